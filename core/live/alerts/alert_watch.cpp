// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_watch.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace footfall {

AlertWatch::AlertWatch(const std::optional<AlertRule>& rule, std::size_t maxSites)
    : m_maxSites(maxSites)
    , m_fresh(rule)
    , m_all(rule)
{
}

void AlertWatch::setSensitivities(const Sensitivities& sensitivities)
{
    m_sensitivities = sensitivities;
    for (Watched& each : m_sites)
        each.rule.setSensitivity(m_sensitivities.of(each.site));
}

AlertRule AlertWatch::newRule(std::string_view site) const
{
    AlertRule rule = m_fresh->fresh();
    rule.setSensitivity(m_sensitivities.of(site));
    return rule;
}

AlertWatch::Watched& AlertWatch::add(std::string_view site)
{
    Watched& added = m_sites.emplace_back(site, newRule(site), m_pagesInAll);
    m_bySite.emplace(added.site, &added);
    return added;
}

PageRule* AlertWatch::pagesOf(std::string_view site)
{
    const auto known = m_bySite.find(site);
    return known == m_bySite.end() ? nullptr : &known->second->pages;
}

AlertRule* AlertWatch::of(std::string_view site, TimeMs now)
{
    if (!m_fresh)
        return nullptr;
    if (const auto known = m_bySite.find(site); known != m_bySite.end())
        return &known->second->rule;
    if (m_sites.size() >= m_maxSites)
        return nullptr;
    AlertRule& rule = add(site).rule;
    rule.advance(now);
    return &rule;
}

void AlertWatch::advance(TimeMs now, const Tell& tell, const TellPage& tellPage)
{
    if (now < m_nextLook || !m_fresh)
        return;
    m_nextLook = floorTo(now, lookEachMs) + lookEachMs;
    m_all->advance(now);
    std::vector<std::pair<const std::string*, Finding>> found;
    for (Watched& each : m_sites) {
        for (const Finding& finding : each.rule.advance(now))
            found.emplace_back(&each.site, finding);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.second.at < b.second.at; });
    for (const auto& [site, finding] : found)
        tell(*site, finding);
    endPageMinutes(now, tellPage);
}

void AlertWatch::endPageMinutes(TimeMs now, const TellPage& tell)
{
    if (now - m_pagesUntil > maxPageMinutesMs)
        m_pagesUntil = minuteOf(now);
    for (; m_pagesUntil + minuteMs <= now; m_pagesUntil += minuteMs) {
        for (Watched& each : m_sites) {
            if (const auto surge = each.pages.endMinute(m_pagesUntil + minuteMs))
                tell(each.site, *surge);
        }
    }
}

void AlertWatch::outage(TimeMs from, TimeMs to)
{
    if (m_all)
        m_all->outage(from, to);
    for (Watched& each : m_sites) {
        each.rule.outage(from, to);
        if (to - from > maxPageGapMs)
            each.pages.interrupt();
    }
    // The minute in which it stopped goes on with the one in which it runs again.
    m_pagesUntil = std::max(m_pagesUntil, minuteOf(to));
}

void AlertWatch::everybodyLeft()
{
    if (m_all)
        m_all->activeNow(0);
    for (Watched& each : m_sites)
        each.rule.activeNow(0);
}

void AlertWatch::forget(TimeMs now)
{
    if (!m_fresh)
        return;
    m_all = m_fresh->fresh();
    m_all->advance(now);
    for (Watched& each : m_sites) {
        each.rule = newRule(each.site);
        each.rule.advance(now);
    }
    m_nextLook = now;
}

} // namespace footfall
