// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/model_state.h"
#include "core/live/narrowed_counts.h"
#include "core/live/page_detail_of.h"
#include "core/live/sessions/session_search.h"

#include <algorithm>

namespace footfall {

namespace {

void addTotals(Snapshot& snapshot, const Scope& scope)
{
    snapshot.active = snapshot.activeInAll = scope.active;
    snapshot.visitorsToday = scope.visitorsToday;
    snapshot.pageViewsToday = scope.pageViewsToday;
    snapshot.eventsToday = scope.eventsToday;
    snapshot.visitorsLastMinute = scope.sessionsLastMinute();
    snapshot.eventsPerSecond = scope.eventsPerSecond();
    snapshot.meanDurationSeconds = scope.meanDurationSeconds();
    snapshot.simulated = scope.simulated;
    snapshot.series = scope.series.points();
}

/// What is usual from a day ago to an hour ahead.
constexpr int hoursBack = 24;
constexpr int hoursAhead = 1;

void addUsual(Snapshot& snapshot, const AlertRule& rule, TimeMs now)
{
    snapshot.usualActive = rule.usualActive(now);
    snapshot.usualPerMinute = rule.usual(now);
    if (!snapshot.usualActive)
        return;
    const TimeMs middle = floorTo(now, hourMs) + hourMs / 2;
    for (int hour = -hoursBack - 1; hour <= hoursAhead; ++hour) {
        const TimeMs at = middle + hour * hourMs;
        if (const auto usual = rule.usualActive(at))
            snapshot.usualHours.push_back({at, *usual});
    }
}

std::vector<CountRow> pageRows(const SessionData& data, const Ranking& ranking, std::size_t most)
{
    std::vector<CountRow> rows;
    ranking.top(most, [&](PageId id, std::int64_t count) {
        rows.push_back({data.pages[id].scopes[0]->site, data.pages[id].path, count});
    });
    return rows;
}

/// Those that nobody sent are one of them, with an empty label.
void addDirect(std::vector<CountRow>& rows, std::int64_t direct, std::size_t most)
{
    if (direct <= 0 || most == 0)
        return;
    const auto fewer = std::find_if(rows.begin(), rows.end(),
                                    [&](const CountRow& row) { return row.count < direct; });
    rows.insert(fewer, {{}, {}, direct});
    if (rows.size() > most)
        rows.pop_back();
}

void addPages(Snapshot& snapshot, const SessionData& data, const Scope& scope, std::size_t most)
{
    const auto rows = [&](PageCount count) { return pageRows(data, scope.pages[count], most); };
    snapshot.pagesNow = rows(PageCount::Now);
    snapshot.pagesToday = rows(PageCount::Today);
    snapshot.entryPagesNow = rows(PageCount::EntriesNow);
    snapshot.entryPagesToday = rows(PageCount::EntriesToday);
    snapshot.exitPagesNow = rows(PageCount::ExitsNow);
    snapshot.exitPagesToday = rows(PageCount::ExitsToday);
}

void addRankings(Snapshot& snapshot, const SessionData& data, const Scope& scope, std::size_t most)
{
    addPages(snapshot, data, scope, most);
    for (const LabelField& field : labelFields) {
        const Tally& tally = scope.labels[field.label];
        snapshot.*rankingFields[field.ranking].now = tally.rows(most);
        snapshot.*rankingFields[field.ranking].today = tally.rowsToday(most);
    }
    const Tally& referrers = scope.labels[Label::Referrer];
    addDirect(snapshot.referrers, scope.active - referrers.total(), most);
    addDirect(snapshot.referrersToday, scope.visitsToday - referrers.totalToday(), most);
}

void addSessions(Snapshot& snapshot, const SessionData& data, const SessionFilter& filter,
                 const SnapshotRequest& request, const SessionsFound& active)
{
    snapshot.sessionsMatching = active.total;
    snapshot.sessionsTruncated = active.truncated;
    appendViews(snapshot.sessions, data, active.slots, request.steps);
    const std::size_t room = request.sessions - active.slots.size();
    appendViews(snapshot.sessions, data, findEnded(data, filter, room), request.steps);
}

/// The sessions that match are looked for once.
void addNarrowed(Snapshot& snapshot, const SessionData& data, const SessionFilter& filter,
                 const SnapshotRequest& request)
{
    SessionsMatching matching = matchingActive(data, filter);
    narrowCounts(snapshot, data, filter, matching.slots, request.rows);
    addSessions(snapshot, data, filter, request,
                firstOf(std::move(matching), data, request.sessionsBy, 0, request.sessions));
}

void addFeed(Snapshot& snapshot, const Ring<FeedEntry>& feed, const SessionFilter& filter,
             std::size_t most)
{
    for (std::size_t i = 0; i < feed.size() && snapshot.events.size() < most; ++i) {
        if (filter.matches(*feed[i].item.event, feed[i].site))
            snapshot.events.push_back(feed[i].item);
    }
}

} // namespace

Snapshot buildSnapshot(const Statistics& statistics, const SnapshotRequest& request, TimeMs now)
{
    const SessionData& data = statistics.data;
    const SessionFilter filter(data, request.filter);
    Snapshot snapshot;
    snapshot.at = now;
    snapshot.evictedSessions = statistics.evicted;
    snapshot.visitorsEstimated = statistics.visitors.estimated();
    for (const Scope& site : data.sites.each())
        snapshot.sites.push_back({{}, site.site, site.active});
    snapshot.series = Series(now).points();
    if (!filter.excludesAll()) {
        const Scope& scope = filter.site() ? data.sites[*filter.site()] : data.sites.all();
        addTotals(snapshot, scope);
        if (scope.rule)
            addUsual(snapshot, *scope.rule, now);
        addRankings(snapshot, data, scope, request.rows);
        snapshot.eventNamesNow = statistics.names.rowsNow(filter.site(), request.rows);
        snapshot.eventNamesToday = statistics.names.rowsToday(filter.site(), request.rows);
        if (request.narrowsCounts && request.filter.narrows())
            addNarrowed(snapshot, data, filter, request);
        else
            addSessions(snapshot, data, filter, request,
                        request.sessionsBy == SessionsBy::Arrival
                            ? findNewest(data, filter, request.sessions)
                            : findActive(data, filter, 0, request.sessions));
        addFeed(snapshot, statistics.feed, filter, request.events);
    }
    snapshot.goals = statistics.goals.views(request.filter.site, data.sites);
    if (!request.page.empty())
        snapshot.page = pageDetailOf(data, request, now);
    if (request.selected)
        snapshot.selected = findView(data, *request.selected, SIZE_MAX);
    return snapshot;
}

} // namespace footfall
