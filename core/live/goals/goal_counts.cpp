// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/goals/goal_counts.h"

#include <utility>

namespace footfall {

namespace {

/// The site that goes by its own name, not one that counts for "(other)".
std::optional<SiteId> ownIdOf(const SiteTable& sites, const std::string& site)
{
    const auto id = sites.idOf(site);
    return id && sites[*id].site == site ? id : std::nullopt;
}

} // namespace

void GoalCounts::set(const std::vector<ChosenGoal>& goals, const EventNames& names,
                     const SiteTable& sites)
{
    std::vector<Counted> before = std::exchange(m_counted, {});
    m_bySite.clear();
    for (const ChosenGoal& goal : goals) {
        const auto known = std::find_if(before.begin(), before.end(),
                                        [&](const Counted& one) { return one.goal == goal; });
        if (known != before.end()) {
            m_counted.push_back(std::move(*known));
            continue;
        }
        const auto site = ownIdOf(sites, goal.site);
        const std::int64_t events = site ? names.today(*site, goal.name) : 0;
        m_counted.push_back({goal, m_lastNumber += 2, events, 0, 0, std::nullopt});
    }
}

bool GoalCounts::count(const Event& event, std::string_view name, SiteId id, const Scope& site,
                       TimeMs now)
{
    bool isGoal = false;
    if (m_counted.empty())
        return isGoal;
    for (const std::size_t place : goalsOf(id, site.site))
        isGoal = count(m_counted[place], event, name, now) || isGoal;
    return isGoal;
}

bool GoalCounts::count(Counted& one, const Event& event, std::string_view name, TimeMs now)
{
    const bool isIt = name == one.goal.name;
    one.events += isIt ? 1 : 0;
    if (isIt)
        one.lastAt = now;
    if (now < one.goal.since)
        return isIt;
    if (isIt)
        one.visitors += m_visitors.add(one.number, event.visitor());
    if (isOfToday(one))
        one.inAll += m_visitors.add(one.number + 1, event.visitor());
    return isIt;
}

const std::vector<std::size_t>& GoalCounts::goalsOf(SiteId id, std::string_view site)
{
    if (m_bySite.size() <= id)
        m_bySite.resize(id + std::size_t(1));
    if (!m_bySite[id]) {
        std::vector<std::size_t>& places = m_bySite[id].emplace();
        for (std::size_t i = 0; i < m_counted.size(); ++i) {
            if (m_counted[i].goal.site == site)
                places.push_back(i);
        }
    }
    return *m_bySite[id];
}

void GoalCounts::newDay(TimeMs midnight)
{
    m_dayBegin = midnight;
    m_visitors.clear();
    for (Counted& one : m_counted)
        one.events = one.visitors = one.inAll = 0;
}

std::vector<GoalView> GoalCounts::views(const std::optional<std::string>& site,
                                        const SiteTable& sites) const
{
    std::vector<GoalView> views;
    for (const Counted& one : m_counted) {
        if (site && *site != one.goal.site)
            continue;
        const auto id = ownIdOf(sites, one.goal.site);
        const std::int64_t inAll = isOfToday(one) || !id ? one.inAll : sites[*id].visitorsToday;
        views.push_back({one.goal.site, one.goal.name, one.events, one.visitors, inAll,
                         one.goal.since, one.lastAt});
    }
    return views;
}

} // namespace footfall
