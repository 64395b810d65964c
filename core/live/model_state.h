// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/live/alerts/alert_log.h"
#include "core/live/alerts/alert_watch.h"
#include "core/live/counts/minutes.h"
#include "core/live/counts/visitor_count.h"
#include "core/live/goals/event_names.h"
#include "core/live/goals/goal_counts.h"
#include "core/live/live_model.h"
#include "core/live/sessions/session_data.h"
#include "core/live/sessions/session_life.h"
#include "core/live/visitors/visit_counts.h"

#include <QRandomGenerator>

namespace footfall {

/// An event in the feed, and the site it counted for.
struct FeedEntry
{
    FeedItem item;
    SiteId site = 0;
};

/// All that `clear` forgets.
struct Statistics
{
    /// Events: twice what comes from one look at it to the next (LiveViews::deltaGapMs) at 20,000 a
    /// second, so that a view narrowed to a few misses none of theirs.
    static constexpr std::size_t feedLength = 4'000;

    Statistics(const Limits& limits, AlertWatch& watch, Presence& presence, EndedVisits& ended,
               std::uint64_t visitorKey, TimeMs now)
        : data(limits, watch, now)
        , visits(data, presence, ended)
        , visitors(static_cast<std::size_t>(limits.exactVisitors), visitorKey)
        , names(now)
        , goals(static_cast<std::size_t>(limits.exactVisitors), visitorKey, now)
    {
    }

    void setGoals(const std::vector<ChosenGoal>& chosen) { goals.set(chosen, names, data.sites); }

    SessionData data;
    SessionLife visits;
    VisitorCount visitors;
    EventNames names;
    GoalCounts goals;
    Ring<FeedEntry> feed{feedLength};
    std::int64_t evicted = 0;
};

/// All of a snapshot that comes from the statistics: not the alerts and the numbers of events.
Snapshot buildSnapshot(const Statistics& statistics, const SnapshotRequest& request, TimeMs now);

struct ModelNumbers
{
    TimeMs now;
    TimeMs dayEnds;
    /// Days since the start; tells what was counted today.
    std::uint32_t day = 1;
    std::uint64_t sequence = 0;
    std::uint64_t eventsEver = 0;
    /// The number of the newest visit.
    std::uint64_t lastVisit = 0;
    TimeMs evictedTellAt;
    std::int64_t evictedUntold = 0;
};

/// What the live model is made of.
struct LiveModel::State : ModelNumbers
{
    State(const Limits& bounds, const std::optional<AlertRule>& alertRule, NextMidnight midnight,
          TimeMs start)
        : limits(bounds)
        , rule(alertRule)
        , nextMidnight(std::move(midnight))
        , visitorKey(QRandomGenerator::system()->generate64())
        , alerts(static_cast<std::size_t>(bounds.alerts))
        , watch(newWatch())
        , presence(bounds.pageSilenceMs)
        , viewers(presence, limits)
        , minutes(start, bounds.sessionTimeoutMs)
        , statistics(newStatistics(*watch, start))
    {
        now = start;
        dayEnds = dayEnd();
    }

    ~State() { observeBy(nullptr); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    std::unique_ptr<AlertWatch> newWatch() const;
    std::unique_ptr<Statistics> newStatistics(AlertWatch& watchedBy, TimeMs at);
    /// Abandons the one before.
    void observeBy(SessionObserver* next);
    void moveTo(TimeMs to);
    TimeMs dayEnd() const { return std::max(nextMidnight(now), now + 1); }
    void turnDay();
    /// Without any statistics, sessions and alerts, at that time.
    void beginAnew(TimeMs at);
    /// Whether it is counted as active; one that ran out is until it is looked at.
    bool hasSession(std::string_view site, std::string_view id) const;
    void clockSetBack(TimeMs to);
    std::size_t forget(std::string_view visitor);
    std::size_t forget(std::string_view visitor, const std::vector<std::uint64_t>& visits);
    std::size_t forgetSessions(std::string_view visitor,
                               const std::function<bool(const Session&)>& goes);
    void countEvent(const Event& event, SiteId site);
    void countName(const Event& event, SiteId site);
    void countVisitor(const Event& event, SiteId site, std::uint64_t hash, SessionSlot slot);
    /// The event named a visitor that its session did not know.
    void countVisit(const Event& event, SessionSlot slot);
    void learn(const KnownVisit& visit);
    void learn(const DaySoFar& day);
    /// The session of that visit; null when it is here no more.
    Session* sessionOf(const KnownVisit& visit);
    void sessionBegan(SiteId site);
    void tell(std::string_view site, const Finding& finding);
    void tell(std::string_view site, const PageSurge& surge);
    /// Where the alert rules look again.
    void watchUntil(TimeMs to);
    void makeRoom();
    Alert alertOf(Alert::Kind kind, const Scope& scope) const;

    Limits limits;
    std::optional<AlertRule> rule;
    Sensitivities sensitivities;
    ChosenGoals goals;
    NextMidnight nextMidnight;
    std::uint64_t visitorKey;
    AlertLog alerts;
    std::unique_ptr<AlertWatch> watch;
    Presence presence;
    Viewers viewers;
    EndedVisits ended;
    Minutes minutes;
    /// Once they are counted. What is forgotten of the day is not forgotten of them.
    std::optional<VisitCounts> visitCounts;
    std::unique_ptr<Statistics> statistics;
    /// Snapshot::takenBack.
    std::uint64_t takenBack = 0;
    /// Begun so far, and the one under way.
    std::uint32_t checkpoints = 0;
    SessionObserver* observer = nullptr;
};

} // namespace footfall
