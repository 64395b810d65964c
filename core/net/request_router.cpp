// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/request_router.h"

#include "core/base/text/ascii.h"
#include "core/http/message/content_coding.h"
#include "core/http/message/status.h"
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

/// What comes from there would count for a site that cannot be named.
std::optional<HttpResponse> originRefused(const HttpRequest& request)
{
    const std::string fault = originFault(request.header("origin"));
    if (fault.empty())
        return std::nullopt;
    return HttpResponse::error(status::badRequest, "Origin: " + fault);
}

/// A person, not a program, asks for a page.
bool isForPage(const HttpRequest& request, const Route* route)
{
    return route && route->method == "GET" &&
           (route->path == "/" || route->path == "/dashboard.html") &&
           request.header("accept").find("text/html") != std::string_view::npos;
}

/// To OPTIONS.
HttpResponse theseMethods(const QByteArray& allow)
{
    HttpResponse response;
    response.status = status::noContent;
    response.headers.append({QByteArrayLiteral("Allow"), allow});
    return response;
}

/// Neither a route nor a socket is there for it.
HttpResponse notServed(const PathEntry& entry, const HttpRequest& request)
{
    if (request.method == "OPTIONS")
        return theseMethods(entry.allow);
    const bool onlyReads = request.method == "GET" || request.method == "HEAD";
    return entry.socket && onlyReads ? webSocketExpected() : methodNotAllowed(entry);
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

/// Few unpack: by the others what is packed would be read as something else.
std::optional<HttpResponse> codingFault(const HttpRequest& request, const Route& route)
{
    const std::string_view coding = request.header("content-encoding");
    const bool isPlain = request.body.isEmpty() || coding.empty() || sameText(coding, "identity");
    if (isPlain || (route.readsCodings && isReadCoding(coding)))
        return std::nullopt;
    return encodedBody(route);
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
    const std::string_view planned = request.header("access-control-request-method");
    return request.method == "OPTIONS" && !planned.empty() ? bytesOf(planned) : request.method;
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
        decision.answer = theseMethods("GET, HEAD, POST, PUT, DELETE, OPTIONS");
        return decision;
    }
    const PathEntry* entry = m_index.find(request.path);
    const QByteArray method = plannedMethod(request);
    const Plane plane = entry ? entry->planeFor(method) : Plane::Visitor;
    if (entry)
        request.caller = m_admission.callerOf(request);
    decision.headers = m_admission.headersFor(request, plane);
    if (!entry) {
        decision.answer = notFound();
        return decision;
    }
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
    return m_admission.headersFor(request,
                                  entry ? entry->planeFor(request.method) : Plane::Visitor);
}

void RequestRouter::choose(Decision& decision, const PathEntry& entry,
                           const HttpRequest& request) const
{
    const bool isUpgrade = asksForWebSocket(request);
    const std::optional<HttpResponse> upgradeFault =
        isUpgrade ? webSocketFault(request) : std::nullopt;
    decision.socket = isUpgrade ? entry.socket : nullptr;
    decision.route = isUpgrade ? nullptr : entry.routeFor(request.method);
    if (!decision.socket && !decision.route) {
        decision.answer = isUpgrade ? notFound() : notServed(entry, request);
        return;
    }
    decision.answer = m_admission.refusal(request.caller, decision.plane());
    if (decision.answer && decision.answer->status == status::unauthorized &&
        isForPage(request, decision.route))
        decision.answer = HttpResponse::seeOther(m_admission.baseOf(request) + "/login");
    if (!decision.answer)
        decision.answer = originRefused(request);
    if (!decision.answer)
        decision.answer = isUpgrade ? upgradeFault : codingFault(request, *decision.route);
}

} // namespace footfall
