// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/event_rows.h"

#include "core/base/time/clock.h"
#include "core/store/format/event_id.h"
#include "core/store/format/metadata_text.h"
#include "core/store/format/schema.h"

namespace footfall {

namespace {

enum Column
{
    Seq = 1,
    Received,
    Lag,
    Kind,
    Visit,
    Site,
    Session,
    Visitor,
    Type,
    Page,
    Country,
    City,
    Metadata,
    EventId,
};

LogKind baseKindOf(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::PageView:
        return LogKind::PageView;
    case Event::Kind::Click:
        return LogKind::Click;
    case Event::Kind::SessionEnd:
        return LogKind::SessionEnd;
    case Event::Kind::Custom:
        break;
    }
    return LogKind::Custom;
}

std::int64_t logKindOf(const LogEntry& entry)
{
    return std::int64_t(baseKindOf(entry.event->kind)) +
           (entry.imported ? std::int64_t(LogKind::ImportedFrom) : 0) +
           (entry.event->simulated ? std::int64_t(LogKind::SimulatedFrom) : 0);
}

} // namespace

EventRows::EventRows(const Database& database, LabelWriter& labels)
    : m_labels(labels)
    , m_insert(database, "INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    , m_insertMark(database, "INSERT INTO marks VALUES(?,?,?)")
    , m_beginners(visitsKnown)
{
}

bool EventRows::mark(const LogEntry& entry, std::uint64_t seq)
{
    const TimeMs minute = minuteOf(entry.at);
    if (minute == m_minute && entry.imported == m_isImported)
        return true;
    m_minute = minute;
    m_isImported = entry.imported;
    return m_insertMark.bind(1, std::int64_t(seq))
        .bind(2, minute)
        .bind(3, std::int64_t(entry.imported))
        .run();
}

bool EventRows::write(const LogEntry& entry, std::uint64_t seq)
{
    if (!entry.event)
        return writeClear(entry.at, seq);
    const Event& event = *entry.event;
    m_insert.bind(Seq, std::int64_t(seq))
        .bind(Received, entry.at)
        .bind(Lag, entry.at - event.timestamp)
        .bind(Kind, logKindOf(entry))
        .bind(Visit, std::int64_t(entry.visit));
    bindWho(entry);
    bindEventId(event.eventId);
    return bindTexts(event, dayOf(entry.at)) && m_insert.run();
}

bool EventRows::writeClear(TimeMs at, std::uint64_t seq)
{
    m_insert.bind(Seq, std::int64_t(seq))
        .bind(Received, at)
        .bind(Lag, std::int64_t(0))
        .bind(Kind, std::int64_t(LogKind::Clear))
        .bind(Visit, std::int64_t(0));
    for (int column = Site; column <= EventId; ++column)
        m_insert.bindNull(column);
    return m_insert.run();
}

void EventRows::bindWho(const LogEntry& entry)
{
    const Event& event = *entry.event;
    m_insert.bindNull(Session).bindNull(Visitor);
    if (entry.visit == 0)
        m_insert.bind(Session, event.sessionId);
    if (entry.visit == 0 ? !event.visitorId.empty() : !isBeginner(entry))
        m_insert.bind(Visitor, event.visitorId);
}

/// Whether the event names the visitor that its visit's row names. Not so for a visit that was not
/// heard of for long: then the event names it itself, which is right as well.
bool EventRows::isBeginner(const LogEntry& entry)
{
    const std::uint64_t hash = textHash(entry.event->visitorId);
    Beginner& known = m_beginners[entry.visit % visitsKnown];
    if (entry.began)
        known = {entry.visit, hash};
    return known.visit == entry.visit && known.visitorHash == hash;
}

void EventRows::bindEventId(const std::string& id)
{
    if (id.empty())
        m_insert.bindNull(EventId);
    else if (packUuid(id, m_uuid))
        m_insert.bindBlob(EventId, {m_uuid, sizeof m_uuid});
    else
        m_insert.bind(EventId, id);
}

bool EventRows::bindTexts(const Event& event, std::int64_t day)
{
    writeMetadataText(event.metadata, m_metadata);
    m_insert.bindNull(Type);
    return (event.kind != Event::Kind::Custom || m_labels.bind(m_insert, Type, event.type, day)) &&
           m_labels.bind(m_insert, Site, event.site, day) &&
           m_labels.bind(m_insert, Page, event.page, day) &&
           m_labels.bind(m_insert, Country, event.country, day) &&
           m_labels.bind(m_insert, City, event.city, day) &&
           m_labels.bind(m_insert, Metadata, m_metadata, day);
}

void EventRows::startAfter(TimeMs minute)
{
    m_minute = minute;
    m_beginners.assign(visitsKnown, {});
}

} // namespace footfall
