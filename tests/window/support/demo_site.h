// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

namespace footfall {

/// A made-up shop with visitors who come, wander and go, for the demo and for measuring. It draws
/// its chances from a fixed seed: the same steps give the same picture.
class DemoSite
{
public:
    explicit DemoSite(TimeMs start);

    /// Lets some time pass, with so many events.
    void advance(DurationMs by, int events);
    /// From now on most visitors have their page open, some more are here without events, others
    /// say where they are, and the public counter is being watched.
    void openPages() { m_hasOpenPages = true; }
    /// Forgets the statistics as the server does. `asNew`: as if there never had been any.
    void clear(bool asNew);
    Snapshot snapshot(const SnapshotRequest& request) const;
    TimeMs now() const { return m_now; }

private:
    struct Visitor
    {
        SessionView session;
        std::int64_t pagesLeft = 0;
    };

    Snapshot figures() const;
    void addUsual(Snapshot& snapshot) const;
    void addSessions(Snapshot& snapshot, const SnapshotRequest& request) const;
    void addRankings(Snapshot& snapshot) const;
    void addPresence(Snapshot& snapshot) const;
    void addViewers(Snapshot& snapshot, const SnapshotRequest& request) const;
    void happen();
    void arrive();
    void visit(Visitor& visitor, const std::string& page);
    void click(Visitor& visitor);
    void leave(std::size_t index);
    void note(Visitor& visitor, Event::Kind kind, const std::string& element = {});
    void count(bool isPageView);
    const std::string& pick(const std::vector<std::string>& from);

    std::mt19937 m_random{7};
    TimeMs m_now;
    std::vector<Visitor> m_visitors;
    std::deque<SessionView> m_ended;
    std::deque<FeedItem> m_feed;
    std::vector<SeriesPoint> m_series;
    std::vector<Alert> m_alerts;
    std::vector<CountRow> m_pagesToday;
    std::uint64_t m_events = 0;
    std::int64_t m_pageViews = 0;
    std::int64_t m_arrivals = 1187;
    /// Counted before the program was started.
    std::int64_t m_pageViewsBefore = 3100;
    std::int64_t m_eventsBefore = 5200;
    bool m_hasOpenPages = false;
};

} // namespace footfall
