// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/handshake.h"

#include "core/base/text/ascii.h"
#include "core/http/message/status.h"

#include <algorithm>

namespace footfall {

namespace {

constexpr qsizetype keyBytes = 16;

bool anyHas(const HttpRequest& request, std::string_view name, std::string_view token)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [&](const HttpHeader& h) {
        return sameText(viewOf(h.name), name) && hasToken(viewOf(h.value), token);
    });
}

auto countOf(const HttpRequest& request, std::string_view name)
{
    return std::count_if(request.headers.begin(), request.headers.end(),
                         [&](const HttpHeader& h) { return sameText(viewOf(h.name), name); });
}

bool isKey(const QByteArray& value)
{
    const auto key = QByteArray::fromBase64Encoding(value, QByteArray::AbortOnBase64DecodingErrors);
    return key && key.decoded.size() == keyBytes;
}

} // namespace

bool asksForWebSocket(const HttpRequest& request)
{
    return request.http11 && request.method == "GET" && anyHas(request, "connection", "upgrade") &&
           anyHas(request, "upgrade", "websocket");
}

std::optional<HttpResponse> webSocketFault(const HttpRequest& request)
{
    const QByteArray version = request.header("sec-websocket-version");
    if (countOf(request, "sec-websocket-version") != 1)
        return HttpResponse::error(status::badRequest, "One Sec-WebSocket-Version is needed");
    if (version != "13") {
        HttpResponse response =
            HttpResponse::error(426, "Only WebSocket version 13 is spoken here");
        response.headers = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
        return response;
    }
    if (countOf(request, "sec-websocket-key") != 1 || !isKey(request.header("sec-websocket-key")))
        return HttpResponse::error(status::badRequest,
                                   "One Sec-WebSocket-Key of 16 bytes in Base64 is needed");
    if (!request.body.isEmpty())
        return HttpResponse::error(status::badRequest, "A WebSocket handshake has no body");
    return std::nullopt;
}

HttpResponse webSocketExpected()
{
    HttpResponse response = HttpResponse::error(426, "Expected WebSocket upgrade");
    response.headers = {{"Upgrade", "websocket"}};
    return response;
}

} // namespace footfall
