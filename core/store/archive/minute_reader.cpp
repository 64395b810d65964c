// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/minute_reader.h"

#include "core/store/format/schema.h"

#include <algorithm>

namespace footfall {

namespace {

// The key of the table begins with the site: each is looked up by itself.
#define FOOTFALL_MINUTES_OF_ALL                                                                    \
    "FROM each CROSS JOIN minutes m ON m.site = each.site AND m.minute >= ?1 AND m.minute < ?2"
#define FOOTFALL_EACH_SITE                                                                         \
    "WITH RECURSIVE each(site) AS (SELECT min(site) FROM minutes UNION ALL "                       \
    "SELECT (SELECT min(site) FROM minutes WHERE site > each.site) FROM each "                     \
    "WHERE each.site IS NOT NULL) "
constexpr char countMinutes[] = FOOTFALL_EACH_SITE "SELECT count(*) " FOOTFALL_MINUTES_OF_ALL;
constexpr char readMinutes[] =
    FOOTFALL_EACH_SITE "SELECT m.site, m.minute, m.page_views, m.events, m.visitors, m.sessions, "
                       "m.peak " FOOTFALL_MINUTES_OF_ALL " ORDER BY m.minute, m.site";
constexpr char siteCount[] = FOOTFALL_EACH_SITE "SELECT count(*) FROM each WHERE site IS NOT NULL";
#undef FOOTFALL_EACH_SITE
#undef FOOTFALL_MINUTES_OF_ALL

} // namespace

MinuteReader::MinuteReader(const Database& database, std::int64_t mostRows)
    : m_mostRows(mostRows)
    , m_count(database, countMinutes)
    , m_rows(database, readMinutes)
    , m_labels(database)
{
}

void MinuteReader::goTo(TimeMs from, TimeMs to)
{
    m_hasFailed = false;
    m_to = to;
    m_from = std::max(from, to - longestSpanMs);
    // From the latest day backwards, as far as the rows go.
    std::int64_t rows = 0;
    for (TimeMs end = to; end > m_from; end = end - dayMs) {
        const TimeMs day = std::max(m_from, end - dayMs);
        const std::optional<std::int64_t> more = rowsOf(day, end);
        m_hasFailed = m_hasFailed || !more;
        rows += more.value_or(0);
        if (rows > m_mostRows || !more)
            m_from = end;
    }
    beginDay(m_from);
}

MinuteReader::Next MinuteReader::next()
{
    while (!m_hasFailed) {
        switch (m_rows.step()) {
        case Statement::Step::Row:
            take();
            return m_labels.hasFailed() ? Next::Failed : Next::Minute;
        case Statement::Step::Failed:
            return Next::Failed;
        case Statement::Step::Done:
            break;
        }
        if (m_dayEnd >= m_to)
            return Next::End;
        beginDay(m_dayEnd);
    }
    return Next::Failed;
}

std::optional<std::int64_t> MinuteReader::rowsOf(TimeMs day, TimeMs end)
{
    m_count.reset();
    m_count.bind(1, day).bind(2, end);
    if (m_count.step() != Statement::Step::Row)
        return std::nullopt;
    return m_count.number(0);
}

void MinuteReader::beginDay(TimeMs at)
{
    m_dayEnd = std::min(at + dayMs, m_to);
    m_rows.reset();
    m_rows.bind(1, at).bind(2, m_dayEnd);
}

void MinuteReader::take()
{
    m_minute = {};
    const bool isAll = m_rows.isNumber(0) && m_rows.number(0) == schema::allSites;
    if (!isAll)
        m_minute.site = m_labels.at(m_rows, 0);
    m_minute.minute = m_rows.moment(1);
    m_minute.pageViews = m_rows.number(2);
    m_minute.events = m_rows.number(3);
    m_minute.newVisitors = m_rows.number(4);
    m_minute.sessionsBegun = m_rows.number(5);
    m_minute.peakActive = std::int32_t(m_rows.number(6));
}

Result<std::int64_t> countSites(Database& database)
{
    return database.number(siteCount);
}

DurationMs spanToTeach(std::int64_t sites)
{
    const std::int64_t minutes = maxMinutesTaught / std::max<std::int64_t>(sites, 1);
    return std::min(minutes * minuteMs, MinuteReader::longestSpanMs);
}

} // namespace footfall
