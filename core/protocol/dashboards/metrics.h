// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/refusals.h"
#include "core/base/time/stages.h"
#include "core/protocol/logs/line_counts.h"
#include "core/source/history.h"
#include "core/source/alerts/usual.h"
#include "core/source/alerts/webhook_state.h"
#include "core/source/filtered/filtered.h"

#include <QByteArray>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace footfall {

/// What a monitor watches of a running Footfall. Counts are since the start.
struct Metrics
{
    std::int64_t events = 0; ///< ever, as far as is known
    std::int64_t activeSessions = 0;
    std::optional<Usual> usualActive = {};
    std::optional<Usual> usualPerMinute = {};
    std::int64_t presentVisitors = 0;
    std::int64_t dashboards = 0;
    std::int64_t connections = 0;
    std::int64_t webSockets = 0;
    std::int64_t requests = 0;
    RefusalCounts refused = {};
    /// Events that were kept apart, by FilterReason.
    std::array<std::int64_t, filterReasons> filtered = {};
    StoreState store = {};
    Stages stages = {};
    std::vector<WebhookState> webhooks = {};
    /// What became of the lines of each log that is followed, by its path.
    std::vector<std::pair<std::string, LineCounts>> logs = {};
};

/// As text in the exposition format of Prometheus, version 0.0.4. Pure.
QByteArray metricsText(const Metrics& metrics);

} // namespace footfall
