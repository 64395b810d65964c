// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/usual.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QAreaSeries;
class QChart;
class QLineSeries;

namespace footfall {

/// What is usual at a moment, straight between two points; nothing before the first and after the
/// last.
std::optional<Usual> usualAt(const std::vector<UsualPoint>& points, TimeMs at);

/// "42 active, usual 30–38": the band at that moment after a value, where it is known.
QString withUsual(const QString& value, const std::vector<UsualPoint>& points, TimeMs at);

/// The band in which a chart's line usually lies: a light area behind it.
class UsualBand
{
public:
    /// The chart that takes the series owns what belongs to it.
    explicit UsualBand(QChart* chart);

    QAreaSeries* series() const { return m_area; }
    /// The usual of each place, by its moment.
    void show(const std::vector<UsualPoint>& points, int places,
              const std::function<TimeMs(int place)>& timeOf);
    /// The top of what is shown; 0 where nothing is known.
    double highest() const { return m_highest; }
    void applyLook();

private:
    QLineSeries* const m_low;
    QLineSeries* const m_high;
    QAreaSeries* const m_area;
    double m_highest = 0;
};

} // namespace footfall
