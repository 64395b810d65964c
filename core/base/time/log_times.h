// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

namespace footfall {

/// The day of a moment in UTC, counted since 1970.
constexpr std::int64_t dayOf(TimeMs at)
{
    return at / dayMs;
}

} // namespace footfall
