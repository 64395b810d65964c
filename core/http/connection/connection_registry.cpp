// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/connection_registry.h"

#include "core/http/socket/peer_address.h"

#include <algorithm>

namespace footfall {

namespace {

/// Descriptors left for everything but connections.
constexpr qint64 reservedDescriptors = 512;
/// Connections above the limit that are told so; any further are closed without a word.
constexpr qint64 turnedAwayAtOnce = 128;

} // namespace

ConnectionRegistry::ConnectionRegistry(const Limits& limits, qint64 descriptors)
    : m_maxConnections(std::clamp<qint64>(descriptors - reservedDescriptors, 1, limits.connections))
    , m_maxPerAddress(limits.connectionsPerAddress)
{
}

ConnectionRegistry::Capacity ConnectionRegistry::capacityFor(const QHostAddress& peer) const
{
    if (size() >= m_maxConnections)
        return Capacity::NoneAtAll;
    const qint64 share = std::min(m_maxPerAddress, m_maxConnections - size());
    if (isCounted(peer) && m_perAddress.value(countedAddress(peer)) >= share)
        return Capacity::NoneForAddress;
    return Capacity::Free;
}

bool ConnectionRegistry::isCounted(const QHostAddress& peer) const
{
    return !isLoopback(peer) && !isAmong(m_exempt, peer);
}

bool ConnectionRegistry::isOverrun() const
{
    return size() >= m_maxConnections + turnedAwayAtOnce;
}

Connection& ConnectionRegistry::enter(std::shared_ptr<Connection> connection)
{
    Connection& entered = *connection;
    if (isCounted(entered.peer()))
        ++m_perAddress[countedAddress(entered.peer())];
    m_open.emplace(&entered, std::move(connection));
    return entered;
}

void ConnectionRegistry::leave(Connection& connection)
{
    const auto found = m_open.find(&connection);
    if (found == m_open.end())
        return;
    m_left.push_back(std::move(found->second));
    m_open.erase(found);
    if (!isCounted(connection.peer()))
        return;
    const auto counted = m_perAddress.find(countedAddress(connection.peer()));
    if (--*counted == 0)
        m_perAddress.erase(counted);
}

std::vector<std::shared_ptr<Connection>> ConnectionRegistry::all() const
{
    std::vector<std::shared_ptr<Connection>> connections;
    connections.reserve(m_open.size());
    for (const auto& [key, connection] : m_open)
        connections.push_back(connection);
    return connections;
}

} // namespace footfall
