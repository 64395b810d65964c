// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub/encoder.h"
#include "core/live/live_model.h"

namespace footfall {

/// One frame to a visitor analytics dashboard: {"type": type, "data": {…}}.
struct DashboardFrame
{
    std::string type;
    std::string json;
};

/// Whether a newcomer's first frame is to serve as the welcome of the analytics samples, too.
enum class Welcome
{
    None,
    InWords
};

/// What a visitor analytics dashboard is told of an update (core/protocol/README.md, "Dashboards"),
/// whichever transport it comes by. Pure.
std::vector<DashboardFrame> dashboardFrames(const Update& update, Welcome welcome);

/// {"type":"error","data":{"message":…}}
QByteArray dashboardError(std::string_view message);

/// All that a visitor analytics dashboard is told, in the words of one transport.
class DashboardEncoder : public Encoder
{
public:
    /// The frames that answer a DetailedStatsRequest.
    virtual QByteArrayList statistics(const LiveModel& model,
                                      const SnapshotFilter& filter) const = 0;
    /// The frame that tells of a request that is refused.
    virtual QByteArray error(std::string_view message) const = 0;
};

/// The frames as the raw WebSocket transport sends them. Never a `visitor_update` without an event:
/// existing clients cannot read it. Detailed statistics go as `detailed_stats`, and the same again
/// as `detailed_stats_response`, which existing dashboards wait for.
class RawDashboardEncoder final : public DashboardEncoder
{
public:
    QByteArrayList encode(const Update& update) const override;
    QByteArrayList statistics(const LiveModel& model, const SnapshotFilter& filter) const override;
    QByteArray error(std::string_view message) const override { return dashboardError(message); }
};

} // namespace footfall
