// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/presence/presence.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace footfall {

Presence::Presence(DurationMs silentAfterMs)
    : m_silentAfterMs(silentAfterMs)
{
}

template <typename Values>
auto Presence::find(Values& values, std::string_view site, std::string_view text) const
{
    const auto known = m_sites.find(std::string(site));
    const auto found =
        known == m_sites.end() ? values.end() : values.find(Key{&known->second, std::string(text)});
    return found == values.end() ? nullptr : &found->second;
}

Presence::Ticket Presence::enter(const Arrival& arrival, bool hasSession, SteadyTime now)
{
    Site& site = siteOf(arrival.site);
    ++site.tabs;
    Page* page = arrival.page.empty() ? nullptr : &pageOf(site, arrival.page);
    if (page)
        ++page->tabs;
    Visitor& visitor = visitorOf(site, arrival.visitor);
    change(visitor, [&] {
        ++visitor.tabs;
        visitor.hasSession = hasSession;
    });
    std::list<Tab>& tabs = arrival.reports ? m_heard : m_steady;
    const Ticket tab = tabs.insert(tabs.end(), {page, &visitor, arrival.reports, now});
    countActive(*tab, 1);
    return tab;
}

void Presence::leave(Ticket tab)
{
    if (tab->isActive())
        countActive(*tab, -1);
    Visitor& visitor = *tab->visitor;
    Site& site = *visitor.site;
    change(visitor, [&] { --visitor.tabs; });
    if (visitor.tabs == 0)
        m_visitors.erase(m_visitors.find(*visitor.key));
    if (tab->page)
        leavePage(*tab->page);
    listOf(*tab).erase(tab);
    if (--site.tabs == 0)
        m_sites.erase(m_sites.find(site.name));
}

bool Presence::heard(Ticket tab, SteadyTime now)
{
    const bool wasSilent = tab->isSilent;
    m_heard.splice(m_heard.end(), listOf(*tab), tab);
    tab->heardAt = now;
    change(*tab, [&] { tab->isSilent = false; });
    return wasSilent;
}

void Presence::setHidden(Ticket tab, bool isHidden)
{
    change(*tab, [&] { tab->isHidden = isHidden; });
}

