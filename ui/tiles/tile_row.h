// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QWidget>

namespace footfall {

class AlertTile;
class Tile;

/// The figures at the top of the window, the most important one the largest.
class TileRow : public QWidget
{
    Q_OBJECT

public:
    explicit TileRow(QWidget* parent = nullptr);
    void show(const Snapshot& snapshot);
    /// There is no connection: what is shown is old.
    void setStale(bool stale);
    /// Only what is read first.
    void setFew(bool few);
    /// A moment of the past is shown from now on, or the present again: "active then".
    void setPast(bool isPast) { m_isPast = isPast; }
    /// Where the worst alert stands.
    const QWidget* alertTile() const;

Q_SIGNALS:
    void activeChosen();
    void pagesChosen();
    void feedChosen();
    void alertsChosen();
    void goalsChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// For a goal, where there is too little.
    void makeRoom();
    void showStay(const Snapshot& snapshot);
    void showActive(const Snapshot& snapshot);
    /// The first goal; there is no tile without one.
    void showGoal(const Snapshot& snapshot);

    Tile* const m_active;
    Tile* const m_visitors;
    Tile* const m_pageViews;
    Tile* const m_rate;
    Tile* const m_dashboards;
    Tile* const m_goal;
    QWidget* m_goalLine = nullptr;
    QWidget* m_dashboardsLine = nullptr;
    QWidget* m_rateLine = nullptr;
    QWidget* m_pageViewsLine = nullptr;
    bool m_isFew = false;
    AlertTile* const m_alert;
    bool m_isPast = false;
};

} // namespace footfall
