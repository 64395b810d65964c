// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/forwarded.h"

#include "core/base/text/ascii.h"
#include "core/http/socket/peer_address.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace footfall {

namespace {

/// More hops than any chain of proxies has; what is left of them is not looked at.
constexpr std::size_t maxHops = 32;
constexpr std::size_t maxHostBytes = 255 + 6; // a name, and ":65535"

/// What one proxy tells of the request as it got it.
struct Hop
{
    std::string_view from; ///< an address, perhaps with a port
    std::string_view scheme;
};
using Hops = std::vector<Hop>; ///< the nearest first

std::string_view takeLast(std::string_view& list)
{
    const std::size_t comma = list.rfind(',');
    const bool isLast = comma == std::string_view::npos;
    const std::string_view last = isLast ? list : list.substr(comma + 1);
    list = isLast ? std::string_view() : list.substr(0, comma);
    return trimmed(last);
}

std::string_view unquoted(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

Hop readAddress(std::string_view text)
{
    return {text, {}};
}

/// One element of `Forwarded`, as in: for="[2001:db8::1]:4711";proto=https
Hop readElement(std::string_view text)
{
    Hop hop;
    while (!text.empty()) {
        std::string_view value = takeUntil(text, ';');
        const std::string_view name = trimmed(takeUntil(value, '='));
        if (sameText(name, "for"))
            hop.from = unquoted(trimmed(value));
        else if (sameText(name, "proto"))
            hop.scheme = unquoted(trimmed(value));
    }
    return hop;
}

/// The elements of all headers of that name, which together are one list.
Hops readHops(const HttpRequest& request, std::string_view name, Hop (*read)(std::string_view))
{
    Hops hops;
    std::vector<std::string_view> lists = request.headersOf(name);
    for (; !lists.empty(); lists.pop_back()) {
        std::string_view list = lists.back();
        while (!list.empty() && hops.size() < maxHops)
            hops.push_back(read(takeLast(list)));
    }
    return hops;
}

Hops hopsOf(const HttpRequest& request)
{
    Hops hops = readHops(request, "x-forwarded-for", readAddress);
    if (hops.empty())
        hops = readHops(request, "forwarded", readElement);
    if (hops.empty())
        hops = readHops(request, "x-real-ip", readAddress);
    return hops;
}

struct Client
{
    QHostAddress address;
    std::string_view scheme;
};

/// The nearest that is no proxy of ours, or the farthest when all are.
std::optional<Client> clientOf(const Hops& hops, const QList<PeerNetwork>& trusted)
{
    std::optional<Client> client;
    for (const Hop& hop : hops) {
        const std::optional<QHostAddress> address = addressOf(hop.from);
        if (!address)
            return std::nullopt;
        client = Client{*address, hop.scheme};
        if (!isAmong(trusted, *address))
            break;
    }
    return client;
}

void setSecure(HttpRequest& request, std::string_view scheme)
{
    // Of a WebSocket, some proxies tell its own scheme.
    if (sameText(scheme, "https") || sameText(scheme, "wss"))
        request.secure = true;
    else if (sameText(scheme, "http") || sameText(scheme, "ws"))
        request.secure = false;
}

bool isHost(std::string_view text)
{
    return !text.empty() && text.size() <= maxHostBytes &&
           std::all_of(text.begin(), text.end(), [](char c) {
               const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
               const bool isDigit = c >= '0' && c <= '9';
               return isLetter || isDigit ||
                      std::string_view("-._:[]").find(c) != std::string_view::npos;
           });
}

/// The last element of the list that all headers of that name are together.
std::string_view lastOf(const HttpRequest& request, std::string_view name)
{
    std::vector<std::string_view> lists = request.headersOf(name);
    return lists.empty() ? std::string_view() : takeLast(lists.back());
}

void setHost(HttpRequest& request, std::string_view host)
{
    if (!isHost(host))
        return;
    for (HttpHeader& header : request.headers) {
        if (header.is("host"))
            header.value = bytesOf(host);
    }
}

/// From where the nearest proxy, declared or not, says that it got the request: a key for each
/// header that tells an address. Not to be believed, only to tell its clients apart.
QList<GuesserKey> nearestHops(const HttpRequest& request)
{
    QList<GuesserKey> nearest;
    const auto look = [&](AddressSource source, std::string_view name,
                          Hop (*read)(std::string_view)) {
        const Hops hops = readHops(request, name, read);
        if (const auto address = hops.empty() ? std::nullopt : addressOf(hops.front().from))
            nearest.append({source, countedAddress(*address)});
    };
    look(AddressSource::XForwardedFor, "x-forwarded-for", readAddress);
    look(AddressSource::Forwarded, "forwarded", readElement);
    look(AddressSource::XRealIp, "x-real-ip", readAddress);
    return nearest;
}

} // namespace

Guesser guesserBehindProxies(const HttpRequest& request, const QList<PeerNetwork>& proxies)
{
    const QList<GuesserKey> told = nearestHops(request);
    const bool isProxy = isLoopback(request.peer) || isAmong(proxies, request.peer);
    if (isProxy && !told.isEmpty())
        return {told};
    return {{{AddressSource::Connection, countedAddress(request.peer)}}, isProxy};
}

void seeBehindProxies(HttpRequest& request, const QList<PeerNetwork>& trusted)
{
    if (!isAmong(trusted, request.peer))
        return;
    if (const std::optional<Client> client = clientOf(hopsOf(request), trusted)) {
        request.peer = client->address;
        setSecure(request, client->scheme);
    }
    setSecure(request, lastOf(request, "x-forwarded-proto"));
    setHost(request, lastOf(request, "x-forwarded-host"));
}

QHostAddress clientBehindProxies(const HttpRequest& request, const QHostAddress& peer,
                                 const QList<PeerNetwork>& trusted)
{
    if (!isAmong(trusted, peer))
        return peer;
    const std::optional<Client> client = clientOf(hopsOf(request), trusted);
    return client ? client->address : peer;
}

} // namespace footfall
