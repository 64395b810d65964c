// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/alert_handler.h"
#include "ui/bars/banner_stack.h"
#include "ui/bars/failure_banner.h"
#include "ui/bars/filter_bar.h"
#include "ui/bars/header_bar.h"
#include "ui/bars/status_line.h"
#include "ui/lists/live_panel.h"
#include "ui/look/color_scheme.h"
#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"
#include "ui/models/page_ways_model.h"
#include "ui/models/ranking_model.h"
#include "ui/pages/add_site_dialog.h"
#include "ui/pages/address_choice.h"
#include "ui/pages/dashboard.h"
#include "ui/pages/empty_state.h"
#include "ui/pages/filtered_dialog.h"
#include "ui/pages/goals_dialog.h"
#include "ui/pages/key_help.h"
#include "ui/pages/mark_dialog.h"
#include "ui/pages/replay_dialog.h"
#include "ui/pages/sites_page.h"
#include "ui/past/time_bar.h"
#include "ui/past/time_travel.h"
#include "ui/server/refused_dialog.h"
#include "ui/text/alert_text.h"
#include "ui/text/page_text.h"
#include "ui/text/snippets.h"
#include "ui/text/source_text.h"
#include "ui/text/text_format.h"
#include "ui/views/command_palette.h"
#include "ui/views/mini_window.h"
#include "ui/views/wall_page.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace footfall {
namespace {

/// From one beep to the next.

/// With Shift, what is not so is asked for; with Ctrl, that as well as what is asked for already.
void chooseBy(FilterBar& filter, FilterField::Place field, const std::string& value)
{
    const Qt::KeyboardModifiers keys = QGuiApplication::keyboardModifiers();
    const bool isExcluding = keys & Qt::ShiftModifier;
    if (keys & Qt::ControlModifier)
        filter.addToField(field, value, isExcluding);
    else
        filter.setField(field, value, isExcluding);
}

bool hasSeenSomebody(const Snapshot& snapshot)
{
    return snapshot.eventsEver > 0 || snapshot.presentVisitors > 0 ||
           snapshot.streamConnections > 0;
}

} // namespace

MainWindow::MainWindow(LiveSource& source, QSettings& settings, const Clock* clock, QWidget* parent)
    : QMainWindow(parent)
    , m_source(source)
    , m_settings(settings)
    , m_choices(Choices::of(settings))
    , m_actions(new WindowActions(this))
    , m_colorScheme(new ColorScheme(this))
    , m_clock(clock ? *clock : m_machineClock)
    , m_bell(m_clock, [this](BellKind kind) { isQuiet() ? void() : m_sounds.play(kind); })
    , m_usualPointSize(QApplication::font().pointSizeF())
{
    setWindowIcon(programIcon());
    m_request.sessionsBy = SessionsBy::Arrival;
    m_request.sessions = listRows;
    m_request.events = listRows;
    m_request.viewers = listRows;
    restore();
    arrange();
    connectSource();
    // First: what needs the whole window finds it.
    connectViews();
    connectActions();
    connectBanners();
    connectSounds();
    connectDashboard();
    connectPast();
    connectAlerts();
    showState(m_source.state());
    restoreView();
    ask();
}

void MainWindow::arrange()
{
    auto* content = new QWidget(this);
    // Until a key moves it, nothing in particular has the keyboard.
    content->setFocusPolicy(Qt::ClickFocus);
    m_header = new HeaderBar(m_actions->sounds(), m_actions->menu(), content);
    m_banners = new BannerStack(content);
    m_empty = new EmptyState(content);
    m_dashboard = new Dashboard(m_source, content);
    m_pages = new QStackedWidget(content);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_dashboard);
    m_sites = new SitesPage(content);
    m_pages->addWidget(m_sites);
    m_status = new StatusLine(content);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_besideWall = {m_header, makeHairline(Qt::Horizontal, content), m_banners, m_pages,
                    makeHairline(Qt::Horizontal, content), m_status};
    for (QWidget* part : m_besideWall)
        layout->addWidget(part, part == m_pages ? 1 : 0);
    std::erase(m_besideWall, m_banners);
    arrangeViews(content);
    setCentralWidget(content);
    content->setFocus();
    m_travel = new TimeTravel(m_source, m_clock, this);
    m_timeBar = new TimeBar(*m_travel, m_dashboard);
    m_dashboard->putBelowCharts(m_timeBar);
    m_help = new KeyHelp(m_actions->keyList(), content);
    m_addSite = new AddSiteDialog(this);
    m_replay = new ReplayDialog(m_source, this);
    m_goals = new GoalsDialog(m_source, this);
    m_filtered = new FilteredDialog(m_source, this);
    m_refused = new RefusedDialog(this);
    m_mark = new MarkDialog(m_source, this);
}

