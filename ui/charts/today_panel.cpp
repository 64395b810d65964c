// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/today_panel.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/line_chart.h"
#include "ui/text/text_format.h"

#include <QToolButton>

namespace footfall {
namespace {

constexpr int placeMinutes = 10;
constexpr int places = minutesOfDay / placeMinutes + 1;
constexpr int daysOfWeek = 7;
constexpr int labelledHours = 4;

QString minuteOfDayText(int minute)
{
    const QString end = QStringLiteral("24:00");
    const bool hasEnd = minuteFormat().startsWith(QLatin1String("HH"));
    return minute == minutesOfDay && hasEnd ? end : timeOfDayText(QTime(0, 0).addSecs(minute * 60));
}

QList<LineChart::Label> timeLabels()
{
    QList<LineChart::Label> labels;
    for (int minute = 0; minute <= minutesOfDay; minute += 60 * labelledHours)
        labels.append({double(minute / placeMinutes), minuteOfDayText(minute)});
    return labels;
}

} // namespace

TodayPanel::TodayPanel(LiveSource& source, QWidget* parent)
    : HistoryPanel(source,
                   new LineChart(places, tr("Today against the same day last week"),
                                 [this](int place) { return valuesText(place); }),
                   parent)
{
    setObjectName(QStringLiteral("todayPanel"));
    chart()->setObjectName(QStringLiteral("todayChart"));
    chart()->setLabels(timeLabels());
    chart()->setFigures([this] { return figures(); });
    makeChoice();
}

void TodayPanel::makeChoice()
{
    auto* pageViews = new QToolButton(this);
    pageViews->setObjectName(QStringLiteral("todayPageViews"));
    pageViews->setText(tr("Page views"));
    pageViews->setToolTip(tr("Page views instead of visitors"));
    pageViews->setCheckable(true);
    pageViews->setProperty("look", QStringLiteral("choice"));
    addBesideSentence(pageViews);
    connect(pageViews, &QToolButton::toggled, this, [this](bool on) {
        m_figure = on ? DayFigure::PageViews : DayFigure::Visitors;
        if (m_today && m_weekAgo)
            draw();
    });
}

void TodayPanel::ask()
{
    const TimeMs midnight = dayStart(now(), 0, zone());
    const HistoryRequest weekAgo{site(), dayStart(now(), daysOfWeek, zone()),
                                 dayStart(now(), daysOfWeek - 1, zone()), minuteMs};
    if (weekAgo != m_weekAgoAsked)
        forget();
    m_weekAgoAsked = weekAgo;
    m_todayAsked = {site(), midnight, minuteOf(now()) + minuteMs, placeMinutes * minuteMs};
    source().requestHistory(m_todayAsked);
    // What was a week ago changes no more, and is exact to the minute.
    if (!m_weekAgo)
        source().requestHistory(m_weekAgoAsked);
}

bool TodayPanel::isAsking(const PastQuestion& question) const
{
    return question == PastQuestion(m_todayAsked) || question == PastQuestion(m_weekAgoAsked);
}

bool TodayPanel::take(const History& history)
{
    if (isSameBeginning(history.request, m_todayAsked))
        m_today = history;
    else if (history.request == m_weekAgoAsked)
        m_weekAgo = history;
    else
        return false;
    return m_today && m_weekAgo;
}

void TodayPanel::forget()
{
    m_today.reset();
    m_weekAgo.reset();
}

std::optional<double> TodayPanel::placeOf(TimeMs at) const
{
    if (dayStart(at, 0, zone()) != dayStart(now(), 0, zone()))
        return std::nullopt;
    return double(minuteOfDay(at, zone())) / placeMinutes;
}

void TodayPanel::draw()
{
    m_todayCurve = DayCurve(*m_today, m_figure, zone());
    m_weekAgoCurve = DayCurve(*m_weekAgo, m_figure, zone());
    m_minuteNow = minuteOfDay(m_today->request.to - 1, zone());
    m_weekAgoDay = m_weekAgo->request.from;
    const double placeNow = double(m_minuteNow) / placeMinutes;
    QList<QPointF> today;
    QList<QPointF> weekAgo;
    for (int place = 0; place < places; ++place) {
        if (place <= placeNow)
            today.append({double(place), double(m_todayCurve.before(place * placeMinutes))});
        weekAgo.append({double(place), double(m_weekAgoCurve.before(place * placeMinutes))});
    }
    today.append({placeNow, double(m_todayCurve.whole())});
    chart()->setLines(today, weekAgo);
    legend()->setEntry(ChartMark::Line, tr("today"));
    legend()->setEntry(ChartMark::Dashes, shortDayText(m_weekAgoDay, zone()));
    const QString compared =
        comparisonText(m_figure, m_todayCurve.whole(), m_weekAgoCurve.before(m_minuteNow),
                       m_weekAgoCurve.whole(), weekdayText(m_weekAgoDay, zone()));
    const QString whose = serverDayText(zone(), now());
    setSentence(whose.isEmpty() ? compared : tr("%1 (%2)").arg(compared, whose));
}

/// By each hour.
ChartFigures TodayPanel::figures() const
{
    ChartFigures figures{{tr("by"), tr("today"), shortDayText(m_weekAgoDay, zone())}, {}};
    if (!m_today || !m_weekAgo)
        return figures;
    for (int minute = 0; minute <= minutesOfDay; minute += 60) {
        const QString today =
            minute > m_minuteNow ? tr("–") : numberText(m_todayCurve.before(minute));
        figures.rows.push_back(
            {TimeMs(minute * minuteMs),
             {minuteOfDayText(minute), today, numberText(m_weekAgoCurve.before(minute))}});
    }
    return figures;
}

QString TodayPanel::valuesText(int place) const
{
    const int minute = place * placeMinutes;
    const QString weekAgo = tr("%1 %2").arg(shortDayText(m_weekAgoDay, zone()),
                                            numberText(m_weekAgoCurve.before(minute)));
    if (minute > m_minuteNow)
        return tr("by %1   %2").arg(minuteOfDayText(minute), weekAgo);
    return tr("by %1   today %2   %3")
        .arg(minuteOfDayText(minute), numberText(m_todayCurve.before(minute)), weekAgo);
}

} // namespace footfall
