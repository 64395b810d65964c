// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/alert_handling_routes.h"

#include "core/base/json/json_document.h"
#include "core/base/time/clock.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/replies.h"
#include "core/protocol/live/live_json.h"
#include "core/protocol/live/live_request.h"
#include "core/source/alerts/alert_word.h"

#include <QJsonObject>

namespace footfall {

namespace {

constexpr DurationMs handleAgainWait = 5 * secondMs;
constexpr std::size_t listedAlerts = 200;

void writeAlerts(JsonWriter& json, const std::vector<Alert>& alerts)
{
    json.beginArray();
    for (const Alert& alert : alerts)
        json.raw(liveAlert(alert));
    json.endArray();
}

void writeMutes(JsonWriter& json, const AlertHandling& handling)
{
    json.beginArray();
    for (const auto& [topic, until] : handling.mutes) {
        json.beginObject().key("kind").text(alertWord(topic.kind)).key("site").text(topic.site);
        json.key("until").number(until).endObject();
    }
    json.endArray();
}

/// What answers all of these routes.
class AlertAnswers
{
public:
    AlertAnswers(AlertHandlingKeeper& handling, const LiveModel& model, const Clock& clock)
        : m_handling(handling)
        , m_model(model)
        , m_clock(clock)
    {
    }

    HttpResponse list(const std::optional<std::string>& site) const
    {
        SnapshotRequest request;
        request.filter.site = site;
        request.sessions = request.events = request.rows = 0;
        request.alerts = listedAlerts;
        const Snapshot snapshot = m_model.snapshot(request);
        JsonWriter json = beginSuccess();
        writeAlerts(json.key("data").beginObject().key("open"), snapshot.openAlerts);
        writeAlerts(json.key("alerts"), snapshot.alerts);
        writeMutes(json.key("mutes"), m_handling.now());
        json.endObject();
        return success(json, m_clock.now());
    }
    void see(const Result<SeenRequest>& asked, const Responder& responder) const
    {
        if (!asked)
            return responder.respond(HttpResponse::error(status::badRequest, asked.error()));
        const std::optional<Alert> alert = knownAlert(m_model, *asked);
        if (!alert)
            return responder.respond(HttpResponse::error(status::notFound, unknownAlert));
        if (asked->isSeen)
            m_handling.see(AlertKey(*alert), answerTo(responder));
        else
            m_handling.unsee(AlertKey(*alert), answerTo(responder));
    }
    void mute(const Result<MuteRequest>& asked, const Responder& responder) const
    {
        if (!asked)
            return responder.respond(HttpResponse::error(status::badRequest, asked.error()));
        if (asked->isMuted)
            m_handling.mute(asked->topic, answerTo(responder));
        else
            m_handling.unmute(asked->topic, answerTo(responder));
    }

private:
    ChoiceKeeper::Acknowledge answerTo(const Responder& responder) const
    {
        return [responder, my = *this](const Result<void>& kept) {
            if (kept)
                return responder.respond(my.list(std::nullopt));
            const std::string& why = kept.error();
            if (why == AlertHandlingKeeper::notSeen || why == AlertHandlingKeeper::notMuted)
                return responder.respond(HttpResponse::error(status::notFound, why));
            if (why == AlertHandlingKeeper::tooManyMutes)
                return responder.respond(HttpResponse::error(status::conflict, why));
            responder.respond(tryLater("It stays as it was: " + why, handleAgainWait));
        };
    }

    AlertHandlingKeeper& m_handling;
    const LiveModel& m_model;
    const Clock& m_clock;
};

Result<SeenRequest> seenInBody(const HttpRequest& asked)
{
    const Result<QJsonDocument> body = readJson(asked.body);
    return body ? readSeenAlert(body->object()) : Error{body.error()};
}

Result<SeenRequest> seenInQuery(const HttpRequest& asked)
{
    bool isNumber = false;
    const quint64 id = asked.queryValue("id").toULongLong(&isNumber);
    if (!isNumber)
        return Error{"id: the number of an alert is needed"};
    return SeenRequest{id, std::nullopt, false};
}

Result<MuteRequest> muteInBody(const HttpRequest& asked)
{
    const Result<QJsonDocument> body = readJson(asked.body);
    return body ? readMute(body->object()) : Error{body.error()};
}

Result<MuteRequest> muteInQuery(const HttpRequest& asked)
{
    const Result<AlertTopic> topic = readAlertTopic(asked.queryValue("kind").toStdString(),
                                                    asked.queryValue("site").toStdString());
    return topic ? Result<MuteRequest>(MuteRequest{*topic, false}) : Error{topic.error()};
}

} // namespace

std::optional<Alert> knownAlert(const LiveModel& model, const SeenRequest& asked)
{
    const std::optional<Alert> alert = model.alert(asked.id);
    return alert && asked.at.value_or(alert->at) == alert->at ? alert : std::nullopt;
}

void addAlertHandlingRoutes(RouteTable& table, AlertHandlingKeeper& handling,
                            const LiveModel& model, const Clock& clock)
{
    const AlertAnswers answers(handling, model, clock);
    table.get("/api/alerts", Plane::Reader, [answers](const HttpRequest& asked) {
        QueryReader query(asked);
        const std::optional<std::string> site = query.site();
        if (!query.complaint().empty())
            return HttpResponse::error(status::badRequest, query.complaint());
        return answers.list(site);
    });
    table.post("/api/alerts/seen", Plane::Operator,
               [answers](const HttpRequest& asked, const Responder& responder) {
                   answers.see(seenInBody(asked), responder);
               });
    table.del("/api/alerts/seen", Plane::Operator,
              [answers](const HttpRequest& asked, const Responder& responder) {
                  answers.see(seenInQuery(asked), responder);
              });
    table.post("/api/alerts/mutes", Plane::Operator,
               [answers](const HttpRequest& asked, const Responder& responder) {
                   answers.mute(muteInBody(asked), responder);
               });
    table.del("/api/alerts/mutes", Plane::Operator,
              [answers](const HttpRequest& asked, const Responder& responder) {
                  answers.mute(muteInQuery(asked), responder);
              });
}

} // namespace footfall