void MainWindow::connectSource()
{
    connect(&m_source, &LiveSource::snapshotReady, this, &MainWindow::take);
    connect(&m_source, &LiveSource::stateChanged, this, &MainWindow::showState);
    connect(&m_source, &LiveSource::dashboardLinkReady, this, &MainWindow::followLink);
    for (const auto refused : {&LiveSource::goalRefused, &LiveSource::markRefused}) {
        connect(&m_source, refused, this,
                [this](const QString& why) { m_status->say(shownText(why.toStdString())); });
    }
}

void MainWindow::connectActions()
{
    FilterBar* filter = m_header->filterBar();
    connect(m_actions, &WindowActions::filterRequested, filter, &FilterBar::focusText);
    connect(m_actions, &WindowActions::undoRequested, filter, &FilterBar::undo);
    connect(m_actions, &WindowActions::sitesRequested, filter, &FilterBar::openSites);
    const auto turnCards = [this] { showCards(m_pages->currentWidget() != m_sites); };
    connect(m_actions, &WindowActions::cardsRequested, this, turnCards);
    connect(filter, &FilterBar::cardsRequested, this, turnCards);
    connect(m_sites, &SitesPage::siteChosen, this, [this, filter](const std::string& site) {
        showCards(false);
        filter->setSite(site);
    });
    connect(m_actions, &WindowActions::menuRequested, m_header, &HeaderBar::openMenu);
    connect(m_actions, &WindowActions::soundsRequested, m_header, &HeaderBar::openSounds);
    connect(m_actions, &WindowActions::escapeRequested, this, &MainWindow::escape);
    connect(m_actions, &WindowActions::helpRequested, m_help, &KeyHelp::toggle);
    connect(m_actions, &WindowActions::quitRequested, this, &QWidget::close);
    connect(m_actions, &WindowActions::themeChosen, this, &MainWindow::setTheme);
    connect(m_actions, &WindowActions::zoomRequested, this, &MainWindow::zoom);
    connect(m_actions->byActivity(), &QAction::toggled, this, [this](bool byActivity) {
        m_request.sessionsBy = byActivity ? SessionsBy::Activity : SessionsBy::Arrival;
        m_dashboard->setSessionsBy(m_request.sessionsBy);
        ask();
    });
    connect(m_actions->chartTable(), &QAction::toggled, m_dashboard, &Dashboard::setChartsAsTables);
    connect(m_actions, &WindowActions::panelRequested, this, &MainWindow::goTo);
    connect(m_actions, &WindowActions::copyAddressRequested, this,
            [this] { copy(address(), tr("Address copied")); });
    connect(m_actions, &WindowActions::copySnippetRequested, this,
            [this] { copy(siteSnippet(address()), tr("Snippet copied")); });
    connect(m_actions, &WindowActions::addSiteRequested, m_addSite, &AddSiteDialog::begin);
    connect(m_empty, &EmptyState::addSiteRequested, m_addSite, &AddSiteDialog::begin);
    const auto replay = [this] { m_replay->begin(m_request.filter.site); };
    connect(m_actions, &WindowActions::replayRequested, this, replay);
    connect(m_dashboard, &Dashboard::replayRequested, this, replay);
    connect(m_actions, &WindowActions::goalsRequested, m_goals, &GoalsDialog::begin);
    connect(m_dashboard, &Dashboard::goalsRequested, m_goals, &GoalsDialog::begin);
    connect(m_actions, &WindowActions::filteredRequested, m_filtered, &FilteredDialog::begin);
    connect(m_actions, &WindowActions::refusedRequested, m_refused, &RefusedDialog::begin);
    connect(m_actions, &WindowActions::markRequested, this,
            [this] { m_mark->begin(m_request.filter.site, m_travel->at()); });
    connect(m_actions, &WindowActions::tryAgainRequested, this, &MainWindow::tryAgain);
    connect(m_actions, &WindowActions::clearRequested, m_banners, &BannerStack::askToClear);
    connect(m_actions, &WindowActions::dashboardRequested, this, &MainWindow::openDashboard);
    connect(m_colorScheme, &ColorScheme::changed, this, &MainWindow::applyTheme);
}

/// Each is kept for the next start; who switches one on hears what it is like.
void MainWindow::connectSounds()
{
    for (const BellKind kind : allBellKinds) {
        QAction* action = m_actions->sound(kind);
        connect(action, &QAction::toggled, this, [this, kind](bool on) {
            m_bell.setOn(kind, on);
            m_choices.sounds.at(std::size_t(kind)) = on;
        });
        connect(action, &QAction::triggered, this, [this, kind](bool on) {
            keep();
            if (on)
                m_sounds.play(kind);
        });
    }
}

