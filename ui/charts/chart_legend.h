// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace footfall {

class ElidedLabel;

/// How what a mark of a legend stands for is drawn.
enum class ChartMark
{
    Line,   ///< in the accent
    Dashes, ///< a line of another time
    Bars,
    Band, ///< where a line usually lies
    Star  ///< where a goal was reached
};

/// A row of marks and their words, for the corner of a chart's panel. What has no room is left out,
/// the last first; dots say so.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget* parent = nullptr);

    /// Puts an entry after those there are, or gives it another text. Without one it is not seen.
    void setEntry(ChartMark mark, const QString& text);

    /// With all words.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

private:
    struct Entry
    {
        QWidget* widget;
        ElidedLabel* label;
        QString text = {};
    };

    Entry addEntry(ChartMark mark, const QString& name);
    void showWhatFits();

    QHBoxLayout* const m_row;
    ElidedLabel* const m_rest;
    std::vector<Entry> m_entries;
};

} // namespace footfall
