// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QTimer>
#include <QWidget>

class QAreaSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace footfall {

class ChartLegend;
class ChartOverlay;

/// The last ten minutes: active visitors as a line, page views as bars, alerts as marks. The
/// pointer, or the arrow keys, show the values of a bucket. Drawn anew at once after a quiet
/// time, then at most four times a second: it is the dearest thing to draw.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(QWidget* parent = nullptr);

    void show(const SnapshotPtr& snapshot);
    /// For the corner of the panel that this one sits in, which takes it.
    ChartLegend* legend() const { return m_legend; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeSeries();
    void makeAxes();
    void applyLook();
    void draw();
    void drawSeries(const Snapshot& snapshot);
    void moveBucket(int by);

    QChart* const m_chart;
    QChartView* const m_view;
    ChartLegend* const m_legend;
    ChartOverlay* m_overlay = nullptr;
    QLineSeries* m_active = nullptr;
    QLineSeries* m_viewTops = nullptr;
    QAreaSeries* m_views = nullptr;
    QCategoryAxis* m_timeAxis = nullptr;
    QValueAxis* m_activeAxis = nullptr;
    QValueAxis* m_viewAxis = nullptr;
    SnapshotPtr m_last;
    QTimer m_pause;
    bool m_isStale = false;
};

} // namespace footfall
