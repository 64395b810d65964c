// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/presence/viewers.h"

#include <QJsonObject>

#include <optional>
#include <string>

namespace footfall {

/// The words of viewer tracking (core/protocol/README.md, "Public counters"), the same over HTTP
/// and Socket.IO. Pure functions.

/// What a viewer says of itself; nothing without an `id` of 1 to 128 bytes. Longer texts are cut.
std::optional<ViewerReport> readViewer(const QJsonObject& viewer);

/// Bytes of the viewers, and again of their places: in an answer of 1 MiB, and in a broadcast, of
/// which two fit what is kept for a Socket.IO client that polls.
inline constexpr std::size_t viewerAnswerBytes = 448 * 1024;
inline constexpr std::size_t viewerBroadcastBytes = 24 * 1024;

/// {"totalViewers":2,"viewers":[…],"geographicData":[…]}: the last heard of and the places with the
/// most come first, as many as fit the budget. `viewers` is empty unless `isOperator`.
std::string viewersJson(const Viewers& viewers, bool isOperator,
                        std::size_t budget = viewerAnswerBytes);
/// {"success":true,"viewer":{…,"timestamp":ms,"lastSeen":ms}}
std::string trackedJson(const ViewerReport& report, const TrackedViewer& viewer);
/// {"success":true,"viewersData":…,"message":"Viewer tracked successfully"}
/// Within the budget of a broadcast.
std::string socketTrackedJson(const Viewers& viewers, bool isOperator);

} // namespace footfall
