// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collected_output.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/http/websocket/web_socket_server.h"
#include "web_socket_client.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTest>

namespace footfall {

/// A good upgrade request, with the key that RFC 6455 prints.
inline HttpRequest upgrade()
{
    HttpRequest request;
    request.method = "GET";
    request.path = "/";
    request.headers = {{"Host", "localhost"},
                       {"Upgrade", "websocket"},
                       {"BridgedConnection", "Upgrade"},
                       {"Sec-WebSocket-Version", "13"},
                       {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    request.peer = QHostAddress(QHostAddress::LocalHost);
    return request;
}

/// The global data of a test that holds for both.
inline void addWirings()
{
    QTest::addColumn<WebSocketServer::Wiring>("wiring");
    QTest::newRow("dashboard") << WebSocketServer::Wiring::Qt;
    QTest::newRow("page") << WebSocketServer::Wiring::Page;
}

/// Lets go of what waits in the event queue, as a turn of the event loop does.
inline void turnLoop()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// One connection: the client's end, and the peer that the protocols see.
struct BridgedConnection
{
    CollectedOutput output;
    std::unique_ptr<ByteInput> input;
    QPointer<WebSocketPeer> peer;
    QByteArrayList texts;
    int closes = 0;
    QObject context; ///< peers outlive connections

    void open(WebSocketServer& server, const HttpRequest& request = upgrade())
    {
        QFETCH_GLOBAL(WebSocketServer::Wiring, wiring);
        input = server.open(
            request, [this](WebSocketPeer* accepted) { watch(accepted); }, output, wiring);
    }
    void watch(WebSocketPeer* accepted)
    {
        peer = accepted;
        QObject::connect(accepted, &WebSocketPeer::textReceived, &context,
                         [this](const QByteArray& text) { texts.append(text); });
        QObject::connect(accepted, &WebSocketPeer::closed, &context, [this] { ++closes; });
    }
    QByteArray takeHead()
    {
        const qsizetype end = output.written.indexOf("\r\n\r\n");
        const QByteArray head = output.written.left(end + 4);
        output.written.remove(0, head.size());
        return head;
    }
    QList<client_side::Frame> takeFrames() { return client_side::takeFrames(output.written); }
    void feed(const QByteArray& bytes) { input->feed(bytes); }
};

} // namespace footfall
