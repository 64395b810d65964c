// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/engine_packet.h"

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

std::optional<EnginePacket> readEnginePacket(QByteArrayView text)
{
    if (text.isEmpty() || text.front() < '0' || text.front() > '6')
        return std::nullopt;
    return EnginePacket{EngineType(text.front()), text.sliced(1)};
}

QByteArray enginePacket(EngineType type, QByteArrayView data)
{
    QByteArray packet;
    packet.reserve(1 + data.size());
    packet.append(char(type)).append(data);
    return packet;
}

QByteArrayView takeFromPayload(QByteArrayView& payload)
{
    const qsizetype end = payload.indexOf(payloadSeparator);
    const QByteArrayView packet = end < 0 ? payload : payload.first(end);
    payload = end < 0 ? QByteArrayView() : payload.sliced(end + 1);
    return packet;
}

QByteArray joinPayload(const QByteArrayList& packets)
{
    return packets.join(payloadSeparator);
}

QByteArray openPacket(const EngineHandshake& handshake)
{
    JsonWriter json;
    json.beginObject().key("sid").text(handshake.sid.toStdString());
    json.key("upgrades").beginArray();
    if (handshake.offersUpgrade)
        json.text("websocket");
    json.endArray().key("pingInterval").number(handshake.pingIntervalMs);
    json.key("pingTimeout").number(handshake.pingTimeoutMs);
    json.key("maxPayload").number(handshake.maxPayloadBytes).endObject();
    return enginePacket(EngineType::Open, QByteArray::fromStdString(json.take()));
}

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
