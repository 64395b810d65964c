// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/site_card_delegate.h"

#include "ui/delegates/spark_line.h"
#include "ui/models/site_card_model.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <QListView>
#include <QPainter>

#include <algorithm>

namespace footfall {
namespace {

constexpr int cardGap = spaceStep;
constexpr int cardPadding = spaceStep + spaceStep / 2;
constexpr int cardLineHeight = 5 * spaceStep;
constexpr int cardRadius = 8;
/// Characters of body text that a card has room for at least.
constexpr int cardCharacters = 36;

/// The fonts of a card, as they are now.
struct CardFonts
{
    RowFont body{TypeSize::Body};
    RowFont strong{TypeSize::Body, QFont::DemiBold};
    RowFont caption{TypeSize::Caption};
    RowFont figure{TypeSize::Figure, QFont::Bold};

    int cardHeight() const
    {
        return strong.metrics.height() + figure.metrics.height() + cardLineHeight +
               caption.metrics.height() + 2 * cardPadding + 2 * spaceStep + cardGap;
    }
};

void paintGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& theme = Theme::current();
    const bool isCurrent = option.state & QStyle::State_HasFocus;
    const bool isHovered = option.state & QStyle::State_MouseOver;
    const double edge = isCurrent ? 2 : 1;
    const QRectF card = QRectF(option.rect).adjusted(cardGap / 2, cardGap / 2, -cardGap / 2, -cardGap / 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isCurrent ? theme.accent : theme.bars, edge));
    painter.setBrush(isHovered || isCurrent ? theme.hover : theme.window);
    painter.drawRoundedRect(card.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), cardRadius,
                            cardRadius);
}

void paintHead(RowPainter& row, QRect space, const SiteCard& card, const CardFonts& fonts)
{
    const Theme& theme = row.theme();
    if (card.alert)
        row.sign(space, alertSign(card.alert->kind), fonts.strong, alertColor(*card.alert, theme));
    row.pair(space, {siteText(card.site), fonts.strong, theme.text},
             {card.alert ? alertTitle(*card.alert) : QString(), fonts.caption,
              card.alert && card.alert->isHandled() ? theme.muted : theme.text});
}

/// The figure, and beside it what it counts above how that stands against what is usual.
void paintCount(RowPainter& row, QRect space, const SiteCard& card, const CardFonts& fonts)
{
    const Theme& theme = row.theme();
    row.left(space, numberText(card.active), fonts.figure, theme.text);
    const int line = fonts.caption.metrics.height();
    QRect below(space.left(), space.bottom() - line - 3, space.width(), line);
    QRect above = below.translated(0, -line);
    row.left(above, SiteCardModel::tr("active"), fonts.caption, theme.text, above.width());
    const Standing standing = shownStanding(card.active, card.usualActive);
    if (const auto sign = standingSign(standing))
        row.sign(below, *sign, fonts.caption, theme.text);
    row.left(below, standingText(card.active, card.usualActive), fonts.caption,
             standing == Standing::Usual ? theme.muted : theme.text, below.width());
}

} // namespace

QSize SiteCardDelegate::sizeIn(int room)
{
    const CardFonts fonts;
    const int least = cardCharacters * fonts.body.metrics.averageCharWidth() + 2 * cardPadding;
    return {room / std::max(1, room / least), fonts.cardHeight()};
}

QSize SiteCardDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const auto* list = qobject_cast<const QListView*>(option.widget);
    return list ? list->gridSize() : sizeIn(option.rect.width());
}

void SiteCardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const SiteCard& card = *static_cast<const SiteCardModel*>(index.model())->row(index.row());
    const CardFonts fonts;
    painter->save();
    paintGround(*painter, option);
    const Theme& theme = m_isStale ? Theme::stale() : Theme::current();
    RowPainter row(*painter, option.rect, theme);
    const int inset = cardPadding + cardGap / 2;
    const QRect area = option.rect.adjusted(inset, inset, -inset, -inset);
    QRect space(area.topLeft(), QSize(area.width(), fonts.strong.metrics.height()));
    paintHead(row, space, card, fonts);
    space = QRect(area.left(), space.bottom() + 1, area.width(), fonts.figure.metrics.height() + spaceStep);
    paintCount(row, space, card, fonts);
    space = QRect(area.left(), space.bottom() + 1 + spaceStep / 2, area.width(), cardLineHeight);
    drawSparkLine(*painter, QRectF(space), {card.series, seriesBuckets}, theme);
    space = QRect(area.left(), space.bottom() + 1 + spaceStep / 2, area.width(), fonts.caption.metrics.height());
    row.left(space, card.active > 0 ? topPageText(card) : SiteCardModel::tr("nobody is there now"),
             fonts.caption, row.theme().muted, space.width());
    painter->restore();
}

} // namespace footfall
