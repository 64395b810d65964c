// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/count_row.h"
#include "core/source/usual.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// A page of a site.
struct PageKey
{
    std::string site;
    std::string path;

    bool operator==(const PageKey&) const = default;
};

/// The last hour of a page is told minute by minute.
inline constexpr int pageMinutes = 60;

/// What is known of one page.
struct PageDetail
{
    PageKey page;
    /// Active sessions that are on it.
    std::int64_t now = 0;
    std::int64_t viewsToday = 0;
    /// Page views a minute that are usual now; nothing while that is not known.
    std::optional<Usual> usualPerMinute;
    /// Page views of each minute, oldest first, the last one still growing; empty while nothing is
    /// known of it.
    std::vector<std::int32_t> viewsByMinute;
    /// When the first of those minutes begins.
    TimeMs firstMinute;
    /// Of those who are on it; highest first; without a label: direct.
    std::vector<CountRow> referrers;
    std::vector<CountRow> campaigns;
    /// The page before it and the page after it in the journeys of active and just ended sessions; without a
    /// label: they began with it, or ended on it.
    std::vector<CountRow> cameFrom;
    std::vector<CountRow> wentTo;
    /// The median of how long they stayed on it, of those who went on or ended; nothing while there is none.
    std::optional<DurationMs> medianDwell;

    bool operator==(const PageDetail&) const = default;
};

} // namespace footfall
