// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/goal_routes.h"

#include "core/base/json/json_document.h"
#include "core/base/time/clock.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/replies.h"
#include "core/protocol/live/live_json.h"
#include "core/protocol/live/live_request.h"

#include <QJsonObject>

namespace footfall {

namespace {

constexpr DurationMs chooseGoalAgainWait = 5 * secondMs;

HttpResponse goalsResponse(const std::optional<std::string>& site, const LiveModel& model,
                           TimeMs now)
{
    SnapshotRequest request;
    request.filter.site = site;
    request.sessions = request.events = request.rows = request.alerts = 0;
    JsonWriter json = beginSuccess();
    json.key("data").raw(liveGoals(model.snapshot(request).goals, SIZE_MAX));
    return success(json, now);
}

Result<GoalRequest> chosenIn(const HttpRequest& asked)
{
    const Result<QJsonDocument> body = readJson(asked.body);
    return body ? readGoal(body->object()) : Error{body.error()};
}

Result<GoalRequest> givenUpIn(const HttpRequest& asked)
{
    return checkGoal({asked.queryValue("site").toStdString(),
                      asked.queryValue("name").toStdString(), false});
}

void change(const Result<GoalRequest>& choice, const Responder& responder, GoalKeeper& goals,
            const LiveModel& model, const Clock& clock)
{
    if (!choice)
        return responder.respond(HttpResponse::error(status::badRequest, choice.error()));
    const auto tell = [responder, site = choice->site, &model,
                       &clock](const Result<void>& kept) {
        if (kept)
            responder.respond(goalsResponse(site, model, clock.now()));
        else if (kept.error() == GoalKeeper::tooMany)
            responder.respond(HttpResponse::error(status::conflict, kept.error()));
        else
            responder.respond(
                tryLater("It stays as it was: " + kept.error(), chooseGoalAgainWait));
    };
    goals.choose(choice->site, choice->name, choice->isGoal, tell);
}

} // namespace

void addGoalRoutes(RouteTable& table, GoalKeeper& goals, const LiveModel& model,
                   const Clock& clock)
{
    table.get("/api/goals", Plane::Reader, [&](const HttpRequest& asked) {
        QueryReader query(asked);
        const std::optional<std::string> site = query.site();
        if (!query.complaint().empty())
            return HttpResponse::error(status::badRequest, query.complaint());
        return goalsResponse(site, model, clock.now());
    });
    table.post("/api/goals", Plane::Operator,
               [&](const HttpRequest& asked, const Responder& responder) {
                   change(chosenIn(asked), responder, goals, model, clock);
               });
    table.del("/api/goals", Plane::Operator,
              [&](const HttpRequest& asked, const Responder& responder) {
                  change(givenUpIn(asked), responder, goals, model, clock);
              });
}

} // namespace footfall
