// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/event/event.h"
#include "core/source/alerts/alert.h"
#include "core/source/count_row.h"
#include "core/source/goal.h"
#include "core/source/page_detail.h"
#include "core/source/site_card.h"
#include "core/source/snapshot_filter.h"
#include "core/source/alerts/usual.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// The chart's span: sixty buckets of ten seconds.
inline constexpr DurationMs seriesBucketMs = 10'000;
inline constexpr int seriesBuckets = 60;

struct ClickView
{
    /// What was clicked: the `element` of the event, or its type where it names none.
    std::string element;
    TimeMs at;
    /// It was no click but an event of the site's own.
    bool isOwn = false;
};

/// One page of a journey. Times are the events' own.
struct StepView
{
    std::string page;
    TimeMs at;
    /// From this step to the next, for the last one to the session's last event; never negative.
    DurationMs dwell = 0;
    std::vector<ClickView> clicks;
    /// Clicks beyond those listed.
    std::uint32_t moreClicks = 0;
};

/// A session as it is shown.
struct SessionView
{
    /// Its number: one of its own for every visit of a session id, from 1, as long as the data
    /// folder lives.
    std::uint64_t visit = 0;
    std::string site;
    std::string sessionId;
    std::string visitorId;
    /// The how many-th visit of this visitor to the site it is, as far as the data folder reaches:
    /// 1: the first; 0: not known.
    int visits = 0;
    std::string currentPage;
    std::string country;
    std::string city;
    std::string device;
    std::string referrer;
    /// Source, medium and name of the campaign that brought it, as far as they are known:
    /// "newsletter / mail / spring".
    std::string campaign;
    std::string browser;
    /// The operating system.
    std::string system;
    /// The page that it began with.
    std::string entryPage;
    std::vector<MetadataEntry> metadata;
    bool active = true;
    bool simulated = false;
    /// The first event's own time.
    TimeMs startedAt;
    /// The last event's time of receipt.
    TimeMs lastActivityAt;
    std::int64_t durationSeconds = 0;
    /// Somebody is known to look at it: by now it has lasted since this moment, if that is longer than
    /// `durationSeconds`. Nothing where that is not known, and once it has ended.
    std::optional<TimeMs> hereSince;
    /// In the order visited, at most as many as were asked for, the newest.
    std::vector<StepView> journey;
    /// Pages visited in all, those left out included.
    std::uint32_t steps = 0;
    /// Steps that were folded away for good, counted after the first step of the journey.
    std::uint32_t foldedSteps = 0;
};

/// A tracked viewer as it is shown. Texts are what it said, or empty.
struct ViewerView
{
    std::string site;
    std::string id;
    std::string country;
    std::string city;
    std::string region;
    std::string timezone;
    /// When it was heard of last, by the time of day.
    TimeMs lastSeen;
};

struct SeriesPoint
{
    /// Where the bucket begins, a multiple of ten seconds.
    TimeMs at;
    /// Most sessions active at one moment of the bucket; narrowed, those at its end.
    std::int32_t active = 0;
    /// Of `active`: who was there then is known no more.
    static constexpr std::int32_t unknown = -1;
    std::int32_t pageViews = 0;
    std::int32_t events = 0;
    /// Of `events`: those that are goals.
    std::int32_t goals = 0;
};

/// An event in the feed.
struct FeedItem
{
    /// Counts all events since the start, beginning with 1.
    std::uint64_t number = 0;
    EventPtr event;
};

/// The order of active sessions.
enum class SessionsBy : std::uint8_t
{
    Activity, ///< most recent activity first
    Arrival   ///< the last to begin first
};

struct SessionKey
{
    std::string site;
    std::string sessionId;

    auto operator<=>(const SessionKey&) const = default;
};

/// Sessions are left out once the texts of those before them take up this much: whatever visitors
/// send, what is made to be shown stays small.
inline constexpr std::size_t sessionTextBytes = 4 * 1024 * 1024;

/// What a snapshot is to hold: it costs what it shows.
struct SnapshotRequest
{
    SnapshotFilter filter;
    /// Whether what is counted of those who are there follows all of the filter, not the site only.
    bool narrowsCounts = false;
    /// The session whose whole journey is wanted.
    std::optional<SessionKey> selected;
    /// The page that all is wanted of, whichever the filter asks for; empty: none.
    std::string page;
    SessionsBy sessionsBy = SessionsBy::Activity;
    std::size_t sessions = 200;
    std::size_t steps = 5;
    std::size_t events = 200;
    std::size_t rows = 50;
    std::size_t alerts = 50;
    std::size_t viewers = 0;
    /// Sites that are told of as cards, those with most visitors today, whatever the filter asks for.
    std::size_t siteCards = 0;

    bool operator==(const SnapshotRequest&) const = default;
};

/// Everything a window or a dashboard shows, at one moment. A value; never changed once made.
/// Sessions, events and the list of viewers follow the filter. Totals, series and rankings follow
/// that of the site only; narrowed, what is said of active sessions follows all of it.
struct Snapshot
{
    TimeMs at;
    /// Grows with every change of the model.
    std::uint64_t sequence = 0;
    /// Grows when events or alerts that were shown are so no more, other than by their age: after a
    /// clear, a clock that was set back, a visitor that was forgotten.
    std::uint64_t takenBack = 0;

