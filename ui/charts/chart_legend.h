// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace footfall {

/// How what a mark of a legend stands for is drawn.
enum class ChartMark
{
    Line,   ///< in the accent
    Dashes, ///< a line of another time
    Bars,
    Band, ///< where a line usually lies
    Star  ///< where a goal was reached
};

/// A row of marks and their words, for the corner of a chart's panel.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Puts an entry after those there are, or gives it another text. Without one it is not seen.
    void setEntry(ChartMark mark, const QString& text);

private:
    QWidget* addEntry(ChartMark mark, const QString& name);
};

} // namespace footfall
