// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent_lookup.h"
#include "core/event/event.h"
#include "core/net/geo/geo_lookup.h"
#include "core/net/trackers/visitor_names.h"
#include "core/protocol/logs/access_line.h"
#include "core/protocol/logs/line_counts.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace footfall {

class SiteRules;

/// What the line was that an event is of.
LineFate fateOf(const Event& event);

/// What makes an event of a line, beside the line.
struct LineContext
{
    const SiteRules& sites;
    VisitorNames& names;
    AgentLookup& agents;
    /// Whether what comes with that agent is a bot's; empty: somebody else keeps bots apart.
    std::function<bool(std::string_view agent)> isBot;
    GeoLookup& geo;
    /// After which a visit begins anew: Limits::sessionTimeoutMs.
    DurationMs sessionTimeoutMs;
};

/// Makes events of the lines of one log, by the rules of core/protocol/logs/README.md. The address
/// is hashed and forgotten. Used by one thread.
class AccessEvents
{
public:
    /// Visitors whose visit may be under way; beyond, all are begun anew.
    static constexpr std::size_t maxVisitors = 100'000;
    /// A line may be so much older than one before it, as where it is noted when it is answered:
    /// then it counts when that one did.
    static constexpr DurationMs maxDisorderMs = 5 * minuteMs;

    /// `site`: of every line; empty: each line's own host. What the context names must outlive it.
    AccessEvents(std::string site, const LineContext& context);

    /// The event of a line; nothing: there is none. Counts it either way. It is received when it
    /// happened.
    std::optional<Event> eventOf(const AccessLine& line);
    void countUnreadable() { ++m_counts[LineFate::Unreadable]; }
    const LineCounts& counts() const { return m_counts; }

private:
    struct Visitor
    {
        std::string name;
        std::int64_t day = 0;
        TimeMs last;
    };

    static LineFate fateOf(const AccessLine& line, std::string_view path);
    LineFate make(const AccessLine& line, Event& event);
    TimeMs inOrder(TimeMs at);
    bool setSite(const AccessLine& line, Event& event);
    std::string siteOfHost(std::string_view host) const;
    void addCampaign(std::string_view query, Event& event) const;
    void addReferrer(const AccessLine& line, Event& event) const;
    void nameVisitor(const AccessLine& line, Event& event);
    void addFacts(const AccessLine& line, Event& event);
    void learnOwnHost(std::string_view referrer);

    const std::string m_site;
    const LineContext m_context;
    LineCounts m_counts;
    TimeMs m_newest;
    /// By a hash of site, address and agent: neither address nor agent is kept.
    std::unordered_map<std::uint64_t, Visitor> m_visitors;
    std::string m_lastHost;
    std::string m_siteOfLastHost;
    /// What most scripts and styles are brought by: the host of the pages, where nothing names it.
    std::string m_ownHost;
    int m_ownVotes = 0;
};

} // namespace footfall
