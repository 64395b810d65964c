// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/status_line.h"
#include "ui/lists/ranking_heading.h"
#include "ui/tiles/tile.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace footfall;

namespace {

/// What stands in a list that is empty.
QString wordsIn(HoldingListView* view)
{
    const auto* label = view->parentWidget()->findChild<QLabel*>({}, Qt::FindDirectChildrenOnly);
    return label->isVisible() ? label->text() : QString();
}

} // namespace

/// What the window says of those who are here beside the event sessions.
class TestWindowPresence : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void emptyGivesWayToPresence_data();
    void emptyGivesWayToPresence();
    void showsWhoIsPresentBesideTheSessions();
    void theStayIsThatOfThoseWhoAreHere();
    void aTileTellsInATooltipWhatMayBeCut();
    void presenceNeverShrinksTheFigure();
    void presenceFollowsTheSite();
    void pagesShowWhoIsHere();
    void saysWhereViewersAre();
    void viewersAreListedWithTheirDetails();
    void oneIsNotMany();
    void saysWhoWatchesTheCounter();
    void clearedBeginsAnew();
};

void TestWindowPresence::emptyGivesWayToPresence_data()
{
    QTest::addColumn<int>("present");
    QTest::addColumn<int>("streams");
    QTest::newRow("a page is open") << 1 << 0;
    QTest::newRow("the counter is watched") << 0 << 1;
}

void TestWindowPresence::emptyGivesWayToPresence()
{
    QFETCH(int, present);
    QFETCH(int, streams);
    Snapshot snapshot;
    snapshot.presentVisitors = present;
    snapshot.streamConnections = streams;
    m_source->publish(snapshot);
    QVERIFY(!child<QWidget>("emptyState")->isVisible());
    QVERIFY(child<Tile>("activeTile")->isVisible());
    QCOMPARE(wordsIn(list("sessionView")), text("No active sessions right now."));
}

void TestWindowPresence::showsWhoIsPresentBesideTheSessions()
{
    auto* tile = child<Tile>("activeTile");
    Snapshot snapshot = busy();
    snapshot.presentVisitors = 42;
    m_source->publish(snapshot);
    QVERIFY(!tile->accessibleDescription().contains(text("present")));
    QVERIFY(tile->toolTip().isEmpty());
    snapshot.presentVisitors = 1052;
    m_source->publish(snapshot);
    QVERIFY(tile->accessibleDescription().contains(text("1,052 present")));
    QVERIFY(!tile->accessibleDescription().contains(text("idle")));
    snapshot.presentVisitors = 52;
    snapshot.idleVisitors = 3;
    m_source->publish(snapshot);
    QVERIFY(tile->accessibleName().startsWith(text("42 ")));
    QVERIFY(tile->accessibleDescription().contains(QStringLiteral("52 present · 3 idle")));
    QVERIFY(tile->toolTip().contains(text("52 visitors present")));
    QVERIFY(tile->toolTip().contains(text("3 of them idle")));
    snapshot.lookingVisitors = 31;
    m_source->publish(snapshot);
    QCOMPARE(tile->accessibleName(), QStringLiteral("42 active now · 31 looking"));
    QVERIFY(tile->toolTip().contains(text("31 looking")));
    const auto isSaid = [this](const QString& words) {
        const auto labels = m_window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text() == words;
        });
    };
    QVERIFY(isSaid(QStringLiteral("3 active · 31 looking")));
    child<QLineEdit>("filterEdit")->setText(text("india"));
    m_source->publish(snapshot);
    QVERIFY(isSaid(text("3 active")));
}

void TestWindowPresence::theStayIsThatOfThoseWhoAreHere()
{
    auto* tile = child<Tile>("visitorsTile");
    Snapshot snapshot = busy();
    snapshot.meanDurationSeconds = 166;
    m_source->publish(snapshot);
    QCOMPARE(tile->shownNote(), text("stay so far 2:46"));
    QVERIFY(tile->toolTip().contains(text("active now")));
    snapshot.active = 0;
    snapshot.meanDurationSeconds = 0;
    m_source->publish(snapshot);
    QCOMPARE(tile->shownNote(), text("nobody active now"));
}

void TestWindowPresence::aTileTellsInATooltipWhatMayBeCut()
{
    m_source->publish(busy());
    auto* tile = child<Tile>("pageViewsTile");
    QHelpEvent asks(QEvent::ToolTip, QPoint(9, 9), tile->mapToGlobal(QPoint(9, 9)));
    QApplication::sendEvent(tile, &asks);
    QVERIFY(QToolTip::text().contains(text("page views today")));
    QVERIFY(QToolTip::text().contains(text("events")));
    QToolTip::hideText();
}

