// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/look/signs.h"
#include "ui/models/alert_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

void AlertDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Alert& alert = *static_cast<const AlertModel*>(index.model())->row(index.row());
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();
    QRect first = row.line(0, 2);
    row.sign(first, alertSign(alert.kind), body(), alertColor(alert.kind, theme));
    const int indent = first.left();
    row.right(first, clockText(alert.at), caption(), theme.muted);
    row.left(first, alertTitle(alert), strong(), theme.text);
    row.left(first, shownText(alert.page), body(), theme.muted, first.width());
    QRect second = row.line(1, 2);
    second.setLeft(indent);
    row.left(second, alertText(alert), caption(), theme.text, second.width());
}

} // namespace footfall
