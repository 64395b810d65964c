// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard.h"

#include "ui/charts/chart_tabs.h"
#include "ui/delegates/row_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/lists/journey_panel.h"
#include "ui/lists/live_panel.h"
#include "ui/lists/page_panel.h"
#include "ui/lists/past_panel.h"
#include "ui/lists/rankings_panel.h"
#include "ui/lists/tab_panel.h"
#include "ui/look/labels.h"
#include "ui/models/alert_model.h"
#include "ui/models/feed_model.h"
#include "ui/models/page_ways_model.h"
#include "ui/models/session_model.h"
#include "ui/models/viewer_model.h"
#include "ui/text/local_day.h"
#include "ui/text/page_text.h"
#include "ui/text/session_name.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"
#include "ui/tiles/tile_row.h"

#include <QGridLayout>
#include <QItemSelectionModel>
#include <QToolButton>

namespace footfall {
namespace {

/// Below this many characters of body text side by side, three lists are too many.
constexpr int narrowCharacters = 180;
/// From so many on, three rankings fit beside each other, and the alerts beside the journey.
constexpr int wideCharacters = 270;

constexpr std::pair<Panel, RankingField::Place> rankingPanels[] = {
    {Panel::Pages, RankingField::Pages},         {Panel::Countries, RankingField::Countries},
    {Panel::Cities, RankingField::Cities},       {Panel::Referrers, RankingField::Referrers},
    {Panel::Devices, RankingField::Devices},     {Panel::EntryPages, RankingField::EntryPages},
    {Panel::ExitPages, RankingField::ExitPages}, {Panel::Campaigns, RankingField::Campaigns},
    {Panel::Browsers, RankingField::Browsers},   {Panel::Systems, RankingField::Systems},
    {Panel::Events, RankingField::Events}};

} // namespace

Dashboard::Dashboard(LiveSource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_tiles(new TileRow(this))
    , m_charts(new ChartTabs(source, this))
    , m_rankings(new RankingsPanel(this))
    , m_feedPanel(new TabPanel(tr("Live feed"), this))
    , m_sessionPanel(new TabPanel(tr("Sessions"), this))
    , m_details(new TabPanel(tr("Details"), this))
    , m_alertsApart(new TabPanel(tr("Alerts"), this))
{
    makeLists();
    makeViewers();
    connect(m_rankings, &RankingsPanel::chosen, this, &Dashboard::rankingChosen);
    connect(m_rankings, &RankingsPanel::goalsRequested, this, &Dashboard::goalsRequested);
    makePast();
    setEmptyTexts(false);
    arrange();
    connect(&source, &LiveSource::stateChanged, this, &Dashboard::tellPast);
    connect(m_tiles, &TileRow::activeChosen, this, [this] { goTo(Panel::Sessions); });
    connect(m_tiles, &TileRow::pagesChosen, this, [this] { goTo(Panel::Pages); });
    connect(m_tiles, &TileRow::feedChosen, this, [this] { goTo(Panel::Feed); });
    connect(m_tiles, &TileRow::goalsChosen, this, &Dashboard::goalsRequested);
    connect(m_tiles, &TileRow::alertsChosen, this, [this] { goTo(Panel::Alerts); });
}

void Dashboard::makeLists()
{
    m_feedModel = new FeedModel(this);
    m_feed = new LivePanel(m_feedModel, new FeedDelegate(this), tr("Live feed"), this);
    m_feed->view()->setObjectName(QStringLiteral("feedView"));
    m_feed->view()->setHeldBySelection(true);
    m_sessionModel = new SessionModel(this);
    m_sessions = new LivePanel(m_sessionModel, new SessionDelegate(this),
                               tr("Sessions, the newest first"), this);
    m_sessions->view()->setObjectName(QStringLiteral("sessionView"));
    makeAlerts();
    m_journey = new JourneyPanel(m_source, this);
    m_page = new PagePanel(this);
    connect(m_page, &PagePanel::fieldChosen, this, &Dashboard::fieldChosen);
    m_feedPanel->addPage(m_feed, tr("Live feed"), m_feed->corner());
    m_sessionPanel->addPage(m_sessions, tr("Sessions"), m_sessions->corner());
    m_details->addPage(m_page, tr("Page"));
    m_details->addPage(m_journey, tr("Journey"));
    m_details->addPage(m_alerts, tr("Alerts"), m_alerts->corner());
    connect(m_details, &TabPanel::pageChanged, this, [this] { m_isOverview = false; });
    showOverview();
    for (const auto picked : {&LivePanel::rowChosen, &LivePanel::rowPicked}) {
        connect(m_feed, picked, this, [this](int row) { choose(m_feedModel->sessionAt(row)); });
        connect(m_sessions, picked, this, [this](int row) { choose(m_sessionModel->keyAt(row)); });
    }
}

void Dashboard::makeAlerts()
{
    auto* alerts = new AlertModel(this);
    m_alerts = new LivePanel(alerts, new AlertDelegate(this), tr("Alerts"), this);
    m_alerts->view()->setObjectName(QStringLiteral("alertView"));
    m_alerts->view()->setSelectionMode(QListView::NoSelection);
    m_alerts->setEmptyText(tr("No alerts so far. Spikes and milestones will be listed here."));
    QToolButton* howOften = m_alerts->addCornerButton(tr("How often?"));
    howOften->setObjectName(QStringLiteral("howOften"));
    howOften->setAccessibleName(tr("How often would alerts have fired?"));
    connect(howOften, &QToolButton::clicked, this, &Dashboard::replayRequested);
    connect(m_alerts, &LivePanel::rowPicked, this,
            [this, alerts](int row) { Q_EMIT alertPicked(*alerts->row(row)); });
    connect(m_alerts, &LivePanel::rowChosen, this, [this, alerts](int row) {
        const AlertRow alert = alerts->row(row);
        Q_EMIT alertPicked(*alert);
        if (!alert->page.empty())
            Q_EMIT pageChosen(alert->page);
        Q_EMIT momentChosen(alert->at);
    });
}

void Dashboard::makeViewers()
{
    m_viewers = new LivePanel(new ViewerModel(this), new ViewerDelegate(this), tr("Viewers"), this);
    m_viewers->view()->setObjectName(QStringLiteral("viewerView"));
    m_viewers->view()->setSelectionMode(QListView::NoSelection);
    // Nobody else has it until the heading is there.
    m_viewers->corner()->setParent(m_viewers);
    m_viewers->hide();
}

void Dashboard::addViewers()
{
    if (!m_sessionPanel->holds(m_viewers))
        m_sessionPanel->addPage(m_viewers, tr("Viewers"), m_viewers->corner());
}

void Dashboard::makePast()
{
    m_past = new PastPanel(m_source, this);
    m_sessionPanel->addPage(m_past, tr("Past sessions"));
    connect(m_past, &PastPanel::visitChosen, this, &Dashboard::openPast);
    connect(m_sessionPanel, &TabPanel::pageChanged, this, [this](QWidget* page) {
        if (page == m_sessions)
            closePast();
        tellPast();
    });
}

void Dashboard::arrange()
{
    auto* lists = new QHBoxLayout;
    lists->setSpacing(0);
    m_feedLine = makeHairline(Qt::Vertical, this);
    lists->addWidget(m_feedPanel, 5);
    lists->addWidget(m_feedLine);
    lists->addWidget(m_sessionPanel, 6);
    m_grid = new QGridLayout;
    m_grid->setContentsMargins(2 * spaceStep, 0, 2 * spaceStep, 0);
    m_grid->setSpacing(0);
    m_grid->addWidget(m_charts, 0, 0);
    m_grid->addWidget(m_rankings, 0, 2);
    m_grid->addWidget(makeHairline(Qt::Horizontal, this), 1, 0, 1, 3);
    m_grid->addLayout(lists, 2, 0);
    auto* details = new QHBoxLayout;
    details->setSpacing(0);
    m_alertsLine = makeHairline(Qt::Vertical, this);
    details->addWidget(m_details, 1);
    details->addWidget(m_alertsLine);
    details->addWidget(m_alertsApart, 1);
    m_alertsLine->hide();
    m_alertsApart->hide();
    m_grid->addLayout(details, 2, 2);
    m_grid->addWidget(makeHairline(Qt::Vertical, this), 0, 1, 3, 1);
    m_grid->setColumnStretch(0, 10);
    m_grid->setColumnStretch(2, 5);
    m_grid->setRowStretch(0, 4);
    m_grid->setRowStretch(2, 6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tiles);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addLayout(m_grid, 1);
}

bool Dashboard::isNarrow() const
{
    return width() < narrowCharacters * fontMetrics().averageCharWidth();
}

bool Dashboard::isWide() const
{
    return width() >= wideCharacters * fontMetrics().averageCharWidth();
}

void Dashboard::fold()
{
    QWidget* chosen = m_isOverview && !m_selected ? nullptr : m_details->currentPage();
    m_grid->setColumnStretch(2, isWide() ? 9 : isNarrow() ? 6 : 5);
    m_rankings->spread(isWide());
    setAlertsApart(isWide());
    moveFeed();
    showDetails(chosen);
}

void Dashboard::moveFeed()
{
    TabPanel* const home = isNarrow() ? m_details : m_feedPanel;
    if (home->holds(m_feed))
        return;
    (isNarrow() ? m_feedPanel : m_details)->takePage(m_feed);
    home->insertPage(0, m_feed, tr("Live feed"), m_feed->corner());
    m_feedPanel->setVisible(!isNarrow());
    m_feedLine->setVisible(!isNarrow());
}

void Dashboard::showDetails(QWidget* chosen)
{
    if (chosen && m_details->holds(chosen))
        m_details->showPage(chosen);
    else
        showOverview();
}

void Dashboard::setAlertsApart(bool apart)
{
    TabPanel* const home = apart ? m_alertsApart : m_details;
    if (home->holds(m_alerts))
        return;
    (apart ? m_details : m_alertsApart)->takePage(m_alerts);
    home->addPage(m_alerts, tr("Alerts"), m_alerts->corner());
    m_alertsLine->setVisible(apart);
    m_alertsApart->setVisible(apart);
}

void Dashboard::show(const SnapshotPtr& snapshot)
{
    m_tiles->show(*snapshot);
    m_charts->show(snapshot);
    m_feed->show(snapshot);
    m_sessions->show(snapshot);
    m_viewers->show(snapshot);
    m_alerts->show(snapshot);
    // They are of a site, whatever else is asked for.
    m_alerts->setCornerText(snapshot->narrowed ? tr("all, not only these") : QString());
    m_page->show(snapshot);
    m_rankings->show(snapshot);
    markSelected();
    followJourney(*snapshot);
    const QString more = snapshot->sessionsTruncated ? QStringLiteral("+") : QString();
    if (snapshot->viewers > 0)
        addViewers();
    m_viewers->setCornerText(
        countText(snapshot->viewers, tr("%1 viewers", nullptr, numerus(snapshot->viewers))));
    const QString active = tr("%1%2 active").arg(numberText(snapshot->sessionsMatching), more);
    // Who looks is not known by what a filter asks for.
    m_sessions->setCornerText(m_isNarrowed ? active : joined({active, lookingText(*snapshot)}));
}

void Dashboard::startAnew(const SnapshotFilter& filter)
{
    m_isNarrowed = filter.narrows();
    setEmptyTexts(m_isNarrowed);
    m_feed->startAnew();
    m_sessions->startAnew();
    m_viewers->startAnew();
    markSelected();
    SnapshotFilter beside = filter;
    beside.page.clear();
    followPage(chosenPage(filter), beside.narrows());
    for (LiveListModel* model : findChildren<LiveListModel*>())
        model->setNamesSite(!filter.site);
    for (QueryPanel* panel : findChildren<QueryPanel*>())
        panel->setSite(filter.site);
}

void Dashboard::setStale(bool stale)
{
    m_tiles->setStale(stale);
    m_rankings->setStale(stale);
    for (LivePanel* list : {m_feed, m_sessions, m_viewers, m_alerts})
        list->setStale(stale);
    m_page->setStale(stale);
}

void Dashboard::setSessionsBy(SessionsBy order)
{
    const bool isSteady = order == SessionsBy::Arrival;
    m_sessionModel->setSteady(isSteady);
    m_sessions->view()->setAccessibleName(isSteady ? tr("Sessions, the newest first")
                                                   : tr("Sessions, the latest activity first"));
    m_sessions->startAnew();
}

void Dashboard::setMarks(const std::vector<Mark>& marks)
{
    m_charts->setMarks(marks);
}

void Dashboard::putAboveAlerts(QWidget* widget)
{
    m_alerts->setHeading(widget);
}

std::vector<QRect> Dashboard::whereAlertsAreSeen(const QWidget* in) const
{
    constexpr int newestPart = 3; // of the chart
    std::vector<QRect> places;
    const auto add = [&](const QWidget* widget, QRect part) {
        if (widget->isVisible())
            places.push_back(part.translated(widget->mapTo(in, QPoint())));
    };
    add(m_tiles->alertTile(), m_tiles->alertTile()->rect());
    add(m_alerts, m_alerts->rect());
    QRect newest = m_charts->rect();
    newest.setLeft(newest.right() - newest.width() / newestPart);
    add(m_charts, newest);
    return places;
}

void Dashboard::putBelowCharts(QWidget* widget)
{
    m_charts->layout()->addWidget(widget);
}

void Dashboard::setPast(bool isPast)
{
    m_charts->setPast(isPast);
    m_tiles->setPast(isPast);
    m_rankings->setPast(isPast);
    m_page->setPast(isPast);
}

void Dashboard::jump()
{
    for (LivePanel* panel : {m_feed, m_sessions, m_alerts})
        panel->startAnew();
    m_rankings->startAnew();
    markSelected();
}

void Dashboard::forgetAll()
{
    jump();
    m_charts->forgetAll();
}

void Dashboard::setEmptyTexts(bool filtered)
{
    m_feed->setEmptyText(filtered ? tr("No event fits the filter. Escape clears it.")
                                  : tr("No events yet."));
    m_sessions->setEmptyText(filtered ? tr("No session fits the filter. Escape clears it.")
                                      : tr("No active sessions right now."));
    m_rankings->setNarrowed(filtered);
    m_viewers->setEmptyText(filtered ? tr("No viewer fits the filter. Escape clears it.")
                                     : tr("No viewers right now."));
}

void Dashboard::choose(const SessionKey& session)
{
    closePast();
    if (m_selected != session)
        beginJourney(session);
    markSelected();
    chooseDetails(m_journey);
    Q_EMIT sessionSelected(m_selected);
}

/// Shows what the list knows until the whole journey comes.
void Dashboard::beginJourney(const SessionKey& session)
{
    m_selected = session;
    m_journeyCame = false;
    const QModelIndex listed = m_sessionModel->indexOf(session);
    m_journey->clear();
    if (listed.isValid())
        m_journey->show(*m_sessionModel->row(listed.row()),
                        m_sessionModel->attentionAt(listed.row()));
}

void Dashboard::followJourney(const Snapshot& snapshot)
{
    if (!m_selected)
        return;
    // A snapshot may still be the answer to an earlier request.
    const auto& whole = snapshot.selected;
    if (whole && SessionKey{whole->site, whole->sessionId} == *m_selected) {
        m_journeyCame = true;
        m_journey->show(asOf(*whole, snapshot.at),
                        attentionOf(*whole, snapshot.at, isLookingKnown(snapshot)));
    } else if (!whole && m_journeyCame) {
        m_journey->showGone();
    }
}

void Dashboard::markSelected()
{
    QItemSelectionModel* marks = m_sessions->view()->selectionModel();
    const QModelIndex listed = m_selected ? m_sessionModel->indexOf(*m_selected) : QModelIndex();
    if (!listed.isValid())
        marks->clearSelection();
    else if (!marks->isSelected(listed))
        marks->select(listed, QItemSelectionModel::ClearAndSelect);
}

void Dashboard::openPast(const SessionView& visit)
{
    // One that is under way is followed as all that are: the past has not got its journey yet.
    if (visit.active)
        return choose({visit.site, visit.sessionId});
    clearSelection();
    chooseDetails(m_journey);
    m_journey->openPast(visit);
    tellPast();
}

void Dashboard::closePast()
{
    if (!m_journey->past())
        return;
    m_past->clearSelection();
    m_journey->clear();
    tellPast();
}

bool Dashboard::isPast() const
{
    return m_journey->past() || m_sessionPanel->currentPage() == m_past;
}

void Dashboard::backToNow()
{
    const bool hadKeyboard = m_past->isAncestorOf(focusWidget());
    closePast();
    clearSelection();
    m_sessionPanel->showPage(m_sessions);
    if (hadKeyboard)
        m_sessions->view()->setFocus(Qt::OtherFocusReason);
}

void Dashboard::tellPast()
{
    // Where nothing is kept its place says so; there is nothing to be taken for now.
    if (m_source.state().store.phase == StoreState::Phase::None)
        return Q_EMIT pastShown({});
    const QString rest = tr("Figures, charts and feed stay live.");
    if (const auto& visit = m_journey->past())
        Q_EMIT pastShown(
            tr("The past: session %1 of %2. %3")
                .arg(sessionName(visit->sessionId), longDayText(visit->startedAt), rest));
    else
        Q_EMIT pastShown(isPast() ? tr("The past: sessions as they were. %1").arg(rest)
                                  : QString());
}

void Dashboard::setChartsAsTables(bool asTables)
{
    m_charts->setAsTables(asTables);
}

void Dashboard::clearSelection()
{
    m_selected.reset();
    m_journey->clear();
    m_feed->catchUp();
    m_sessions->catchUp();
    showOverview();
    Q_EMIT sessionSelected({});
}

void Dashboard::followPage(const std::string& page, bool isOfSome)
{
    const bool isSame = page == m_page->page();
    m_page->setPage(page, isOfSome);
    if (isSame)
        return;
    if (!page.empty())
        chooseDetails(m_page);
    else if (m_details->currentPage() == m_page)
        m_selected ? chooseDetails(m_journey) : showOverview();
}

QWidget* Dashboard::overview() const
{
    if (!m_page->page().empty())
        return m_page;
    if (m_details->holds(m_feed))
        return m_feed;
    return m_details->holds(m_alerts) ? static_cast<QWidget*>(m_alerts) : m_journey;
}

void Dashboard::chooseDetails(QWidget* page)
{
    m_details->showPage(page);
    m_isOverview = false;
}

void Dashboard::showOverview()
{
    m_details->showPage(overview());
    m_isOverview = true;
}

void Dashboard::goTo(Panel panel)
{
    const auto focus = [this](TabPanel* panel, LivePanel* page) {
        panel == m_details ? chooseDetails(page) : panel->showPage(page);
        page->view()->setFocus(Qt::ShortcutFocusReason);
    };
    for (const auto& [each, ranking] : rankingPanels) {
        if (each == panel)
            return m_rankings->goTo(ranking);
    }
    switch (panel) {
    case Panel::Feed:
        return focus(m_details->holds(m_feed) ? m_details : m_feedPanel, m_feed);
    case Panel::Sessions:
        return focus(m_sessionPanel, m_sessions);
    case Panel::Viewers:
        addViewers();
        return focus(m_sessionPanel, m_viewers);
    case Panel::Alerts:
        return focus(m_details->holds(m_alerts) ? m_details : m_alertsApart, m_alerts);
    case Panel::Page:
        chooseDetails(m_page);
        return m_page->takeFocus() ? void() : m_details->focusTabs();
    case Panel::Journey:
        chooseDetails(m_journey);
        return m_journey->takeFocus() ? void() : m_details->focusTabs();
    case Panel::Chart:
        return m_charts->goTo(ChartTabs::Chart::TenMinutes);
    case Panel::Today:
        return m_charts->goTo(ChartTabs::Chart::Today);
    case Panel::Concurrency:
        return m_charts->goTo(ChartTabs::Chart::Concurrency);
    case Panel::Past:
        m_sessionPanel->showPage(m_past);
        return m_past->focusText();
    default:
        return;
    }
}

void Dashboard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace footfall
