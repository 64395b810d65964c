// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window with made-up visitors: to look at, to take pictures of, and to measure.
//
//     window_demo [--state busy|empty|error|simulated|selected|alert|clear|keys|hover|menu|large|
//                          present|arriving|crowd|cleared|history|concurrency|past|opened|
//                          nothing|failing|memory|loading|unread|unfound|viewers|
//                          connecting|refused|untrusted|reconnecting|reader|addsite|added|token|
//                          addresses|page|sites|goals|filtered|table|narrowed, several with +
//                          between]
//                 [--size 1440x900] [--theme light|dark] [--zoom N] [--mirrored] [--shot FILE |
//                 --measure]

#include "tests/window/support/demo_past.h"
#include "tests/window/support/demo_site.h"
#include "tests/window/support/fake_source.h"
#include "ui/main_window.h"
#include "ui/pages/dashboard.h"
#include "ui/text/language.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QDialog>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace footfall {
namespace {

QSize sizeOf(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

SnapshotRequest lastRequest(const FakeSource& source)
{
    return source.requests.empty() ? SnapshotRequest{} : source.requests.back();
}

void trigger(MainWindow& window, const char* key)
{
    for (QAction* action : window.actions()) {
        if (action->shortcuts().contains(QKeySequence(QLatin1String(key))))
            action->trigger();
    }
}

/// A filter by country and page, somebody reading the feed, and the pointer over the chart.
void readAndFilter(MainWindow& window, FakeSource& source, DemoSite& site)
{
    for (const char* name : {"ranking0", "ranking3"}) {
        auto* ranking = window.findChild<QListView*>(QLatin1String(name));
        window.findChild<Dashboard*>()->goTo(name[7] == '0' ? Panel::Pages : Panel::Countries);
        Q_EMIT ranking->clicked(ranking->model()->index(1, 0));
    }
    source.publish(site.snapshot(lastRequest(source)));
    auto* feed = window.findChild<QListView*>(QStringLiteral("feedView"));
    QEnterEvent enter(QPointF(9, 9), QPointF(9, 9), QPointF(9, 9));
    QApplication::sendEvent(feed, &enter);
    site.advance(3000, 3);
    source.publish(site.snapshot(lastRequest(source)));
    auto* chart = window.findChild<QWidget*>(QStringLiteral("chart"));
    for (int i = 0; i < 14; ++i)
        QApplication::postEvent(chart, new QKeyEvent(QEvent::KeyPress, Qt::Key_Left, {}));
}

/// A site whose pages are open: beside events, before the first one, or with very many visitors.
Snapshot withOpenPages(const QString& state, DemoSite& site, const SnapshotRequest& request)
{
    site.openPages();
    if (state == QLatin1String("arriving"))
        site.clear(true);
    Snapshot snapshot = site.snapshot(request);
    if (state == QLatin1String("crowd")) {
        snapshot.active = 12'480;
        snapshot.presentVisitors = 14'926;
        snapshot.idleVisitors = 1'310;
        for (CountRow& row : snapshot.pagesPresent)
            row.count *= 311;
        snapshot.streamConnections = 5'204;
        snapshot.streamVisitors = 4'117;
    }
    return snapshot;
}

/// What is left after somebody cleared the statistics while pages are open.
void clearAll(FakeSource& source, DemoSite& site)
{
    site.openPages();
    source.publish(site.snapshot(lastRequest(source)));
    site.clear(false);
    source.publish(site.snapshot(lastRequest(source)));
    source.raise(site.snapshot({}).alerts.front());
}

/// Where viewers are, and who they are.
void showViewers(MainWindow& window, FakeSource& source, DemoSite& site)
{
    site.openPages();
    source.publish(site.snapshot(lastRequest(source)));
    window.findChild<Dashboard*>()->goTo(Panel::Viewers);
    window.findChild<Dashboard*>()->goTo(Panel::Countries);
}

/// The charts of the past with a pointer on them, and the search with what it found.
void showPast(const QString& state, MainWindow& window)
{
    const auto is = [&state](const char* name) { return state == QLatin1String(name); };
    if (is("history") || is("loading") || is("memory") || is("unread") || is("unfound"))
        trigger(window, "Ctrl+T");
    if (is("concurrency"))
        trigger(window, "Ctrl+D");
    static const QStringList searches{QStringLiteral("past"),    QStringLiteral("opened"),
                                      QStringLiteral("nothing"), QStringLiteral("memory"),
                                      QStringLiteral("unread"),  QStringLiteral("unfound")};
    if (searches.contains(state))
        trigger(window, "Ctrl+H");
    if (is("nothing"))
        window.findChild<QLineEdit*>(QStringLiteral("pastEdit"))
            ->setText(QStringLiteral("atlantis"));
    if (is("history") || is("concurrency")) {
        auto* chart = window.findChild<QWidget*>(
            is("history") ? QStringLiteral("todayChart") : QStringLiteral("concurrencyChart"));
        QTimer::singleShot(100, chart, [chart] {
            chart->setFocus();
            for (int i = 0; i < 62; ++i)
                QApplication::postEvent(chart, new QKeyEvent(QEvent::KeyPress, Qt::Key_Right, {}));
        });
    }
    if (is("opened") || is("unread"))
        QTimer::singleShot(100, &window, [&window] {
            auto* list = window.findChild<QListView*>(QStringLiteral("pastView"));
            list->setCurrentIndex(list->model()->index(2, 0));
        });
}

/// The window of a Footfall on another machine.
SourceState remoteState(const QString& state, SourceState remote)
{
    using Phase = SourceState::Phase;
    remote.host = QStringLiteral("stats.example");
    remote.addresses = QStringList{QStringLiteral("https://stats.example")};
    remote.sites = {QStringLiteral("blog"), QStringLiteral("shop")};
    if (state == QLatin1String("reader")) {
        remote.mayChange = false;
    } else if (state == QLatin1String("refused")) {
        remote.phase = Phase::Failed;
        remote.detail =
            QStringLiteral("stats.example wants a token that it knows. Start again with "
                           "--token-file FILE, or with a share link that was not "
                           "revoked.");
    } else if (state == QLatin1String("untrusted")) {
        remote.phase = Phase::Reconnecting;
        remote.detail = QStringLiteral(
            "The certificate of stats.example is not trusted (The certificate has expired). It is "
            "looked at again now and then, should it be renewed. Or add its authority to those "
            "that this machine trusts, or use the name it is for, then start again.");
    } else {
        remote.phase = state == QLatin1String("connecting") ? Phase::Starting : Phase::Reconnecting;
        remote.detail =
            QStringLiteral("Nothing answers at stats.example: is Footfall running there?");
    }
    return remote;
}

bool isRemote(const QString& state)
{
    static const QStringList states{QStringLiteral("connecting"), QStringLiteral("refused"),
                                    QStringLiteral("untrusted"), QStringLiteral("reconnecting"),
                                    QStringLiteral("reader")};
    return states.contains(state);
}

/// The dialog for another website, before and after its first event.
void addSite(const QString& state, MainWindow& window, FakeSource& source, DemoSite& site)
{
    Snapshot before = site.snapshot(lastRequest(source));
    for (FeedItem& item : before.events) {
        auto event = std::make_shared<Event>(*item.event);
        event->site = "shop";
        item.event = event;
    }
    before.sites = {{"", "shop", before.active}};
    source.publish(before);
    trigger(window, "Ctrl+N");
    window.findChild<QLineEdit*>(QStringLiteral("siteNameEdit"))->setText(QStringLiteral("blog"));
    if (state != QLatin1String("added"))
        return;
    auto first = std::make_shared<Event>(*before.events.front().event);
    first->site = "blog";
    first->page = "/first-post";
    before.events.insert(before.events.begin(), {before.eventsEver + 1, first});
    source.publish(before);
}

/// How the store stands in each state.
StoreState storeOf(const QString& state, StoreState store)
{
    if (state == QLatin1String("memory"))
        store = {};
    if (state == QLatin1String("failing"))
        store = {StoreState::Phase::Failing,
                 0,
                 "The disk is full: free some space on the disk that holds "
                 "/home/mira/.local/share/footfall.",
                 214,
                 {},
                 StoreCause::Full};
    return store;
}

/// The first start of a server that others may reach, with its files far down.
SourceState withToken(SourceState state)
{
    state.newToken = QStringLiteral("q4v7Zs0m1KxYb8TfWc2RnDhLgPjUeA6o9iB3tXyQwEs");
    state.newTokenFile = QStringLiteral("/srv/customers/north-wind-furniture/web/shop/production/"
                                        "footfall/data/operator-token");
    return state;
}

/// It listens on every address, and is in another time zone.
SourceState reachedByAll(SourceState state)
{
    state.addresses = QStringList{QStringLiteral("http://0.0.0.0:3000")};
    state.siteAddresses = QStringList{QStringLiteral("http://192.168.178.24:3000"),
                                      QStringLiteral("http://workstation:3000")};
    state.timeZone = QStringLiteral("Asia/Tokyo");
    return state;
}

RefusedClients someRefusals(TimeMs now)
{
    RefusedClients refusals{
        {.access = 12, .limit = 1'204, .badInput = 31, .site = 2}, now - 9 * hourMs, {}};
    refusals.newest = {
        {"203.0.113.9", Refused::Limit, 1'204, now - 6 * minuteMs, now,
         "Too many events from this address: try again later"},
        {"2001:db8:1:2::/64", Refused::BadInput, 31, now - hourMs, now - 40 * secondMs,
         "page: a text that begins with / is needed"},
        {"198.51.100.77", Refused::Access, 12, now - 3 * hourMs, now - 2 * hourMs,
         "Unauthorized: a valid token is needed"},
        {"192.0.2.44", Refused::Site, 2, now - 8 * hourMs, now - 8 * hourMs, {}}};
    return refusals;
}

Filtered someBots(TimeMs now)
{
    Filtered filtered{14, 1'312, now - 5 * hourMs, {}, {}, {}};
    filtered.agents = {{"Googlebot", "search-engine", FilterReason::Agent, 640, now},
                       {"GPTBot", "ai-crawler", FilterReason::Chosen, 402, now},
                       {"HeadlessChrome", "browser-automation", FilterReason::Automation, 180, now},
                       {tooFastName, {}, FilterReason::Speed, 90, now}};
    filtered.choices.counts = {{"GPTBot", false}, {"UptimeRobot", true}};
    for (int i = 0; i < 20; ++i) {
        const FilteredAgent& bot = filtered.agents[std::size_t(i) % filtered.agents.size()];
        filtered.newest.push_back({now - i * 3 * secondMs, bot.name, bot.reason, "shop",
                                   i % 3 == 0 ? "/" : "/products/a-rather-long-name-of-a-page"});
    }
    return filtered;
}

/// A page chosen, a session, all sites, the goals.
void choose(const QString& state, MainWindow& window)
{
    const auto click = [&window](const char* name, int row) {
        auto* list = window.findChild<QListView*>(QLatin1String(name));
        Q_EMIT list->clicked(list->model()->index(row, 0));
    };
    if (state == QLatin1String("selected"))
        click("sessionView", 3);
    if (state == QLatin1String("page"))
        click("ranking0", 1);
    if (state == QLatin1String("sites"))
        trigger(window, "Ctrl+S");
    if (state == QLatin1String("goals"))
        trigger(window, "Ctrl+G");
    if (state == QLatin1String("refusals"))
        trigger(window, "Ctrl+Shift+R");
    if (state == QLatin1String("filtered"))
        trigger(window, "Ctrl+Shift+F");
    if (state == QLatin1String("table"))
        trigger(window, "Ctrl+Shift+V");
    if (state == QLatin1String("narrowed")) {
        const std::pair<Panel, const char*> rankings[] = {{Panel::Countries, "ranking3"},
                                                          {Panel::Browsers, "ranking7"},
                                                          {Panel::Devices, "ranking9"}};
        for (const auto& [panel, list] : rankings) {
            window.findChild<Dashboard*>()->goTo(panel);
            click(list, 0);
        }
    }
}

void showOne(const QString& state, MainWindow& window, DemoSource& source, DemoSite& site)
{
    source.failsToRead = state == QLatin1String("unread") || state == QLatin1String("unfound");
    source.failsToSearch = state == QLatin1String("unfound");
    source.answers = state != QLatin1String("loading");
    const auto publish = [&] { source.publish(site.snapshot(lastRequest(source))); };
    if (state == QLatin1String("empty"))
        return;
    if (state == QLatin1String("addresses") || state == QLatin1String("addsite"))
        source.setState(reachedByAll(source.state()));
    if (state == QLatin1String("addresses"))
        return;
    if (state == QLatin1String("token"))
        return source.setState(withToken(source.state()));
    if (state == QLatin1String("connecting") || state == QLatin1String("refused"))
        return source.setState(remoteState(state, source.state()));
    const QStringList open{QStringLiteral("present"), QStringLiteral("arriving"),
                           QStringLiteral("crowd")};
    if (open.contains(state))
        return source.publish(withOpenPages(state, site, lastRequest(source)));
    publish();
    QApplication::processEvents();
    SourceState other = source.state();
    if (state == QLatin1String("error")) {
        other.phase = SourceState::Phase::Failed;
        other.detail = QStringLiteral("The address 127.0.0.1:3000 is taken by another program.");
        other.refused = 214;
        other.sites = {QStringLiteral("blog"), QStringLiteral("shop")};
    }
    if (state == QLatin1String("filtered"))
        other.filtered = someBots(SystemClock().now());
    if (state == QLatin1String("refusals"))
        other.refusals = someRefusals(SystemClock().now());
    if (state == QLatin1String("webhook") || state == QLatin1String("time")) {
        const TimeMs now = SystemClock().now();
        other.webhooks = {{"hooks.example", 3, 12, 0, now - 10 * minuteMs, "it answered 500",
                           CallCause::Status, 500}};
        other.marks = {{now - 8 * minuteMs, {}, "deploy 1.8"},
                       {now - 3 * minuteMs, {}, "newsletter sent"}};
    }
    other.simulated = state == QLatin1String("simulated");
    other.store = storeOf(state, other.store);
    source.setState(isRemote(state) ? remoteState(state, other) : other);
    showPast(state, window);
    choose(state, window);
    if (!isRemote(state))
        publish();
    if (state == QLatin1String("alert"))
        source.raise(site.snapshot({}).alerts.front());
    if (state == QLatin1String("time")) {
        trigger(window, "Ctrl+{");
        Snapshot then = site.snapshot(lastRequest(source));
        then.at = source.moments.back().at;
        Q_EMIT source.momentReady({source.moments.back(), std::make_shared<const Snapshot>(then)});
    }
    if (state == QLatin1String("mark"))
        trigger(window, "Ctrl+I");
    if (state == QLatin1String("clear"))
        trigger(window, "Ctrl+Shift+Delete");
    if (state == QLatin1String("keys"))
        trigger(window, "F1");
    if (state == QLatin1String("menu"))
        QTimer::singleShot(300, &window, [&window] { trigger(window, "F10"); });
    if (state == QLatin1String("wall")) {
        const QSize size = window.size();
        trigger(window, "F11");
        window.showNormal();
        window.resize(size);
    }
    if (state == QLatin1String("palette")) {
        trigger(window, "Ctrl+K");
        window.findChild<QLineEdit*>(QStringLiteral("paletteEdit"))->setText(QStringLiteral("p"));
    }
    if (state == QLatin1String("views")) {
        trigger(window, "Ctrl+J");
        window.findChild<QLineEdit*>(QStringLiteral("viewName"))
            ->setText(QStringLiteral("From India"));
        window.findChild<QPushButton*>(QStringLiteral("viewSave"))->click();
    }
    if (state == QLatin1String("mini"))
        trigger(window, "Ctrl+Shift+N");
    if (state == QLatin1String("large"))
        for (int i = 0; i < 3; ++i)
            trigger(window, "Ctrl++");
    if (state == QLatin1String("cleared"))
        clearAll(source, site);
    if (state == QLatin1String("addsite") || state == QLatin1String("added"))
        addSite(state, window, source, site);
    if (state == QLatin1String("viewers"))
        showViewers(window, source, site);
    if (state == QLatin1String("hover"))
        readAndFilter(window, source, site);
}

/// One state after the other, as in "page+reconnecting".
void show(const QString& states, MainWindow& window, DemoSource& source, DemoSite& site)
{
    for (const QString& state : states.split(QLatin1Char('+')))
        showOne(state, window, source, site);
}

/// The time to take a snapshot and to paint what changed, with every list in motion.
void measure(FakeSource& source, DemoSite& site, int eventsEach)
{
    constexpr int rounds = 300;
    std::vector<qint64> apply, whole;
    std::clock_t processor = 0;
    for (int i = 0; i < rounds; ++i) {
        site.advance(33, eventsEach);
        Snapshot snapshot = site.snapshot(lastRequest(source));
        QElapsedTimer timer;
        const std::clock_t before = std::clock();
        timer.start();
        source.publish(std::move(snapshot));
        apply.push_back(timer.nsecsElapsed() / 1000);
        QApplication::processEvents();
        whole.push_back(timer.nsecsElapsed() / 1000);
        processor += std::clock() - before;
    }
    std::sort(apply.begin(), apply.end());
    std::sort(whole.begin(), whole.end());
    std::printf("%d events a snapshot: apply p50 %lld us p99 %lld us, with painting p50 %lld us "
                "p99 %lld us, "
                "processor time %lld us each\n",
                eventsEach, apply[rounds / 2], apply[rounds * 99 / 100], whole[rounds / 2],
                whole[rounds * 99 / 100], qint64(processor) * 1'000'000 / CLOCKS_PER_SEC / rounds);
}

} // namespace
} // namespace footfall

int main(int argc, char** argv)
{
    using namespace footfall;
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("footfall-demo"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("state"), QStringLiteral("what to show"), QStringLiteral("NAME"),
          QStringLiteral("busy")},
         {QStringLiteral("size"), QStringLiteral("of the window"), QStringLiteral("WxH"),
          QStringLiteral("1440x900")},
         {QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("NAME"),
          QStringLiteral("light")},
         {QStringLiteral("zoom"), QStringLiteral("steps of larger text"), QStringLiteral("N"),
          QStringLiteral("0")},
         {QStringLiteral("mirrored"), QStringLiteral("from right to left")},
         {QStringLiteral("shot"), QStringLiteral("save a picture and end"), QStringLiteral("FILE")},
         {QStringLiteral("measure"), QStringLiteral("print times and end")}});
    parser.process(app);

    const Language language;
    if (parser.isSet(QStringLiteral("mirrored")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const TimeMs now(QDateTime::currentMSecsSinceEpoch());
    DemoSource source(now);
    DemoSite site(now - 12 * minuteMs);
    for (int i = 0; i < 720; ++i)
        site.advance(1000, 1 + (i / 60 % 3) + (i > 380 && i < 440 ? 3 : 0));
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    MainWindow window(source, settings);
    window.setTheme(parser.value(QStringLiteral("theme")) == QLatin1String("dark")
                        ? ThemeChoice::Dark
                        : ThemeChoice::Light);
    window.resize(sizeOf(parser.value(QStringLiteral("size"))));
    window.show();
    QApplication::processEvents();
    for (int i = 0; i < parser.value(QStringLiteral("zoom")).toInt(); ++i)
        trigger(window, "Ctrl++");
    bool isPrepared = false;
    const auto prepare = [&] {
        show(parser.value(QStringLiteral("state")), window, source, site);
        isPrepared = true;
    };
    if (parser.isSet(QStringLiteral("shot"))) {
        QTimer::singleShot(0, &window, prepare);
        QTimer shot;
        shot.start(400);
        QObject::connect(&shot, &QTimer::timeout, &window, [&] {
            // What was asked for may still be on its way; a modal dialog keeps it there.
            if (!isPrepared && !QApplication::activeModalWidget())
                return;
            QApplication::processEvents();
            QWidget* shown = &window;
            for (QWidget* other : QApplication::topLevelWidgets()) {
                if (other->isVisible() && !window.isVisible())
                    shown = other;
            }
            for (auto* dialog : window.findChildren<QDialog*>()) {
                if (dialog->isVisible())
                    shown = dialog;
            }
            shown->grab().save(parser.value(QStringLiteral("shot")));
            QCoreApplication::quit();
        });
        return app.exec();
    }
    prepare();
    QApplication::processEvents();
    if (parser.isSet(QStringLiteral("measure"))) {
        measure(source, site, 2);
        measure(source, site, 700);
        return 0;
    }
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &window, [&] {
        site.advance(400, 1);
        source.publish(site.snapshot(lastRequest(source)));
    });
    if (parser.value(QStringLiteral("state")) != QLatin1String("empty"))
        timer.start(400);
    return app.exec();
}
