// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/demo_site.h"

#include "core/source/label.h"
#include "tests/window/support/demo_details.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace footfall {
namespace {

const std::vector<std::string> pages{"/",
                                     "/",
                                     "/products",
                                     "/products",
                                     "/products/oak-table",
                                     "/products/reading-lamp",
                                     "/pricing",
                                     "/about",
                                     "/blog/how-we-build-chairs",
                                     "/cart",
                                     "/checkout",
                                     "/contact"};
const std::vector<std::string> devices{"desktop", "mobile", "mobile", "tablet"};
const std::vector<std::string> referrers{"",
                                         "",
                                         "google.com",
                                         "google.com",
                                         "news.ycombinator.com",
                                         "duckduckgo.com",
                                         "mastodon.social"};
const std::vector<std::string> browsers{"Chrome", "Safari", "Firefox", "Chrome", "Edge"};
const std::vector<std::string> systems{"Android", "iOS", "Windows", "Android", "Windows", "macOS", "Linux"};
const std::vector<std::string> elements{"buy-button", "add-to-cart", "newsletter", "menu", "play"};
const std::array<std::pair<const char*, const char*>, 10> places{{{"India", "Mumbai"},
                                                                  {"India", "Pune"},
                                                                  {"Germany", "Hamburg"},
                                                                  {"United States", "Portland"},
                                                                  {"United States", "Austin"},
                                                                  {"Brazil", "Recife"},
                                                                  {"Japan", "Osaka"},
                                                                  {"Kenya", "Nairobi"},
                                                                  {"France", "Lyon"},
                                                                  {"Canada", "Toronto"}}};
constexpr std::size_t usualVisitors = 44;
constexpr std::size_t feedBound = 200;
constexpr std::size_t endedBound = 12;

std::vector<CountRow> ranked(const std::map<std::string, std::int64_t>& counts)
{
    std::vector<CountRow> rows;
    for (const auto& [label, count] : counts)
        rows.push_back({{}, label, count});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const CountRow& a, const CountRow& b) { return a.count > b.count; });
    return rows;
}

bool matches(const SessionView& session, const SnapshotFilter& filter)
{
    const auto contains = [&](const std::string& field) {
        return field.find(filter.text) != std::string::npos;
    };
    return (filter.country.empty() || session.country == filter.country) &&
           (filter.page.empty() || session.currentPage == filter.page) &&
           (filter.text.empty() || contains(session.sessionId) || contains(session.country) ||
            contains(session.currentPage) || contains(session.city));
}

SessionView withDwell(SessionView session, TimeMs now)
{
    for (std::size_t i = 0; i < session.journey.size(); ++i) {
        const bool last = i + 1 == session.journey.size();
        session.journey[i].dwell = (last ? now : session.journey[i + 1].at) - session.journey[i].at;
    }
    return session;
}

/// A page that is only known by being open.
constexpr char quietPage[] = "/blog/caring-for-oak";
constexpr std::int64_t quietReaders = 7;
constexpr std::int64_t idleReaders = 3;
constexpr int viewersThere = 9;

Alert spikeAt(TimeMs at)
{
    Alert alert;
    alert.id = 900;
    alert.at = at;
    alert.site = "shop.example";
    alert.visitorsLastMinute = 42;
    alert.activeVisitors = 51;
    alert.count = 42;
    alert.span = minuteMs;
    alert.expected = 11.2;
    alert.low = 6;
    alert.high = 17;
    alert.since = at;
    alert.page = "/products/oak-table";
    return alert;
}

Alert clearedAt(TimeMs at)
{
    Alert alert;
    alert.id = 901;
    alert.kind = Alert::Kind::Cleared;
    alert.at = at;
    return alert;
}

} // namespace

DemoSite::DemoSite(TimeMs start)
    : m_now(floorTo(start, seriesBucketMs))
{
    for (int i = 0; i < seriesBuckets; ++i)
        m_series.push_back({m_now + (i + 1 - seriesBuckets) * seriesBucketMs, 0, 0, 0});
    for (std::size_t i = 0; i < 30; ++i)
        arrive();
}

