// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent_cache.h"
#include "core/agents/agent_patterns.h"
#include "core/base/time/clock.h"
#include "core/base/token_bucket.h"

#include <string_view>

namespace footfall {

/// What agents tell, each looked at once. Who makes them up holds nobody up: beyond so many new
/// ones a second they are not known. Used by one thread.
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
    AgentLookup(AgentPatterns patterns, const Clock& clock, double atOnce = newAtOnce,
                double perSecond = newPerSecond);

    AgentNames namesOf(std::string_view agent);
    /// Whether it was looked at, so that it costs nothing more.
    bool knows(std::string_view agent) const { return m_known.has(agent); }
    std::size_t kept() const { return m_known.size(); }

private:
    const AgentPatterns m_patterns;
    const Clock& m_clock;
    TokenBucket m_new;
    AgentCache<AgentNames> m_known{maxKept};
};

} // namespace footfall
