// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace footfall {

/// A length of time in nanoseconds.
using DurationNs = std::int64_t;

/// How many took how long: counts in buckets, each of which ends at twice as much as the one before
/// it. Takes 224 bytes, whatever is added.
class Histogram
{
public:
    static constexpr DurationNs firstEndNs = 250;
    /// Buckets that end; the last one at 8.4 s. One more has what took longer.
    static constexpr std::size_t ends = 26;

    void add(DurationNs took)
    {
        took = std::max<DurationNs>(took, 0);
        ++m_counts[bucketOf(took)];
        m_sum += took;
    }

    static constexpr DurationNs endOf(std::size_t bucket) { return firstEndNs << bucket; }
    /// How many took no longer than until the end of a bucket.
    std::uint64_t upTo(std::size_t bucket) const
    {
        std::uint64_t count = 0;
        for (std::size_t i = 0; i <= bucket; ++i)
            count += m_counts[i];
        return count;
    }
    std::uint64_t count() const { return upTo(ends); }
    /// Of all of them.
    DurationNs sum() const { return m_sum; }

private:
    static std::size_t bucketOf(DurationNs took)
    {
        // What takes just until an end belongs before it.
        const auto beyond = std::uint64_t(std::max<DurationNs>(took - 1, 0)) / firstEndNs;
        return std::min<std::size_t>(std::size_t(std::bit_width(beyond)), ends);
    }

    std::array<std::uint64_t, ends + 1> m_counts = {};
    DurationNs m_sum = 0;
};

} // namespace footfall
