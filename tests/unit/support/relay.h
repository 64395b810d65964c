// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/websocket/web_socket_server.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace footfall {

/// The least front that real clients can talk to: one connection, a WebSocket, trusted.
class Relay final : public ByteOutput
{
public:
    Relay(WebSocketServer& sockets, std::function<void(WebSocketPeer*)> accept)
        : m_sockets(sockets)
        , m_accept(std::move(accept))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { begin(); });
    }
    quint16 port() const { return m_server.serverPort(); }

    void write(QByteArrayView bytes) override { m_socket->write(bytes.data(), bytes.size()); }
    qint64 pendingBytes() const override { return m_socket->bytesToWrite(); }
    void finish() override { m_socket->disconnectFromHost(); }

private:
    void begin()
    {
        m_socket = m_server.nextPendingConnection();
        QObject::connect(m_socket, &QTcpSocket::readyRead, &m_server, [this] { read(); });
        QObject::connect(m_socket, &QTcpSocket::disconnected, &m_server, [this] {
            if (m_input)
                m_input->clientGone();
        });
    }
    void read()
    {
        if (m_input)
            return m_input->feed(m_socket->readAll());
        m_head += m_socket->readAll();
        const qsizetype end = m_head.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        m_input = m_sockets.open(requestOf(m_head.first(end)), m_accept, *this,
                                 WebSocketServer::Wiring::Qt);
        m_input->feed(m_head.sliced(end + 4));
    }
    HttpRequest requestOf(const QByteArray& head) const
    {
        HttpRequest request;
        request.method = "GET";
        request.path = "/";
        request.peer = m_socket->peerAddress();
        for (const QByteArray& line : head.split('\n')) {
            const qsizetype colon = line.indexOf(": ");
            if (colon > 0)
                request.headers.append(
                    HttpHeader{line.first(colon), line.sliced(colon + 2).trimmed()});
        }
        return request;
    }

    WebSocketServer& m_sockets;
    const std::function<void(WebSocketPeer*)> m_accept;
    QTcpServer m_server;
    QTcpSocket* m_socket = nullptr; ///< owned by m_server
    QByteArray m_head;
    std::unique_ptr<ByteInput> m_input;
};

} // namespace footfall
