// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/visit_rows.h"

#include "core/base/time/clock.h"
#include "core/event/campaign.h"
#include "core/live/counts/event_labels.h"
#include "core/store/format/journey_text.h"
#include "core/store/format/schema.h"

#include <algorithm>
#include <array>

namespace footfall {

VisitRows::VisitRows(const Database& database, LabelWriter& labels)
    : m_labels(labels)
    , m_insert(database,
               "INSERT OR REPLACE INTO visits(id, session, visitor, began, started, site, country, "
               "city, device, referrer, campaign, browser, system, entry_page) "
               "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    , m_update(database, "UPDATE visits SET ended=?, duration=?, page_views=?, events=?, "
                         "later_visitor=nullif(?, visitor), journey=?, country=?, city=?, "
                         "device=?, referrer=?, campaign=?, browser=?, system=?, last_page=? "
                         "WHERE id=? AND ended IS NULL")
    , m_close(database, "UPDATE visits SET ended=?, duration=?, page_views=?, events=?, journey=? "
                        "WHERE id=? AND ended IS NULL")
{
}

bool VisitRows::begin(const LogEntry& first)
{
    const Event& event = *first.event;
    const std::int64_t day = dayOf(first.at);
    m_insert.bind(1, std::int64_t(first.visit))
        .bind(2, event.sessionId)
        .bind(3, event.visitorId)
        .bind(4, first.at)
        .bind(5, event.timestamp);
    const std::string campaign = campaignOf(event);
    const EventLabels labels(event, campaign);
    return m_labels.bind(m_insert, 6, event.site, day) &&
           bindLabels(m_insert, 7, [&](Label label) { return labels[label]; }, day) &&
           m_labels.bind(m_insert, 14, event.page, day) && m_insert.run();
}

/// In the order of their columns.
template <typename TextOf>
bool VisitRows::bindLabels(Statement& row, int first, TextOf textOf, std::int64_t day)
{
    constexpr std::array columns{Label::Country,  Label::City,    Label::Device, Label::Referrer,
                                 Label::Campaign, Label::Browser, Label::System};
    static_assert(columns.size() == labelCount);
    return std::all_of(columns.begin(), columns.end(), [&](Label label) {
        return m_labels.bind(row, first++, textOf(label), day);
    });
}

bool VisitRows::close(const EndedVisit& ended)
{
    const std::string journey =
        journeyText({}, 0, epoch, [](std::string_view) { return std::nullopt; });
    return m_close.bind(1, ended.endedAt)
        .bind(2, ended.session.durationSeconds)
        .bind(3, std::int64_t(ended.pageViews))
        .bind(4, std::int64_t(ended.events))
        .bind(5, journey)
        .bind(6, std::int64_t(ended.session.visit))
        .run();
}

bool VisitRows::complete(const EndedVisit& ended)
{
    if (ended.isBrief)
        return close(ended);
    const SessionView& session = ended.session;
    const std::int64_t day = dayOf(ended.endedAt);
    const auto numberOf = [&](std::string_view text) -> std::optional<std::int64_t> {
        const std::optional<std::int64_t> number = m_labels.numberOf(text, day);
        return number.value_or(0) > 0 ? number : std::nullopt;
    };
    const std::string journey =
        journeyText(session.journey, session.foldedSteps, session.startedAt, numberOf);
    m_update.bind(1, ended.endedAt)
        .bind(2, session.durationSeconds)
        .bind(3, std::int64_t(ended.pageViews))
        .bind(4, std::int64_t(ended.events))
        .bind(5, session.visitorId)
        .bind(6, journey)
        .bind(15, std::int64_t(session.visit));
    const auto textOf = [&](Label label) -> std::string_view {
        return session.*labelFields[std::size_t(label)].text;
    };
    return bindLabels(m_update, 7, textOf, day) &&
           m_labels.bind(m_update, 14, session.currentPage, day) && m_update.run();
}

MinuteRows::MinuteRows(const Database& database, LabelWriter& labels)
    : m_labels(labels)
    , m_insert(database, "INSERT OR IGNORE INTO minutes VALUES(?,?,?,?,?,?,?)")
    , m_add(database, "INSERT INTO minutes VALUES(?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                      "page_views = page_views + excluded.page_views, "
                      "events = events + excluded.events, visitors = visitors + excluded.visitors, "
                      "sessions = sessions + excluded.sessions, peak = max(peak, excluded.peak)")
{
}

bool MinuteRows::write(const MinuteCounts& counts)
{
    return run(m_insert, counts);
}

bool MinuteRows::add(const MinuteCounts& counts)
{
    return run(m_add, counts);
}

bool MinuteRows::run(Statement& statement, const MinuteCounts& counts)
{
    if (!counts.site)
        statement.bind(1, schema::allSites);
    else if (counts.site->empty())
        statement.bind(1, std::string_view(""));
    else if (!m_labels.bind(statement, 1, *counts.site, dayOf(counts.minute)))
        return false;
    return statement.bind(2, counts.minute)
        .bind(3, counts.pageViews)
        .bind(4, counts.events)
        .bind(5, counts.newVisitors)
        .bind(6, counts.sessionsBegun)
        .bind(7, std::int64_t(counts.peakActive))
        .run();
}

} // namespace footfall
