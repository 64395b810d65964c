// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/analytics_sample.h"

#include "core/base/json/json_writer.h"

namespace footfall {

namespace {

constexpr double secondsPerMinute = 60;

/// Totals only.
SnapshotRequest totals()
{
    SnapshotRequest request;
    request.sessions = 0;
    request.events = 0;
    request.rows = 0;
    request.alerts = 0;
    return request;
}

} // namespace

QByteArray analyticsSample(const LiveModel& model, TimeMs now)
{
    const Snapshot snapshot = model.snapshot(totals());
    JsonWriter json;
    json.beginObject().key("timestamp").time(now);
    json.key("page_views").number(snapshot.pageViewsToday);
    json.key("active_users").number(snapshot.active);
    json.key("avg_session_duration").decimal(snapshot.meanDurationSeconds / secondsPerMinute);
    return QByteArray::fromStdString(json.endObject().take());
}

QByteArray analyticsWelcome()
{
    return QByteArrayLiteral("{\"message\":\"Welcome to the Real-Time Analytics API\"}");
}

} // namespace footfall
