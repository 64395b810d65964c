// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/spark_line.h"

#include "ui/text/text_format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

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

void drawSparkLine(QPainter& painter, const QRectF& area, const SparkValues& values,
                   const Theme& theme)
{
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
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

void SparkLine::show(const SparkValues& values, const QString& begin, const QString& end)
{
    if (values == m_values && begin == m_begin && end == m_end)
        return;
    m_values = values;
    m_begin = begin;
    m_end = end;
    if (m_place && *m_place >= known())
        m_place.reset();
    describe();
    update();
}

void SparkLine::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        update();
}

/// While none is pointed at, what the newest is.
void SparkLine::describe()
{
    setAccessibleDescription(m_countText(m_place.value_or(known() - 1)));
}

void SparkLine::setPlace(std::optional<int> place)
{
    if (std::exchange(m_place, place) == place)
        return;
    describe();
    update();
}

void SparkLine::moveTo(int place)
{
    if (known() > 0)
        setPlace(std::clamp(place, 0, known() - 1));
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
    drawSparkLine(painter, area, m_values, m_isStale ? Theme::stale() : Theme::current());
    drawPlace(painter, area);
    drawWords(painter, area);
}

void SparkLine::drawPlace(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::current();
    if (m_place) {
        const double step = area.width() / std::max(m_values.places - 1, 1);
        const double x = area.right() - step * (known() - 1 - *m_place);
        painter.setPen(QPen(theme.text, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    if (!hasFocus())
        return;
    painter.setPen(QPen(theme.accent, 2));
    painter.drawLine(QPointF(area.left(), area.bottom() + 2), QPointF(area.right(), area.bottom() + 2));
}

void SparkLine::drawWords(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::current();
    painter.setFont(typeFont(TypeSize::Caption));
    painter.setPen(theme.muted);
    painter.drawText(QRectF(0, 0, area.left() - spaceStep, area.height()),
                     Qt::AlignRight | Qt::AlignTop, numberText(qint64(m_values.top())));
    const QRectF below(area.left(), plotHeight, area.width(), height() - plotHeight);
    if (!m_place) {
        painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, m_begin);
        painter.drawText(below, Qt::AlignRight | Qt::AlignTop, m_end);
        return;
    }
    painter.setPen(theme.text);
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignTop, m_countText(*m_place));
}

std::optional<int> SparkLine::placeAt(const QPointF& position) const
{
    const QRectF area = plot();
    const double share = std::clamp((position.x() - area.left()) / area.width(), 0.0, 1.0);
    const int place = qRound(share * (m_values.places - 1)) - (m_values.places - known());
    return place >= 0 && place < known() ? std::optional(place) : std::nullopt;
}

void SparkLine::mouseMoveEvent(QMouseEvent* event)
{
    setPlace(placeAt(event->position()));
}

void SparkLine::leaveEvent(QEvent*)
{
    setPlace({});
}

void SparkLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        moveTo(m_place.value_or(known()) - 1);
    else if (event->key() == Qt::Key_Right)
        moveTo(m_place.value_or(-1) + 1);
    else if (event->key() == Qt::Key_Home)
        moveTo(0);
    else if (event->key() == Qt::Key_End)
        moveTo(known() - 1);
    else
        QWidget::keyPressEvent(event);
}

void SparkLine::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    moveTo(m_place.value_or(known() - 1));
    update();
}

void SparkLine::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setPlace({});
    update();
}

} // namespace footfall
