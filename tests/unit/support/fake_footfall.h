// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <vector>

namespace footfall {

/// A server of the live protocol that says what a test tells it, and remembers what it was asked.
class FakeFootfall : public QObject
{
    Q_OBJECT

public:
    explicit FakeFootfall(const QSslConfiguration& tls = {})
        : m_server(QStringLiteral("footfall"), tls.localCertificate().isNull()
                                                   ? QWebSocketServer::NonSecureMode
                                                   : QWebSocketServer::SecureMode)
    {
        if (m_server.secureMode() == QWebSocketServer::SecureMode)
            m_server.setSslConfiguration(tls);
        connect(&m_server, &QWebSocketServer::newConnection, this, &FakeFootfall::greet);
        listen(0);
    }
    /// Stops listening, and takes the connection down.
    void stop()
    {
        m_server.close();
        drop();
    }
    void start() { listen(m_port); }
    /// For those who come from now on.
    void setCertificate(const QSslConfiguration& tls) { m_server.setSslConfiguration(tls); }
    void drop()
    {
        if (client)
            client->abort();
    }
    QUrl url(const QString& path = {}) const
    {
        const bool isSecure = m_server.secureMode() == QWebSocketServer::SecureMode;
        return QUrl(QStringLiteral("http%1://127.0.0.1:%2%3")
                        .arg(isSecure ? QStringLiteral("s") : QString())
                        .arg(m_port)
                        .arg(path));
    }
    void say(const char* json) { client->sendTextMessage(QString::fromUtf8(json)); }
    void say(const QString& json) { client->sendTextMessage(json); }
    /// A snapshot with so many active visitors, the answer to `id` if there is one.
    void snapshot(int seq, int active, int id = 0)
    {
        say(QStringLiteral(R"({"type":"snapshot","seq":%1,"id":%2,"data":{"at":1790000000000,)"
                           R"("totals":{"active":%3},"alerts":[{"id":1,"kind":"spike","at":5}]}})")
                .arg(seq)
                .arg(id)
                .arg(active));
    }
    void delta(int after, int seq, int active)
    {
        say(QStringLiteral(
                R"({"type":"delta","after":%1,"seq":%2,"data":{"totals":{"active":%3}}})")
                .arg(after)
                .arg(seq)
                .arg(active));
    }
    void state(const char* access)
    {
        say(QStringLiteral(R"({"type":"state","data":{"access":"%1","sites":["shop"],)"
                           R"("refused":4,"store":{"phase":"keeping"}}})")
                .arg(QLatin1String(access)));
    }
    /// A value of the query the last client came with.
    QString asked(const char* key) const
    {
        return QUrlQuery(client->requestUrl())
            .queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
    }
    bool hasAsked(const char* key) const
    {
        return QUrlQuery(client->requestUrl()).hasQueryItem(QLatin1String(key));
    }
    /// The newest frame of this type.
    QJsonObject last(const char* type) const
    {
        for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
            if (frame->value(QLatin1String("type")) == QLatin1String(type))
                return *frame;
        }
        return {};
    }
    int idOfLast(const char* type) const { return last(type).value(QLatin1String("id")).toInt(); }

    /// The newest connection; null before the first.
    QWebSocket* client = nullptr;
    int connections = 0;
    std::vector<QJsonObject> frames;

private:
    void listen(quint16 port)
    {
        m_server.listen(QHostAddress::LocalHost, port);
        m_port = m_server.serverPort();
    }
    void greet()
    {
        client = m_server.nextPendingConnection();
        client->setParent(this);
        ++connections;
        connect(client, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
            frames.push_back(QJsonDocument::fromJson(text.toUtf8()).object());
        });
    }

    QWebSocketServer m_server;
    quint16 m_port = 0;
};

/// Answers every request with the same status.
class StatusServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit StatusServer(const QByteArray& status)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, status] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket, status] {
                request = socket->readAll();
                socket->write("HTTP/1.1 " + status +
                              "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            });
            ++connections;
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    /// Whatever the case: that of names is Qt's own matter.
    bool hasHeader(const QByteArray& line) const
    {
        return request.toLower().contains("\r\n" + line + "\r\n");
    }

    QByteArray request;
    int connections = 0;
};

} // namespace footfall
