// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/access/admission.h"
#include "core/protocol/socketio/socketio_server.h"

#include <QObject>
#include <QTimer>

namespace footfall {

class Clock;

/// A request of Engine.IO; at a path that is shared it tells them from all others.
bool isEngineRequest(const HttpRequest& request);

/// Socket.IO 4 on the one port (core/protocol/README.md, "Dashboards"): long polling, WebSockets,
/// and the way from the one to the other. Whoever has operator access as the session opens, or
/// shows the token as it joins, is a dashboard; all others are viewers. Server thread.
class SocketIoRoutes : public QObject
{
    Q_OBJECT

public:
    /// What is passed by reference must outlive the routes.
    SocketIoRoutes(SocketIoRoleFactory& roles, const Admission& admission, const Limits& limits,
                   const Clock& clock, QObject* parent = nullptr);

    /// Serves this path too. Routes that the table has there already are given the requests that
    /// are none of Engine.IO's. The routes must outlive the table.
    void addRoutes(RouteTable& table, const QByteArray& path);
    /// Ends the sessions that are here by this login or share link.
    void closeGrant(quint64 grant);
    /// Ends all sessions, as the server goes: every waiting poll is answered.
    void closeAll();

Q_SIGNALS:
    /// Something beside what HTTP has answered and WebSockets were closed for, with the
    /// acknowledgement that told it.
    void refused(const QHostAddress& client, footfall::Refused why, std::string_view answer);

private:
    void serve(const HttpRequest& request, const Responder& responder);
    Upgrade open(const HttpRequest& request);
    void join(WebSocketPeer* peer, const EngineRequest& asked, const ClientFacts& facts);
    ClientFacts factsOf(const HttpRequest& request) const;

    const Admission m_admission;
    const qint64 m_messageBytes;
    SocketIoServer m_server;
    QTimer m_tick;
};

} // namespace footfall
