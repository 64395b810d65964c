// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/mark_routes.h"

#include "core/base/json/json_document.h"
#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/replies.h"
#include "core/protocol/live/live_answers.h"
#include "core/protocol/live/live_request.h"

#include <QJsonObject>

namespace footfall {

namespace {

constexpr DurationMs markAgainWait = 5 * secondMs;

HttpResponse marksResponse(const std::vector<Mark>& marks, const std::optional<std::string>& site,
                           TimeMs now)
{
    std::vector<Mark> wanted;
    for (const Mark& mark : marks) {
        if (!site || mark.site.empty() || mark.site == *site)
            wanted.push_back(mark);
    }
    JsonWriter json = beginSuccess();
    writeMarks(json.key("data"), wanted);
    return success(json, now);
}

/// What answers a change.
ChoiceKeeper::Acknowledge answerTo(const Responder& responder, const MarkKeeper& marks,
                                   const Clock& clock)
{
    return [responder, &marks, &clock](const Result<void>& kept) {
        if (kept)
            responder.respond(marksResponse(marks.now(), std::nullopt, clock.now()));
        else if (kept.error() == MarkKeeper::tooOld)
            responder.respond(HttpResponse::error(status::badRequest, kept.error()));
        else if (kept.error() == MarkKeeper::unknown)
            responder.respond(HttpResponse::error(status::notFound, kept.error()));
        else
            responder.respond(tryLater("It stays as it was: " + kept.error(), markAgainWait));
    };
}

} // namespace

void addMarkRoutes(RouteTable& table, MarkKeeper& marks, const Clock& clock)
{
    table.get("/api/marks", Plane::Reader, [&](const HttpRequest& asked) {
        QueryReader query(asked);
        const std::optional<std::string> site = query.site();
        if (!query.complaint().empty())
            return HttpResponse::error(status::badRequest, query.complaint());
        return marksResponse(marks.now(), site, clock.now());
    });
    table.post("/api/marks", Plane::Operator,
               [&](const HttpRequest& asked, const Responder& responder) {
                   const Result<QJsonDocument> body = readJson(asked.body);
                   const Result<Mark> mark =
                       body ? readMark(body->object(), clock.now()) : Error{body.error()};
                   if (!mark)
                       return responder.respond(HttpResponse::error(status::badRequest, mark.error()));
                   marks.add(*mark, answerTo(responder, marks, clock));
               });
    table.del("/api/marks", Plane::Operator,
              [&](const HttpRequest& asked, const Responder& responder) {
                  bool isNumber = false;
                  const qint64 at = asked.queryValue("at").toLongLong(&isNumber);
                  if (!isNumber)
                      return responder.respond(
                          HttpResponse::error(status::badRequest, "at: a whole number is needed"));
                  marks.remove(lowered(asked.queryValue("site").toStdString()), TimeMs(at),
                               answerTo(responder, marks, clock));
              });
}

} // namespace footfall
