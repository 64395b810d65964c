// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tile.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace footfall {

Tile::Tile(const QString& caption, TypeSize size, QWidget* parent)
    : QAbstractButton(parent)
    , m_caption(caption)
    , m_size(size)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    describe();
}

void Tile::setFigure(const QString& figure)
{
    if (figure == m_figure)
        return;
    m_figure = figure;
    describe();
    update();
}

void Tile::setNote(const QString& note)
{
    if (note == m_note)
        return;
    m_note = note;
    describe();
    update();
}

void Tile::describe()
{
    setAccessibleName(tr("%1 %2").arg(m_figure, m_caption));
    setAccessibleDescription(m_note);
}

int tileHeight()
{
    const int figure = QFontMetrics(typeFont(TypeSize::Hero)).ascent();
    const int line = QFontMetrics(typeFont(TypeSize::Caption)).height();
    return 3 * spaceStep + figure + 2 * line;
}

int tileBaseline(const QRect& area)
{
    return area.bottom() - 2 * QFontMetrics(typeFont(TypeSize::Caption)).height() - spaceStep;
}

QSize Tile::sizeHint() const
{
    return {16 * spaceStep, tileHeight()};
}

QSize Tile::minimumSizeHint() const
{
    return {12 * spaceStep, tileHeight()};
}

QFont Tile::fittingFont(int width) const
{
    for (const TypeSize size :
         {TypeSize::Hero, TypeSize::Figure, TypeSize::Title, TypeSize::Body}) {
        const QFont font = typeFont(size, QFont::DemiBold);
        if (size <= m_size && QFontMetrics(font).horizontalAdvance(m_figure) <= width)
            return font;
    }
    return typeFont(TypeSize::Caption);
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    if (underMouse())
        painter.fillRect(rect(), theme.hover);
    if (hasFocus())
        painter.fillRect(QRect(0, height() - 2, width(), 2), theme.accent);
    const QRect area = rect().adjusted(2 * spaceStep, spaceStep, -spaceStep, -spaceStep);
    const QFont caption = typeFont(TypeSize::Caption);
    const QFontMetrics captionMetrics(caption);
    const int line = captionMetrics.height();

    painter.setFont(fittingFont(area.width()));
    painter.setPen(theme.text);
    painter.drawText(area.left(), tileBaseline(area), m_figure);
    const auto drawLine = [&](const QString& text, int fromBottom) {
        painter.drawText(area.left(), area.bottom() - fromBottom * line - captionMetrics.descent(),
                         captionMetrics.elidedText(text, Qt::ElideRight, area.width()));
    };
    painter.setFont(caption);
    drawLine(m_caption, 1);
    painter.setPen(theme.muted);
    drawLine(m_note, 0);
}

void Tile::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

} // namespace footfall
