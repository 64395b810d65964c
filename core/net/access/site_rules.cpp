// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/site_rules.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/http/message/status.h"
#include "core/net/access/web_origin.h"

#include <algorithm>
#include <iterator>

namespace footfall {

namespace {

/// What stands before the host of an `Origin`, at most: characters.
constexpr std::size_t maxSchemeCharacters = 64;

bool isName(std::string_view text)
{
    return !text.empty() && keyFault(text, maxLength::site).empty();
}

std::string_view hostIn(std::string_view origin)
{
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

} // namespace

Result<DeclaredSite> DeclaredSite::read(std::string_view text)
{
    const std::size_t equals = text.find('=');
    const std::string name = lowered(trimmed(text.substr(0, equals)));
    if (equals == std::string_view::npos || !isName(name))
        return Error{"a name and an origin are needed, as in shop=https://shop.example"};
    Result<std::string> origin = webOrigin(text.substr(equals + 1));
    if (!origin)
        return Error{origin.error()};
    return DeclaredSite{name, std::move(*origin)};
}

SiteRules::SiteRules(std::vector<DeclaredSite> declared)
    : m_declared(std::move(declared))
{
}

std::vector<std::string> SiteRules::names() const
{
    std::vector<std::string> all;
    for (const DeclaredSite& site : m_declared) {
        if (std::find(all.begin(), all.end(), site.name) == all.end())
            all.push_back(site.name);
    }
    return all;
}

bool SiteRules::isOpenTo(std::string_view origin) const
{
    return !areDeclared() || !sitesOf(lowered(origin)).empty();
}

/// All of them for what comes from no web page.
std::vector<DeclaredSite> SiteRules::sitesOf(const std::string& origin) const
{
    std::vector<DeclaredSite> open;
    std::copy_if(m_declared.begin(), m_declared.end(), std::back_inserter(open),
                 [&](const DeclaredSite& site) { return origin.empty() || site.origin == origin; });
    return open;
}

Result<std::string> SiteRules::siteFor(std::string_view origin, std::string_view named) const
{
    std::string name = lowered(named);
    if (!areDeclared())
        return name.empty() ? hostOfOrigin(origin) : name;
    const std::string from = lowered(origin);
    const std::vector<DeclaredSite> open = sitesOf(from);
    if (open.empty())
        return Error{"No site is declared for the origin " + from};
    if (name.empty()) {
        const bool isOne = std::all_of(open.begin(), open.end(), [&](const DeclaredSite& site) {
            return site.name == open.front().name;
        });
        if (!isOne)
            return Error{"Several sites are declared: name one of them in \"site\""};
        return open.front().name;
    }
    const bool isOpen = std::any_of(open.begin(), open.end(),
                                    [&](const DeclaredSite& site) { return site.name == name; });
    if (!isOpen)
        return Error{"The site " + name + " is not declared" +
                     (from.empty() ? std::string() : " for the origin " + from)};
    return name;
}

std::string hostOfOrigin(std::string_view origin)
{
    return lowered(hostIn(origin));
}

std::string originFault(std::string_view origin)
{
    if (std::string fault = keyFault(origin, maxSchemeCharacters + maxLength::site); !fault.empty())
        return fault;
    return keyFault(hostIn(origin), maxLength::site);
}

Result<std::string> siteOf(const HttpRequest& request, std::string_view named,
                           const SiteRules& sites)
{
    return sites.siteFor(request.header("Origin"), named);
}

HttpResponse siteRefused(const std::string& why)
{
    HttpResponse response = HttpResponse::error(status::forbidden, why);
    response.refused.site = 1;
    return response;
}

} // namespace footfall
