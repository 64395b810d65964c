// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <string>
#include <string_view>

namespace footfall {

/// The scheme, host and port of a page, as the header `Origin` tells them (RFC 6454), read once:
/// two are equal whatever their case, with the scheme's own port or without. A value.
class Origin
{
public:
    /// Nowhere: no page.
    Origin() = default;
    /// Reads "https://shop.example:8443", or takes it from the address of a page. Of what is no
    /// origin, as "null", a page that is equal to none.
    explicit Origin(std::string_view text);

    /// Whether it is a page of this machine.
    bool isLoopback() const;
    /// Whether the page was loaded from where the request goes. A proxy that is not declared may
    /// speak https for us.
    bool isTargetOf(const HttpRequest& request) const;
    bool isSameAs(const Origin& other) const;

private:
    bool isWeb() const { return m_scheme == "http" || m_scheme == "https"; }
    std::string_view ownPort() const { return m_scheme == "https" ? ":443" : ":80"; }

    std::string m_scheme;
    std::string m_authority; ///< host and port, the scheme's own port left out
};

/// From where a browser was made to send a request.
enum class CameFrom
{
    Ours,       ///< a page of ours, the person, or no browser
    Neighbour,  ///< another host of our domain
    AnotherSite ///< any other page
};

/// By `Sec-Fetch-Site`; over plain HTTP browsers do not send it, and only the referrer tells.
CameFrom cameFrom(const HttpRequest& request);
/// Whether a proxy, declared or not, says that it handed the request on.
bool cameThroughProxy(const HttpRequest& request);
/// Whether a program of this machine sent it to this machine, and no proxy handed it on.
bool cameFromHere(const HttpRequest& request);

} // namespace footfall
