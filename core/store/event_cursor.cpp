// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_cursor.h"

#include "core/store/log_reader.h"
#include "core/store/log_times.h"

#include <algorithm>

namespace footfall {

namespace {

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

bool isWanted(const Event& event, const EventQuery& query)
{
    const auto fits = [](const std::string& wanted, std::string_view is) {
        return wanted.empty() || wanted == is;
    };
    return event.receivedAt >= query.from && (query.to == 0 || event.receivedAt < query.to) &&
           (!query.site || *query.site == event.site) && fits(query.type, event.type) &&
           fits(query.page, event.page) && fits(query.country, event.country) &&
           fits(query.visitor, event.visitor()) && fits(query.sessionId, event.sessionId);
}

} // namespace

Result<bool> readEvents(Database& database, EventCursor& cursor, const TakeEvent& take)
{
    if (cursor.next == 0) {
        if (const Result<bool> begun = begin(database, cursor); !begun)
            return begun;
    }
    LogReader log(database);
    log.goTo(std::uint64_t(cursor.next - 1));
    for (int walked = 0; walked < mostEventsWalked; ++walked) {
        const LogReader::Next next = log.next();
        if (next == LogReader::Next::Failed)
            return Error{database.failure()};
        cursor.atEnd = next == LogReader::Next::End || std::int64_t(log.seq()) > cursor.last;
        if (cursor.atEnd)
            break;
        cursor.next = std::int64_t(log.seq()) + 1;
        const EventPtr& event = log.entry().event;
        if (event && isWanted(*event, cursor.query) && !take(*event))
            break;
    }
    return true;
}

} // namespace footfall
