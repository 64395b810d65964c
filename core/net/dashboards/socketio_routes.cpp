// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/socketio_routes.h"

#include "core/http/message/status.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/net/events/event_routes.h"

#include <algorithm>

namespace footfall {

namespace {

/// How often pings and time-outs are looked at.
constexpr int sendTickMs = 250;

EngineRequest engineRequestOf(const HttpRequest& request)
{
    return {request.isHead ? QByteArrayLiteral("HEAD") : request.method, request.queryValue("EIO"),
            request.queryValue("transport"), request.queryValue("sid"), request.body};
}

HttpResponse responseOf(const EngineReply& reply)
{
    return {reply.status, reply.contentType, reply.body, {{"Cache-Control", "no-store"}}};
}

DashboardPass dashboardPass(const Pass& pass)
{
    return {pass.access != Access::None, pass.access == Access::Operator, pass.grant};
}

Route& routeAt(RouteTable& table, const QByteArray& method, const QByteArray& path)
{
    const auto found =
        std::find_if(table.routes.begin(), table.routes.end(), [&](const Route& route) {
            return route.method == method && route.path == path;
        });
    if (found != table.routes.end())
        return *found;
    Route route;
    route.method = method;
    route.path = path;
    return table.routes.emplace_back(std::move(route));
}

} // namespace

bool isEngineRequest(const HttpRequest& request)
{
    return !request.queryValue("EIO").isEmpty();
}

SocketIoRoutes::SocketIoRoutes(SocketIoCasting& casting, const Admission& admission,
                               const Limits& limits, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_admission(admission)
    , m_messageBytes(limits.socketIoPayloadBytes)
    , m_server(
          casting,
          [this](QByteArrayView token, const ClientFacts& facts) {
              return dashboardPass(m_admission.passOfSecret(
                  {token.data(), std::size_t(token.size())}, facts.guesser));
          },
          limits, clock,
          [this] {
              QMetaObject::invokeMethod(
                  this, [this] { m_server.flush(); }, Qt::QueuedConnection);
          })
{
    connect(&m_tick, &QTimer::timeout, this, [this] { m_server.tick(); });
    m_tick.start(sendTickMs);
}

void SocketIoRoutes::addRoutes(RouteTable& table, const QByteArray& path)
{
    share(routeAt(table, "GET", path));
    share(routeAt(table, "POST", path));
    SocketRoute socket;
    socket.path = path;
    socket.messageBytes = m_messageBytes;
    socket.refuse = [this](const HttpRequest& request) {
        const auto refusal = m_server.refuseSocket(engineRequestOf(request));
        return refusal ? responseOf(*refusal)
                       : HttpResponse{status::switchingProtocols, {}, {}, {}};
    };
    socket.accept = [this](WebSocketPeer* peer, const HttpRequest& request) {
        openSocket(peer, request);
    };
    table.sockets.push_back(std::move(socket));
}

void SocketIoRoutes::share(Route& route)
{
    route.handler = [this, other = std::move(route.handler)](const HttpRequest& request,
                                                             const Responder& responder) {
        if (other && !isEngineRequest(request))
            other(request, responder);
        else
            serve(request, responder);
    };
    // A poll is to know when its client leaves.
    route.direct = true;
}

void SocketIoRoutes::serve(const HttpRequest& request, const Responder& responder)
{
    const EngineRequest asked = engineRequestOf(request);
    const EngineSession::PollId poll =
        m_server.request(asked, factsOf(request), [responder](const EngineReply& reply) {
            responder.respond(responseOf(reply));
        });
    if (poll != 0)
        responder.whenClientLeaves(
            this, [this, sid = asked.sid, poll] { m_server.pollAbandoned(sid, poll); });
}

void SocketIoRoutes::openSocket(WebSocketPeer* peer, const HttpRequest& request)
{
    const QByteArray sid = m_server.openSocket(engineRequestOf(request), factsOf(request), *peer);
    connect(peer, &WebSocketPeer::textReceived, this,
            [this, sid, peer](const QByteArray& text) { m_server.socketText(sid, *peer, text); });
    connect(peer, &WebSocketPeer::closed, this,
            [this, sid, peer] { m_server.socketClosed(sid, *peer); });
}

ClientFacts SocketIoRoutes::factsOf(const HttpRequest& request) const
{
    const QByteArray origin = request.header("Origin");
    return {dashboardPass({request.access, request.grant}), request.peer.toString().toStdString(),
            origin.toStdString(), m_admission.isForeign(request), m_admission.guesserOf(request)};
}

void SocketIoRoutes::closeGrant(quint64 grant)
{
    m_server.closeGrant(grant);
}

void SocketIoRoutes::closeAll()
{
    m_server.closeAll();
}

} // namespace footfall
