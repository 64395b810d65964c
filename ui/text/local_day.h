// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QString>
#include <QTimeZone>

namespace footfall {

/// By the clock on the wall; the hours of a day itself may be 23 or 25.
inline constexpr int minutesOfDay = 24 * 60;

// Days are those of a time zone; without one, of the window's own.

/// Where the day of `at` begins, or the day so many days before it (after it: negative).
TimeMs dayStart(TimeMs at, int daysBefore = 0, const QTimeZone& zone = {});
/// Minutes on the clock on the wall since midnight, 0 to 1439. Twice a year an hour of them is
/// missing or comes again.
int minuteOfDay(TimeMs at, const QTimeZone& zone = {});
/// "Tuesday".
QString weekdayText(TimeMs at, const QTimeZone& zone = {});
/// "Tue 17 Nov".
QString shortDayText(TimeMs at, const QTimeZone& zone = {});
/// By which a server counts its days: none where that is the window's own, or not known.
QTimeZone serverZone(const SourceState& state);
/// "days by the server's clock, Asia/Tokyo"; empty where the window's shows the same.
QString serverDayText(const QTimeZone& zone, TimeMs at);
/// "Tuesday, 17 November 2026".
QString longDayText(TimeMs at);

} // namespace footfall
