// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_overlay.h"

#include "ui/charts/chart_look.h"
#include "ui/look/signs.h"
#include "ui/text/text_format.h"

#include <QPainter>

namespace footfall {

ChartOverlay::ChartOverlay(PlotArea plotArea, QWidget* parent)
    : QWidget(parent)
    , m_plotArea(std::move(plotArea))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ChartOverlay::show(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    update();
}

void ChartOverlay::setBucket(std::optional<int> bucket)
{
    if (bucket == m_bucket)
        return;
    m_bucket = bucket;
    update();
}

std::optional<int> ChartOverlay::bucketAt(const QPointF& position) const
{
    const QRectF plot = m_plotArea();
    if (!plot.contains(position) || plot.width() <= 0)
        return {};
    return int((position.x() - plot.left()) / plot.width() * seriesBuckets);
}

double ChartOverlay::centerOf(int bucket) const
{
    const QRectF plot = m_plotArea();
    return plot.left() + plot.width() * (bucket + 0.5) / seriesBuckets;
}

std::optional<int> ChartOverlay::bucketOf(TimeMs at) const
{
    if (m_snapshot->series.empty() || at < m_snapshot->series.front().at)
        return {};
    const TimeMs bucket = (at - m_snapshot->series.front().at) / seriesBucketMs;
    return bucket < seriesBuckets ? std::optional(int(bucket)) : std::nullopt;
}

QString ChartOverlay::valuesText() const
{
    if (!m_snapshot || !m_bucket || std::size_t(*m_bucket) >= m_snapshot->series.size())
        return {};
    const SeriesPoint& point = m_snapshot->series[std::size_t(*m_bucket)];
    return tr("%1   %2 active   %3")
        .arg(clockText(point.at), numberText(point.active),
             countText(point.pageViews, tr("1 page view"), tr("%1 page views")));
}

void ChartOverlay::paintEvent(QPaintEvent*)
{
    if (!m_snapshot)
        return;
    QPainter painter(this);
    drawAlerts(painter);
    drawValues(painter);
}

void ChartOverlay::drawAlerts(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const QRectF plot = m_plotArea();
    constexpr double side = 10;
    for (const Alert& alert : m_snapshot->alerts) {
        const std::optional<int> bucket = bucketOf(alert.at);
        if (!bucket)
            continue;
        const double x = centerOf(*bucket);
        const QColor& color = alertColor(alert.kind, theme);
        if (alert.kind == Alert::Kind::Spike) {
            painter.setPen(QPen(color, 1, Qt::DotLine));
            painter.drawLine(QPointF(x, plot.top() + side), QPointF(x, plot.bottom()));
        }
        drawSign(painter, alertSign(alert.kind), QRectF(x - side / 2, plot.top(), side, side),
                 color);
    }
}

void ChartOverlay::drawValues(QPainter& painter) const
{
    const QString text = valuesText();
    if (text.isEmpty())
        return;
    drawChartValue(painter, m_plotArea(), centerOf(*m_bucket), text);
}

} // namespace footfall
