// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/access_routes.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/credentials.h"
#include "core/http/message/replies.h"
#include "core/net/access/came_from.h"

#include <functional>

namespace footfall {

namespace {

/// Until it is revoked; browsers keep no cookie for longer.
constexpr DurationMs shareCookieMs = 400LL * 24 * 3'600'000;

constexpr char home[] = "/";
constexpr char loginPath[] = "/login";
constexpr char loginPathHere[] = "/login?here=1";
constexpr std::string_view sharePath = "/share/";

std::string_view behind(std::string_view prefix, const QByteArray& path)
{
    return viewOf(path).substr(std::min(prefix.size(), std::size_t(path.size())));
}

} // namespace

AccessRoutes::AccessRoutes(const Admission& admission, Grants& grants, CredentialThrottle& throttle,
                           const Clock& clock)
    : m_admission(admission)
    , m_grants(grants)
    , m_throttle(throttle)
    , m_formThrottle(clock, CredentialThrottle::wrongByHand)
{
}

void AccessRoutes::addRoutes(RouteTable& table)
{
    table.get(loginPath, Plane::Door, std::bind_front(&AccessRoutes::showLogin, this));
    table.post(loginPath, Plane::Door, std::bind_front(&AccessRoutes::logIn, this));
    table.get("/share/*", Plane::Door, std::bind_front(&AccessRoutes::openShare, this));
    table.post("/logout", Plane::Reader, std::bind_front(&AccessRoutes::logOut, this));
    table.get("/api/me", Plane::Reader, std::bind_front(&AccessRoutes::me, this));
    table.get("/login.css", Plane::Door,
              [style = m_page.style()](const HttpRequest&) { return style; });
}

HttpResponse AccessRoutes::loginForm(const HttpRequest& request) const
{
    const QByteArray base = m_admission.baseOf(request);
    if (m_admission.hasToken())
        return m_page.form(request, base);
    return m_page.form(request, base, 200,
                       "This Footfall has no operator token: it is for its own machine only. "
                       "Behind a proxy, start it with --trusted-proxy.");
}

HttpResponse AccessRoutes::goHome(const HttpRequest& request) const
{
    return HttpResponse::seeOther(m_admission.baseOf(request) + home);
}

void AccessRoutes::showLogin(const HttpRequest& request, const Responder& responder)
{
    // Whoever only looks at a link, by HEAD, does not use it up.
    if (!request.isHead && !request.queryValue("once").isEmpty())
        return logInByLink(request, responder);
    responder.respond(loginPage(request));
}

HttpResponse AccessRoutes::loginPage(const HttpRequest& request) const
{
    // Somebody who is logged in may seem not to be: they are asked once more, from our own page.
    const bool isHere = !request.queryValue("here").isEmpty();
    if (request.caller.mayChange() || (isHere && request.caller.access == Access::Reader))
        return goHome(request);
    // A browser that was sent here by another site's page left our cookies out.
    const bool isSent = cameFrom(request) == CameFrom::AnotherSite;
    return !isHere && isSent ? m_page.goOn(request, m_admission.baseOf(request), loginPathHere)
                             : loginForm(request);
}

void AccessRoutes::logInByLink(const HttpRequest& request, const Responder& responder)
{
    const bool isGood = m_grants.useLoginLink(viewOf(request.queryValue("once")));
    if (request.caller.mayChange())
        return responder.respond(goHome(request));
    if (!isGood)
        return responder.respond(m_page.form(request, m_admission.baseOf(request),
                                             status::unauthorized,
                                             "This login link was used, or is older than a minute. "
                                             "Open a new one, or log in with the token."));
    giveLogin(m_page.goOn(request, m_admission.baseOf(request), home), request, responder);
}

void AccessRoutes::logIn(const HttpRequest& request, const Responder& responder)
{
    const Guesser guesser = m_admission.guesserOf(request);
    const DurationMs wait = m_formThrottle.waitOf(guesser);
    if (wait > 0 && !guesser.isMany)
        return responder.respond(tooManyTries(request, wait));
    const QByteArray token = request.formValue("token").trimmed();
    if (m_admission.isToken(viewOf(token)))
        return giveLogin(goHome(request), request, responder);
    if (wait > 0)
        return responder.respond(tooManyTries(request, wait));
    m_formThrottle.wrong(guesser);
    responder.respond(m_page.form(request, m_admission.baseOf(request), status::unauthorized,
                                  "This is not the operator token."));
}

HttpResponse AccessRoutes::tooManyTries(const HttpRequest& request, DurationMs wait) const
{
    const HttpHeader later = retryAfter(wait);
    HttpResponse response =
        m_page.form(request, m_admission.baseOf(request), status::tooManyRequests,
                    "Too many wrong tries. Try again in %1 s.", later.value);
    response.headers.append(later);
    return response;
}

void AccessRoutes::logOut(const HttpRequest& request, const Responder& responder)
{
    for (const std::string_view login : credentialsOf(request).logins)
        m_grants.revokeLogin(m_grants.loginOf(login));
    HttpResponse response = HttpResponse::seeOther(m_admission.baseOf(request) + loginPath);
    for (const std::string_view cookie : {loginCookie, shareCookie})
        response.headers.append(accessCookie(cookie, {}, 0, request));
    // The browser forgets it in any case; a restart has, too, once it is kept.
    m_grants.whenKept([responder, response](bool) { responder.respond(response); });
}

HttpResponse AccessRoutes::openShare(const HttpRequest& request)
{
    const Guesser guesser = m_admission.guesserOf(request);
    const DurationMs wait = m_throttle.waitOf(guesser);
    if (wait > 0 && (!guesser.isMany || request.caller.seesVisitors()))
        return request.caller.seesVisitors() ? goHome(request) : tooManyTries(request, wait);
    const std::string_view secret = behind(sharePath, request.path);
    if (m_grants.shareOf(secret) == 0) {
        if (wait > 0)
            return tooManyTries(request, wait);
        m_throttle.wrong(guesser);
        return m_page.shareIsGone(request, m_admission.baseOf(request));
    }
    HttpResponse response = m_page.goOn(request, m_admission.baseOf(request), home);
    response.headers.append(accessCookie(shareCookie, bytesOf(secret), shareCookieMs, request));
    return response;
}

HttpResponse AccessRoutes::me(const HttpRequest& request) const
{
    const quint64 grant = request.caller.grant;
    const bool isByCookie = grant != 0 && grant == m_grants.holderOf(credentialsOf(request)).grant;
    JsonWriter json;
    json.beginObject();
    json.key("access").text(request.caller.mayChange() ? "operator" : "reader");
    json.key("login").boolean(isByCookie).endObject();
    HttpResponse response = HttpResponse::json(200, QByteArray::fromStdString(json.take()));
    response.headers.append(HttpHeader{"Cache-Control", "no-store"});
    return response;
}

void AccessRoutes::giveLogin(HttpResponse response, const HttpRequest& request,
                             const Responder& responder)
{
    const QByteArray secret = m_grants.addLogin();
    response.headers.append(accessCookie(loginCookie, secret, Grants::loginMs, request));
    HttpResponse refusal =
        m_page.form(request, m_admission.baseOf(request), status::serviceUnavailable,
                    "The login cannot be stored now, and would not work after "
                    "a restart. Try again, or use the token itself.");
    refusal.headers.append(retryAfter(Grants::maxWriteMs));
    m_grants.whenKept([this, secret, response, refusal, responder](bool kept) {
        if (!kept)
            m_grants.revokeLogin(m_grants.loginOf(viewOf(secret)));
        responder.respond(kept ? response : refusal);
    });
}

} // namespace footfall