void MainWindow::connectBanners()
{
    connect(m_banners, &BannerStack::tryAgainRequested, this, &MainWindow::tryAgain);
    connect(m_banners, &BannerStack::tokenCopyRequested, this,
            [this](const QString& token) { copy(token, tr("Token copied")); });
    connect(m_banners, &BannerStack::nowRequested, this, [this] {
        m_travel->backToNow();
        m_dashboard->backToNow();
    });
    connect(m_banners, &BannerStack::clearConfirmed, this, [this] { m_source.clear(); });
}

void MainWindow::connectDashboard()
{
    FilterBar* filter = m_header->filterBar();
    connect(filter, &FilterBar::filterChanged, this, &MainWindow::request);
    connect(m_dashboard, &Dashboard::rankingChosen, this, &MainWindow::filterBy);
    connect(m_dashboard, &Dashboard::pageChosen, filter,
            [filter](const std::string& page) { filter->setField(FilterField::Page, page); });
    connect(m_dashboard, &Dashboard::fieldChosen, filter,
            [filter](const FieldChoice& choice) { chooseBy(*filter, choice.field, choice.value); });
    connect(filter, &FilterBar::isFull, this, [this] {
        m_status->say(
            tr("No more than %1 of these can be asked for at once").arg(FilterValues::maxValues));
    });
    connect(m_dashboard, &Dashboard::sessionSelected, this, &MainWindow::selectSession);
    connect(m_dashboard, &Dashboard::pastShown, this, [this](const QString& what) {
        m_banners->showPast(what.isEmpty() ? pastText() : what);
    });
    connect(m_dashboard, &Dashboard::momentChosen, this, [this](TimeMs at) { m_travel->goTo(at); });
}

/// The present goes on to be heard while the past is shown.
void MainWindow::take(const SnapshotPtr& snapshot)
{
    m_bell.hear(*snapshot);
    const Alert* worst = worstCalling(*snapshot);
    m_headline = worst ? alertHeadline(*worst) : QString();
    m_now = snapshot;
    m_alertHandler->take(snapshot);
    showTitle();
    tellFigures();
    m_mini->show(*snapshot);
    m_timeBar->tick();
    if (!m_travel->isPast())
        showSnapshot(snapshot);
    // After what is now due to be painted.
    QTimer::singleShot(0, this, [this] { m_source.snapshotTaken(); });
}

void MainWindow::showSnapshot(const SnapshotPtr& snapshot)
{
    if (hasSeenSomebody(*snapshot)) {
        m_besideCards = m_dashboard;
        if (m_pages->currentWidget() == m_empty)
            m_pages->setCurrentWidget(m_dashboard);
    }
    m_shown = snapshot;
    m_sites->show(snapshot);
    if (isWall())
        m_wall->show(snapshot);
    m_shownAt = snapshot->at;
    m_dashboard->show(snapshot);
    m_header->filterBar()->setSites(snapshot->sites, snapshot->sitesTruncated);
    m_header->filterBar()->setOffered(snapshot);
    m_status->showStreams(*snapshot);
    m_addSite->setSnapshot(snapshot);
    m_goals->setSnapshot(snapshot);
    if (snapshot->simulated != m_snapshotSimulated) {
        m_snapshotSimulated = snapshot->simulated;
        showSimulated();
    }
}

void MainWindow::tellFigures()
{
    const bool isLive = m_source.state().phase == SourceState::Phase::Live;
    Q_EMIT figuresChanged(m_now ? m_now->active : 0, m_headline, isLive);
}

/// What is worst comes first: a taskbar shows no more.
void MainWindow::showTitle()
{
    QString title = tr("Footfall");
    // A sign beside the number: alive, or what is the matter.
    QString count;
    if (m_now)
        count = m_headline.isEmpty() ? tr("● %1").arg(numberText(m_now->active))
                                     : numberText(m_now->active);
    for (const QString& part : {m_source.state().host, count, m_headline}) {
        if (!part.isEmpty())
            title = tr("%1 – %2").arg(part, title);
    }
    setWindowTitle(title);
}

void MainWindow::showState(const SourceState& state)
{
    showTitle();
    tellFigures();
    m_header->show(state);
    m_header->filterBar()->setDeclaredSites(state.sites);
    m_actions->setClearObstacle(clearObstacleText(state));
    m_addSite->setState(state);
    m_goals->setState(state);
    m_filtered->setState(state);
    m_refused->setState(state);
    showMarks();
    m_status->show(state);
    m_empty->show(state);
    m_banners->show(state, m_shownAt);
    const bool isStale = m_shownAt > epoch && state.phase != SourceState::Phase::Live;
    m_dashboard->setStale(isStale);
    m_wall->setStale(isStale);
    m_mini->setTrouble(state.phase == SourceState::Phase::Live ? QString() : phaseText(state));
    m_sites->setStale(isStale);
    showSimulated();
}

