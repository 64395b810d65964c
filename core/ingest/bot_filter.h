// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/bot_lookup.h"
#include "core/base/ring.h"
#include "core/base/sliding_count.h"
#include "core/base/time/clock.h"
#include "core/event/event.h"
#include "core/ingest/visit_speed.h"
#include "core/source/filtered/filtered.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

/// Who sent events, as far as their request tells.
struct SentBy
{
    /// That of the visitor's browser. Empty: whoever sends is none, as a server or a library is; it is
    /// not judged.
    std::string agent = {};
    /// By its headers a program drives the browser.
    bool isAutomated = false;
    /// A library or curl that says it sends for a page (`Origin`) is a sender, too; not one that
    /// fetches a tracker's image.
    bool mayBeLibrary = true;
    /// Visits were told apart by their address: one may be that of many people behind it, of whose
    /// pace nothing is known.
    bool mayBeMany = false;
};

/// Keeps what bots do apart from what is counted, and remembers how much, whose and why. What has
/// been counted stays so. Server thread.
class BotFilter
{
public:
    /// `nextMidnight` is when the day of a moment ends. `clock` must outlive the filter.
    BotFilter(BotPatterns patterns, std::function<TimeMs(TimeMs)> nextMidnight, const Clock& clock);

    /// Takes out of `events` what bots did, and notes it. Of those that no browser sent, the agent is
    /// that which is passed on in their metadata (`passedOnAgent`), if any.
    void keepApart(std::vector<Event>& events, const SentBy& by);
    /// The same of one event that came with an agent, as a line of a log: whether it is not to be
    /// counted.
    bool keepsApart(const Event& event, std::string_view agent);

    /// Whether a whole request is that of a bot; of what is no event, nothing is noted.
    bool isBot(const SentBy& by) { return senderOf(by).has_value(); }
    /// The same of what came with an agent alone, as a line of a log.
    bool isBotsAgent(std::string_view agent) { return suspectIn(agent).has_value(); }

    /// From now on.
    void setChoices(const FilterChoices& choices);
    /// As of the last `tick`.
    Filtered now() const;
    /// Events since the start, by FilterReason.
    const std::array<std::int64_t, filterReasons>& counts() const { return m_counts; }
    /// Moves on with the time. Call about four times a second.
    void tick();

private:
    struct Suspect
    {
        std::string name;
        std::string kind;
        FilterReason reason = FilterReason::Agent;
    };

    std::optional<Suspect> suspectIn(std::string_view agent);
    std::optional<Suspect> senderOf(const SentBy& by);
    std::optional<Suspect> chosenIn(std::string_view agent) const;
    std::optional<Suspect> judged(Suspect suspect) const;
    std::optional<Suspect> suspectOf(const Event& event, const SentBy& by);
    void note(const Suspect& suspect, const Event& event);
    FilteredAgent& agentOf(const Suspect& suspect);

    BotLookup m_bots;
    const std::function<TimeMs(TimeMs)> m_nextMidnight;
    const Clock& m_clock;
    FilterChoices m_choices;
    VisitSpeed m_speed;
    SlidingCount m_lastMinute{minuteMs};
    TimeMs m_since;
    TimeMs m_midnight;
    std::int64_t m_today = 0;
    std::array<std::int64_t, filterReasons> m_counts{};
    std::unordered_map<std::string, FilteredAgent> m_agents; ///< of today
    Ring<FilteredEvent> m_newest{Filtered::maxNewest};
};

} // namespace footfall
