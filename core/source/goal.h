// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace footfall {

/// An event that somebody waits for.
struct GoalView
{
    std::string site;
    /// As events are ranked by it (Snapshot::eventNamesToday).
    std::string name;
    /// Since midnight.
    std::int64_t eventsToday = 0;
    /// Visitors who did it since midnight, or since `since`, if that is later.
    std::int64_t visitorsToday = 0;
    /// All visitors of the site since then: what `visitorsToday` is a share of.
    std::int64_t visitorsInAll = 0;
    /// When it was chosen.
    TimeMs since;
    /// The last event's receipt; nothing while there was none.
    std::optional<TimeMs> lastAt;

    bool operator==(const GoalView&) const = default;
};

} // namespace footfall
