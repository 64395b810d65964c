// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/archive/alert_routes.h"

#include "core/base/json/json_document.h"
#include "core/base/time/clock.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/replies.h"
#include "core/http/socket/peer_address.h"
#include "core/net/access/came_from.h"
#include "core/net/archive/archive_routes.h"
#include "core/protocol/live/live_json.h"
#include "core/protocol/live/live_request.h"

#include <QJsonObject>

#include <algorithm>

namespace footfall {

namespace {

constexpr DurationMs replayedByDefault = 7 * dayMs;
constexpr DurationMs chooseAgainWait = 5 * secondMs;

HttpResponse comparisonResponse(const Result<AlertComparison>& comparison, TimeMs now)
{
    if (!comparison && comparison.error() == AlertReplay::tooMuch)
        return HttpResponse::error(status::badRequest, comparison.error());
    if (!comparison && comparison.error() == AlertReplays::newerAsked)
        return HttpResponse::error(status::conflict, comparison.error());
    if (!comparison)
        return archiveFailed(comparison.error());
    JsonWriter json = beginSuccess();
    writeComparison(json.key("data"), *comparison);
    return success(json, now);
}

HttpResponse sensitivityResponse(const SensitivityKeeper& sensitivities, TimeMs now)
{
    JsonWriter json = beginSuccess();
    writeSensitivities(json.key("data"), sensitivities.now());
    return success(json, now);
}

Result<AlertReplayRequest> replayRequest(const HttpRequest& asked, TimeMs now)
{
    QueryReader query(asked);
    AlertReplayRequest request;
    request.site = query.site();
    request.to = query.moment("to", now);
    request.from = query.moment("from", std::min(request.to, now) - replayedByDefault);
    if (!query.complaint().empty())
        return Error{query.complaint()};
    return checkReplay(request, now);
}

void replay(const HttpRequest& asked, const Responder& responder, AlertReplays& replays,
            const Clock& clock)
{
    // It takes seconds, and needs no answer that another page could read.
    if (cameFrom(asked) == CameFrom::AnotherSite)
        return responder.respond(
            HttpResponse::error(status::forbidden, "A page of another site may not ask for this"));
    const Result<AlertReplayRequest> request = replayRequest(asked, clock.now());
    if (!request)
        return responder.respond(HttpResponse::error(status::badRequest, request.error()));
    const auto tell = [responder, &clock](const Result<AlertComparison>& comparison) {
        responder.respond(comparisonResponse(comparison, clock.now()));
    };
    const quint64 number = replays.ask(*request, tell, replayClient(asked.caller, asked.peer));
    if (number == 0)
        return responder.respond(archiveIsBusy());
    responder.whenClientLeaves(&replays, [&replays, number] { replays.drop(number); });
}

void choose(const HttpRequest& asked, const Responder& responder, SensitivityKeeper& sensitivities,
            const Clock& clock)
{
    const Result<QJsonDocument> body = readJson(asked.body);
    if (!body)
        return responder.respond(HttpResponse::error(status::badRequest, body.error()));
    const Result<SensitivityRequest> choice = readSensitivity(body->object());
    if (!choice)
        return responder.respond(HttpResponse::error(status::badRequest, choice.error()));
    if (!sensitivities.hasRoomFor(choice->site))
        return responder.respond(
            HttpResponse::error(status::conflict, SensitivityKeeper::tooManySites));
    const auto tell = [responder, &sensitivities, &clock](const Result<void>& kept) {
        if (!kept && kept.error() == SensitivityKeeper::tooManySites)
            return responder.respond(HttpResponse::error(status::conflict, kept.error()));
        responder.respond(kept ? sensitivityResponse(sensitivities, clock.now())
                               : tryLater("It stays as it was: " + kept.error(), chooseAgainWait));
    };
    sensitivities.choose(choice->site, choice->sensitivity, tell);
}

} // namespace

std::string replayClient(const Caller& caller, const QHostAddress& peer)
{
    const QString address = countedAddress(peer).toString();
    return address.toStdString().append("#").append(std::to_string(caller.grant));
}

void addAlertRoutes(RouteTable& table, AlertReplays* replays, SensitivityKeeper& sensitivities,
                    const Clock& clock)
{
    table.get("/api/alerts/replay", Plane::Reader,
              [replays, &clock](const HttpRequest& request, const Responder& responder) {
                  if (replays)
                      replay(request, responder, *replays, clock);
                  else
                      responder.respond(nothingIsKept());
              });
    table.get("/api/alerts/sensitivity", Plane::Reader,
              [&](const HttpRequest&) { return sensitivityResponse(sensitivities, clock.now()); });
    table.post("/api/alerts/sensitivity", Plane::Operator,
               [&](const HttpRequest& request, const Responder& responder) {
                   choose(request, responder, sensitivities, clock);
               });
}

} // namespace footfall
