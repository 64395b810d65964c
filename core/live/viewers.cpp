// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/viewers.h"

#include <iterator>

namespace footfall {

Viewers::Viewers(Presence& presence, const Limits& limits)
    : m_presence(presence)
    , m_timeout(limits.viewerTimeoutMs)
    , m_most(static_cast<std::size_t>(limits.viewers))
    , m_countries(static_cast<std::size_t>(limits.countries))
    , m_cities(citiesKept)
{
}

const TrackedViewer& Viewers::track(const ViewerReport& report, std::string_view site,
                                    bool hasSession, TimeMs now, DurationMs steadyNow)
{
    if (const auto before = m_byId.find(report.id); before != m_byId.end())
        forget(before->second);
    else if (m_byId.size() >= m_most)
        forget(m_viewers.begin());
    const Presence::Ticket tab =
        m_presence.enter({site, {}, report.id, false}, hasSession, steadyNow);
    const TrackedViewer viewer{
        report.id, report.country, report.city, report.region, report.timezone, now, now};
    m_viewers.push_back({viewer, tab, steadyNow});
    locate(m_viewers.back());
    m_byId[report.id] = std::prev(m_viewers.end());
    return m_viewers.back().viewer;
}

bool Viewers::heartbeat(const std::string& id, TimeMs now, DurationMs steadyNow)
{
    const auto found = m_byId.find(id);
    if (found == m_byId.end())
        return false;
    const Entries::iterator entry = found->second;
    entry->viewer.lastSeen = now;
    entry->heardAt = steadyNow;
    m_viewers.splice(m_viewers.end(), m_viewers, entry);
    return true;
}

bool Viewers::expire(DurationMs steadyNow)
{
    const std::size_t before = m_byId.size();
    while (!m_viewers.empty() && steadyNow - m_viewers.front().heardAt >= m_timeout)
        forget(m_viewers.begin());
    return m_byId.size() != before;
}

std::vector<ViewerPlace> Viewers::places() const
{
    std::vector<ViewerPlace> places;
    for (const CountRow& row : m_countries.rows(SIZE_MAX)) {
        ViewerPlace place{row.label, row.count, {}};
        if (const auto cities = m_citiesIn.find(m_countries.find(row.label));
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
    snapshot.viewers = count();
    snapshot.viewerCountries = m_countries.rows(request.rows);
    snapshot.viewerCities = m_cities.rows(request.rows);
}

void Viewers::locate(Entry& entry)
{
    const TrackedViewer& viewer = entry.viewer;
    entry.country = m_countries.take(viewer.country.empty() ? unknown : viewer.country);
    entry.city = m_cities.take(viewer.city);
    if (viewer.city.empty())
        return;
    auto& cities = m_citiesIn[entry.country];
    const bool isNew = !cities.contains(viewer.city);
    entry.cityIsListed = !isNew || m_listedCities < citiesKept;
    if (!entry.cityIsListed)
        return;
    ++cities[viewer.city];
    m_listedCities += isNew;
}

void Viewers::unlist(const Entry& entry)
{
    if (!entry.cityIsListed)
        return;
    auto& cities = m_citiesIn[entry.country];
    const auto city = cities.find(entry.viewer.city);
    if (--city->second != 0)
        return;
    cities.erase(city);
    --m_listedCities;
}

void Viewers::forget(Entries::iterator entry)
{
    unlist(*entry);
    m_countries.drop(entry->country);
    m_cities.drop(entry->city);
    m_presence.leave(entry->tab);
    m_byId.erase(entry->viewer.id);
    m_viewers.erase(entry);
}

} // namespace footfall
