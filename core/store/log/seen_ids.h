// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash_set.h"
#include "core/base/time/prudent_time.h"
#include "core/event/event.h"

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace footfall {

/// The event ids of the last day, so that an event sent again is counted once. Keeps 64-bit hashes
/// under a key of the store's own: two ids of a full memory fall together about once in 10¹²
/// events. One thread.
class SeenIds
{
public:
    static constexpr DurationMs keptMs = 24 * 3'600'000;
    /// An id is kept for `keptMs`, and up to this much longer.
    static constexpr DurationMs generationMs = 6 * 3'600'000;

    /// `most` ids are kept; beyond them the oldest are forgotten, a tenth at a time.
    SeenIds(std::uint64_t key, std::size_t most);

    /// Never 0. The same id of two sites has two hashes.
    std::uint64_t hashOf(std::string_view site, std::string_view eventId) const;
    /// What is known of the time: by a clock that is far ahead of it none is forgotten.
    void setTime(const PrudentTime& time, TimeMs now);
    /// The time goes on.
    void tick(TimeMs now, SteadyTime steady);
    /// True when it was not seen before. When `now` runs backwards, ids are kept for longer.
    bool add(std::uint64_t hash, TimeMs now);
    /// Leaves out events whose ids were seen before, and notes the others'. The hashes of the ids
    /// of those that stay, 0 for no id.
    std::vector<std::uint64_t> dropResent(std::vector<Event>& events, TimeMs now);
    /// An id of an earlier run, none of which was added yet.
    void restore(std::uint64_t hash, TimeMs at);
    /// `hash` is restored soon: has what that takes brought in.
    void fetch(std::uint64_t hash) const;
    std::size_t size() const { return m_size; }

private:
    struct Generation
    {
        TimeMs begin;
        TimeMs newest;
        HashSet hashes;
    };

    void forgetOld(TimeMs now);
    void insert(std::uint64_t hash, TimeMs now);

    PrudentTime m_time;
    /// None is taken to be older than by this.
    TimeMs m_now{INT64_MAX};
    const std::uint64_t m_key;
    const std::size_t m_perGeneration;
    const std::size_t m_most;
    /// The newest first.
    std::deque<Generation> m_generations;
    std::size_t m_size = 0;
};

} // namespace footfall
