// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/http_bridge.h"

#include "core/base/log.h"
#include "core/http/connection/byte_channel.h"
#include "core/http/message/response_writer.h"
#include "core/http/message/status.h"
#include "core/http/qt/handed_request.h"
#include "core/http/qt/memory_server.h"
#include "core/http/qt/qt_compat.h"

#include <QRegularExpression>

#include <optional>
#include <utility>

namespace footfall {

/// An in-process connection to our QHttpServer, kept alive from request to request.
class HttpLine final : public ByteOutput
{
public:
    explicit HttpLine(MemoryServer& server)
        : m_socket(new MemorySocket(*this, QHostAddress(QHostAddress::LocalHost)))
    {
        m_socket->readAhead(); // QHttpServer reads a head byte by byte
        server.offer(m_socket);
    }
    ~HttpLine() override
    {
        if (m_socket)
            m_socket->hangUp();
    }

    /// Hands on a request, whose handler runs within. What was answered.
    QByteArray ask(const QByteArray& head, const QByteArray& body)
    {
        m_socket->feed(head);
        if (!body.isEmpty() && m_socket)
            m_socket->feed(body);
        return std::exchange(m_answer, {});
    }
    /// Whether it can carry another exchange: what QHttpServer has left unread, or has written
    /// since the last one, would become part of that.
    bool isFree() const
    {
        return m_socket && m_socket->bytesAvailable() == 0 && m_answer.isEmpty();
    }

    void write(QByteArrayView bytes) override { m_answer.append(bytes); }
    qint64 pendingBytes() const override { return 0; }
    void finish() override { m_socket = nullptr; }

private:
    MemorySocket* m_socket; ///< null when QHttpServer has closed it
    QByteArray m_answer;
};

namespace {

/// An answer of the bridge itself.
PrintedAnswer ourAnswer(int status, std::string_view message)
{
    QByteArray bytes;
    appendAnswer(bytes, HttpResponse::error(status, message), {}, {});
    return *readAnswer(bytes);
}

bool isPattern(const Route& route)
{
    return route.path.endsWith("/*");
}

/// Paths of QHttpServer are regular expressions but for their <arg>; ours are literal but for a
/// last segment "*".
QString pathOf(const Route& route)
{
    const QString path = QString::fromLatin1(route.path);
    return isPattern(route) ? QRegularExpression::escape(path.chopped(1)) + QStringLiteral("<arg>")
                            : QRegularExpression::escape(path);
}

} // namespace

struct HttpBridge::State
{
    explicit State(const RouteTable& routes);

    PrintedAnswer handle(const HttpRequest& request);

private:
    void listen();
    void addRoutes(const RouteTable& routes, bool patterns);
    void addRoute(const Route& route, const SyncHandler& handler);
    void serve(const SyncHandler& handler, const QHttpServerRequest& asked,
               QHttpServerResponder&& responder);
    std::unique_ptr<HttpLine> takeLine();

    QHttpServer m_server;
    MemoryServer* m_listener; ///< owned by m_server
    bool m_bound = false;
    std::unique_ptr<HttpLine> m_line; ///< null while it is asked
    std::optional<QHttpServerResponder> m_spent;
};

HttpBridge::State::State(const RouteTable& routes)
    : m_listener(new MemoryServer(&m_server))
{
    compat::liftLimits(m_server);
    listen();
    // Of two that match, QHttpServer takes the first; in the table, it is the one that is literal.
    addRoutes(routes, false);
    addRoutes(routes, true);
}

/// QHttpServer serves a listening server only; so it listens until it is bound.
void HttpBridge::State::listen()
{
    const bool listening = m_listener->listen(QHostAddress::LocalHost) ||
                           m_listener->listen(QHostAddress::LocalHostIPv6);
    m_bound = listening && compat::bind(m_server, m_listener);
    m_listener->close();
    if (!m_bound)
        qCCritical(logNet) << "No loopback port for the HTTP routes:" << m_listener->errorString();
}

void HttpBridge::State::addRoutes(const RouteTable& routes, bool patterns)
{
    for (const Route& route : routes.routes) {
        const auto* handler = std::get_if<SyncHandler>(&route.handler);
        if (handler && isPattern(route) == patterns)
            addRoute(route, *handler);
    }
}

void HttpBridge::State::addRoute(const Route& route, const SyncHandler& handler)
{
    const QHttpServerRequest::Methods method = methodOf(route.method);
    if (isPattern(route)) // the handler finds what stands for "*" in its request's path
        m_server.route(pathOf(route), method,
                       [this, &handler](const QString&, const QHttpServerRequest& asked,
                                        compat::ResponderArgument responder) {
                           serve(handler, asked, std::move(responder));
                       });
    else
        m_server.route(
            pathOf(route), method,
            [this, &handler](const QHttpServerRequest& asked, compat::ResponderArgument responder) {
                serve(handler, asked, std::move(responder));
            });
}

void HttpBridge::State::serve(const SyncHandler& handler, const QHttpServerRequest& asked,
                              QHttpServerResponder&& responder)
{
    const std::optional<HttpRequest> request = readHandedRequest(asked);
    compat::write(responder,
                  request ? handler(*request) : HttpResponse::error(500, "The request got lost"));
    // Kept until QHttpServer is done: from 6.5 on it listens to its socket twice, then three times,
    // when a responder goes while its handler is still running.
    m_spent.emplace(std::move(responder));
}

PrintedAnswer HttpBridge::State::handle(const HttpRequest& request)
{
    const std::optional<QByteArray> head = printHandedHead(request);
    if (!head)
        return ourAnswer(431, "The request head is too large");
    if (!m_bound)
        return ourAnswer(status::serviceUnavailable, "This path is not served at the moment");
    std::unique_ptr<HttpLine> line = takeLine();
    const std::optional<PrintedAnswer> answer = readAnswer(line->ask(*head, request.body));
    m_spent.reset();
    if (answer && line->isFree())
        m_line = std::move(line);
    return answer ? *answer : ourAnswer(500, "Internal error");
}

std::unique_ptr<HttpLine> HttpBridge::State::takeLine()
{
    std::unique_ptr<HttpLine> line = std::exchange(m_line, nullptr);
    return line && line->isFree() ? std::move(line) : std::make_unique<HttpLine>(*m_listener);
}

HttpBridge::HttpBridge(const RouteTable& routes)
    : m_state(std::make_unique<State>(routes))
{
}

HttpBridge::~HttpBridge() = default;

PrintedAnswer HttpBridge::handle(const HttpRequest& request)
{
    return m_state->handle(request);
}

} // namespace footfall
