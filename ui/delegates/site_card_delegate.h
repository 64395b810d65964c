// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/row_painter.h"

#include <QStyledItemDelegate>

namespace footfall {

struct SiteCard;

/// A site as a card: its name, how many are there and whether that is usual, the last ten minutes,
/// and the page that most are on.
class SiteCardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What the cards say is old: they are greyed.
    void setStale(bool stale) { m_isStale = stale; }
    bool isStale() const { return m_isStale; }
    /// The size of a card where so much room is shared by as many as fit beside each other.
    static QSize sizeIn(int room);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    bool m_isStale = false;
};

} // namespace footfall
