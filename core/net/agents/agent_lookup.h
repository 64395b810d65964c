// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/base/token_bucket.h"
#include "core/net/agents/agent_patterns.h"

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace footfall {

/// What agents tell, each looked at once. Who makes them up holds nobody up: beyond so many new
/// ones a second they are not known. Server thread.
class AgentLookup
{
public:
    /// Longer ones are not looked at.
    static constexpr std::size_t maxAgentBytes = 1024;
    /// Those that were asked for last.
    static constexpr std::size_t maxKept = 4'096;
    static constexpr double newAtOnce = 100;
    static constexpr double newPerSecond = 20;

    /// `clock` must outlive it.
    AgentLookup(AgentPatterns patterns, const Clock& clock);
    AgentLookup(const AgentLookup&) = delete;
    AgentLookup& operator=(const AgentLookup&) = delete;

    AgentNames namesOf(std::string_view agent);
    /// Whether it was looked at, so that it costs nothing more.
    bool knows(std::string_view agent) const { return m_byAgent.contains(agent); }
    std::size_t kept() const { return m_byAgent.size(); }

private:
    struct Known
    {
        std::string agent;
        AgentNames names;
    };

    const AgentNames& keep(std::string_view agent);

    const AgentPatterns m_patterns;
    const Clock& m_clock;
    TokenBucket m_new{newAtOnce, newPerSecond};
    std::list<Known> m_known; ///< asked for last, first
    std::unordered_map<std::string_view, std::list<Known>::iterator> m_byAgent; ///< of `m_known`
};

} // namespace footfall
