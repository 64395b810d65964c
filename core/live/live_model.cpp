// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/live_model.h"

#include "core/live/model_state.h"
#include "core/live/sessions/fetch_ahead.h"
#include "core/live/sessions/session_search.h"
#include "core/live/site_cards_of.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace footfall {

LiveModel::LiveModel(const Limits& limits, const std::optional<AlertRule>& rule,
                     NextMidnight nextMidnight, TimeMs now)
    : m_state(std::make_unique<State>(limits, rule, std::move(nextMidnight), now))
{
}

LiveModel::~LiveModel() = default;

void LiveModel::setSensitivities(const Sensitivities& sensitivities)
{
    m_state->sensitivities = sensitivities;
    m_state->watch->setSensitivities(sensitivities);
}

void LiveModel::setGoals(const ChosenGoals& goals)
{
    m_state->goals = goals;
    m_state->statistics->setGoals(goals.goals);
    ++m_state->sequence;
}

void LiveModel::setAlertHandling(const AlertHandling& handling)
{
    m_state->alerts.setHandling(handling, m_state->now);
    ++m_state->sequence;
}

Applied LiveModel::apply(Event event)
{
    return take(std::move(event), m_state->lastVisit + 1);
}

Applied LiveModel::replay(Event event, std::uint64_t visit)
{
    Applied applied = take(std::move(event), visit == 0 ? m_state->lastVisit + 1 : visit);
    m_state->lastVisit = std::max(m_state->lastVisit, visit);
    return applied;
}

Applied LiveModel::take(Event event, std::uint64_t visit)
{
    State& my = *m_state;
    my.moveTo(event.receivedAt);
    SessionData& data = my.statistics->data;
    event.receivedAt = my.now;
    const SiteId site = data.sites.take(event.site, my.now);
    const std::uint64_t hash = SessionTable::hashOf(site, event.sessionId);
    data.sessions.fetchIndex(hash);
    const auto shared = std::make_shared<const Event>(std::move(event));
    my.countEvent(*shared, site);
    const SessionLife::Taken taken = my.statistics->visits.take(*shared, site, hash, visit, my.now);
    my.countVisitor(*shared, site, hash, taken.slot);
    if (taken.named)
        my.countVisit(*shared, taken.slot);
    if (taken.began) {
        my.lastVisit = std::max(my.lastVisit, visit);
        my.sessionBegan(site);
    }
    my.makeRoom();
    my.statistics->feed.push({{++my.eventsEver, shared}, site});
    ++my.sequence;
    return {shared, taken.slot != noSession, taken.visit, taken.began};
}

std::vector<Applied> LiveModel::apply(std::vector<Event> events)
{
    std::vector<Applied> applied;
    applied.reserve(events.size());
    const auto isEarlier = [](const Event& a, const Event& b) {
        return a.receivedAt < b.receivedAt;
    };
    if (!std::is_sorted(events.begin(), events.end(), isEarlier)) {
        // The clock may have been set back; nothing that was fetched would be good after that.
        for (Event& event : events)
            applied.push_back(apply(std::move(event)));
        return applied;
    }
    if (!events.empty())
        m_state->moveTo(events.front().receivedAt);
    FetchAhead ahead(m_state->statistics->data, events);
    for (std::size_t i = 0; i < events.size() + FetchAhead::distance; ++i) {
        ahead.step(i);
        if (i >= FetchAhead::distance)
            applied.push_back(apply(std::move(events[i - FetchAhead::distance])));
    }
    return applied;
}

std::optional<Heartbeat> LiveModel::heartbeat(const SessionKey& session, TimeMs now)
{
    m_state->moveTo(now);
    Statistics& statistics = *m_state->statistics;
    const auto site = statistics.data.sites.idOf(session.site);
    if (!site)
        return std::nullopt;
    auto heard = statistics.visits.heartbeat(*site, session.sessionId, m_state->now);
    m_state->sequence += heard ? 1 : 0;
    return heard;
}

Presence::Ticket LiveModel::arrive(const Presence::Arrival& arrival, SteadyTime steadyNow)
{
    const bool isCounted = m_state->hasSession(arrival.site, arrival.visitor);
    return m_state->presence.enter(arrival, isCounted, steadyNow);
}

const TrackedViewer& LiveModel::track(const ViewerReport& report, std::string_view site, TimeMs now,
                                      SteadyTime steadyNow)
{
    const bool isCounted = m_state->hasSession(site, report.id);
    return m_state->viewers.track(report, site, isCounted, now, steadyNow);
}

bool LiveModel::goesOn(const Event& event) const
{
    const Statistics& statistics = *m_state->statistics;
    const auto site = statistics.data.sites.idOf(event.site);
    return site && statistics.visits.goesOn(*site, event.sessionId,
                                            std::max(m_state->now, event.receivedAt));
}

Viewers& LiveModel::viewers()
{
    return m_state->viewers;
}

const Viewers& LiveModel::viewers() const
{
    return m_state->viewers;
}

Presence& LiveModel::presence()
{
    return m_state->presence;
}

const Presence& LiveModel::presence() const
{
    return m_state->presence;
}

