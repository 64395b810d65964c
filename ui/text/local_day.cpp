// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/local_day.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace footfall {
namespace {

struct DayWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::LocalDay)
};

QDateTime clockAt(TimeMs at, const QTimeZone& zone = {})
{
    return zone.isValid() ? QDateTime::fromMSecsSinceEpoch(at.sinceEpoch(), zone)
                          : QDateTime::fromMSecsSinceEpoch(at.sinceEpoch());
}

} // namespace

TimeMs dayStart(TimeMs at, int daysBefore, const QTimeZone& zone)
{
    const QDate day = clockAt(at, zone).date().addDays(-daysBefore);
    const QDateTime start = zone.isValid() ? day.startOfDay(zone) : day.startOfDay();
    return TimeMs(start.toMSecsSinceEpoch());
}

int minuteOfDay(TimeMs at, const QTimeZone& zone)
{
    return clockAt(at, zone).time().msecsSinceStartOfDay() / int(minuteMs);
}

QString weekdayText(TimeMs at, const QTimeZone& zone)
{
    return QLocale().dayName(clockAt(at, zone).date().dayOfWeek());
}

QString shortDayText(TimeMs at, const QTimeZone& zone)
{
    return QLocale().toString(clockAt(at, zone).date(),
                              DayWords::tr("ddd d MMM", "a day, by the letters of QLocale"));
}

QTimeZone serverZone(const SourceState& state)
{
    const QByteArray id = state.timeZone.toLatin1();
    return id.isEmpty() || id == QTimeZone::systemTimeZoneId() ? QTimeZone() : QTimeZone(id);
}

QString serverDayText(const QTimeZone& zone, TimeMs at)
{
    const bool isSame =
        !zone.isValid() || clockAt(at, zone).offsetFromUtc() == clockAt(at).offsetFromUtc();
    return isSame ? QString()
                  : DayWords::tr("days by the server's clock, %1")
                        .arg(QString::fromLatin1(zone.id()).replace(QLatin1Char('_'),
                                                                    QLatin1Char(' ')));
}

QString longDayText(TimeMs at)
{
    return QLocale().toString(clockAt(at).date(), QLocale::LongFormat);
}

} // namespace footfall
