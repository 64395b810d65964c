// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/day_curve.h"

#include "ui/text/text_format.h"

#include <QCoreApplication>

#include <cmath>

namespace footfall {
namespace {

struct CurveWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::DayCurve)
};

QString figureText(DayFigure figure, qint64 count)
{
    if (figure == DayFigure::Visitors)
        return count == 0 ? CurveWords::tr("No visitors up to the last whole minute")
                          : countText(count, CurveWords::tr("%1 visitors so far", nullptr,
                                                            numerus(count)));
    return count == 0
               ? CurveWords::tr("No page views up to the last whole minute")
               : countText(count, CurveWords::tr("%1 page views so far", nullptr, numerus(count)));
}

} // namespace

DayCurve::DayCurve(const History& history, DayFigure figure, const QTimeZone& zone)
{
    for (const HistoryPoint& point : history.points)
        m_before[std::size_t(minuteOfDay(point.at, zone)) + 1] +=
            figure == DayFigure::Visitors ? point.visitors : point.pageViews;
    for (std::size_t i = 1; i < m_before.size(); ++i)
        m_before[i] += m_before[i - 1];
}

QString comparisonText(DayFigure figure, qint64 now, qint64 then, qint64 thenWhole,
                       const QString& weekday)
{
    const QString count = figureText(figure, now);
    if (thenWhole == 0)
        return CurveWords::tr("%1; nothing is known of last %2").arg(count, weekday);
    if (then == 0)
        return now == 0 ? CurveWords::tr("%1, as last %2 by this time").arg(count, weekday)
                        : CurveWords::tr("%1, none last %2 by this time").arg(count, weekday);
    if (now == 0)
        return CurveWords::tr("%1, %2 last %3 by this time").arg(count, numberText(then), weekday);
    if (now == then)
        return CurveWords::tr("%1, as many as last %2 by this time").arg(count, weekday);
    const qint64 percent = std::llround(100.0 * double(now - then) / double(then));
    if (percent == 0)
        return CurveWords::tr("%1, about as many as last %2 by this time").arg(count, weekday);
    return (percent > 0 ? CurveWords::tr("%1, %2 % more than last %3 by this time")
                        : CurveWords::tr("%1, %2 % fewer than last %3 by this time"))
        .arg(count, numberText(std::abs(percent)), weekday);
}

} // namespace footfall
