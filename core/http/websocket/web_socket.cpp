// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/web_socket.h"

#include "core/base/close_code.h"
#include "core/base/time/clock.h"

#include <utility>

namespace footfall {

namespace {

/// A close frame holds 125 bytes, two of them the code.
constexpr qsizetype maxReasonBytes = 123;

/// Why we close with that code, if it is because of the client and the code says it. 1008 has
/// several causes: who closes with it counts.
std::optional<Refused> refusedBy(int code)
{
    switch (code) {
    case SocketCloseCode::protocolError:
    case SocketCloseCode::textOnly:
    case SocketCloseCode::wrongText:
        return Refused::BadInput;
    case SocketCloseCode::messageTooBig:
    case SocketCloseCode::tryAgainLater:
        return Refused::Limit;
    default:
        return std::nullopt;
    }
}

/// The reason as text of at most `maxReasonBytes` bytes of UTF-8.
QByteArray fittingReason(const QByteArray& reason)
{
    QString text = QString::fromUtf8(reason.left(maxReasonBytes));
    while (text.toUtf8().size() > maxReasonBytes)
        text.chop(1);
    return text.toUtf8();
}

} // namespace

OpenWebSocket::OpenWebSocket(std::unique_ptr<SocketWire> wire, const QHostAddress& client,
                             qint64 messageBytes, PeerShare& share)
    : m_share(share)
    , m_wire(std::move(wire))
    , m_client(client)
    , m_frames(messageBytes)
    , m_pingAt(share.clock.steady() + share.limits.webSocketPingMs)
{
    m_wire->ended = [this] { end(); };
    share.peers.insert(this);
    ++share.open;
}

OpenWebSocket::~OpenWebSocket()
{
    clientGone();
    m_share.peers.erase(this);
}

void OpenWebSocket::send(const QByteArray& frame)
{
    if (m_ended)
        return;
    if (queuedBytes() > m_share.limits.subscriberHardBytes)
        return close(SocketCloseCode::tryAgainLater, "Too slow");
    m_wire->write(m_share.frames.frame(frame));
}

qint64 OpenWebSocket::queuedBytes() const
{
    return m_ended ? 0 : m_wire->pendingBytes();
}

void OpenWebSocket::noteRefused(Refused why)
{
    m_share.refused(m_client, why);
}

void OpenWebSocket::close(int code, const QByteArray& reason)
{
    if (m_ended)
        return;
    if (const std::optional<Refused> why = refusedBy(code))
        noteRefused(*why);
    finish(code, reason);
}

void OpenWebSocket::revoke()
{
    if (m_ended)
        return;
    noteRefused(Refused::Access);
    finish(SocketCloseCode::policyViolated, "Access was revoked");
}

void OpenWebSocket::finish(int code, const QByteArray& reason)
{
    if (!m_ended)
        m_wire->close(code, fittingReason(reason));
}

void OpenWebSocket::receive(QByteArrayView bytes)
{
    while (!m_ended) {
        const std::optional<ClientMessage> message = m_frames.next(bytes);
        if (!message)
            return;
        take(*message);
    }
}

void OpenWebSocket::take(const ClientMessage& message)
{
    switch (message.kind) {
    case ClientMessage::Kind::Text:
        Q_EMIT textReceived(message.payload);
        break;
    case ClientMessage::Kind::Ping:
        m_wire->write(pongFrame(message.payload));
        break;
    case ClientMessage::Kind::Pong:
        m_pongBy.reset();
        break;
    case ClientMessage::Kind::Close:
        finish(message.code, message.payload);
        break;
    case ClientMessage::Kind::Fault:
        close(message.code, message.payload);
        break;
    }
}

void OpenWebSocket::bytesSent(qint64 count)
{
    if (!m_ended)
        m_wire->bytesSent(count);
}

void OpenWebSocket::clientGone()
{
    if (!m_ended)
        m_wire->hangUp();
}

void OpenWebSocket::tick(SteadyTime now)
{
    if (m_ended)
        return;
    if (m_backpressure.judge(*this, m_share.limits, now) == Backpressure::Verdict::Cut)
        return close(SocketCloseCode::tryAgainLater, "Too slow");
    if (m_pongBy && now >= *m_pongBy)
        return close(SocketCloseCode::goingAway, "No pong in time");
    if (now < m_pingAt)
        return;
    m_pingAt = now + m_share.limits.webSocketPingMs;
    if (!m_pongBy)
        m_pongBy = now + m_share.limits.webSocketPongMs;
    m_wire->ping();
}

void OpenWebSocket::announce()
{
    if (!std::exchange(m_announced, true))
        Q_EMIT closed();
}

void OpenWebSocket::end()
{
    if (std::exchange(m_ended, true))
        return;
    --m_share.open;
    QMetaObject::invokeMethod(
        this,
        [this] {
            announce();
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace footfall
