// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window is shown: what was chosen, kept from one start to the next; on a wall; as a small
// one.
#include "ui/bars/filter_bar.h"
#include "ui/bars/header_bar.h"
#include "ui/main_window.h"
#include "ui/pages/dashboard.h"
#include "ui/views/command_palette.h"
#include "ui/views/mini_window.h"
#include "ui/views/views_dialog.h"
#include "ui/views/wall_page.h"

#include <QAction>
#include <QApplication>
#include <QLayout>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace footfall {
namespace {

constexpr QSize firstSize(1440, 900);
/// Of the type on a wall.
constexpr int wallFactor = 2;

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
    if (!isWall())
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

void MainWindow::lookAt(const SnapshotFilter& filter)
{
    m_header->filterBar()->setFilter(filter);
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
    const bool isLarge = m_wall && isWall();
    font.setPointSizeF((m_usualPointSize + m_choices.zoom) * (isLarge ? wallFactor : 1));
    QApplication::setFont(font);
    applyTheme();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_choices.theme = choice;
    applyTheme();
    keep();
}

void MainWindow::arrangeViews(QWidget* content)
{
    m_wall = new WallPage(content);
    m_wall->hide();
    static_cast<QBoxLayout*>(content->layout())->addWidget(m_wall, 1);
    m_mini = std::make_unique<MiniWindow>();
    m_palette = new CommandPalette(content);
    m_views = new ViewsDialog(this);
}

/// What needs more than the wall shows leaves it before it is done.
void MainWindow::connectViews()
{
    const auto leave = [this] { setWall(false); };
    for (const auto beyond : {&WindowActions::filterRequested, &WindowActions::sitesRequested,
                              &WindowActions::cardsRequested, &WindowActions::menuRequested,
                              &WindowActions::soundsRequested, &WindowActions::pastRequested})
        connect(m_actions, beyond, this, leave);
    connect(m_actions, &WindowActions::panelRequested, this, leave);
    connect(m_actions, &WindowActions::wallRequested, this, [this] { setWall(!isWall()); });
    connect(m_actions, &WindowActions::miniRequested, this, &MainWindow::showMini);
    connect(m_actions, &WindowActions::paletteRequested, this, &MainWindow::openPalette);
    connectSavedViews();
    connect(m_mini.get(), &MiniWindow::wholeRequested, this, &MainWindow::showWhole);
}

bool MainWindow::isWall() const
{
    return !m_wall->isHidden();
}

void MainWindow::setWall(bool on)
{
    if (on == isWall())
        return;
    if (on)
        m_choices.geometry = saveGeometry();
    for (QWidget* part : m_besideWall)
        part->setVisible(!on);
    m_wall->setVisible(on);
    if (on && m_shown)
        m_wall->show(m_shown);
    centralWidget()->setFocus();
    setWindowState(on ? windowState() | Qt::WindowFullScreen
                      : windowState() & ~Qt::WindowFullScreen);
    applyZoom();
}

void MainWindow::showMini()
{
    setWall(false);
    m_mini->QWidget::show();
    hide();
}

void MainWindow::showWhole()
{
    show();
    raise();
    activateWindow();
}

} // namespace footfall
