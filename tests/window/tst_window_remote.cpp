// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/text/text_format.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace footfall;
using Phase = SourceState::Phase;

/// Takes the links that would open a browser.
class LinkTaker : public QObject
{
    Q_OBJECT

public:
    LinkTaker()
    {
        for (const char* scheme : {"http", "https", "file"})
            QDesktopServices::setUrlHandler(text(scheme), this, "take");
    }
    ~LinkTaker() override
    {
        for (const char* scheme : {"http", "https", "file"})
            QDesktopServices::unsetUrlHandler(text(scheme));
    }

    QList<QUrl> links;

public Q_SLOTS:
    void take(const QUrl& link) { links.append(link); }
};

/// The window of a Footfall on another machine, and what a website needs to be added.
class TestWindowRemote : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void ownFootfallHasNoHost();
    void theHostIsShown();
    void connectingSaysSo();
    void aLostConnectionSaysWhatIsOld();
    void whatCannotBeConnectedSaysWhatToDo();
    void withoutAConnectionOneCanTryAgain();
    void anotherMachinesWordsStayText();
    void readersCannotClear();
    void losingTheConnectionTakesTheQuestionAway();
    void theWebDashboardIsAskedForAndOpened();
    void theWebDashboardIsOutOfReachWithoutAConnection();
    void onlyWebLinksAreOpened();
    void declaredSitesCanBeChosen();
    void addingASiteIsAKeyAway();
    void theSnippetNamesTheSite();
    void amongSeveralAddressesOneIsChosen();
    void theLineIsThatOfTheTrackerOnThePages();
    void onlyTrackersThatTheServerReadsAreOffered();
    void theSnippetIsCopiedByEnter();
    void declaringFollowsWhatIsDeclared();
    void theLightTurnsOnWithTheFirstEvent();
    void theLightKnowsWhoWasThereBefore();
    void theLightWaitsForANewSiteWithoutAName();
    void theLightNeedsNoEventInTheFilter();
    void everythingInTheDialogHasAName();

private:
    static SourceState remote(Phase phase, const char* detail = "");
    /// A snapshot with an event of this site, the newest one.
    static Snapshot withSite(const char* site, const char* page);
    QDialog* openDialog(const char* name);
    /// Offscreen nobody gives the window the keyboard back.
    void goBack()
    {
        m_window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    }
    QString light() const { return child<QLabel>("siteLight")->text(); }
    QString codeOf(const char* block) const
    {
        return child<QWidget>(block)->findChild<QLabel*>()->text();
    }
    QAction* actionOf(const char* key) const;
    QString status() const { return child<QWidget>("statusLine")->findChild<QLabel*>()->text(); }
};

SourceState TestWindowRemote::remote(Phase phase, const char* detail)
{
    SourceState state = FakeSource::liveState();
    state.phase = phase;
    state.host = text("stats.example");
    state.addresses = QStringList{text("https://stats.example")};
    state.detail = text(detail);
    state.mayChange = phase == Phase::Live;
    return state;
}

Snapshot TestWindowRemote::withSite(const char* site, const char* page)
{
    Snapshot snapshot = busy();
    auto event = std::make_shared<Event>(*snapshot.events.front().event);
    event->site = site;
    event->page = page;
    snapshot.events.insert(snapshot.events.begin(), {snapshot.eventsEver + 1, event});
    ++snapshot.eventsEver;
    return snapshot;
}

QDialog* TestWindowRemote::openDialog(const char* name)
{
    press(Qt::Key_N, Qt::ControlModifier);
    child<QLineEdit>("siteNameEdit")->setText(text(name));
    return child<QDialog>("addSiteDialog");
}

QAction* TestWindowRemote::actionOf(const char* key) const
{
    for (QAction* action : m_window->actions()) {
        if (action->shortcuts().contains(QKeySequence(text(key))))
            return action;
    }
    return nullptr;
}

void TestWindowRemote::ownFootfallHasNoHost()
{
    QCOMPARE(m_window->windowTitle(), text("Footfall"));
    QVERIFY(!child<QLabel>("hostLabel")->isVisible());
    QVERIFY(status().contains(text("listening on http://127.0.0.1:3000")));
}

