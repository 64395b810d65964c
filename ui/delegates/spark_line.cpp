// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/spark_line.h"

#include "ui/look/theme.h"
#include "ui/text/text_format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace footfall {
namespace {

constexpr int plotHeight = 6 * spaceStep;

} // namespace

double SparkValues::top() const
{
    const auto most = std::max_element(counts.begin(), counts.end());
    const double highest = most == counts.end() ? 0 : double(*most);
    return std::max({highest, usual ? usual->high : 0, 1.0});
}

void drawSparkLine(QPainter& painter, const QRectF& area, const SparkValues& values)
{
    const Theme& theme = Theme::current();
    const double top = values.top();
    const double step = area.width() / std::max(values.places - 1, 1);
    const auto y = [&](double count) { return area.bottom() - area.height() * count / top; };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (values.usual)
        painter.fillRect(QRectF(QPointF(area.left(), y(values.usual->high)),
                                QPointF(area.right(), y(values.usual->low))),
                         theme.accentSoft);
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    QPolygonF line;
    double x = area.right() - step * double(std::max<std::size_t>(values.counts.size(), 1) - 1);
    for (const std::int32_t count : values.counts) {
        line.append(QPointF(x, y(count)));
        x += step;
    }
    painter.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.restore();
}

SparkLine::SparkLine(const QString& name, CountText countText, QWidget* parent)
    : QWidget(parent)
    , m_countText(std::move(countText))
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SparkLine::show(const SparkValues& values, const QString& begin, const QString& end)
{
    if (values == m_values && begin == m_begin && end == m_end)
        return;
    m_values = values;
    m_begin = begin;
    m_end = end;
    setAccessibleDescription(m_countText(int(values.counts.size()) - 1));
    update();
}

QSize SparkLine::sizeHint() const
{
    return {20 * spaceStep, plotHeight + QFontMetrics(typeFont(TypeSize::Caption)).height() + 2};
}

/// Beside it at the left the highest count, below it the times.
QRectF SparkLine::plot() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    const int left = metrics.horizontalAdvance(numberText(qint64(m_values.top()))) + spaceStep;
    return QRectF(left, 3, width() - left - 2, plotHeight - 6);
}

void SparkLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF area = plot();
    drawSparkLine(painter, area, m_values);
    painter.setFont(typeFont(TypeSize::Caption));
    painter.setPen(Theme::current().muted);
    painter.drawText(QRectF(0, 0, area.left() - spaceStep, area.height()),
                     Qt::AlignRight | Qt::AlignTop, numberText(qint64(m_values.top())));
    const QRectF below(area.left(), plotHeight, area.width(), height() - plotHeight);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, m_begin);
    painter.drawText(below, Qt::AlignRight | Qt::AlignTop, m_end);
}

std::optional<int> SparkLine::placeAt(const QPointF& position) const
{
    const QRectF area = plot();
    const double share = std::clamp((position.x() - area.left()) / area.width(), 0.0, 1.0);
    const int known = int(m_values.counts.size());
    const int place = qRound(share * (m_values.places - 1)) - (m_values.places - known);
    return place >= 0 && place < known ? std::optional(place) : std::nullopt;
}

bool SparkLine::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto place = placeAt(help->pos()))
        QToolTip::showText(help->globalPos(), tooltipText(m_countText(*place)), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace footfall
