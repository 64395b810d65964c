// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <utility>

namespace footfall {

/// Addresses that begin alike: an address, and how many of its bits count.
struct PeerNetwork
{
    QHostAddress address;
    int bits = 0;

    bool contains(const QHostAddress& peer) const { return peer.isInSubnet(address, bits); }
};

} // namespace footfall
