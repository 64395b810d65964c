// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace footfall {

/// Tells visitors seen for the first time, by their 64-bit keyed hashes: every one up to `exact` of
/// them, then a sample. When the set is full, one more low bit must be zero for a hash to be kept,
/// which halves it (adaptive sampling: Wegman; analysed by Flajolet, "On adaptive sampling", 1990,
/// standard error about 1.2/√exact). A newcomer counts for as many as the sample stands for at that
/// moment, which needs no recount and errs by less than 1/√exact (Cohen, "All-distances sketches,
/// revisited", 2014). Eight bytes a visitor and about as many spare.
class VisitorCount
{
public:
    explicit VisitorCount(std::size_t exact);

    /// For how many new visitors this one stands: 0 when it is known or not in the sample.
    std::int64_t add(std::uint64_t hash);
    bool estimated() const { return m_depth > 0; }
    void clear();
    std::size_t bytes() const;

private:
    /// Small tables, so that none takes long to grow.
    static constexpr int shardBits = 10;
    struct Shard
    {
        std::vector<std::uint64_t> hashes;
        std::size_t size = 0;
    };

    static bool insert(Shard& shard, std::uint64_t hash);
    static void grow(Shard& shard, std::size_t capacity);
    bool inSample(std::uint64_t hash) const;
    void halve();

    std::size_t m_exact;
    std::size_t m_size = 0;
    int m_depth = 0;
    std::vector<Shard> m_shards;
};

} // namespace footfall
