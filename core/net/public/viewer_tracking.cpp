// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/viewer_tracking.h"

#include "core/base/json/json_document.h"
#include "core/base/json/json_writer.h"
#include "core/base/refusals.h"
#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/http/message/status.h"
#include "core/ingest/bot_filter.h"
#include "core/net/access/site_rules.h"
#include "core/net/events/event_rates.h"
#include "core/net/geo/geo_lookup.h"
#include "core/protocol/public/viewers_json.h"
#include "core/protocol/socketio/socketio_client.h"
#include "core/protocol/socketio/socketio_packet.h"

#include <array>
#include <functional>
#include <string>
#include <utility>

namespace footfall {

namespace {

constexpr int expiryMs = 1'000;

HttpResponse jsonOf(std::string body)
{
    return HttpResponse::json(status::ok, QByteArray::fromStdString(body));
}

constexpr char heartbeatUpdated[] = "{\"success\":true,\"message\":\"Heartbeat updated\"}";

QHostAddress addressOf(const SocketIoClient& client)
{
    return QHostAddress(QString::fromStdString(client.facts().peer));
}

HttpResponse failed()
{
    return HttpResponse::error(status::badRequest, "Failed to track viewer");
}

/// The same over Socket.IO, where nobody sees the status.
std::string refuse(SocketIoClient& client, Refused why, const HttpResponse& answer)
{
    std::string told = answer.body.toStdString();
    client.noteRefused(why, told);
    return told;
}

HttpResponse tooLong()
{
    return HttpResponse::error(status::contentTooLarge,
                               "More than " + std::to_string(maxJsonDocumentBytes) + " bytes");
}

/// The caller's address, as JSON; an IPv4 one that came by an IPv6 socket as IPv4.
HttpResponse address(const HttpRequest& request)
{
    bool isV4 = false;
    const QHostAddress v4(request.peer.toIPv4Address(&isV4));
    JsonWriter json;
    json.beginObject().key("ip").text((isV4 ? v4 : request.peer).toString().toStdString());
    return jsonOf(json.endObject().take());
}

HttpResponse socketReady(TimeMs now)
{
    JsonWriter json;
    json.beginObject().key("message").text("WebSocket endpoint ready");
    return jsonOf(json.key("timestamp").number(now).endObject().take());
}

} // namespace

ViewerTracking::ViewerTracking(const EndpointContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_answers(context.model.viewers(), context.clock)
    , m_tell(updateGapMs, context.clock, [this] { tell(); })
{
    connect(&m_expiry, &QTimer::timeout, this, &ViewerTracking::expire);
    connect(this, &ViewerTracking::changed, this, &ViewerTracking::tellSoon);
    m_expiry.start(expiryMs);
}

void ViewerTracking::addRoutes(RouteTable& table)
{
    table.get("/api/viewers", Plane::Visitor, std::bind_front(&ViewerTracking::list, this));
    table.post("/api/viewers", Plane::Visitor, std::bind_front(&ViewerTracking::post, this));
    table.put("/api/viewers", Plane::Visitor, std::bind_front(&ViewerTracking::put, this));
    table.get("/api/ip", Plane::Visitor, address);
    table.get("/api/socket", Plane::Visitor,
              [this](const HttpRequest&) { return socketReady(m_context.clock.now()); });
    table.post("/api/socket", Plane::Visitor, std::bind_front(&ViewerTracking::postToSocket, this));
}

/// Many may wait for one answer.
void ViewerTracking::list(const HttpRequest& request, const Responder& responder)
{
    expire();
    answer(ViewerAnswers::Kind::List, request, responder);
}

void ViewerTracking::answer(ViewerAnswers::Kind kind, const HttpRequest& request,
                            const Responder& responder)
{
    m_answers.ask(kind, request.caller.seesVisitors(), [responder](const QByteArray& json) {
        responder.respond(HttpResponse::json(status::ok, json));
    });
}

HttpResponse ViewerTracking::post(const HttpRequest& request)
{
    if (auto refusal = pay(request))
        return *refusal;
    const Result<std::string> site = siteOf(request, {}, m_context.sites);
    if (!site)
        return siteRefused(site.error());
    const auto report = reportOf(readJsonObject(request.body), request.peer);
    const TrackedViewer* viewer = take(report, *site);
    return viewer ? jsonOf(trackedJson(*report, *viewer)) : failed();
}

HttpResponse ViewerTracking::put(const HttpRequest& request)
{
    if (auto refusal = pay(request))
        return *refusal;
    return hear(readJsonObject(request.body)) ? jsonOf("{\"success\":true}") : failed();
}

void ViewerTracking::postToSocket(const HttpRequest& request, const Responder& responder)
{
    if (const auto refusal = pay(request))
        return responder.respond(*refusal);
    const Result<QJsonDocument> document = readJson(request.body);
    if (!document)
        return responder.respond(failed());
    const QJsonObject body = document->object();
    const QString type = body.value(QLatin1String("type")).toString();
    const QJsonObject data = body.value(QLatin1String("data")).toObject();
    if (type == QLatin1String("track-viewer")) {
        const Result<std::string> site = siteOf(request, {}, m_context.sites);
        if (!site)
            return responder.respond(siteRefused(site.error()));
        return take(reportOf(data, request.peer), *site)
                   ? answer(ViewerAnswers::Kind::Tracked, request, responder)
                   : responder.respond(failed());
    }
    if (type == QLatin1String("viewer-heartbeat"))
        return responder.respond(hear(data) ? jsonOf(heartbeatUpdated) : failed());
    responder.respond(HttpResponse::error(status::badRequest, "Unknown request type"));
}

void ViewerTracking::joined(SocketIoClient& client)
{
    m_clients.insert(&client);
}

void ViewerTracking::left(SocketIoClient& client)
{
    m_clients.erase(&client);
    m_untold.erase(&client);
}

std::string ViewerTracking::track(SocketIoClient& client, const QJsonObject& viewer)
{
    if (const auto refusal = pay(client))
        return refuse(client, Refused::Limit, *refusal);
    const Result<std::string> site = m_context.sites.siteFor(client.facts().origin, {});
    if (!site)
        return refuse(client, Refused::Site, siteRefused(site.error()));
    if (!take(reportOf(viewer, addressOf(client)), *site))
        return refuse(client, Refused::BadInput, failed());
    return m_answers.latest(ViewerAnswers::Kind::Tracked, client.isDashboard()).toStdString();
}

std::string ViewerTracking::heartbeat(SocketIoClient& client, const QJsonObject& viewer)
{
    if (const auto refusal = pay(client))
        return refuse(client, Refused::Limit, *refusal);
    return hear(viewer) ? heartbeatUpdated : refuse(client, Refused::BadInput, failed());
}

/// An answer where it sends too fast, or too much; what comes too fast costs nothing.
std::optional<HttpResponse> ViewerTracking::pay(const HttpRequest& request)
{
    const qsizetype bytes = request.body.size();
    if (isRated(request.caller, request.peer)) {
        if (auto refusal = pay(request.peer, bytes))
            return refusal;
    }
    return bytes > maxJsonDocumentBytes ? std::optional(tooLong()) : std::nullopt;
}

std::optional<HttpResponse> ViewerTracking::pay(const SocketIoClient& client)
{
    const QHostAddress peer = addressOf(client);
    return isRated(client.caller(), peer) ? pay(peer, 0) : std::nullopt;
}

std::optional<HttpResponse> ViewerTracking::pay(const QHostAddress& peer, qsizetype bytes)
{
    if (const DurationMs wait = m_context.rates.waitOf(peer); wait > 0)
        return sentTooFast("viewers", wait);
    m_context.rates.took(peer, 1, std::size_t(bytes));
    return std::nullopt;
}

std::optional<ViewerReport> ViewerTracking::reportOf(const QJsonObject& viewer,
                                                     const QHostAddress& peer)
{
    auto report = readViewer(viewer);
    // A city alone is not completed: it could be another country's.
    if (!report || !report->country.empty() || !report->city.empty())
        return report;
    GeoPlace place = m_context.geo.placeOf(peer);
    report->country = std::move(place.country);
    report->city = std::move(place.city);
    return report;
}

const TrackedViewer* ViewerTracking::take(const std::optional<ViewerReport>& report,
                                          std::string_view site)
{
    if (!report)
        return nullptr;
    if (m_context.bots.isBot({report->userAgent})) {
        const TimeMs now = m_context.clock.now();
        m_bot = {report->id, report->country, report->city, report->region, report->timezone, now, now};
        return &m_bot;
    }
    expire();
    const TrackedViewer& viewer =
        m_context.model.track(*report, site, m_context.clock.now(), m_context.clock.steady());
    Q_EMIT changed();
    return &viewer;
}

/// Whoever is unknown by now is answered like the others: its next report tells who it is.
bool ViewerTracking::hear(const QJsonObject& body)
{
    const auto report = readViewer(body);
    if (!report)
        return false;
    expire();
    m_context.model.viewers().heartbeat(report->id, m_context.clock.now(),
                                        m_context.clock.steady());
    return true;
}

void ViewerTracking::expire()
{
    if (m_context.model.viewers().expire(m_context.clock.steady()))
        Q_EMIT changed();
}

void ViewerTracking::tellSoon()
{
    m_isNews = true;
    if (!m_clients.empty())
        m_tell.soon();
}

void ViewerTracking::tell()
{
    if (std::exchange(m_isNews, false))
        m_untold = m_clients;
    std::array<QByteArray, 2> updates; // for others, for operators
    std::erase_if(m_untold, [&](SocketIoClient* client) {
        if (client->queuedBytes() > 0)
            return false;
        QByteArray& update = updates[client->isDashboard()];
        if (update.isEmpty())
            update = eventMessage("viewers_update",
                                  viewersJson(m_context.model.viewers(), client->isDashboard(),
                                              viewerBroadcastBytes));
        client->send(update);
        return true;
    });
    if (!m_untold.empty())
        m_tell.soon();
}

} // namespace footfall
