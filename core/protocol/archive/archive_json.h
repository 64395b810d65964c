// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/source/history.h"

namespace footfall {

// What is kept of the past, as JSON. Pure functions, any thread.

/// An array of buckets: at, visitors, pageViews, events, sessions, concurrents.
void writeHistory(JsonWriter& json, const History& history);

/// SESSION (core/protocol/dashboards/analytics_json.h) without `metadata`, with `visit`,
/// `visitorId`, `device`, `referrer`, `campaign`, `browser` and `system`; its journey as pages and
/// in `steps`, with times and clicks.
void writeVisit(JsonWriter& json, const SessionView& visit);

/// An array of visits without their journeys: the first ones, as many as fit into `budget` bytes.
/// Where to go on behind them; 0: there are no more.
std::uint64_t writeVisits(JsonWriter& json, const VisitsFound& found, std::size_t budget);

} // namespace footfall
