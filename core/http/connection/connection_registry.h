// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/connection.h"
#include "core/http/socket/peer_address.h"

#include <QHash>
#include <QHostAddress>

#include <memory>
#include <unordered_map>
#include <vector>

namespace footfall {

/// Keeps the open connections, and counts them.
class ConnectionRegistry
{
public:
    enum class Capacity
    {
        Free,
        NoneAtAll,     ///< 503
        NoneForAddress ///< 429
    };

    /// The lesser of `limits.connections` and what `descriptors` allow.
    ConnectionRegistry(const Limits& limits, qint64 descriptors);

    /// Through these, many clients come: they have no limit of their own. Before the first `enter`.
    void exempt(const QList<PeerNetwork>& proxies) { m_exempt = proxies; }

    Capacity capacityFor(const QHostAddress& peer) const;
    /// Whether those who are told that there is no place are too many themselves.
    bool isOverrun() const;
    Connection& enter(std::shared_ptr<Connection> connection);
    /// A connection has closed: it lives on until `forgetLeft`.
    void leave(Connection& connection);
    /// To be called when no connection is on the stack.
    void forgetLeft() { m_left.clear(); }

    qint64 size() const { return static_cast<qint64>(m_open.size()); }
    /// All that are open at this moment; those that close meanwhile stay valid.
    std::vector<std::shared_ptr<Connection>> all() const;

private:
    bool isCounted(const QHostAddress& peer) const;

    qint64 m_maxConnections;
    qint64 m_maxPerAddress;
    std::unordered_map<Connection*, std::shared_ptr<Connection>> m_open;
    std::vector<std::shared_ptr<Connection>> m_left;
    QHash<QHostAddress, qint64> m_perAddress; ///< not those that are exempt
    QList<PeerNetwork> m_exempt;              ///< besides loopback
};

} // namespace footfall