void TestWindowRemote::theHostIsShown()
{
    m_source->setState(remote(Phase::Live));
    QVERIFY(m_window->windowTitle().contains(text("stats.example")));
    QVERIFY(child<QLabel>("hostLabel")->isVisible());
    QCOMPARE(child<QLabel>("hostLabel")->text(), text("stats.example"));
    QVERIFY(status().contains(text("connected to https://stats.example")));
    QVERIFY(!status().contains(text("listening")));
    QVERIFY(!child<QWidget>("stateBanner")->isVisible());
    QVERIFY(codeOf("snippet").contains(text("https://stats.example/tracker.js")));
}

void TestWindowRemote::connectingSaysSo()
{
    m_source->setState(remote(Phase::Starting));
    QVERIFY(!child<QWidget>("stateBanner")->isVisible());
    QVERIFY(child<QLabel>("emptyTitle")->text().contains(text("Connecting to stats.example")));
    QVERIFY(!child<QWidget>("snippet")->isVisible());
    QVERIFY(status().startsWith(text("Connecting")));
    m_source->setState(remote(Phase::Starting, "Nothing answers."));
    QVERIFY(child<QWidget>("stateBanner")->isVisible());
    QVERIFY(child<QWidget>("stateBanner")->accessibleName().contains(text("Nothing answers.")));
    m_source->setState(remote(Phase::Live));
    QVERIFY(child<QWidget>("snippet")->isVisible());
    QVERIFY(child<QLabel>("emptyTitle")->text().contains(text("Waiting for the first visitor")));
}

void TestWindowRemote::aLostConnectionSaysWhatIsOld()
{
    m_source->setState(remote(Phase::Live));
    m_source->publish(busy());
    const auto* tile = child<QWidget>("activeTile");
    QVERIFY(!tile->accessibleDescription().contains(text("old")));
    m_source->setState(remote(Phase::Reconnecting, "It was stopped."));
    const QString said = child<QWidget>("stateBanner")->accessibleName();
    QVERIFY(said.contains(text("The figures are those of ") + clockText(testStart)));
    QVERIFY(said.contains(text("It was stopped.")));
    QVERIFY(status().startsWith(text("Reconnecting")));
    QVERIFY(tile->accessibleName().contains(text("42")));
    QVERIFY(tile->accessibleDescription().contains(text("old: there is no connection")));
    m_source->setState(remote(Phase::Live));
    QVERIFY(!tile->accessibleDescription().contains(text("old")));
}

void TestWindowRemote::whatCannotBeConnectedSaysWhatToDo()
{
    SourceState state = remote(Phase::Failed, "Start again with a token.");
    state.store = {};
    m_source->setState(state);
    QVERIFY(child<QWidget>("stateBanner")->accessibleName().contains(text("with a token")));
    QVERIFY(child<QLabel>("emptyTitle")->text().contains(text("Not connected")));
    QVERIFY(status().startsWith(text("Stopped")));
    press(Qt::Key_T, Qt::ControlModifier);
    const auto* message = child<QWidget>("todayPanel")->findChild<QLabel*>(text("historyMessage"));
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().contains(text("Not connected")), qPrintable(message->text()));
}

void TestWindowRemote::withoutAConnectionOneCanTryAgain()
{
    auto* button = child<QWidget>("stateBanner")->findChild<QPushButton*>();
    QVERIFY(!button->isVisible());
    for (const Phase phase : {Phase::Reconnecting, Phase::Starting, Phase::Failed}) {
        m_source->triedAgain = 0;
        m_source->setState(remote(phase, "The certificate is not trusted."));
        QVERIFY(button->isVisible());
        button->click();
        press(Qt::Key_F5);
        QCOMPARE(m_source->triedAgain, 2);
    }
    // What is wrong while there is a connection is not mended by another.
    m_source->setState(remote(Phase::Live, "This cannot be shown."));
    QVERIFY(child<QWidget>("stateBanner")->isVisible());
    QVERIFY(!button->isVisible());
}

