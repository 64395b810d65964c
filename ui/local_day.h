// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

namespace footfall {

/// By the clock on the wall; the hours of a day itself may be 23 or 25.
inline constexpr int minutesOfDay = 24 * 60;

/// Where the local day of `at` begins, or the day so many days before it (after it: negative).
TimeMs dayStart(TimeMs at, int daysBefore = 0);
/// Minutes on the clock on the wall since midnight, 0 to 1439. Twice a year an hour of them is
/// missing or comes again.
int minuteOfDay(TimeMs at);
/// "Tuesday".
QString weekdayText(TimeMs at);
/// "Tue 17 Nov".
QString shortDayText(TimeMs at);
/// "Tuesday, 17 November 2026".
QString longDayText(TimeMs at);

} // namespace footfall
