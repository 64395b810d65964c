// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub/encoder.h"

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

/// The frames as the raw WebSocket transport sends them. Never a `visitor_update` without an event:
/// existing clients cannot read it.
class RawDashboardEncoder final : public Encoder
{
public:
    QByteArrayList encode(const Update& update) const override;
};

} // namespace footfall
