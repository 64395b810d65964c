// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/web_socket.h"

#include "core/base/close_code.h"
#include "core/base/time/clock.h"

#include <QWebSocket>

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
    case QWebSocketProtocol::CloseCodeProtocolError:
    case QWebSocketProtocol::CloseCodeDatatypeNotSupported:
    case QWebSocketProtocol::CloseCodeWrongDatatype:
        return Refused::BadInput;
    case QWebSocketProtocol::CloseCodeTooMuchData:
    case SocketCloseCode::tryAgainLater:
        return Refused::Limit;
    default:
        return std::nullopt;
    }
}

/// The reason as text of at most `maxReasonBytes` bytes of UTF-8.
QString fittingReason(const QByteArray& reason)
{
    QString text = QString::fromUtf8(reason.left(maxReasonBytes));
    while (text.toUtf8().size() > maxReasonBytes)
        text.chop(1);
    return text;
}

} // namespace

BridgedPeer::BridgedPeer(QWebSocket* webSocket, MemorySocket* socket, qint64 messageBytes,
                         PeerShare& share)
    : m_share(share)
    , m_webSocket(webSocket)
    , m_socket(socket)
    , m_address(socket->peerAddress())
    , m_frames(messageBytes)
    , m_pingAt(share.clock.steady() + share.limits.webSocketPingMs)
{
    webSocket->setParent(this);
    // A QWebSocket that is deleted open leaves its socket behind.
    socket->setParent(webSocket);
    // The close frame is out: nothing more is read.
    connect(webSocket, &QWebSocket::aboutToClose, socket, &MemorySocket::close);
    connect(socket, &MemorySocket::disconnected, this, [this] { end(); });
    share.peers.insert(this);
    ++share.open;
}

BridgedPeer::~BridgedPeer()
{
    clientGone();
    m_share.peers.erase(this);
}

void BridgedPeer::send(const QByteArray& frame)
{
    if (m_ended)
        return;
    if (queuedBytes() > m_share.limits.subscriberHardBytes)
        return close(SocketCloseCode::tryAgainLater, "Too slow");
    m_socket->write(m_share.frames.frame(frame));
}

qint64 BridgedPeer::queuedBytes() const
{
    return m_ended ? 0 : m_socket->bytesToWrite();
}

void BridgedPeer::noteRefused(Refused why)
{
    m_share.refused(m_address, why);
}

void BridgedPeer::close(int code, const QByteArray& reason)
{
    if (m_ended)
        return;
    if (const std::optional<Refused> why = refusedBy(code))
        noteRefused(*why);
    finish(code, reason);
}

void BridgedPeer::revoke()
{
    if (m_ended)
        return;
    noteRefused(Refused::Access);
    finish(QWebSocketProtocol::CloseCodePolicyViolated, "Access was revoked");
}

void BridgedPeer::finish(int code, const QByteArray& reason)
{
    if (!m_ended)
        m_webSocket->close(QWebSocketProtocol::CloseCode(code), fittingReason(reason));
}

void BridgedPeer::receive(QByteArrayView bytes)
{
    while (!m_ended) {
        const std::optional<ClientMessage> message = m_frames.next(bytes);
        if (!message)
            return;
        take(*message);
    }
}

void BridgedPeer::take(const ClientMessage& message)
{
    switch (message.kind) {
    case ClientMessage::Kind::Text:
        Q_EMIT textReceived(message.payload);
        break;
    case ClientMessage::Kind::Ping:
        m_socket->write(pongFrame(message.payload));
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

void BridgedPeer::bytesSent(qint64 count)
{
    if (!m_ended)
        m_socket->passedOn(count);
}

void BridgedPeer::clientGone()
{
    if (!m_ended)
        m_socket->hangUp();
}

void BridgedPeer::tick(SteadyTime now)
{
    if (m_ended)
        return;
    if (m_backpressure.judge(*this, m_share.limits, now) == Backpressure::Verdict::Cut)
        return close(SocketCloseCode::tryAgainLater, "Too slow");
    if (m_pongBy && now >= *m_pongBy)
        return close(QWebSocketProtocol::CloseCodeGoingAway, "No pong in time");
    if (now < m_pingAt)
        return;
    m_pingAt = now + m_share.limits.webSocketPingMs;
    if (!m_pongBy)
        m_pongBy = now + m_share.limits.webSocketPongMs;
    m_webSocket->ping();
}

void BridgedPeer::announce()
{
    if (!std::exchange(m_announced, true))
        Q_EMIT closed();
}

void BridgedPeer::end()
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
