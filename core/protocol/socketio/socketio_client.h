// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guesser.h"
#include "core/base/question_budget.h"
#include "core/base/refusals.h"
#include "core/http/message/http_message.h"
#include "core/protocol/socketio/engine_session.h"
#include "core/protocol/socketio/socketio_role.h"

namespace footfall {

class Clock;

/// What is known of a client from the request that opened its session.
struct ClientFacts
{
    /// By the request; no token makes a dashboard of one that is foreign.
    Caller caller;
    /// The address, as text; kept while the session lasts, and nowhere else.
    std::string peer;
    /// Its `Origin`; empty for none.
    std::string origin;
    /// Whom a wrong token is put down to.
    Guesser guesser = {};
};

/// Who shows this token, of whom this is known; nobody when it is wrong, or was not looked at.
/// Compares in constant time.
using TokenCheck = std::function<Caller(QByteArrayView token, const ClientFacts& facts)>;

/// Told whenever something is refused without an answer of HTTP, and without closing a WebSocket:
/// of whom, why, and with which acknowledgement; empty: none.
using RefusalNote =
    std::function<void(const ClientFacts& facts, Refused why, std::string_view answer)>;

/// What all clients of a server share. Must outlive them.
struct SocketIoShare
{
    const Limits& limits;
    const Clock& clock;
    SocketIoRoleFactory& roles;
    TokenCheck callerByToken;
    RefusalNote refused;
};

/// One client of Socket.IO 4: joins the default namespace, sends events, is sent frames (whole
/// Engine.IO messages, as of `eventMessage`). As a sink it is a listener for the hub.
///
/// Who sends too many packets (QuestionBudget) has its events refused, and is let go if it sends
/// on. What breaks the protocol closes the session, as in the reference server; bad JSON inside an
/// event is answered with an `error` event. Server thread.
class SocketIoClient final : public Sink, private EngineSession::Owner
{
public:
    /// Who keeps the clients; told by session id.
    class Owner
    {
    public:
        virtual ~Owner() = default;
        virtual void flushWanted(const QByteArray& sid) = 0;
        virtual void idleChanged(const QByteArray& sid, bool isIdle) = 0;
        virtual void ended(const QByteArray& sid) = 0;
    };

    /// A client that is in no namespace for so long is dropped.
    static constexpr DurationMs joinMs = 45'000;

    SocketIoClient(ClientFacts facts, const SocketIoShare& share, Owner& owner);
    ~SocketIoClient() override;

    EngineSession& engine() { return m_engine; }
    const ClientFacts& facts() const { return m_facts; }
    /// What it may do; settled as it joins.
    const Caller& caller() const { return m_caller; }
    /// Sees what operators see; any other is a viewer.
    bool isDashboard() const { return m_caller.seesVisitors(); }
    /// Whether it is here by this login or share link.
    bool isBy(quint64 grant) const
    {
        return grant != 0 && (m_caller.grant == grant || m_facts.caller.grant == grant);
    }

    void send(const QByteArray& frame) override { m_engine.send(frame); }
    qint64 queuedBytes() const override { return m_engine.queuedBytes(); }
    void close(int code, const QByteArray& reason) override { m_engine.close(code, reason); }
    void noteRefused(Refused why) override { noteRefused(why, {}); }
    /// The same, with the acknowledgement that tells it.
    void noteRefused(Refused why, std::string_view answer)
    {
        m_share.refused(m_facts, why, answer);
    }

    /// Tells it by an event what is wrong, and notes it. The acknowledgement that goes with that.
    std::string tellRefused(Refused reason, std::string_view why);
    /// Drops it, since what it is here by is no more.
    void revoke();
    /// Drops a client that is overdue. Call once `dueAt` has come; earlier it does nothing.
    void tick(SteadyTime now);
    /// The steady time of the next deadline; 0: at once.
    SteadyTime dueAt() const;

private:
    void received(QByteArrayView message) override;
    void ended() override;
    void flushWanted() override { m_owner.flushWanted(m_engine.sid()); }
    void idleChanged(bool isIdle) override { m_owner.idleChanged(m_engine.sid(), isIdle); }

    void read(QByteArrayView message);
    void take(const SocketIoPacket& packet);
    void join(const SocketIoPacket& packet);
    bool admit(const QJsonObject& auth);
    void leave();
    void takeEvent(const SocketIoPacket& event);
    void refuse(const std::string& why);
    void refuseEvent(const SocketIoPacket& event, Refused reason, std::string_view why);
    void turnDown(QByteArrayView message);
    void letGo();

    const ClientFacts m_facts;
    const SocketIoShare& m_share;
    Owner& m_owner;
    Caller m_caller;
    SteadyTime m_joinBy;
    std::shared_ptr<SocketIoRole> m_role;
    QuestionBudget m_budget;
    EngineSession m_engine;
};

} // namespace footfall