void TestWindowRemote::anotherMachinesWordsStayText()
{
    m_source->setState(remote(Phase::Live, "<b>x</b>\xe2\x80\xae"));
    auto* banner = child<QWidget>("stateBanner");
    for (const QLabel* label : banner->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    SourceState state = remote(Phase::Live);
    state.detail = QString(QChar(0x202e)) + QString(5'000, QLatin1Char('x'));
    m_source->setState(state);
    QVERIFY(!banner->accessibleName().contains(QChar(0x202e)));
    QVERIFY(banner->accessibleName().size() < 1000);
}

void TestWindowRemote::readersCannotClear()
{
    SourceState state = remote(Phase::Live);
    state.mayChange = false;
    m_source->setState(state);
    QAction* clear = actionOf("Ctrl+Shift+Delete");
    QVERIFY(!clear->isEnabled());
    QVERIFY(clear->text().contains(text("operators only")));
    QVERIFY(status().contains(text("to look only")));
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!child<QWidget>("clearBanner")->isVisible());
    m_source->setState(remote(Phase::Live));
    QVERIFY(clear->isEnabled());
    QVERIFY(!clear->text().contains(text("operators only")));
}

void TestWindowRemote::losingTheConnectionTakesTheQuestionAway()
{
    m_source->setState(remote(Phase::Live));
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(child<QWidget>("clearBanner")->isVisible());
    m_source->setState(remote(Phase::Reconnecting));
    QVERIFY(!child<QWidget>("clearBanner")->isVisible());
    QVERIFY(actionOf("Ctrl+Shift+Delete")->text().contains(text("not connected")));
}

void TestWindowRemote::theWebDashboardIsAskedForAndOpened()
{
    LinkTaker browser;
    press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_source->linksAsked, 1);
    QVERIFY(browser.links.isEmpty());
    Q_EMIT m_source->dashboardLinkReady(QUrl(text("https://stats.example/login?once=x")));
    QCOMPARE(browser.links, QList<QUrl>{QUrl(text("https://stats.example/login?once=x"))});
}

void TestWindowRemote::theWebDashboardIsOutOfReachWithoutAConnection()
{
    m_source->setState(remote(Phase::Reconnecting));
    press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_source->linksAsked, 0);
}

void TestWindowRemote::onlyWebLinksAreOpened()
{
    LinkTaker browser;
    Q_EMIT m_source->dashboardLinkReady(QUrl(text("file:///etc/passwd")));
    QVERIFY(browser.links.isEmpty());
}

void TestWindowRemote::declaredSitesCanBeChosen()
{
    SourceState state = FakeSource::liveState();
    state.sites = {text("blog"), text("shop")};
    m_source->setState(state);
    Snapshot snapshot = busy();
    snapshot.sites = {{"", "shop", 7}};
    m_source->publish(snapshot);
    QMenu* menu = child<QToolButton>("siteButton")->menu();
    Q_EMIT menu->aboutToShow();
    QStringList names;
    for (const QAction* action : menu->actions())
        names.append(action->text());
    QCOMPARE(names.first(3),
             (QStringList{text("All sites"), text("shop  (7)"), text("blog  (nobody yet)")}));
    menu->actions().at(2)->trigger();
    QCOMPARE(lastRequest().filter.site, std::optional<std::string>("blog"));
    snapshot.sitesTruncated = true;
    m_source->publish(snapshot);
    Q_EMIT menu->aboutToShow();
    const QAction* more = menu->actions().at(3);
    QCOMPARE(more->text(), text("More sites are not listed"));
    QVERIFY(!more->isEnabled());
}

void TestWindowRemote::addingASiteIsAKeyAway()
{
    QDialog* dialog = child<QDialog>("addSiteDialog");
    QVERIFY(!dialog->isVisible());
    child<QPushButton>("addSiteButton")->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->isModal());
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    goBack();
    openDialog("shop");
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->focusWidget(), child<QLineEdit>("siteNameEdit"));
    dialog->close();
    goBack();
    press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(child<QLineEdit>("siteNameEdit")->text(), QString());
}

