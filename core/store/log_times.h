// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace footfall {

inline constexpr DurationMs minuteMs = 60'000;
inline constexpr DurationMs dayMs = 24 * 60 * minuteMs;

/// When the minute of a moment begins.
constexpr TimeMs minuteOf(TimeMs at)
{
    return at - at % minuteMs;
}

/// The day of a moment in UTC, counted since 1970.
constexpr std::int64_t dayOf(TimeMs at)
{
    return at / dayMs;
}

} // namespace footfall
