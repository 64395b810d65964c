// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/rankings_panel.h"

#include "ui/delegates/row_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/lists/live_panel.h"
#include "ui/lists/ranking_group.h"
#include "ui/lists/ranking_heading.h"
#include "ui/lists/tab_panel.h"
#include "ui/look/labels.h"
#include "ui/models/ranking_model.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace footfall {

RankingsPanel::RankingsPanel(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (std::size_t i = 0; i < columns; ++i) {
        m_lines.at(i) = makeHairline(Qt::Vertical, this);
        m_tabs.at(i) = new TabPanel(i == 0 ? tr("Rankings") : tr("More rankings"), this);
        layout->addWidget(m_lines.at(i));
        // Pages have the longest names.
        layout->addWidget(m_tabs.at(i), i == 0 ? 4 : 3);
        m_lines.at(i)->hide();
        m_tabs.at(i)->setVisible(i == 0);
    }
    using Place = RankingField::Place;
    addGroup(tr("Pages"), 0, {{Place::Pages, tr("All")}, {Place::EntryPages, tr("Entry")},
                              {Place::ExitPages, tr("Exit")}});
    addGroup(tr("Places"), 1, {{Place::Countries, tr("Countries")}, {Place::Cities, tr("Cities")}});
    addGroup(tr("Sources"), 2, {{Place::Referrers, tr("Referrers")},
                                {Place::Campaigns, tr("Campaigns")}});
    addGroup(tr("Devices"), 1, {{Place::Devices, tr("Devices")}, {Place::Browsers, tr("Browsers")},
                                {Place::Systems, tr("Systems")}});
    addGroup(tr("Events"), 2, {{Place::Events, tr("Events")}});
    setNarrowed(false);
    QToolButton* goals = m_lists.at(Place::Events)->addCornerButton(tr("Goals…"));
    goals->setObjectName(QStringLiteral("goalsOfEvents"));
    connect(goals, &QToolButton::clicked, this, &RankingsPanel::goalsRequested);
}

void RankingsPanel::addGroup(const QString& title, std::size_t column,
                             const std::vector<std::pair<RankingField::Place, QString>>& rankings)
{
    auto* group = new RankingGroup(title, this);
    for (const auto& [ranking, name] : rankings)
        addRanking(*group, ranking, name);
    m_groups.push_back({group, title, column});
    m_tabs.front()->addPage(group, title, group->corner());
}

void RankingsPanel::addRanking(RankingGroup& group, RankingField::Place ranking,
                               const QString& title)
{
    auto* model = new RankingModel(ranking, this);
    auto* panel = new LivePanel(model, new ShareBarDelegate(this), title, this);
    panel->view()->setObjectName(QStringLiteral("ranking%1").arg(int(ranking)));
    panel->view()->setSelectionMode(QListView::NoSelection);
    auto* heading = new RankingHeading(model, panel->view(), panel);
    panel->setHeading(heading);
    m_lists[ranking] = panel;
    group.add(panel, heading, title);
    connect(panel, &LivePanel::rowChosen, this, [this, model](int row) {
        Q_EMIT chosen(model->ranking(), model->row(row).entry->label);
    });
}

void RankingsPanel::show(const SnapshotPtr& snapshot)
{
    for (const auto& [ranking, panel] : m_lists)
        panel->show(snapshot);
}

void RankingsPanel::startAnew()
{
    for (const auto& [ranking, panel] : m_lists)
        panel->startAnew();
}

void RankingsPanel::setPast(bool isPast)
{
    for (RankingHeading* heading : findChildren<RankingHeading*>())
        heading->setPast(isPast);
}

void RankingsPanel::setStale(bool stale)
{
    for (const auto& [ranking, panel] : m_lists)
        panel->setStale(stale);
}

void RankingsPanel::setNarrowed(bool isNarrowed)
{
    const auto emptyText = [isNarrowed](RankingField::Place ranking) {
        // Events by name are counted of all, those of today are not told then.
        if (ranking == RankingField::Events)
            return isNarrowed ? tr("No clicks or other events in the last minute.")
                              : tr("No clicks or other events today.");
        return isNarrowed ? tr("Nothing of that fits the filter. Escape clears it.")
                          : tr("Nothing of that today.");
    };
    for (const auto& [ranking, panel] : m_lists)
        panel->setEmptyText(emptyText(ranking));
}

RankingField::Place RankingsPanel::seen() const
{
    const QWidget* group = m_tabs.front()->currentPage();
    for (const auto& [ranking, panel] : m_lists) {
        if (group->isAncestorOf(panel) && panel->isVisibleTo(group))
            return ranking;
    }
    return RankingField::Pages;
}

void RankingsPanel::choose(RankingField::Place ranking)
{
    LivePanel* const panel = m_lists.at(ranking);
    for (const Group& group : m_groups) {
        if (!group.widget->holds(panel))
            continue;
        group.widget->show(panel);
        for (TabPanel* tabs : m_tabs)
            tabs->showPage(group.widget);
    }
}

void RankingsPanel::goTo(RankingField::Place ranking)
{
    choose(ranking);
    m_lists.at(ranking)->view()->setFocus(Qt::ShortcutFocusReason);
}

void RankingsPanel::spread(bool isWide)
{
    if (std::exchange(m_isWide, isWide) == isWide)
        return;
    QWidget* seen = isWide ? m_tabs.front()->currentPage() : m_seenNarrow;
    m_seenNarrow = seen;
    for (const Group& group : m_groups) {
        if (group.column == 0)
            continue;
        (isWide ? m_tabs.front() : m_tabs.at(group.column))->takePage(group.widget);
        (isWide ? m_tabs.at(group.column) : m_tabs.front())->addPage(group.widget, group.title, group.widget->corner());
    }
    for (std::size_t i = 1; i < columns; ++i) {
        m_lines.at(i)->setVisible(isWide);
        m_tabs.at(i)->setVisible(isWide);
    }
    for (TabPanel* tabs : m_tabs)
        tabs->showPage(seen);
}

} // namespace footfall
