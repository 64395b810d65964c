// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/visitor_count.h"

#include "core/base/stable_hash.h"

#include <utility>

namespace footfall {

namespace {

constexpr std::size_t smallestTable = 8;

} // namespace

VisitorCount::VisitorCount(std::size_t exact, std::uint64_t key)
    : m_exact(exact)
    , m_key(key)
    , m_shards(1U << shardBits)
{
}

std::int64_t VisitorCount::add(std::uint32_t site, std::string_view visitor)
{
    constexpr std::uint64_t spread = 0x9e3779b97f4a7c15;
    return addHash(stableHash(visitor, m_key + site * spread));
}

std::int64_t VisitorCount::addHash(std::uint64_t hash)
{
    hash |= hash == 0 ? std::uint64_t(1) << samplingBits : 0;
    if (!inSample(hash) || !insert(m_shards[hash >> (64 - shardBits)], hash))
        return 0;
    const std::int64_t weight = std::int64_t(1) << m_depth;
    if (++m_size > m_exact && m_depth < samplingBits)
        halve();
    return weight;
}

bool VisitorCount::inSample(std::uint64_t hash) const
{
    return (hash & ((std::uint64_t(1) << m_depth) - 1)) == 0;
}

bool VisitorCount::insert(Shard& shard, std::uint64_t hash)
{
    if (shard.size * 4 >= shard.hashes.size() * 3)
        grow(shard, shard.hashes.empty() ? smallestTable : shard.hashes.size() * 2);
    const std::size_t mask = shard.hashes.size() - 1;
    std::size_t at = (hash >> samplingBits) & mask;
    for (; shard.hashes[at] != 0; at = (at + 1) & mask) {
        if (shard.hashes[at] == hash)
            return false;
    }
    shard.hashes[at] = hash;
    ++shard.size;
    return true;
}

void VisitorCount::grow(Shard& shard, std::size_t capacity)
{
    const std::vector<std::uint64_t> old =
        std::exchange(shard.hashes, std::vector<std::uint64_t>(capacity));
    shard.size = 0;
    for (std::uint64_t hash : old) {
        if (hash != 0)
            insert(shard, hash);
    }
}

void VisitorCount::halve()
{
    ++m_depth;
    m_size = 0;
    for (Shard& shard : m_shards) {
        for (std::uint64_t& hash : shard.hashes) {
            if (!inSample(hash))
                hash = 0;
        }
        grow(shard, shard.hashes.size());
        m_size += shard.size;
    }
}

void VisitorCount::clear()
{
    *this = VisitorCount(m_exact, m_key);
}

std::size_t VisitorCount::bytes() const
{
    std::size_t bytes = 0;
    for (const Shard& shard : m_shards)
        bytes += sizeof(Shard) + shard.hashes.capacity() * sizeof(std::uint64_t);
    return bytes;
}

} // namespace footfall
