// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/socketio/socketio_client.h"

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace footfall {

class Clock;

/// What Engine.IO reads from a request; query values are decoded.
struct EngineRequest
{
    QByteArray method;
    QByteArray protocol; ///< EIO
    QByteArray transport;
    QByteArray sid;
    QByteArray body;
};

/// All sessions of `/socket.io/`. Requests, WebSockets and time are passed in; whatever transports
/// there are, they are opened elsewhere. Server thread.
///
/// Sessions without an open request are bounded by Limits::idleEngineSessions, the longest idle is
/// dropped; every other one holds a connection, and those are bounded by the gateway.
class SocketIoServer final : private SocketIoClient::Owner
{
public:
    /// Called when polls are to be answered: call `flush` in a later turn of the event loop, so
    /// that what is sent together arrives together.
    using Wake = std::function<void()>;

    SocketIoServer(SocketIoRoleFactory& roles, TokenCheck callerByToken, const Limits& limits,
                   const Clock& clock, Wake wake, RefusalNote refused);
    ~SocketIoServer() override;

    /// A GET or POST that is no upgrade: answered now, or later when it is a poll that waits. Then
    /// the result is its number, for `pollAbandoned`.
    EngineSession::PollId request(const EngineRequest& request, const ClientFacts& facts,
                                  const EngineSession::Answer& answer);
    /// The client went away from its poll. Does nothing when that was answered.
    void pollAbandoned(const QByteArray& sid, EngineSession::PollId poll);

    /// Why a WebSocket is not to be opened for this request, if so.
    std::optional<EngineReply> refuseSocket(const EngineRequest& request) const;
    /// A WebSocket was opened for a request that was not refused: gives the id of its session. When
    /// things have changed meanwhile the socket is closed and the id is empty.
    QByteArray openSocket(const EngineRequest& request, const ClientFacts& facts, Sink& socket);
    void socketText(const QByteArray& sid, const Sink& socket, QByteArrayView text);
    /// Must be told before the socket is deleted.
    void socketClosed(const QByteArray& sid, const Sink& socket);

    void flush();
    /// Pings, ends what is overdue, forgets what has ended. Call about four times a second: it
    /// looks only at what is due.
    void tick();
    /// Ends the sessions that are here by this login or share link.
    void closeGrant(quint64 grant);
    /// Ends all sessions, as the server goes.
    void closeAll();

    std::size_t sessions() const { return m_sessions.size(); }

private:
    using Ticket = quint64;
    struct Session
    {
        std::unique_ptr<SocketIoClient> client;
        /// Its place among the idle ones; 0: it is not idle.
        Ticket idle = 0;
        bool wantsFlush = false;
        /// Its place in `m_due`: no later than it is due.
        SteadyTime dueAt;
    };

    void flushWanted(const QByteArray& sid) override;
    void idleChanged(const QByteArray& sid, bool isIdle) override;
    void ended(const QByteArray& sid) override { hasten(sid); }

    SocketIoClient& add(const ClientFacts& facts);
    SocketIoClient* find(const QByteArray& sid) const;
    std::optional<EngineError> check(const EngineRequest& request, bool isUpgrade) const;
    std::optional<EngineError> checkOpening(const EngineRequest& request, bool isUpgrade) const;
    void hasten(const QByteArray& sid);
    void tickOne(const QByteArray& sid, SteadyTime now);
    void boundIdle();

    const Limits m_limits;
    const SocketIoShare m_share;
    const Wake m_wake;
    std::unordered_map<QByteArray, Session> m_sessions;
    /// Longest idle first.
    std::map<Ticket, QByteArray> m_idle;
    Ticket m_lastTicket = 0;
    std::set<std::pair<SteadyTime, QByteArray>> m_due;
    std::vector<QByteArray> m_toFlush;
};

} // namespace footfall
