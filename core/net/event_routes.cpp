// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/event_routes.h"

#include "core/net/store_routes.h"
#include "core/protocol/event_answers.h"

#include <algorithm>

namespace footfall {

namespace {

constexpr int unsupportedMediaType = 415;

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

HttpResponse responseOf(const JsonAnswer& answer)
{
    return HttpResponse::json(answer.status, QByteArray::fromStdString(answer.body));
}

/// A city alone is not completed: it could be another country's.
bool namesPlace(const Event& event)
{
    return !event.country.empty() || !event.city.empty();
}

void fillPlaces(std::vector<Event>& events, const QHostAddress& peer, GeoLookup& geo)
{
    if (std::all_of(events.begin(), events.end(), namesPlace))
        return;
    const GeoPlace place = geo.placeOf(peer);
    for (Event& event : events) {
        if (namesPlace(event))
            continue;
        event.country = place.country;
        event.city = place.city;
    }
}

void takeEvents(const HttpRequest& request, const Responder& responder, Ingest& ingest,
                EventReader& reader, GeoLookup& geo, const Clock& clock)
{
    const QByteArray type = request.header("Content-Type").toLower();
    if (type.startsWith("multipart/"))
        return responder.respond(HttpResponse::error(
            unsupportedMediaType, "Multipart bodies are not read: send the event as JSON"));
    const EventLayout layout =
        type.startsWith("application/x-ndjson") ? EventLayout::NewlineDelimited : EventLayout::Json;
    const QByteArray origin = request.header("Origin");
    EventBatch batch =
        reader.read(viewOf(request.body), layout, {clock.now(), siteOfOrigin(viewOf(origin))});
    if (isRefused(batch))
        return responder.respond(responseOf(refusedEvents(batch)));
    fillPlaces(batch.accepted, request.peer, geo);
    HttpResponse accepted = responseOf(acceptedEvents(batch, clock.now()));
    ingest.take(std::move(batch.accepted),
                [responder, accepted = std::move(accepted)](Ingest::Fate fate) {
                    responder.respond(fate == Ingest::Fate::Kept ? accepted : notKept(fate));
                });
}

} // namespace

std::string_view siteOfOrigin(std::string_view origin)
{
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

void addEventRoutes(RouteTable& table, Ingest& ingest, EventReader& reader, GeoLookup& geo,
                    const Clock& clock)
{
    table.routes.push_back({"POST", "/api/events", Plane::Visitor,
                            [&](const HttpRequest& request, const Responder& responder) {
                                takeEvents(request, responder, ingest, reader, geo, clock);
                            },
                            true});
}

} // namespace footfall
