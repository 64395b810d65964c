// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/message/http_message.h"

#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// A website whose visitors are taken: its name here, and where its pages come from.
struct DeclaredSite
{
    /// Lower case, as in an event's `site`.
    std::string name;
    /// As browsers send it (`webOrigin`).
    std::string origin;

    /// Sites that may be declared: all are told of in one frame.
    static constexpr std::size_t maxDeclared = 1'000;

    /// Reads "NAME=ORIGIN".
    static Result<DeclaredSite> read(std::string_view text);
};

/// Which websites may send what (core/protocol/README.md, "Two planes" and "Events"). Without a
/// declared site all may, and what names no site counts for the host of its origin. Pure.
class SiteRules
{
public:
    SiteRules() = default;
    explicit SiteRules(std::vector<DeclaredSite> declared);

    bool areDeclared() const { return !m_declared.empty(); }
    /// Declared names, in their order, each once.
    std::vector<std::string> names() const;
    /// Whether anything at all from this origin is taken.
    bool isOpenTo(std::string_view origin) const;
    /// The site for which something counts that comes from `origin` (empty: from no web page) and
    /// names `named` (empty: none); or why it is refused.
    Result<std::string> siteFor(std::string_view origin, std::string_view named) const;

private:
    std::vector<DeclaredSite> sitesOf(const std::string& origin) const;

    std::vector<DeclaredSite> m_declared;
};

/// Its host and port, lower case; empty without one.
std::string hostOfOrigin(std::string_view origin);

/// Why an `Origin` can name no site: its host would be a name that sites may not have. Empty when
/// it can, or when there is none.
std::string originFault(std::string_view origin);
/// `siteFor` of what a request comes from and names.
Result<std::string> siteOf(const HttpRequest& request, std::string_view named,
                           const SiteRules& sites);
/// 403, with why.
HttpResponse siteRefused(const std::string& why);

} // namespace footfall
