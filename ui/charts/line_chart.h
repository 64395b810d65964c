// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_table.h"
#include "ui/charts/crosshair_chart.h"
#include "ui/charts/usual_band.h"

#include <QPointF>

#include <functional>

class QLineSeries;

namespace footfall {

/// One line, and if need be a dashed one of another time, and a band in which it usually lies.
class LineChart : public CrosshairChart
{
    Q_OBJECT

public:
    /// The values of a place in words; empty where there is nothing to say.
    using ValuesText = std::function<QString(int place)>;

    /// Places are 0 to `places` − 1. `name` is said by screen readers.
    LineChart(int places, const QString& name, ValuesText valuesText, QWidget* parent = nullptr);

    /// The figures of the table.
    using Figures = std::function<ChartFigures()>;
    void setFigures(Figures figures) { m_figures = std::move(figures); }
    /// Both lines at once, in places and counts; the axis fits the higher one.
    void setLines(const QList<QPointF>& line, const QList<QPointF>& dashes = {});
    /// The band behind the next lines, by the moment of each place; whether any of it is known.
    bool setUsual(const std::vector<UsualPoint>& points,
                  const std::function<TimeMs(int place)>& timeOf);

private:
    void applyLook() override;
    QString valuesText(int place) const override { return m_valuesText(place); }
    ChartFigures figures() const override { return m_figures(); }

    const int m_places;
    const ValuesText m_valuesText;
    Figures m_figures = [] { return ChartFigures(); };
    UsualBand m_usual;
    QLineSeries* const m_dashes;
    QLineSeries* const m_line;
    QValueAxis* const m_countAxis;
};

} // namespace footfall
