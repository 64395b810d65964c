// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/socketio_routes.h"

#include "core/http/websocket/web_socket_peer.h"

#include <functional>

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

} // namespace

bool isEngineRequest(const HttpRequest& request)
{
    return !request.queryValue("EIO").isEmpty();
}

SocketIoRoutes::SocketIoRoutes(SocketIoRoleFactory& roles, const Admission& admission,
                               const Limits& limits, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_admission(admission)
    , m_messageBytes(limits.socketIoPayloadBytes)
    , m_server(
          roles,
          [this](QByteArrayView token, const ClientFacts& facts) {
              return m_admission.callerBySecret({token.data(), std::size_t(token.size())},
                                                facts.guesser);
          },
          limits, clock,
          [this] {
              QMetaObject::invokeMethod(this, [this] { m_server.flush(); }, Qt::QueuedConnection);
          },
          [this](const ClientFacts& facts, Refused why, std::string_view answer) {
              Q_EMIT refused(QHostAddress(QString::fromStdString(facts.peer)), why, answer);
          })
{
    connect(&m_tick, &QTimer::timeout, this, [this] { m_server.tick(); });
    m_tick.start(sendTickMs);
}

void SocketIoRoutes::addRoutes(RouteTable& table, const QByteArray& path)
{
    const AsyncHandler ours = std::bind_front(&SocketIoRoutes::serve, this);
    bool isShared = false;
    for (Route& route : table.routes) {
        if (route.path != path)
            continue;
        isShared = true;
        route.handler = [ours, other = route](const HttpRequest& request, const Responder& client) {
            return isEngineRequest(request) ? ours(request, client)
                                            : other.respond(request, client);
        };
    }
    if (!isShared) {
        table.get(path, Plane::Visitor, ours);
        table.post(path, Plane::Visitor, ours);
    }
    table.socket(path, Plane::Visitor, std::bind_front(&SocketIoRoutes::open, this),
                 m_messageBytes);
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

Upgrade SocketIoRoutes::open(const HttpRequest& request)
{
    EngineRequest asked = engineRequestOf(request);
    if (const auto refusal = m_server.refuseSocket(asked))
        return responseOf(*refusal);
    return [this, asked = std::move(asked), facts = factsOf(request)](WebSocketPeer* peer) {
        join(peer, asked, facts);
    };
}

void SocketIoRoutes::join(WebSocketPeer* peer, const EngineRequest& asked, const ClientFacts& facts)
{
    const QByteArray sid = m_server.openSocket(asked, facts, *peer);
    connect(peer, &WebSocketPeer::textReceived, this,
            [this, sid, peer](const QByteArray& text) { m_server.socketText(sid, *peer, text); });
    connect(peer, &WebSocketPeer::closed, this,
            [this, sid, peer] { m_server.socketClosed(sid, *peer); });
}

ClientFacts SocketIoRoutes::factsOf(const HttpRequest& request) const
{
    return {request.caller, request.peer.toString().toStdString(),
            std::string(request.header("Origin")), m_admission.guesserOf(request)};
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
