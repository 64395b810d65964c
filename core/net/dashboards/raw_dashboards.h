// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/endpoint_context.h"
#include "core/protocol/dashboards/dashboard_encoder.h"

namespace footfall {

/// The raw WebSocket transport of the visitor analytics dashboards, at `/`. What is passed must
/// outlive the table.
void addDashboardSocket(RouteTable& table, const RawDashboardEncoder& encoder,
                        const EndpointContext& context);

} // namespace footfall
