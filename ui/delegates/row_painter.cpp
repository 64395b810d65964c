// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_painter.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace footfall {

RowPainter::RowPainter(QPainter& painter, const QRect& row, const Theme& theme)
    : m_painter(painter)
    , m_theme(theme)
    , m_row(row)
{
}

RowPainter::RowPainter(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme)
    : RowPainter(painter, option.rect, theme)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter.fillRect(m_row, m_theme.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(m_row, m_theme.hover);
    m_isCurrent = (option.state & QStyle::State_HasFocus) || selected;
    markCurrent();
}

void RowPainter::markCurrent()
{
    if (m_isCurrent)
        m_painter.fillRect(visual({m_row.topLeft(), QSize(3, m_row.height())}), m_theme.accent);
}

QRect RowPainter::visual(const QRect& area) const
{
    return QStyle::visualRect(QGuiApplication::layoutDirection(), m_row, area);
}

QRect RowPainter::line(int number, int lines) const
{
    const QRect inner = m_row.adjusted(spaceStep, spaceStep / 2, -spaceStep, -spaceStep / 2);
    const int height = inner.height() / lines;
    return {inner.left(), inner.top() + number * height, inner.width(), height};
}

void RowPainter::left(QRect& space, const QString& text, const RowFont& font, const QColor& color,
                      int width)
{
    if (width < 0)
        width = font.metrics.horizontalAdvance(text) + 1;
    const int taken = std::min(width, space.width());
    draw({space.left(), space.top(), taken, space.height()}, text, font, color, Qt::AlignLeft);
    space.setLeft(std::min(space.left() + taken + spaceStep, space.right() + 1));
}

void RowPainter::right(QRect& space, const QString& text, const RowFont& font, const QColor& color,
                       int width)
{
    if (width < 0)
        width = font.metrics.horizontalAdvance(text) + 1;
    const int taken = std::min(width, space.width());
    draw({space.right() + 1 - taken, space.top(), taken, space.height()}, text, font, color,
         Qt::AlignRight);
    space.setRight(std::max(space.right() - taken - spaceStep, space.left() - 1));
}

void RowPainter::pair(const QRect& space, const Text& first, const Text& second)
{
    const auto needed = [](const Text& text) {
        return text.text.isEmpty() ? 0 : text.font.metrics.horizontalAdvance(text.text) + 1;
    };
    const int room = space.width() - (second.text.isEmpty() ? 0 : spaceStep);
    const int most = std::max(room / 2, room - needed(second));
    QRect rest = space;
    left(rest, first.text, first.font, first.color, std::min(needed(first), most));
    left(rest, second.text, second.font, second.color, rest.width());
}

void RowPainter::sign(QRect& space, Sign sign, const RowFont& font, const QColor& color)
{
    const int side = font.metrics.xHeight() + 1;
    const QRect place = visual({space.left(), space.top(), side, space.height()});
    drawSign(m_painter, sign, QRectF(place.left(), space.center().y() - side / 2.0 + 1, side, side),
             color);
    space.setLeft(space.left() + side + spaceStep);
}

void RowPainter::glow(const QRect& space, const RowFont& font, QColor color)
{
    const int side = font.metrics.xHeight() + 1;
    const QRect place = visual({space.left(), space.top(), side, space.height()});
    const QPointF middle(place.left() + side / 2.0, space.center().y() + 1);
    color.setAlphaF(0.35F);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawEllipse(middle, side / 2.0 + 3, side / 2.0 + 3);
    m_painter.restore();
}

void RowPainter::bar(double share, const QColor& color)
{
    const QRect area = m_row.adjusted(0, 1, 0, -1);
    const QSize size(qRound(area.width() * share), area.height());
    m_painter.fillRect(visual({area.topLeft(), size}), color);
    markCurrent();
}

void RowPainter::draw(const QRect& area, const QString& text, const RowFont& font,
                      const QColor& color, Qt::Alignment alignment)
{
    if (area.width() <= 0 || text.isEmpty())
        return;
    const Qt::LayoutDirection before = m_painter.layoutDirection();
    const Qt::Alignment side =
        QStyle::visualAlignment(QGuiApplication::layoutDirection(), alignment) | Qt::AlignAbsolute;
    m_painter.setFont(font.font);
    m_painter.setPen(color);
    // What came from outside, as a path, reads as its own letters do.
    m_painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    m_painter.drawText(visual(area), int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                       font.metrics.elidedText(text, Qt::ElideRight, area.width()));
    m_painter.setLayoutDirection(before);
}

} // namespace footfall
