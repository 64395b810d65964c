// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/models/visit_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

void VisitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const SessionView& visit = static_cast<const VisitModel*>(index.model())->row(index.row());
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();

    QRect first = row.line(0, 2);
    row.sign(first, visit.active ? Sign::Disc : Sign::Ring, body(),
             visit.active ? theme.good : theme.muted);
    const int indent = first.left();
    const int nameWidth = first.width() * 2 / 5;
    row.right(first, durationText(visit.durationSeconds), body(), theme.text);
    row.left(first, shownText(visit.sessionId), strong(), theme.text, nameWidth);
    row.left(first, shownText(visit.currentPage), body(), theme.text, first.width());

    QRect second = row.line(1, 2);
    second.setLeft(indent);
    row.left(second, visitTimeText(visit), caption(), theme.muted, nameWidth);
    const QString pages =
        visit.active ? tr("under way") : countText(visit.steps, tr("1 page"), tr("%1 pages"));
    const QString who = joined({pages, shownText(visit.city), shownText(visit.country),
                                shownText(visit.device), shownText(visit.referrer)});
    row.left(second, who, caption(), theme.muted, second.width());
}

} // namespace footfall
