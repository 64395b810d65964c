// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access_cookies.h"

#include "core/net/ascii.h"

namespace footfall {

QByteArray cookieOf(const HttpRequest& request, std::string_view name)
{
    const QByteArray cookies = request.header("cookie");
    std::string_view rest = viewOf(cookies);
    while (!rest.empty()) {
        std::string_view value = takeUntil(rest, ';');
        const std::string_view key = trimmed(takeUntil(value, '='));
        if (key == name)
            return bytesOf(trimmed(value));
    }
    return {};
}

HttpHeader accessCookie(std::string_view name, const QByteArray& value, DurationMs lasts,
                        const HttpRequest& request)
{
    QByteArray cookie = bytesOf(name) + '=' + value +
                        "; Max-Age=" + QByteArray::number(lasts / 1000) +
                        "; Path=/; HttpOnly; SameSite=Strict";
    if (request.secure)
        cookie += "; Secure";
    return {"Set-Cookie", cookie};
}

} // namespace footfall
