// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_connection.h"

#include "core/remote/remote_address.h"

#include <QNetworkRequest>
#include <QWebSocket>

namespace footfall {

namespace {

/// It has another name since Qt 6.5.
constexpr auto errorSignal()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return &QWebSocket::errorOccurred;
#else
    return qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
}

} // namespace

RemoteConnection::RemoteConnection(const RemoteAddress& address, const QUrl& url,
                                   DurationMs silence, QObject* parent)
    : QObject(parent)
    , m_host(address.host())
    , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(int(silence));
    m_socket->setMaxAllowedIncomingMessageSize(messageBytes);
    m_socket->setMaxAllowedIncomingFrameSize(messageBytes);
    connectSocket();
    QNetworkRequest request(url);
    if (!address.token().isEmpty())
        request.setRawHeader("Authorization", "Bearer " + address.token());
    m_silence.start();
    m_socket->open(request);
}

RemoteConnection::~RemoteConnection()
{
    m_socket->disconnect(this);
}

void RemoteConnection::connectSocket()
{
    connect(&m_silence, &QTimer::timeout, this, [this] { end(silenceFailure(m_host)); });
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_isOpen = true;
        Q_EMIT opened();
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& message) {
        m_silence.start();
        Q_EMIT frameReceived(message.toUtf8());
    });
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_untrusted = certificateFailure(errors, m_host);
    });
    connect(m_socket, errorSignal(), this, [this](QAbstractSocket::SocketError error) {
        end(m_untrusted ? *m_untrusted : socketFailure(error, m_socket->errorString(), m_host));
    });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        // Of an attempt that failed the error follows, which says more.
        if (m_isOpen)
            end(closeFailure(m_socket->closeCode(), m_host));
    });
}

void RemoteConnection::send(const std::string& frame)
{
    if (m_isOpen)
        m_socket->sendTextMessage(QString::fromStdString(frame));
}

void RemoteConnection::end(const RemoteFailure& failure)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_isOpen = false;
    m_silence.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT ended(failure);
}

} // namespace footfall
