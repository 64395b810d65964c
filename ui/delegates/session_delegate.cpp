// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/models/session_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

void SessionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const SessionView& session = *static_cast<const SessionModel*>(index.model())->row(index.row());
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();
    const QColor name = session.active ? theme.text : theme.muted;

    QRect first = row.line(0, 2);
    row.sign(first, session.active ? Sign::Disc : Sign::Ring, body(),
             session.active ? theme.good : theme.muted);
    const int indent = first.left();
    const int nameWidth = first.width() * 2 / 5;
    row.right(first, durationText(session.durationSeconds), body(), name);
    row.left(first, shownText(session.sessionId), strong(), name, nameWidth);
    row.left(first, shownText(session.currentPage), body(), name, first.width());

    QRect second = row.line(1, 2);
    second.setLeft(indent);
    const QString who = joined({session.active ? tr("active") : tr("gone"),
                                shownText(session.country), shownText(session.device)});
    row.left(second, who, caption(), theme.muted, nameWidth);
    // The end of the way is the part that matters, so it is cut at its beginning.
    const QString way =
        caption().metrics.elidedText(shortJourney(session), Qt::ElideLeft, second.width());
    row.left(second, way, caption(), theme.muted, second.width());
}

} // namespace footfall
