// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/request_target.h"

#include "core/base/text/ascii.h"
#include "core/http/message/request_parser.h"

#include <algorithm>

namespace footfall {

namespace {

Refusal badTarget(const char* message)
{
    return {400, message};
}

bool isTargetChar(char c)
{
    return c > 0x20 && c < 0x7f && c != '#';
}

struct Scheme
{
    std::string_view prefix;
    std::string_view port;
};

constexpr Scheme schemes[]{{"http://", ":80"}, {"https://", ":443"}};

const Scheme* schemeOf(std::string_view target)
{
    for (const Scheme& scheme : schemes) {
        if (sameText(target.substr(0, scheme.prefix.size()), scheme.prefix))
            return &scheme;
    }
    return nullptr;
}

/// Takes scheme and authority off a target, if it has them.
Refusal takeAuthority(std::string_view& target, RequestHead& head)
{
    const Scheme* scheme = schemeOf(target);
    if (!scheme)
        return {};
    target.remove_prefix(scheme->prefix.size());
    const std::string_view authority = target.substr(0, target.find_first_of("/?"));
    target.remove_prefix(authority.size());
    if (authority.empty() || authority.find('@') != std::string_view::npos)
        return badTarget("The target names no host");
    head.authority = bytesOf(withoutPort(authority, scheme->port));
    head.defaultPort = scheme->port;
    return {};
}

} // namespace

std::string_view withoutPort(std::string_view authority, std::string_view port)
{
    return authority.ends_with(port) ? authority.substr(0, authority.size() - port.size())
                                     : authority;
}

Refusal readTarget(std::string_view target, RequestHead& head)
{
    if (!std::all_of(target.begin(), target.end(), isTargetChar))
        return badTarget("Character in the target that must be percent-encoded");
    if (target == "*" && head.request.method == "OPTIONS") {
        head.request.path = QByteArrayLiteral("*");
        return {};
    }
    if (Refusal refusal = takeAuthority(target, head); refusal.status)
        return refusal;
    if (!target.starts_with('/') && head.authority.isEmpty())
        return badTarget("The target must be a path that begins with /");
    Result<QByteArray> path = normalisedPath(takeUntil(target, '?'));
    if (!path)
        return badTarget(path.error().c_str());
    head.request.path = std::move(*path);
    head.request.query = bytesOf(target);
    return {};
}

Refusal checkAuthority(const RequestHead& head, std::string_view host)
{
    if (head.authority.isEmpty() || host.empty() ||
        sameText(viewOf(head.authority), withoutPort(host, head.defaultPort)))
        return {};
    return badTarget("The target names another host than Host");
}

} // namespace footfall
