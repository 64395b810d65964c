// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/cut_text.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/time_units.h"
#include "core/event/event.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// What keeps a text from being the name of an event that can be a goal; empty when nothing does.
inline std::string goalFault(std::string_view name)
{
    constexpr std::size_t longest = std::string_view("click ").size() + maxElementBytes;
    const Event::Kind kind = eventKindOf(name);
    if (name.empty())
        return "a name is needed";
    if (kind == Event::Kind::PageView || kind == Event::Kind::SessionEnd)
        return "page views and ends of sessions are no goals";
    return keyFault(name, longest);
}

/// An event that operators wait for, and since when they do.
struct ChosenGoal
{
    /// Lower case, as sites are named.
    std::string site;
    /// As `eventNameOf` has it.
    std::string name;
    TimeMs since;

    bool is(std::string_view ofSite, std::string_view named) const
    {
        return site == ofSite && name == named;
    }
    bool operator==(const ChosenGoal&) const = default;
};

/// The goals of all sites, in the order in which they were chosen.
struct ChosenGoals
{
    static constexpr std::size_t maxOfSite = 20;
    static constexpr std::size_t maxInAll = 500;
    /// A later moment is none, in milliseconds since 1970.
    static constexpr double maxSince = 9e15;

    std::vector<ChosenGoal> goals;

    bool has(std::string_view site, std::string_view name) const
    {
        return std::any_of(goals.begin(), goals.end(),
                           [&](const ChosenGoal& goal) { return goal.is(site, name); });
    }
    /// Whether one more of the site can be chosen.
    bool hasRoomFor(std::string_view site) const
    {
        const auto ofSite =
            std::count_if(goals.begin(), goals.end(),
                          [&](const ChosenGoal& goal) { return goal.site == site; });
        return std::size_t(ofSite) < maxOfSite && goals.size() < maxInAll;
    }
    void giveUp(std::string_view site, std::string_view name)
    {
        std::erase_if(goals, [&](const ChosenGoal& goal) { return goal.is(site, name); });
    }
    /// Those that were chosen while a clock was ahead were so now at the latest: what is in the
    /// future would count nobody. Whether there were any.
    bool notAfter(TimeMs now)
    {
        bool wereAny = false;
        for (ChosenGoal& goal : goals) {
            wereAny = wereAny || goal.since > now;
            goal.since = std::min(goal.since, now);
        }
        return wereAny;
    }
    bool operator==(const ChosenGoals&) const = default;
};

} // namespace footfall
