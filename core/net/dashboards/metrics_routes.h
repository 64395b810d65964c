// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/protocol/dashboards/metrics.h"

#include <functional>

namespace footfall {

/// `GET /metrics`, for operators: what a monitor watches, as Prometheus reads it. What `read` needs
/// must outlive the table.
void addMetricsRoute(RouteTable& table, std::function<Metrics()> read);

} // namespace footfall
