// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <functional>
#include <memory>
#include <string_view>

namespace footfall {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

/// A request that the front has checked and completed.
struct HttpRequest
{
    QByteArray method; ///< upper case; HEAD arrives at handlers as GET
    QByteArray path;   ///< normalised and decoded once (wire.md, section 2)
    QByteArray query;  ///< without '?', still percent-encoded
    QList<HttpHeader> headers;
    QByteArray body;
    QHostAddress peer;
    bool http11 = true;
    /// The caller may see what operators see (admission decided).
    bool operatorAccess = false;

    /// The first header of that name, in any case; empty when there is none.
    QByteArray header(std::string_view name) const;
    /// The first value of that name in the query, decoded ('+' is a space); empty when absent.
    QByteArray queryValue(std::string_view name) const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json; charset=utf-8");
    QByteArray body;
    QList<HttpHeader> headers;

    static HttpResponse json(int status, const QByteArray& body);
    /// {"error": message} as JSON.
    static HttpResponse error(int status, std::string_view message);
};

/// Answers one request, once, now or later. Copies share the one answer; when the client has gone,
/// or an answer was given already, answering does nothing. Dropping the last copy unanswered
/// answers 500. Server thread.
class Responder
{
public:
    using Answer = std::function<void(HttpResponse)>;

    explicit Responder(Answer answer);
    void respond(HttpResponse response) const;

private:
    struct Once;
    std::shared_ptr<Once> m_once;
};

} // namespace footfall
