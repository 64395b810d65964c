// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulated_tabs.h"

#include <iterator>

namespace footfall {

void SimulatedTabs::follow(const Event& event, SteadyTime steadyNow)
{
    const bool leaves = event.kind == Event::Kind::SessionEnd;
    const auto known = m_byVisitor.find(event.sessionId);
    if (known == m_byVisitor.end()) {
        if (leaves)
            return;
        m_tabs.push_back({event.sessionId, event.receivedAt, open(event, steadyNow)});
        m_byVisitor.emplace(event.sessionId, std::prev(m_tabs.end()));
        return;
    }
    const Tabs::iterator tab = known->second;
    if (leaves)
        return close(tab);
    if (event.kind == Event::Kind::PageView) {
        m_model.presence().leave(tab->ticket);
        tab->ticket = open(event, steadyNow);
    }
    tab->at = event.receivedAt;
    m_tabs.splice(m_tabs.end(), m_tabs, tab);
}

void SimulatedTabs::closeQuiet(TimeMs now)
{
    while (!m_tabs.empty() && now - m_tabs.front().at >= maxReadingMs)
        close(m_tabs.begin());
}

Presence::Ticket SimulatedTabs::open(const Event& event, SteadyTime steadyNow)
{
    return m_model.arrive({event.site, event.page, event.sessionId, false}, steadyNow);
}

void SimulatedTabs::close(Tabs::iterator tab)
{
    m_model.presence().leave(tab->ticket);
    m_byVisitor.erase(tab->visitor);
    m_tabs.erase(tab);
}

} // namespace footfall