/// First the connection: what is asked then waits for it.
void MainWindow::tryAgain()
{
    m_source.tryAgain();
    for (FailureBanner* failure : findChildren<FailureBanner*>())
        failure->tryAgain();
}

void MainWindow::showSimulated()
{
    m_banners->showSimulated(m_source.state().simulated || m_snapshotSimulated);
}

void MainWindow::request()
{
    const SnapshotFilter& filter = m_header->filterBar()->filter();
    if (filter == m_request.filter)
        return;
    if (filter.site != m_request.filter.site)
        showCards(false);
    m_goals->setSite(filter.site);
    m_wall->setSite(filter.site ? siteText(*filter.site) : QString());
    m_request.filter = filter;
    m_request.page = chosenPage(filter);
    m_request.narrowsCounts = true;
    m_dashboard->startAnew(filter);
    showMarks();
    ask();
}

void MainWindow::ask()
{
    m_source.setRequest(m_request);
    m_travel->setView(m_request);
}

void MainWindow::showCards(bool on)
{
    if (on == (m_pages->currentWidget() == m_sites))
        return;
    m_request.siteCards = on ? siteCardsMost : 0;
    ask();
    if (on)
        m_besideCards = m_pages->currentWidget();
    m_pages->setCurrentWidget(on ? m_sites : m_besideCards);
    if (on)
        m_sites->begin(m_request.filter.site);
    else
        centralWidget()->setFocus();
}

void MainWindow::goTo(Panel panel)
{
    showCards(false);
    // The past is there though nobody has come yet.
    if (panel == Panel::Past || panel == Panel::Today || panel == Panel::Concurrency)
        m_pages->setCurrentWidget(m_dashboard);
    m_dashboard->goTo(panel);
}

void MainWindow::filterBy(RankingField::Place ranking, const std::string& label)
{
    const bool isDirect = label.empty() && ranking == RankingField::Referrers;
    if ((label.empty() && !isDirect) || label == otherLabel)
        return;
    chooseBy(*m_header->filterBar(), rankingFields[ranking].filter,
             isDirect ? directReferrer : label);
}

void MainWindow::selectSession(const std::optional<SessionKey>& session)
{
    if (session == m_request.selected)
        return;
    m_request.selected = session;
    ask();
}

void MainWindow::escape()
{
    if (m_palette->isVisible())
        m_palette->hide();
    else if (m_help->isVisible())
        m_help->hide();
    else if (m_banners->isAskingToClear())
        m_banners->takeQuestionBack();
    else if (isWall())
        setWall(false);
    else if (m_pages->currentWidget() == m_sites)
        showCards(false);
    else if (m_dashboard->isPast())
        m_dashboard->backToNow();
    else if (m_travel->isPast())
        m_travel->backToNow();
    else if (m_request.filter.narrows())
        m_header->filterBar()->clearFilter();
    else
        m_dashboard->clearSelection();
}

void MainWindow::copy(const QString& text, const QString& said)
{
    QApplication::clipboard()->setText(text);
    m_status->say(said);
}

QString MainWindow::address() const
{
    return AddressChoice::bestOf(m_source.state());
}

void MainWindow::openDashboard()
{
    const bool isLive = m_source.state().phase == SourceState::Phase::Live;
    m_status->say(isLive ? tr("Opening the web dashboard")
                         : tr("Not connected: the web dashboard is out of reach"));
    if (isLive)
        m_source.requestDashboardLink();
}

void MainWindow::followLink(const QUrl& link)
{
    const bool isWeb =
        link.scheme() == QLatin1String("http") || link.scheme() == QLatin1String("https");
    if (!isWeb || !QDesktopServices::openUrl(link))
        m_status->say(tr("No browser could be opened"));
}

void MainWindow::applyTheme()
{
    const bool dark = m_choices.theme == ThemeChoice::System
                          ? m_colorScheme->isDark()
                          : m_choices.theme == ThemeChoice::Dark;
    const Theme& theme = dark ? Theme::night() : Theme::light();
    footfall::applyTheme(theme);
    // A new style sheet tells every widget below, also of a new size of text.
    setStyleSheet(theme.styleSheet());
    setFont(typeFont(TypeSize::Body));
    m_actions->setTheme(m_choices.theme);
    if (m_header)
        showState(m_source.state());
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        applyTheme();
    else if (event->type() == QEvent::Show)
        m_mini->hide();
    else if (event->type() == QEvent::WindowActivate)
        m_colorScheme->refresh();
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keep();
    QMainWindow::closeEvent(event);
}

} // namespace footfall
