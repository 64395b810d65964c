// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/completed.h"
#include "core/live/sessions/session_data.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace footfall {

/// Visits that are over and wait for the store; nothing unless it asked for them.
class EndedVisits
{
public:
    static constexpr std::size_t maxWaiting = 100'000;
    /// Of those that wait, about.
    static constexpr std::size_t maxBytes = 64 * 1024 * 1024;
    /// Beyond these, the oldest wait in brief, so many of them: their ends are not lost.
    static constexpr std::size_t maxInBrief = 1'000'000;

    /// Off at first. Turned off, it lets go of what waits.
    void collect(bool on);
    /// The session, still under its labels, is over.
    void add(const SessionData& data, const Session& session, TimeMs now);
    /// Lets go of those that this says; what waits in brief names nobody.
    void forget(const std::function<bool(const EndedVisit&)>& goes);
    /// At most so many, in the order of their ends.
    std::vector<EndedVisit> take(std::size_t most = SIZE_MAX);
    bool isEmpty() const { return m_waiting.empty() && m_inBrief.empty(); }

private:
    /// What is left of a visit in brief.
    struct Brief
    {
        std::uint64_t visit;
        TimeMs beganAt;
        TimeMs endedAt;
        std::int64_t durationSeconds;
        std::uint32_t events;
        std::uint32_t pageViews;
    };

    void shortenOldest();

    bool m_on = false;
    std::deque<EndedVisit> m_waiting;
    std::size_t m_bytes = 0;
    std::deque<Brief> m_inBrief;
};

} // namespace footfall
