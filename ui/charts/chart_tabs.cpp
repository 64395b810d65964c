// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_tabs.h"

#include "ui/charts/chart_look.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/concurrency_panel.h"
#include "ui/charts/today_panel.h"

namespace footfall {

ChartTabs::ChartTabs(QWidget* parent)
    : TabPanel(tr("Charts"), parent)
    , m_tenMinutes(new ChartPanel(this))
    , m_today(new TodayPanel(this))
    , m_concurrency(new ConcurrencyPanel(this))
    , m_histories{m_today, m_concurrency}
{
    addPage(m_tenMinutes, tr("Last ten minutes"), m_tenMinutes->legend());
    addPage(m_today, tr("Today"), m_today->legend());
    addPage(m_concurrency, tr("24 hours"), m_concurrency->legend());
    for (HistoryPanel* panel : m_histories)
        connect(panel, &HistoryPanel::historyWanted, this, &ChartTabs::historyWanted);
}

void ChartTabs::show(const SnapshotPtr& snapshot)
{
    m_tenMinutes->show(snapshot);
    for (HistoryPanel* panel : m_histories)
        panel->setNow(snapshot->at);
}

void ChartTabs::show(const History& history)
{
    for (HistoryPanel* panel : m_histories)
        panel->show(history);
}

void ChartTabs::showFailure(const HistoryRequest& request, const QString& why)
{
    for (HistoryPanel* panel : m_histories)
        panel->showFailure(request, why);
}

void ChartTabs::tryAgain()
{
    for (HistoryPanel* panel : m_histories)
        panel->tryAgain();
}

void ChartTabs::setState(const SourceState& state)
{
    for (HistoryPanel* panel : m_histories)
        panel->setState(state);
}

void ChartTabs::setSite(const std::optional<std::string>& site)
{
    for (HistoryPanel* panel : m_histories)
        panel->setSite(site);
}

void ChartTabs::forgetAll()
{
    for (HistoryPanel* panel : m_histories)
        panel->startAnew();
}

void ChartTabs::goTo(Chart chart)
{
    if (chart == Chart::TenMinutes) {
        showPage(m_tenMinutes);
        return m_tenMinutes->setFocus(Qt::ShortcutFocusReason);
    }
    HistoryPanel* panel = m_today;
    if (chart == Chart::Concurrency)
        panel = m_concurrency;
    showPage(panel);
    panel->takeKeyboard();
}

} // namespace footfall
