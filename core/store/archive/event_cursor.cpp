// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/event_cursor.h"

#include "core/base/text/page_name.h"
#include "core/base/time/clock.h"
#include "core/store/archive/stored_event.h"

namespace footfall {

namespace {

constexpr char rowsQuery[] =
    "SELECT " FOOTFALL_STORED_EVENT_COLUMNS " FROM " FOOTFALL_STORED_EVENT_TABLES
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

Result<void> begin(Database& database, EventCursor& cursor)
{
    EventQuery& query = cursor.query;
    namePage(query.page);
    const Result<std::int64_t> newest = database.number("SELECT max(seq) FROM events");
    if (!newest)
        return Error{newest.error()};
    const Result<std::int64_t> oldest = database.number("SELECT min(seq) FROM events");
    if (!oldest)
        return Error{oldest.error()};
    cursor.next = std::max<std::int64_t>(*oldest, 1);
    cursor.last = *newest;
    if (query.from != epoch) {
        const auto first = firstSeq(database, query.from);
        if (!first)
            return Error{first.error()};
        cursor.next = std::max(cursor.next, first->value_or(cursor.last + 1));
    }
    if (query.to != epoch) {
        const auto last = lastSeq(database, query.to);
        if (!last)
            return Error{last.error()};
        cursor.last = std::min(cursor.last, last->value_or(cursor.last));
    }
    return {};
}

/// Positions have no gaps: where there are no more rows before the last one, they are gone. Those
/// that were too old may be.
Result<void> checkEnd(Database& database, const EventCursor& cursor)
{
    if (cursor.next > cursor.last)
        return {};
    const Result<std::int64_t> oldest = database.number("SELECT min(seq) FROM events");
    if (!oldest)
        return Error{oldest.error()};
    if (*oldest > cursor.last)
        return {};
    return Error{"events that were there are gone: what was read is not all"};
}

bool isWanted(const EventQuery& query, const Statement& row)
{
    const TimeMs received = row.moment(StoredEvent::Received);
    return StoredEvent::isEvent(row) && received >= query.from &&
           (query.to == epoch || received < query.to);
}

bool isWanted(const EventQuery& query, const Event& event)
{
    const auto fits = [](const std::string& wanted, std::string_view is) {
        return wanted.empty() || wanted == is;
    };
    return (!query.site || *query.site == event.site) && fits(query.type, event.type) &&
           fits(query.page, event.page) && fits(query.country, event.country) &&
           fits(query.visitor, event.visitor()) && fits(query.sessionId, event.sessionId);
}

/// The row's event, if it is wanted; the cheap columns are looked at first.
std::optional<Event> eventOf(const EventQuery& query, const Statement& row, StoredEvent& stored)
{
    if (!isWanted(query, row))
        return std::nullopt;
    Event event = stored.headOf(row);
    if (!isWanted(query, event))
        return std::nullopt;
    stored.complete(event, row);
    return event;
}

} // namespace

Result<void> readEvents(Database& database, EventCursor& cursor, const TakeEvent& take)
{
    if (cursor.next == 0) {
        if (const Result<void> begun = begin(database, cursor); !begun)
            return begun;
    }
    LabelReader labels(database);
    StoredEvent stored(labels);
    Statement rows(database, rowsQuery);
    rows.bind(1, cursor.next).bind(2, cursor.last).bind(3, std::int64_t(maxEventsWalked));
    int walked = 0;
    bool goesOn = true;
    Statement::Step step = Statement::Step::Row;
    while (goesOn && (step = rows.step()) == Statement::Step::Row) {
        ++walked;
        cursor.next = rows.number(StoredEvent::Seq) + 1;
        const std::optional<Event> event = eventOf(cursor.query, rows, stored);
        goesOn = !event || take(*event);
    }
    if (step == Statement::Step::Failed || labels.hasFailed())
        return Error{database.failure()};
    cursor.atEnd = goesOn && walked < maxEventsWalked;
    return cursor.atEnd ? checkEnd(database, cursor) : Result<void>();
}

} // namespace footfall
