// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

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

} // namespace footfall
