// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/access/admission.h"
#include "core/net/access/credential_throttle.h"
#include "core/net/access/grants.h"
#include "core/net/access/login_page.h"

namespace footfall {

class Clock;

/// Where one comes in, and goes (core/protocol/README.md, "Two planes").
///
/// `GET /login`: the page. `POST /login` `token=…`: a cookie and 303 to `/`, or the page with 401,
/// or 429 with `Retry-After` after too many wrong tries by the form. `GET /login?once=SECRET`: the
/// same by a login link, which works once. A login is given once it is on the disk; else the page
/// with 503. `GET /share/SECRET`: a reader's cookie, or 404; a wrong
/// one is a try like a wrong token in a header, and 429 follows for who has no access yet. `POST
/// /logout`: ends the login, forgets the cookies, 303 to `/login`. `GET /api/me` →
/// `{"access":"operator" or "reader","login":whether /logout would end it}`. Server thread.
class AccessRoutes
{
public:
    /// What is passed must outlive the routes.
    AccessRoutes(const Admission& admission, Grants& grants, CredentialThrottle& throttle,
                 const Clock& clock);

    /// The routes must outlive the table.
    void addRoutes(RouteTable& table);

private:
    HttpResponse loginForm(const HttpRequest& request) const;
    HttpResponse goHome(const HttpRequest& request) const;
    void showLogin(const HttpRequest& request, const Responder& responder);
    HttpResponse loginPage(const HttpRequest& request) const;
    void logInByLink(const HttpRequest& request, const Responder& responder);
    void logIn(const HttpRequest& request, const Responder& responder);
    void logOut(const HttpRequest& request, const Responder& responder);
    HttpResponse tooManyTries(const HttpRequest& request, DurationMs wait) const;
    HttpResponse openShare(const HttpRequest& request);
    HttpResponse me(const HttpRequest& request) const;
    void giveLogin(HttpResponse response, const HttpRequest& request, const Responder& responder);

    const Admission& m_admission;
    Grants& m_grants;
    /// That of whatever is not typed into the form.
    CredentialThrottle& m_throttle;
    CredentialThrottle m_formThrottle;
    const LoginPage m_page;
};

} // namespace footfall
