// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/models/viewer_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

void ViewerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const ViewerRow& viewer = static_cast<const ViewerModel*>(index.model())->row(index.row());
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();
    QRect first = row.line(0, 2);
    row.sign(first, Sign::Disc, body(), theme.good);
    const int indent = first.left();
    row.right(first, heardText(viewer), body(), theme.text);
    row.left(first, shownText(viewer.entry->id), strong(), theme.text, first.width());
    QRect second = row.line(1, 2);
    second.setLeft(indent);
    row.right(second, shownText(viewer.entry->site), caption(), theme.muted, second.width() / 3);
    row.left(second, whereaboutsText(*viewer.entry), caption(), theme.muted, second.width());
}

} // namespace footfall
