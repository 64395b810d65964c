// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/web_origin.h"

#include "core/base/text/ascii.h"

#include <QString>
#include <QUrl>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include <arpa/inet.h>

namespace footfall {

namespace {

constexpr std::size_t hostBytes = 253;
constexpr int portMax = 65'535;

Error notAnOrigin()
{
    return Error{"an origin is a scheme and a host, perhaps with a port, and nothing else, as in "
                 "https://shop.example"};
}

bool isScheme(std::string_view text)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
           });
}

/// Pages are not loaded by these, or have no origin of their own.
bool hasNoPages(std::string_view scheme)
{
    constexpr std::array<std::string_view, 8> others{"about", "blob",   "data", "file",
                                                     "ftp",   "mailto", "ws",   "wss"};
    return std::find(others.begin(), others.end(), scheme) != others.end();
}

bool isHostName(std::string_view text)
{
    return !text.empty() && text.size() <= hostBytes && text.front() != '.' &&
           text.find("..") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                      c == '_';
           });
}

/// Where the longest run of at least two zeros begins, and how long it is.
std::pair<std::size_t, std::size_t> longestZeros(const std::array<std::uint16_t, 8>& groups)
{
    std::size_t best = 0;
    std::size_t length = 1;
    for (std::size_t at = 0; at < groups.size(); ++at) {
        std::size_t end = at;
        while (end < groups.size() && groups[end] == 0)
            ++end;
        if (end - at > length) {
            best = at;
            length = end - at;
        }
    }
    return {best, length > 1 ? length : 0};
}

/// As browsers write it, which differs from inet_ntop for IPv4 in IPv6.
std::string shortV6(const in6_addr& address)
{
    std::array<std::uint16_t, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = std::uint16_t(address.s6_addr[2 * i] << 8 | address.s6_addr[2 * i + 1]);
    const auto [zeros, length] = longestZeros(groups);
    std::string text = "[";
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (length > 0 && i == zeros) {
            text += "::";
            i += length - 1;
            continue;
        }
        if (text.back() != '[' && text.back() != ':')
            text += ':';
        std::array<char, 4> hex{};
        text.append(hex.data(),
                    std::to_chars(hex.data(), hex.data() + hex.size(), groups[i], 16).ptr);
    }
    return text + ']';
}

std::optional<std::string> v6Host(const std::string& bracketed)
{
    in6_addr address;
    const std::string inside = bracketed.substr(1, bracketed.size() - 2);
    if (inet_pton(AF_INET6, inside.c_str(), &address) != 1)
        return std::nullopt;
    return shortV6(address);
}

/// Whether browsers take the host for an IPv4 address: its last part is a number.
bool looksLikeV4(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    const std::string_view last = host.substr(host.rfind('.') + 1);
    const bool isHex = last.starts_with("0x");
    return !last.empty() && last.find_first_not_of(isHex ? "0123456789abcdefx" : "0123456789") ==
                                std::string_view::npos;
}

std::optional<std::string> v4Host(const std::string& host)
{
    in_addr address;
    std::array<char, INET_ADDRSTRLEN> text{};
    if (inet_aton(host.c_str(), &address) == 0)
        return std::nullopt;
    return inet_ntop(AF_INET, &address, text.data(), text.size());
}

std::optional<std::string> hostForm(std::string_view written, bool isWeb)
{
    std::string host = lowered(written);
    if (host.starts_with('[') && host.ends_with(']'))
        return v6Host(host);
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (isWeb && !std::all_of(host.begin(), host.end(), isAscii))
        host = QUrl::toAce(QString::fromStdString(host)).toStdString();
    if (!isHostName(host))
        return std::nullopt;
    return isWeb && looksLikeV4(host) ? v4Host(host) : host;
}

/// ":8443", or nothing for the scheme's own port.
std::optional<std::string> portForm(std::string_view digits, std::string_view scheme)
{
    int port = 0;
    const char* end = digits.data() + digits.size();
    const auto [rest, failure] = std::from_chars(digits.data(), end, port);
    if (failure != std::errc{} || rest != end || port <= 0 || port > portMax)
        return std::nullopt;
    const bool isOwn = (scheme == "https" && port == 443) || (scheme == "http" && port == 80);
    return isOwn ? std::string() : std::string(":").append(std::to_string(port));
}

} // namespace

Result<std::string> webOrigin(std::string_view text)
{
    text = trimmed(text);
    const std::size_t mark = text.find("://");
    const std::string scheme = lowered(text.substr(0, mark));
    if (mark == std::string_view::npos || !isScheme(scheme))
        return notAnOrigin();
    if (hasNoPages(scheme))
        return Error{"no page has an origin that begins with " + scheme + "://"};
    std::string_view authority = text.substr(mark + 3);
    if (authority.ends_with('/'))
        authority.remove_suffix(1);
    if (authority.find('*') != std::string_view::npos)
        return Error{"a * stands for nothing here: name every origin on its own"};
    const std::size_t colon = authority.rfind(':');
    const bool hasPort = colon != std::string_view::npos && !authority.ends_with(']');
    const auto host = hostForm(authority.substr(0, hasPort ? colon : authority.npos),
                               scheme == "http" || scheme == "https");
    const auto port = hasPort ? portForm(authority.substr(colon + 1), scheme) : std::string();
    if (!host || !port)
        return notAnOrigin();
    return scheme + "://" + *host + *port;
}

} // namespace footfall
