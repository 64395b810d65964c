// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/event/event.h"
#include "core/live/alerts/alert_rule.h"
#include "core/live/counts/completed.h"
#include "core/live/day_so_far.h"
#include "core/live/goals/chosen_goals.h"
#include "core/live/presence/presence.h"
#include "core/live/presence/viewers.h"
#include "core/source/alerts/alert_handling.h"
#include "core/source/snapshot.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// The first moment of the next day after a moment, in the operator's time zone.
using NextMidnight = std::function<TimeMs(TimeMs)>;

/// A request for sessions, most recent activity first (core/protocol/README.md, "Events").
struct SessionQuery
{
    SnapshotFilter filter;
    std::size_t offset = 0;
    std::size_t limit = 100;
    /// Newest steps of each journey.
    std::size_t steps = 200;
};

struct SessionPage
{
    std::vector<SessionView> sessions;
    /// Active sessions that match; those found so far when `truncated`.
    std::int64_t total = 0;
    /// The walk ended at its bound (Limits::filterWalk), or the texts at theirs.
    bool truncated = false;
};

/// A visit as the store knows it, as far as it tells how often its visitor came.
struct KnownVisit
{
    /// Its number.
    std::uint64_t visit = 0;
    std::string_view site;
    std::string_view sessionId;
    /// The visitor of its first event and, where it was another, of its last one; or empty.
    std::string_view visitor;
    std::string_view laterVisitor;
};

/// What one event changed, as far as others are told of it.
struct Applied
{
    EventPtr event;
    /// The event's session, as a key; a session_end of an unknown session has none.
    bool hasSession = false;
    /// The session's visit number (SessionView::visit); 0 where there is none.
    std::uint64_t visit = 0;
    /// The visit began with this event.
    bool began = false;
};

/// What is true now: sessions with their journeys, counters, rankings, the ten-minute series and
/// alerts, by site and for all sites together. The words are defined in core/protocol/README.md,
/// "Events".
///
/// Pure and deterministic: the same calls give the same state. Time is what the calls say and
/// never runs backwards inside: an earlier `now` counts as the latest seen. Only if it is earlier
/// by more than an hour, the clock was wrong before: the statistics begin anew at that time. An
/// event and an expiry cost O(1) amortised, whatever the number of sessions; everything is bounded
/// by Limits. One thread.
class LiveModel
{
public:
    /// Without a rule it raises no alerts of visitors.
    LiveModel(const Limits& limits, const std::optional<AlertRule>& rule, NextMidnight nextMidnight,
              TimeMs now);
    ~LiveModel();
    LiveModel(const LiveModel&) = delete;
    LiveModel& operator=(const LiveModel&) = delete;

    /// How little the rule tells of each site, also of what comes from a checkpoint. Normal at
    /// first.
    void setSensitivities(const Sensitivities& sensitivities);

    /// What is counted as goals from now on, also of what comes from a checkpoint. None at first.
    void setGoals(const ChosenGoals& goals);

    /// What operators did about alerts, and its mutes are those of now. Nothing at first.
    void setAlertHandling(const AlertHandling& handling);

    /// Takes an event at the time of its receipt.
    Applied apply(Event event);
    /// The same for several, in their order; with very many sessions faster than one by one.
    std::vector<Applied> apply(std::vector<Event> events);
    /// Applies an event of the log as it was applied at its receipt. The session, if one begins,
    /// gets the visit number that it got then (0: the next one).
    Applied replay(Event event, std::uint64_t visit);
    /// Keeps a live session active and extends its duration; nothing when there is none.
    std::optional<Heartbeat> heartbeat(const SessionKey& session, TimeMs now);
    /// Somebody is here; `steadyNow` is what the presence goes by.
    Presence::Ticket arrive(const Presence::Arrival& arrival, SteadyTime steadyNow);
    /// Who is here beside the events. It outlives `clear`: tabs stay open.
    Presence& presence();
    const Presence& presence() const;
    /// A viewer came, or came again; the same for it.
    const TrackedViewer& track(const ViewerReport& report, std::string_view site, TimeMs now,
                               SteadyTime steadyNow);
    Viewers& viewers();
    const Viewers& viewers() const;
    /// Expires sessions, moves the series on and turns the day. Call about four times a second.
    void tick(TimeMs now);
    /// Forgets all statistics and sessions, as the operator asked.
    void clear(TimeMs now);