const std::string& DemoSite::pick(const std::vector<std::string>& from)
{
    return from[m_random() % from.size()];
}

void DemoSite::advance(DurationMs by, int events)
{
    for (int i = 0; i < events; ++i)
        happen();
    m_now += by;
    while (m_series.back().at + seriesBucketMs <= m_now) {
        m_series.erase(m_series.begin());
        m_series.push_back({m_series.back().at + seriesBucketMs, 0, 0, 0});
    }
    m_series.back().active = std::max(m_series.back().active, std::int32_t(m_visitors.size()));
}

void DemoSite::happen()
{
    const unsigned chance = m_random() % 100;
    if (m_visitors.empty() || (chance < 12 && m_visitors.size() < usualVisitors + m_random() % 9))
        return arrive();
    const std::size_t who = m_random() % m_visitors.size();
    Visitor& visitor = m_visitors[who];
    if (chance < 40)
        click(visitor);
    else if (visitor.pagesLeft-- > 0)
        visit(visitor, pick(pages));
    else
        leave(who);
}

void DemoSite::arrive()
{
    Visitor visitor;
    visitor.pagesLeft = 2 + m_random() % 9;
    const auto& [country, city] = places[m_random() % places.size() * m_random() % places.size()];
    SessionView& session = visitor.session;
    session.site = "shop.example";
    session.sessionId = "visitor-" + std::to_string(++m_arrivals);
    session.visitorId = session.sessionId;
    session.visits = m_arrivals % 3 == 0 ? int(2 + m_arrivals % 11) : 1;
    session.country = country;
    session.city = city;
    session.device = pick(devices);
    session.referrer = pick(referrers);
    session.browser = browsers[m_arrivals % browsers.size()];
    session.system = systems[m_arrivals % systems.size()];
    session.campaign = m_arrivals % 5 == 0 ? "newsletter / mail / spring" : "";
    session.metadata = {{"plan", m_random() % 3 ? "free" : "studio", true}};
    session.startedAt = m_now;
    visit(visitor, pick(pages));
    visitor.session.entryPage = visitor.session.currentPage;
    m_visitors.push_back(visitor);
    if (m_visitors.size() == 50 && m_alerts.empty()) {
        Alert milestone;
        milestone.id = 1;
        milestone.kind = Alert::Kind::Milestone;
        milestone.at = m_now;
        milestone.site = session.site;
        milestone.visitorsLastMinute = 14;
        milestone.activeVisitors = 50;
        milestone.value = 50;
        m_alerts = {milestone};
    }
}

void DemoSite::visit(Visitor& visitor, const std::string& page)
{
    SessionView& session = visitor.session;
    if (session.journey.empty() || session.journey.back().page != page) {
        session.journey.push_back({page, m_now, 0, {}, 0});
        ++session.steps;
    }
    session.currentPage = page;
    const auto row = std::find_if(m_pagesToday.begin(), m_pagesToday.end(),
                                  [&](const CountRow& entry) { return entry.label == page; });
    if (row == m_pagesToday.end())
        m_pagesToday.push_back({"shop.example", page, std::int64_t(m_random() % 400)});
    else
        ++row->count;
    note(visitor, Event::Kind::PageView);
    count(true);
}

void DemoSite::click(Visitor& visitor)
{
    const std::string& element = pick(elements);
    visitor.session.journey.back().clicks.push_back({element, m_now});
    note(visitor, Event::Kind::Click, element);
    count(false);
}

void DemoSite::leave(std::size_t index)
{
    note(m_visitors[index], Event::Kind::SessionEnd);
    count(false);
    m_visitors[index].session.active = false;
    m_ended.push_front(m_visitors[index].session);
    if (m_ended.size() > endedBound)
        m_ended.pop_back();
    m_visitors.erase(m_visitors.begin() + std::ptrdiff_t(index));
}

