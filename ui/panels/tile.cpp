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

QSize Tile::sizeHint() const
{
    const int figure = QFontMetrics(typeFont(TypeSize::Hero)).height();
    const int line = QFontMetrics(typeFont(TypeSize::Caption)).height();
    return {16 * spaceStep, 2 * spaceStep + figure + 2 * line};
}

QSize Tile::minimumSizeHint() const
{
    return {12 * spaceStep, sizeHint().height()};
}

QFont Tile::fittingFont(int width) const
{
    for (const TypeSize size : {TypeSize::Hero, TypeSize::Figure, TypeSize::Title, TypeSize::Body}) {
        const QFont font = typeFont(size, QFont::DemiBold);
        if (size <= m_size && QFontMetrics(font).horizontalAdvance(m_figure) <= width)
            return font;
    }
    return typeFont(TypeSize::Caption);
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(palette());
    if (underMouse())
        painter.fillRect(rect(), theme.hover);
    if (hasFocus())
        painter.fillRect(QRect(0, height() - 2, width(), 2), theme.accent);
    const QRect area = rect().adjusted(2 * spaceStep, spaceStep, -spaceStep, -spaceStep);
    const QFont caption = typeFont(TypeSize::Caption);
    const QFontMetrics captionMetrics(caption);
    const int line = captionMetrics.height();

    // All figures stand on one line, whatever their sizes.
    const int baseline = area.bottom() - 2 * line - QFontMetrics(typeFont(TypeSize::Hero)).descent();
    painter.setFont(fittingFont(area.width()));
    painter.setPen(theme.text);
    painter.drawText(area.left(), baseline, m_figure);
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
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

} // namespace footfall
