// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/live_model.h"

#include "core/live/alert_log.h"
#include "core/live/fetch_ahead.h"
#include "core/live/session_search.h"
#include "core/live/statistics.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace footfall {

namespace {

constexpr DurationMs evictedQuietMs = 10 * 60'000;

std::string busiestPage(const LiveData& data, const Scope& scope)
{
    std::string path;
    scope.pagesNow.top(1, [&](PageId page, std::int64_t) { path = data.pages[page].path; });
    return path;
}

} // namespace

struct LiveModel::State
{
    State(const Limits& bounds, const SpikeRule& spikeRule, NextMidnight midnight, TimeMs start)
        : limits(bounds)
        , rule(spikeRule.fresh())
        , nextMidnight(std::move(midnight))
        , now(start)
        , alerts(static_cast<std::size_t>(bounds.alerts))
        , dayEnds(dayEnd())
        , presence(bounds.pageSilenceMs)
        , viewers(presence, limits)
        , statistics(std::make_unique<Statistics>(limits, *rule, presence, now))
    {
    }

    void moveTo(TimeMs to);
    TimeMs dayEnd() const { return std::max(nextMidnight(now), now + 1); }
    void turnDay();
    void countEvent(const Event& event, SiteId site);
    void countVisitor(const Event& event, SiteId site, std::uint64_t hash, SessionSlot slot);
    void sessionBegan(SiteId site);
    void makeRoom();
    Alert alertOf(Alert::Kind kind, const Scope& scope) const;

    Limits limits;
    std::unique_ptr<SpikeRule> rule;
    NextMidnight nextMidnight;
    TimeMs now;
    AlertLog alerts;
    TimeMs dayEnds;
    /// Days since the start; tells what was counted today.
    std::uint32_t day = 1;
    std::uint64_t sequence = 0;
    std::uint64_t eventsEver = 0;
    TimeMs evictedTellAt = 0;
    std::int64_t evictedUntold = 0;
    Presence presence;
    Viewers viewers;
    std::unique_ptr<Statistics> statistics;
};

LiveModel::LiveModel(const Limits& limits, const SpikeRule& rule, NextMidnight nextMidnight,
                     TimeMs now)
    : m_state(std::make_unique<State>(limits, rule, std::move(nextMidnight), now))
{
}

LiveModel::~LiveModel() = default;

Applied LiveModel::apply(Event event)
{
    State& my = *m_state;
    LiveData& data = my.statistics->data;
    my.moveTo(event.receivedAt);
    event.receivedAt = my.now;
    const SiteId site = data.sites.take(event.site, my.now);
    const std::uint64_t hash = SessionTable::hashOf(site, event.sessionId);
    data.sessions.fetchIndex(hash);
    const auto shared = std::make_shared<const Event>(std::move(event));
    my.countEvent(*shared, site);
    const Visits::Taken taken = my.statistics->visits.take(*shared, site, hash, my.now);
    my.countVisitor(*shared, site, hash, taken.slot);
    if (taken.began)
        my.sessionBegan(site);
    my.makeRoom();
    my.statistics->feed.push({{++my.eventsEver, shared}, site});
    ++my.sequence;
    return {shared, taken.slot != noSession};
}

std::vector<Applied> LiveModel::apply(std::vector<Event> events)
{
    std::vector<Applied> applied;
    applied.reserve(events.size());
    FetchAhead ahead(m_state->statistics->data, events);
    for (std::size_t i = 0; i < events.size() + FetchAhead::distance; ++i) {
        ahead.step(i);
        if (i >= FetchAhead::distance)
            applied.push_back(apply(std::move(events[i - FetchAhead::distance])));
    }
    return applied;
}

bool LiveModel::heartbeat(const SessionKey& session, TimeMs now)
{
    m_state->moveTo(now);
    Statistics& statistics = *m_state->statistics;
    const auto site = statistics.data.sites.idOf(session.site);
    if (!site || !statistics.visits.heartbeat(*site, session.sessionId, m_state->now))
        return false;
    ++m_state->sequence;
    return true;
}

Presence::Ticket LiveModel::arrive(const Presence::Arrival& arrival, DurationMs steadyNow)
{
    const bool isCounted = hasSession(arrival.site, arrival.visitor);
    return m_state->presence.enter(arrival, isCounted, steadyNow);
}

const TrackedViewer& LiveModel::track(const ViewerReport& report, std::string_view site, TimeMs now,
                                      DurationMs steadyNow)
{
    return m_state->viewers.track(report, site, hasSession(site, report.id), now, steadyNow);
}

