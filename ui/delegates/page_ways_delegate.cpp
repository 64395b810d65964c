// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/page_ways_delegate.h"

#include "ui/models/page_ways_model.h"
#include "ui/text/text_format.h"

namespace footfall {

void PageWaysDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const auto& model = *static_cast<const PageWaysModel*>(index.model());
    const PageWay& way = model.row(index.row());
    const Theme& theme = row.theme();
    QRect space = row.line();
    if (!way.entry)
        return row.left(space, model.labelAt(index.row()), caption(), theme.muted);
    row.bar(way.share, theme.accentSoft);
    row.right(space, numberText(way.entry->count), body(), theme.text);
    const bool isLabel = !way.entry->label.empty();
    row.left(space, model.labelAt(index.row()), body(), isLabel ? theme.text : theme.muted,
             space.width());
}

} // namespace footfall
