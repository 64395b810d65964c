// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

namespace footfall {

/// A count that is usual, and the band in which it lies 19 times of 20.
struct Usual
{
    double level = 0;
    double low = 0;
    double high = 0;

    bool operator==(const Usual&) const = default;
};

/// What is usual at a moment.
struct UsualPoint
{
    TimeMs at;
    Usual usual;

    bool operator==(const UsualPoint&) const = default;
};

/// How many are there, seen against what is usual.
enum class Standing
{
    Below,
    Usual,
    Above
};

constexpr Standing standingOf(double count, const Usual& usual)
{
    if (count < usual.low)
        return Standing::Below;
    return count > usual.high ? Standing::Above : Standing::Usual;
}

} // namespace footfall
