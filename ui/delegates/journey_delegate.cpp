// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/models/journey_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

void JourneyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const auto& entry = static_cast<const JourneyModel*>(index.model())->row(index.row());
    const bool isStep = entry.kind == JourneyModel::Row::Kind::Step;
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();
    QRect space = row.line();
    const QString time = entry.at > 0 && entry.count == 0 ? clockText(entry.at) : QString();
    row.left(space, time, caption(), theme.muted, captionWidth(QLatin1String("00:00:00")));
    if (isStep)
        row.right(space, durationText(entry.dwell / 1000), body(), theme.muted);
    else
        space.setLeft(space.left() + spaceStep);
    if (entry.kind == JourneyModel::Row::Kind::Click)
        row.sign(space, Sign::Diamond, caption(), theme.accent);
    row.left(space, index.data().toString(), isStep ? body() : caption(),
             isStep ? theme.text : theme.muted, space.width());
}

} // namespace footfall
