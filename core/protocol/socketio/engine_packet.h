// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace footfall {

/// The answer to one HTTP request of Engine.IO. Answers are never to be stored by a cache.
struct EngineReply
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
};

/// Why a request is not served, by the numbers that clients know.
enum class EngineError
{
    UnknownTransport = 0,
    UnknownSession = 1,
    BadHandshakeMethod = 2,
    BadRequest = 3,
    UnsupportedVersion = 5
};

/// Packets for the client.
EngineReply packetReply(const QByteArray& payload);
/// What the client posted was taken.
EngineReply okReply();
/// 400 {"code": number, "message": …}
EngineReply refusalReply(EngineError error);
/// 413: more was posted than the handshake allowed.
EngineReply tooLargeReply();

// Engine.IO protocol 4, text packets: a digit, then data. Pure functions, any thread.

enum class EngineType : char
{
    Open = '0',
    Close = '1',
    Ping = '2',
    Pong = '3',
    Message = '4',
    Upgrade = '5',
    Noop = '6'
};

struct EnginePacket
{
    EngineType type = EngineType::Noop;
    /// Points into the text that was read.
    QByteArrayView data;
};

/// Nothing for an empty text, an unknown type and base64 data ('b'): binary is not taken.
std::optional<EnginePacket> readEnginePacket(QByteArrayView text);
QByteArray enginePacket(EngineType type, QByteArrayView data = {});

/// Long polling puts several packets into one body, this byte between them.
inline constexpr char payloadSeparator = '\x1e';

/// Cuts the text of the first packet off a payload; what is left is the rest of the payload.
QByteArrayView takeFromPayload(QByteArrayView& payload);
QByteArray joinPayload(const QByteArrayList& packets);

/// What a client is told when its session opens.
struct EngineHandshake
{
    QByteArray sid;
    /// Whether the client may go on to a WebSocket: not when it is on one already.
    bool offersUpgrade = true;
    qint64 pingIntervalMs = 0;
    qint64 pingTimeoutMs = 0;
    qint64 maxPayloadBytes = 0;
};

QByteArray openPacket(const EngineHandshake& handshake);

} // namespace footfall
