// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/admission.h"

#include "core/base/secret.h"
#include "core/base/text/ascii.h"
#include "core/http/message/cookies.h"
#include "core/http/message/request_target.h"
#include "core/http/socket/peer_address.h"
#include "core/net/access/came_from.h"
#include "core/net/access/credential_throttle.h"
#include "core/net/access/forwarded.h"
#include "core/net/access/grants.h"

#include <algorithm>

namespace footfall {

namespace {

constexpr std::string_view preflightSeconds = "86400";

struct Origin
{
    std::string_view scheme;
    std::string_view authority; ///< host and port, the scheme's own port left out
};

Origin readOrigin(std::string_view text)
{
    const std::size_t mark = text.find("://");
    if (mark == std::string_view::npos)
        return {};
    Origin origin{text.substr(0, mark), text.substr(mark + 3)};
    if (origin.authority.ends_with('/'))
        origin.authority.remove_suffix(1);
    origin.authority = withoutPort(origin.authority, origin.scheme == "https" ? ":443" : ":80");
    return origin;
}

bool isWeb(const Origin& origin)
{
    return sameText(origin.scheme, "http") || sameText(origin.scheme, "https");
}

bool isLoopbackOrigin(std::string_view text)
{
    const Origin origin = readOrigin(text);
    return isWeb(origin) && isLoopbackAuthority(origin.authority);
}

/// A page of our own: what it was loaded from is what it calls. A proxy that is not declared may
/// speak https for us.
bool isOwnHost(std::string_view text, const HttpRequest& request)
{
    const Origin origin = readOrigin(text);
    const bool isHttps = sameText(origin.scheme, "https");
    if (request.secure && !isHttps)
        return false;
    const std::string_view port = isHttps ? ":443" : ":80";
    const QByteArray named = request.header("host");
    const std::string_view host = viewOf(named);
    return isWeb(origin) && !host.empty() && sameText(origin.authority, withoutPort(host, port));
}

bool isSameOrigin(std::string_view a, std::string_view b)
{
    const Origin x = readOrigin(a);
    const Origin y = readOrigin(b);
    return !x.authority.empty() && sameText(x.scheme, y.scheme) &&
           sameText(x.authority, y.authority);
}

bool cameThroughProxy(const HttpRequest& request)
{
    constexpr std::string_view family = "x-forwarded-";
    return std::any_of(request.headers.begin(), request.headers.end(), [&](const HttpHeader& h) {
        const std::string_view name = viewOf(h.name);
        return sameText(name, "forwarded") || sameText(name, "via") ||
               sameText(name, "x-real-ip") || sameText(name.substr(0, family.size()), family);
    });
}

std::string_view bearerOf(std::string_view authorization)
{
    const std::string_view scheme = takeUntil(authorization, ' ');
    return sameText(scheme, "bearer") ? trimmed(authorization) : std::string_view();
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

bool isDirectLoopback(const HttpRequest& request)
{
    return isLoopback(request.peer) && request.http11 && !cameThroughProxy(request) &&
           isLoopbackAuthority(viewOf(request.header("host")));
}

} // namespace

Admission::Admission(AdmissionRules rules, const Grants* grants, CredentialThrottle* throttle)
    : m_rules(std::move(rules))
    , m_grants(grants)
    , m_throttle(throttle)
{
}

Caller Admission::callerOf(const HttpRequest& request) const
{
    if (isForeign(request))
        return {.isForeign = true};
    if (m_rules.loopbackIsOperator && isDirectLoopback(request))
        return {Access::Operator};
    const QByteArray authorization = request.header("authorization");
    const QByteArray token = request.queryValue("token");
    Caller best = callerByCookies(request);
    for (const std::string_view secret : {bearerOf(viewOf(authorization)), viewOf(token)}) {
        // An operator has nothing to guess.
        if (best.access == Access::Operator)
            break;
        if (secret.empty())
            continue;
        const Caller shown = callerBySecret(secret, guesserOf(request));
        best.wait = std::max(best.wait, shown.wait);
        if (shown.access > best.access)
            best = shown;
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
    const QByteArray host = request.header("host");
    const bool isThere =
        cameThroughProxy(request) || sameText(viewOf(host), viewOf(m_rules.publicHost));
    return isThere ? m_rules.publicPath : QByteArray();
}

Guesser Admission::guesserOf(const HttpRequest& request) const
{
    Guesser guesser = guesserAt(request.peer);
    if (isLoopback(request.peer) || isAmong(m_rules.proxies, request.peer)) {
        const QList<GuesserKey> told = nearestHops(request);
        guesser.isMany = told.isEmpty();
        if (!guesser.isMany)
            guesser.keys = told;
    }
    const bool isByAnotherPage = cameFrom(request) != CameFrom::Ours;
    for (GuesserKey& key : guesser.keys)
        key.isByAnotherPage = isByAnotherPage;
    return guesser;
}

Caller Admission::callerByCookies(const HttpRequest& request) const
{
    if (!m_grants)
        return {};
    for (const QByteArray& login : accessCookies(request, loginCookie)) {
        if (const quint64 id = m_grants->loginOf(viewOf(login)))
            return {Access::Operator, id};
    }
    for (const QByteArray& share : accessCookies(request, shareCookie)) {
        if (const quint64 id = m_grants->shareOf(viewOf(share)))
            return {Access::Reader, id};
    }
    return {};
}

bool Admission::isToken(std::string_view token) const
{
    return !m_rules.token.isEmpty() && sameSecret(token, viewOf(m_rules.token));
}

bool Admission::isDashboardOrigin(std::string_view origin) const
{
    return isLoopbackOrigin(origin) ||
           std::any_of(
               m_rules.dashboardOrigins.begin(), m_rules.dashboardOrigins.end(),
               [&](const QByteArray& allowed) { return isSameOrigin(origin, viewOf(allowed)); });
}

bool Admission::isForeign(const HttpRequest& request) const
{
    const QByteArray origin = request.header("origin");
    if (!origin.isEmpty())
        return !isDashboardOrigin(viewOf(origin)) && !isOwnHost(viewOf(origin), request);
    const bool onlyReads = request.method == "GET" || request.method == "HEAD";
    return !onlyReads && sameText(viewOf(request.header("sec-fetch-site")), "cross-site");
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

QList<HttpHeader> Admission::corsHeaders(const HttpRequest& request, Plane plane) const
{
    static const HttpHeader vary{QByteArrayLiteral("Vary"), QByteArrayLiteral("Origin")};
    static const QByteArray allowOrigin = QByteArrayLiteral("Access-Control-Allow-Origin");
    const QByteArray origin = request.header("origin");
    if (plane != Plane::Visitor && !isDashboardOrigin(viewOf(origin)))
        return {vary};
    if (origin.isEmpty())
        return {{allowOrigin, QByteArrayLiteral("*")}, vary};
    return {{allowOrigin, origin},
            {QByteArrayLiteral("Access-Control-Allow-Credentials"), QByteArrayLiteral("true")},
            // Else a page does not learn how long it is to wait.
            {QByteArrayLiteral("Access-Control-Expose-Headers"), QByteArrayLiteral("Retry-After")},
            vary};
}

QList<HttpHeader> Admission::preflightHeaders(const HttpRequest& request) const
{
    QList<HttpHeader> headers{
        {QByteArrayLiteral("Access-Control-Allow-Methods"),
         QByteArrayLiteral("GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS")},
        {QByteArrayLiteral("Access-Control-Max-Age"), bytesOf(preflightSeconds)}};
    const QByteArray wanted = request.header("access-control-request-headers");
    if (!wanted.isEmpty())
        headers.append({QByteArrayLiteral("Access-Control-Allow-Headers"), wanted});
    return headers;
}

} // namespace footfall
