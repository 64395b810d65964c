// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_index.h"

#include <utility>

namespace footfall {

namespace {

constexpr std::size_t smallestIndex = 8;

} // namespace

void SessionIndex::insert(std::uint64_t hash, SessionSlot slot)
{
    Shard& shard = m_shards[hash >> (64 - shardBits)];
    if (shard.size * 4 >= shard.entries.size() * 3)
        grow(shard);
    place(shard, {static_cast<std::uint32_t>(hash), slot});
    ++shard.size;
}

void SessionIndex::place(Shard& shard, Entry entry)
{
    std::size_t at = entry.tag & shard.mask();
    while (shard.entries[at].slot != noSession)
        at = (at + 1) & shard.mask();
    shard.entries[at] = entry;
}

void SessionIndex::grow(Shard& shard)
{
    const std::size_t capacity = shard.entries.empty() ? smallestIndex : shard.entries.size() * 2;
    const std::vector<Entry> old = std::exchange(shard.entries, std::vector<Entry>(capacity));
    for (const Entry& entry : old) {
        if (entry.slot != noSession)
            place(shard, entry);
    }
}

void SessionIndex::erase(std::uint64_t hash, SessionSlot slot)
{
    Shard& shard = m_shards[hash >> (64 - shardBits)];
    const std::size_t mask = shard.mask();
    std::size_t hole = hash & mask;
    while (shard.entries[hole].slot != slot)
        hole = (hole + 1) & mask;
    // Closes the gap: whoever stands behind it on the way from its home moves up.
    for (std::size_t at = (hole + 1) & mask; shard.entries[at].slot != noSession;
         at = (at + 1) & mask) {
        const std::size_t home = shard.entries[at].tag & mask;
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            shard.entries[hole] = shard.entries[at];
            hole = at;
        }
    }
    shard.entries[hole] = {};
    --shard.size;
}

} // namespace footfall
