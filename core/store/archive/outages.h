// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/live/outage.h"
#include "core/store/sqlite/database.h"

#include <vector>

namespace footfall {

/// Runs that are looked at: of more, the latest.
inline constexpr std::int64_t maxRunsRead = 10'000;

/// The outages within a span of time, in their order and cut to it. Before the first run that is
/// marked nothing is known and none is told; while a server runs, the present is none. A machine
/// that slept was out, too. Fails when the database cannot be read.
Result<std::vector<Outage>> readOutages(Database& database, TimeMs from, TimeMs to);

} // namespace footfall
