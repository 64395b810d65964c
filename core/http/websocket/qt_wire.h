// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/websocket/memory_socket.h"
#include "core/http/websocket/socket_wire.h"

#include <memory>

class QWebSocket;

namespace footfall {

/// A QWebSocket on a MemorySocket. Qt's part is the handshake, and the pings and the close frame
/// that we send; text goes out encoded by us, through the same socket, so that order holds.
class QtWire final : public SocketWire
{
public:
    /// Takes both; `socket` is the one under `webSocket`.
    QtWire(QWebSocket* webSocket, MemorySocket* socket);
    ~QtWire() override;

    void write(const QByteArray& frame) override;
    qint64 pendingBytes() const override;
    void ping() override;
    void close(int code, const QByteArray& reason) override;
    void bytesSent(qint64 count) override;
    void hangUp() override;

private:
    std::unique_ptr<QWebSocket> m_webSocket;
    MemorySocket* m_socket;
};

} // namespace footfall
