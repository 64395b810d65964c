// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window leads to by a name: all actions, the saved views, the sites, the pages.
#include "ui/bars/filter_bar.h"
#include "ui/bars/header_bar.h"
#include "ui/bars/status_line.h"
#include "ui/main_window.h"
#include "ui/text/text_format.h"
#include "ui/views/command_palette.h"
#include "ui/views/views_dialog.h"

#include <QAction>
#include <QActionGroup>

#include <algorithm>
#include <set>
#include <string_view>

namespace footfall {
namespace {

/// Sites and pages that are looked through, of each.
constexpr std::size_t maxOfKind = 200;
/// What a ranking has no room for.
constexpr std::string_view beyond = "(other)";

std::vector<std::string> pagesOf(const Snapshot& snapshot)
{
    std::vector<std::string> pages;
    std::set<std::string_view> known{"", beyond};
    for (const auto* ranking : {&snapshot.pagesNow, &snapshot.pagesToday}) {
        for (const CountRow& row : *ranking) {
            if (pages.size() < maxOfKind && known.insert(row.label).second)
                pages.push_back(row.label);
        }
    }
    return pages;
}

/// Those that sent something, and those that may.
std::vector<std::string> sitesOf(const Snapshot* snapshot, const SourceState& state)
{
    std::vector<std::string> sites;
    const auto add = [&](const std::string& site) {
        if (sites.size() < maxOfKind && std::find(sites.begin(), sites.end(), site) == sites.end())
            sites.push_back(site);
    };
    if (snapshot) {
        for (const CountRow& row : snapshot->sites)
            add(row.label);
    }
    for (const QString& site : state.sites)
        add(site.toStdString());
    return sites;
}

/// A theme alone would not say what of.
QString paletteName(const QAction& action)
{
    return action.actionGroup() ? MainWindow::tr("Theme: %1").arg(action.text()) : action.text();
}

} // namespace

void MainWindow::openPalette()
{
    std::vector<PaletteItem> items;
    for (QAction* action : m_actions->offered()) {
        if (action->isEnabled())
            items.push_back({paletteName(*action), tr("Action"),
                             action->shortcut().toString(QKeySequence::NativeText),
                             [action] { action->trigger(); }});
    }
    for (std::size_t place = 0; place < m_choices.views.size(); ++place)
        items.push_back({shownText(m_choices.views[place].name.toStdString()), tr("View"),
                         viewKey(int(place)), [this, place] { showSavedView(int(place)); }});
    addPlacesTo(items);
    m_palette->begin(std::move(items));
}

void MainWindow::addPlacesTo(std::vector<PaletteItem>& items)
{
    FilterBar* filter = m_header->filterBar();
    const auto addSite = [&](const QString& name, const std::optional<std::string>& site) {
        items.push_back({name, tr("Site"), {}, [filter, site] { filter->setSite(site); }});
    };
    addSite(tr("All sites"), {});
    for (const std::string& site : sitesOf(m_shown.get(), m_source.state()))
        addSite(siteText(site), site);
    if (!m_shown)
        return;
    for (const std::string& page : pagesOf(*m_shown))
        items.push_back({shownPage(page), tr("Page"), {}, [filter, page] {
                             filter->setField(FilterField::Page, page);
                         }});
}

void MainWindow::connectSavedViews()
{
    connect(m_actions, &WindowActions::viewsRequested, this,
            [this] { m_views->begin(m_choices.views); });
    connect(m_actions, &WindowActions::viewRequested, this, &MainWindow::showSavedView);
    connect(m_views, &ViewsDialog::saveRequested, this, &MainWindow::saveView);
    connect(m_views, &ViewsDialog::removeRequested, this, &MainWindow::removeView);
    connect(m_views, &ViewsDialog::showRequested, this, &MainWindow::showSavedView);
}

/// One of the same name gives way to it.
void MainWindow::saveView(const QString& name)
{
    std::vector<SavedView>& views = m_choices.views;
    const auto same = std::find_if(views.begin(), views.end(),
                                   [&](const SavedView& each) { return each.name == name; });
    if (same == views.end() && views.size() >= Choices::maxViews)
        return m_views->setViews(
            views, tr("At most %1 views can be kept: remove one first.").arg(Choices::maxViews));
    if (same == views.end())
        views.push_back({name, view()});
    else
        same->view = view();
    keep();
    m_views->setViews(views, tr("Saved: %1").arg(shownText(name.toStdString())));
}

void MainWindow::removeView(int place)
{
    std::vector<SavedView>& views = m_choices.views;
    if (place < 0 || place >= int(views.size()))
        return;
    views.erase(views.begin() + place);
    keep();
    m_views->setViews(views, {});
}

void MainWindow::showSavedView(int place)
{
    if (place < 0 || place >= int(m_choices.views.size()))
        return m_status->say(tr("There is no saved view %1").arg(place + 1));
    const SavedView saved = m_choices.views[std::size_t(place)];
    showCards(false);
    showView(saved.view);
    m_status->say(tr("View: %1").arg(shownText(saved.name.toStdString())));
}

} // namespace footfall
