// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/request_details.h"

#include "core/base/text/ascii.h"
#include "core/event/campaign.h"
#include "core/event/event_metadata.h"
#include "core/http/socket/peer_address.h"
#include "core/live/live_model.h"
#include "core/net/geo/geo_lookup.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace footfall {

namespace {

/// A city alone is not completed: it could be another country's.
bool namesPlace(const Event& event)
{
    return !event.country.empty() || !event.city.empty();
}

bool isOfBrowser(const HttpRequest& request)
{
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [](const HttpHeader& header) {
                           constexpr std::string_view fetch = "Sec-Fetch-";
                           return header.is("Origin") ||
                                  sameText(viewOf(header.name).substr(0, fetch.size()), fetch);
                       });
}

/// A browser that says of a request all that browsers say also says which languages its person
/// reads; one without a window often does not.
bool isAutomated(const HttpRequest& request)
{
    const auto has = [&](const char* name) { return !request.header(name).empty(); };
    const bool saysAll = has("Sec-Fetch-Site") && has("Sec-Fetch-Mode") && has("Sec-Fetch-Dest");
    return request.header("Sec-CH-UA").find("Headless") != std::string_view::npos ||
           (saysAll && !has("Accept-Language"));
}

void addKnown(Event& event, std::string_view key, const std::string& name)
{
    if (!name.empty())
        addMetadata(event, key, name);
}

} // namespace

SentBy sentBy(const HttpRequest& request, bool isBrowsersPath)
{
    if (!isBrowsersPath && !isOfBrowser(request))
        return {};
    return {std::string(request.header("User-Agent")), isAutomated(request), !isBrowsersPath};
}

RequestDetails::RequestDetails(const EndpointContext& context)
    : m_context(context)
    , m_agents(AgentPatterns::builtIn(), context.clock)
    , m_newAgents(newAgentsAtOnce, newAgentsPerSecond, context.clock, maxAddresses)
{
}

void RequestDetails::addTo(std::vector<Event>& events, const QHostAddress& peer,
                           std::string_view agent)
{
    addPlaces(events, peer);
    std::for_each(events.begin(), events.end(), readCampaign);
    if (!agent.empty())
        addAgent(events, peer, agent);
}

void RequestDetails::addPlaces(std::vector<Event>& events, const QHostAddress& peer)
{
    if (std::all_of(events.begin(), events.end(), namesPlace))
        return;
    const GeoPlace place = m_context.geo.placeOf(peer);
    for (Event& event : events) {
        if (namesPlace(event))
            continue;
        event.country = place.country;
        event.city = place.city;
    }
}

void RequestDetails::addAgent(std::vector<Event>& events, const QHostAddress& peer,
                              std::string_view agent)
{
    std::map<std::pair<std::string_view, std::string_view>, bool> goOn;
    std::optional<AgentNames> names;
    for (Event& event : events) {
        const auto [visit, isFirst] = goOn.try_emplace({event.site, event.sessionId});
        if (isFirst)
            visit->second = m_context.model.goesOn(event);
        const bool ends = event.kind == Event::Kind::SessionEnd;
        if (std::exchange(visit->second, !ends) || ends)
            continue;
        if (!names)
            names = namesOf(agent, peer);
        addKnown(event, "browser", names->browser);
        addKnown(event, "system", names->system);
        addKnown(event, "device", names->device);
    }
}

AgentNames RequestDetails::namesOf(std::string_view agent, const QHostAddress& peer)
{
    if (!isLoopback(peer) && !m_agents.knows(agent)) {
        if (m_newAgents.waitOf(peer) > 0)
            return {};
        m_newAgents.took(peer, 1);
    }
    return m_agents.namesOf(agent);
}

} // namespace footfall
