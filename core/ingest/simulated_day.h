// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/completed.h"
#include "core/live/day_so_far.h"

#include <vector>

namespace footfall {

/// What the made-up visitors of these minutes are ranked by: as the shop's tables have it, so that
/// the rows of each ranking, the sums and the minutes agree. Those of one site, as Simulator makes
/// them up. Nothing is drawn: the same minutes give the same rows.
DaySoFar simulatedDay(const std::vector<MinuteCounts>& minutes);

} // namespace footfall
