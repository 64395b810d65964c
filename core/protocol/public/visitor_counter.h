// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/live/presence/presence.h"

#include <QByteArray>

#include <string>
#include <string_view>

namespace footfall {

/// The words of the visitor counter (core/protocol/README.md, "Public counters"). Pure functions.

/// data: {"totalConnections":1,"uniqueVisitors":1,"timestamp":ISO}, and an empty line
QByteArray counterEvent(const StreamCount& streams, TimeMs now);
/// A comment that keeps the connection open.
QByteArray counterHeartbeat();
/// {"status":"ok","totalConnections":4,"uniqueVisitors":3,"timestamp":ISO}
QByteArray healthReport(const StreamCount& streams, TimeMs now);

/// The `visitorId` in a `Cookie` header; empty when there is none, or one longer than 128 bytes.
std::string visitorIdIn(std::string_view cookies);
/// The `Set-Cookie` that gives a visitor its id, for thirty days. Only over TLS a browser
/// takes one that pages of other sites send back.
QByteArray visitorCookie(const std::string& visitorId, bool secure);

} // namespace footfall
