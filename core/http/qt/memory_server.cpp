// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/memory_server.h"

#include <QMetaMethod>

namespace footfall {

void MemoryServer::offer(MemorySocket* socket)
{
    socket->setParent(this);
    m_offered.push_back(socket);
    // The signal is private to QTcpServer: only its meta-method may be called from here.
    QMetaMethod::fromSignal(&QTcpServer::pendingConnectionAvailable)
        .invoke(this, Qt::DirectConnection);
}

bool MemoryServer::hasPendingConnections() const
{
    return !m_offered.empty();
}

QTcpSocket* MemoryServer::nextPendingConnection()
{
    if (m_offered.empty())
        return nullptr;
    MemorySocket* socket = m_offered.front();
    m_offered.pop_front();
    return socket;
}

} // namespace footfall
