// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/admission.h"

#include "core/base/secret.h"
#include "core/base/text/ascii.h"
#include "core/http/message/replies.h"
#include "core/http/socket/peer_address.h"
#include "core/net/access/credential_throttle.h"
#include "core/net/access/forwarded.h"
#include "core/net/access/grants.h"

#include <algorithm>

namespace footfall {

namespace {

HttpResponse unauthorized()
{
    HttpResponse response =
        HttpResponse::error(status::unauthorized, "Unauthorized: a valid token is needed");
    response.headers.append({QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer")});
    return response;
}

/// What operators see is not to be kept by a browser, nor taken for something else by it. A page
/// that says itself how it may be kept, may.
QList<HttpHeader> privacyHeaders()
{
    return {{QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")},
            {QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")}};
}

/// The further headers of the 204 that answers a preflight.
QList<HttpHeader> preflightHeaders(const HttpRequest& request)
{
    const QList<HttpHeader> headers{
        {QByteArrayLiteral("Access-Control-Allow-Methods"),
         QByteArrayLiteral("GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS")},
        {QByteArrayLiteral("Access-Control-Max-Age"), QByteArrayLiteral("86400")}};
    const std::string_view wanted = request.header("access-control-request-headers");
    if (wanted.empty())
        return headers;
    return headers + QList<HttpHeader>{{"Access-Control-Allow-Headers", bytesOf(wanted)}};
}

Access accessFor(Plane plane)
{
    switch (plane) {
    case Plane::Visitor:
    case Plane::Door:
        return Access::None;
    case Plane::Reader:
        return Access::Reader;
    case Plane::Operator:
        break;
    }
    return Access::Operator;
}

} // namespace

Admission::Admission(AdmissionRules rules, const Grants* grants, CredentialThrottle* throttle)
    : m_rules(std::move(rules))
    , m_grants(grants)
    , m_throttle(throttle)
{
    for (const QByteArray& origin : m_rules.dashboardOrigins)
        m_dashboards.emplace_back(viewOf(origin));
}

Caller Admission::callerOf(const HttpRequest& request) const
{
    if (isForeign(request))
        return {.isForeign = true};
    if (m_rules.loopbackIsOperator && cameFromHere(request))
        return {Access::Operator};
    const Credentials shown = credentialsOf(request);
    Caller best = m_grants ? m_grants->holderOf(shown) : Caller();
    for (const std::string_view secret : {shown.bearer, std::string_view(shown.token)}) {
        // An operator has nothing to guess.
        if (best.access == Access::Operator)
            break;
        if (secret.empty())
            continue;
        const Guesser guesser = guesserOf(request);
        const Caller caller = callerBySecret(secret, guesser);
        best.wait = std::max(best.wait, caller.wait);
        if (caller.access > best.access)
            best = caller;
    }
    return best;
}

Caller Admission::callerBySecret(std::string_view secret, const Guesser& guesser) const
{
    if (secret.empty())
        return {};
    const DurationMs wait = m_throttle ? m_throttle->waitOf(guesser) : 0;
    if (wait > 0 && !guesser.isMany)
        return {Access::None, 0, wait};
    if (isToken(secret))
        return {Access::Operator};
    if (const quint64 share = m_grants ? m_grants->shareOf(secret) : 0)
        return {Access::Reader, share};
    if (m_throttle && wait == 0)
        m_throttle->wrong(guesser);
    return {Access::None, 0, wait};
}

QByteArray Admission::baseOf(const HttpRequest& request) const
{
    const bool isThere =
        cameThroughProxy(request) || sameText(request.header("host"), viewOf(m_rules.publicHost));
    return isThere ? m_rules.publicPath : QByteArray();
}

Guesser Admission::guesserOf(const HttpRequest& request) const
{
    Guesser guesser = guesserBehindProxies(request, m_rules.proxies);
    const bool isByAnotherPage = cameFrom(request) != CameFrom::Ours;
    for (GuesserKey& key : guesser.keys)
        key.isByAnotherPage = isByAnotherPage;
    return guesser;
}

bool Admission::isToken(std::string_view token) const
{
    return !m_rules.token.isEmpty() && sameSecret(token, m_rules.token);
}

bool Admission::isOfDashboard(const Origin& origin) const
{
    return origin.isLoopback() ||
           std::any_of(m_dashboards.begin(), m_dashboards.end(),
                       [&](const Origin& allowed) { return origin.isSameAs(allowed); });
}

bool Admission::isForeign(const HttpRequest& request) const
{
    if (const std::string_view page = request.header("origin"); !page.empty()) {
        const Origin origin(page);
        return !isOfDashboard(origin) && !origin.isTargetOf(request);
    }
    const bool onlyReads = request.method == "GET" || request.method == "HEAD";
    return !onlyReads && request.header("sec-fetch-site") == "cross-site";
}

Admission::Verdict Admission::judge(const Caller& caller, Plane plane)
{
    if (plane == Plane::Visitor)
        return Verdict::Allowed;
    if (caller.isForeign)
        return Verdict::Forbidden;
    if (caller.access >= accessFor(plane))
        return Verdict::Allowed;
    return caller.wait > 0 ? Verdict::Throttled : Verdict::Unauthorized;
}

std::optional<HttpResponse> Admission::refusal(const Caller& caller, Plane plane)
{
    switch (judge(caller, plane)) {
    case Verdict::Unauthorized:
        return unauthorized();
    case Verdict::Throttled:
        return tryLater("Too many wrong tries from this address: try again later", caller.wait,
                        status::tooManyRequests);
    case Verdict::Forbidden:
        return HttpResponse::error(status::forbidden,
                                   "Forbidden: this origin may not see what operators see");
    case Verdict::Allowed:
        break;
    }
    return std::nullopt;
}

QList<HttpHeader> Admission::headersFor(const HttpRequest& request, Plane plane) const
{
    // Some answers to anybody tell an operator more.
    const bool tellsMore = request.caller.seesVisitors() && request.method == "GET";
    const QList<HttpHeader> cors = corsHeaders(request, plane);
    return plane != Plane::Visitor || tellsMore ? cors + privacyHeaders() : cors;
}

QList<HttpHeader> Admission::corsHeaders(const HttpRequest& request, Plane plane) const
{
    static const HttpHeader vary{QByteArrayLiteral("Vary"), QByteArrayLiteral("Origin")};
    static const QByteArray allowOrigin = QByteArrayLiteral("Access-Control-Allow-Origin");
    const std::string_view origin = request.header("origin");
    if (plane != Plane::Visitor && !isOfDashboard(Origin(origin)))
        return {vary};
    const QList<HttpHeader> headers =
        request.method == "OPTIONS" ? preflightHeaders(request) : QList<HttpHeader>();
    if (origin.empty())
        return headers + QList<HttpHeader>{{allowOrigin, QByteArrayLiteral("*")}, vary};
    return headers + QList<HttpHeader>{{allowOrigin, bytesOf(origin)},
                                       {QByteArrayLiteral("Access-Control-Allow-Credentials"),
                                        QByteArrayLiteral("true")},
                                       // Else a page does not learn how long it is to wait.
                                       {QByteArrayLiteral("Access-Control-Expose-Headers"),
                                        QByteArrayLiteral("Retry-After")},
                                       vary};
}

} // namespace footfall
