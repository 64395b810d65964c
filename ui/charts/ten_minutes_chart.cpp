// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ten_minutes_chart.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/chart_table.h"
#include "ui/look/signs.h"
#include "ui/text/text_format.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace footfall {
namespace {

constexpr int redrawIntervalMs = 250;
/// Bars stay in the lower part of the plot, below the line.
constexpr double barsPart = 0.4;
constexpr double barHalfWidth = 0.36;
/// Of the sign of an alert or of goals.
constexpr double side = 10;
/// Where it is narrower, the legend has no room for what the feed explains as well.
constexpr int legendWidth = 90 * spaceStep;

std::optional<int> bucketOf(TimeMs at, const std::vector<SeriesPoint>& series)
{
    if (series.empty() || at < series.front().at)
        return {};
    const std::int64_t bucket = (at - series.front().at) / seriesBucketMs;
    return bucket < seriesBuckets ? std::optional(int(bucket)) : std::nullopt;
}

/// What the line stands for. Where a page is chosen it is only known who is on it now.
QString lineText(const Snapshot& snapshot)
{
    if (!snapshot.narrowed)
        return TenMinutesChart::tr("active, left");
    const auto known =
        std::count_if(snapshot.series.begin(), snapshot.series.end(), [](const SeriesPoint& point) {
            return point.active != SeriesPoint::unknown;
        });
    return known > 1 ? TenMinutesChart::tr("active, narrowed")
                     : TenMinutesChart::tr("who was on a page before is not known");
}

} // namespace

