// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace footfall {

/// The front's side of a connection it has handed on: where bytes for the client go.
class ByteOutput
{
public:
    virtual ~ByteOutput() = default;
    /// Takes all of it; the front sends as the client reads.
    virtual void write(QByteArrayView bytes) = 0;
    /// Bytes taken by `write` that the client has not got yet.
    virtual qint64 pendingBytes() const = 0;
    /// Nothing more will be written: send what is pending, then close.
    virtual void finish() = 0;
    /// The same, but the client must see that this is not the end: where it can be told, its
    /// connection is reset.
    virtual void abort() { finish(); }
};

/// The other side: what the client sends goes in here. Owned by the connection.
class ByteInput
{
public:
    virtual ~ByteInput() = default;
    virtual void feed(QByteArrayView bytes) = 0;
    /// The client is gone; nothing may be written from now on.
    virtual void clientGone() = 0;
    /// `pendingBytes` went down by this much.
    virtual void bytesSent(qint64 count) = 0;
};

} // namespace footfall
