// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/endpoint_context.h"

namespace footfall {

/// The REST side of the visitor analytics dashboards: summary, sessions, clear; and the welcome at
/// `/` and `/api`. What is passed must outlive the table.
void addAnalyticsRoutes(RouteTable& table, const EndpointContext& context);

} // namespace footfall