TenMinutesChart::TenMinutesChart(QWidget* parent)
    : CrosshairChart(seriesBuckets, 0.5,
                     tr("Active visitors and page views of the last ten minutes"), parent)
    , m_legend(new ChartLegend)
    , m_usual(chart())
    , m_active(new QLineSeries)
    , m_viewTops(new QLineSeries(chart()))
    , m_views(new QAreaSeries(m_viewTops))
    , m_activeAxis(addCountAxis(Qt::AlignLeft))
    , m_viewAxis(addCountAxis(Qt::AlignRight))
{
    setObjectName(QStringLiteral("chart"));
    setMinimumHeight(14 * spaceStep);
    m_viewAxis->setGridLineVisible(false);
    addSeries(m_usual.series(), m_activeAxis);
    addSeries(m_views, m_viewAxis);
    addSeries(m_active, m_activeAxis);
    setPast(false);
    TenMinutesChart::applyLook();
    m_legend->setEntry(ChartMark::Line, tr("active, left"));
    m_legend->setEntry(ChartMark::Band, {});
    m_legend->setEntry(ChartMark::Bars, tr("views in 10 s, right"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(redrawIntervalMs);
    connect(&m_pause, &QTimer::timeout, this, &TenMinutesChart::drawIfStale);
}

void TenMinutesChart::setPast(bool isPast)
{
    makeTimeLabels(isPast ? tr("then") : tr("now"));
}

void TenMinutesChart::makeTimeLabels(const QString& last)
{
    // Places, not times: the labels stay and only the values move on.
    constexpr double now = seriesBuckets - 0.5;
    QList<Label> labels;
    for (int minutes = 8; minutes > 0; minutes -= 2)
        labels.append({now - minutes * 6, tr("−%1 min").arg(minutes)});
    labels.append({now, last});
    setLabels(labels);
}

void TenMinutesChart::applyLook()
{
    const Theme& theme = Theme::current();
    CrosshairChart::applyLook();
    m_active->setPen(QPen(theme.accent, 2));
    m_views->setPen(Qt::NoPen);
    m_views->setBrush(theme.bars);
    m_usual.applyLook();
}

void TenMinutesChart::show(const SnapshotPtr& snapshot)
{
    m_last = snapshot;
    if (!m_pause.isActive())
        drawIfStale();
}

void TenMinutesChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    drawIfStale();
}

void TenMinutesChart::drawIfStale()
{
    if (m_drawn == m_last || !isVisible())
        return;
    m_drawn = m_last;
    m_pause.start();
    drawSeries(*m_drawn);
    renewTable();
    placeMarks();
}

void TenMinutesChart::setMarks(const std::vector<Mark>& marks)
{
    m_marks = marks;
    placeMarks();
}

void TenMinutesChart::placeMarks()
{
    QList<Note> notes;
    for (const Mark& mark : m_marks) {
        if (const auto bucket = m_drawn ? bucketOf(mark.at, m_drawn->series) : std::nullopt)
            notes.append({double(*bucket), shownText(mark.text)});
    }
    setNotes(notes);
}

void TenMinutesChart::drawUsual(const Snapshot& snapshot)
{
    // Of what it is narrowed to nobody knows what is usual, nor how many pages were viewed.
    m_usual.show(snapshot.narrowed ? std::vector<UsualPoint>() : snapshot.usualHours,
                 int(snapshot.series.size()),
                 [&](int place) { return snapshot.series[std::size_t(place)].at; });
    m_legend->setEntry(ChartMark::Band, m_usual.highest() > 0 ? tr("usual") : QString());
    m_legend->setEntry(ChartMark::Line, lineText(snapshot));
    m_legend->setEntry(ChartMark::Bars, snapshot.narrowed ? QString() : tr("views in 10 s, right"));
    const bool hasGoals = std::any_of(snapshot.series.begin(), snapshot.series.end(),
                                      [](const SeriesPoint& point) { return point.goals > 0; });
    m_legend->setEntry(ChartMark::Star,
                       hasGoals && width() >= legendWidth ? tr("goal") : QString());
}

void TenMinutesChart::drawSeries(const Snapshot& snapshot)
{
    QList<QPointF> active;
    QList<QPointF> tops;
    int mostActive = 0;
    int mostViews = 0;
    for (std::size_t i = 0; i < snapshot.series.size(); ++i) {
        const SeriesPoint& point = snapshot.series[i];
        const double x = double(i);
        if (point.active != SeriesPoint::unknown)
            active.append({x, double(point.active)});
        tops.append({{x - barHalfWidth, 0},
                     {x - barHalfWidth, double(point.pageViews)},
                     {x + barHalfWidth, double(point.pageViews)},
                     {x + barHalfWidth, 0}});
        mostActive = std::max(mostActive, point.active);
        mostViews = std::max(mostViews, point.pageViews);
    }
    drawUsual(snapshot);
    m_activeAxis->setMax(axisTop(std::max<qint64>(mostActive, qint64(m_usual.highest()))));
    m_viewAxis->setMax(axisTop(qint64(mostViews / barsPart)));
    // They keep their room: the plot stays where it is.
    m_viewAxis->setLabelsColor(snapshot.narrowed ? Qt::transparent : Theme::current().muted);
    m_active->replace(active);
    m_viewTops->replace(tops);
}

QString TenMinutesChart::valuesText(int place) const
{
    if (!m_drawn || std::size_t(place) >= m_drawn->series.size())
        return {};
    const SeriesPoint& point = m_drawn->series[std::size_t(place)];
    if (point.active == SeriesPoint::unknown)
        return tr("%1   known no more").arg(clockText(point.at));
    const QString active = tr("%1 active").arg(numberText(point.active));
    if (m_drawn->narrowed)
        return tr("%1   %2").arg(clockText(point.at), active);
    const QString values =
        tr("%1   %2   %3")
            .arg(
                clockText(point.at), withUsual(active, m_drawn->usualHours, point.at),
                countText(point.pageViews, tr("%1 page views", nullptr, numerus(point.pageViews))));
    return point.goals == 0
               ? values
               : tr("%1   %2").arg(
                     values, countText(point.goals, tr("%1 goals", nullptr, numerus(point.goals))));
}

/// The newest first. Of what is narrowed it is only known who was active.
ChartFigures TenMinutesChart::figures() const
{
    ChartFigures figures{{tr("from"), tr("active"), tr("page views"), tr("events"), tr("goals")},
                         {}};
    if (!m_drawn)
        return figures;
    const auto shown = [this](std::int32_t count, bool isOfAll = true) {
        const bool isKnown = count != SeriesPoint::unknown && !(isOfAll && m_drawn->narrowed);
        return isKnown ? numberText(count) : tr("–");
    };
    for (auto point = m_drawn->series.rbegin(); point != m_drawn->series.rend(); ++point)
        figures.rows.push_back(
            {point->at,
             {clockText(point->at), shown(point->active, false), shown(point->pageViews),
              shown(point->events), shown(point->goals)}});
    return figures;
}

/// A row below the signs of alerts.
void TenMinutesChart::drawGoals(QPainter& painter) const
{
    const QRectF plot = plotArea();
    for (std::size_t i = 0; i < m_drawn->series.size(); ++i) {
        if (m_drawn->series[i].goals > 0)
            drawSign(painter, Sign::Star,
                     QRectF(positionOf(int(i)) - side / 2, plot.top() + side + 4, side, side),
                     Theme::current().good);
    }
}

void TenMinutesChart::drawMarks(QPainter& painter) const
{
    if (!m_drawn)
        return;
    const Theme& theme = Theme::current();
    const QRectF plot = plotArea();
    drawGoals(painter);
    for (const Alert& alert : m_drawn->alerts) {
        const std::optional<int> bucket = bucketOf(alert.at, m_drawn->series);
        if (!bucket)
            continue;
        const double x = positionOf(*bucket);
        const QColor& color = alertColor(alert, theme);
        if (alert.isUnusual()) {
            painter.setPen(QPen(color, 1, Qt::DotLine));
            painter.drawLine(QPointF(x, plot.top() + side), QPointF(x, plot.bottom()));
        }
        drawSign(painter, alertSign(alert.kind), QRectF(x - side / 2, plot.top(), side, side),
                 color);
    }
}

} // namespace footfall