void TestWindowRemote::amongSeveralAddressesOneIsChosen()
{
    SourceState state = FakeSource::liveState();
    state.addresses = QStringList{text("http://0.0.0.0:3000")};
    state.siteAddresses = QStringList{text("http://192.168.1.5:3000"), text("http://box:3000")};
    m_source->setState(state);
    auto* choice = child<QWidget>("emptyState")->findChild<QComboBox*>();
    QVERIFY(choice->isVisible());
    QVERIFY(codeOf("snippet").contains(text("\"http://192.168.1.5:3000/tracker.js\"")));
    choice->setCurrentIndex(1);
    QVERIFY(codeOf("snippet").contains(text("\"http://box:3000/tracker.js\"")));
    QVERIFY(codeOf("curl").contains(text("http://box:3000/")));
    ++state.refused; // what was chosen stays so
    m_source->setState(state);
    QCOMPARE(choice->currentIndex(), 1);
    QVERIFY(status().contains(text("listening on http://0.0.0.0:3000")));
    openDialog("shop");
    auto* other = child<QDialog>("addSiteDialog")
                      ->findChild<QWidget*>(text("addressChoice"))
                      ->findChild<QComboBox*>();
    QVERIFY(other->isVisible());
    QVERIFY(codeOf("siteSnippet").contains(text("\"http://192.168.1.5:3000/tracker.js\"")));
    other->setCurrentIndex(1);
    QVERIFY(codeOf("siteSnippet").contains(text("\"http://box:3000/tracker.js\"")));
    child<QDialog>("addSiteDialog")->close();
    state.siteAddresses.removeLast();
    m_source->setState(state);
    QVERIFY(!choice->isVisible());
    QVERIFY(codeOf("snippet").contains(text("\"http://192.168.1.5:3000/tracker.js\"")));
}

void TestWindowRemote::theSnippetNamesTheSite()
{
    openDialog("");
    QVERIFY(!codeOf("siteSnippet").contains(text("data-site")));
    openDialog("Shop ");
    QCOMPARE(
        codeOf("siteSnippet"),
        text(
            "<script src=\"http://127.0.0.1:3000/tracker.js\" data-site=\"shop\" async></script>"));
    QCOMPARE(codeOf("siteOption"), text("--site shop=https://www.example.com"));
    openDialog("a\"><b>'");
    QVERIFY(!codeOf("siteSnippet").contains(text("<b>")));
    QCOMPARE(codeOf("siteOption"), text("--site 'a\"><b>'\\''=https://www.example.com'"));
}

void TestWindowRemote::theLineIsThatOfTheTrackerOnThePages()
{
    openDialog("a\"b");
    auto* tracker = child<QComboBox>("siteTracker");
    QCOMPARE(tracker->count(), 11);
    tracker->setFocus();
    QTest::keyClick(tracker, Qt::Key_Down);
    QCOMPARE(tracker->currentText(), text("Plausible"));
    QCOMPARE(codeOf("siteSnippet"), text("<script defer data-domain=\"a&quot;b\" "
                                         "src=\"http://127.0.0.1:3000/js/script.js\"></script>"));
    QVERIFY(child<QLabel>("siteSnippetHeading")->text().contains(text("change the line")));
    const auto* code = child<QWidget>("siteSnippet")->findChild<QLabel*>();
    child<QLineEdit>("siteNameEdit")->clear();
    QVERIFY(codeOf("siteSnippet").contains(text("data-domain=\"DOMAIN\"")));
    child<QLineEdit>("siteNameEdit")->setText(text("shop"));
    QCOMPARE(light(), text("Waiting for the first event of shop"));
    for (int i = 2; i < tracker->count(); ++i) {
        tracker->setCurrentIndex(i);
        QVERIFY(codeOf("siteSnippet").contains(text("http://127.0.0.1:3000")));
        QVERIFY(!codeOf("siteSnippet").contains(text("data-site=")));
        QTRY_VERIFY(code->height() >= code->heightForWidth(code->width()));
        QCOMPARE(light(), text("Waiting for the first event of a new site"));
    }
    child<QDialog>("addSiteDialog")->close();
    openDialog("");
    QCOMPARE(codeOf("siteSnippet"),
             text("<script src=\"http://127.0.0.1:3000/tracker.js\" async></script>"));
}

