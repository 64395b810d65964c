// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/pages/dashboard.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace footfall;

class TestWindow : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void emptyGivesWayToTheFirstEvent();
    void emptyStateCopiesWhatItShows();
    void takesEachSnapshotOnce();
    void showsTheFigures();
    void aClickedRowFilters();
    void aClickedSessionShowsItsJourney();
    void aSessionThatWentSaysWhereItIsKept();
    void aKeyOrdersSessionsByActivity();
    void selectionSurvivesUpdates();
    void aSelectedSessionThatGoesSelectsNoOther();
    void escapeClearsTheFilterThenTheSelection();
    void chipsRemoveTheirFilter();
    void clearAsksFirst();
    void everyActionHasAKeyAndAName();
    void everythingToPressHasAName();
    void keysReachTheLists();
    void arrowKeysTellTheValuesOfTheChart();
    void hostileNamesStayText();
    void bannersSayWhatIsTheMatter();
    void aNewTokenIsShownUntilItWasTaken();
    void alertsComeAsANote();
    void startsWithinTheScreen();
    void fitsASmallWindow();
    void headingsWithoutRoomAreInAMenu();
    void keepsTheThemeThatWasChosen();
    void textScales();
};

void TestWindow::emptyGivesWayToTheFirstEvent()
{
    auto* empty = child<QWidget>("emptyState");
    QVERIFY(empty->isVisible());
    m_source->publish({});
    QVERIFY(empty->isVisible());
    m_source->publish(withEvents(1, 1));
    QVERIFY(!empty->isVisible());
    QCOMPARE(list("feedView")->model()->rowCount(), 1);
}

void TestWindow::emptyStateCopiesWhatItShows()
{
    for (const char* name : {"snippet", "curl", "address"}) {
        QApplication::clipboard()->clear();
        child<QWidget>(name)->findChild<QPushButton*>()->click();
        QVERIFY(QApplication::clipboard()->text().contains(text("http://127.0.0.1:3000")));
    }
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), text("http://127.0.0.1:3000"));
}

void TestWindow::takesEachSnapshotOnce()
{
    m_source->publish(busy());
    QTRY_COMPARE(m_source->taken, 1);
    m_source->publish(busy(101));
    QTRY_COMPARE(m_source->taken, 2);
}

void TestWindow::showsTheFigures()
{
    Snapshot snapshot = busy();
    snapshot.visitorsEstimated = true;
    m_source->publish(snapshot);
    QVERIFY(child<QWidget>("activeTile")->accessibleName().contains(text("42")));
    QVERIFY(child<QWidget>("visitorsTile")->accessibleName().startsWith(QStringLiteral("≈ 1,204")));
}

void TestWindow::aClickedRowFilters()
{
    m_source->publish(busy());
    HoldingListView* pages = list("ranking0");
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {},
                      pages->visualRect(pages->model()->index(1, 0)).center());
    QCOMPARE(lastRequest().filter.page, std::string("/about"));
    QVERIFY(child<QToolButton>("pageChip")->isVisible());
    press(Qt::Key_4, Qt::ControlModifier);
    HoldingListView* countries = list("ranking3");
    QVERIFY(countries->isVisible());
    QTest::mouseClick(countries->viewport(), Qt::LeftButton, {},
                      countries->visualRect(countries->model()->index(0, 0)).center());
    QCOMPARE(lastRequest().filter.country, std::string("India"));
    QCOMPARE(lastRequest().filter.page, std::string("/about"));
}

