// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/agent_lookup.h"

#include <utility>

namespace footfall {

AgentLookup::AgentLookup(AgentPatterns patterns, const Clock& clock, double atOnce,
                         double perSecond)
    : m_patterns(std::move(patterns))
    , m_clock(clock)
    , m_new(atOnce, perSecond)
{
}

AgentNames AgentLookup::namesOf(std::string_view agent)
{
    if (agent.empty() || agent.size() > maxAgentBytes)
        return {};
    if (const AgentNames* known = m_known.find(agent))
        return *known;
    return m_new.take(m_clock.steady()) ? m_known.keep(agent, m_patterns.namesOf(agent))
                                        : AgentNames();
}

} // namespace footfall
