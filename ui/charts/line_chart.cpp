// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_chart.h"

#include "ui/look/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace footfall {
namespace {

double highest(const QList<QPointF>& line)
{
    double most = 0;
    for (const QPointF& point : line)
        most = std::max(most, point.y());
    return most;
}

} // namespace

LineChart::LineChart(int places, const QString& name, ValuesText valuesText, QWidget* parent)
    : CrosshairChart(places, 0, name, parent)
    , m_places(places)
    , m_valuesText(std::move(valuesText))
    , m_usual(chart())
    , m_dashes(new QLineSeries)
    , m_line(new QLineSeries)
    , m_countAxis(addCountAxis(Qt::AlignLeft))
{
    addSeries(m_usual.series(), m_countAxis);
    addSeries(m_dashes, m_countAxis);
    addSeries(m_line, m_countAxis);
    LineChart::applyLook();
}

void LineChart::applyLook()
{
    const Theme& theme = Theme::current();
    CrosshairChart::applyLook();
    // The last label stands half beyond the plot.
    chart()->setMargins(QMargins(spaceStep, spaceStep, 3 * spaceStep, spaceStep));
    m_usual.applyLook();
    m_line->setPen(QPen(theme.accent, 2));
    QPen dashes(theme.muted, 2);
    dashes.setDashPattern({3, 1.5});
    dashes.setCapStyle(Qt::FlatCap);
    m_dashes->setPen(dashes);
}

bool LineChart::setUsual(const std::vector<UsualPoint>& points,
                         const std::function<TimeMs(int place)>& timeOf)
{
    m_usual.show(points, m_places, timeOf);
    return m_usual.highest() > 0;
}

void LineChart::setLines(const QList<QPointF>& line, const QList<QPointF>& dashes)
{
    const double most = std::max({highest(line), highest(dashes), m_usual.highest()});
    m_countAxis->setMax(axisTop(qint64(most)));
    m_line->replace(line);
    m_dashes->replace(dashes);
    renewTable();
    updateOverlay();
}

} // namespace footfall
