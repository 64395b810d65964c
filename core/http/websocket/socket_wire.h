// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace footfall {

/// What a WebSocket is sent by: whole frames, in order. It ends once, whatever the cause; from then
/// on all calls do nothing. Server thread.
class SocketWire
{
public:
    virtual ~SocketWire() = default;
    /// A frame that is encoded already.
    virtual void write(const QByteArray& frame) = 0;
    /// Bytes that the client has not got yet.
    virtual qint64 pendingBytes() const = 0;
    virtual void ping() = 0;
    /// Says goodbye, with a reason of at most 123 bytes of UTF-8, and ends.
    virtual void close(int code, const QByteArray& reason) = 0;
    /// `pendingBytes` went down by this much.
    virtual void bytesSent(qint64 count) = 0;
    /// The client is gone: nothing more is written, it ends.
    virtual void hangUp() = 0;

    /// Called once, as it ends.
    std::function<void()> ended;
};

} // namespace footfall
