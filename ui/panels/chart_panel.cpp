// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/chart_panel.h"

#include "ui/panels/chart_overlay.h"
#include "ui/panels/labels.h"
#include "ui/text_format.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>

#include <algorithm>

namespace footfall {
namespace {

constexpr int redrawIntervalMs = 250;
/// Bars stay in the lower part of the plot, below the line.
constexpr double barsPart = 0.4;
constexpr double barHalfWidth = 0.36;

class LegendMark : public QWidget
{
public:
    LegendMark(bool isLine, QWidget* parent)
        : QWidget(parent)
        , m_isLine(isLine)
    {
        setFixedSize(2 * spaceStep, spaceStep);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = Theme::current();
        if (m_isLine)
            painter.fillRect(0, height() / 2 - 1, width(), 2, theme.accent);
        else
            painter.fillRect(4, 0, spaceStep, spaceStep, theme.bars);
    }

private:
    const bool m_isLine;
};

} // namespace

int axisTop(int value)
{
    for (int step = 1;; step *= 10) {
        for (const int factor : {4, 6, 8, 10, 12, 16, 20, 30}) {
            if (value <= factor * step)
                return factor * step;
        }
        if (step > 10'000'000)
            return value;
    }
}

ChartPanel::ChartPanel(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
{
    setObjectName(QStringLiteral("chart"));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Active visitors and page views of the last ten minutes"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_view->setMinimumHeight(14 * spaceStep);
    m_overlay = new ChartOverlay([this] { return plotArea(); }, m_view);
    makeSeries();
    makeAxes();
    applyLook();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, spaceStep, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeading());
    layout->addWidget(m_view, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(redrawIntervalMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isStale)
            draw();
    });
    connect(m_chart, &QChart::plotAreaChanged, m_overlay, [this] { m_overlay->update(); });
}

QWidget* ChartPanel::makeHeading()
{
    auto* heading = new QWidget(this);
    auto* title = new TypeLabel(TypeSize::Body, Tone::Normal, heading);
    title->setWeight(QFont::DemiBold);
    title->setText(tr("Last ten minutes"));
    auto* layout = new QHBoxLayout(heading);
    layout->setContentsMargins(spaceStep, spaceStep / 2, spaceStep, spaceStep / 2);
    layout->addWidget(title);
    layout->addStretch(1);
    const auto addEntry = [&](bool isLine, const QString& text) {
        auto* label = new TypeLabel(TypeSize::Caption, Tone::Muted, heading);
        label->setText(text);
        layout->addWidget(new LegendMark(isLine, heading));
        layout->addWidget(label);
    };
    addEntry(true, tr("active visitors, left"));
    layout->addSpacing(spaceStep);
    addEntry(false, tr("page views in 10 s, right"));
    return heading;
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
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(spaceStep, spaceStep, spaceStep, spaceStep));
    m_chart->setLocalizeNumbers(true);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view->setBackgroundBrush(theme.window);
    m_active->setPen(QPen(theme.accent, 2));
    m_views->setPen(Qt::NoPen);
    m_views->setBrush(theme.bars);
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(m_timeAxis), static_cast<QAbstractAxis*>(m_activeAxis),
          static_cast<QAbstractAxis*>(m_viewAxis)}) {
        axis->setLabelsFont(typeFont(TypeSize::Caption));
        axis->setLabelsColor(theme.muted);
        axis->setLinePen(QPen(theme.hairline, 1));
        axis->setGridLinePen(QPen(theme.hairline, 1));
        axis->setTitleVisible(false);
    }
    m_activeAxis->setLineVisible(false);
    m_viewAxis->setLineVisible(false);
}

void ChartPanel::show(const SnapshotPtr& snapshot)
{
    m_last = snapshot;
    m_isStale = true;
    if (!m_pause.isActive())
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
    m_activeAxis->setMax(axisTop(mostActive));
    m_viewAxis->setMax(axisTop(int(mostViews / barsPart)));
    m_active->replace(active);
    m_viewTops->replace(tops);
}

QRectF ChartPanel::plotArea() const
{
    const QRectF plot = m_chart->plotArea();
    return m_view->mapFromScene(m_chart->mapToScene(plot)).boundingRect();
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
