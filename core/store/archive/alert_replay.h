// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/live/alerts/alert_rule.h"
#include "core/source/alert.h"
#include "core/store/archive/minute_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// How often would the rule have told something: of which days, and of which site.
struct AlertReplayRequest
{
    static constexpr DurationMs longestSpanMs = MinuteReader::longestSpanMs;
    /// So many sites with their minutes are gone through; a server watches as many.
    static constexpr std::int64_t maxSites = Limits().sites + 1;
    /// Rows within the days; with more it fails.
    static constexpr std::int64_t maxRows = 20'000'000;
    static constexpr std::size_t maxAlerts = 100'000;

    /// Whole minutes of the clock.
    TimeMs from;
    TimeMs to;
    /// Nothing: all of them.
    std::optional<std::string> site;
    Sensitivities sensitivities;
};

struct ReplayedAlerts
{
    /// In the order of time; of more than `maxAlerts`, not all.
    std::vector<Alert> alerts;
    bool isCut = false;
    /// Sites that were looked at.
    std::int64_t sites = 0;
    /// From then on: later than asked for when nothing was kept before.
    TimeMs from;
};

/// Goes through the minutes that are kept as the rule of each site does, and says what it tells.
/// What was kept before `from` teaches what is usual. A minute is looked at when it is over, not
/// each ten seconds within it, and pages are not: a little of what a server tells comes later here,
/// or not at all. `rule`: its time of day is taken. Fails when the database cannot be read, on a span
/// that is too long, and on too many rows.
Result<ReplayedAlerts> replayAlerts(Database& database, const AlertReplayRequest& request,
                                    const AlertRule& rule);

} // namespace footfall
