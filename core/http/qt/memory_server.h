// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/websocket/memory_socket.h"

#include <QTcpServer>

#include <deque>

namespace footfall {

/// A QTcpServer that never accepts from the network: it hands out the in-process sockets that it
/// was given. Server thread.
class MemoryServer final : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    /// Takes the socket and offers it to whoever serves the connections.
    void offer(MemorySocket* socket);

    bool hasPendingConnections() const override;
    QTcpSocket* nextPendingConnection() override;

private:
    std::deque<MemorySocket*> m_offered;
};

} // namespace footfall