void DemoSite::note(Visitor& visitor, Event::Kind kind, const std::string& element)
{
    SessionView& session = visitor.session;
    auto event = std::make_shared<Event>();
    event->kind = kind;
    event->type = kind == Event::Kind::Click        ? "click"
                  : kind == Event::Kind::SessionEnd ? "session_end"
                                                    : "pageview";
    event->page = session.currentPage;
    event->sessionId = session.sessionId;
    event->site = session.site;
    event->country = session.country;
    event->city = session.city;
    event->timestamp = event->receivedAt = m_now;
    if (!element.empty())
        event->metadata.push_back({"element", element, true});
    m_feed.push_front({++m_events, event});
    if (m_feed.size() > feedBound)
        m_feed.pop_back();
    session.lastActivityAt = m_now;
    session.durationSeconds = (m_now - session.startedAt) / 1000;
}

void DemoSite::count(bool isPageView)
{
    ++m_series.back().events;
    if (!isPageView)
        return;
    ++m_series.back().pageViews;
    ++m_pageViews;
}

void DemoSite::clear(bool asNew)
{
    m_visitors.clear();
    m_ended.clear();
    m_feed.clear();
    m_pagesToday.clear();
    m_alerts.clear();
    m_arrivals = m_pageViews = m_pageViewsBefore = 0;
    m_eventsBefore = -std::int64_t(m_events);
    for (SeriesPoint& point : m_series)
        point = {point.at, 0, 0, 0};
    if (asNew)
        m_events = m_eventsBefore = 0;
    else
        m_alerts.push_back(clearedAt(m_now));
}

Snapshot DemoSite::snapshot(const SnapshotRequest& request) const
{
    Snapshot snapshot = figures();
    addSessions(snapshot, request);
    addRankings(snapshot);
    if (m_hasOpenPages) {
        addPresence(snapshot);
        addViewers(snapshot, request);
    }
    addDemoDetails(snapshot, request);
    return snapshot;
}

void DemoSite::addUsual(Snapshot& snapshot) const
{
    snapshot.usualPerMinute = Usual{11, 6, 17};
    snapshot.usualActive = Usual{34, 30, 38};
    for (int hour = -24; hour <= 1; ++hour) {
        const double level = 34 + 12 * std::sin(hour / 24.0 * 2 * M_PI);
        snapshot.usualHours.push_back({m_now + hour * hourMs, {level, level - 5, level + 5}});
    }
}

Snapshot DemoSite::figures() const
{
    Snapshot snapshot;
    snapshot.at = m_now;
    snapshot.sequence = m_events;
    snapshot.active = std::int64_t(m_visitors.size());
    snapshot.visitorsToday = m_arrivals;
    snapshot.pageViewsToday = m_pageViewsBefore + m_pageViews;
    snapshot.eventsToday = m_eventsBefore + std::int64_t(m_events);
    snapshot.visitorsLastMinute = m_arrivals > 0 ? 13 : 0;
    if (m_arrivals > 0)
        addUsual(snapshot);
    snapshot.eventsPerSecond = double(m_series[seriesBuckets - 2].events) / 10;
    snapshot.meanDurationSeconds = m_arrivals > 0 ? 166 : 0;
    snapshot.dashboards = 3;
    snapshot.series = m_series;
    snapshot.events.assign(m_feed.begin(), m_feed.end());
    snapshot.eventsEver = m_events;
    snapshot.alerts = m_alerts;
    if (m_arrivals > 0) {
        snapshot.alerts.insert(snapshot.alerts.begin(), spikeAt(m_series[41].at));
        snapshot.openAlerts = {snapshot.alerts.front()};
        snapshot.sites = {{{}, "shop.example", snapshot.active}, {{}, "blog.example", 0}};
    }
    return snapshot;
}

