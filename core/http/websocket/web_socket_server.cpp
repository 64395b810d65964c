// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/web_socket_server.h"

#include "core/base/close_code.h"
#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/http/websocket/handshake.h"
#include "core/http/websocket/page_wire.h"
#include "core/http/websocket/qt_wire.h"
#include "core/http/websocket/web_socket.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <vector>

namespace footfall {

namespace {

/// The connection's end of a peer, and of a refused handshake (then there is no peer). Either may
/// go first.
class PeerInput final : public ByteInput
{
public:
    explicit PeerInput(OpenWebSocket* peer)
        : m_peer(peer)
    {
    }
    ~PeerInput() override { PeerInput::clientGone(); }

    void feed(QByteArrayView bytes) override
    {
        if (m_peer)
            m_peer->receive(bytes);
    }
    void clientGone() override
    {
        if (m_peer)
            m_peer->clientGone();
    }
    void bytesSent(qint64 count) override
    {
        if (m_peer)
            m_peer->bytesSent(count);
    }

private:
    QPointer<OpenWebSocket> m_peer;
};

QStringList offeredSubprotocols(const HttpRequest& upgrade)
{
    QStringList offered;
    std::string_view names = upgrade.header("Sec-WebSocket-Protocol");
    while (!names.empty()) {
        const std::string_view name = trimmed(takeUntil(names, ','));
        offered.append(QString::fromLatin1(name.data(), qsizetype(name.size())));
    }
    return offered;
}

/// What Qt needs for its handshake, and no more: a QWebSocket keeps its headers as long as it
/// lives.
QByteArray handshakeHead(const HttpRequest& upgrade)
{
    QByteArray head("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ");
    head.append(upgrade.header("Sec-WebSocket-Key")).append("\r\n");
    const std::string_view subprotocols = upgrade.header("Sec-WebSocket-Protocol");
    if (!subprotocols.empty())
        head.append("Sec-WebSocket-Protocol: ").append(subprotocols).append("\r\n");
    return head + "\r\n";
}

void refuse(ByteOutput& output)
{
    const QByteArray body("{\"error\":\"Bad WebSocket handshake\"}");
    output.write("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\n"
                 "Sec-WebSocket-Version: 13\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    output.finish();
}

} // namespace

struct WebSocketServer::State
{
    State(const Limits& limits, const Clock& clock)
        : server(QStringLiteral("footfall"), QWebSocketServer::NonSecureMode)
        , share{limits, clock, {}, 0, {}, {}}
    {
    }

    /// Null: Qt has refused the handshake.
    std::unique_ptr<SocketWire> wire(const HttpRequest& upgrade, ByteOutput& output, Wiring wiring);
    QWebSocket* shakeHands(const HttpRequest& upgrade, MemorySocket* socket);
    /// A copy: peers may come and go while it is walked.
    std::vector<QPointer<OpenWebSocket>> peers() const;

    QWebSocketServer server;
    PeerShare share;
};

std::unique_ptr<SocketWire> WebSocketServer::State::wire(const HttpRequest& upgrade,
                                                         ByteOutput& output, Wiring wiring)
{
    if (wiring == Wiring::Page)
        return std::make_unique<PageWire>(upgrade, output);
    auto* socket = new MemorySocket(output, upgrade.peer);
    if (QWebSocket* webSocket = shakeHands(upgrade, socket))
        return std::make_unique<QtWire>(webSocket, socket);
    socket->close();
    socket->deleteLater();
    return nullptr;
}

QWebSocket* WebSocketServer::State::shakeHands(const HttpRequest& upgrade, MemorySocket* socket)
{
    // Clients that offer subprotocols fail when none is chosen; ours are told apart by path.
    server.setSupportedSubprotocols(offeredSubprotocols(upgrade));
    server.handleConnection(socket);
    socket->feed(handshakeHead(upgrade));
    // Qt reads the handshake from its event queue: do it now, so that we know.
    QCoreApplication::sendPostedEvents(&server, QEvent::MetaCall);
    QWebSocket* webSocket = server.nextPendingConnection();
    socket->releaseBuffer();
    // It would go on waiting for the end of every socket, and look through all of them at each.
    QObject::disconnect(socket, nullptr, &server, nullptr);
    return webSocket;
}

std::vector<QPointer<OpenWebSocket>> WebSocketServer::State::peers() const
{
    return {share.peers.begin(), share.peers.end()};
}

WebSocketServer::WebSocketServer(const Limits& limits, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_state(std::make_unique<State>(limits, clock))
{
    m_state->share.refused = [this](const QHostAddress& peer, Refused why) {
        Q_EMIT clientRefused(peer, why);
    };
}

WebSocketServer::~WebSocketServer()
{
    for (const QPointer<OpenWebSocket>& peer : m_state->peers()) {
        if (peer) {
            peer->clientGone();
            peer->announce();
        }
        delete peer;
    }
}

std::unique_ptr<ByteInput> WebSocketServer::open(const HttpRequest& upgrade,
                                                 const std::function<void(WebSocketPeer*)>& accept,
                                                 ByteOutput& output, Wiring wiring,
                                                 qint64 messageBytes)
{
    if (webSocketFault(upgrade)) {
        refuse(output);
        return std::make_unique<PeerInput>(nullptr);
    }
    std::unique_ptr<SocketWire> wire = m_state->wire(upgrade, output, wiring);
    if (!wire)
        return std::make_unique<PeerInput>(nullptr);
    PeerShare& share = m_state->share;
    if (messageBytes == 0)
        messageBytes = share.limits.webSocketMessageBytes;
    auto* peer = new OpenWebSocket(std::move(wire), upgrade.peer, messageBytes, share);
    peer->setGrant(upgrade.caller.grant);
    auto input = std::make_unique<PeerInput>(peer);
    accept(peer);
    return input;
}

void WebSocketServer::tick()
{
    const SteadyTime now = m_state->share.clock.steady();
    for (OpenWebSocket* peer : m_state->share.peers)
        peer->tick(now);
}

void WebSocketServer::closeAll()
{
    for (OpenWebSocket* peer : m_state->share.peers)
        peer->close(SocketCloseCode::goingAway, "Server is going");
}

void WebSocketServer::closeGrant(quint64 grant)
{
    for (OpenWebSocket* peer : m_state->share.peers) {
        if (peer->grant() == grant)
            peer->revoke();
    }
}

qint64 WebSocketServer::openCount() const
{
    return m_state->share.open;
}

} // namespace footfall
