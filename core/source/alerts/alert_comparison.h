// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/source/alerts/alert.h"
#include "core/source/alerts/sensitivity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// How often would the rule have told something: of which days, and of which site.
struct AlertReplayRequest
{
    static constexpr DurationMs longestSpanMs = 56 * dayMs;
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

    bool operator==(const AlertReplayRequest&) const = default;
};

/// What alerts there would have been in some days, at each sensitivity.
struct AlertComparison
{
    /// Alerts of one sensitivity that are listed.
    static constexpr std::size_t maxListed = 200;

    struct Told
    {
        /// How often somebody would have been called.
        std::int64_t count = 0;
        /// For what, the newest first: at most `maxListed`. Their ids count from 1.
        std::vector<Alert> alerts;
    };

    AlertReplayRequest request;
    /// From then on: later than asked for when nothing was kept before.
    TimeMs from;
    /// Sites that were looked at.
    std::int64_t sites = 0;
    /// In the order of `allSensitivities`.
    std::array<Told, allSensitivities.size()> told;

    const Told& at(Sensitivity sensitivity) const { return told[std::size_t(sensitivity)]; }
    /// Nothing is kept of these days.
    bool isEmpty() const { return sites == 0 || from >= request.to; }
};

} // namespace footfall