    /// Removes the sessions of a visitor id, or of a session id where an event names no visitor,
    /// their events in the feed and what waits to be taken of them; how many sessions went. Totals
    /// stay, for they name nobody, and so do presence and viewers. Abandons a checkpoint under way.
    std::size_t forget(std::string_view visitor);
    /// The same for the visits of these numbers, in ascending order, whoever they are taken to be
    /// of; of the feed, the visitor's events go as well.
    std::size_t forget(std::string_view visitor, const std::vector<std::uint64_t>& visits);

    Snapshot snapshot(const SnapshotRequest& request) const;
    SessionPage sessions(const SessionQuery& query) const;
    /// An active or recently ended session; nothing when it is unknown.
    std::optional<SessionView> session(const SessionKey& key, std::size_t steps) const;

    /// Nothing where it is not known, or no more.
    std::optional<Alert> alert(std::uint64_t id) const;
    /// Alerts raised since the last call, oldest first.
    std::vector<Alert> takeAlerts();
    /// Sessions that timed out since the last call (not those that ended by session_end),
    /// at most 1,000; older ones are left out.
    std::vector<SessionKey> takeExpired();
    /// From now on it is counted how often each visitor came (SessionView::visits). Not at first:
    /// what is told of the past tells of a part of the visits only.
    void countVisits();
    /// Before anything new happens: a visit of those that began so far, in the order of their
    /// numbers. If it is under way it learns the how many-th it is.
    void learn(const KnownVisit& visit);
    /// Whether visits that end and minutes that are over are kept to be taken. Off at first.
    void collectHistory(bool on);
    /// Visits that ended and were not taken yet, in that order, at most so many; those of a clear
    /// are among them. Where more than 100,000 or 64 MiB wait, the oldest are in brief, at most a
    /// million of them.
    std::vector<EndedVisit> takeEnded(std::size_t most = SIZE_MAX);
    /// Whether some wait to be taken.
    bool hasEnded() const;
    /// Minutes that ended since the last call: of all sites and of each, where something happened
    /// or somebody was active. At most 100,000, the oldest are left out.
    std::vector<MinuteCounts> takeMinutes();
    /// A minute that is kept teaches what is usual; each site's in the order of time, and before
    /// anything happens at it.
    void learn(const MinuteCounts& minute);
    /// What is known of today in sums only; it is counted among today as what is seen, and nowhere
    /// else.
    void learn(const DaySoFar& day);
    /// The server did not run then: that nobody came means nothing.
    void outage(TimeMs from, TimeMs to);
    /// Grows with every change that somebody could see.
    std::uint64_t sequence() const;
    std::int64_t activeSessions() const;
    /// Whether the event, at the time of its receipt, would go on with a visit, not begin one.
    bool goesOn(const Event& event) const;
    /// Visitors of a site who are there now: active event sessions, and active tabs beside them.
    std::int64_t visitorsNow(std::string_view site) const;
    /// The number of the newest visit; the next one gets a higher one than any that is told.
    std::uint64_t lastVisit() const;
    void numberVisitsAfter(std::uint64_t visit);
    /// Tells everybody something about the service; not for what the model raises itself.
    void note(Alert::Kind kind, std::int64_t value);
    /// The latest time it was told.
    TimeMs now() const;
    /// When the next session times out, or one that ended is listed no more; nothing without any.
    std::optional<TimeMs> nextExpiry() const;

    /// Its insides, for the files of this folder and for checkpoints (core/live/checkpoint).
    struct State;
    State& state() { return *m_state; }

private:
    Applied take(Event event, std::uint64_t visit);

    std::unique_ptr<State> m_state;
};

} // namespace footfall
