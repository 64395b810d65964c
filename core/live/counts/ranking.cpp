// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/ranking.h"

namespace footfall {

namespace {

template <typename Value>
std::uint32_t place(std::vector<Value>& values, std::vector<std::uint32_t>& free, Value value)
{
    if (free.empty()) {
        values.push_back(value);
        return static_cast<std::uint32_t>(values.size() - 1);
    }
    const std::uint32_t index = free.back();
    free.pop_back();
    values[index] = value;
    return index;
}

} // namespace

Ranking::Node Ranking::add(std::uint32_t item)
{
    const Node node = place(m_nodes, m_freeNodes, Entry{item, none, none, none});
    const bool hasZero = m_lowest != none && m_buckets[m_lowest].count == 0;
    attach(node, hasZero ? m_lowest : insertBucket(0, m_lowest, none));
    return node;
}

Ranking::Node Ranking::append(std::uint32_t item, std::int64_t count)
{
    const Node node = place(m_nodes, m_freeNodes, Entry{item, none, none, none});
    const bool isEqual = m_lowest != none && m_buckets[m_lowest].count == count;
    attach(node, isEqual ? m_lowest : insertBucket(count, m_lowest, none));
    return node;
}

void Ranking::remove(Node node)
{
    const BucketId bucket = m_nodes[node].bucket;
    detach(node);
    removeIfEmpty(bucket);
    m_freeNodes.push_back(node);
}

void Ranking::increment(Node node)
{
    const BucketId from = m_nodes[node].bucket;
    const BucketId to = bucketAbove(from, m_buckets[from].count + 1);
    detach(node);
    attach(node, to);
    removeIfEmpty(from);
}

void Ranking::decrement(Node node)
{
    const BucketId from = m_nodes[node].bucket;
    const BucketId to = bucketBelow(from, m_buckets[from].count - 1);
    detach(node);
    attach(node, to);
    removeIfEmpty(from);
}

void Ranking::clear()
{
    *this = Ranking();
}

Ranking::BucketId Ranking::bucketAbove(BucketId bucket, std::int64_t count)
{
    const BucketId higher = m_buckets[bucket].higher;
    if (higher != none && m_buckets[higher].count == count)
        return higher;
    return insertBucket(count, higher, bucket);
}

Ranking::BucketId Ranking::bucketBelow(BucketId bucket, std::int64_t count)
{
    const BucketId lower = m_buckets[bucket].lower;
    if (lower != none && m_buckets[lower].count == count)
        return lower;
    return insertBucket(count, bucket, lower);
}

Ranking::BucketId Ranking::insertBucket(std::int64_t count, BucketId higher, BucketId lower)
{
    const BucketId bucket =
        place(m_buckets, m_freeBuckets, Bucket{count, none, none, higher, lower});
    (higher == none ? m_highest : m_buckets[higher].lower) = bucket;
    (lower == none ? m_lowest : m_buckets[lower].higher) = bucket;
    return bucket;
}

void Ranking::attach(Node node, BucketId bucket)
{
    Bucket& to = m_buckets[bucket];
    m_nodes[node].bucket = bucket;
    m_nodes[node].previous = to.last;
    m_nodes[node].next = none;
    (to.last == none ? to.first : m_nodes[to.last].next) = node;
    to.last = node;
}

void Ranking::detach(Node node)
{
    const Entry& entry = m_nodes[node];
    Bucket& from = m_buckets[entry.bucket];
    (entry.previous == none ? from.first : m_nodes[entry.previous].next) = entry.next;
    (entry.next == none ? from.last : m_nodes[entry.next].previous) = entry.previous;
}

void Ranking::removeIfEmpty(BucketId bucket)
{
    const Bucket& gone = m_buckets[bucket];
    if (gone.first != none)
        return;
    (gone.higher == none ? m_highest : m_buckets[gone.higher].lower) = gone.lower;
    (gone.lower == none ? m_lowest : m_buckets[gone.lower].higher) = gone.higher;
    m_freeBuckets.push_back(bucket);
}

} // namespace footfall
