// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/byte_channel.h"
#include "core/http/message/http_message.h"
#include "core/http/websocket/socket_wire.h"

namespace footfall {

/// Writes straight to the client, and keeps nothing. For the sockets of visitors' pages: there are
/// many, which sleep nearly always.
class PageWire final : public SocketWire
{
public:
    /// Answers the handshake. `output` must live until it ends.
    PageWire(const HttpRequest& upgrade, ByteOutput& output);

    void write(const QByteArray& frame) override;
    qint64 pendingBytes() const override;
    void ping() override;
    void close(int code, const QByteArray& reason) override;
    void bytesSent(qint64) override {}
    void hangUp() override;

private:
    ByteOutput* m_output; ///< null: it has ended
};

} // namespace footfall