void TestWindow::aClickedSessionShowsItsJourney()
{
    m_source->publish(busy());
    HoldingListView* sessions = list("sessionView");
    QTest::mouseClick(sessions->viewport(), Qt::LeftButton, {},
                      sessions->visualRect(sessions->model()->index(1, 0)).center());
    QVERIFY(lastRequest().selected.has_value());
    QCOMPARE(lastRequest().selected->sessionId, std::string("visitor-2"));
    Snapshot snapshot = busy();
    snapshot.selected = session("visitor-2", "/about");
    m_source->publish(snapshot);
    QCOMPARE(child<QLabel>("journeyId")->text(), text("Session visitor-2"));
    auto* journey = child<QListView>("journeyView");
    QVERIFY(journey->isVisible());
    QCOMPARE(journey->model()->rowCount(), 1);
    snapshot.selected->journey.push_back({"/contact", testStart + 9'000, 0, {}, 0});
    snapshot.selected->steps = 2;
    m_source->publish(snapshot);
    QCOMPARE(journey->model()->rowCount(), 2);
    // Forgotten by the server, it can still be read here.
    m_source->publish(busy());
    QCOMPARE(journey->model()->rowCount(), 2);
    QVERIFY(journey->isVisible());
}

void TestWindow::aSessionThatWentSaysWhereItIsKept()
{
    SourceState state = FakeSource::liveState();
    state.store.phase = StoreState::Phase::Keeping;
    m_source->setState(state);
    Snapshot snapshot = busy();
    m_source->publish(snapshot);
    Q_EMIT list("sessionView")->clicked(list("sessionView")->model()->index(1, 0));
    snapshot.selected = session("visitor-2", "/about");
    m_source->publish(snapshot);
    m_source->publish(busy());
    QVERIFY(child<QLabel>("journeyWho")->text().contains(text("among the past sessions")));
    state.store = {};
    m_source->setState(state);
    m_source->publish(busy());
    QVERIFY(child<QLabel>("journeyWho")->text().contains(text("not kept")));
}

void TestWindow::aKeyOrdersSessionsByActivity()
{
    m_source->publish(busy());
    QVERIFY(lastRequest().sessionsBy == SessionsBy::Arrival);
    QVERIFY(list("sessionView")->accessibleName().contains(text("newest first")));
    press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(lastRequest().sessionsBy == SessionsBy::Activity);
    QVERIFY(list("sessionView")->accessibleName().contains(text("activity")));
    press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(lastRequest().sessionsBy == SessionsBy::Arrival);
}

void TestWindow::selectionSurvivesUpdates()
{
    m_source->publish(busy());
    HoldingListView* sessions = list("sessionView");
    Q_EMIT sessions->clicked(sessions->model()->index(2, 0));
    Snapshot snapshot = busy(120);
    std::swap(snapshot.sessions[0], snapshot.sessions[2]);
    snapshot.sessions.insert(snapshot.sessions.begin(), session("visitor-9"));
    m_source->publish(snapshot);
    QCOMPARE(sessions->selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(sessions->selectionModel()->selectedIndexes().first().row(), 1);
    QCOMPARE(sessions->selectionModel()->selectedIndexes().first().data().toString(),
             QStringLiteral("India — /pricing"));
}

void TestWindow::aSelectedSessionThatGoesSelectsNoOther()
{
    m_source->publish(busy());
    HoldingListView* sessions = list("sessionView");
    Q_EMIT sessions->clicked(sessions->model()->index(0, 0));
    Snapshot snapshot = busy(120);
    snapshot.sessions.erase(snapshot.sessions.begin());
    m_source->publish(snapshot);
    QVERIFY(!sessions->selectionModel()->hasSelection());
    QCOMPARE(lastRequest().selected->sessionId, std::string("visitor-1"));
}

void TestWindow::escapeClearsTheFilterThenTheSelection()
{
    m_source->publish(busy());
    HoldingListView* sessions = list("sessionView");
    Q_EMIT sessions->clicked(sessions->model()->index(0, 0));
    press(Qt::Key_F, Qt::ControlModifier);
    auto* edit = child<QLineEdit>("filterEdit");
    QVERIFY(edit->hasFocus());
    QTest::keyClicks(edit, text("about/x"));
    QCOMPARE(lastRequest().filter.text, std::string("about/x"));
    press(Qt::Key_Escape);
    QCOMPARE(lastRequest().filter, SnapshotFilter{});
    QVERIFY(lastRequest().selected.has_value());
    press(Qt::Key_Escape);
    QVERIFY(!lastRequest().selected.has_value());
}

void TestWindow::chipsRemoveTheirFilter()
{
    m_source->publish(busy());
    HoldingListView* pages = list("ranking0");
    Q_EMIT pages->clicked(pages->model()->index(0, 0));
    QCOMPARE(lastRequest().filter.page, std::string("/home"));
    child<QToolButton>("pageChip")->click();
    QCOMPARE(lastRequest().filter.page, std::string());
    QVERIFY(!child<QToolButton>("pageChip")->isVisible());
}

void TestWindow::clearAsksFirst()
{
    m_source->publish(busy());
    auto* banner = child<QWidget>("clearBanner");
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(banner->isVisible());
    QVERIFY(child<QPushButton>("keepButton")->hasFocus());
    QCOMPARE(m_source->cleared, 0);
    press(Qt::Key_Escape);
    QVERIFY(!banner->isVisible());
    QCOMPARE(m_source->cleared, 0);
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QCOMPARE(m_source->cleared, 1);
    QVERIFY(!banner->isVisible());
}

void TestWindow::everyActionHasAKeyAndAName()
{
    QVERIFY(m_window->actions().size() > 20);
    QSet<QKeySequence> seen;
    for (const QAction* action : m_window->actions()) {
        QVERIFY2(!action->text().isEmpty(), "an action without a name");
        QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->text()));
        for (const QKeySequence& key : action->shortcuts()) {
            QVERIFY2(!seen.contains(key), qPrintable(key.toString()));
            seen.insert(key);
        }
    }
}

void TestWindow::everythingToPressHasAName()
{
    m_source->publish(busy());
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
        const bool isInternal = widget->objectName().startsWith(text("qt_"));
        if (widget->focusPolicy() == Qt::NoFocus || isInternal || widget->isHidden())
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
            widget->focusPolicy() == Qt::ClickFocus || qobject_cast<const QScrollBar*>(widget);
        QVERIFY2(named, qPrintable(text(widget->metaObject()->className()) + widget->objectName() +
                                   text(" in ") +
                                   text(widget->parentWidget()->metaObject()->className())));
    }
}

