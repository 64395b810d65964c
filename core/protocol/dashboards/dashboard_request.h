// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"
#include "core/source/snapshot.h"

#include <QByteArray>
#include <QJsonObject>

#include <string>
#include <variant>

namespace footfall {

/// A dashboard wants statistics that pass a filter.
struct DetailedStatsRequest
{
    SnapshotFilter filter;
};

/// A dashboard tells what its user did.
struct TrackAction
{
    std::string action;
    /// JSON; "null" when none was given.
    std::string details;
};

/// Not understood: the sentence to answer with.
struct BadRequest
{
    std::string message;
};

using DashboardRequest = std::variant<DetailedStatsRequest, TrackAction, BadRequest>;

/// Reads a frame from a visitor analytics dashboard: its keys stand at the top level or under
/// "data". A filter that is none counts as an empty one. Pure; depth and size are bounded.
DashboardRequest readDashboardRequest(const QByteArray& frame);
DashboardRequest readDashboardRequest(const QJsonObject& frame);

/// `data` of the answer to a DetailedStatsRequest. `totalFiltered` counts the events that pass the
/// filter among the newest kept.
std::string detailedStats(const LiveModel& model, const SnapshotFilter& filter);

} // namespace footfall
