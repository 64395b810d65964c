// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/request_details.h"

#include "core/event/campaign.h"
#include "core/event/event_metadata.h"
#include "core/live/live_model.h"
#include "core/net/geo/geo_lookup.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace footfall {

namespace {

/// A city alone is not completed: it could be another country's.
bool namesPlace(const Event& event)
{
    return !event.country.empty() || !event.city.empty();
}

void addKnown(Event& event, std::string_view key, const std::string& name)
{
    if (!name.empty())
        addMetadata(event, key, name);
}

} // namespace

RequestDetails::RequestDetails(const EndpointContext& context)
    : m_context(context)
    , m_agents(AgentPatterns::builtIn(), context.clock)
{
}

void RequestDetails::addTo(std::vector<Event>& events, const QHostAddress& peer,
                           std::string_view agent)
{
    addPlaces(events, peer);
    std::for_each(events.begin(), events.end(), readCampaign);
    if (!agent.empty())
        addAgent(events, agent);
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

void RequestDetails::addAgent(std::vector<Event>& events, std::string_view agent)
{
    std::set<std::pair<std::string_view, std::string_view>> begun;
    std::optional<AgentNames> names;
    for (Event& event : events) {
        if (event.kind == Event::Kind::SessionEnd ||
            m_context.model.hasSession(event.site, event.sessionId) ||
            !begun.emplace(event.site, event.sessionId).second)
            continue;
        if (!names)
            names = m_agents.namesOf(agent);
        addKnown(event, "browser", names->browser);
        addKnown(event, "system", names->system);
        addKnown(event, "device", names->device);
    }
}

} // namespace footfall
