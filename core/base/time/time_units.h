// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace footfall {

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
using TimeMs = std::int64_t;
/// A length of time in milliseconds.
using DurationMs = std::int64_t;

inline constexpr DurationMs secondMs = 1'000;
inline constexpr DurationMs minuteMs = 60 * secondMs;
inline constexpr DurationMs hourMs = 60 * minuteMs;
inline constexpr DurationMs dayMs = 24 * hourMs;

/// When the minute of a moment begins.
constexpr TimeMs minuteOf(TimeMs at)
{
    return at - at % minuteMs;
}

} // namespace footfall
