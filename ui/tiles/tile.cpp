// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tiles/tile.h"

#include "ui/delegates/row_painter.h"
#include "ui/text/text_format.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace footfall {
namespace {

constexpr int asideGap = 3 * spaceStep;

QString asideText(const std::vector<AsideLine>& aside)
{
    QStringList texts;
    for (const AsideLine& line : aside)
        texts.append(line.text);
    return joined(texts);
}

} // namespace

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

template <typename Value>
void Tile::change(Value& shown, const Value& value)
{
    if (value == shown)
        return;
    shown = value;
    describe();
    update();
}

void Tile::setFigure(const QString& figure)
{
    change(m_figure, figure);
}

void Tile::setCaption(const QString& caption)
{
    change(m_caption, caption);
}

void Tile::setNote(const AsideLine& note, const QString& more)
{
    change(m_note, note);
    change(m_more, more);
}

void Tile::setAside(const std::vector<AsideLine>& aside)
{
    change(m_aside, aside);
}

void Tile::setStale(bool stale)
{
    change(m_isStale, stale);
}

/// What is not as usual gives way to nothing.
bool Tile::isAsideInNote() const
{
    return !m_aside.empty() && !hasRoomForAside() && !m_note.sign;
}

bool Tile::hasRoomInNote(const QString& text) const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    const int sign = m_note.sign ? metrics.xHeight() + 1 + spaceStep : 0;
    return sign + metrics.horizontalAdvance(text) <= area().width();
}

QString Tile::shownNote() const
{
    if (isAsideInNote())
        return asideText(m_aside);
    const QString whole = joined({m_note.text, m_more});
    if (hasRoomInNote(whole))
        return whole;
    return m_note.brief.isEmpty() || hasRoomInNote(m_note.text) ? m_note.text : m_note.brief;
}

void Tile::describe()
{
    setAccessibleName(tr("%1 %2").arg(m_figure, m_caption));
    setAccessibleDescription(joined({m_isStale ? tr("old: there is no connection") : QString(),
                                     asideText(m_aside), m_note.text, m_more}));
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

int mirroredLeft(const QWidget& tile, int left, int width)
{
    return QStyle::visualRect(tile.layoutDirection(), tile.rect(), {left, 0, width, 1}).left();
}

void drawTileGround(QPainter& painter, const QWidget& tile)
{
    const Theme& theme = Theme::current();
    if (tile.underMouse())
        painter.fillRect(tile.rect(), theme.hover);
    if (tile.hasFocus())
        painter.fillRect(QRect(0, tile.height() - 2, tile.width(), 2), theme.accent);
}

QSize Tile::sizeHint() const
{
    return {16 * spaceStep, tileHeight()};
}

QSize Tile::minimumSizeHint() const
{
    return {12 * spaceStep, tileHeight()};
}

QRect Tile::area() const
{
    return rect().adjusted(2 * spaceStep, spaceStep, -spaceStep, -spaceStep);
}

QFont Tile::fittingFont() const
{
    for (const TypeSize size :
         {TypeSize::Hero, TypeSize::Figure, TypeSize::Title, TypeSize::Body}) {
        const QFont font = typeFont(size, QFont::DemiBold);
        if (size <= m_size && QFontMetrics(font).horizontalAdvance(m_figure) <= area().width())
            return font;
    }
    return typeFont(TypeSize::Caption);
}

int Tile::asideWidth() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    int widest = 0;
    for (const AsideLine& line : m_aside)
        widest = std::max(widest, metrics.horizontalAdvance(line.text) + 1);
    return widest;
}

bool Tile::hasRoomForAside() const
{
    const int figure = QFontMetrics(fittingFont()).horizontalAdvance(m_figure);
    return figure + asideGap + asideWidth() <= area().width();
}

/// The last of the lines stands on the figure's baseline; signs hang before them, in the gap.
void Tile::drawAside(QPainter& painter, int left) const
{
    const RowFont caption(TypeSize::Caption);
    const QColor& color = Theme::current().muted;
    const int height = caption.metrics.height();
    const int hang = caption.metrics.xHeight() + 1 + spaceStep / 2;
    int top = tileBaseline(area()) + caption.metrics.descent() - int(m_aside.size()) * height;
    RowPainter row(painter, rect());
    for (const AsideLine& line : m_aside) {
        QRect before(left - hang, top, hang, height);
        if (line.sign)
            row.sign(before, *line.sign, caption, color);
        QRect space(left, top, area().right() + 1 - left, height);
        row.left(space, line.text, caption, color);
        top += height;
    }
}

void Tile::drawCaption(QPainter& painter, const QColor& color) const
{
    const RowFont caption(TypeSize::Caption);
    const int height = caption.metrics.height();
    QRect line(area().left(), area().bottom() - 2 * height, area().width(), height);
    RowPainter(painter, rect()).left(line, m_caption, caption, color, line.width());
}

/// A note with a sign is as plain to read as the caption.
void Tile::drawNote(QPainter& painter) const
{
    const RowFont caption(TypeSize::Caption);
    const Theme& theme = Theme::current();
    const QColor& color = m_note.sign && !m_isStale ? theme.text : theme.muted;
    QRect line = area();
    line.setTop(line.bottom() + 1 - caption.metrics.height());
    RowPainter row(painter, rect());
    if (m_note.sign)
        row.sign(line, *m_note.sign, caption, color);
    row.left(line, shownNote(), caption, color, line.width());
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    drawTileGround(painter, *this);
    const QRect area = this->area();
    const QColor& color = m_isStale ? theme.muted : theme.text;
    painter.setFont(fittingFont());
    painter.setPen(color);
    const int width = painter.fontMetrics().horizontalAdvance(m_figure);
    painter.drawText(mirroredLeft(*this, area.left(), width), tileBaseline(area), m_figure);
    if (hasRoomForAside())
        drawAside(painter, area.left() + width + asideGap);
    drawCaption(painter, color);
    drawNote(painter);
}

bool Tile::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QAbstractButton::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       tooltipText(accessibleName() + QLatin1Char('\n') + accessibleDescription()),
                       this);
    return true;
}

void Tile::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

} // namespace footfall
