// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/metrics_routes.h"

namespace footfall {

void addMetricsRoute(RouteTable& table, std::function<Metrics()> read)
{
    table.get("/metrics", Plane::Operator, [read = std::move(read)](const HttpRequest&) {
        HttpResponse response;
        response.contentType = "text/plain; version=0.0.4; charset=utf-8";
        response.body = metricsText(read());
        return response;
    });
}

} // namespace footfall
