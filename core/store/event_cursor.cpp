// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_cursor.h"

#include "core/event/event_fields.h"
#include "core/store/label_texts.h"
#include "core/store/schema.h"

#include <QUuid>

namespace footfall {

namespace {

constexpr DurationMs minuteMs = 60'000;

enum Column
{
    Seq,
    Received,
    Lag,
    Kind,
    Site,
    SessionId,
    Visitor,
    Type,
    Page,
    Country,
    City,
    Metadata,
    EventId
};

constexpr char rowsQuery[] =
    "SELECT e.seq, e.received, e.lag, e.kind, e.site, coalesce(e.session, v.session),"
    " coalesce(e.visitor, v.visitor), e.type, e.page, e.country, e.city, e.metadata, e.event_id"
    " FROM events e LEFT JOIN visits v ON v.id = e.visit"
    " WHERE e.seq >= ?1 AND e.seq <= ?2 ORDER BY e.seq LIMIT ?3";

/// The only number that a query gives, or nothing when it is null.
Result<std::optional<std::int64_t>> numberOf(Database& database, Statement& query)
{
    const Statement::Step step = query.step();
    if (step == Statement::Step::Failed)
        return Error{database.failure()};
    const bool isThere = step == Statement::Step::Row && !query.isNull(0);
    return isThere ? std::optional(query.number(0)) : std::nullopt;
}

/// The first row that can have come at `from` or later. What lies before the first mark may have.
Result<std::optional<std::int64_t>> firstSeq(Database& database, TimeMs from)
{
    Statement query(database, "SELECT CASE WHEN min(seq) = (SELECT min(seq) FROM marks) THEN 1"
                              " ELSE min(seq) END FROM marks WHERE minute > ?1");
    query.bind(1, from - minuteMs);
    return numberOf(database, query);
}

/// The last row that can have come before `to`: where the next minute begins, less one.
Result<std::optional<std::int64_t>> lastSeq(Database& database, TimeMs to)
{
    Statement query(database, "SELECT min(seq) - 1 FROM marks WHERE seq > "
                              "(SELECT coalesce(max(seq), 0) FROM marks WHERE minute < ?1)");
    query.bind(1, to);
    return numberOf(database, query);
}

Result<bool> begin(Database& database, EventCursor& cursor)
{
    const EventQuery& query = cursor.query;
    const Result<std::int64_t> newest = database.number("SELECT max(seq) FROM events");
    if (!newest)
        return Error{newest.error()};
    cursor.next = 1;
    cursor.last = *newest;
    if (query.from) {
        const auto first = firstSeq(database, query.from);
        if (!first)
            return Error{first.error()};
        cursor.next = first->value_or(cursor.last + 1);
    }
    if (query.to) {
        const auto last = lastSeq(database, query.to);
        if (!last)
            return Error{last.error()};
        cursor.last = std::min(cursor.last, last->value_or(cursor.last));
    }
    return true;
}

std::int64_t kindOf(const Statement& row)
{
    return row.number(Kind) & ~std::int64_t(LogKind::ImportedFrom);
}

std::string typeOf(const Statement& row, LabelTexts& labels)
{
    switch (LogKind(kindOf(row))) {
    case LogKind::PageView:
        return "pageview";
    case LogKind::Click:
        return "click";
    case LogKind::SessionEnd:
        return "session_end";
    default:
        return labels.at(row, Type);
    }
}

std::string eventIdOf(const Statement& row)
{
    if (!row.isBlob(EventId))
        return std::string(row.text(EventId));
    const std::string_view bytes = row.text(EventId);
    const QUuid id = QUuid::fromRfc4122(QByteArray(bytes.data(), qsizetype(bytes.size())));
    return id.toString(QUuid::WithoutBraces).toStdString();
}

/// Reads rows of `events`, looking at the cheap columns first.
class EventRows
{
public:
    EventRows(const EventQuery& query, LabelTexts& labels)
        : m_query(query)
        , m_labels(labels)
    {
    }

    std::optional<Event> eventOf(const Statement& row)
    {
        if (!isWanted(row))
            return std::nullopt;
        Event event;
        event.site = m_labels.at(row, Site);
        event.type = typeOf(row, m_labels);
        event.page = m_labels.at(row, Page);
        event.country = m_labels.at(row, Country);
        event.visitorId = row.text(Visitor);
        event.sessionId = row.text(SessionId);
        if (!isWanted(event))
            return std::nullopt;
        event.kind = eventKindOf(event.type);
        event.receivedAt = row.number(Received);
        event.timestamp = event.receivedAt - row.number(Lag);
        event.city = m_labels.at(row, City);
        event.eventId = eventIdOf(row);
        event.metadata = metadataOf(row);
        return event;
    }

private:
    bool isWanted(const Statement& row) const
    {
        const TimeMs received = row.number(Received);
        return kindOf(row) <= std::int64_t(LogKind::Custom) && received >= m_query.from &&
               (m_query.to == 0 || received < m_query.to);
    }
    bool isWanted(const Event& event) const
    {
        const auto fits = [](const std::string& wanted, std::string_view is) {
            return wanted.empty() || wanted == is;
        };
        return (!m_query.site || *m_query.site == event.site) && fits(m_query.type, event.type) &&
               fits(m_query.page, event.page) && fits(m_query.country, event.country) &&
               fits(m_query.visitor, event.visitor()) && fits(m_query.sessionId, event.sessionId);
    }
    std::vector<MetadataEntry> metadataOf(const Statement& row)
    {
        const std::string json = m_labels.at(row, Metadata);
        simdjson::dom::element root;
        if (json.empty() || m_parser.parse(json).get(root) != simdjson::SUCCESS)
            return {};
        Result<std::vector<MetadataEntry>> entries = readMetadata(root);
        return entries ? std::move(*entries) : std::vector<MetadataEntry>();
    }

    const EventQuery& m_query;
    LabelTexts& m_labels;
    simdjson::dom::parser m_parser;
};

} // namespace

Result<bool> readEvents(Database& database, EventCursor& cursor, const TakeEvent& take)
{
    if (cursor.next == 0) {
        if (const Result<bool> begun = begin(database, cursor); !begun)
            return begun;
    }
    LabelTexts labels(database);
    EventRows events(cursor.query, labels);
    Statement rows(database, rowsQuery);
    rows.bind(1, cursor.next).bind(2, cursor.last).bind(3, std::int64_t(mostEventsWalked));
    int walked = 0;
    bool goesOn = true;
    Statement::Step step = Statement::Step::Row;
    while (goesOn && (step = rows.step()) == Statement::Step::Row) {
        ++walked;
        cursor.next = rows.number(Seq) + 1;
        const std::optional<Event> event = events.eventOf(rows);
        goesOn = !event || take(*event);
    }
    if (step == Statement::Step::Failed || labels.hasFailed())
        return Error{database.failure()};
    cursor.atEnd = goesOn && walked < mostEventsWalked;
    return true;
}

} // namespace footfall
