// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QWidget>

namespace footfall {

class LivePanel;
class TenMinutesChart;
class TileRow;
class TypeLabel;

/// What is read from across a room: the figures, the last ten minutes, the pages and what happens.
/// Nothing in it scrolls or can be pressed: lists show as many whole rows as there is room for, and
/// where there is little, the chart and the figures alone are seen.
class WallPage : public QWidget
{
    Q_OBJECT

public:
    explicit WallPage(QWidget* parent);

    void show(const SnapshotPtr& snapshot);
    /// Whose figures they are; empty: those of all.
    void setSite(const QString& site);
    /// There is no connection: the figures are old.
    void setStale(bool stale);
    /// A moment of the past is shown, or the present again.
    void setPast(bool isPast);
    void setMarks(const std::vector<Mark>& marks);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    LivePanel* makePages();
    LivePanel* makeFeed();
    void arrange();
    void settle();
    void makeRoom();
    void fitRows();

    TileRow* const m_tiles;
    TypeLabel* const m_heading;
    TenMinutesChart* const m_chart;
    LivePanel* const m_pages;
    LivePanel* const m_feed;
    QWidget* m_side = nullptr;
    QWidget* m_below = nullptr;
};

} // namespace footfall