void TestWindow::keysReachTheLists()
{
    m_source->publish(busy());
    press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(list("feedView")->hasFocus());
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(list("sessionView")->hasFocus());
    press(Qt::Key_Down);
    QVERIFY(lastRequest().selected.has_value());
    press(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(list("alertView")->hasFocus());
    press(Qt::Key_F1);
    QVERIFY(child<QWidget>("keyHelp")->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!child<QWidget>("keyHelp")->isVisible());
}

void TestWindow::arrowKeysTellTheValuesOfTheChart()
{
    m_source->publish(busy());
    press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    const auto* chart = child<QWidget>("chart");
    press(Qt::Key_Left);
    QCOMPARE(chart->accessibleDescription(), text("00:09:50   59 active   2 page views"));
    press(Qt::Key_Left);
    QCOMPARE(chart->accessibleDescription(), text("00:09:40   58 active   2 page views"));
    // Whoever comes back begins at an end again.
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Right);
    QCOMPARE(chart->accessibleDescription(), text("00:00:00   0 active   2 page views"));
}

void TestWindow::hostileNamesStayText()
{
    const std::string image = "<img src=x onerror=alert(1)>";
    const std::string turned = "/safe\xe2\x80\xaegpj.exe";
    Snapshot snapshot = busy();
    snapshot.sessions = {session(image, turned), session("long", std::string(2048, 'x'))};
    snapshot.events = {feedItem(1, image), feedItem(2, std::string(2048, '/'))};
    snapshot.pagesNow = {{"", image, 2}, {"", std::string(2048, 'y'), 1}};
    snapshot.selected = session(image, turned);
    m_source->publish(snapshot);
    HoldingListView* sessions = list("sessionView");
    Q_EMIT sessions->clicked(sessions->model()->index(0, 0));
    m_source->publish(snapshot);
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(child<QLabel>("journeyId")->text(), text("Session ") + QString::fromStdString(image));
    const QString tip = sessions->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(text("<img")));
    QVERIFY(!tip.contains(QChar(0x202e)));
    QVERIFY(sessions->model()->index(1, 0).data(Qt::AccessibleTextRole).toString().size() < 1000);
    QVERIFY(!m_window->grab().isNull());
    QCOMPARE(m_window->width(), 1440);
}

void TestWindow::bannersSayWhatIsTheMatter()
{
    auto* banner = child<QWidget>("stateBanner");
    auto* simulated = child<QWidget>("simulatedBanner");
    QVERIFY(!banner->isVisible());
    QVERIFY(!simulated->isVisible());
    SourceState state = m_source->state();
    state.phase = SourceState::Phase::Reconnecting;
    state.detail = text("The server is gone.");
    state.simulated = true;
    m_source->setState(state);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(state.detail));
    QVERIFY(simulated->isVisible());
    m_source->setState(FakeSource::liveState());
    QVERIFY(!banner->isVisible());
    QVERIFY(!simulated->isVisible());
    Snapshot snapshot = busy();
    snapshot.simulated = true;
    m_source->publish(snapshot);
    QVERIFY(simulated->isVisible());
}

