// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of its tabs the dashboard shows, to be kept and shown again.
#include "ui/charts/chart_tabs.h"
#include "ui/lists/journey_panel.h"
#include "ui/lists/live_panel.h"
#include "ui/lists/page_panel.h"
#include "ui/lists/past_panel.h"
#include "ui/lists/rankings_panel.h"
#include "ui/lists/tab_panel.h"
#include "ui/pages/dashboard.h"
#include "ui/views/view.h"

#include <algorithm>

namespace footfall {

/// In the order of View::Lists.
std::array<QWidget*, 3> Dashboard::lists() const
{
    return {m_sessions, m_past, m_viewers};
}

/// In the order of View::Details, from the second on.
std::array<QWidget*, 4> Dashboard::details() const
{
    return {m_alerts, m_journey, m_page, m_feed};
}

void Dashboard::tellTabs(View& view) const
{
    const auto placeIn = [](const auto& pages, const QWidget* page) {
        const auto found = std::find(pages.begin(), pages.end(), page);
        return found == pages.end() ? -1 : int(found - pages.begin());
    };
    view.chosen[View::Chart] = int(m_charts->chart());
    view.chosen[View::Ranking] = int(m_rankings->seen());
    view.chosen[View::List] = std::max(0, placeIn(lists(), m_sessionPanel->currentPage()));
    // A journey is of a session that will be gone.
    QWidget* const page = m_details->currentPage();
    const bool isKept = !m_isOverview && page != m_journey;
    view.chosen[View::Side] = isKept ? 1 + placeIn(details(), page) : View::Overview;
}

void Dashboard::showTabs(const View& view)
{
    m_charts->choose(ChartTabs::Chart(view.chosen[View::Chart]));
    m_rankings->choose(RankingField::Place(view.chosen[View::Ranking]));
    if (view.chosen[View::List] == View::Viewers)
        addViewers();
    m_sessionPanel->showPage(lists().at(std::size_t(view.chosen[View::List])));
    const int side = view.chosen[View::Side];
    QWidget* const page = side > 0 ? details().at(std::size_t(side - 1)) : nullptr;
    if (page && m_details->holds(page))
        chooseDetails(page);
    else
        showOverview();
}

} // namespace footfall
