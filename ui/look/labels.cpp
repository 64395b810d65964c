// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/labels.h"

#include "ui/text/text_format.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace footfall {

TypeLabel::TypeLabel(TypeSize size, Tone tone, QWidget* parent)
    : QLabel(parent)
    , m_size(size)
{
    setTextFormat(Qt::PlainText);
    setTone(tone);
    setFont(typeFont(m_size));
}

void TypeLabel::setWeight(QFont::Weight weight)
{
    m_weight = weight;
    setFont(typeFont(m_size, m_weight));
}

void TypeLabel::setTone(Tone tone)
{
    setForegroundRole(tone == Tone::Muted ? QPalette::PlaceholderText : QPalette::WindowText);
}

void TypeLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        setFont(typeFont(m_size, m_weight));
    QLabel::changeEvent(event);
}

void ElidedLabel::setLine(const QString& text)
{
    if (text == this->text())
        return;
    setText(text);
    setToolTip(text.isEmpty() ? QString() : tooltipText(text));
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const Qt::Alignment side = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.drawText(contentsRect(), int(side | Qt::AlignAbsolute) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

Placeholder::Placeholder(QWidget* parent)
    : TypeLabel(TypeSize::Body, Tone::Muted, parent)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setContentsMargins(3 * spaceStep, 0, 3 * spaceStep, 0);
}

void Placeholder::coverParent()
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parentWidget()->installEventFilter(this);
}

bool Placeholder::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        raise();
    }
    return false;
}

void SignMark::setMark(Sign sign, const QColor& color)
{
    if (sign == m_sign && color == m_color)
        return;
    m_sign = sign;
    m_color = color;
    update();
}

QSize SignMark::sizeHint() const
{
    const int side = fontMetrics().xHeight() + 2;
    return {side, side};
}

void SignMark::paintEvent(QPaintEvent*)
{
    const int side = sizeHint().width();
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(rect()).center());
    QPainter painter(this);
    drawSign(painter, m_sign, box, m_color);
}

QFrame* makeHairline(Qt::Orientation orientation, QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("look", QStringLiteral("hairline"));
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace footfall
