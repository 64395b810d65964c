// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/concurrency_panel.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/line_chart.h"
#include "ui/text/local_day.h"
#include "ui/text/text_format.h"

#include <algorithm>

namespace footfall {
namespace {

constexpr DurationMs placeMs = 5 * minuteMs;
constexpr int pointsOfADay = 24 * 60 / 5;
constexpr int labelledMinutes = 4 * 60;
/// Room that the last label takes to its left.
constexpr int labelPlaces = 16;

} // namespace

ConcurrencyPanel::ConcurrencyPanel(LiveSource& source, QWidget* parent)
    : HistoryPanel(source,
                   new LineChart(pointsOfADay,
                                 tr("Most sessions active at once in the last 24 hours"),
                                 [this](int place) { return valuesText(place); }),
                   parent)
{
    setObjectName(QStringLiteral("concurrencyPanel"));
    chart()->setObjectName(QStringLiteral("concurrencyChart"));
    chart()->setFigures([this] { return figures(); });
    legend()->setEntry(ChartMark::Line, tr("most at once, each 5 min"));
    legend()->setEntry(ChartMark::Band, {});
}

void ConcurrencyPanel::ask()
{
    const TimeMs end = floorTo(now(), placeMs) + placeMs;
    m_asked = {site(), end - pointsOfADay * placeMs, end, placeMs};
    source().requestHistory(m_asked);
}

bool ConcurrencyPanel::isAsking(const PastQuestion& question) const
{
    return question == PastQuestion(m_asked);
}

bool ConcurrencyPanel::take(const History& history)
{
    if (history.request != m_asked)
        return false;
    m_points = history.points;
    // Of the bucket that has just begun nothing is known until its first minute is over: that is
    // no fall to zero.
    if (!m_points.empty() && m_points.back() == HistoryPoint{m_points.back().at})
        m_points.pop_back();
    return true;
}

void ConcurrencyPanel::forget()
{
    m_points.clear();
}

std::optional<double> ConcurrencyPanel::placeOf(TimeMs at) const
{
    const double place = double(at - m_asked.from) / double(placeMs);
    return place >= 0 && place < pointsOfADay ? std::optional(place) : std::nullopt;
}

void ConcurrencyPanel::showUsual(const std::vector<UsualPoint>& points)
{
    if (points == m_usual)
        return;
    m_usual = points;
    if (!m_points.empty())
        draw();
}

void ConcurrencyPanel::drawUsual()
{
    const TimeMs begin = m_points.empty() ? m_asked.from : m_points.front().at;
    const bool isKnown =
        chart()->setUsual(m_usual, [begin](int place) { return begin + place * placeMs; });
    legend()->setEntry(ChartMark::Band, isKnown ? tr("usual") : QString());
}

void ConcurrencyPanel::draw()
{
    QList<QPointF> line;
    QList<LineChart::Label> labels;
    for (const HistoryPoint& point : m_points) {
        const int place = int(line.size());
        if (minuteOfDay(point.at) % labelledMinutes == 0 && place < pointsOfADay - labelPlaces)
            labels.append({double(place), minuteText(point.at)});
        line.append({double(place), double(point.peakActive)});
    }
    labels.append({pointsOfADay - 1, tr("now")});
    chart()->setLabels(labels);
    drawUsual();
    chart()->setLines(line);
    setSentence(peakText());
}

QString ConcurrencyPanel::peakText() const
{
    const auto lower = [](const HistoryPoint& a, const HistoryPoint& b) {
        return a.peakActive < b.peakActive;
    };
    const auto peak = std::max_element(m_points.begin(), m_points.end(), lower);
    if (peak == m_points.end() || peak->peakActive == 0)
        return tr("No sessions in the last 24 hours");
    const QString count =
        countText(peak->peakActive, tr("%1 sessions", nullptr, numerus(peak->peakActive)));
    return (dayStart(peak->at) == dayStart(now()) ? tr("%1 at most, today at %2")
                                                  : tr("%1 at most, yesterday at %2"))
        .arg(count, minuteText(peak->at));
}

/// The newest first.
ChartFigures ConcurrencyPanel::figures() const
{
    ChartFigures figures{{tr("from"), tr("most at once"), tr("visitors"), tr("page views")}, {}};
    for (auto point = m_points.rbegin(); point != m_points.rend(); ++point)
        figures.rows.push_back({point->at,
                                {minuteText(point->at), numberText(point->peakActive),
                                 numberText(point->visitors), numberText(point->pageViews)}});
    return figures;
}

QString ConcurrencyPanel::valuesText(int place) const
{
    if (std::size_t(place) >= m_points.size())
        return {};
    const HistoryPoint& point = m_points[std::size_t(place)];
    const QString active = tr("%1 at once").arg(numberText(point.peakActive));
    return tr("%1   %2").arg(minuteText(point.at), withUsual(active, m_usual, point.at));
}

} // namespace footfall
