// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/event_routes.h"

#include "core/base/http_status.h"
#include "core/net/ascii.h"
#include "core/net/peer_address.h"
#include "core/net/store_routes.h"
#include "core/protocol/event_answers.h"

#include <algorithm>

namespace footfall {

namespace {

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

/// Refuses what is of no declared site, by its place in the body.
void keepDeclared(EventBatch& batch, std::string_view origin, const SiteRules& sites)
{
    std::vector<Event> kept;
    std::vector<RejectedEvent> rejected;
    auto unread = batch.rejected.begin();
    std::size_t index = 0;
    const auto takeUnread = [&] {
        for (; unread != batch.rejected.end() && unread->index == index; ++unread, ++index)
            rejected.push_back(std::move(*unread));
    };
    for (Event& event : batch.accepted) {
        takeUnread();
        Result<std::string> site = sites.siteFor(origin, event.site);
        if (site) {
            event.site = std::move(*site);
            kept.push_back(std::move(event));
        } else {
            rejected.push_back({index, site.error()});
        }
        ++index;
    }
    takeUnread();
    batch.accepted = std::move(kept);
    batch.rejected = std::move(rejected);
}

bool isRated(const HttpRequest& request)
{
    return request.access != Access::Operator && !isLoopback(request.peer);
}

HttpResponse tooManyEvents(DurationMs wait)
{
    HttpResponse response = HttpResponse::error(
        status::tooManyRequests, "Too many events from this address: send them again later");
    response.headers.append(retryAfter(wait));
    return response;
}

void takeEvents(const HttpRequest& request, const Responder& responder, Ingest& ingest,
                EventReader& reader, const SiteRules& sites, GeoLookup& geo, EventRates& rates,
                const Clock& clock)
{
    if (const DurationMs wait = isRated(request) ? rates.waitOf(request.peer) : 0)
        return responder.respond(tooManyEvents(wait));
    const QByteArray type = request.header("Content-Type").toLower();
    if (type.startsWith("multipart/"))
        return responder.respond(HttpResponse::error(
            status::unsupportedMediaType, "Multipart bodies are not read: send the event as JSON"));
    const EventLayout layout =
        type.startsWith("application/x-ndjson") ? EventLayout::NewlineDelimited : EventLayout::Json;
    const QByteArray header = request.header("Origin");
    const std::string_view origin = viewOf(header);
    if (!sites.isOpenTo(origin))
        return responder.respond(siteRefused("No site is declared for this origin"));
    const std::string host = sites.areDeclared() ? std::string() : hostOfOrigin(origin);
    EventBatch batch = reader.read(viewOf(request.body), layout, {clock.now(), host});
    // What cannot be read has cost something, too.
    if (isRated(request))
        rates.took(request.peer,
                   std::max<std::size_t>(1, batch.accepted.size() + batch.rejected.size()));
    if (sites.areDeclared())
        keepDeclared(batch, origin, sites);
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

void addEventRoutes(RouteTable& table, Ingest& ingest, EventReader& reader, const SiteRules& sites,
                    GeoLookup& geo, EventRates& rates, const Clock& clock)
{
    table.routes.push_back({"POST", "/api/events", Plane::Visitor,
                            [&](const HttpRequest& request, const Responder& responder) {
                                takeEvents(request, responder, ingest, reader, sites, geo, rates,
                                           clock);
                            },
                            true});
}

} // namespace footfall
