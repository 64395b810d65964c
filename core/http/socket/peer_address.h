// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>

#include <optional>
#include <string_view>
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
bool isAmong(const QList<PeerNetwork>& networks, const QHostAddress& peer);
/// Whether the address is of this machine: 127.0.0.0/8, ::1, or the former mapped into IPv6.
bool isLoopback(const QHostAddress& address);
/// Whether the address is one on the internet, and not of this machine or of a local network
/// (RFC 1918, 3927, 4193, 6598), of a group or reserved.
bool isPublic(const QHostAddress& address);
/// Whether "host", "host:port" or "[v6]:port" names this machine: localhost or a loopback address.
bool isLoopbackAuthority(std::string_view authority);
/// The address that a proxy writes, as 1.2.3.4, 2001:db8::1 or [2001:db8::1], the first and the
/// last with a port or without; one mapped into IPv6 as IPv4. Nothing when it is none.
std::optional<QHostAddress> addressOf(std::string_view text);
/// Reads "10.0.0.0/8" or an address on its own; IPv4 that is mapped into IPv6 as IPv4, as callers
/// come. Nothing when it is none, or no caller's.
std::optional<PeerNetwork> networkOf(std::string_view text);
/// What connections are counted by: an IPv4 address, or the /64 an IPv6 address is in, since one
/// customer has a whole /64.
QHostAddress countedAddress(const QHostAddress& address);

} // namespace footfall
