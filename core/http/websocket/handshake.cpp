// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/handshake.h"

#include "core/base/text/ascii.h"
#include "core/http/message/status.h"

#include <QCryptographicHash>

#include <algorithm>

namespace footfall {

namespace {

constexpr qsizetype keyBytes = 16;

bool anyHas(const HttpRequest& request, std::string_view name, std::string_view token)
{
    const std::vector<std::string_view> lists = request.headersOf(name);
    return std::any_of(lists.begin(), lists.end(),
                       [&](std::string_view list) { return hasToken(list, token); });
}

bool isKey(std::string_view value)
{
    const auto key = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(value.data(), qsizetype(value.size())),
        QByteArray::AbortOnBase64DecodingErrors);
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
    const std::vector<std::string_view> versions = request.headersOf("sec-websocket-version");
    if (versions.size() != 1)
        return HttpResponse::error(status::badRequest, "One Sec-WebSocket-Version is needed");
    if (versions.front() != "13") {
        HttpResponse response =
            HttpResponse::error(426, "Only WebSocket version 13 is spoken here");
        response.headers = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
        return response;
    }
    const std::vector<std::string_view> keys = request.headersOf("sec-websocket-key");
    if (keys.size() != 1 || !isKey(keys.front()))
        return HttpResponse::error(status::badRequest,
                                   "One Sec-WebSocket-Key of 16 bytes in Base64 is needed");
    if (!request.body.isEmpty())
        return HttpResponse::error(status::badRequest, "A WebSocket handshake has no body");
    return std::nullopt;
}

QByteArray webSocketHead(const HttpRequest& request)
{
    // RFC 6455, section 1.3.
    const QByteArray proof = bytesOf(request.header("sec-websocket-key")) +
                             QByteArrayLiteral("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    QByteArray head = QByteArrayLiteral("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                        "Connection: Upgrade\r\nSec-WebSocket-Accept: ");
    head.append(QCryptographicHash::hash(proof, QCryptographicHash::Sha1).toBase64());
    std::string_view offered = request.header("sec-websocket-protocol");
    const std::string_view chosen = trimmed(takeUntil(offered, ','));
    if (!chosen.empty())
        head.append("\r\nSec-WebSocket-Protocol: ").append(chosen);
    return head.append("\r\n\r\n");
}

HttpResponse webSocketExpected()
{
    HttpResponse response = HttpResponse::error(426, "Expected WebSocket upgrade");
    response.headers = {{"Upgrade", "websocket"}};
    return response;
}

} // namespace footfall
