// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/bot_filter.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/event/event_metadata.h"
#include "core/source/count_row.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

constexpr std::string_view automationKind = "browser-automation";
constexpr std::string_view libraryKind = "http-library";

bool isWordByte(char c)
{
    const char letter = lower(c);
    return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Every browser's begins so; what a library calls itself does not.
bool isOfBrowser(std::string_view agent)
{
    return agent.starts_with("Mozilla/") || agent.starts_with("Opera/");
}

/// Whether the name stands in the agent, not as a part of a longer word.
bool namesItself(std::string_view agent, std::string_view name)
{
    for (std::size_t at = agent.find(name); at != std::string_view::npos;
         at = agent.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool begins = at == 0 || !isWordByte(agent[at - 1]);
        if (begins && (end == agent.size() || !isWordByte(agent[end])))
            return true;
    }
    return false;
}

} // namespace

BotFilter::BotFilter(BotPatterns patterns, std::function<TimeMs(TimeMs)> nextMidnight,
                     const Clock& clock)
    : m_bots(std::move(patterns))
    , m_nextMidnight(std::move(nextMidnight))
    , m_clock(clock)
    , m_since(clock.now())
    , m_midnight(m_nextMidnight(m_since))
{
}

void BotFilter::setChoices(const FilterChoices& choices)
{
    m_choices = choices;
}

/// What operators chose decides.
std::optional<BotFilter::Suspect> BotFilter::judged(Suspect suspect) const
{
    const std::optional<bool> counts = m_choices.of(suspect.name);
    if (counts.value_or(false))
        return std::nullopt;
    if (counts)
        suspect.reason = FilterReason::Chosen;
    return suspect;
}

/// Who is in no list, but an operator never counts it.
std::optional<BotFilter::Suspect> BotFilter::chosenIn(std::string_view agent) const
{
    for (const auto& [name, counts] : m_choices.counts) {
        if (!counts && namesItself(agent, name))
            return Suspect{name, {}, FilterReason::Chosen};
    }
    return std::nullopt;
}

std::optional<BotFilter::Suspect> BotFilter::suspectIn(std::string_view agent)
{
    agent = agent.substr(0, BotPatterns::maxAgentBytes);
    if (agent.empty())
        return std::nullopt;
    const Bot* bot = m_bots.botOf(agent);
    if (!bot)
        return chosenIn(agent);
    const bool isDriven = bot->kind == automationKind;
    return judged(
        {bot->name, bot->kind, isDriven ? FilterReason::Automation : FilterReason::Agent});
}

/// Of a whole request.
std::optional<BotFilter::Suspect> BotFilter::senderOf(const SentBy& by)
{
    std::optional<Suspect> suspect = suspectIn(by.agent);
    if (suspect && suspect->reason == FilterReason::Agent && suspect->kind == libraryKind &&
        by.mayBeLibrary)
        return std::nullopt;
    if (!suspect && by.isAutomated && !m_bots.botOf(by.agent))
        return judged({automationName, std::string(automationKind), FilterReason::Automation});
    return suspect;
}

/// Of one event, where its request says nothing against it.
std::optional<BotFilter::Suspect> BotFilter::suspectOf(const Event& event, const SentBy& by)
{
    if (!isOfBrowser(by.agent))
        return event.metadata.empty() ? std::nullopt
                                      : suspectIn(event.metadataText(passedOnAgent));
    if (by.mayBeMany)
        return std::nullopt;
    const bool isView = event.kind == Event::Kind::PageView;
    if (m_speed.isTooFast(event.site, event.sessionId, isView, m_clock.steady()))
        return judged({tooFastName, {}, FilterReason::Speed});
    return std::nullopt;
}

void BotFilter::keepApart(std::vector<Event>& events, const SentBy& by)
{
    const std::optional<Suspect> sender = senderOf(by);
    std::erase_if(events, [&](const Event& event) {
        const std::optional<Suspect> suspect = sender ? sender : suspectOf(event, by);
        if (suspect)
            note(*suspect, event);
        return suspect.has_value();
    });
}

bool BotFilter::keepsApart(const Event& event, std::string_view agent)
{
    const std::optional<Suspect> suspect = suspectIn(agent);
    if (suspect)
        note(*suspect, event);
    return suspect.has_value();
}

void BotFilter::note(const Suspect& suspect, const Event& event)
{
    tick();
    const TimeMs now = m_clock.now();
    m_lastMinute.add(now);
    ++m_today;
    ++m_counts[std::size_t(suspect.reason)];
    FilteredAgent& agent = agentOf(suspect);
    ++agent.today;
    agent.lastAt = now;
    FilteredEvent newest{now, suspect.name, suspect.reason, event.site, event.page};
    keepFirst(newest.page, Filtered::maxPage);
    m_newest.push(std::move(newest));
}

FilteredAgent& BotFilter::agentOf(const Suspect& suspect)
{
    const bool isNew = !m_agents.contains(suspect.name);
    const bool isOther = isNew && m_agents.size() + 1 >= Filtered::maxAgents;
    FilteredAgent& agent = m_agents[isOther ? std::string(otherLabel) : suspect.name];
    agent.name = isOther ? std::string(otherLabel) : suspect.name;
    agent.kind = isOther ? std::string() : suspect.kind;
    agent.reason = suspect.reason;
    return agent;
}

Filtered BotFilter::now() const
{
    Filtered filtered{m_lastMinute.total(), m_today, m_since, {}, {}, m_choices};
    for (const auto& [name, agent] : m_agents)
        filtered.agents.push_back(agent);
    std::sort(filtered.agents.begin(), filtered.agents.end(),
              [](const FilteredAgent& a, const FilteredAgent& b) {
                  return a.today != b.today ? a.today > b.today : a.name < b.name;
              });
    for (std::size_t age = 0; age < m_newest.size(); ++age)
        filtered.newest.push_back(m_newest[age]);
    return filtered;
}

void BotFilter::tick()
{
    const TimeMs now = m_clock.now();
    m_lastMinute.advance(now);
    if (now < m_midnight)
        return;
    m_since = std::exchange(m_midnight, m_nextMidnight(now));
    m_today = 0;
    m_agents.clear();
}

} // namespace footfall
