// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "ui/charts/crosshair_chart.h"
#include "ui/charts/usual_band.h"

#include <QTimer>

class QAreaSeries;
class QLineSeries;

namespace footfall {

class ChartLegend;

/// The last ten minutes: active visitors as a line, page views as bars, alerts and goals as
/// marks, and behind them what is usual. Drawn anew at once after a quiet time, then at most four times a second: it is the dearest thing to draw.
class TenMinutesChart : public CrosshairChart
{
    Q_OBJECT

public:
    explicit TenMinutesChart(QWidget* parent);

    void show(const SnapshotPtr& snapshot);
    /// They are the last ten minutes before a moment of the past, not before now.
    void setPast(bool isPast);
    /// What is noted in all charts.
    void setMarks(const std::vector<Mark>& marks);
    /// For the corner of the panel that this one sits in, which takes it.
    ChartLegend* legend() const { return m_legend; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeTimeLabels(const QString& last);
    void applyLook() override;
    void drawIfStale();
    void placeMarks();
    void drawSeries(const Snapshot& snapshot);
    void drawUsual(const Snapshot& snapshot);
    QString valuesText(int place) const override;
    ChartFigures figures() const override;
    void drawMarks(QPainter& painter) const override;
    void drawGoals(QPainter& painter) const;

    ChartLegend* const m_legend;
    UsualBand m_usual;
    QLineSeries* const m_active;
    QLineSeries* const m_viewTops;
    QAreaSeries* const m_views;
    QValueAxis* const m_activeAxis;
    QValueAxis* const m_viewAxis;
    std::vector<Mark> m_marks;
    SnapshotPtr m_last;
    /// What is drawn.
    SnapshotPtr m_drawn;
    QTimer m_pause;
};

} // namespace footfall
