// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QDateTime>

namespace footfall {

// The machine's time zone is the operator's.

/// So far ahead of UTC it is then.
DurationMs localTime(TimeMs at);
TimeMs nextLocalMidnight(TimeMs now);
/// When the day begins, which at a change of the clock may be after midnight.
TimeMs beginOfDay(const QDate& day);
/// Its date and time of day there.
QDateTime localDateTime(TimeMs at);

} // namespace footfall