void TestWindow::aNewTokenIsShownUntilItWasTaken()
{
    auto* banner = child<QWidget>("tokenBanner");
    QVERIFY(!banner->isVisible());
    SourceState state = FakeSource::liveState();
    state.newToken = text("gPTJw9r35EI5kQtmT1xgfxNKK4m8vx3r-BPxv2E-_T0");
    state.newTokenFile = text("/data/<b>x</b>/operator-token");
    m_source->setState(state);
    QVERIFY(banner->isVisible());
    for (const QString& part : {state.newToken, state.newTokenFile})
        QVERIFY2(banner->accessibleName().contains(part), qPrintable(part));
    for (const QLabel* label : banner->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    child<QPushButton>("copyTokenButton")->click();
    QCOMPARE(QApplication::clipboard()->text(), state.newToken);
    child<QPushButton>("tokenTakenButton")->click();
    QVERIFY(!banner->isVisible());
    m_source->setState(state);
    QVERIFY(!banner->isVisible());
}

void TestWindow::alertsComeAsANote()
{
    m_source->publish(busy());
    auto* toast = child<QWidget>("alertToast");
    QVERIFY(!toast->isVisible());
    m_source->raise(spike(1));
    QVERIFY(toast->isVisible());
    QVERIFY(toast->accessibleName().contains(QStringLiteral("42 in 1 minute, usual 6–17")));
    QTest::mouseClick(toast, Qt::LeftButton);
    QVERIFY(!toast->isVisible());
    QVERIFY(list("alertView")->hasFocus());
}

void TestWindow::startsWithinTheScreen()
{
    QSettings none(m_folder.filePath(text("none.ini")), QSettings::IniFormat);
    const MainWindow fresh(*m_source, none);
    const QSize most = fresh.screen()->availableSize().expandedTo(fresh.minimumSizeHint());
    QCOMPARE(fresh.size().expandedTo(most), most);
}

void TestWindow::fitsASmallWindow()
{
    m_source->publish(busy());
    m_window->resize(1024, 640);
    QCOMPARE(m_window->size(), QSize(1024, 640));
    HoldingListView* feed = list("feedView");
    QTRY_VERIFY(feed->isVisible());
    QVERIFY(feed->mapTo(m_window.get(), QPoint(0, 0)).x() > m_window->width() / 2);
    for (const char* name : {"feedView", "sessionView", "ranking0"}) {
        const QWidget* view = list(name);
        const QRect place(view->mapTo(m_window.get(), QPoint(0, 0)), view->size());
        QVERIFY2(m_window->rect().contains(place), name);
        QVERIFY2(place.height() >= 4 * list(name)->sizeHintForRow(0), name);
    }
    m_window->resize(1440, 900);
    QTRY_VERIFY(feed->mapTo(m_window.get(), QPoint(0, 0)).x() < 100);
    QCOMPARE(feed->model()->rowCount(), 100);
}

void TestWindow::headingsWithoutRoomAreInAMenu()
{
    m_source->publish(busy());
    const auto shownMenus = [this] {
        QList<QToolButton*> shown = m_window->findChildren<QToolButton*>(text("moreTabs"));
        shown.removeIf([](const QToolButton* button) { return !button->isVisible(); });
        return shown;
    };
    QVERIFY(shownMenus().empty());
    m_window->resize(800, 600);
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Plus, Qt::ControlModifier);
    QTRY_VERIFY(!shownMenus().empty());
    for (QToolButton* button : shownMenus()) {
        Q_EMIT button->menu()->aboutToShow();
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == text("Devices"))
                action->trigger();
        }
    }
    QTRY_VERIFY(list("ranking9")->isVisible());
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Minus, Qt::ControlModifier);
    m_window->resize(1440, 900);
    QTRY_VERIFY(shownMenus().empty());
}

void TestWindow::keepsTheThemeThatWasChosen()
{
    m_window->setTheme(ThemeChoice::Dark);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
    restart();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
    m_window->setTheme(ThemeChoice::Light);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
}

void TestWindow::textScales()
{
    m_source->publish(busy());
    const double usual = QApplication::font().pointSizeF();
    HoldingListView* feed = list("feedView");
    const int row = feed->sizeHintForRow(0);
    const int tile = child<QWidget>("activeTile")->sizeHint().height();
    const auto* status = child<QWidget>("statusLine")->findChild<QLabel*>();
    const double caption = status->font().pointSizeF();
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(feed->sizeHintForRow(0) > row);
    QVERIFY(child<QWidget>("activeTile")->sizeHint().height() > tile);
    QVERIFY(status->font().pointSizeF() > caption);
    press(Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), usual);
    QCOMPARE(feed->sizeHintForRow(0), row);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
