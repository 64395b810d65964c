// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window is shown: what was chosen, kept from one start to the next.
#include "ui/bars/filter_bar.h"
#include "ui/bars/header_bar.h"
#include "ui/main_window.h"
#include "ui/pages/dashboard.h"

#include <QAction>
#include <QApplication>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace footfall {
namespace {

constexpr QSize firstSize(1440, 900);

} // namespace

MainWindow::~MainWindow()
{
    keep();
    QFont font = QApplication::font();
    font.setPointSizeF(m_usualPointSize);
    QApplication::setFont(font);
}

void MainWindow::restore()
{
    applyZoom();
    if (!restoreGeometry(m_choices.geometry))
        resize(firstSize.boundedTo(screen()->availableSize()));
}

void MainWindow::restoreView()
{
    const std::array<bool, 3> sounds = m_choices.sounds;
    for (const BellKind kind : allBellKinds)
        m_actions->sound(kind)->setChecked(sounds.at(std::size_t(kind)));
    m_actions->chartTable()->setChecked(m_choices.chartsAsTables);
    showView(m_choices.view);
}

void MainWindow::keep()
{
    m_choices.chartsAsTables = m_actions->chartTable()->isChecked();
    m_choices.view = view();
    m_choices.geometry = saveGeometry();
    m_choices.keepIn(m_settings);
}

View MainWindow::view() const
{
    View view;
    view.filter = m_header->filterBar()->filter();
    m_dashboard->tellTabs(view);
    view.chosen[View::Order] = m_actions->byActivity()->isChecked();
    return view;
}

void MainWindow::showView(const View& view)
{
    m_header->filterBar()->setFilter(view.filter);
    m_actions->byActivity()->setChecked(view.chosen[View::Order] != 0);
    m_dashboard->showTabs(view);
}

void MainWindow::zoom(int step)
{
    const int zoom = step == 0 ? 0 : m_choices.zoom + step;
    m_choices.zoom = std::clamp(zoom, Choices::minZoom, Choices::maxZoom);
    applyZoom();
    keep();
}

void MainWindow::applyZoom()
{
    QFont font = QApplication::font();
    font.setPointSizeF(m_usualPointSize + m_choices.zoom);
    QApplication::setFont(font);
    applyTheme();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_choices.theme = choice;
    applyTheme();
    keep();
}

} // namespace footfall
