// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/engine_reply.h"

#include "core/base/json/json_writer.h"
#include "core/http/message/status.h"

namespace footfall {

namespace {

std::string_view messageOf(EngineError error)
{
    switch (error) {
    case EngineError::UnknownTransport:
        return "Transport unknown";
    case EngineError::UnknownSession:
        return "Session ID unknown";
    case EngineError::BadHandshakeMethod:
        return "Bad handshake method";
    case EngineError::BadRequest:
        return "Bad request";
    case EngineError::UnsupportedVersion:
        return "Unsupported protocol version";
    }
    return {};
}

} // namespace

EngineReply packetReply(const QByteArray& payload)
{
    return {200, QByteArrayLiteral("text/plain; charset=UTF-8"), payload};
}

// The type is that of the reference server: some browsers would offer plain text as a download.
EngineReply okReply()
{
    return {200, QByteArrayLiteral("text/html"), QByteArrayLiteral("ok")};
}

EngineReply refusalReply(EngineError error)
{
    JsonWriter json;
    json.beginObject().key("code").number(int(error));
    json.key("message").text(messageOf(error)).endObject();
    return {status::badRequest, QByteArrayLiteral("application/json"),
            QByteArray::fromStdString(json.take())};
}

EngineReply tooLargeReply()
{
    return {status::contentTooLarge, QByteArrayLiteral("application/json"),
            QByteArrayLiteral("{\"error\":\"Payload too large\"}")};
}

} // namespace footfall
