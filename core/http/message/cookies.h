// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/message/http_message.h"

#include <QByteArrayList>

#include <string_view>

namespace footfall {

/// Holds the secret of a login.
inline constexpr std::string_view loginCookie = "footfall_session";
/// Holds the secret of a share link.
inline constexpr std::string_view shareCookie = "footfall_share";

/// All `Cookie` lines as one: proxies split that of HTTP/2.
QByteArray cookieLine(const HttpRequest& request);

/// What an access cookie of that name holds; several values when other hosts of the same domain,
/// or a page below another path, have set some beside ours: any of them may be the good one. Over
/// TLS the name begins with `__Host-`, which nobody else can set. What is no secret of ours by its
/// length is left out.
QByteArrayList accessCookies(const HttpRequest& request, std::string_view name);

/// A cookie that no script reads and no other site's page makes a browser send; by TLS only, if the
/// request came so. It lasts for whole seconds of `lasts`; 0: it is to be forgotten now.
HttpHeader accessCookie(std::string_view name, const QByteArray& value, DurationMs lasts,
                        const HttpRequest& request);

} // namespace footfall
