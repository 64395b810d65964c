// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/socketio_server.h"

#include "core/base/close_code.h"
#include "core/base/time/clock.h"

#include <algorithm>
#include <utility>

namespace footfall {

SocketIoServer::SocketIoServer(SocketIoRoleFactory& roles, TokenCheck callerByToken,
                               const Limits& limits, const Clock& clock, Wake wake,
                               RefusalNote refused)
    : m_limits(limits)
    , m_share{m_limits, clock, roles, std::move(callerByToken), std::move(refused)}
    , m_wake(std::move(wake))
{
}

SocketIoServer::~SocketIoServer()
{
    closeAll();
}

EngineSession::PollId SocketIoServer::request(const EngineRequest& request,
                                              const ClientFacts& facts,
                                              const EngineSession::Answer& answer)
{
    if (const auto error = check(request, false)) {
        answer(refusalReply(*error));
        return 0;
    }
    if (request.sid.isEmpty()) {
        answer(add(facts).engine().openPolling());
        boundIdle();
        return 0;
    }
    EngineSession& session = find(request.sid)->engine();
    EngineSession::PollId poll = 0;
    if (request.method == "GET")
        poll = session.poll(answer);
    else
        answer(session.post(request.body));
    hasten(request.sid);
    return poll;
}

void SocketIoServer::pollAbandoned(const QByteArray& sid, EngineSession::PollId poll)
{
    if (SocketIoClient* client = find(sid))
        client->engine().pollAbandoned(poll);
}

std::optional<EngineReply> SocketIoServer::refuseSocket(const EngineRequest& request) const
{
    const auto error = check(request, true);
    return error ? std::optional(refusalReply(*error)) : std::nullopt;
}

QByteArray SocketIoServer::openSocket(const EngineRequest& request, const ClientFacts& facts,
                                      Sink& socket)
{
    if (check(request, true)) {
        socket.close(SocketCloseCode::normal, "Session ID unknown");
        return {};
    }
    if (!request.sid.isEmpty()) {
        find(request.sid)->engine().offerUpgrade(socket);
        hasten(request.sid);
        return request.sid;
    }
    EngineSession& session = add(facts).engine();
    session.openSocket(socket);
    return session.sid();
}

void SocketIoServer::socketText(const QByteArray& sid, const Sink& socket, QByteArrayView text)
{
    if (SocketIoClient* client = find(sid))
        client->engine().socketText(socket, text);
    hasten(sid);
}

void SocketIoServer::socketClosed(const QByteArray& sid, const Sink& socket)
{
    if (SocketIoClient* client = find(sid))
        client->engine().socketClosed(socket);
    hasten(sid);
}

SocketIoClient& SocketIoServer::add(const ClientFacts& facts)
{
    SocketIoClient::Owner& owner = *this;
    auto client = std::make_unique<SocketIoClient>(facts, m_share, owner);
    const QByteArray sid = client->engine().sid();
    Session& session = m_sessions[sid];
    session.client = std::move(client);
    session.dueAt = session.client->dueAt();
    m_due.emplace(session.dueAt, sid);
    return *session.client;
}

SocketIoClient* SocketIoServer::find(const QByteArray& sid) const
{
    const auto found = m_sessions.find(sid);
    const bool isThere = found != m_sessions.end() && !found->second.client->engine().hasEnded();
    return isThere ? found->second.client.get() : nullptr;
}

std::optional<EngineError> SocketIoServer::check(const EngineRequest& request, bool isUpgrade) const
{
    if (request.transport != "polling" && request.transport != "websocket")
        return EngineError::UnknownTransport;
    if (request.sid.isEmpty())
        return checkOpening(request, isUpgrade);
    SocketIoClient* client = find(request.sid);
    if (!client)
        return EngineError::UnknownSession;
    const EngineSession& session = client->engine();
    const bool isKnown = request.method == "GET" || request.method == "POST";
    const bool fits = isUpgrade ? request.transport == "websocket" && !session.isUpgrading()
                                : request.transport == "polling";
    // A session that is on a WebSocket neither polls nor goes over once more.
    if (!isKnown || !fits || !session.isPolling() || request.protocol != "4")
        return EngineError::BadRequest;
    return std::nullopt;
}

std::optional<EngineError> SocketIoServer::checkOpening(const EngineRequest& request,
                                                        bool isUpgrade) const
{
    if (request.method != "GET")
        return EngineError::BadHandshakeMethod;
    if ((request.transport == "websocket") != isUpgrade)
        return EngineError::BadRequest;
    if (request.protocol != "4")
        return EngineError::UnsupportedVersion;
    return std::nullopt;
}

void SocketIoServer::flushWanted(const QByteArray& sid)
{
    const auto found = m_sessions.find(sid);
    if (found == m_sessions.end() || std::exchange(found->second.wantsFlush, true))
        return;
    m_toFlush.push_back(sid);
    if (m_toFlush.size() == 1)
        m_wake();
}

void SocketIoServer::flush()
{
    for (const QByteArray& sid : std::exchange(m_toFlush, {})) {
        const auto found = m_sessions.find(sid);
        if (found == m_sessions.end())
            continue;
        found->second.wantsFlush = false;
        found->second.client->engine().flush();
        hasten(sid);
    }
}

void SocketIoServer::idleChanged(const QByteArray& sid, bool isIdle)
{
    const auto found = m_sessions.find(sid);
    if (found == m_sessions.end())
        return;
    m_idle.erase(std::exchange(found->second.idle, isIdle ? ++m_lastTicket : 0));
    if (isIdle)
        m_idle.emplace(m_lastTicket, sid);
}

void SocketIoServer::boundIdle()
{
    while (m_idle.size() > std::size_t(m_limits.idleEngineSessions)) {
        const auto oldest = m_sessions.find(QByteArray(m_idle.begin()->second));
        oldest->second.client->engine().drop(SocketCloseCode::tryAgainLater, {});
        m_due.erase({oldest->second.dueAt, oldest->first});
        m_sessions.erase(oldest);
    }
}

void SocketIoServer::hasten(const QByteArray& sid)
{
    const auto found = m_sessions.find(sid);
    if (found == m_sessions.end())
        return;
    Session& session = found->second;
    const SteadyTime dueAt = session.client->dueAt();
    if (dueAt >= session.dueAt) // looked at too early, it is put back to where it belongs
        return;
    m_due.erase({session.dueAt, sid});
    m_due.emplace(session.dueAt = dueAt, sid);
}

void SocketIoServer::tick()
{
    const SteadyTime now = m_share.clock.steady();
    while (!m_due.empty() && m_due.begin()->first <= now)
        tickOne(QByteArray(m_due.begin()->second), now);
    boundIdle();
}

void SocketIoServer::tickOne(const QByteArray& sid, SteadyTime now)
{
    const auto found = m_sessions.find(sid);
    Session& session = found->second;
    session.client->tick(now);
    m_due.erase({session.dueAt, sid});
    if (session.client->engine().hasEnded()) {
        m_sessions.erase(found);
        return;
    }
    session.dueAt = std::max(session.client->dueAt(), now + 1);
    m_due.emplace(session.dueAt, sid);
}

void SocketIoServer::closeGrant(quint64 grant)
{
    for (auto& [sid, session] : m_sessions) {
        if (session.client->isBy(grant))
            session.client->revoke();
    }
}

void SocketIoServer::closeAll()
{
    for (auto& [sid, session] : m_sessions)
        session.client->engine().drop(SocketCloseCode::goingAway, "The server is going");
    m_sessions.clear();
    m_due.clear();
}

} // namespace footfall
