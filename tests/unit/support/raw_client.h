// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QTcpSocket>

namespace footfall {

/// One TCP connection that sends exactly what a test says and keeps what comes back.
class RawClient : public QObject
{
    Q_OBJECT

public:
    explicit RawClient(quint16 port, const QHostAddress& address = QHostAddress::LocalHost)
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, &RawClient::readAll);
        m_socket.connectToHost(address, port);
    }
    void send(const QByteArray& bytes) { m_socket.write(bytes); }
    /// Sends nothing more; still reads.
    void endInput() { m_socket.disconnectFromHost(); }
    void vanish() { m_socket.abort(); }

    const QByteArray& received() const { return m_received; }
    /// How many answers have begun.
    qsizetype answers() const { return m_received.count("HTTP/1.1 "); }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    QTcpSocket& socket() { return m_socket; }

private:
    void readAll()
    {
        if (m_socket.isOpen())
            m_received += m_socket.readAll();
    }

    QByteArray m_received;
    QTcpSocket m_socket; // last: it still reports while it goes
};

} // namespace footfall
