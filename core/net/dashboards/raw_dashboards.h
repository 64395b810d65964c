// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/http/route_table.h"
#include "core/hub/hub.h"
#include "core/live/live_model.h"
#include "core/protocol/dashboards/dashboard_encoder.h"

namespace footfall {

class Clock;

/// The raw WebSocket transport of the visitor analytics dashboards, at `/`. What is passed must
/// outlive the table.
void addDashboardSocket(RouteTable& table, Hub& hub, const LiveModel& model,
                        const RawDashboardEncoder& encoder, const Limits& limits,
                        const Clock& clock);

} // namespace footfall
