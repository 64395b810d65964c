// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with alerts: tells of them, unless it is to be quiet, and lets them be
// handled.
#include "ui/alert_handler.h"
#include "ui/bars/alert_bar.h"
#include "ui/bars/alert_toast.h"
#include "ui/bars/status_line.h"
#include "ui/main_window.h"
#include "ui/pages/dashboard.h"
#include "ui/pages/quiet_hours_dialog.h"
#include "ui/past/time_travel.h"

#include <QAction>

namespace footfall {

void MainWindow::connectAlerts()
{
    m_alertBar = new AlertBar(m_dashboard);
    m_dashboard->putAboveAlerts(m_alertBar);
    QWidget* content = centralWidget();
    m_toast = new AlertToast([this, content] { return m_dashboard->whereAlertsAreSeen(content); },
                             content);
    m_alertHandler = new AlertHandler(m_source, *m_toast, *m_alertBar, this);
    connect(&m_source, &LiveSource::alertRaised, this, &MainWindow::showAlert);
    connect(m_toast, &AlertToast::chosen, this, &MainWindow::goToMomentOf);
    connect(m_dashboard, &Dashboard::alertPicked, m_alertHandler, &AlertHandler::pick);
    connect(m_alertHandler, &AlertHandler::said, m_status, &StatusLine::say);
    connect(m_alertHandler, &AlertHandler::changed, this, [this] {
        if (m_showsPast && m_then)
            showPast(m_then);
    });
    connect(m_actions, &WindowActions::seenRequested, m_alertHandler, &AlertHandler::toggleSeen);
    connect(m_actions, &WindowActions::muteRequested, m_alertHandler, &AlertHandler::toggleMuted);
    m_quietDialog = new QuietHoursDialog(this);
    connect(m_actions, &WindowActions::quietHoursRequested, this,
            [this] { m_quietDialog->begin(m_choices.quiet); });
    connect(m_quietDialog, &QuietHoursDialog::chosen, this, [this](const QuietHours& hours) {
        setQuietHours(hours);
        keep();
    });
    setQuietHours(m_choices.quiet);
}

/// For this operator.
void MainWindow::setQuietHours(const QuietHours& hours)
{
    m_choices.quiet = hours;
    m_actions->quietHours()->setText(hours.isOn ? tr("Quiet hours: %1…").arg(hours.text())
                                                : tr("Quiet hours…"));
}

/// What is muted, the end of what began so, and what comes in quiet hours, stands in the list and
/// no more.
void MainWindow::showAlert(const Alert& alert)
{
    if (alert.kind == Alert::Kind::Cleared || alert.kind == Alert::Kind::ClockSetBack)
        m_dashboard->forgetAll();
    if (alert.isHandled() || alert.wasMuted || isQuiet())
        return;
    m_alertHandler->forgetPicked();
    m_toast->show(alert);
    if (alert.isAlarm())
        m_bell.ring(BellKind::Alerts);
    if (alert.isCall())
        Q_EMIT alertCalls(alert);
}

void MainWindow::goToMomentOf(const Alert& alert)
{
    m_alertHandler->pick(alert);
    goTo(Panel::Alerts);
    m_travel->goTo(alert.at);
}

} // namespace footfall
