// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/request_parser.h"

#include <string_view>

namespace footfall {

/// An authority without this port (":443"), if it ends with it.
std::string_view withoutPort(std::string_view authority, std::string_view port);
/// Reads the target of a request line (RFC 9112, section 3.2) into path and query: a path, a URL of
/// http or https, or `*` with OPTIONS, which is kept as the path. The method must be known.
Refusal readTarget(std::string_view target, RequestHead& head);
/// Refuses a target that is the URL of another host than the `Host` that was sent.
Refusal checkAuthority(const RequestHead& head, std::string_view host);

} // namespace footfall
