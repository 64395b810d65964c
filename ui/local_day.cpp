// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local_day.h"

#include <QDateTime>
#include <QLocale>

namespace footfall {
namespace {

QDate dateOf(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).date();
}

} // namespace

TimeMs dayStart(TimeMs at, int daysBefore)
{
    return dateOf(at).addDays(-daysBefore).startOfDay().toMSecsSinceEpoch();
}

int minuteOfDay(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).time().msecsSinceStartOfDay() / int(minuteMs);
}

QString weekdayText(TimeMs at)
{
    return QLocale().dayName(dateOf(at).dayOfWeek());
}

QString shortDayText(TimeMs at)
{
    return QLocale().toString(dateOf(at), QStringLiteral("ddd d MMM"));
}

QString longDayText(TimeMs at)
{
    return QLocale().toString(dateOf(at), QLocale::LongFormat);
}

} // namespace footfall
