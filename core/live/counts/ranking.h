// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace footfall {

/// Counts that stay ranked while they change by one. Nodes of the same count hang in one bucket,
/// the buckets in a list from the highest to the lowest count, so that a step up or down is O(1)
/// and the first rows are read without sorting. Of equals, the one that came first stands first.
class Ranking
{
public:
    using Node = std::uint32_t;
    static constexpr Node none = UINT32_MAX;

    /// A node for `item`, with count 0; rows do not show it until it counts.
    Node add(std::uint32_t item);
    /// A node behind all others; its count must not be above theirs.
    Node append(std::uint32_t item, std::int64_t count);
    void remove(Node node);
    void increment(Node node);
    /// The count must be above 0.
    void decrement(Node node);
    std::int64_t count(Node node) const { return m_buckets[m_nodes[node].bucket].count; }
    void clear();

    /// Calls visit(item, count) for the first `rows` nodes that count, highest first.
    template <typename Visit>
    void top(std::size_t rows, Visit visit) const
    {
        for (auto b = m_highest; b != none && m_buckets[b].count > 0; b = m_buckets[b].lower) {
            for (auto n = m_buckets[b].first; n != none; n = m_nodes[n].next) {
                if (rows-- == 0)
                    return;
                visit(m_nodes[n].item, m_buckets[b].count);
            }
        }
    }

private:
    using BucketId = std::uint32_t;
    struct Entry
    {
        std::uint32_t item = 0;
        BucketId bucket = none;
        Node previous = none;
        Node next = none;
    };
    struct Bucket
    {
        std::int64_t count = 0;
        Node first = none;
        Node last = none;
        BucketId higher = none;
        BucketId lower = none;
    };

    BucketId bucketAbove(BucketId bucket, std::int64_t count);
    BucketId bucketBelow(BucketId bucket, std::int64_t count);
    BucketId insertBucket(std::int64_t count, BucketId higher, BucketId lower);
    void attach(Node node, BucketId bucket);
    void detach(Node node);
    void removeIfEmpty(BucketId bucket);

    std::vector<Entry> m_nodes;
    std::vector<Bucket> m_buckets;
    std::vector<Node> m_freeNodes;
    std::vector<BucketId> m_freeBuckets;
    BucketId m_highest = none;
    BucketId m_lowest = none;
};

} // namespace footfall
