// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/socketio_packet.h"

#include "core/base/json/json_document.h"
#include "core/base/json/json_writer.h"
#include "core/protocol/socketio/engine_packet.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace footfall {

namespace {

/// A longer name is not of ours; an answer would have to repeat it.
constexpr qsizetype nameSpaceBytes = 128;
/// The largest that a JavaScript number holds exactly.
constexpr quint64 maxAckId = 9'007'199'254'740'991;

constexpr std::array reservedEvents{"connect",       "connect_error", "disconnect",
                                    "disconnecting", "newListener",   "removeListener"};

/// Cuts "/name" off, up to a comma or the end; without one it is the default namespace.
bool takeNameSpace(QByteArrayView& text, QByteArray& nameSpace)
{
    if (!text.startsWith('/'))
        return true;
    const qsizetype comma = text.indexOf(',');
    const QByteArrayView name = comma < 0 ? text : text.first(comma);
    text = comma < 0 ? QByteArrayView() : text.sliced(comma + 1);
    nameSpace = name.toByteArray();
    return name.size() <= nameSpaceBytes;
}

/// Cuts the digits off, if there are any.
bool takeAckId(QByteArrayView& text, std::optional<quint64>& ackId)
{
    quint64 number = 0;
    const char* begin = text.data();
    const auto [end, failure] = std::from_chars(begin, begin + text.size(), number);
    if (failure == std::errc::result_out_of_range)
        return false;
    if (end == begin)
        return true;
    text = text.sliced(end - begin);
    ackId = number;
    return number <= maxAckId;
}

bool isReserved(const QString& event)
{
    return std::any_of(reservedEvents.begin(), reservedEvents.end(),
                       [&](const char* name) { return event == QLatin1String(name); });
}

Result<SocketIoPacket> withAuth(SocketIoPacket packet, QByteArrayView json, qint64 maxDepth)
{
    if (json.isEmpty())
        return packet;
    const Result<QJsonDocument> read = readJson(json, std::size_t(maxDepth));
    if (!read || !read->isObject())
        return Error{"A connect packet carries an object or nothing"};
    packet.auth = read->object();
    return packet;
}

Result<SocketIoPacket> withArguments(SocketIoPacket packet, QByteArrayView json, qint64 maxDepth)
{
    if (!json.startsWith('[') && !json.startsWith('{'))
        return Error{"An event carries an array"};
    const Result<QJsonDocument> read = readJson(json, std::size_t(maxDepth));
    if (!read) {
        packet.problem = read.error();
        return packet;
    }
    packet.arguments = read->array();
    const QJsonValue name = packet.arguments.isEmpty() ? QJsonValue() : packet.arguments.takeAt(0);
    packet.event = name.toString();
    if ((!name.isString() && !name.isDouble()) || isReserved(packet.event))
        return Error{"An event begins with its name"};
    return packet;
}

Result<SocketIoPacket> withPayload(SocketIoPacket packet, QByteArrayView json, qint64 maxDepth)
{
    using Type = SocketIoPacket::Type;
    switch (packet.type) {
    case Type::Connect:
        return withAuth(std::move(packet), json, maxDepth);
    case Type::Event:
        return withArguments(std::move(packet), json, maxDepth);
    case Type::Disconnect:
        if (!json.isEmpty())
            return Error{"A disconnect packet carries nothing"};
        break;
    case Type::Ack:
    case Type::ConnectError:
        break;
    }
    return packet;
}

/// Cuts off what stands before the payload.
Result<SocketIoPacket> takeHead(QByteArrayView& text)
{
    if (text.startsWith('5') || text.startsWith('6'))
        return Error{"Binary packets are not supported"};
    if (text.isEmpty() || text.front() < '0' || text.front() > '4')
        return Error{"Unknown packet type"};
    SocketIoPacket packet;
    packet.type = SocketIoPacket::Type(text.front() - '0');
    text = text.sliced(1);
    if (!takeNameSpace(text, packet.nameSpace))
        return Error{"The namespace is too long"};
    if (!takeAckId(text, packet.ackId))
        return Error{"The acknowledgement id is too large"};
    return packet;
}

} // namespace

Result<SocketIoPacket> readSocketIoPacket(QByteArrayView text, qint64 maxDepth)
{
    Result<SocketIoPacket> head = takeHead(text);
    return head ? withPayload(std::move(*head), text, maxDepth) : head;
}

Result<SocketIoPacket> readSocketIoHead(QByteArrayView text)
{
    return takeHead(text);
}

QByteArray connectMessage(const QByteArray& id)
{
    return enginePacket(EngineType::Message, "0{\"sid\":\"" + id + "\"}");
}

QByteArray connectErrorMessage(const QByteArray& nameSpace, std::string_view message)
{
    JsonWriter json;
    json.beginObject().key("message").text(message).endObject();
    const QByteArray prefix = nameSpace == "/" ? QByteArray("4") : "4" + nameSpace + ",";
    return enginePacket(EngineType::Message, prefix + QByteArray::fromStdString(json.take()));
}

QByteArray eventMessage(std::string_view name, std::string_view json)
{
    JsonWriter array;
    array.beginArray().text(name).raw(json).endArray();
    return enginePacket(EngineType::Message, "2" + QByteArray::fromStdString(array.take()));
}

QByteArray ackMessage(quint64 ackId, std::string_view json)
{
    return enginePacket(EngineType::Message, "3" + QByteArray::number(ackId) + "[" +
                                                 QByteArray(json.data(), qsizetype(json.size())) +
                                                 "]");
}

} // namespace footfall
