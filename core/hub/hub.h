// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/base/time/paced_call.h"
#include "core/base/time/stages.h"
#include "core/base/time/time_units.h"
#include "core/base/token_bucket.h"
#include "core/hub/audience.h"
#include "core/hub/encoder.h"
#include "core/live/live_model.h"

#include <QObject>

#include <unordered_set>

namespace footfall {

/// Tells every connected dashboard what happens: of each event by itself and at once, as long as
/// they are not too many, then of the newest at most four times a second. What is told is computed
/// and encoded once whatever the number of listeners. Those who read too slowly miss updates, and
/// are cut when that does not help (Limits). Server thread.
class Hub : public QObject
{
    Q_OBJECT

public:
    using ListenerId = quint64;
    static constexpr DurationMs updateGapMs = 250;
    /// Events that are told of by themselves: at once, and a second from then on.
    static constexpr double eventsBurst = 40;
    static constexpr double eventsPerSecond = 20;
    static constexpr std::size_t sessionsPerUpdate = 50;
    static constexpr std::size_t stepsPerSession = 20;
    static constexpr std::size_t pagesPerUpdate = 100;

    /// What is passed by reference, but the limits, must outlive it.
    Hub(const LiveModel& model, const Limits& limits, const Clock& clock, Stages& stages,
        QObject* parent = nullptr);

    /// Adds a dashboard, welcomes it and tells the others. Both must outlive the listener.
    ListenerId join(Sink& sink, const Encoder& encoder);
    /// Counts a dashboard that is told of visitors in another way; the others hear of it.
    ListenerId attend();
    /// Removes it and tells the others.
    void leave(ListenerId id);

    /// An event was applied to the model. Call `flush` when a group of them is complete.
    void eventApplied(const EventPtr& event);
    void sessionsExpired(const std::vector<SessionKey>& sessions);
    /// Sends what is due, now or as soon as the pace allows.
    void flush();
    /// Unless it is muted, or the end of what began so: dashboards would call somebody for it.
    void alert(const Alert& alert);
    /// A dashboard's action: kept in the audit list and told to all others.
    void action(ListenerId from, ActionUpdate action);
    /// Cuts listeners that have not read for too long. Call about four times a second.
    void tick() { m_listeners.tick(); }

    std::int64_t dashboards() const
    {
        return std::int64_t(m_listeners.size() + m_attending.size());
    }
    const Ring<ActionUpdate>& auditList() const { return m_audit; }
    /// The statistics as dashboards get them, with their number filled in.
    SnapshotPtr statistics() const { return statistics(1); }

Q_SIGNALS:
    void dashboardsChanged(qint64 dashboards);

private:
    using Listeners = Audience<const Encoder*>;

    SnapshotPtr statistics(std::int64_t newestEvents) const;
    void tellDashboards(bool joined, ListenerId except);
    void tellEach();
    void tellNewest();
    void addTouched(VisitorUpdate& update, const SessionKey& key) const;
    void broadcast(const Update& update, Weight weight, ListenerId except = 0);

    const LiveModel& m_model;
    const Clock& m_clock;
    Stages& m_stages;
    AudienceShare m_share;
    PacedCall m_update;
    Listeners m_listeners{m_share};
    std::unordered_set<ListenerId> m_attending;
    TokenBucket m_allowance{eventsBurst, eventsPerSecond};
    /// To be told of by themselves, then the newest of those that are not.
    std::vector<ToldEvent> m_each;
    ToldEvent m_newest{{}, 0};
    std::vector<SessionKey> m_expired;
    Ring<ActionUpdate> m_audit;
};

} // namespace footfall
