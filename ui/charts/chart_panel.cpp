// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_panel.h"

#include "ui/charts/chart_look.h"
#include "ui/charts/chart_overlay.h"
#include "ui/look/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace footfall {
namespace {

constexpr int redrawIntervalMs = 250;
/// Bars stay in the lower part of the plot, below the line.
constexpr double barsPart = 0.4;
constexpr double barHalfWidth = 0.36;

} // namespace

ChartPanel::ChartPanel(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_legend(new ChartLegend)
{
    setObjectName(QStringLiteral("chart"));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Active visitors and page views of the last ten minutes"));
    prepareChartView(m_view);
    m_view->viewport()->installEventFilter(this);
    m_view->setMinimumHeight(14 * spaceStep);
    m_overlay = new ChartOverlay([this] { return plotAreaOf(m_view); }, m_view);
    makeSeries();
    makeAxes();
    applyLook();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    m_legend->setEntry(ChartMark::Line, tr("active visitors, left"));
    m_legend->setEntry(ChartMark::Bars, tr("page views in 10 s, right"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(redrawIntervalMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isStale && isVisible())
            draw();
    });
    connect(m_chart, &QChart::plotAreaChanged, m_overlay, [this] { m_overlay->update(); });
}

void ChartPanel::makeSeries()
{
    m_viewTops = new QLineSeries(m_chart);
    m_views = new QAreaSeries(m_viewTops);
    m_active = new QLineSeries;
    m_chart->addSeries(m_views);
    m_chart->addSeries(m_active);
}

void ChartPanel::makeAxes()
{
    // Places, not times: the labels stay and only the values move on.
    m_timeAxis = new QCategoryAxis;
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_timeAxis->setRange(-0.5, seriesBuckets - 0.5);
    for (int minutes = 8; minutes > 0; minutes -= 2)
        m_timeAxis->append(tr("−%1 min").arg(minutes), seriesBuckets - 0.5 - minutes * 6);
    m_timeAxis->append(tr("now"), seriesBuckets - 0.5);
    m_activeAxis = new QValueAxis;
    m_viewAxis = new QValueAxis;
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_activeAxis, Qt::AlignLeft);
    m_chart->addAxis(m_viewAxis, Qt::AlignRight);
    for (QValueAxis* axis : {m_activeAxis, m_viewAxis}) {
        axis->setLabelFormat(QStringLiteral("%.0f"));
        axis->setRange(0, 4);
    }
    m_activeAxis->setTickCount(3);
    m_viewAxis->setTickCount(3);
    m_viewAxis->setGridLineVisible(false);
    m_timeAxis->setGridLineVisible(false);
    m_active->attachAxis(m_timeAxis);
    m_active->attachAxis(m_activeAxis);
    m_views->attachAxis(m_timeAxis);
    m_views->attachAxis(m_viewAxis);
}

void ChartPanel::applyLook()
{
    const Theme& theme = Theme::current();
    applyChartLook(m_chart, m_view);
    m_active->setPen(QPen(theme.accent, 2));
    m_views->setPen(Qt::NoPen);
    m_views->setBrush(theme.bars);
}

void ChartPanel::show(const SnapshotPtr& snapshot)
{
    m_last = snapshot;
    m_isStale = true;
    if (isVisible() && !m_pause.isActive())
        draw();
}

void ChartPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        draw();
}

void ChartPanel::draw()
{
    m_isStale = false;
    m_pause.start();
    drawSeries(*m_last);
    m_overlay->show(m_last);
}

void ChartPanel::drawSeries(const Snapshot& snapshot)
{
    QList<QPointF> active;
    QList<QPointF> tops;
    int mostActive = 0;
    int mostViews = 0;
    for (std::size_t i = 0; i < snapshot.series.size(); ++i) {
        const SeriesPoint& point = snapshot.series[i];
        const double x = double(i);
        active.append({x, double(point.active)});
        tops.append({{x - barHalfWidth, 0},
                     {x - barHalfWidth, double(point.pageViews)},
                     {x + barHalfWidth, double(point.pageViews)},
                     {x + barHalfWidth, 0}});
        mostActive = std::max(mostActive, point.active);
        mostViews = std::max(mostViews, point.pageViews);
    }
    m_activeAxis->setMax(double(axisTop(mostActive)));
    m_viewAxis->setMax(double(axisTop(qint64(mostViews / barsPart))));
    m_active->replace(active);
    m_viewTops->replace(tops);
}

bool ChartPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        m_overlay->setBucket(m_overlay->bucketAt(static_cast<QMouseEvent*>(event)->position()));
    else if (event->type() == QEvent::Leave)
        m_overlay->setBucket({});
    return QWidget::eventFilter(watched, event);
}

void ChartPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        moveBucket(-1);
    else if (event->key() == Qt::Key_Right)
        moveBucket(1);
    else
        QWidget::keyPressEvent(event);
}

void ChartPanel::moveBucket(int by)
{
    const int from = m_overlay->bucket().value_or(by < 0 ? seriesBuckets : -1);
    m_overlay->setBucket(std::clamp(from + by, 0, seriesBuckets - 1));
    setAccessibleDescription(m_overlay->valuesText());
}

void ChartPanel::focusOutEvent(QFocusEvent* event)
{
    m_overlay->setBucket({});
    QWidget::focusOutEvent(event);
}

void ChartPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyLook();
    QWidget::changeEvent(event);
}

void ChartPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_overlay->setGeometry(m_view->rect());
    m_overlay->raise();
}

} // namespace footfall
