// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/engine_session.h"

#include "core/base/close_code.h"
#include "core/base/time/clock.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace footfall {

namespace {

constexpr SteadyTime never{std::numeric_limits<DurationMs>::max()};

} // namespace

EngineSession::EngineSession(const QByteArray& sid, const Limits& limits, const Clock& clock,
                             Owner& owner)
    : m_sid(sid)
    , m_limits(limits)
    , m_clock(clock)
    , m_owner(owner)
    , m_pingAt(clock.steady() + limits.webSocketPingMs)
{
}

QByteArray EngineSession::handshake(bool offersUpgrade) const
{
    return openPacket({m_sid, offersUpgrade, m_limits.webSocketPingMs, m_limits.webSocketPongMs,
                       m_limits.socketIoPayloadBytes});
}

EngineReply EngineSession::openPolling()
{
    noteIdle();
    return packetReply(handshake(true));
}

void EngineSession::openSocket(Sink& socket)
{
    m_socket = &socket;
    m_socket->send(handshake(false));
}

EngineSession::PollId EngineSession::poll(Answer answer)
{
    if (m_answer) {
        drop(SocketCloseCode::protocolError, "Two polls at once");
        answer(refusalReply(EngineError::BadRequest));
        return 0;
    }
    m_answer = std::move(answer);
    m_pollBy.reset();
    const PollId id = ++m_lastPoll;
    noteIdle();
    flush();
    return id;
}

void EngineSession::pollAbandoned(PollId poll)
{
    if (m_answer && poll == m_lastPoll)
        drop(SocketCloseCode::normal, "Poll abandoned");
}

EngineReply EngineSession::post(QByteArrayView body)
{
    if (body.size() > m_limits.socketIoPayloadBytes)
        return tooLargeReply();
    bool isGood = true;
    do {
        const auto packet = readEnginePacket(takeFromPayload(body));
        isGood = packet && take(*packet);
    } while (isGood && isOpen() && !m_isOverfull && !body.isEmpty());
    if (!isGood)
        drop(SocketCloseCode::protocolError, "Bad packet");
    flush();
    return isGood ? okReply() : refusalReply(EngineError::BadRequest);
}

bool EngineSession::take(const EnginePacket& packet)
{
    if (!isOpen())
        return true;
    switch (packet.type) {
    case EngineType::Message:
        m_owner.received(packet.data);
        break;
    case EngineType::Pong:
        takePong();
        break;
    case EngineType::Close:
        finish(EngineType::Noop, SocketCloseCode::normal, {});
        break;
    case EngineType::Ping: // only servers ping
        return false;
    case EngineType::Open:
    case EngineType::Upgrade:
    case EngineType::Noop:
        break;
    }
    return true;
}

void EngineSession::takePong()
{
    m_pongBy.reset();
    m_pingAt = m_clock.steady() + m_limits.webSocketPingMs;
}

void EngineSession::socketText(const Sink& socket, QByteArrayView text)
{
    if (&socket == m_candidate)
        takeUpgradeText(text);
    else if (&socket == m_socket)
        takeText(text);
}

void EngineSession::takeText(QByteArrayView text)
{
    if (text.size() > m_limits.socketIoPayloadBytes)
        return drop(SocketCloseCode::messageTooBig, "Payload too large");
    const auto packet = readEnginePacket(text);
    if (!packet || !take(*packet))
        drop(SocketCloseCode::protocolError, "Bad packet");
}

void EngineSession::offerUpgrade(Sink& socket)
{
    m_candidate = &socket;
    m_isProbed = false;
    m_pollBy.reset();
    m_upgradeBy = m_clock.steady() + upgradeMs;
    noteIdle();
}

void EngineSession::takeUpgradeText(QByteArrayView text)
{
    if (text == "2probe") {
        m_isProbed = true;
        m_candidate->send("3probe");
        // The client sends "5" only once its last poll has come back.
        answerPoll(enginePacket(EngineType::Noop));
    } else if (text == "5") {
        completeUpgrade();
    } else {
        cancelUpgrade();
    }
}

void EngineSession::completeUpgrade()
{
    m_socket = std::exchange(m_candidate, nullptr);
    m_queuedBytes = 0;
    for (const QByteArray& packet : std::exchange(m_queue, {}))
        m_socket->send(packet);
    answerPoll(enginePacket(EngineType::Noop));
    if (m_phase == Phase::Ending)
        finish(EngineType::Close, SocketCloseCode::normal, {});
    noteIdle();
}

void EngineSession::cancelUpgrade()
{
    if (m_candidate)
        std::exchange(m_candidate, nullptr)->close(SocketCloseCode::normal, "Not upgraded");
    noteIdle();
}

