// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/model_state.h"

#include "core/live/alert_of.h"
#include "core/live/sessions/session_observer.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

constexpr DurationMs evictedQuietMs = 10 * 60'000;
/// A clock that goes back by more was wrong before: to wait for it would take as long.
constexpr DurationMs maxWaitMs = 60 * 60'000;

std::string busiestPage(const SessionData& data, const Scope& scope)
{
    std::string path;
    scope.pages[PageCount::Now].top(1, [&](PageId page, std::int64_t) { path = data.pages[page].path; });
    return path;
}

/// The page that goes by that key in the scope's page rule.
std::string pageOf(const SessionData& data, const Scope& scope, std::uint64_t key)
{
    std::string path;
    scope.pages[PageCount::Today].top(SIZE_MAX, [&](PageId page, std::int64_t) {
        if (path.empty() && PageRule::keyOf(data.pages[page].path) == key)
            path = data.pages[page].path;
    });
    return path;
}

PageCount pageCountOf(RankingField::Place ranking)
{
    switch (ranking) {
    case RankingField::EntryPages:
        return PageCount::EntriesToday;
    case RankingField::ExitPages:
        return PageCount::ExitsToday;
    default:
        return PageCount::Today;
    }
}

void countPages(SessionData& data, const std::array<Scope*, 2>& scopes, const DaySoFar& day)
{
    for (const auto ranking :
         {RankingField::Pages, RankingField::EntryPages, RankingField::ExitPages}) {
        for (const CountRow& row : day.ranked.at(ranking)) {
            const PageId page = data.pages.acquire(scopes, row.label);
            for (std::int64_t i = 0; i < row.count; ++i)
                data.pages.count(pageCountOf(ranking), page);
            data.pages.release(page);
        }
    }
}

void countLabels(Scope& scope, const DaySoFar& day)
{
    for (const LabelField& field : labelFields) {
        Tally& tally = scope.labels[field.label];
        for (const CountRow& row : day.ranked.at(field.ranking)) {
            const Tally::Id label = tally.take(row.label);
            for (std::int64_t i = 0; i < row.count; ++i)
                tally.countToday(label);
            tally.drop(label);
        }
    }
}

} // namespace

std::unique_ptr<AlertWatch> LiveModel::State::newWatch() const
{
    // One more for "(other)".
    auto fresh = std::make_unique<AlertWatch>(rule, static_cast<std::size_t>(limits.sites) + 1);
    fresh->setSensitivities(sensitivities);
    return fresh;
}

std::unique_ptr<Statistics> LiveModel::State::newStatistics(AlertWatch& watchedBy, TimeMs at)
{
    auto fresh =
        std::make_unique<Statistics>(limits, watchedBy, presence, ended, visitorKey, at);
    fresh->setGoals(goals.goals);
    return fresh;
}

void LiveModel::State::observeBy(SessionObserver* next)
{
    if (observer)
        observer->abandon();
    observer = next;
    statistics->visits.setObserver(next);
}

void LiveModel::State::moveTo(TimeMs to)
{
    if (now - to > maxWaitMs)
        clockSetBack(to);
    now = std::max(now, to);
    watchUntil(now);
    minutes.moveTo(now, statistics->data.sites);
    if (now >= dayEnds)
        turnDay();
    statistics->names.moveTo(now);
}

void LiveModel::State::learn(const DaySoFar& day)
{
    SessionData& data = statistics->data;
    const SiteId site = data.sites.take(day.site, now);
    const std::array<Scope*, 2> scopes = data.scopesOf(site);
    for (Scope* scope : scopes) {
        scope->visitorsToday += day.visits;
        scope->visitsToday += day.visits;
        scope->pageViewsToday += day.pageViews;
        scope->eventsToday += day.events;
        countLabels(*scope, day);
    }
    countPages(data, scopes, day);
    for (const CountRow& row : day.ranked.at(RankingField::Events))
        statistics->names.countEarlier(site, row.label, row.count);
    ++sequence;
}

void LiveModel::State::turnDay()
{
    statistics->names.moveTo(dayEnds);
    statistics->names.newDay();
    statistics->goals.newDay(dayEnds);
    dayEnds = dayEnd();
    ++day;
    SessionData& data = statistics->data;
    data.sites.all().newDay();
    for (Scope& site : data.sites.each())
        site.newDay();
    data.pages.newDay(now);
    data.pages.enterAgain(data.sites.all());
    for (Scope& site : data.sites.each())
        data.pages.enterAgain(site);
    statistics->visitors.clear();
}

void LiveModel::State::watchUntil(TimeMs to)
{
    const auto tellOf = [&](const std::string& site, const auto& found) {
        tell(site, found);
        ++sequence;
    };
    watch->advance(to, tellOf, tellOf);
}

void LiveModel::State::clockSetBack(TimeMs to)
{
    watch->forget(to);
    beginAnew(to);
    minutes.restart(now, statistics->data.sites);
    dayEnds = dayEnd();
    ++day;
    evictedTellAt = epoch;
    alerts.raise(alertOf(Alert::Kind::ClockSetBack, statistics->data.sites.all()));
    ++sequence;
}

void LiveModel::State::beginAnew(TimeMs at)
{
    statistics->visits.endAll(now);
    minutes.carry(statistics->data.sites);
    presence.sessionsForgotten();
    observeBy(nullptr);
    now = at;
    watch->everybodyLeft();
    statistics = newStatistics(*watch, now);
    alerts.clear();
    evictedUntold = 0;
    ++takenBack;
}

bool LiveModel::State::hasSession(std::string_view site, std::string_view id) const
{
    const auto known = statistics->data.sites.idOf(site);
    return known && statistics->visits.isActive(*known, id);
}

