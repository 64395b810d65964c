// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert_handling.h"
#include "core/source/history.h"
#include "core/source/snapshot.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace footfall {

/// The same view, with no longer list or text than /api/live takes, and without the selected
/// session, which is followed by itself.
SnapshotRequest liveView(SnapshotRequest request);
/// The view as keys and values of the query of /api/live, not yet encoded.
std::vector<std::pair<std::string, std::string>> liveQuery(const SnapshotRequest& view);

// Frames to a server of /api/live (core/protocol/live/README.md); the answer carries the same `id`.
std::string watchFrame(std::uint64_t id, const SnapshotRequest& view);
/// Nothing: no session is followed any more.
std::string followFrame(std::uint64_t id, const std::optional<SessionKey>& session);
std::string historyFrame(std::uint64_t id, const HistoryRequest& request);
std::string visitsFrame(std::uint64_t id, const VisitQuery& query);
std::string visitFrame(std::uint64_t id, std::uint64_t visit);
std::string momentFrame(std::uint64_t id, const MomentRequest& request);
std::string leaveFrame(std::uint64_t id);
std::string replayFrame(std::uint64_t id, const AlertReplayRequest& request);
std::string sensitivityFrame(std::uint64_t id, const std::optional<std::string>& site,
                             Sensitivity sensitivity);
std::string goalFrame(std::uint64_t id, const std::string& site, const std::string& name,
                      bool isGoal);
/// Notes it, or takes it back.
std::string markFrame(std::uint64_t id, const Mark& mark, bool isNoted);
/// It is seen, or not yet after all.
std::string alertSeenFrame(std::uint64_t id, const Alert& alert, bool isSeen);
/// It is muted for an hour, or no longer.
std::string alertMuteFrame(std::uint64_t id, const AlertTopic& topic, bool isMuted);
/// Whether it counts; nothing: as the list of bots says.
std::string botFrame(std::uint64_t id, const std::string& name, std::optional<bool> counts);
std::string clearFrame(std::uint64_t id);
std::string loginFrame(std::uint64_t id);

} // namespace footfall
