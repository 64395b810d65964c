// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/socketio_client.h"

#include "core/base/close_code.h"
#include "core/base/json/json_document.h"
#include "core/base/secret.h"
#include "core/base/time/clock.h"
#include "core/protocol/socketio/socketio_dashboard_encoder.h"
#include "core/protocol/socketio/socketio_packet.h"

#include <algorithm>

namespace footfall {

SocketIoClient::SocketIoClient(ClientFacts facts, const SocketIoShare& share, Owner& owner)
    : m_facts(std::move(facts))
    , m_share(share)
    , m_owner(owner)
    , m_joinBy(share.clock.steady() + joinMs)
    , m_engine(newSessionId(), share.limits, share.clock, *this)
{
}

SocketIoClient::~SocketIoClient()
{
    // While all members are there: the role's end may be told to this client's own engine.
    m_engine.drop(SocketCloseCode::goingAway, {});
}

void SocketIoClient::tick(SteadyTime now)
{
    if (!m_role && now >= m_joinBy)
        m_engine.drop(SocketCloseCode::normal, "No namespace joined");
    m_engine.tick(now);
}

void SocketIoClient::revoke()
{
    if (m_engine.isOpen())
        noteRefused(Refused::Access);
    m_engine.drop(SocketCloseCode::policyViolated, "Access was revoked");
}

SteadyTime SocketIoClient::dueAt() const
{
    return m_role ? m_engine.dueAt() : std::min(m_joinBy, m_engine.dueAt());
}

void SocketIoClient::ended()
{
    m_role.reset();
    m_owner.ended(m_engine.sid());
}

void SocketIoClient::received(QByteArrayView message)
{
    // No more of it is read.
    const double questions = questionsIn(std::min(message.size(), maxJsonDocumentBytes));
    switch (m_budget.ask(m_share.limits, m_share.clock.steady(), questions)) {
    case QuestionBudget::Verdict::Answer:
        return read(message);
    case QuestionBudget::Verdict::Refuse:
        return turnDown(message);
    case QuestionBudget::Verdict::Close:
        return letGo();
    }
}

void SocketIoClient::read(QByteArrayView message)
{
    const auto packet = readSocketIoPacket(message, m_share.limits.jsonDepth);
    if (packet)
        take(*packet);
    else
        refuse(packet.error());
}

void SocketIoClient::refuse(const std::string& why)
{
    if (m_engine.isPolling()) // a WebSocket that is closed so is counted as such
        noteRefused(Refused::BadInput);
    m_engine.close(SocketCloseCode::protocolError, QByteArray::fromStdString(why));
}

/// An event that is one too many is answered unread. Whoever comes and goes so often is let go.
void SocketIoClient::turnDown(QByteArrayView message)
{
    const auto packet = readSocketIoHead(message);
    if (!packet || packet->type != SocketIoPacket::Type::Event || !m_role)
        return letGo();
    refuseEvent(*packet, Refused::Limit, tooManyQuestions);
}

void SocketIoClient::refuseEvent(const SocketIoPacket& event, Refused reason, std::string_view why)
{
    const std::string answer = tellRefused(reason, why);
    if (event.ackId)
        send(ackMessage(*event.ackId, answer));
}

std::string SocketIoClient::tellRefused(Refused reason, std::string_view why)
{
    std::string answer = refusalAnswer(why);
    noteRefused(reason, answer);
    send(socketIoError(why));
    return answer;
}

void SocketIoClient::letGo()
{
    noteRefused(Refused::Limit);
    m_engine.close(SocketCloseCode::policyViolated, QByteArrayLiteral("Too many questions"));
}

void SocketIoClient::take(const SocketIoPacket& packet)
{
    using Type = SocketIoPacket::Type;
    const bool isOurs = packet.nameSpace == "/";
    if (packet.type == Type::Connect && !isOurs)
        return send(connectErrorMessage(packet.nameSpace, "Invalid namespace"));
    if ((packet.type == Type::Connect) == bool(m_role) || !isOurs)
        return refuse("Not in this namespace, or in it already");
    switch (packet.type) {
    case Type::Connect:
        return join(packet);
    case Type::Disconnect:
        return leave();
    case Type::Event:
        return takeEvent(packet);
    case Type::Ack: // nobody was asked for one
        return;
    case Type::ConnectError:
        return refuse("Only servers send this packet");
    }
}

void SocketIoClient::join(const SocketIoPacket& packet)
{
    if (!admit(packet.auth)) {
        send(connectErrorMessage(packet.nameSpace, "Unauthorized"));
        noteRefused(Refused::Access);
        return m_engine.close(SocketCloseCode::normal, QByteArrayLiteral("Unauthorized"));
    }
    m_engine.setQueueBound(isDashboard() ? m_share.limits.subscriberHardBytes
                                         : EngineSession::queueBytes);
    // Not the session's id: that one lets its owner speak for the session.
    send(connectMessage(newSessionId()));
    m_role = m_share.roles.join(*this);
    if (!m_engine.isOpen())
        m_role.reset();
}

bool SocketIoClient::admit(const QJsonObject& auth)
{
    const QJsonValue token = auth.value(QLatin1String("token"));
    const bool isNone =
        token.isUndefined() || token.isNull() || token == QJsonValue(QLatin1String(""));
    if (isNone)
        m_caller = m_facts.caller;
    else if (m_facts.caller.isForeign)
        m_caller = Caller();
    else
        m_caller = m_share.callerByToken(token.toString().toUtf8(), m_facts);
    return isNone || isDashboard();
}

void SocketIoClient::leave()
{
    m_role.reset();
    m_joinBy = m_share.clock.steady() + joinMs;
}

void SocketIoClient::takeEvent(const SocketIoPacket& event)
{
    if (!event.problem.empty())
        return refuseEvent(event, Refused::BadInput, event.problem);
    const auto role = m_role; // what it does may end it
    const std::string answer = role->received(event);
    if (event.ackId)
        send(ackMessage(*event.ackId, answer));
}

} // namespace footfall