std::size_t LiveModel::State::forget(std::string_view visitor)
{
    ended.forget([&](const EndedVisit& visit) {
        const SessionView& session = visit.session;
        return visitor == (session.visitorId.empty() ? session.sessionId : session.visitorId);
    });
    return forgetSessions(visitor, [&](const Session& session) {
        return session.visitorName() == visitor ||
               (session.anonymous && session.id.view() == visitor);
    });
}

std::size_t LiveModel::State::forget(std::string_view visitor,
                                     const std::vector<std::uint64_t>& visits)
{
    const auto isThere = [&](std::uint64_t visit) {
        return std::binary_search(visits.begin(), visits.end(), visit);
    };
    ended.forget([&](const EndedVisit& visit) { return isThere(visit.session.visit); });
    return forgetSessions(visitor, [&](const Session& session) { return isThere(session.visit); });
}

std::size_t LiveModel::State::forgetSessions(std::string_view visitor,
                                             const std::function<bool(const Session&)>& goes)
{
    if (visitCounts)
        visitCounts->forget(visitor);
    observeBy(nullptr);
    const std::vector<SessionKey> keys = statistics->visits.forget(goes, now);
    statistics->feed.removeIf([&](const FeedEntry& entry) {
        const Event& event = *entry.item.event;
        const SessionKey key{statistics->data.sites[entry.site].site, event.sessionId};
        return event.visitor() == visitor || std::binary_search(keys.begin(), keys.end(), key);
    });
    ++takenBack;
    ++sequence;
    return keys.size();
}

void LiveModel::State::countEvent(const Event& event, SiteId site)
{
    for (Scope* scope : statistics->data.scopesOf(site)) {
        scope->countEvent(now, event.kind == Event::Kind::PageView);
        scope->simulated = scope->simulated || event.simulated;
    }
    if (event.kind == Event::Kind::PageView)
        statistics->data.sites[site].countPage(event.page);
    countName(event, site);
}

void LiveModel::State::countName(const Event& event, SiteId site)
{
    const std::string name = eventNameOf(event);
    if (!name.empty())
        statistics->names.count(site, name);
    if (!statistics->goals.count(event, name, site, statistics->data.sites[site], now))
        return;
    for (Scope* scope : statistics->data.scopesOf(site))
        scope->series.addGoal(now);
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
    const std::int64_t isNew = statistics->visitors.add(site, event.visitor());
    for (Scope* scope : statistics->data.scopesOf(site))
        scope->countVisitors(isNew);
}

void LiveModel::State::countVisit(const Event& event, SessionSlot slot)
{
    if (!visitCounts)
        return;
    Session& session = statistics->data.sessions[slot];
    session.visits = visitCounts->count(event.site, event.visitorId, session.visit);
}

void LiveModel::State::learn(const KnownVisit& visit)
{
    Session* session = sessionOf(visit);
    std::uint16_t visits = 0;
    const auto count = [&](std::string_view visitor) {
        if (!visitor.empty())
            visits = visitCounts->count(visit.site, visitor, visit.visit);
    };
    count(visit.visitor);
    const bool isNamed = session && session->visitorId;
    const std::string_view later =
        isNamed ? std::string_view(*session->visitorId) : visit.laterVisitor;
    if (later != visit.visitor)
        count(later);
    if (isNamed)
        session->visits = visits;
}

Session* LiveModel::State::sessionOf(const KnownVisit& visit)
{
    SessionData& data = statistics->data;
    const auto site = data.sites.idOf(visit.site);
    if (!site)
        return nullptr;
    const SessionSlot slot = data.sessions.find(
        *site, visit.sessionId, SessionTable::hashOf(*site, visit.sessionId));
    const bool isIt = slot != noSession && data.sessions[slot].visit == visit.visit;
    return isIt ? &data.sessions[slot] : nullptr;
}

void LiveModel::State::sessionBegan(SiteId siteId)
{
    Scope& site = statistics->data.sites[siteId];
    if (site.rule && site.rule->hasFound()) {
        for (const Finding& finding : site.rule->advance(now))
            tell(site.site, finding);
    }
    if (const auto milestone = site.milestones.reached(site.active)) {
        Alert alert = alertOf(Alert::Kind::Milestone, site);
        alert.value = *milestone;
        alerts.raise(std::move(alert));
    }
}

void LiveModel::State::tell(std::string_view site, const Finding& finding)
{
    const Scope* scope = statistics->data.sites.find(site);
    Alert alert = alertOfFinding(finding, site);
    alert.activeVisitors = scope ? scope->active : 0;
    if (scope && (alert.kind == Alert::Kind::Spike || alert.kind == Alert::Kind::Rise))
        alert.page = busiestPage(statistics->data, *scope);
    alerts.raise(std::move(alert));
}

/// A surge of the site is told already: it has its page.
void LiveModel::State::tell(std::string_view site, const PageSurge& surge)
{
    const Scope* scope = statistics->data.sites.find(site);
    if (!scope || alerts.hasOpenSpike(site))
        return;
    Alert alert = alertOf(Alert::Kind::PageSpike, *scope);
    alert.at = surge.at;
    alert.since = surge.at - PageRule::spanMs;
    alert.span = PageRule::spanMs;
    alert.count = surge.count;
    alert.expected = surge.expected;
    alert.page = pageOf(statistics->data, *scope, surge.page);
    alerts.raise(std::move(alert));
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
    alert.visitorsLastMinute = scope.sessionsLastMinute();
    alert.activeVisitors = scope.active;
    return alert;
}

} // namespace footfall
