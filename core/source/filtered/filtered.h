// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/time_units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// Why events are kept apart as no visitor's.
enum class FilterReason : std::uint8_t
{
    Agent,      ///< the `User-Agent` is that of a known bot
    Automation, ///< a program drives the browser: its agent or headers say so
    Speed,      ///< one session opens pages faster than anybody reads
    Chosen      ///< an operator never counts it
};
inline constexpr std::size_t filterReasons = 4;
/// As they are written in JSON, in their order.
inline constexpr std::array<const char*, filterReasons> filterReasonWords{"agent", "automation",
                                                                          "speed", "chosen"};

inline const char* filterReasonWord(FilterReason reason)
{
    return filterReasonWords[std::size_t(reason)];
}
/// Agent where there is no such word.
inline FilterReason filterReasonNamed(std::string_view word)
{
    return namedBy(word, filterReasonWords, FilterReason::Agent);
}

/// Names of what has none of its own: no bot can call itself so.
inline constexpr char automationName[] = "(automation)";
inline constexpr char tooFastName[] = "(too fast)";

/// What operators chose: whether who has a name counts, whatever else is known of it.
struct FilterChoices
{
    static constexpr std::size_t maxNames = 100;
    static constexpr std::size_t maxNameCharacters = 64;

    std::map<std::string, bool, std::less<>> counts;

    std::optional<bool> of(std::string_view name) const
    {
        const auto found = counts.find(name);
        return found == counts.end() ? std::nullopt : std::optional(found->second);
    }
    bool operator==(const FilterChoices&) const = default;
};

/// What keeps a text from being the name of a bot; empty: nothing does.
inline std::string botNameFault(const std::string& name)
{
    return name.empty() ? "it is empty" : keyFault(name, FilterChoices::maxNameCharacters);
}

/// All that was kept apart of one name today.
struct FilteredAgent
{
    std::string name;
    /// What it is for, as Bot::kind; empty: not known.
    std::string kind;
    FilterReason reason = FilterReason::Agent;
    std::int64_t today = 0;
    TimeMs lastAt;

    bool operator==(const FilteredAgent&) const = default;
};

/// One event that was kept apart.
struct FilteredEvent
{
    TimeMs at;
    std::string name;
    FilterReason reason = FilterReason::Agent;
    std::string site;
    std::string page;

    bool operator==(const FilteredEvent&) const = default;
};

/// What was kept apart from what is counted, events of bots, and what operators chose about them.
struct Filtered
{
    static constexpr std::size_t maxAgents = 50;
    static constexpr std::size_t maxNewest = 50;
    /// Characters that are kept of a page.
    static constexpr std::size_t maxPage = 200;

    std::int64_t lastMinute = 0;
    std::int64_t today = 0;
    /// Since when `today` counts: midnight, or the start of the server.
    TimeMs since;
    /// Most today first; of more than `maxAgents` the others are one, "(other)".
    std::vector<FilteredAgent> agents;
    /// Newest first.
    std::vector<FilteredEvent> newest;
    FilterChoices choices;

    bool operator==(const Filtered&) const = default;
};

} // namespace footfall
