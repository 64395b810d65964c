// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/local_time.h"

namespace footfall {

DurationMs localTime(TimeMs at)
{
    return localDateTime(at).offsetFromUtc() * secondMs;
}

TimeMs nextLocalMidnight(TimeMs now)
{
    return beginOfDay(localDateTime(now).date().addDays(1));
}

TimeMs beginOfDay(const QDate& day)
{
    return TimeMs(day.startOfDay().toMSecsSinceEpoch());
}

QDateTime localDateTime(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at.sinceEpoch());
}

} // namespace footfall