void LiveModel::tick(TimeMs now)
{
    State& my = *m_state;
    const auto visible = [&] {
        const Scope& all = my.statistics->data.sites.all();
        return std::tuple(floorTo(my.now, seriesBucketMs), my.day, my.statistics->data.ended.size,
                          all.active, all.sessionsLastMinute(), all.events.total());
    };
    const auto before = visible();
    my.moveTo(now);
    my.statistics->visits.expire(my.now);
    my.statistics->data.sites.all().advance(my.now);
    for (Scope& site : my.statistics->data.sites.each())
        site.advance(my.now);
    if (visible() != before)
        ++my.sequence;
}

void LiveModel::clear(TimeMs now)
{
    State& my = *m_state;
    my.moveTo(now);
    my.beginAnew(my.now);
    my.alerts.raise(my.alertOf(Alert::Kind::Cleared, my.statistics->data.sites.all()));
    ++my.sequence;
}

std::size_t LiveModel::forget(std::string_view visitor)
{
    return m_state->forget(visitor);
}

std::size_t LiveModel::forget(std::string_view visitor, const std::vector<std::uint64_t>& visits)
{
    return m_state->forget(visitor, visits);
}

Snapshot LiveModel::snapshot(const SnapshotRequest& request) const
{
    Snapshot snapshot = buildSnapshot(*m_state->statistics, request, m_state->now);
    m_state->presence.describe(snapshot, request);
    m_state->viewers.describe(snapshot, request);
    for (SessionView& session : snapshot.sessions)
        m_state->presence.describe(session);
    if (snapshot.selected)
        m_state->presence.describe(*snapshot.selected);
    snapshot.sequence = sequence();
    snapshot.takenBack = m_state->takenBack;
    snapshot.eventsEver = m_state->eventsEver;
    const std::optional<std::string>& site = request.filter.site;
    snapshot.alerts = m_state->alerts.newest(request.alerts, site);
    snapshot.openAlerts = m_state->alerts.open(request.alerts, site, m_state->now);
    if (request.siteCards > 0)
        snapshot.siteCards = siteCardsOf(m_state->statistics->data, m_state->alerts,
                                         request.siteCards, m_state->now);
    snapshot.quietSince = m_state->alerts.quietSince(site, m_state->now);
    return snapshot;
}

SessionPage LiveModel::sessions(const SessionQuery& query) const
{
    const SessionData& data = m_state->statistics->data;
    const SessionFilter filter(data, query.filter);
    const SessionsFound found = findActive(data, filter, query.offset, query.limit);
    SessionPage page{{}, found.total, found.truncated};
    appendViews(page.sessions, data, found.slots, query.steps);
    page.truncated |= page.sessions.size() < found.slots.size();
    return page;
}

std::optional<SessionView> LiveModel::session(const SessionKey& key, std::size_t steps) const
{
    std::optional<SessionView> view = findView(m_state->statistics->data, key, steps);
    if (view)
        m_state->presence.describe(*view);
    return view;
}

std::optional<Alert> LiveModel::alert(std::uint64_t id) const
{
    return m_state->alerts.find(id);
}

std::vector<Alert> LiveModel::takeAlerts()
{
    return m_state->alerts.takeNew();
}

std::vector<SessionKey> LiveModel::takeExpired()
{
    return m_state->statistics->visits.takeExpired();
}

void LiveModel::countVisits()
{
    m_state->visitCounts.emplace();
}

void LiveModel::learn(const KnownVisit& visit)
{
    m_state->learn(visit);
}

void LiveModel::collectHistory(bool on)
{
    m_state->ended.collect(on);
    m_state->minutes.collect(on);
}

std::vector<EndedVisit> LiveModel::takeEnded(std::size_t most)
{
    return m_state->ended.take(most);
}

bool LiveModel::hasEnded() const
{
    return !m_state->ended.isEmpty();
}

void LiveModel::learn(const DaySoFar& day)
{
    m_state->learn(day);
}

std::vector<MinuteCounts> LiveModel::takeMinutes()
{
    return m_state->minutes.take();
}

void LiveModel::learn(const MinuteCounts& minute)
{
    AlertWatch& watch = *m_state->watch;
    AlertRule* rule = minute.site ? watch.of(*minute.site, m_state->now) : watch.ofAll();
    if (rule)
        rule->learnMinute(minute.minute, minute.sessionsBegun, minute.peakActive);
}

void LiveModel::outage(TimeMs from, TimeMs to)
{
    m_state->moveTo(from);
    m_state->watch->outage(from, to);
}

std::uint64_t LiveModel::sequence() const
{
    return m_state->sequence + m_state->presence.changes();
}

std::int64_t LiveModel::activeSessions() const
{
    return m_state->statistics->data.sites.all().active;
}

std::int64_t LiveModel::visitorsNow(std::string_view site) const
{
    const Scope* scope = m_state->statistics->data.sites.find(site);
    return (scope ? scope->active : 0) + m_state->presence.activeVisitors(site);
}

std::uint64_t LiveModel::lastVisit() const
{
    return m_state->lastVisit;
}

void LiveModel::numberVisitsAfter(std::uint64_t visit)
{
    m_state->lastVisit = std::max(m_state->lastVisit, visit);
}

void LiveModel::note(Alert::Kind kind, std::int64_t value)
{
    Alert alert = m_state->alertOf(kind, m_state->statistics->data.sites.all());
    alert.value = value;
    m_state->alerts.raise(std::move(alert));
    ++m_state->sequence;
}

TimeMs LiveModel::now() const
{
    return m_state->now;
}

std::optional<TimeMs> LiveModel::nextExpiry() const
{
    return m_state->statistics->visits.nextExpiry();
}

} // namespace footfall
