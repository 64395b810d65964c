// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace footfall {

class HoldingListView;
class LiveListModel;
class Placeholder;
class RowDelegate;
class TypeLabel;

/// Rows that a live list asks for and holds at most.
inline constexpr int listRows = 200;

/// A live list with what belongs to it: the list, the words that stand there while it is empty,
/// and "3 new ▲" for what is held back while it is read.
class LivePanel : public QWidget
{
    Q_OBJECT

public:
    /// Takes the model and the delegate. `name` is said by screen readers.
    LivePanel(LiveListModel* model, RowDelegate* delegate, const QString& name,
              QWidget* parent = nullptr);

    /// Shows the snapshot: at once after a rest, then ten times a second, for nobody reads faster;
    /// or keeps it until the panel is seen.
    void show(const SnapshotPtr& snapshot);
    void setEmptyText(const QString& text);
    /// What it shows is old: its rows are greyed.
    void setStale(bool stale);
    /// Stops holding: to the top, nothing selected, everything new shown.
    void catchUp();
    /// Something else is shown from now on: nothing of what was there is being read.
    void startAnew();

    HoldingListView* view() const { return m_view; }
    /// For the corner of the panel that this one sits in.
    QWidget* corner() const { return m_corner; }
    void setCornerText(const QString& text);
    /// The panel's own, in that corner.
    QToolButton* addCornerButton(const QString& text);
    /// Stands above the list, below the panel's title.
    void setHeading(QWidget* heading);

Q_SIGNALS:
    /// A row was clicked, or Enter pressed on it.
    void rowChosen(int row);
    /// The keyboard moved to a row.
    void rowPicked(int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeCorner();
    bool isHeld() const;
    /// How long it is until rows may change again.
    DurationMs restAt(TimeMs now) const;
    void applyIfBehind();
    void applyLast(bool held);
    void showHeldBack(int rows);

    LiveListModel* const m_model;
    RowDelegate* const m_delegate;
    HoldingListView* const m_view;
    QWidget* const m_corner;
    TypeLabel* m_cornerLabel = nullptr;
    QToolButton* m_newPill = nullptr;
    Placeholder* const m_emptyLabel;
    SnapshotPtr m_last;
    /// The moment of the one that is shown.
    TimeMs m_shownAt;
    /// While another waits to be.
    QTimer m_rest;
    /// It was not seen when the last one came.
    bool m_isBehind = false;
};

} // namespace footfall
