// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace footfall {

/// Tells visitors seen for the first time, by their 64-bit keyed hashes, which are the same after a
/// restart: every one up to `exact` of
/// them, then a sample. When the set is full, one more low bit must be zero for a hash to be kept,
/// which halves it (adaptive sampling: Wegman; analysed by Flajolet, "On adaptive sampling", 1990,
/// standard error about 1.2/√exact). A newcomer counts for as many as the sample stands for at that
/// moment, which needs no recount and errs by less than 1/√exact (Cohen, "All-distances sketches,
/// revisited", 2014). Eight bytes a visitor and about as many spare.
class VisitorCount
{
public:
    /// `key` is secret, and random.
    VisitorCount(std::size_t exact, std::uint64_t key);

    /// For how many new visitors this one of a site stands: 0 when it is known or not in the
    /// sample.
    std::int64_t add(std::uint32_t site, std::string_view visitor);
    bool estimated() const { return m_depth > 0; }
    void clear();
    std::size_t bytes() const;

    /// Its key and its hashes in a checkpoint, for both ways: see FieldWriter. What it counted
    /// before is lost where it is read.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);

private:
    /// Bits below are for sampling, so that a sample still spreads over the table.
    static constexpr int samplingBits = 20;
    /// Small tables, so that none takes long to grow.
    static constexpr int shardBits = 10;
    struct Shard
    {
        std::vector<std::uint64_t> hashes;
        std::size_t size = 0;
    };

    std::int64_t addHash(std::uint64_t hash);
    static bool insert(Shard& shard, std::uint64_t hash);
    static void grow(Shard& shard, std::size_t capacity);
    bool inSample(std::uint64_t hash) const;
    void halve();

    std::size_t m_exact;
    std::uint64_t m_key;
    std::size_t m_size = 0;
    int m_depth = 0;
    std::vector<Shard> m_shards;
};

} // namespace footfall