    /// Whether active, visitorsLastMinute, meanDurationSeconds, series and what is ranked of those who
    /// are there now are of those sessions that pass the filter.
    bool narrowed = false;
    std::int64_t active = 0;
    /// Of the site; the same while not narrowed.
    std::int64_t activeInAll = 0;
    std::int64_t visitorsToday = 0;
    /// `visitorsToday` is an estimate: more than can be counted exactly.
    bool visitorsEstimated = false;
    std::int64_t pageViewsToday = 0;
    std::int64_t eventsToday = 0;
    std::int64_t visitorsLastMinute = 0;
    /// Mean of the last ten seconds.
    double eventsPerSecond = 0;
    /// Of all sessions in the scope of the site filter.
    double meanDurationSeconds = 0;
    /// What is usual now: active visitors, and sessions begun a minute. Nothing while it is not
    /// known, and of what is narrowed.
    std::optional<Usual> usualActive;
    std::optional<Usual> usualPerMinute;
    /// Sessions let go because the bound was reached, since the start.
    std::int64_t evictedSessions = 0;
    /// Some of what is shown came from the simulator.
    bool simulated = false;
    /// Visitors here now, active event sessions and presence together: the same id under one site
    /// counts once (core/live/presence/presence.h). Follows the site filter.
    std::int64_t presentVisitors = 0;
    /// Those of them without an active event session whose tabs are all hidden or silent.
    std::int64_t idleVisitors = 0;
    /// Visitors with a page open that is neither hidden nor silent, in an event session or not; less
    /// than are present where it is not known of all.
    std::int64_t lookingVisitors = 0;
    /// Open streams of the public counter and the distinct visitors behind them; of all sites.
    std::int64_t streamConnections = 0;
    std::int64_t streamVisitors = 0;
    /// Viewers heard of not long ago (core/live/presence/viewers.h).
    std::int64_t viewers = 0;
    /// Connected dashboards; filled in by whoever knows them.
    std::int64_t dashboards = 0;

    /// Oldest first, always `seriesBuckets`; the last one is still growing.
    std::vector<SeriesPoint> series;
    /// Newest first.
    std::vector<FeedItem> events;
    /// Events since the start, those not in `events` included.
    std::uint64_t eventsEver = 0;
    /// In the order asked for; then those ended in the last five minutes, the last ended first.
    std::vector<SessionView> sessions;
    /// Active sessions that pass the filter; a lower bound when `sessionsTruncated`.
    std::int64_t sessionsMatching = 0;
    /// The filter looked at as many sessions as it may, not at all of them.
    bool sessionsTruncated = false;
    std::optional<SessionView> selected;

    // Highest first (core/source/ranking_fields.h). Now: active sessions. Today: since midnight, of
    // labels the visits by the first that they had, or by the one that they had at midnight.
    std::vector<CountRow> pagesNow;   ///< on the page
    std::vector<CountRow> pagesToday; ///< page views
    /// Concurrents: open page sockets that are neither hidden nor silent.
    std::vector<CountRow> pagesPresent;
    std::vector<CountRow> entryPagesNow; ///< began with the page
    std::vector<CountRow> entryPagesToday;
    std::vector<CountRow> exitPagesNow; ///< ended ones that are still listed: left from the page
    std::vector<CountRow> exitPagesToday;
    std::vector<CountRow> countries;
    std::vector<CountRow> countriesToday;
    std::vector<CountRow> cities;
    std::vector<CountRow> citiesToday;
    std::vector<CountRow> referrers; ///< without a label: direct
    std::vector<CountRow> referrersToday;
    std::vector<CountRow> campaigns;
    std::vector<CountRow> campaignsToday;
    std::vector<CountRow> browsers;
    std::vector<CountRow> browsersToday;
    std::vector<CountRow> systems;
    std::vector<CountRow> systemsToday;
    std::vector<CountRow> devices;
    std::vector<CountRow> devicesToday;
    /// Events but page views and ends, by name (`eventNameOf`): of the last minute, and of today.
    std::vector<CountRow> eventNamesNow;
    std::vector<CountRow> eventNamesToday;
    std::vector<CountRow> viewerCountries; ///< viewers
    std::vector<CountRow> viewerCities;    ///< viewers
    /// Last heard of first. They are on no page that is known: a filter by page leaves none.
    std::vector<ViewerView> viewerList;
    /// Sites seen, in the order of their first event, with their active sessions; then, by name,
    /// those of which only presence is known.
    std::vector<CountRow> sites;
    /// As many as were asked for, of all sites: those with most visitors today first.
    std::vector<SiteCard> siteCards;
    /// Of the page that was asked for.
    std::optional<PageDetail> page;
    /// Of the site, or of all: in the order in which they were chosen.
    std::vector<GoalView> goals;
    /// There are more sites than are told of: those of another machine only.
    bool sitesTruncated = false;
    /// Active visitors as they are usual, from a day ago to an hour ahead, at the middle of each hour;
    /// between two of them it goes straight. Empty while it is not known.
    std::vector<UsualPoint> usualHours;
    /// Newest first.
    std::vector<Alert> alerts;
    /// Those that are not over, the worst first.
    std::vector<Alert> openAlerts;
    /// When the last one was over; nothing before the first, and while one is open.
    std::optional<TimeMs> quietSince;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace footfall