void TestWindowPresence::presenceNeverShrinksTheFigure()
{
    auto* tile = child<Tile>("activeTile");
    Snapshot snapshot = busy();
    snapshot.visitorsLastMinute = 13;
    snapshot.presentVisitors = 52;
    snapshot.idleVisitors = 3;
    m_source->publish(snapshot);
    QVERIFY(tile->shownNote().contains(text("13 new/min")));
    snapshot.active = 12'480;
    snapshot.presentVisitors = 14'926;
    m_window->resize(1024, 640);
    m_source->publish(snapshot);
    QTRY_COMPARE(tile->shownNote(), QStringLiteral("14,926 present · 3 idle"));
    QVERIFY(tile->toolTip().contains(text("13 new/min")));
}

void TestWindowPresence::presenceFollowsTheSite()
{
    Snapshot snapshot = busy();
    snapshot.presentVisitors = 52;
    snapshot.sites = {{"", "a.example", 40}, {"", "b.example", 2}};
    m_source->publish(snapshot);
    auto* menu = child<QToolButton>("siteButton")->menu();
    Q_EMIT menu->aboutToShow();
    menu->actions().at(2)->trigger();
    QCOMPARE(lastRequest().filter.site, std::optional<std::string>("b.example"));
    snapshot.active = 2;
    snapshot.presentVisitors = 6;
    m_source->publish(snapshot);
    auto* tile = child<Tile>("activeTile");
    QVERIFY(tile->accessibleName().startsWith(text("2 ")));
    QVERIFY(tile->accessibleDescription().contains(text("6 present")));
}

void TestWindowPresence::pagesShowWhoIsHere()
{
    const auto* heading = list("ranking0")->parentWidget()->findChild<RankingHeading*>();
    Snapshot snapshot = busy();
    m_source->publish(snapshot);
    QVERIFY(!heading->toolTip().contains(text("here:")));
    snapshot.pagesPresent = {{"", "/only-open", 9}, {"", "/home", 2}};
    m_source->publish(snapshot);
    QVERIFY(heading->toolTip().contains(text("here:")));
    HoldingListView* pages = list("ranking0");
    QCOMPARE(pages->model()->index(0, 0).data().toString(), text("/only-open"));
    QCOMPARE(pages->model()->rowCount(), 3);
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {},
                      pages->visualRect(pages->model()->index(0, 0)).center());
    QCOMPARE(lastRequest().filter.page, std::string("/only-open"));
}

