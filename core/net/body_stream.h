// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/byte_channel.h"
#include "core/net/stream_peer.h"

namespace footfall {

/// A stream over a connection that has sent its answer's head. What the client still sends is
/// dropped. Server thread.
class BodyStream final : public StreamPeer, public ByteInput
{
public:
    /// `client` must outlive the stream.
    explicit BodyStream(ByteOutput& client);

    void send(const QByteArray& frame) override;
    qint64 queuedBytes() const override;
    /// Neither code nor reason can be said in a body.
    void close(int code, const QByteArray& reason) override;

    void feed(QByteArrayView) override {}
    void clientGone() override;
    void bytesSent(qint64) override {}

private:
    void announce();

    ByteOutput* m_client; ///< null once either side has closed
    bool m_announced = false;
};

} // namespace footfall
