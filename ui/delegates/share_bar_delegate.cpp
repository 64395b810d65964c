// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/models/ranking_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

int ShareBarDelegate::todayWidth()
{
    return QFontMetrics(typeFont(TypeSize::Body)).horizontalAdvance(QLatin1String("0,000,000"));
}

int ShareBarDelegate::hereWidth()
{
    return QFontMetrics(typeFont(TypeSize::Body)).horizontalAdvance(QLatin1String("00,000"));
}

void ShareBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const auto& model = *static_cast<const RankingModel*>(index.model());
    const RankingRow& entry = model.row(index.row());
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();
    row.bar(entry.share, theme.accentSoft);
    QRect space = row.line();
    if (entry.today >= 0) {
        row.right(space, numberText(entry.today), body(), theme.muted, todayWidth());
    }
    if (model.hasPresence()) {
        row.right(space, numberText(std::max<qint64>(entry.here, 0)), body(),
                  entry.here > 0 ? theme.text : theme.muted, hereWidth());
    }
    const QString now = numberText(entry.now);
    row.right(space, now, body(), entry.now > 0 ? theme.text : theme.muted);
    row.left(space, model.labelAt(index.row()), body(), theme.text, space.width());
}

} // namespace footfall