void DemoSite::addSessions(Snapshot& snapshot, const SnapshotRequest& request) const
{
    std::vector<SessionView>& sessions = snapshot.sessions;
    for (const Visitor& visitor : m_visitors) {
        SessionView session = withDwell(visitor.session, m_now);
        if (m_hasOpenPages && (&visitor - m_visitors.data()) % 4 != 0)
            session.hereSince = session.startedAt;
        if (request.selected && request.selected->sessionId == session.sessionId)
            snapshot.selected = session;
        if (session.journey.size() > request.steps)
            session.journey.erase(session.journey.begin(),
                                  session.journey.end() - std::ptrdiff_t(request.steps));
        if (matches(session, request.filter))
            sessions.push_back(std::move(session));
    }
    snapshot.sessionsMatching = std::int64_t(sessions.size());
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const SessionView& a, const SessionView& b) {
                         return a.lastActivityAt > b.lastActivityAt;
                     });
    std::copy_if(m_ended.begin(), m_ended.end(), std::back_inserter(sessions),
                 [&](const SessionView& ended) { return matches(ended, request.filter); });
}

void DemoSite::addRankings(Snapshot& snapshot) const
{
    const auto rank = [this](std::string SessionView::*field) {
        std::map<std::string, std::int64_t> counts;
        for (const Visitor& visitor : m_visitors)
            ++counts[visitor.session.*field];
        return ranked(counts);
    };
    snapshot.pagesNow = rank(&SessionView::currentPage);
    for (CountRow& row : snapshot.pagesNow)
        row.site = "shop.example";
    snapshot.entryPagesNow = rank(&SessionView::entryPage);
    for (CountRow& row : snapshot.entryPagesNow)
        row.site = "shop.example";
    for (const LabelField& field : labelFields) {
        const RankingField& ranking = rankingFields[field.ranking];
        snapshot.*ranking.now = rank(field.text);
        for (CountRow row : snapshot.*ranking.now) {
            row.count *= 23;
            (snapshot.*ranking.today).push_back(row);
        }
    }
    snapshot.pagesToday = m_pagesToday;
    std::sort(snapshot.pagesToday.begin(), snapshot.pagesToday.end(),
              [](const CountRow& a, const CountRow& b) { return a.count > b.count; });
}

void DemoSite::addPresence(Snapshot& snapshot) const
{
    std::map<std::string, std::int64_t> readers{{quietPage, quietReaders}};
    for (std::size_t i = 0; i < m_visitors.size(); ++i) {
        if (i % 4 != 0)
            ++readers[m_visitors[i].session.currentPage];
    }
    snapshot.pagesPresent = ranked(readers);
    for (CountRow& row : snapshot.pagesPresent)
        row.site = "shop.example";
    snapshot.presentVisitors = snapshot.active + quietReaders + idleReaders + viewersThere;
    snapshot.idleVisitors = idleReaders;
    for (const auto& [page, count] : readers)
        snapshot.lookingVisitors += count;
    snapshot.streamConnections = 18;
    snapshot.streamVisitors = 12;
}

void DemoSite::addViewers(Snapshot& snapshot, const SnapshotRequest& request) const
{
    static const ViewerView from[] = {
        {"shop.example", {}, "Canada", "Toronto", "Ontario", "America/Toronto", epoch},
        {"shop.example", {}, "India", "Mumbai", "Maharashtra", "Asia/Kolkata", epoch},
        {"docs.example", {}, "Portugal", "Porto", {}, "Europe/Lisbon", epoch},
        {"shop.example", {}, {}, {}, {}, {}, epoch},
    };
    std::map<std::string, std::int64_t> countries, cities;
    for (int i = 0; i < viewersThere; ++i) {
        ViewerView viewer = from[std::size_t(i) % std::size(from)];
        viewer.id = "viewer-" + std::to_string(4711 + 97 * i);
        viewer.lastSeen = m_now - i * 7'400;
        ++countries[viewer.country.empty() ? "Unknown" : viewer.country];
        if (!viewer.city.empty())
            ++cities[viewer.city];
        if (request.filter.country.empty() || request.filter.country == viewer.country)
            snapshot.viewerList.push_back(std::move(viewer));
    }
    snapshot.viewers = viewersThere;
    snapshot.viewerCountries = ranked(countries);
    snapshot.viewerCities = ranked(cities);
    snapshot.sites.push_back({{}, "docs.example", 0});
}

} // namespace footfall
