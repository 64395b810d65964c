// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QAbstractAxis;
class QChart;
class QChartView;

namespace footfall {

/// How what a mark of a legend stands for is drawn.
enum class ChartMark
{
    Line,   ///< in the accent
    Dashes, ///< a line of another time
    Bars
};

/// A row of marks and their words, for the corner of a chart's panel.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Puts an entry after those there are, or gives it another text.
    void setEntry(ChartMark mark, const QString& text);
};

/// Prepares a view that shows a chart and never takes the keyboard.
void prepareChartView(QChartView* view);
/// Colours, fonts and margins of the current theme.
void applyChartLook(QChart* chart, QChartView* view);
/// A tooltip-like box with a text beside a vertical line at `x`, kept within the plot.
void drawChartValue(QPainter& painter, const QRectF& plot, double x, const QString& text);
/// The plot of a chart in the coordinates of its view.
QRectF plotAreaOf(const QChartView* view);

/// The least even round number not below `value`: 4, 6, 8, 10, 12, 16, 20, 30, 40, 60…
qint64 axisTop(qint64 value);

} // namespace footfall