void EngineSession::socketClosed(const Sink& socket)
{
    if (&socket == m_candidate) {
        m_candidate = nullptr;
        // The client held its polls back for this socket: a page that was closed shows by no more.
        if (!m_answer)
            m_pollBy = m_clock.steady() + pollAgainMs;
        noteIdle();
    } else if (&socket == m_socket) {
        m_socket = nullptr;
        drop(SocketCloseCode::normal, {});
    }
}

void EngineSession::send(const QByteArray& packet)
{
    if (!isOpen() || m_isOverfull)
        return;
    m_isOverfull = queuedBytes() > m_queueBound;
    if (m_isOverfull)
        return m_owner.flushWanted();
    if (m_socket)
        return m_socket->send(packet);
    m_queue.append(packet);
    m_queuedBytes += packet.size();
    if (m_answer && m_queue.size() == 1)
        m_owner.flushWanted();
}

qint64 EngineSession::queuedBytes() const
{
    return m_socket ? m_socket->queuedBytes() : m_queuedBytes;
}

void EngineSession::flush()
{
    if (m_isOverfull)
        return drop(SocketCloseCode::tryAgainLater, "Too slow");
    if (!m_answer || m_queue.isEmpty())
        return;
    m_queuedBytes = 0;
    answerPoll(joinPayload(std::exchange(m_queue, {})));
    if (m_phase == Phase::Ending)
        finish(EngineType::Close, SocketCloseCode::normal, {});
}

void EngineSession::answerPoll(const QByteArray& payload)
{
    if (!m_answer)
        return;
    // Out of the way first: answering may come back here with the next poll.
    const Answer answer = std::exchange(m_answer, {});
    noteIdle();
    answer(packetReply(payload));
}

void EngineSession::close(int code, const QByteArray& reason)
{
    if (!isOpen())
        return;
    if (m_socket)
        return finish(EngineType::Close, code, reason);
    m_phase = Phase::Ending;
    m_fetchedBy = m_clock.steady() + farewellMs;
    m_queue.append(enginePacket(EngineType::Close));
    if (m_answer)
        m_owner.flushWanted();
    m_owner.ended();
}

void EngineSession::drop(int code, const QByteArray& reason)
{
    finish(EngineType::Close, code, reason);
}

void EngineSession::finish(EngineType lastPacket, int code, const QByteArray& reason)
{
    if (m_phase == Phase::Ended)
        return;
    const bool isNews = std::exchange(m_phase, Phase::Ended) == Phase::Open;
    m_queue.clear();
    m_queuedBytes = 0;
    answerPoll(enginePacket(lastPacket));
    cancelUpgrade();
    if (m_socket)
        std::exchange(m_socket, nullptr)->close(code, reason);
    noteIdle();
    if (isNews)
        m_owner.ended();
}

void EngineSession::tick(SteadyTime now)
{
    if (m_phase == Phase::Ending && now >= m_fetchedBy)
        drop(SocketCloseCode::normal, {});
    else if (isOpen() && m_pollBy && now >= *m_pollBy)
        drop(SocketCloseCode::normal, "Upgrade abandoned");
    else if (isOpen())
        tickPing(now);
    tickUpgrade(now);
}

SteadyTime EngineSession::dueAt() const
{
    switch (m_phase) {
    case Phase::Open:
        return std::min({m_pongBy.value_or(m_pingAt), upgradeDueAt(), m_pollBy.value_or(never)});
    case Phase::Ending:
        return std::min(m_fetchedBy, upgradeDueAt());
    case Phase::Ended:
        break;
    }
    return {};
}

SteadyTime EngineSession::upgradeDueAt() const
{
    if (!m_candidate)
        return never;
    return m_isProbed && m_answer ? SteadyTime() : m_upgradeBy;
}

void EngineSession::tickPing(SteadyTime now)
{
    if (m_pongBy && now >= *m_pongBy)
        return drop(SocketCloseCode::normal, "Ping timeout");
    if (m_pongBy || now < m_pingAt)
        return;
    m_pongBy = now + m_limits.webSocketPongMs;
    send(enginePacket(EngineType::Ping));
}

void EngineSession::tickUpgrade(SteadyTime now)
{
    if (!m_candidate)
        return;
    if (now >= m_upgradeBy)
        cancelUpgrade();
    else if (m_isProbed)
        answerPoll(enginePacket(EngineType::Noop));
}

void EngineSession::noteIdle()
{
    const bool isIdle = m_phase != Phase::Ended && !m_socket && !m_candidate && !m_answer;
    if (isIdle == m_isIdle)
        return;
    m_isIdle = isIdle;
    m_owner.idleChanged(isIdle);
}

} // namespace footfall
