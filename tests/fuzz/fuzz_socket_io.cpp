// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packets of Socket.IO: the head alone reads as the whole does, and what is answered is a packet.
#include "core/protocol/socketio/engine_packet.h"
#include "core/protocol/socketio/socketio_packet.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;
using Type = SocketIoPacket::Type;

namespace {

constexpr qint64 depth = 16;
constexpr quint64 maxExact = 9'007'199'254'740'991;

/// What the server sends, as its client would read it.
Result<SocketIoPacket> readBack(const QByteArray& message)
{
    const std::optional<EnginePacket> packet = readEnginePacket(message);
    must(packet && packet->type == EngineType::Message, "an answer is a message");
    return readSocketIoPacket(packet->data, depth);
}

void checkAnswers(const SocketIoPacket& packet)
{
    if (packet.ackId) {
        must(*packet.ackId <= maxExact, "a number is exact in a client");
        const Result<SocketIoPacket> ack = readBack(ackMessage(*packet.ackId, "{}"));
        must(ack && ack->type == Type::Ack && ack->ackId == packet.ackId, "an answer finds back");
    }
    const Result<SocketIoPacket> error = readBack(connectErrorMessage(packet.nameSpace, "no"));
    must(error && error->type == Type::ConnectError && error->nameSpace == packet.nameSpace,
         "a refusal names its namespace");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = copyOf(data, size);
    const Result<SocketIoPacket> head = readSocketIoHead(text);
    const Result<SocketIoPacket> packet = readSocketIoPacket(text, depth);
    must(head || !packet, "what has no head is no packet");
    if (head)
        checkAnswers(*head);
    if (!packet)
        return 0;
    must(packet->type == head->type && packet->nameSpace == head->nameSpace &&
             packet->ackId == head->ackId,
         "the head reads as the whole does");
    must(packet->nameSpace.startsWith('/'), "a namespace begins with /");
    must(packet->type == Type::Connect || packet->auth.isEmpty(), "who connects says who he is");
    must(packet->type == Type::Event || packet->arguments.isEmpty(), "an event has arguments");
    must(packet->event != QLatin1String("disconnect"), "no event has a name of the protocol's");
    return 0;
}
