// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/message/http_message.h"

#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// Holds the secret of a login.
inline constexpr std::string_view loginCookie = "footfall_session";
/// Holds the secret of a share link.
inline constexpr std::string_view shareCookie = "footfall_share";

/// What a request shows to be let in. It lives as long as the request's headers.
///
/// Of a cookie there are several values when other hosts of the same domain, or a page below
/// another path, have set some beside ours: any of them may be the good one. Over TLS the names of
/// the cookies begin with `__Host-`, which nobody else can set. What is no secret of ours by its
/// length is left out.
struct Credentials
{
    std::vector<std::string_view> logins;
    std::vector<std::string_view> shares;
    std::string_view bearer; ///< of `Authorization: Bearer`; empty: none
    std::string token;       ///< of the query; empty: none
};

Credentials credentialsOf(const HttpRequest& request);

/// A cookie that no script reads and no other site's page makes a browser send; by TLS only, if the
/// request came so. It lasts for whole seconds of `lasts`; 0: it is to be forgotten now.
HttpHeader accessCookie(std::string_view name, const QByteArray& value, DurationMs lasts,
                        const HttpRequest& request);

} // namespace footfall