void TestWindowPresence::saysWhereViewersAre()
{
    Snapshot snapshot = busy();
    snapshot.viewers = 6;
    snapshot.viewerCountries = {{"", "Canada", 5}, {"", "India", 1}};
    snapshot.viewerCities = {{"", "Toronto", 5}};
    m_source->publish(snapshot);
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    HoldingListView* countries = list("ranking3");
    QCOMPARE(countries->model()->rowCount(), 2);
    const QModelIndex first = countries->model()->index(0, 0);
    QCOMPARE(first.data().toString(), text("Canada"));
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(text("5 viewers")));
    QVERIFY(first.siblingAtRow(1).data(Qt::ToolTipRole).toString().contains(text("1 viewer")));
    const auto* heading = countries->parentWidget()->findChild<RankingHeading*>();
    QVERIFY(heading->toolTip().contains(text("viewers:")));
    QTest::mouseClick(countries->viewport(), Qt::LeftButton, {},
                      countries->visualRect(first).center());
    QCOMPARE(lastRequest().filter.country, std::string("Canada"));
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(list("ranking4")->model()->index(0, 0).data().toString(), text("Toronto"));
    m_source->publish(busy());
    QCOMPARE(list("ranking4")->model()->rowCount(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(!heading->toolTip().contains(text("viewers:")));
}

void TestWindowPresence::viewersAreListedWithTheirDetails()
{
    QVERIFY(lastRequest().viewers > 0);
    m_source->publish(busy());
    QVERIFY(!list("viewerView")->isVisible());
    Snapshot snapshot = busy();
    snapshot.viewers = 2;
    snapshot.viewerList = {{"shop.example", "v-1", "Canada", "Toronto", "Ontario",
                            "America/Toronto", snapshot.at - 72'000},
                           {"", "v-2", {}, {}, {}, {}, snapshot.at + 5'000}};
    m_source->publish(snapshot);
    QVERIFY(list("sessionView")->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_8, Qt::ControlModifier);
    QVERIFY(list("viewerView")->isVisible());
    const QAbstractItemModel* viewers = list("viewerView")->model();
    QCOMPARE(viewers->rowCount(), 2);
    const auto said = [&](int row) {
        return viewers->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(said(0), QStringLiteral("v-1 · Toronto, Ontario, Canada · America/Toronto · "
                                     "shop.example · heard of 1:12 ago"));
    QCOMPARE(said(1), QStringLiteral("v-2 · place unknown · heard of 0:00 ago"));
    m_source->publish(busy());
    QCOMPARE(viewers->rowCount(), 0);
    QCOMPARE(wordsIn(list("viewerView")), text("No viewers right now."));
}

void TestWindowPresence::oneIsNotMany()
{
    Snapshot snapshot = busy();
    snapshot.active = 1;
    snapshot.presentVisitors = 1;
    snapshot.idleVisitors = 1;
    snapshot.eventsToday = snapshot.pageViewsToday = 1;
    snapshot.visitorsToday = snapshot.dashboards = 1;
    snapshot.visitorsEstimated = false;
    m_source->publish(snapshot);
    QCOMPARE(child<Tile>("pageViewsTile")->shownNote(), text("1 event"));
    QCOMPARE(child<Tile>("pageViewsTile")->accessibleName(), text("1 page view today"));
    QCOMPARE(child<Tile>("visitorsTile")->accessibleName(), text("1 visitor today"));
    QCOMPARE(child<Tile>("dashboardsTile")->accessibleName(), text("1 dashboard"));
    QVERIFY(child<Tile>("activeTile")->toolTip().contains(text("1 active session;")));
    QVERIFY(child<Tile>("activeTile")->toolTip().contains(text("1 visitor present:")));
    snapshot.eventsToday = 1204;
    m_source->publish(snapshot);
    QCOMPARE(child<Tile>("pageViewsTile")->shownNote(), text("1,204 events"));
}

void TestWindowPresence::saysWhoWatchesTheCounter()
{
    auto* status = child<StatusLine>("statusLine");
    Snapshot snapshot = busy();
    m_source->publish(snapshot);
    QVERIFY(!status->text().contains(text("counter")));
    snapshot.streamConnections = 1;
    snapshot.streamVisitors = 1;
    m_source->publish(snapshot);
    QVERIFY(status->text().endsWith(text("public counter: 1 stream, 1 visitor")));
    snapshot.streamConnections = 1800;
    snapshot.streamVisitors = 1200;
    m_source->publish(snapshot);
    QVERIFY(status->text().endsWith(text("public counter: 1,800 streams, 1,200 visitors")));
    m_source->setState(FakeSource::liveState());
    QVERIFY(status->text().contains(text("1,800 streams")));
    m_source->publish(busy());
    QVERIFY(!status->text().contains(text("counter")));
}

void TestWindowPresence::clearedBeginsAnew()
{
    Snapshot before = busy();
    before.selected = session("visitor-2", "/about");
    m_source->publish(before);
    Q_EMIT list("sessionView")->clicked(list("sessionView")->model()->index(1, 0));
    m_source->publish(before);
    for (const char* name : {"feedView", "ranking0"}) {
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(list(name), &enter);
    }
    Snapshot after;
    after.eventsEver = before.eventsEver;
    after.presentVisitors = 4;
    Alert cleared;
    cleared.id = 7;
    cleared.kind = Alert::Kind::Cleared;
    after.alerts = {cleared};
    m_source->publish(after);
    m_source->raise(cleared);
    QCOMPARE(list("feedView")->model()->rowCount(), 0);
    QCOMPARE(list("ranking0")->model()->rowCount(), 0);
    QVERIFY(!child<QWidget>("emptyState")->isVisible());
    QVERIFY(child<QWidget>("alertToast")->accessibleName().startsWith(text("Cleared at ")));
    QVERIFY(child<Tile>("activeTile")->accessibleName().startsWith(text("0 ")));
    QVERIFY(child<Tile>("activeTile")->accessibleDescription().contains(text("4 present")));
    QCOMPARE(wordsIn(list("sessionView")), text("No active sessions right now."));
    QCOMPARE(wordsIn(list("feedView")), text("No events yet."));
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(list("alertView")->model()->index(0, 0).data().toString().contains(text("anew")));
}

QTEST_MAIN(TestWindowPresence)
#include "tst_window_presence.moc"
