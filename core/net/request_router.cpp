// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/request_router.h"

#include "core/base/text/ascii.h"
#include "core/http/message/content_coding.h"
#include "core/http/message/replies.h"
#include "core/http/websocket/handshake.h"
#include "core/net/access/site_rules.h"

#include <algorithm>

namespace footfall {

namespace {

HttpResponse notFound()
{
    return HttpResponse::error(status::notFound, "Endpoint not found");
}

HttpResponse methodNotAllowed(const PathEntry& entry)
{
    HttpResponse response = HttpResponse::error(405, "Method not allowed");
    response.headers.append({QByteArrayLiteral("Allow"), entry.allow});
    return response;
}

HttpResponse unauthorized()
{
    HttpResponse response =
        HttpResponse::error(status::unauthorized, "Unauthorized: a valid token is needed");
    response.headers.append({QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer")});
    return response;
}

HttpResponse throttled(DurationMs wait)
{
    return tryLater("Too many wrong tries from this address: try again later", wait,
                    status::tooManyRequests);
}

HttpResponse forbidden()
{
    return HttpResponse::error(status::forbidden,
                               "Forbidden: this origin may not see what operators see");
}

/// What operators see is not to be kept by a browser, nor taken for something else by it. A page
/// that says itself how it may be kept, may.
void appendPrivacy(QList<HttpHeader>& headers)
{
    headers.append({QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")});
    headers.append({QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")});
}

bool allowsOrigin(const QList<HttpHeader>& headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const HttpHeader& header) {
        return header.name == "Access-Control-Allow-Origin";
    });
}

/// What comes from there would count for a site that cannot be named.
std::optional<HttpResponse> originRefused(const HttpRequest& request)
{
    const QByteArray origin = request.header("origin");
    const std::string fault = originFault(viewOf(origin));
    if (fault.empty())
        return std::nullopt;
    return HttpResponse::error(status::badRequest, "Origin: " + fault);
}

/// A person, not a program, asks for a page and may not have it.
bool isRefusedPage(const Decision& decision, const PathEntry& entry, const HttpRequest& request)
{
    const bool isPage = entry.path == "/" || entry.path == "/dashboard.html";
    return isPage && decision.answer && decision.answer->status == status::unauthorized &&
           decision.route->method == "GET" && request.header("accept").contains("text/html");
}

/// To OPTIONS *: what is understood somewhere.
HttpResponse everyMethod()
{
    HttpResponse response;
    response.status = status::noContent;
    response.headers.append(
        {QByteArrayLiteral("Allow"), QByteArrayLiteral("GET, HEAD, POST, PUT, DELETE, OPTIONS")});
    return response;
}

/// Few unpack: by the others what is packed would be read as something else.
bool isEncoded(const HttpRequest& request, const Route& route)
{
    const QByteArray coding = request.header("content-encoding");
    const bool isRead = route.readsCodings && isReadCoding(viewOf(coding));
    return !request.body.isEmpty() && !coding.isEmpty() && !sameText(viewOf(coding), "identity") &&
           !isRead;
}

HttpResponse encodedBody(const Route& route)
{
    HttpResponse response = HttpResponse::error(
        status::unsupportedMediaType, route.readsCodings
                                          ? "Of Content-Encoding only gzip and deflate are read"
                                          : "No Content-Encoding is read: send the body as it is");
    response.headers.append(
        {QByteArrayLiteral("Accept-Encoding"),
         route.readsCodings ? QByteArrayLiteral("gzip, deflate") : QByteArrayLiteral("identity")});
    return response;
}

/// The path as the table has it; the case of what stands for "*" is kept.
QByteArray pathIn(const PathEntry& pattern, const QByteArray& path)
{
    const qsizetype star = pattern.path.indexOf('*');
    const QByteArray behind = pattern.path.sliced(star + 1);
    return pattern.path.first(star) + path.sliced(star).chopped(behind.size()) + behind;
}

/// The method that the browser asks about, when this is a preflight.
QByteArray plannedMethod(const HttpRequest& request)
{
    const QByteArray planned = request.header("access-control-request-method");
    return request.method == "OPTIONS" && !planned.isEmpty() ? planned : request.method;
}

} // namespace

RequestRouter::RequestRouter(const RouteTable& table, Admission admission)
    : m_index(table)
    , m_admission(std::move(admission))
{
}

Decision RequestRouter::decide(HttpRequest& request) const
{
    Decision decision;
    if (request.path == "*") {
        decision.answer = everyMethod();
        return decision;
    }
    const PathEntry* entry = m_index.find(request.path);
    const Plane plane = entry ? entry->planeFor(plannedMethod(request)) : Plane::Visitor;
    decision.headers = headersFor(request, plane);
    if (!entry) {
        decision.answer = notFound();
        return decision;
    }
    request.caller = m_admission.callerOf(request);
    // Some answers to anybody tell an operator more.
    if (plane == Plane::Visitor && request.caller.seesVisitors() && request.method == "GET")
        appendPrivacy(decision.headers);
    choose(decision, *entry, request);
    request.path = entry->isPattern ? pathIn(*entry, request.path) : entry->path;
    request.isHead = request.method == "HEAD";
    if (request.isHead)
        request.method = QByteArrayLiteral("GET");
    return decision;
}

QList<HttpHeader> RequestRouter::headersOf(const HttpRequest& request) const
{
    const PathEntry* entry = m_index.find(request.path);
    return headersFor(request, entry ? entry->planeFor(request.method) : Plane::Visitor);
}

QList<HttpHeader> RequestRouter::headersFor(const HttpRequest& request, Plane plane) const
{
    QList<HttpHeader> headers = m_admission.corsHeaders(request, plane);
    if (plane != Plane::Visitor)
        appendPrivacy(headers);
    return headers;
}

void RequestRouter::choose(Decision& decision, const PathEntry& entry,
                           const HttpRequest& request) const
{
    const Route* route = entry.routeFor(request.method);
    if (asksForWebSocket(request)) {
        chooseSocket(decision, entry, request);
    } else if (route) {
        decision.route = route;
        admit(decision, route->plane, request);
        if (!decision.answer && isEncoded(request, *route))
            decision.answer = encodedBody(*route);
        if (isRefusedPage(decision, entry, request))
            decision.answer = HttpResponse::seeOther(m_admission.baseOf(request) + "/login");
    } else if (request.method == "OPTIONS") {
        decision.answer = preflight(decision, entry, request);
    } else if (entry.socket && (request.method == "GET" || request.method == "HEAD")) {
        decision.answer = webSocketExpected();
    } else {
        decision.answer = methodNotAllowed(entry);
    }
}

void RequestRouter::chooseSocket(Decision& decision, const PathEntry& entry,
                                 const HttpRequest& request) const
{
    if (!entry.socket) {
        decision.answer = notFound();
        return;
    }
    decision.socket = entry.socket;
    admit(decision, entry.socket->plane, request);
    if (!decision.answer)
        decision.answer = webSocketFault(request);
}

void RequestRouter::admit(Decision& decision, Plane plane, const HttpRequest& request)
{
    switch (Admission::judge(request.caller, plane)) {
    case Admission::Verdict::Allowed:
        decision.answer = originRefused(request);
        break;
    case Admission::Verdict::Unauthorized:
        decision.answer = unauthorized();
        break;
    case Admission::Verdict::Throttled:
        decision.answer = throttled(request.caller.wait);
        break;
    case Admission::Verdict::Forbidden:
        decision.answer = forbidden();
        break;
    }
}

HttpResponse RequestRouter::preflight(const Decision& decision, const PathEntry& entry,
                                      const HttpRequest& request) const
{
    HttpResponse response;
    response.status = status::noContent;
    response.headers.append({QByteArrayLiteral("Allow"), entry.allow});
    // Only what tells a browser that it may is left out for a foreign origin.
    if (allowsOrigin(decision.headers))
        response.headers.append(m_admission.preflightHeaders(request));
    return response;
}

} // namespace footfall
