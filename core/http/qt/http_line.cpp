// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/http_line.h"

#include "core/http/qt/bridge_answer.h"
#include "core/http/qt/qt_compat.h"

#include <utility>

namespace footfall {

HttpLine::HttpLine(quint64 number, MemoryServer& server, std::function<void()> hungUp)
    : m_number(number)
    , m_socket(new MemorySocket(*this, QHostAddress(QHostAddress::LocalHost)))
    , m_hungUp(std::move(hungUp))
{
    server.offer(m_socket);
}

HttpLine::~HttpLine()
{
    // Before the socket: QHttpServer lets go of a closed socket only when nobody can answer on it.
    m_responder.reset();
    m_socket->hangUp();
}

void HttpLine::ask(const HttpRequest& request, const Responder& client)
{
    m_request = request;
    m_client.emplace(client);
    const QByteArray head = request.method + ' ' +
                            request.path.toLower().toPercentEncoding(QByteArrayLiteral("/")) +
                            " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + numberHeader +
                            ": " + QByteArray::number(m_number) + "\r\n\r\n";
    m_socket->feed(head);
}

void HttpLine::hold(QHttpServerResponder&& responder)
{
    m_responder.emplace(std::move(responder));
}

void HttpLine::answer(const HttpResponse& response)
{
    m_refused = response.refused;
    if (m_responder)
        compat::write(*m_responder, response);
}

HttpLine::Exchange HttpLine::finishExchange()
{
    // Only now: from 6.5 on, QHttpServer listens to its socket twice, then three times, when a
    // responder goes while the handler is still running.
    m_responder.reset();
    const std::optional<HttpResponse> answer = readAnswer(m_answer);
    Exchange exchange{*m_client, answer ? *answer : HttpResponse::error(500, "Internal error")};
    exchange.answer.refused = std::exchange(m_refused, {});
    m_client.reset();
    m_request = {};
    m_answer.clear();
    return exchange;
}

void HttpLine::write(QByteArrayView bytes)
{
    m_answer.append(bytes);
}

void HttpLine::finish()
{
    const std::function<void()> hungUp = std::move(m_hungUp); // may delete this
    hungUp();
}

} // namespace footfall
