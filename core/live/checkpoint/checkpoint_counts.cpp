// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the counters are written into a checkpoint and read again.
#include "core/live/alerts/poisson_spike_rule.h"
#include "core/live/checkpoint/checkpoint_values.h"
#include "core/live/counts/minutes.h"
#include "core/live/counts/visitor_count.h"

namespace footfall {

void Series::write(ByteWriter& writer) const
{
    writer.integer(m_points.back().at);
    writeCount(writer, m_active);
    for (const SeriesPoint& point : m_points) {
        writeCount(writer, point.active);
        writeCount(writer, point.pageViews);
        writeCount(writer, point.events);
    }
}

void Series::read(ByteReader& reader)
{
    const TimeMs last = readTime(reader);
    reader.require(last % seriesBucketMs == 0);
    const auto small = [&] { return static_cast<std::int32_t>(reader.number(INT32_MAX)); };
    m_active = small();
    TimeMs at = last - (seriesBuckets - 1) * seriesBucketMs;
    for (SeriesPoint& point : m_points) {
        point.at = at;
        point.active = small();
        point.pageViews = small();
        point.events = small();
        at += seriesBucketMs;
    }
}

void SlidingCount::write(ByteWriter& writer) const
{
    writeCount(writer, m_newest);
    for (std::uint32_t bin : m_bins)
        writer.number(bin);
}

void SlidingCount::read(ByteReader& reader)
{
    m_newest = readCount(reader);
    m_total = 0;
    for (std::uint32_t& bin : m_bins) {
        bin = readSmall(reader);
        m_total += bin;
    }
}

void Milestones::write(ByteWriter& writer) const
{
    writer.fixed(m_told);
}

void Milestones::read(ByteReader& reader)
{
    m_told = reader.fixed();
}

void PoissonSpikeRule::write(ByteWriter& writer) const
{
    m_lastMinute.write(writer);
    writer.number(m_minutes.size());
    for (std::int64_t sessions : m_minutes)
        writeCount(writer, sessions);
    writer.integer(m_minute);
    writer.flag(m_minuteIsFull);
    writeCount(writer, m_inMinute);
    writeCount(writer, m_told);
    writer.integer(m_toldAt);
}

void PoissonSpikeRule::read(ByteReader& reader)
{
    m_lastMinute.read(reader);
    m_minutes.assign(static_cast<std::size_t>(reader.number(historyMinutes)), 0);
    for (std::int64_t& sessions : m_minutes)
        sessions = readCount(reader);
    m_minute = readTime(reader);
    m_minuteIsFull = reader.flag();
    m_inMinute = readCount(reader);
    m_told = readCount(reader);
    m_toldAt = readTime(reader);
    learn();
}

void VisitorCount::write(ByteWriter& writer) const
{
    writer.fixed(m_key);
    writer.byte(static_cast<std::uint8_t>(m_depth));
    writer.number(m_size);
    for (const Shard& shard : m_shards) {
        for (std::uint64_t hash : shard.hashes) {
            if (hash != 0)
                writer.fixed(hash);
        }
    }
}

void VisitorCount::read(ByteReader& reader)
{
    clear();
    m_key = reader.fixed();
    m_depth = reader.byte(samplingBits);
    const std::size_t size = reader.count();
    for (; m_size < size && reader.ok(); ++m_size) {
        const std::uint64_t hash = reader.fixed();
        reader.require(hash != 0 && inSample(hash) &&
                       insert(m_shards[hash >> (64 - shardBits)], hash));
    }
}

void Minutes::write(ByteWriter& writer) const
{
    writer.integer(m_minute);
    writer.number(m_carried.size());
    for (const MinuteCounts& row : m_carried) {
        writer.flag(row.site.has_value());
        writer.text(row.site.value_or(std::string()));
        writeCounts(writer, row);
    }
}

void Minutes::read(ByteReader& reader)
{
    m_minute = readTime(reader);
    m_carried.clear();
    for (std::size_t rows = reader.count(); rows > 0 && reader.ok(); --rows) {
        MinuteCounts& row = m_carried.emplace_back();
        const bool ofSite = reader.flag();
        const std::string_view site = reader.text();
        if (ofSite)
            row.site = site;
        readCounts(reader, row);
    }
}

} // namespace footfall
