// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/byte_channel.h"
#include "core/http/connection/stream_peer.h"

namespace footfall {

/// A stream over a connection that has sent its answer's head. What the client still sends is
/// dropped. In chunks, a client can tell the end of the body, at `close(complete)`, from a break.
/// Server thread.
class BodyStream final : public StreamPeer, public ByteInput
{
public:
    enum class Coding
    {
        Plain,
        Chunked
    };

    /// `client` must outlive the stream.
    explicit BodyStream(ByteOutput& client, Coding coding = Coding::Plain);

    void send(const QByteArray& frame) override;
    qint64 queuedBytes() const override;
    /// The reason cannot be said in a body.
    void close(int code, const QByteArray& reason) override;

    void feed(QByteArrayView) override {}
    void clientGone() override;
    void bytesSent(qint64 count) override;

private:
    void announce();

    ByteOutput* m_client; ///< null once either side has closed
    const Coding m_coding;
    bool m_announced = false;
};

} // namespace footfall
