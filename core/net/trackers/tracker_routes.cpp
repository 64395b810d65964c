// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/trackers/tracker_routes.h"

#include "core/base/limits.h"
#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "core/event/event_metadata.h"
#include "core/http/message/content_coding.h"
#include "core/http/message/replies.h"
#include "core/http/message/status.h"
#include "core/ingest/ingest.h"
#include "core/net/access/came_from.h"
#include "core/net/access/site_rules.h"
#include "core/net/archive/forget_import_routes.h"
#include "core/net/events/event_rates.h"
#include "core/protocol/trackers/tracker_table.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Levels of nesting that no tracker needs.
constexpr std::size_t maxDepth = 32;

/// Events of one request, which is read in one go.
constexpr std::size_t maxTrackedEvents = 500;

/// The origin of the page that sends: an image says only from which page it is. "null" where a page
/// hides it; empty where no page sends.
std::string originOf(const HttpRequest& request)
{
    const std::string_view origin = request.header("Origin");
    if (!origin.empty() && origin != "null")
        return std::string(origin);
    const std::string_view referrer = request.header("Referer");
    if (const std::size_t scheme = referrer.find("://"); scheme != std::string_view::npos)
        return std::string(referrer.substr(0, referrer.find('/', scheme + 3)));
    return std::string(cameFrom(request) == CameFrom::Ours ? origin : "null");
}

bool wantsNoTracking(const HttpRequest& request)
{
    return request.header("DNT") == "1" || request.header("Sec-GPC") == "1";
}

} // namespace

TrackerRoutes::TrackerRoutes(const EndpointContext& context)
    : m_context(context)
    , m_details(context)
    , m_names(context.clock)
    , m_json(maxDepth)
    , m_inner(maxDepth)
{
}

QStringList TrackerRoutes::products()
{
    QStringList names;
    for (const TrackerEndpoint& endpoint : trackerEndpoints)
        names.append(QLatin1String(endpoint.product));
    names.removeDuplicates();
    return names;
}

void TrackerRoutes::addRoutes(RouteTable& table, const QStringList& products, bool honoursSignals)
{
    m_honoursSignals = honoursSignals;
    for (const TrackerEndpoint& endpoint : trackerEndpoints) {
        if (!products.contains(QLatin1String(endpoint.product)))
            continue;
        table.routes.push_back({endpoint.method, endpoint.path, Plane::Visitor,
                                AsyncHandler([this, &endpoint](const HttpRequest& request,
                                                               const Responder& responder) {
                                    take(endpoint, request, responder);
                                }),
                                true});
    }
}

std::optional<HttpResponse> TrackerRoutes::unpack(HttpRequest& request)
{
    const std::int64_t most = m_context.limits.requestBodyBytes;
    switch (unpackBody(request, most)) {
    case Unpacking::Done:
        return std::nullopt;
    case Unpacking::Malformed:
        return HttpResponse::error(status::badRequest, "The body is no whole gzip or deflate");
    case Unpacking::TooLarge:
        break;
    }
    return HttpResponse::error(status::contentTooLarge, "Unpacked, the body has more than " +
                                                            std::to_string(most) + " bytes");
}

void TrackerRoutes::take(const TrackerEndpoint& endpoint, HttpRequest request,
                         const Responder& responder)
{
    m_context.stages.lap(Stage::Read);
    const bool rated = isRated(request.caller, request.peer);
    if (const DurationMs wait = rated ? m_context.rates.waitOf(request.peer) : 0; wait > 0)
        return responder.respond(sentTooFast("events", wait));
    const std::string origin = originOf(request);
    if (!m_context.sites.isOpenTo(origin))
        return responder.respond(siteRefused("No site is declared for this origin"));
    const qsizetype packed = request.body.size();
    TrackerReading reading = read(endpoint, request, hostOfOrigin(origin));
    m_context.stages.lap(Stage::Parse);
    const std::size_t parts =
        reading.events.size() + reading.present.size() + std::size_t(reading.refused);
    if (rated)
        m_context.rates.took(request.peer, std::max<std::size_t>(parts, 1),
                             std::size_t(std::max(packed, request.body.size())));
    if (m_context.sites.areDeclared())
        keepDeclared(reading, origin);
    reading.answer.refused.badInput += reading.refused;
    if (m_honoursSignals && wantsNoTracking(request))
        return responder.respond(std::move(reading.answer));
    SentBy by = sentBy(request, endpoint.isBrowsers);
    by.mayBeMany = reading.isByAddress;
    ingest(std::move(reading), request, by, responder);
}

TrackerReading TrackerRoutes::read(const TrackerEndpoint& endpoint, HttpRequest& request,
                                   const std::string& site)
{
    if (std::optional<HttpResponse> refusal = unpack(request)) {
        TrackerReading reading;
        reading.answer = std::move(*refusal);
        return reading;
    }
    const std::string_view agent = request.header("User-Agent");
    std::string name;
    std::string nameOn;
    TrackerContext context{m_context.clock.now(),
                           m_context.sites.areDeclared() ? std::string_view() : site,
                           [&](std::string_view named) {
                               if (name.empty() || named != nameOn) {
                                   nameOn = named;
                                   name = m_names.nameOf(named, request.peer, agent);
                               }
                               return name;
                           },
                           m_json,
                           m_inner,
                           maxTrackedEvents};
    TrackerReading reading = endpoint.read(request, context);
    reading.isByAddress = !name.empty();
    return reading;
}

/// Of events that are of no declared site, none is taken. Trackers name a site by a word of their
/// own: then it is that of the page's origin, or, where a server sends, of the page's host.
void TrackerRoutes::keepDeclared(TrackerReading& reading, std::string_view origin) const
{
    const auto isOther = [&](std::string& site) {
        Result<std::string> known = m_context.sites.siteFor(origin, site);
        if (!known && !origin.empty())
            known = m_context.sites.siteFor(origin, {});
        for (const char* scheme : {"https://", "http://"}) {
            if (!known && origin.empty())
                known = m_context.sites.siteFor(scheme + site, {});
        }
        if (known)
            site = std::move(*known);
        return !known;
    };
    const std::size_t others =
        std::erase_if(reading.events, [&](Event& event) { return isOther(event.site); });
    std::erase_if(reading.present, [&](SessionKey& key) { return isOther(key.site); });
    reading.answer.refused.site += std::int64_t(others);
}

void TrackerRoutes::ingest(TrackerReading reading, const HttpRequest& request, const SentBy& by,
                           const Responder& responder)
{
    for (const SessionKey& key : reading.present)
        m_context.ingest.heartbeat(key);
    m_context.bots.keepApart(reading.events, by);
    // Nobody needs it any more, and it is not to be kept.
    for (Event& event : reading.events)
        std::erase_if(event.metadata,
                      [](const MetadataEntry& entry) { return entry.key == passedOnAgent; });
    if (reading.events.empty())
        return responder.respond(std::move(reading.answer));
    reading.answer.isMeasured = true;
    m_details.addTo(reading.events, request.peer, by.agent);
    m_context.ingest.take(std::move(reading.events),
                          [responder, answer = std::move(reading.answer)](Ingest::Fate fate) {
                              responder.respond(fate == Ingest::Fate::Kept ? answer
                                                                           : notKept(fate));
                          });
}

} // namespace footfall
