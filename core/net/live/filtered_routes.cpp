// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/filtered_routes.h"

#include "core/base/json/json_document.h"
#include "core/http/message/replies.h"
#include "core/protocol/live/live_answers.h"
#include "core/protocol/live/live_request.h"

#include <QJsonObject>

namespace footfall {

namespace {

constexpr DurationMs chooseBotAgainWait = 5 * secondMs;

HttpResponse filteredResponse(const BotFilter& bots, TimeMs now)
{
    JsonWriter json = beginSuccess();
    writeFiltered(json.key("data"), bots.now());
    return success(json, now);
}

Result<BotRequest> botInBody(const HttpRequest& asked)
{
    const Result<QJsonDocument> body = readJson(asked.body);
    return body ? readBotChoice(body->object()) : Error{body.error()};
}

Result<BotRequest> botInQuery(const HttpRequest& asked)
{
    const std::string name = asked.queryValue("name").toStdString();
    if (const std::string fault = botNameFault(name); !fault.empty())
        return Error{"name: " + fault};
    return BotRequest{name, std::nullopt};
}

void chooseBot(const Result<BotRequest>& choice, const Responder& responder, const BotFilter& bots,
               FilterChoiceKeeper& choices, const Clock& clock)
{
    if (!choice)
        return responder.respond(HttpResponse::error(status::badRequest, choice.error()));
    const auto tell = [responder, &bots, &clock](const Result<void>& kept) {
        if (kept)
            responder.respond(filteredResponse(bots, clock.now()));
        else if (kept.error() == FilterChoiceKeeper::notChosen)
            responder.respond(HttpResponse::error(status::notFound, kept.error()));
        else if (kept.error() == FilterChoiceKeeper::tooManyNames)
            responder.respond(HttpResponse::error(status::conflict, kept.error()));
        else
            responder.respond(tryLater("It stays as it was: " + kept.error(), chooseBotAgainWait));
    };
    choices.choose(choice->name, choice->counts, tell);
}

} // namespace

void addFilteredRoutes(RouteTable& table, const BotFilter& bots, FilterChoiceKeeper& choices,
                       const Clock& clock)
{
    table.get("/api/filtered", Plane::Reader,
              [&](const HttpRequest&) { return filteredResponse(bots, clock.now()); });
    table.post("/api/filtered/choices", Plane::Operator,
               [&](const HttpRequest& asked, const Responder& responder) {
                   chooseBot(botInBody(asked), responder, bots, choices, clock);
               });
    table.del("/api/filtered/choices", Plane::Operator,
              [&](const HttpRequest& asked, const Responder& responder) {
                  chooseBot(botInQuery(asked), responder, bots, choices, clock);
              });
}

} // namespace footfall
