// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/credentials.h"

#include "core/base/secret.h"
#include "core/base/text/ascii.h"

namespace footfall {

namespace {

/// Before the names of our cookies.
std::string_view prefixFor(const HttpRequest& request)
{
    return request.secure ? "__Host-" : "";
}

std::string_view bearerOf(std::string_view authorization)
{
    const std::string_view scheme = takeUntil(authorization, ' ');
    return sameText(scheme, "bearer") ? trimmed(authorization) : std::string_view();
}

void readCookie(std::string_view cookie, std::string_view prefix, Credentials& shown)
{
    std::string_view name = trimmed(takeUntil(cookie, '='));
    const std::string_view value = trimmed(cookie);
    if (!name.starts_with(prefix) || value.size() != secretBytes)
        return;
    name.remove_prefix(prefix.size());
    if (name == loginCookie)
        shown.logins.push_back(value);
    else if (name == shareCookie)
        shown.shares.push_back(value);
}

} // namespace

Credentials credentialsOf(const HttpRequest& request)
{
    Credentials shown;
    // Proxies split the line of HTTP/2.
    for (std::string_view cookies : request.headersOf("cookie")) {
        while (!cookies.empty())
            readCookie(takeUntil(cookies, ';'), prefixFor(request), shown);
    }
    shown.bearer = bearerOf(request.header("authorization"));
    shown.token = request.queryValue("token").toStdString();
    return shown;
}

HttpHeader accessCookie(std::string_view name, const QByteArray& value, DurationMs lasts,
                        const HttpRequest& request)
{
    QByteArray cookie = bytesOf(prefixFor(request)) + bytesOf(name) + '=' + value +
                        "; Max-Age=" + QByteArray::number(lasts / 1000) +
                        "; Path=/; HttpOnly; SameSite=Strict";
    if (request.secure)
        cookie += "; Secure";
    return {"Set-Cookie", cookie};
}

} // namespace footfall
