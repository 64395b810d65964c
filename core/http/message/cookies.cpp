// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/cookies.h"

#include "core/base/secret.h"
#include "core/base/text/ascii.h"

namespace footfall {

namespace {

QByteArray nameFor(const HttpRequest& request, std::string_view name)
{
    return (request.secure ? "__Host-" : "") + bytesOf(name);
}

} // namespace

QByteArray cookieLine(const HttpRequest& request)
{
    QByteArray line;
    for (const HttpHeader& header : request.headers) {
        if (!sameText(viewOf(header.name), "cookie"))
            continue;
        if (!line.isEmpty())
            line += "; ";
        line += header.value;
    }
    return line;
}

QByteArrayList accessCookies(const HttpRequest& request, std::string_view name)
{
    const QByteArray line = cookieLine(request);
    const QByteArray wanted = nameFor(request, name);
    QByteArrayList values;
    std::string_view rest = viewOf(line);
    while (!rest.empty()) {
        std::string_view value = takeUntil(rest, ';');
        const std::string_view key = trimmed(takeUntil(value, '='));
        value = trimmed(value);
        if (key == viewOf(wanted) && value.size() == secretBytes)
            values.append(bytesOf(value));
    }
    return values;
}

HttpHeader accessCookie(std::string_view name, const QByteArray& value, DurationMs lasts,
                        const HttpRequest& request)
{
    QByteArray cookie = nameFor(request, name) + '=' + value +
                        "; Max-Age=" + QByteArray::number(lasts / 1000) +
                        "; Path=/; HttpOnly; SameSite=Strict";
    if (request.secure)
        cookie += "; Secure";
    return {"Set-Cookie", cookie};
}

} // namespace footfall
