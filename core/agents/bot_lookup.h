// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent_cache.h"
#include "core/agents/bot_patterns.h"

#include <optional>
#include <string_view>

namespace footfall {

/// Whether agents are those of bots, each judged once as long as it is remembered. One thread.
class BotLookup
{
public:
    /// Those that were asked for last.
    static constexpr std::size_t maxKept = 4'096;

    explicit BotLookup(BotPatterns patterns);

    /// The bot whose `User-Agent` this is; null: none that is known. Holds until the next call.
    const Bot* botOf(std::string_view agent);

private:
    const BotPatterns m_patterns;
    AgentCache<std::optional<Bot>> m_judged{maxKept};
};

} // namespace footfall
