// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/agents/agent_lookup.h"

#include <utility>

namespace footfall {

AgentLookup::AgentLookup(AgentPatterns patterns, const Clock& clock)
    : m_patterns(std::move(patterns))
    , m_clock(clock)
{
}

AgentNames AgentLookup::namesOf(std::string_view agent)
{
    if (agent.empty() || agent.size() > maxAgentBytes)
        return {};
    if (const auto found = m_byAgent.find(agent); found != m_byAgent.end()) {
        m_known.splice(m_known.begin(), m_known, found->second);
        return found->second->names;
    }
    return m_new.take(m_clock.steady()) ? keep(agent) : AgentNames();
}

const AgentNames& AgentLookup::keep(std::string_view agent)
{
    if (m_known.size() >= maxKept) {
        m_byAgent.erase(m_known.back().agent);
        m_known.pop_back();
    }
    m_known.push_front({std::string(agent), m_patterns.namesOf(agent)});
    m_byAgent.emplace(m_known.front().agent, m_known.begin());
    return m_known.front().names;
}

} // namespace footfall
