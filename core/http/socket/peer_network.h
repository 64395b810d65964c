// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>

#include <algorithm>
#include <utility>

namespace footfall {

/// Addresses that begin alike: an address, and how many of its bits count.
struct PeerNetwork
{
    QHostAddress address;
    int bits = 0;

    bool contains(const QHostAddress& peer) const { return peer.isInSubnet(address, bits); }
};

/// Whether one of them has the address.
inline bool isAmong(const QList<PeerNetwork>& networks, const QHostAddress& peer)
{
    return std::any_of(networks.begin(), networks.end(),
                       [&](const PeerNetwork& network) { return network.contains(peer); });
}

} // namespace footfall
