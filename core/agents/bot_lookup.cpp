// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/bot_lookup.h"

#include <utility>

namespace footfall {

BotLookup::BotLookup(BotPatterns patterns)
    : m_patterns(std::move(patterns))
{
}

const Bot* BotLookup::botOf(std::string_view agent)
{
    agent = agent.substr(0, BotPatterns::maxAgentBytes);
    if (agent.empty())
        return nullptr;
    const std::optional<Bot>* judged = m_judged.find(agent);
    if (!judged)
        judged = &m_judged.keep(agent, m_patterns.botOf(agent));
    return *judged ? &**judged : nullptr;
}

} // namespace footfall
