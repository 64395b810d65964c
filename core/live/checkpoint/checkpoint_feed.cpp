// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the alerts and the feed are written into a checkpoint and read again.
#include "core/live/alerts/alert_log.h"
#include "core/live/checkpoint/checkpoint_values.h"
#include "core/live/model_state.h"

#include <bit>
#include <utility>

namespace footfall {

namespace {

void writeAlert(ByteWriter& writer, const Alert& alert)
{
    writer.number(alert.id);
    writer.byte(static_cast<std::uint8_t>(alert.kind));
    writer.integer(alert.at);
    writer.text(alert.site);
    writeCount(writer, alert.visitorsLastMinute);
    writeCount(writer, alert.activeVisitors);
    writer.fixed(std::bit_cast<std::uint64_t>(alert.expected));
    writeCount(writer, alert.value);
    writer.text(alert.page);
}

Alert readAlert(ByteReader& reader)
{
    Alert alert;
    alert.id = reader.number();
    alert.kind = static_cast<Alert::Kind>(reader.byte(static_cast<std::uint8_t>(Alert::lastKind)));
    alert.at = readTime(reader);
    alert.site = reader.text();
    alert.visitorsLastMinute = readCount(reader);
    alert.activeVisitors = readCount(reader);
    alert.expected = std::bit_cast<double>(reader.fixed());
    alert.value = readCount(reader);
    alert.page = reader.text();
    return alert;
}

void writeEvent(ByteWriter& writer, const Event& event)
{
    writer.byte(static_cast<std::uint8_t>(event.kind));
    writer.flag(event.simulated);
    writer.integer(event.timestamp);
    writer.integer(event.receivedAt);
    for (const std::string* text : {&event.type, &event.page, &event.sessionId, &event.site,
                                    &event.country, &event.city, &event.visitorId, &event.eventId})
        writer.text(*text);
    writer.number(event.metadata.size());
    for (const MetadataEntry& entry : event.metadata) {
        writer.text(entry.key);
        writer.text(entry.value);
        writer.flag(entry.isText);
    }
}

Event readEvent(ByteReader& reader)
{
    Event event;
    event.kind =
        static_cast<Event::Kind>(reader.byte(static_cast<std::uint8_t>(Event::Kind::Custom)));
    event.simulated = reader.flag();
    event.timestamp = readTime(reader);
    event.receivedAt = readTime(reader);
    for (std::string* text : {&event.type, &event.page, &event.sessionId, &event.site,
                              &event.country, &event.city, &event.visitorId, &event.eventId})
        *text = reader.text();
    for (std::size_t entries = reader.count(); entries > 0 && reader.ok(); --entries) {
        MetadataEntry& entry = event.metadata.emplace_back();
        entry.key = reader.text();
        entry.value = reader.text();
        entry.isText = reader.flag();
    }
    return event;
}

} // namespace

void AlertLog::write(ByteWriter& writer) const
{
    writer.number(m_lastId);
    writer.number(m_kept.size());
    for (std::size_t age = m_kept.size(); age-- > 0;)
        writeAlert(writer, m_kept[age]);
    // Those not told yet are the newest ones.
    writer.number(m_new.size());
}

void AlertLog::read(ByteReader& reader)
{
    clear();
    m_lastId = reader.number();
    for (std::size_t alerts = reader.count(); alerts > 0 && reader.ok(); --alerts)
        m_kept.push(readAlert(reader));
    for (std::size_t untold = std::min<std::size_t>(reader.number(), m_kept.size()); untold-- > 0;)
        m_new.push_back(m_kept[untold]);
}

void writeFeed(ByteWriter& writer, const Ring<FeedEntry>& feed)
{
    writer.number(feed.size());
    for (std::size_t age = feed.size(); age-- > 0;) {
        writer.number(feed[age].item.number);
        writer.number(feed[age].site);
        writeEvent(writer, *feed[age].item.event);
    }
}

void readFeed(ByteReader& reader, Ring<FeedEntry>& feed, std::size_t sites)
{
    for (std::size_t entries = reader.count(); entries > 0 && reader.ok(); --entries) {
        FeedEntry entry;
        entry.item.number = reader.number();
        entry.site = readSmall(reader);
        entry.item.event = std::make_shared<const Event>(readEvent(reader));
        reader.require(entry.site < sites);
        feed.push(std::move(entry));
    }
}

} // namespace footfall
