// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace footfall {

/// A list that leaves the room below the last whole row free, so that no row is cut at rest.
class WholeRowsView : public QListView
{
    Q_OBJECT

public:
    using QListView::QListView;
    void doItemsLayout() override;
    /// Puts rows that came or went into their places now rather than after the next drawing, which
    /// would draw the list twice.
    void placeRows() { executeDelayedItemsLayout(); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitWholeRows();
};

/// A list that says when it is being read: while the pointer is over it, while it is scrolled
/// away from its top, and (where asked for) while a row is selected. Whoever feeds it then leaves
/// its rows where they are.
class HoldingListView : public WholeRowsView
{
    Q_OBJECT

public:
    explicit HoldingListView(QWidget* parent = nullptr);

    /// A selected row holds the list, too.
    void setHeldBySelection(bool held) { m_heldBySelection = held; }
    bool isHeld() const;
    /// A pointer that merely rests here does not hold the list until it is moved.
    void forgetPointer();
    void setModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    /// The list is no longer read.
    void released();
    /// Home or End was pressed: show what is new, read or not.
    void catchUpRequested();
    /// The keyboard moved to another row.
    void rowPicked(int row);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;

private:
    void setHovered(bool hovered);
    void checkRelease();
    void release();

    bool m_heldBySelection = false;
    bool m_hovered = false;
    bool m_wasHeld = false;
};

} // namespace footfall
