// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/presence/viewers.h"

#include "core/base/text/text_match.h"

#include <algorithm>
#include <iterator>

namespace footfall {

namespace {

/// A filter made ready for looking at many viewers.
class ViewerFilter
{
public:
    explicit ViewerFilter(const SnapshotFilter& filter)
        : m_filter(filter)
        , m_text(filter.text)
    {
    }
    bool matches(const TrackedViewer& viewer, const std::string& site) const
    {
        const std::string_view country =
            viewer.country.empty() ? std::string_view(Viewers::unknown) : viewer.country;
        const bool isElsewhere = m_filter.site && *m_filter.site != site;
        if (isElsewhere || asksForMore() || !fits(FilterField::Country, country) ||
            !fits(FilterField::City, viewer.city))
            return false;
        return m_text.isEmpty() || m_text.in(viewer.id) || m_text.in(country) ||
               m_text.in(viewer.city) || m_text.in(viewer.region) || m_text.in(viewer.timezone);
    }

private:
    /// Than is known of a viewer.
    bool asksForMore() const
    {
        return std::any_of(
            filterFields.begin() + FilterField::Page, filterFields.end(),
            [&](const FilterField& field) { return !(m_filter.*field.values).empty(); });
    }
    bool fits(FilterField::Place field, std::string_view value) const
    {
        const FilterValues& asked = m_filter.*filterFields[field].values;
        return asked.empty() || asked.has(value) != m_filter.excludes(field);
    }

    const SnapshotFilter& m_filter;
    const TextMatch m_text;
};

} // namespace

Viewers::Places::Places(const Limits& limits)
    : countries(static_cast<std::size_t>(limits.countries))
    , cities(maxCities)
{
}

Viewers::Viewers(Presence& presence, const Limits& limits)
    : m_presence(presence)
    , m_limits(limits)
    , m_all(limits)
{
}

const TrackedViewer& Viewers::track(const ViewerReport& report, std::string_view site,
                                    bool hasSession, TimeMs now, SteadyTime steadyNow)
{
    if (const auto before = m_byId.find(report.id); before != m_byId.end())
        forget(before->second);
    else if (count() >= m_limits.viewers)
        forget(m_viewers.begin());
    const Presence::Ticket tab =
        m_presence.enter({site, {}, report.id, false}, hasSession, steadyNow);
    const TrackedViewer viewer{
        report.id, report.country, report.city, report.region, report.timezone, now, now};
    m_viewers.push_back({viewer, tab, steadyNow, &siteOf(site)});
    locate(m_viewers.back());
    m_byId[report.id] = std::prev(m_viewers.end());
    ++m_revision;
    return m_viewers.back().viewer;
}

bool Viewers::heartbeat(const std::string& id, TimeMs now, SteadyTime steadyNow)
{
    const auto found = m_byId.find(id);
    if (found == m_byId.end())
        return false;
    const Entries::iterator entry = found->second;
    entry->viewer.lastSeen = now;
    entry->heardAt = steadyNow;
    m_viewers.splice(m_viewers.end(), m_viewers, entry);
    ++m_revision;
    return true;
}

bool Viewers::expire(SteadyTime steadyNow)
{
    const std::size_t before = m_byId.size();
    while (!m_viewers.empty() && steadyNow - m_viewers.front().heardAt >= m_limits.viewerTimeoutMs)
        forget(m_viewers.begin());
    return m_byId.size() != before;
}

std::vector<ViewerPlace> Viewers::places() const
{
    std::vector<ViewerPlace> places;
    for (const CountRow& row : m_all.countries.rows(SIZE_MAX)) {
        ViewerPlace place{row.label, row.count, {}};
        if (const auto cities = m_citiesIn.find(m_all.countries.find(row.label));
            cities != m_citiesIn.end()) {
            for (const auto& [city, count] : cities->second)
                place.cities.push_back(city);
        }
        places.push_back(std::move(place));
    }
    return places;
}

void Viewers::describe(Snapshot& snapshot, const SnapshotRequest& request) const
{
    const auto site = request.filter.site ? m_sites.find(*request.filter.site) : m_sites.end();
    if (request.filter.site && site == m_sites.end())
        return;
    const Places& places = request.filter.site ? site->second : m_all;
    snapshot.viewers = places.viewers;
    snapshot.viewerCountries = places.countries.rows(request.rows);
    snapshot.viewerCities = places.cities.rows(request.rows);
    addViews(snapshot, request);
}

void Viewers::addViews(Snapshot& snapshot, const SnapshotRequest& request) const
{
    const ViewerFilter filter(request.filter);
    std::int64_t walked = 0;
    for (auto it = m_viewers.rbegin(); it != m_viewers.rend(); ++it) {
        if (snapshot.viewerList.size() >= request.viewers || ++walked > m_limits.filterWalk)
            return;
        const TrackedViewer& viewer = it->viewer;
        const std::string& site = it->site->first;
        if (filter.matches(viewer, site))
            snapshot.viewerList.push_back({site, viewer.id, viewer.country, viewer.city,
                                           viewer.region, viewer.timezone, viewer.lastSeen});
    }
}

Viewers::Sites::value_type& Viewers::siteOf(std::string_view name)
{
    const auto known = m_sites.find(std::string(name));
    if (known != m_sites.end())
        return *known;
    const std::size_t others = m_sites.count(otherLabel);
    const bool isFull = static_cast<std::int64_t>(m_sites.size() - others) >= m_limits.sites;
    return *m_sites.try_emplace(isFull ? otherLabel : std::string(name), m_limits).first;
}

Viewers::Spot Viewers::take(Places& places, const TrackedViewer& viewer)
{
    ++places.viewers;
    return {places.countries.take(viewer.country.empty() ? unknown : viewer.country),
            places.cities.take(viewer.city)};
}

void Viewers::drop(Places& places, const Spot& spot)
{
    --places.viewers;
    places.countries.drop(spot.country);
    places.cities.drop(spot.city);
}

void Viewers::locate(Entry& entry)
{
    const TrackedViewer& viewer = entry.viewer;
    entry.inAll = take(m_all, viewer);
    entry.inSite = take(entry.site->second, viewer);
    if (viewer.city.empty())
        return;
    auto& cities = m_citiesIn[entry.inAll.country];
    const bool isNew = !cities.contains(viewer.city);
    entry.cityIsListed = !isNew || m_listedCities < maxCities;
    if (!entry.cityIsListed)
        return;
    ++cities[viewer.city];
    m_listedCities += isNew;
}

void Viewers::unlist(const Entry& entry)
{
    if (!entry.cityIsListed)
        return;
    auto& cities = m_citiesIn[entry.inAll.country];
    const auto city = cities.find(entry.viewer.city);
    if (--city->second != 0)
        return;
    cities.erase(city);
    --m_listedCities;
}

void Viewers::forget(Entries::iterator entry)
{
    ++m_revision;
    unlist(*entry);
    drop(m_all, entry->inAll);
    drop(entry->site->second, entry->inSite);
    if (entry->site->second.viewers == 0)
        m_sites.erase(m_sites.find(entry->site->first));
    m_presence.leave(entry->tab);
    m_byId.erase(entry->viewer.id);
    m_viewers.erase(entry);
}

} // namespace footfall
