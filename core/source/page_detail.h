// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/count_row.h"
#include "core/source/alerts/usual.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// The last hour of a page is told minute by minute.
inline constexpr int pageMinutes = 60;

/// What is known of one page: of the site that is looked at, or of all that have it.
struct PageDetail
{
    std::string page;
    /// Active sessions that are on it.
    std::int64_t now = 0;
    std::int64_t viewsToday = 0;
    /// Page views a minute that are usual now; nothing while that is not known.
    std::optional<Usual> usualPerMinute;
    /// Page views of each minute, oldest first, the last one still growing; as far back as they are
    /// known, an hour at most.
    std::vector<std::int32_t> viewsByMinute;
    /// When the first of those minutes begins.
    TimeMs firstMinute;
    /// Of those who are on it; highest first; without a label: direct.
    std::vector<CountRow> referrers;
    std::vector<CountRow> campaigns;
    /// The page before it and the page after it in the journeys of active and just ended sessions;
    /// without a label: they began with it, or ended on it.
    std::vector<CountRow> cameFrom;
    std::vector<CountRow> wentTo;
    /// The median of how long they stayed on it, of those who went on, or ended and were heard of
    /// more than once; nothing while there is none.
    std::optional<DurationMs> medianDwell;
    /// There are more journeys than are looked at.
    bool truncated = false;

    bool operator==(const PageDetail&) const = default;
};

} // namespace footfall
