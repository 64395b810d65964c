// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/models/feed_model.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {
namespace {

Sign signOf(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::PageView:
        return Sign::Chevron;
    case Event::Kind::Click:
        return Sign::Diamond;
    case Event::Kind::SessionEnd:
        return Sign::Ring;
    case Event::Kind::Custom:
        break;
    }
    return Sign::Square;
}

} // namespace

void FeedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Event& event = *static_cast<const FeedModel*>(index.model())->row(index.row()).event;
    RowPainter row(*painter, option);
    const Theme& theme = row.theme();
    QRect space = row.line();
    row.left(space, clockText(event.receivedAt), caption(), theme.muted,
             captionWidth(QLatin1String("00:00:00")));
    const bool isView = event.kind == Event::Kind::PageView;
    row.sign(space, signOf(event.kind), caption(), isView ? theme.muted : theme.accent);
    const int half = space.width() / 2;
    const QString aside = joined({deedText(event), shownText(event.country)});
    row.right(space, aside, caption(), theme.muted,
              std::min(half, caption().metrics.horizontalAdvance(aside) + 1));
    row.left(space, shownText(event.page), body(), theme.text, space.width());
}

} // namespace footfall
