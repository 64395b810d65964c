// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/hub/hub.h"
#include "core/ingest/ingest.h"
#include "core/live/live_model.h"

namespace footfall {

class Clock;

/// The REST side of the visitor analytics dashboards: summary, sessions, clear; and the welcome at
/// `/` and `/api`. What is passed must outlive the table.
void addAnalyticsRoutes(RouteTable& table, const LiveModel& model, const Hub& hub, Ingest& ingest,
                        const Clock& clock);

} // namespace footfall
