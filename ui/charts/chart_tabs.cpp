// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_tabs.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/concurrency_panel.h"
#include "ui/charts/crosshair_chart.h"
#include "ui/charts/ten_minutes_chart.h"
#include "ui/charts/today_panel.h"

namespace footfall {

ChartTabs::ChartTabs(LiveSource& source, QWidget* parent)
    : TabPanel(tr("Charts"), parent)
    , m_tenMinutes(new TenMinutesChart(this))
    , m_today(new TodayPanel(source, this))
    , m_concurrency(new ConcurrencyPanel(source, this))
{
    addPage(m_tenMinutes, tr("Last ten minutes"), m_tenMinutes->legend());
    addPage(m_today, tr("Today"), m_today->legend());
    addPage(m_concurrency, tr("24 hours"), m_concurrency->legend());
}

void ChartTabs::show(const SnapshotPtr& snapshot)
{
    m_tenMinutes->show(snapshot);
    m_concurrency->showUsual(snapshot->usualHours);
}

void ChartTabs::setAsTables(bool asTables)
{
    for (CrosshairChart* chart : findChildren<CrosshairChart*>())
        chart->setAsTable(asTables);
}

void ChartTabs::setPast(bool isPast)
{
    m_tenMinutes->setPast(isPast);
}

void ChartTabs::setMarks(const std::vector<Mark>& marks)
{
    m_tenMinutes->setMarks(marks);
    m_today->setMarks(marks);
    m_concurrency->setMarks(marks);
}

void ChartTabs::forgetAll()
{
    m_today->startAnew();
    m_concurrency->startAnew();
}

QWidget* ChartTabs::pageOf(Chart chart) const
{
    if (chart == Chart::TenMinutes)
        return m_tenMinutes;
    return chart == Chart::Today ? m_today : static_cast<QWidget*>(m_concurrency);
}

ChartTabs::Chart ChartTabs::chart() const
{
    for (const Chart chart : {Chart::Today, Chart::Concurrency}) {
        if (currentPage() == pageOf(chart))
            return chart;
    }
    return Chart::TenMinutes;
}

void ChartTabs::choose(Chart chart)
{
    showPage(pageOf(chart));
}

void ChartTabs::goTo(Chart chart)
{
    choose(chart);
    if (chart == Chart::TenMinutes)
        return m_tenMinutes->setFocus(Qt::ShortcutFocusReason);
    HistoryPanel* panel = chart == Chart::Today ? m_today : m_concurrency;
    panel->takeKeyboard();
}

} // namespace footfall
