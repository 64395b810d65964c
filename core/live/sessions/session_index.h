// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/prefetch.h"
#include "core/live/counts/session_list.h"

#include <cstdint>
#include <vector>

namespace footfall {

/// Finds a session's slot by the hash of its key. Open addressing in a thousand small tables, so
/// that growing costs microseconds, never the whole. Eight bytes an entry and about as many spare.
class SessionIndex
{
public:
    SessionIndex()
        : m_shards(1U << shardBits)
    {
    }

    /// The slot with that hash for which same(slot) holds.
    template <typename Same>
    SessionSlot find(std::uint64_t hash, Same same) const
    {
        const Shard& shard = m_shards[hash >> (64 - shardBits)];
        if (shard.entries.empty())
            return noSession;
        const auto tag = static_cast<std::uint32_t>(hash);
        for (std::size_t at = tag & shard.mask();; at = (at + 1) & shard.mask()) {
            const Entry& entry = shard.entries[at];
            if (entry.slot == noSession || (entry.tag == tag && same(entry.slot)))
                return entry.slot;
        }
    }
    void fetch(std::uint64_t hash) const
    {
        const Shard& shard = m_shards[hash >> (64 - shardBits)];
        if (!shard.entries.empty())
            prefetch(&shard.entries[static_cast<std::uint32_t>(hash) & shard.mask()]);
    }
    void insert(std::uint64_t hash, SessionSlot slot);
    /// The slot must be there.
    void erase(std::uint64_t hash, SessionSlot slot);

private:
    static constexpr int shardBits = 10;
    struct Entry
    {
        std::uint32_t tag = 0;
        SessionSlot slot = noSession;
    };
    struct Shard
    {
        std::vector<Entry> entries;
        std::size_t size = 0;
        std::size_t mask() const { return entries.size() - 1; }
    };

    static void place(Shard& shard, Entry entry);
    static void grow(Shard& shard);

    std::vector<Shard> m_shards;
};

} // namespace footfall
