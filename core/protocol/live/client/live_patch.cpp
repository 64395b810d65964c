// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_patch.h"

#include "core/protocol/live/client/live_reader_values.h"
#include "core/source/ranking_fields.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace footfall {

namespace {

void readTotals(const LiveJson& json, Snapshot& held)
{
    if (!json.isObject())
        return;
    held.narrowed = json["narrowed"].flag();
    held.active = json["active"].number();
    held.activeInAll = json["activeInAll"].number();
    held.visitorsToday = json["visitorsToday"].number();
    held.visitorsEstimated = json["visitorsEstimated"].flag();
    held.pageViewsToday = json["pageViewsToday"].number();
    held.eventsToday = json["eventsToday"].number();
    held.visitorsLastMinute = json["visitorsLastMinute"].number();
    held.eventsPerSecond = json["eventsPerSecond"].decimal();
    held.meanDurationSeconds = json["meanDurationSeconds"].decimal();
    held.usualActive = readLiveUsual(json["usualActive"]);
    held.usualPerMinute = readLiveUsual(json["usualPerMinute"]);
    const TimeMs quietSince = json["quietSince"].moment();
    held.quietSince = quietSince > epoch ? std::optional(quietSince) : std::nullopt;
    held.evictedSessions = json["evictedSessions"].number();
    held.simulated = json["simulated"].flag();
    held.presentVisitors = json["presentVisitors"].number();
    held.idleVisitors = json["idleVisitors"].number();
    held.lookingVisitors = json["lookingVisitors"].number();
    held.streamConnections = json["streamConnections"].number();
    held.streamVisitors = json["streamVisitors"].number();
    held.viewers = json["viewers"].number();
    held.dashboards = json["dashboards"].number();
    held.eventsEver = json["eventsEver"].id();
    held.sessionsMatching = json["sessionsMatching"].number();
    held.sessionsTruncated = json["sessionsTruncated"].flag();
}

/// Of what is not told the old rows stay.
template <typename Rows, typename Read>
void replace(const LiveJson& json, Rows& rows, std::size_t most, Read read)
{
    if (json.isArray())
        rows = json.list(most, read);
}

void readRankings(const LiveJson& data, Snapshot& held)
{
    for (std::size_t i = 0; i < rankingFields.size(); ++i) {
        const RankingField& field = rankingFields[i];
        const auto read = RankingField::isOfPages(RankingField::Place(i)) ? readLivePage : readLiveCount;
        replace(data[field.nowName], held.*field.now, liveListMost, read);
        replace(data[field.todayName], held.*field.today, liveListMost, read);
    }
    replace(data["pagesPresent"], held.pagesPresent, liveListMost, readLivePage);
    replace(data["viewerCountries"], held.viewerCountries, liveListMost, readLiveCount);
    replace(data["viewerCities"], held.viewerCities, liveListMost, readLiveCount);
    replace(data["viewerList"], held.viewerList, liveListMost, readLiveViewer);
    replace(data["usualHours"], held.usualHours, liveListMost, readLiveUsualPoint);
    replace(data["goals"], held.goals, liveGoalsMost, readLiveGoal);
    if (data["openAlerts"].isArray())
        held.openAlerts = readLiveAlerts(data["openAlerts"]);
}

/// Changes what is told of, and forgets what has gone.
void mergeSites(const LiveJson& json, std::vector<CountRow>& sites)
{
    if (!json.isArray())
        return;
    std::map<std::string, std::optional<std::int64_t>> told;
    for (const LiveSiteChange& change : json.list(liveSitesMost, readLiveSiteChange))
        told[change.site] = change.active;
    std::vector<CountRow> merged;
    for (CountRow& row : sites) {
        const auto change = told.extract(row.label);
        if (!change.empty() && !change.mapped())
            continue;
        if (!change.empty())
            row.count = *change.mapped();
        merged.push_back(std::move(row));
    }
    for (const auto& [site, active] : told) {
        if (active && merged.size() < liveSitesMost)
            merged.push_back({{}, site, *active});
    }
    sites = std::move(merged);
}

/// The name of a site stands for its card as it was.
void arrangeCards(const LiveJson& json, std::vector<SiteCard>& cards)
{
    if (!json.isArray())
        return;
    const auto cardFor = [&](const LiveJson& entry) {
        if (entry.isObject())
            return readLiveSiteCard(entry);
        const std::string site = entry.text();
        const auto known = std::find_if(cards.begin(), cards.end(), [&](const SiteCard& card) {
            return card.site == site;
        });
        if (known != cards.end())
            return *known;
        SiteCard unknown;
        unknown.site = site;
        return unknown;
    };
    cards = json.list(siteCardsMost, cardFor);
}

/// Sixty buckets that end with the newest one told of; what nothing is known of is zero.
void mergeSeries(const LiveJson& json, TimeMs now, std::vector<SeriesPoint>& series)
{
    const std::vector<SeriesPoint> told = json.list(seriesBuckets, readLivePoint);
    TimeMs last = told.empty() && series.empty() ? floorTo(now, seriesBucketMs) : epoch;
    if (!series.empty())
        last = series.back().at;
    for (const SeriesPoint& point : told)
        last = std::max(last, point.at);
    std::vector<SeriesPoint> merged(seriesBuckets);
    const TimeMs first = last - (seriesBuckets - 1) * seriesBucketMs;
    for (int i = 0; i < seriesBuckets; ++i)
        merged[std::size_t(i)].at = first + i * seriesBucketMs;
    for (const auto* points : {&std::as_const(series), &told}) {
        for (const SeriesPoint& point : *points) {
            if (point.at >= first)
                merged[std::size_t((point.at - first) / seriesBucketMs)] = point;
        }
    }
    series = std::move(merged);
}

/// What operators did about alerts that are held.
void readHandling(const LiveJson& json, std::vector<Alert>& alerts)
{
    if (!json.isArray())
        return;
    std::map<std::uint64_t, LiveAlertHandling> told;
    for (const LiveAlertHandling& each : json.list(liveListMost, readLiveAlertHandling))
        told[each.id] = each;
    for (Alert& alert : alerts) {
        const auto handling = told.find(alert.id);
        if (handling == told.end())
            continue;
        alert.seenAt = handling->second.seenAt;
        alert.mutedUntil = handling->second.mutedUntil;
    }
}

/// Puts the new ones before the others.
template <typename Entry>
void prepend(std::vector<Entry> fresh, std::size_t most, std::vector<Entry>& entries)
{
    fresh.insert(fresh.end(), entries.begin(), entries.end());
    if (fresh.size() > most)
        fresh.resize(most);
    entries = std::move(fresh);
}

bool arrangeSessions(const LiveJson& json, std::vector<SessionView>& sessions)
{
    std::unordered_map<std::uint64_t, SessionView> known;
    for (SessionView& session : sessions)
        known.insert_or_assign(session.visit, std::move(session));
    for (SessionView& session : json["changed"].list(liveListMost, readLiveSession))
        known.insert_or_assign(session.visit, std::move(session));
    sessions.clear();
    for (const std::uint64_t visit :
         json["order"].list(liveListMost, [](const LiveJson& number) { return number.id(); })) {
        auto found = known.extract(visit);
        if (found.empty())
            return false;
        sessions.push_back(std::move(found.mapped()));
    }
    return true;
}

} // namespace

bool applyLiveData(const LiveJson& data, const SnapshotRequest& view, Snapshot& held)
{
    held.at = data["at"].moment();
    readTotals(data["totals"], held);
    readRankings(data, held);
    mergeSites(data["sites"], held.sites);
    if (data["sitesTruncated"].isThere())
        held.sitesTruncated = data["sitesTruncated"].flag();
    arrangeCards(data["siteCards"], held.siteCards);
    if (data["pageDetail"].isObject())
        held.page = readLivePageDetail(data["pageDetail"]);
    mergeSeries(data["series"], held.at, held.series);
    prepend(data["events"].list(liveListMost, readLiveEvent), view.events, held.events);
    readHandling(data["alertHandling"], held.alerts);
    prepend(readLiveAlerts(data["alerts"]), view.alerts, held.alerts);
    const LiveJson sessions = data["sessions"];
    replace(sessions, held.sessions, liveListMost, readLiveSession);
    return !sessions.isObject() || arrangeSessions(sessions, held.sessions);
}

} // namespace footfall
