// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/archive/forget_import_routes.h"

#include "core/base/json/json_document.h"
#include "core/base/json/json_writer.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/clock.h"
#include "core/http/message/replies.h"

#include <QJsonObject>

#include <algorithm>
#include <string>

namespace footfall {

namespace {

HttpResponse forgotten(const Erased& erased, const Clock& clock)
{
    if (!erased.failure.empty())
        return HttpResponse::error(status::serviceUnavailable,
                                   "The visitor could not be forgotten: " + erased.failure);
    JsonWriter json = beginSuccess();
    json.key("visits").number(erased.visits).key("events").number(erased.events);
    return success(json, clock.now());
}

void forget(const HttpRequest& request, const Responder& responder, Ingest& ingest,
            const Clock& clock)
{
    const std::string visitor =
        readJsonObject(request.body).value(QLatin1String("visitor")).toString().toStdString();
    if (visitor.empty() || isLongerThan(visitor, maxLength::id))
        return responder.respond(HttpResponse::error(
            status::badRequest,
            "A JSON object with \"visitor\" is needed: an id of 1 to 128 characters"));
    ingest.forget(visitor, [responder, &clock](const Erased& erased) {
        responder.respond(forgotten(erased, clock));
    });
}

HttpResponse imported(const Importer::Outcome& outcome, const std::vector<RejectedEvent>& rejected,
                      const Clock& clock)
{
    if (outcome.fate != Ingest::Fate::Kept)
        return notKept(outcome.fate);
    JsonWriter json = beginSuccess();
    json.key("imported").number(std::int64_t(outcome.imported));
    json.key("resent").number(std::int64_t(outcome.resent));
    json.key("outside").number(std::int64_t(outcome.outside));
    json.key("rejected").beginArray();
    for (const RejectedEvent& event : rejected)
        json.beginObject()
            .key("index")
            .number(std::int64_t(event.index))
            .key("error")
            .text(event.error)
            .endObject();
    json.endArray();
    HttpResponse response = success(json, clock.now());
    response.refused.badInput = static_cast<std::int64_t>(rejected.size());
    return response;
}

/// Empty ones, too.
std::size_t linesOf(std::string_view body)
{
    const bool isCutOff = !body.empty() && body.back() != '\n';
    return std::size_t(std::count(body.begin(), body.end(), '\n')) + (isCutOff ? 1 : 0);
}

HttpResponse tooManyLines()
{
    return HttpResponse::error(status::contentTooLarge,
                               "More than " + std::to_string(maxImportLines) + " lines at a time");
}

void import(const HttpRequest& request, const Responder& responder, Importer& importer,
            EventReader& reader, const Clock& clock)
{
    const bool isLast = !request.queryValue("finish").isEmpty();
    const std::string_view body(request.body.constData(), std::size_t(request.body.size()));
    if (linesOf(body) > maxImportLines)
        return responder.respond(tooManyLines());
    EventBatch batch;
    if (!body.empty())
        batch = reader.read(body, EventLayout::NewlineDelimited, {clock.now(), {}});
    if (batch.tooMany)
        return responder.respond(tooManyLines());
    if (!batch.error.empty())
        return responder.respond(HttpResponse::error(status::badRequest, batch.error));
    const auto answer = [responder, &clock,
                         rejected = std::move(batch.rejected)](const Importer::Outcome& outcome) {
        responder.respond(imported(outcome, rejected, clock));
    };
    if (!isLast)
        return importer.take(std::move(batch.accepted), answer);
    importer.take(std::move(batch.accepted), [&importer, answer](const Importer::Outcome& taken) {
        if (taken.fate != Ingest::Fate::Kept)
            return answer(taken);
        importer.finish([answer, taken](const Importer::Outcome& finished) {
            Importer::Outcome all = taken;
            all.fate = finished.fate;
            answer(all);
        });
    });
}

} // namespace

/// The client may send the same again: what has an `eventId` is counted once.
HttpResponse notKept(Ingest::Fate fate)
{
    if (fate == Ingest::Fate::TooFast)
        return tryLater("Events come faster than the disk takes them; send again", secondMs);
    return tryLater("Events cannot be stored now; send again later", 5 * secondMs);
}

void addStoreRoutes(RouteTable& table, Ingest& ingest, Importer& importer, EventReader& reader,
                    const Clock& clock)
{
    table.post("/api/forget", Plane::Operator,
               [&](const HttpRequest& request, const Responder& responder) {
                   forget(request, responder, ingest, clock);
               });
    table.post("/api/import", Plane::Operator,
               [&](const HttpRequest& request, const Responder& responder) {
                   import(request, responder, importer, reader, clock);
               });
}

} // namespace footfall
