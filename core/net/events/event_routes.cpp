// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/event_routes.h"

#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "core/http/message/status.h"
#include "core/net/access/site_rules.h"
#include "core/net/events/event_rates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace footfall {

namespace {

/// Whatever else is said of the body, it is read as JSON: beacons send text, curl a form.
EventLayout layoutOf(const QByteArray& contentType)
{
    constexpr std::array<std::string_view, 3> delimited{"application/x-ndjson",
                                                        "application/ndjson", "application/jsonl"};
    std::string_view rest = viewOf(contentType);
    const std::string_view type = trimmed(takeUntil(rest, ';'));
    const bool isDelimited =
        std::any_of(delimited.begin(), delimited.end(),
                    [&](std::string_view known) { return sameText(type, known); });
    return isDelimited ? EventLayout::NewlineDelimited : EventLayout::Json;
}

void takeEvents(const HttpRequest& request, const Responder& responder, EventIntake& intake,
                const EndpointContext& context)
{
    context.stages.lap(Stage::Read);
    EventPost post{request.body,
                   {},
                   {},
                   {},
                   sentBy(request),
                   context.clock.now(),
                   request.peer,
                   isRated(request.caller, request.peer),
                   responder};
    if (intake.sendsTooFast(post))
        return;
    const QByteArray type = bytesOf(request.header("Content-Type")).toLower();
    if (type.startsWith("multipart/"))
        return responder.respond(HttpResponse::error(
            status::unsupportedMediaType, "Multipart bodies are not read: send the event as JSON"));
    post.layout = layoutOf(type);
    const std::string_view origin = request.header("Origin");
    if (!context.sites.isOpenTo(origin))
        return responder.respond(siteRefused("No site is declared for this origin"));
    post.origin = origin;
    if (!context.sites.areDeclared())
        post.site = hostOfOrigin(origin);
    intake.take(std::move(post));
}

} // namespace

void addEventRoutes(RouteTable& table, EventIntake& intake, const EndpointContext& context)
{
    table.post("/api/events", Plane::Visitor,
               [&](const HttpRequest& request, const Responder& responder) {
                   takeEvents(request, responder, intake, context);
               });
}

} // namespace footfall
