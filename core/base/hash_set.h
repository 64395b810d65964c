// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/prefetch.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace footfall {

/// A set of 64-bit hashes in a thousand small tables, so that growing costs microseconds, never the
/// whole. Eight bytes an entry and about as many spare. The hashes must be spread evenly.
class HashSet
{
public:
    HashSet()
        : m_shards(std::size_t(1) << shardBits)
    {
    }

    /// False when it was there already.
    bool insert(std::uint64_t hash)
    {
        hash += hash == empty;
        Shard& shard = shardOf(hash);
        if (shard.size * 4 >= shard.hashes.size() * 3)
            grow(shard);
        std::uint64_t& slot = shard.hashes[place(shard, hash)];
        if (slot == hash)
            return false;
        slot = hash;
        ++shard.size;
        ++m_size;
        return true;
    }
    bool contains(std::uint64_t hash) const
    {
        hash += hash == empty;
        const Shard& shard = shardOf(hash);
        return !shard.hashes.empty() && shard.hashes[place(shard, hash)] == hash;
    }
    /// Brings in what `insert` of this hash, a little later, will look at.
    void fetch(std::uint64_t hash) const
    {
        const Shard& shard = shardOf(hash);
        if (!shard.hashes.empty())
            prefetch(&shard.hashes[hash & (shard.hashes.size() - 1)]);
    }
    std::size_t size() const { return m_size; }

private:
    static constexpr int shardBits = 10;
    static constexpr std::size_t smallest = 8;
    static constexpr std::uint64_t empty = 0;
    struct Shard
    {
        std::vector<std::uint64_t> hashes;
        std::size_t size = 0;
    };

    Shard& shardOf(std::uint64_t hash) { return m_shards[hash >> (64 - shardBits)]; }
    const Shard& shardOf(std::uint64_t hash) const { return m_shards[hash >> (64 - shardBits)]; }
    /// Where it is, or where it belongs.
    static std::size_t place(const Shard& shard, std::uint64_t hash)
    {
        const std::size_t mask = shard.hashes.size() - 1;
        std::size_t at = hash & mask;
        while (shard.hashes[at] != empty && shard.hashes[at] != hash)
            at = (at + 1) & mask;
        return at;
    }
    static void grow(Shard& shard)
    {
        const std::size_t room = shard.hashes.empty() ? smallest : shard.hashes.size() * 2;
        const auto old = std::exchange(shard.hashes, std::vector<std::uint64_t>(room, empty));
        for (const std::uint64_t hash : old) {
            if (hash != empty)
                shard.hashes[place(shard, hash)] = hash;
        }
    }

    std::vector<Shard> m_shards;
    std::size_t m_size = 0;
};

} // namespace footfall
