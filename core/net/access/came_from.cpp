// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/came_from.h"

#include "core/base/text/ascii.h"
#include "core/http/message/request_target.h"
#include "core/http/socket/peer_address.h"

#include <algorithm>

namespace footfall {

Origin::Origin(std::string_view text)
{
    const std::size_t mark = text.find("://");
    if (mark == std::string_view::npos)
        return;
    m_scheme = lowered(text.substr(0, mark));
    const std::string_view rest = text.substr(mark + 3);
    m_authority = lowered(withoutPort(rest.substr(0, rest.find_first_of("/?#")), ownPort()));
}

bool Origin::isLoopback() const
{
    return isWeb() && isLoopbackAuthority(m_authority);
}

bool Origin::isTargetOf(const HttpRequest& request) const
{
    if (request.secure && m_scheme != "https")
        return false;
    const std::string_view host = request.header("host");
    return isWeb() && !host.empty() && sameText(m_authority, withoutPort(host, ownPort()));
}

bool Origin::isSameAs(const Origin& other) const
{
    return !m_authority.empty() && m_scheme == other.m_scheme && m_authority == other.m_authority;
}

CameFrom cameFrom(const HttpRequest& request)
{
    const std::string_view site = request.header("sec-fetch-site");
    if (site == "cross-site")
        return CameFrom::AnotherSite;
    if (site == "same-site")
        return CameFrom::Neighbour;
    const std::string_view page = request.header("referer");
    if (!site.empty() || page.find("://") == std::string_view::npos)
        return CameFrom::Ours;
    return Origin(page).isTargetOf(request) ? CameFrom::Ours : CameFrom::AnotherSite;
}

bool cameThroughProxy(const HttpRequest& request)
{
    constexpr std::string_view family = "x-forwarded-";
    return std::any_of(
        request.headers.begin(), request.headers.end(), [&](const HttpHeader& header) {
            return header.is("forwarded") || header.is("via") || header.is("x-real-ip") ||
                   sameText(viewOf(header.name).substr(0, family.size()), family);
        });
}

bool cameFromHere(const HttpRequest& request)
{
    return isLoopback(request.peer) && request.http11 &&
           isLoopbackAuthority(request.header("host")) && !cameThroughProxy(request);
}

} // namespace footfall
