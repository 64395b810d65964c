// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/signs.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace footfall {
namespace {

constexpr double penWidth = 1.5;

QPolygonF starIn(const QRectF& box)
{
    constexpr int corners = 10;
    constexpr double inner = 0.45;
    QPolygonF star;
    for (int corner = 0; corner < corners; ++corner) {
        const double radius = box.width() / 2 * (corner % 2 == 0 ? 1 : inner);
        const double angle = 2 * std::numbers::pi * corner / corners;
        star.append(box.center() + radius * QPointF(std::sin(angle), -std::cos(angle)));
    }
    return star;
}

QPainterPath outline(Sign sign, const QRectF& box)
{
    QPainterPath path;
    switch (sign) {
    case Sign::Disc:
    case Sign::Ring:
    case Sign::Half:
        path.addEllipse(box);
        break;
    case Sign::Triangle:
        path.addPolygon(
            QPolygonF({{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
        break;
    case Sign::TriangleDown:
        path.addPolygon(
            QPolygonF({box.topLeft(), box.topRight(), {box.center().x(), box.bottom()}}));
        break;
    case Sign::Diamond:
        path.addPolygon(QPolygonF({{box.center().x(), box.top()},
                                   {box.right(), box.center().y()},
                                   {box.center().x(), box.bottom()},
                                   {box.left(), box.center().y()}}));
        break;
    case Sign::Square:
        path.addRect(box);
        break;
    case Sign::Star:
        path.addPolygon(starIn(box));
        break;
    case Sign::Chevron:
        path.moveTo(box.left() + box.width() * 0.3, box.top());
        path.lineTo(box.left() + box.width() * 0.8, box.center().y());
        path.lineTo(box.left() + box.width() * 0.3, box.bottom());
        break;
    }
    path.closeSubpath();
    return path;
}

} // namespace

void drawSign(QPainter& painter, Sign sign, const QRectF& area, const QColor& color)
{
    const double side = std::min(area.width(), area.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(area.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = sign != Sign::Ring && sign != Sign::Half;
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(color, penWidth));
    if (!filled)
        box.adjust(penWidth / 2, penWidth / 2, -penWidth / 2, -penWidth / 2);
    painter.drawPath(outline(sign, box));
    if (sign == Sign::Half) {
        painter.setBrush(color);
        painter.drawPie(box, 90 * 16, 180 * 16);
    }
    painter.restore();
}

} // namespace footfall
