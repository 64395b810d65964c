// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log_reader.h"

#include "core/store/event_id.h"
#include "core/store/metadata_text.h"
#include "core/store/schema.h"

namespace footfall {

namespace {

constexpr char select[] =
    "SELECT e.seq, e.received, e.lag, e.kind, e.visit, e.site, coalesce(e.session, v.session), "
    "coalesce(e.visitor, v.visitor), e.type, e.page, e.country, e.city, e.metadata, e.event_id "
    "FROM events e LEFT JOIN visits v ON v.id = e.visit WHERE e.seq > ? ORDER BY e.seq";

enum Column
{
    Seq,
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

constexpr auto importedFrom = std::int64_t(LogKind::ImportedFrom);

std::string typeOf(std::int64_t kind, const std::string& custom)
{
    switch (LogKind(kind)) {
    case LogKind::PageView:
        return "pageview";
    case LogKind::Click:
        return "click";
    case LogKind::SessionEnd:
        return "session_end";
    default:
        return custom;
    }
}

} // namespace

LogReader::LogReader(const Database& database)
    : m_rows(database, select)
    , m_texts(database)
{
}

void LogReader::goTo(std::uint64_t seq)
{
    m_rows.reset();
    m_rows.bind(1, std::int64_t(seq));
}

LogReader::Next LogReader::next()
{
    for (;;) {
        switch (m_rows.step()) {
        case Statement::Step::Row:
            if (m_rows.number(Kind) == std::int64_t(LogKind::Forgotten))
                continue;
            take();
            return m_texts.hasFailed() ? Next::Failed : Next::Entry;
        case Statement::Step::Done:
            m_rows.reset();
            return Next::End;
        case Statement::Step::Failed:
            return Next::Failed;
        }
    }
}

void LogReader::take()
{
    m_seq = std::uint64_t(m_rows.number(Seq));
    m_entry = {};
    m_entry.at = m_rows.number(Received);
    m_entry.visit = std::uint64_t(m_rows.number(Visit));
    const std::int64_t kind = m_rows.number(Kind);
    m_entry.imported = kind >= importedFrom;
    m_entry.event = eventOf(kind % importedFrom, m_entry.at);
}

EventPtr LogReader::eventOf(std::int64_t kind, TimeMs received)
{
    if (kind > std::int64_t(LogKind::Custom))
        return nullptr;
    auto event = std::make_shared<Event>();
    event->receivedAt = received;
    event->timestamp = received - m_rows.number(Lag);
    event->site = m_texts.of(m_rows, Site);
    event->sessionId = m_rows.text(Session);
    event->visitorId = m_rows.text(Visitor);
    event->page = m_texts.of(m_rows, Page);
    event->country = m_texts.of(m_rows, Country);
    event->city = m_texts.of(m_rows, City);
    event->metadata = metadataOfText(m_texts.of(m_rows, Metadata));
    event->eventId = m_rows.isBlob(EventId) ? unpackUuid(m_rows.text(EventId))
                                            : std::string(m_rows.text(EventId));
    event->type = typeOf(kind, m_texts.of(m_rows, Type));
    event->kind = eventKindOf(event->type);
    return event;
}

} // namespace footfall
