// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/live/client/live_reader_json.h"
#include "core/source/history.h"
#include "core/source/snapshot.h"

#include <optional>

namespace footfall {

/// Entries of a list that are ever taken from a server, whatever it sends.
inline constexpr std::size_t liveListMost = 200;
/// Sites are told of all; as many as a server keeps, and "(other)".
inline constexpr std::size_t liveSitesMost = 1'001;
/// Steps of a whole journey, clicks of a step, and keys of a session's metadata.
inline constexpr std::size_t liveStepsMost = 1'000;
inline constexpr std::size_t liveClicksMost = 1'000;
inline constexpr std::size_t liveMetadataMost = 200;
/// Points of a history.
inline constexpr std::size_t liveHistoryMost = 20'000;

/// A site that is new or has changed; without a number it has gone.
struct LiveSiteChange
{
    std::string site;
    std::optional<std::int64_t> active;
};

// The values of core/protocol/README.md, each from its JSON.
SessionView readLiveSession(const LiveJson& json);
/// Nothing for `null`.
std::optional<SessionView> readLiveSessionOrNone(const LiveJson& json);
FeedItem readLiveEvent(const LiveJson& json);
/// Those of a kind that is known.
std::vector<Alert> readLiveAlerts(const LiveJson& json);
ViewerView readLiveViewer(const LiveJson& json);
SeriesPoint readLivePoint(const LiveJson& json);
HistoryPoint readLiveHistoryPoint(const LiveJson& json);
CountRow readLivePage(const LiveJson& json);
CountRow readLiveCount(const LiveJson& json);
LiveSiteChange readLiveSiteChange(const LiveJson& json);
StoreState readLiveStore(const LiveJson& json);

} // namespace footfall
