// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "ui/main_window.h"
#include "ui/text/alert_text.h"

#include <QApplication>

namespace footfall {

Desktop::Desktop(MainWindow& window, const QString& busAddress)
    : m_window(window)
    , m_notifier([this](const QString& title, const QString& text) { m_tray.say(title, text); },
                 busAddress)
{
    connect(&m_tray, &Tray::windowRequested, this, &Desktop::showWindow);
    connect(&m_tray, &Tray::quitRequested, &m_window, &QWidget::close);
    connect(&m_notifier, &Notifier::chosen, this, &Desktop::showTold);
    connect(&m_window, &MainWindow::figuresChanged, this,
            [this](qint64 active, const QString& headline, bool isLive) {
                m_tray.show({active, headline, isLive});
            });
    connect(&m_window, &MainWindow::alertCalls, this, &Desktop::tell);
}

void Desktop::tell(const Alert& alert)
{
    if (m_window.isActiveWindow())
        return;
    m_told = alert;
    m_notifier.show(alertHeadline(alert), alertText(alert),
                    alert.severity() >= Alert::Severity::Silence);
}

/// The moment that the note tells of, as the toast does.
void Desktop::showTold()
{
    showWindow();
    if (m_told)
        m_window.goToMomentOf(*m_told);
}

void Desktop::showWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace footfall
