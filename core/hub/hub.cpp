// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub.h"

#include "core/base/time/clock.h"

#include <algorithm>

namespace footfall {

namespace {

/// Longer details of an action are told to the others, but not kept.
constexpr std::size_t auditDetailBytes = 4096;

bool hasSession(const std::vector<SessionView>& sessions, const SessionKey& key)
{
    return std::any_of(sessions.begin(), sessions.end(), [&](const SessionView& session) {
        return session.sessionId == key.sessionId && session.site == key.site;
    });
}

} // namespace

Hub::Hub(const LiveModel& model, const Limits& limits, const Clock& clock, Stages& stages,
         QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_clock(clock)
    , m_stages(stages)
    , m_share{limits, clock}
    , m_update(updateGapMs, clock, [this] { tellNewest(); })
    , m_audit(std::size_t(limits.auditEntries))
{
}

SnapshotPtr Hub::statistics(std::int64_t newestEvents) const
{
    SnapshotRequest request;
    request.sessions = sessionsPerUpdate;
    request.steps = stepsPerSession;
    request.rows = pagesPerUpdate;
    request.events = std::size_t(std::clamp<std::int64_t>(newestEvents, 1, sessionsPerUpdate));
    request.alerts = 0;
    auto snapshot = std::make_shared<Snapshot>(m_model.snapshot(request));
    snapshot->dashboards = dashboards();
    return snapshot;
}

Hub::ListenerId Hub::join(Sink& sink, const Encoder& encoder)
{
    const ListenerId id = m_listeners.add(sink, &encoder).id;
    for (const QByteArray& frame : encoder.encode(
             AudienceUpdate{true, true, dashboards(), m_clock.now(), statistics(1)}))
        sink.send(frame);
    tellDashboards(true, id);
    return id;
}

Hub::ListenerId Hub::attend()
{
    const ListenerId id = ++m_share.lastId;
    m_attending.insert(id);
    tellDashboards(true, id);
    return id;
}

void Hub::leave(ListenerId id)
{
    if (m_listeners.remove(id) || m_attending.erase(id) > 0)
        tellDashboards(false, id);
}

void Hub::tellDashboards(bool joined, ListenerId except)
{
    broadcast(AudienceUpdate{joined, false, dashboards(), m_clock.now(), {}}, Weight::Notice,
              except);
    Q_EMIT dashboardsChanged(dashboards());
}

void Hub::eventApplied(const EventPtr& event)
{
    if (m_listeners.isEmpty())
        return;
    // One that waits to be told of is not overtaken.
    if (m_allowance.take(m_clock.steady()) && m_newest.count == 0)
        m_each.push_back({event});
    else
        m_newest = {event, m_newest.count + 1};
}

void Hub::sessionsExpired(const std::vector<SessionKey>& sessions)
{
    if (m_listeners.isEmpty())
        return;
    for (const SessionKey& key : sessions) {
        if (m_expired.size() < sessionsPerUpdate)
            m_expired.push_back(key);
    }
    flush();
}

void Hub::flush()
{
    if (!m_each.empty())
        tellEach();
    if (m_newest.count > 0 || !m_expired.empty())
        m_update.soon();
}

void Hub::tellEach()
{
    m_stages.begin();
    VisitorUpdate update{std::exchange(m_each, {}), statistics(1), {}};
    for (auto told = update.events.rbegin(); told != update.events.rend(); ++told)
        addTouched(update, {told->event->site, told->event->sessionId});
    broadcast(update, Weight::Delta);
    m_stages.lap(Stage::Encode);
}

void Hub::tellNewest()
{
    m_stages.begin();
    VisitorUpdate update{{}, statistics(m_newest.count), {}};
    if (m_newest.count > 0) {
        update.events.push_back(std::exchange(m_newest, {{}, 0}));
        for (const FeedItem& item : update.stats->events)
            addTouched(update, {item.event->site, item.event->sessionId});
    }
    for (const SessionKey& key : std::exchange(m_expired, {}))
        addTouched(update, key);
    broadcast(update, Weight::Delta);
    m_stages.lap(Stage::Encode);
}

void Hub::addTouched(VisitorUpdate& update, const SessionKey& key) const
{
    if (update.sessions.size() >= sessionsPerUpdate || hasSession(update.sessions, key))
        return;
    if (auto session = m_model.session(key, stepsPerSession))
        update.sessions.push_back(std::move(*session));
}

void Hub::alert(const Alert& alert)
{
    if (!alert.mutedUntil && !alert.wasMuted)
        broadcast(alert, Weight::Notice);
}

void Hub::action(ListenerId from, ActionUpdate action)
{
    broadcast(action, Weight::Notice, from);
    if (action.details.size() > auditDetailBytes)
        action.details.clear();
    m_audit.push(std::move(action));
}

void Hub::broadcast(const Update& update, Weight weight, ListenerId except)
{
    std::map<const Encoder*, QByteArrayList> encoded;
    m_listeners.tell(weight, [&](Listeners::Listener& listener) {
        if (listener.id == except)
            return;
        const auto [frames, isNew] = encoded.try_emplace(listener.who);
        if (isNew)
            frames->second = listener.who->encode(update);
        for (const QByteArray& frame : frames->second) {
            if (weight == Weight::Delta &&
                listener.sink.queuedBytes() > m_share.limits.subscriberSoftBytes)
                break;
            listener.sink.send(frame);
        }
    });
}

} // namespace footfall
