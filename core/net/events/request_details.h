// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"
#include "core/net/agents/agent_lookup.h"
#include "core/net/endpoint_context.h"

#include <QHostAddress>

#include <string_view>
#include <vector>

namespace footfall {

/// Adds to events what their request tells beside them, where they do not say it themselves: of the
/// address, where it is; of the query of a page, what campaign led there; of the agent, browser,
/// system and device. These come with the event that begins a visit, and hold for it. Server
/// thread.
class RequestDetails
{
public:
    /// What is passed must outlive the object.
    explicit RequestDetails(const EndpointContext& context);

    /// `agent` is that of a browser; empty: whoever sends is none.
    void addTo(std::vector<Event>& events, const QHostAddress& peer, std::string_view agent);

private:
    void addPlaces(std::vector<Event>& events, const QHostAddress& peer);
    void addAgent(std::vector<Event>& events, std::string_view agent);

    const EndpointContext& m_context;
    AgentLookup m_agents;
};

} // namespace footfall
