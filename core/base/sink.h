// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/refusals.h"

#include <QByteArray>

namespace footfall {

/// Where one listener's frames go: a WebSocket, a stream. Server thread.
class Sink
{
public:
    virtual ~Sink() = default;
    /// Queues one whole frame. Never blocks, never calls back.
    virtual void send(const QByteArray& frame) = 0;
    /// Bytes accepted by `send` that the network has not taken yet.
    virtual qint64 queuedBytes() const = 0;
    /// Closes with a WebSocket close code; transports without codes just close.
    virtual void close(int code, const QByteArray& reason) = 0;
    /// Something that the client asked is refused while it stays, or it is about to be closed with
    /// 1008: counts it.
    virtual void noteRefused(Refused) {}
};

} // namespace footfall
