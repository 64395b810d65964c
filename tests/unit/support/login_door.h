// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/access/access_routes.h"
#include "core/net/access/share_routes.h"
#include "core/net/request_router.h"
#include "tests/unit/support/manual_clock.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace footfall {

inline constexpr char token[] = "correct-horse";
/// In place of a status, as long as there is no answer.
inline constexpr int unanswered = 0;

inline AdmissionRules rules()
{
    AdmissionRules rules;
    rules.loopbackIsOperator = false;
    rules.token = token;
    rules.publicHost = "example.org";
    rules.publicPath = "/stats";
    rules.proxies = {{QHostAddress(QStringLiteral("192.0.2.1")), 32}};
    return rules;
}

inline QByteArray headerOf(const HttpResponse& response, const QByteArray& name)
{
    for (const HttpHeader& header : response.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

/// A header a line.
inline QList<HttpHeader> headersIn(const QByteArray& text)
{
    QList<HttpHeader> headers;
    for (const QByteArray& line : text.split('\n')) {
        if (const qsizetype colon = line.indexOf(": "); colon > 0)
            headers.append({line.left(colon), line.mid(colon + 2)});
    }
    return headers;
}

/// "name=value" of the cookie that is set.
inline QByteArray cookieIn(const HttpResponse& response)
{
    return headerOf(response, "Set-Cookie").split(';').value(0);
}

/// A server's router with the routes behind it, and a browser's requests to them.
struct Door
{
    ManualClock clock;
    Grants grants{clock};
    CredentialThrottle throttle{clock, CredentialThrottle::wrongByProgram};
    const Admission admission{rules(), &grants, &throttle};
    AccessRoutes access{admission, grants, throttle, clock};
    RouteTable table = routes();
    const RequestRouter router{table, admission};
    QByteArray cookie;
    QByteArray origin;
    QByteArray host = "stats.example";
    QHostAddress peer{QStringLiteral("203.0.113.7")};
    bool secure = false;
    /// The last answer, be it given later.
    std::shared_ptr<const HttpResponse> late;

    RouteTable routes()
    {
        RouteTable all;
        access.addRoutes(all);
        addShareRoutes(all, grants);
        all.get("/", Plane::Reader,
                [](const HttpRequest&) { return HttpResponse::json(200, "home"); });
        all.get("/badge", Plane::Visitor, [](const HttpRequest& request) {
            return HttpResponse::json(200, request.caller.mayChange() ? "operator" : "nobody");
        });
        return all;
    }
    HttpResponse ask(const QByteArray& method, const QByteArray& target,
                     const QByteArray& body = {}, QList<HttpHeader> more = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = target.split('?').value(0);
        request.query = target.split('?').value(1);
        request.body = body;
        request.peer = peer;
        request.secure = secure;
        request.headers = QList<HttpHeader>{{"Host", host}} + more;
        if (!cookie.isEmpty())
            request.headers.append(HttpHeader{"Cookie", cookie});
        if (!origin.isEmpty())
            request.headers.append(HttpHeader{"Origin", origin});
        const Decision decision = router.decide(request);
        if (decision.answer)
            return *decision.answer;
        HttpResponse answer;
        answer.status = unanswered;
        const auto given = std::make_shared<HttpResponse>(answer);
        late = given;
        decision.route->respond(
            request, Responder([given](HttpResponse response) { *given = std::move(response); }));
        return *given;
    }
    HttpResponse get(const QByteArray& target) { return ask("GET", target); }
    HttpResponse logIn(const QByteArray& with) { return ask("POST", "/login", "token=" + with); }
    QByteArray accessNow()
    {
        return QJsonDocument::fromJson(get("/api/me").body)
            .object()
            .value(QLatin1String("access"))
            .toString()
            .toLatin1();
    }
};

} // namespace footfall
