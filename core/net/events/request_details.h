// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"
#include "core/http/message/http_message.h"
#include "core/ingest/bot_filter.h"
#include "core/agents/agent_lookup.h"
#include "core/net/endpoint_context.h"
#include "core/net/events/event_rates.h"

#include <QHostAddress>

#include <cstdint>
#include <string_view>
#include <vector>

namespace footfall {

/// Who sent a request. A browser did where it has `Origin` or `Sec-Fetch-…`, or goes `isBrowsersPath`,
/// to where only pages send: the agent of a server that sends events is not its visitors'.
SentBy sentBy(const HttpRequest& request, bool isBrowsersPath = false);

/// Adds to events what their request tells beside them, where they do not say it themselves: of the
/// address, where it is; of the query of a page, what campaign led there; of the agent, browser,
/// system and device. These come with the event that begins a visit, and hold for it. Server
/// thread.
class RequestDetails
{
public:
    /// Agents that are new, of one address (of IPv6, one /64); this machine has no such bound: the
    /// visitors of a proxy that does not say for whom it asks are all of it.
    static constexpr std::int64_t newAgentsAtOnce = 20;
    static constexpr std::int64_t newAgentsPerSecond = 2;
    /// Those beyond, that have shown the fewest, are forgotten.
    static constexpr std::size_t maxAddresses = 5'000;

    /// What is passed must outlive the object.
    explicit RequestDetails(const EndpointContext& context);

    /// `agent` is that of a browser; empty: whoever sends is none.
    void addTo(std::vector<Event>& events, const QHostAddress& peer, std::string_view agent);

private:
    void addPlaces(std::vector<Event>& events, const QHostAddress& peer);
    void addAgent(std::vector<Event>& events, const QHostAddress& peer, std::string_view agent);
    AgentNames namesOf(std::string_view agent, const QHostAddress& peer);

    const EndpointContext& m_context;
    AgentLookup m_agents;
    /// How many new agents each address may show, so that none takes all that are looked at.
    EventRates m_newAgents;
};

} // namespace footfall