std::vector<Presence::PlaceId> Presence::findSilent(SteadyTime now)
{
    std::vector<PlaceId> places;
    while (!m_heard.empty() && now - m_heard.front().heardAt >= m_silentAfterMs) {
        const Ticket tab = m_heard.begin();
        if (tab->page && tab->isActive())
            places.push_back(tab->page->id);
        m_silent.splice(m_silent.end(), m_heard, tab);
        change(*tab, [&] { tab->isSilent = true; });
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::int64_t Presence::activeAt(std::string_view site, std::string_view page) const
{
    const Page* known = find(m_pages, site, page);
    return known ? known->active : 0;
}

bool Presence::isLooking(std::string_view site, std::string_view visitor) const
{
    const Visitor* known = m_visitors.empty() ? nullptr : find(m_visitors, site, visitor);
    return known && known->active > 0;
}

std::int64_t Presence::activeVisitors(std::string_view site) const
{
    const auto found = m_sites.find(std::string(site));
    if (found == m_sites.end())
        return 0;
    const Totals& totals = found->second.totals;
    return totals.visitors - totals.idle;
}

void Presence::sessionsForgotten()
{
    // No binding: Clang 14 lets no lambda capture one.
    for (auto& entry : m_visitors)
        change(entry.second, [&] { entry.second.hasSession = false; });
}

void Presence::streamOpened(const std::string& visitor)
{
    m_streams.opened(visitor);
    ++m_changes;
}

void Presence::streamClosed(const std::string& visitor)
{
    m_streams.closed(visitor);
    ++m_changes;
}

void Presence::describe(Snapshot& snapshot, const SnapshotRequest& request) const
{
    snapshot.streamConnections = m_streams.connections();
    snapshot.streamVisitors = m_streams.visitors();
    addSites(snapshot);
    snapshot.presentVisitors = snapshot.activeInAll;
    const auto site = request.filter.site ? m_sites.find(*request.filter.site) : m_sites.end();
    if (request.filter.site && site == m_sites.end())
        return;
    const Totals& totals = request.filter.site ? site->second.totals : m_all;
    snapshot.presentVisitors += totals.visitors;
    snapshot.idleVisitors = totals.idle;
    snapshot.lookingVisitors = totals.looking;
    totals.pages.top(request.rows, [&](PlaceId place, std::int64_t active) {
        const Page& page = *m_places[place];
        snapshot.pagesPresent.push_back({page.site->name, page.key->text, active});
    });
}

void Presence::describe(SessionView& session) const
{
    if (!isLooking(session.site, session.sessionId))
        session.hereSince.reset();
}

std::vector<CountRow> Presence::census() const
{
    std::vector<CountRow> rows;
    for (const auto& [name, site] : m_sites) {
        const std::int64_t visitors = site.totals.visitors - site.totals.idle;
        if (visitors > 0)
            rows.push_back({name, {}, visitors});
    }
    const auto isMore = [](const CountRow& a, const CountRow& b) {
        return std::tie(b.count, a.site) < std::tie(a.count, b.site);
    };
    std::sort(rows.begin(), rows.end(), isMore);
    rows.resize(std::min(rows.size(), maxCensusSites));
    m_all.pages.top(maxCensusPages, [&](PlaceId place, std::int64_t active) {
        const Page& page = *m_places[place];
        rows.push_back({page.site->name, page.key->text, active});
    });
    return rows;
}

void Presence::addSites(Snapshot& snapshot) const
{
    std::unordered_set<std::string_view, TextHash> known;
    for (const CountRow& row : snapshot.sites)
        known.insert(row.label);
    std::vector<CountRow> more;
    for (const auto& [name, site] : m_sites) {
        if (known.size() + more.size() >= sitesListed)
            break;
        if (name.size() <= siteNameBytes && !known.contains(name))
            more.push_back({{}, name, 0});
    }
    std::sort(more.begin(), more.end(),
              [](const CountRow& a, const CountRow& b) { return a.label < b.label; });
    snapshot.sites.insert(snapshot.sites.end(), more.begin(), more.end());
}

Presence::Site& Presence::siteOf(std::string_view name)
{
    const auto [found, isNew] = m_sites.try_emplace(std::string(name));
    if (isNew)
        found->second.name = name;
    return found->second;
}

Presence::Page& Presence::pageOf(Site& site, std::string_view path)
{
    const auto [found, isNew] = m_pages.try_emplace(Key{&site, std::string(path)});
    Page& page = found->second;
    if (!isNew)
        return page;
    if (m_freePlaces.empty()) {
        m_freePlaces.push_back(static_cast<PlaceId>(m_places.size()));
        m_places.push_back(nullptr);
    }
    page.site = &site;
    page.key = &found->first;
    page.id = m_freePlaces.back();
    m_freePlaces.pop_back();
    m_places[page.id] = &page;
    page.inSite = site.totals.pages.add(page.id);
    page.inAll = m_all.pages.add(page.id);
    return page;
}

void Presence::leavePage(Page& page)
{
    if (--page.tabs != 0)
        return;
    page.site->totals.pages.remove(page.inSite);
    m_all.pages.remove(page.inAll);
    m_places[page.id] = nullptr;
    m_freePlaces.push_back(page.id);
    m_pages.erase(m_pages.find(*page.key));
}

Presence::Visitor& Presence::visitorOf(Site& site, std::string_view id)
{
    const auto [found, isNew] = m_visitors.try_emplace(Key{&site, std::string(id)});
    if (isNew)
        found->second = {&site, &found->first};
    return found->second;
}

std::list<Presence::Tab>& Presence::listOf(const Tab& tab)
{
    if (!tab.reports)
        return m_steady;
    return tab.isSilent ? m_silent : m_heard;
}

void Presence::count(const Visitor& visitor, int sign)
{
    if (visitor.tabs == 0)
        return;
    for (Totals* totals : {&visitor.site->totals, &m_all}) {
        totals->looking += visitor.active > 0 ? sign : 0;
        if (visitor.hasSession)
            continue;
        totals->visitors += sign;
        totals->idle += visitor.active == 0 ? sign : 0;
    }
}

template <typename Change>
void Presence::change(Visitor& visitor, Change change)
{
    count(visitor, -1);
    change();
    count(visitor, 1);
    ++m_changes;
}

void Presence::countActive(const Tab& tab, int sign)
{
    Visitor& visitor = *tab.visitor;
    change(visitor, [&] { visitor.active += sign; });
    if (!tab.page)
        return;
    Page& page = *tab.page;
    page.active += sign;
    const auto step = sign > 0 ? &Ranking::increment : &Ranking::decrement;
    (page.site->totals.pages.*step)(page.inSite);
    (m_all.pages.*step)(page.inAll);
}

template <typename Change>
void Presence::change(Tab& tab, Change change)
{
    const bool wasActive = tab.isActive();
    change();
    if (tab.isActive() != wasActive)
        countActive(tab, wasActive ? -1 : 1);
}

void Presence::setSession(std::string_view site, std::string_view id, bool isThere)
{
    if (m_visitors.empty())
        return;
    if (Visitor* visitor = find(m_visitors, site, id))
        change(*visitor, [&] { visitor->hasSession = isThere; });
}

} // namespace footfall
