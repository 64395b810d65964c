// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/socket/peer_address.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace footfall {

namespace {

struct LocalNetwork
{
    quint32 address;
    int prefix;
};

/// Those that Qt takes for global.
constexpr std::array localNetworks{
    LocalNetwork{0x0a000000, 8},  // 10.0.0.0
    LocalNetwork{0x64400000, 10}, // 100.64.0.0, between a provider and its customers
    LocalNetwork{0xac100000, 12}, // 172.16.0.0
    LocalNetwork{0xc0a80000, 16}, // 192.168.0.0
};

bool isPort(std::string_view text)
{
    return text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The host of an authority, brackets taken off; empty when it is none.
std::string_view hostOf(std::string_view authority)
{
    const bool bracketed = authority.starts_with('[');
    const std::size_t end = bracketed ? authority.find(']') : authority.find(':');
    std::string_view host = authority.substr(bracketed ? 1 : 0, bracketed ? end - 1 : end);
    if (end == std::string_view::npos)
        return bracketed ? std::string_view() : host;
    const std::string_view rest = authority.substr(end + (bracketed ? 1 : 0));
    const bool good = rest.empty() || (rest.front() == ':' && isPort(rest.substr(1)));
    return good ? host : std::string_view();
}

} // namespace

bool isAmong(const QList<PeerNetwork>& networks, const QHostAddress& peer)
{
    return std::any_of(networks.begin(), networks.end(),
                       [&](const PeerNetwork& network) { return network.contains(peer); });
}

bool isLoopback(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? (v4 >> 24) == 127 : address.isLoopback();
}

bool isPublic(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (!isV4)
        return address.isGlobal() && !address.isUniqueLocalUnicast();
    const auto isIn = [v4](const LocalNetwork& network) {
        return v4 >> (32 - network.prefix) == network.address >> (32 - network.prefix);
    };
    return QHostAddress(v4).isGlobal() &&
           std::none_of(localNetworks.begin(), localNetworks.end(), isIn);
}

bool isLoopbackAuthority(std::string_view authority)
{
    const std::string host(hostOf(authority));
    if (sameText(host, "localhost"))
        return true;
    in_addr v4;
    if (inet_pton(AF_INET, host.c_str(), &v4) == 1)
        return authority.front() != '[' && (ntohl(v4.s_addr) >> 24) == 127;
    in6_addr v6;
    if (authority.empty() || authority.front() != '[' ||
        inet_pton(AF_INET6, host.c_str(), &v6) != 1)
        return false;
    return isLoopback(QHostAddress(v6.s6_addr));
}

std::optional<QHostAddress> addressOf(std::string_view text)
{
    const bool isBareV6 = !text.starts_with('[') && text.find(':') != text.rfind(':');
    const std::string host(isBareV6 ? text : hostOf(text));
    in_addr v4;
    if (!text.starts_with('[') && inet_pton(AF_INET, host.c_str(), &v4) == 1)
        return QHostAddress(ntohl(v4.s_addr));
    in6_addr v6;
    if (inet_pton(AF_INET6, host.c_str(), &v6) != 1)
        return std::nullopt;
    const QHostAddress address(v6.s6_addr);
    bool isMapped = false;
    const quint32 mapped = address.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(mapped) : address;
}

std::optional<PeerNetwork> networkOf(std::string_view text)
{
    constexpr int mappedBits = 96; // what stands before an IPv4 address
    const QString all = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const auto [address, bits] = QHostAddress::parseSubnet(all);
    const bool isNobodys = bits > 0 && (address == QHostAddress(QHostAddress::AnyIPv4) ||
                                        address == QHostAddress(QHostAddress::AnyIPv6));
    if (address.isNull() || isNobodys)
        return std::nullopt;
    // Of the whole one: the network has lost what it is mapped by when it is too wide.
    const QHostAddress whole(all.section(QLatin1Char('/'), 0, 0));
    bool isV4 = false;
    whole.toIPv4Address(&isV4);
    if (!isV4 || whole.protocol() == QAbstractSocket::IPv4Protocol)
        return PeerNetwork{address, bits};
    if (bits < mappedBits)
        return std::nullopt;
    return PeerNetwork{QHostAddress(address.toIPv4Address()), bits - mappedBits};
}

QHostAddress countedAddress(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4);
    Q_IPV6ADDR prefix = address.toIPv6Address();
    std::fill(&prefix[8], &prefix[0] + 16, quint8(0));
    return QHostAddress(prefix);
}

} // namespace footfall
