// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/live/usual/log_count.h"
#include "core/source/alerts/usual.h"

#include <functional>

namespace footfall {

/// What has to be added to UTC at a moment for the operator's time of day, daylight saving
/// included. Hours and weekdays are people's. Asked some times a minute and site.
using LocalTime = std::function<DurationMs(TimeMs)>;

/// The band of two standard deviations, `variance` being that of the count's logarithm.
inline Usual usualAround(double level, double variance)
{
    const double factor = std::exp(2 * std::sqrt(variance));
    const double shifted = level + logCountShift;
    return {level, std::fmax(0, shifted / factor - logCountShift),
            shifted * factor - logCountShift};
}

} // namespace footfall
