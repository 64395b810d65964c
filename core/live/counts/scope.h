// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/sliding_count.h"
#include "core/live/alerts/alert_rule.h"
#include "core/live/alerts/milestones.h"
#include "core/live/alerts/page_rule.h"
#include "core/live/counts/completed.h"
#include "core/live/counts/page_table.h"
#include "core/live/counts/series.h"
#include "core/live/counts/session_list.h"
#include "core/live/counts/tally.h"
#include "core/source/label.h"

#include <string>
#include <string_view>

namespace footfall {

/// Where the labels of one session are counted in one scope.
using SessionLabels = ByLabel<Tally::Id>;

/// The counters of one site, or of all sites together.
struct Scope
{
    /// The memory must outlive it, and so must the rule, if it has one.
    Scope(const Limits& limits, AlertRule* rule, std::string site, TimeMs now,
          LabelMemory& memory);

    void countEvent(TimeMs now, bool isPageView);
    /// Of a page view.
    void countPage(std::string_view page);
    void countVisitors(std::int64_t isNew);
    void sessionBegan(TimeMs now);
    void sessionEnded(TimeMs now, DurationMs duration);
    void newDay();
    void advance(TimeMs now);
    std::int64_t sessionsLastMinute() const { return begun.total(); }
    double meanDurationSeconds() const;
    double eventsPerSecond() const;

    /// Empty for all sites; a site may be named so, too.
    std::string site;
    bool simulated = false;
    std::int64_t active = 0;
    std::int64_t visitorsToday = 0;
    std::int64_t pageViewsToday = 0;
    std::int64_t eventsToday = 0;
    /// Sessions begun since midnight, and those that were there then.
    std::int64_t visitsToday = 0;
    /// Of all active sessions together.
    DurationMs durations = 0;
    /// Active sessions, the last heard of first.
    SessionList sessions;

    /// Of the minute under way; without its site and time.
    MinuteCounts minute;
    Series series;
    SlidingCount events;
    /// Sessions of the last minute.
    SlidingCount begun;
    AlertRule* rule;
    /// Of one site, if it has one.
    PageRule* pageRule = nullptr;
    Milestones milestones;

    ByLabel<Tally> labels;
    ByPageCount<Ranking> pages;
};

} // namespace footfall