bool LiveModel::hasSession(std::string_view site, std::string_view id) const
{
    const Statistics& statistics = *m_state->statistics;
    const auto known = statistics.data.sites.idOf(site);
    return known && statistics.visits.isActive(*known, id);
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
    const Scope& all = my.statistics->data.sites.all();
    const auto visible = [&] {
        return std::tuple(my.now / seriesBucketMs, my.day, my.statistics->data.ended.size,
                          all.active, all.spikes->sessionsLastMinute(), all.events.total());
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
    my.presence.sessionsForgotten();
    my.statistics = std::make_unique<Statistics>(my.limits, *my.rule, my.presence, my.now);
    my.alerts.clear();
    my.evictedUntold = 0;
    my.alerts.raise(my.alertOf(Alert::Kind::Cleared, my.statistics->data.sites.all()));
    ++my.sequence;
}

Snapshot LiveModel::snapshot(const SnapshotRequest& request) const
{
    Snapshot snapshot = buildSnapshot(*m_state->statistics, request, m_state->now);
    m_state->presence.describe(snapshot, request);
    m_state->viewers.describe(snapshot, request);
    snapshot.sequence = sequence();
    snapshot.eventsEver = m_state->eventsEver;
    snapshot.alerts = m_state->alerts.newest(request.alerts, request.filter.site);
    return snapshot;
}

SessionPage LiveModel::sessions(const SessionQuery& query) const
{
    const LiveData& data = m_state->statistics->data;
    const SessionFilter filter(data, query.filter);
    const SessionsFound found = findActive(data, filter, query.offset, query.limit);
    SessionPage page{{}, found.total, found.truncated};
    appendViews(page.sessions, data, found.slots, query.steps);
    page.truncated |= page.sessions.size() < found.slots.size();
    return page;
}

std::optional<SessionView> LiveModel::session(const SessionKey& key, std::size_t steps) const
{
    return findView(m_state->statistics->data, key, steps);
}

std::vector<Alert> LiveModel::takeAlerts()
{
    return m_state->alerts.takeNew();
}

std::vector<SessionKey> LiveModel::takeExpired()
{
    return m_state->statistics->visits.takeExpired();
}

std::uint64_t LiveModel::sequence() const
{
    return m_state->sequence + m_state->presence.changes();
}

std::int64_t LiveModel::activeSessions() const
{
    return m_state->statistics->data.sites.all().active;
}

void LiveModel::State::moveTo(TimeMs to)
{
    now = std::max(now, to);
    if (now >= dayEnds)
        turnDay();
}

void LiveModel::State::turnDay()
{
    dayEnds = dayEnd();
    ++day;
    LiveData& data = statistics->data;
    data.sites.all().newDay();
    for (Scope& site : data.sites.each())
        site.newDay();
    data.pages.newDay();
    statistics->visitors.clear();
}

void LiveModel::State::countEvent(const Event& event, SiteId site)
{
    for (Scope* scope : statistics->data.scopesOf(site)) {
        scope->countEvent(now, event.kind == Event::Kind::PageView);
        scope->simulated = scope->simulated || event.simulated;
    }
}

void LiveModel::State::countVisitor(const Event& event, SiteId site, std::uint64_t hash,
                                    SessionSlot slot)
{
    const std::uint64_t visitor =
        event.visitorId.empty() ? hash : SessionTable::hashOf(site, event.visitorId);
    if (slot != noSession) {
        Session& session = statistics->data.sessions[slot];
        if (session.visitor == visitor && session.visitorDay == day)
            return;
        session.visitor = visitor;
        session.visitorDay = day;
    }
    const std::int64_t isNew = statistics->visitors.add(visitor);
    for (Scope* scope : statistics->data.scopesOf(site))
        scope->visitorsToday += isNew;
}

void LiveModel::State::sessionBegan(SiteId siteId)
{
    Scope& site = statistics->data.sites[siteId];
    if (const auto spike = site.spikes->check(now)) {
        Alert alert = alertOf(Alert::Kind::Spike, site);
        alert.expected = spike->expected;
        alert.page = busiestPage(statistics->data, site);
        alerts.raise(std::move(alert));
    }
    if (const auto milestone = site.milestones.reached(site.active)) {
        Alert alert = alertOf(Alert::Kind::Milestone, site);
        alert.value = *milestone;
        alerts.raise(std::move(alert));
    }
}

void LiveModel::State::makeRoom()
{
    const std::int64_t evicted = statistics->visits.makeRoom(now);
    if (evicted == 0)
        return;
    statistics->evicted += evicted;
    evictedUntold += evicted;
    if (now < evictedTellAt)
        return;
    Alert alert = alertOf(Alert::Kind::Evicted, statistics->data.sites.all());
    alert.value = std::exchange(evictedUntold, 0);
    alerts.raise(std::move(alert));
    evictedTellAt = now + evictedQuietMs;
}

Alert LiveModel::State::alertOf(Alert::Kind kind, const Scope& scope) const
{
    Alert alert;
    alert.kind = kind;
    alert.at = now;
    alert.site = scope.site;
    alert.visitorsLastMinute = scope.spikes->sessionsLastMinute();
    alert.activeVisitors = scope.active;
    return alert;
}

} // namespace footfall
