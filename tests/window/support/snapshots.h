// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

namespace footfall {

inline constexpr TimeMs testStart{1'767'225'600'000}; // 2026-01-01T00:00:00Z

inline FeedItem feedItem(std::uint64_t number, std::string page, std::string session = "s1")
{
    auto event = std::make_shared<Event>();
    event->type = "pageview";
    event->page = std::move(page);
    event->sessionId = std::move(session);
    event->timestamp = event->receivedAt = testStart + DurationMs(number) * 1000;
    return {number, event};
}

inline SessionView session(std::string id, std::string page = "/home", std::int64_t seconds = 45)
{
    SessionView view;
    view.sessionId = std::move(id);
    view.currentPage = std::move(page);
    view.country = "India";
    view.device = "mobile";
    view.durationSeconds = seconds;
    view.journey = {{view.currentPage, testStart, seconds * 1000, {}, 0}};
    view.steps = 1;
    return view;
}

inline Alert spike(std::uint64_t id)
{
    Alert alert;
    alert.id = id;
    alert.at = testStart;
    alert.visitorsLastMinute = 42;
    alert.count = 42;
    alert.span = minuteMs;
    alert.expected = 11.2;
    alert.low = 6;
    alert.high = 17;
    alert.page = "/products";
    return alert;
}

/// A snapshot with these events, newest first.
inline Snapshot withEvents(std::uint64_t newest, std::size_t count)
{
    Snapshot snapshot;
    snapshot.at = testStart;
    for (std::size_t i = 0; i < count; ++i)
        snapshot.events.push_back(feedItem(newest - i, "/page-" + std::to_string(newest - i)));
    snapshot.eventsEver = newest;
    for (int i = 0; i < seriesBuckets; ++i)
        snapshot.series.push_back({testStart + i * seriesBucketMs, i, 2, 3});
    return snapshot;
}

/// A site with three sessions and a hundred events.
inline Snapshot busy(std::uint64_t newest = 100)
{
    Snapshot snapshot = withEvents(newest, 100);
    snapshot.active = 42;
    snapshot.visitorsToday = 1204;
    snapshot.sessions = {session("visitor-1", "/home"), session("visitor-2", "/about"),
                         session("visitor-3", "/pricing")};
    snapshot.sessionsMatching = 3;
    snapshot.pagesNow = {{"", "/home", 3}, {"", "/about", 1}};
    snapshot.entryPagesNow = {{"", "/landing", 4}};
    snapshot.eventNamesNow = {{"", "signup", 2}};
    snapshot.countries = {{"", "India", 3}};
    snapshot.cities = {{"", "Mumbai", 2}};
    return snapshot;
}

inline SnapshotPtr shared(Snapshot snapshot)
{
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

} // namespace footfall