void TestWindowRemote::onlyTrackersThatTheServerReadsAreOffered()
{
    openDialog("shop");
    auto* tracker = child<QComboBox>("siteTracker");
    tracker->setCurrentText(text("Matomo"));
    SourceState state = FakeSource::liveState();
    state.trackers = QStringList{text("ga4"), text("matomo"), text("of a later version")};
    m_source->setState(state);
    QCOMPARE(tracker->count(), 3);
    QCOMPARE(tracker->currentText(), text("Matomo"));
    tracker->setCurrentText(text("Google Analytics 4"));
    QCOMPARE(codeOf("siteSnippet"), text("gtag('config', 'MEASUREMENT_ID', "
                                         "{ server_container_url: 'http://127.0.0.1:3000' });"));
    state.trackers = QStringList();
    m_source->setState(state);
    QCOMPARE(tracker->count(), 1);
    QVERIFY(codeOf("siteSnippet").contains(text("data-site=\"shop\"")));
}

void TestWindowRemote::theSnippetIsCopiedByEnter()
{
    openDialog("shop");
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(child<QLineEdit>("siteNameEdit"), Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), codeOf("siteSnippet"));
    QVERIFY(child<QDialog>("addSiteDialog")->isVisible());
}

void TestWindowRemote::declaringFollowsWhatIsDeclared()
{
    openDialog("shop");
    const auto* said = child<QLabel>("declaringLabel");
    QVERIFY(said->text().contains(text("Every website may send")));
    SourceState state = FakeSource::liveState();
    state.sites = {text("blog")};
    m_source->setState(state);
    QVERIFY(said->text().contains(text("its events are refused")));
    QVERIFY(child<QWidget>("siteOption")->isVisible());
    state.sites = {text("blog"), text("shop")};
    m_source->setState(state);
    QVERIFY(said->text().contains(text("It is declared")));
    QVERIFY(!child<QWidget>("siteOption")->isVisible());
}

void TestWindowRemote::theLightTurnsOnWithTheFirstEvent()
{
    m_source->publish(busy());
    openDialog("shop");
    QCOMPARE(light(), text("Waiting for the first event of shop"));
    m_source->publish(withSite("blog", "/post"));
    QCOMPARE(light(), text("Waiting for the first event of shop"));
    m_source->publish(withSite("shop", "/home"));
    QVERIFY2(light().startsWith(text("Connected: first event ")), qPrintable(light()));
    QVERIFY(light().endsWith(text(", /home")));
    QCOMPARE(child<QLabel>("siteLight")->accessibleName(), light());
    const QString first = light();
    m_source->publish(withSite("shop", "/later"));
    QCOMPARE(light(), first);
}

void TestWindowRemote::theLightKnowsWhoWasThereBefore()
{
    m_source->publish(withSite("shop", "/home"));
    openDialog("shop");
    QVERIFY2(light().startsWith(text("Connected already: last event ")), qPrintable(light()));
    openDialog("other");
    QCOMPARE(light(), text("Waiting for the first event of other"));
}

void TestWindowRemote::theLightWaitsForANewSiteWithoutAName()
{
    m_source->publish(withSite("shop", "/home"));
    openDialog("");
    QCOMPARE(light(), text("Waiting for the first event of a new site"));
    m_source->publish(withSite("shop", "/again"));
    QCOMPARE(light(), text("Waiting for the first event of a new site"));
    m_source->publish(withSite("blog.example", "/post"));
    QVERIFY2(light().endsWith(text("/post, of blog.example")), qPrintable(light()));
}

void TestWindowRemote::theLightNeedsNoEventInTheFilter()
{
    m_source->publish(busy());
    openDialog("shop");
    Snapshot snapshot = busy();
    snapshot.sites = {{"", "shop", 1}};
    m_source->publish(snapshot);
    QCOMPARE(light(), text("Connected"));
}

void TestWindowRemote::everythingInTheDialogHasAName()
{
    const QDialog* dialog = openDialog("shop");
    int reached = 0;
    for (const QWidget* widget : dialog->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->isHidden() ||
            widget->objectName().startsWith(text("qt_")))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        QVERIFY(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()));
        ++reached;
    }
    QVERIFY(reached >= 4);
}

QTEST_MAIN(TestWindowRemote)
#include "tst_window_remote.moc"
