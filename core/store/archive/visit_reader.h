// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "core/store/sqlite/database.h"

#include <optional>

namespace footfall {

/// What one search may cost.
struct VisitBounds
{
    std::size_t found;
    int walked;
};

/// Visits that match, the newest first, without their journeys; walks as far as the bounds allow.
Result<VisitsFound> findVisits(Database& database, const VisitQuery& query, VisitBounds bounds);

/// One visit with its journey; nothing when there is none of that number.
Result<std::optional<SessionView>> findVisit(Database& database, std::uint64_t id);

} // namespace footfall
