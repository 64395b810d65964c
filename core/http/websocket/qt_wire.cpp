// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/qt_wire.h"

#include <QWebSocket>

namespace footfall {

QtWire::QtWire(QWebSocket* webSocket, MemorySocket* socket)
    : m_webSocket(webSocket)
    , m_socket(socket)
{
    webSocket->setParent(nullptr);
    // A QWebSocket that is deleted open leaves its socket behind.
    socket->setParent(webSocket);
    // The close frame is out: nothing more is read.
    QObject::connect(webSocket, &QWebSocket::aboutToClose, socket, &MemorySocket::close);
    QObject::connect(socket, &MemorySocket::disconnected, socket, [this] { ended(); });
}

QtWire::~QtWire() = default;

void QtWire::write(const QByteArray& frame)
{
    m_socket->write(frame);
}

qint64 QtWire::pendingBytes() const
{
    return m_socket->bytesToWrite();
}

void QtWire::ping()
{
    m_webSocket->ping();
}

void QtWire::close(int code, const QByteArray& reason)
{
    m_webSocket->close(QWebSocketProtocol::CloseCode(code), QString::fromUtf8(reason));
}

void QtWire::bytesSent(qint64 count)
{
    m_socket->passedOn(count);
}

void QtWire::hangUp()
{
    m_socket->hangUp();
}

} // namespace footfall
