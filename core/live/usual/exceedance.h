// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/live/usual/usual.h"

#include <algorithm>

namespace footfall {

enum class Direction : std::uint8_t
{
    Up,
    Down
};
inline constexpr std::size_t directions = 2;

constexpr Direction opposite(Direction direction)
{
    return direction == Direction::Up ? Direction::Down : Direction::Up;
}

constexpr std::size_t indexOf(Direction direction)
{
    return static_cast<std::size_t>(direction);
}

/// Of two counts, the one further in this direction.
constexpr double further(Direction direction, double a, double b)
{
    return direction == Direction::Up ? std::max(a, b) : std::min(a, b);
}

/// What is looked at: each has a history of its own.
enum class Horizon : std::uint8_t
{
    Minute,       ///< more in one minute
    FiveMinutes,  ///< more in five
    ThreeMinutes, ///< fewer in three
    MoreInHalfHour,
    FewerInHalfHour,
    Gap, ///< no visitor at all
};

/// Those that have a threshold: all but the gap.
inline constexpr std::size_t horizons = 5;

constexpr bool isHalfHour(Horizon horizon)
{
    return horizon == Horizon::MoreInHalfHour || horizon == Horizon::FewerInHalfHour;
}

/// So long nothing must have exceeded for the next exceedance to be another one, and news.
constexpr DurationMs calmOf(Horizon horizon)
{
    return isHalfHour(horizon) ? 12 * hourMs : 4 * hourMs;
}

/// A count that is not usual, told or not.
struct Exceedance
{
    Horizon horizon = Horizon::Minute;
    Direction direction = Direction::Up;
    TimeMs at{};
    DurationMs span = 0;
    double count = 0;
    /// What was to be expected, with its band.
    Usual expected{};
    /// In its direction: positive.
    double deviations = 0;
    /// Of the count to what was expected.
    double ratio = 1;
    /// Sessions a minute before it, as far as known.
    double level = 0;
    /// Sessions in the minute that it ended with.
    double inMinute = 0;
    /// It is shown, and nobody is called: it goes on, or comes again, from what was told.
    bool isKnown = false;
};

} // namespace footfall
