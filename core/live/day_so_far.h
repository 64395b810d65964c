// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/ranking_fields.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace footfall {

/// What happened at a site since midnight, in sums: of visits that are over, each of another
/// visitor.
struct DaySoFar
{
    std::string site;
    std::int64_t visits = 0;
    std::int64_t pageViews = 0;
    std::int64_t events = 0;
    /// By label, in the order of `rankingFields`: of pages their views, of events by name the
    /// events, of all else the visits; those that say nothing are left out.
    std::array<std::vector<CountRow>, rankingFields.size()> ranked;
};

} // namespace footfall
