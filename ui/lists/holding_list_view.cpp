// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/holding_list_view.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScrollBar>

#include <utility>

namespace footfall {

void WholeRowsView::resizeEvent(QResizeEvent* event)
{
    fitWholeRows();
    QListView::resizeEvent(event);
}

void WholeRowsView::doItemsLayout()
{
    fitWholeRows();
    QListView::doItemsLayout();
}

void WholeRowsView::fitWholeRows()
{
    const int row = sizeHintForRow(0);
    const int rest = row > 0 ? contentsRect().height() % row : 0;
    if (viewportMargins().bottom() != rest)
        setViewportMargins(0, 0, 0, rest);
}

HoldingListView::HoldingListView(QWidget* parent)
    : WholeRowsView(parent)
{
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
}

bool HoldingListView::isHeld() const
{
    const bool selected = m_heldBySelection && selectionModel() && selectionModel()->hasSelection();
    return m_hovered || selected || verticalScrollBar()->value() > 0;
}

void HoldingListView::setModel(QAbstractItemModel* model)
{
    QListView::setModel(model);
    m_wasHeld = isHeld();
}

void HoldingListView::enterEvent(QEnterEvent* event)
{
    QListView::enterEvent(event);
    setHovered(true);
}

void HoldingListView::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    setHovered(false);
}

void HoldingListView::mouseMoveEvent(QMouseEvent* event)
{
    QListView::mouseMoveEvent(event);
    setHovered(true);
}

void HoldingListView::forgetPointer()
{
    setHovered(false);
}

void HoldingListView::setHovered(bool hovered)
{
    m_hovered = hovered;
    checkRelease();
}

void HoldingListView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        Q_EMIT catchUpRequested();
        return;
    }
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before)
        Q_EMIT rowPicked(currentIndex().row());
}

void HoldingListView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    checkRelease();
}

void HoldingListView::selectionChanged(const QItemSelection& selected,
                                       const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    checkRelease();
}

void HoldingListView::checkRelease()
{
    const bool held = isHeld();
    // Later, because the selection changes in the midst of a change of the model, too.
    if (std::exchange(m_wasHeld, held) && !held)
        QMetaObject::invokeMethod(this, &HoldingListView::release, Qt::QueuedConnection);
}

void HoldingListView::release()
{
    if (!isHeld())
        Q_EMIT released();
}

} // namespace footfall
