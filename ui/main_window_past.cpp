// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with the past: shows a moment of it, says so, and what was noted.
#include "ui/alert_handler.h"
#include "ui/bars/banner_stack.h"
#include "ui/bars/header_bar.h"
#include "ui/bars/status_line.h"
#include "ui/main_window.h"
#include "ui/pages/dashboard.h"
#include "ui/past/time_bar.h"
#include "ui/past/time_travel.h"
#include "ui/text/text_format.h"
#include "ui/views/wall_page.h"

#include <utility>

namespace footfall {

void MainWindow::connectPast()
{
    connect(m_travel, &TimeTravel::arrived, this, &MainWindow::showPast);
    connect(m_travel, &TimeTravel::failed, this,
            [this](const QString& why) { m_status->say(shownText(why.toStdString())); });
    connect(m_travel, &TimeTravel::changed, this, &MainWindow::tellPast);
    connect(m_actions, &WindowActions::pastRequested, this, [this] {
        goTo(Panel::Chart);
        m_timeBar->begin();
    });
    connect(m_actions, &WindowActions::timeRequested, this, [this](DurationMs by) {
        m_travel->move(by);
    });
    connect(m_actions, &WindowActions::playRequested, this,
            [this] { m_travel->play(m_travel->pace() > 0 ? 0 : 1); });
}

void MainWindow::showPast(const SnapshotPtr& snapshot)
{
    if (!m_travel->isPast())
        return;
    if (!m_showsPast || m_travel->pace() == 0)
        m_dashboard->jump();
    if (!std::exchange(m_showsPast, true))
        tellPastShown(true);
    m_then = snapshot;
    // Who looked then nobody knows.
    auto shown = std::make_shared<Snapshot>(*snapshot);
    shown->dashboards = m_now ? m_now->dashboards : 0;
    m_alertHandler->bringUpToDate(*shown);
    showSnapshot(shown);
}

/// Nothing says "now" of what was then.
void MainWindow::tellPastShown(bool isPast)
{
    m_header->setPast(isPast);
    m_status->setPast(isPast);
    m_dashboard->setPast(isPast);
    m_wall->setPast(isPast);
}

QString MainWindow::pastText() const
{
    if (!m_travel->isPast())
        return {};
    return tr("This is how it was: %1. What happens now goes on being collected.")
        .arg(dateText(m_travel->at()));
}

/// It is always said that what is shown is not now.
void MainWindow::tellPast()
{
    m_banners->showPast(pastText());
    if (m_travel->isPast())
        return;
    if (std::exchange(m_showsPast, false) && m_now) {
        tellPastShown(false);
        m_then.reset();
        m_dashboard->jump();
        showSnapshot(m_now);
    }
}

/// Those of what is looked at, and of all.
void MainWindow::showMarks()
{
    std::vector<Mark> marks = m_source.state().marks;
    const auto& site = m_request.filter.site;
    std::erase_if(marks, [&](const Mark& mark) {
        return site && !mark.site.empty() && mark.site != *site;
    });
    m_dashboard->setMarks(marks);
    m_wall->setMarks(marks);
}

} // namespace footfall
