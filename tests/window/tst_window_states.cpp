// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/status_line.h"
#include "ui/look/labels.h"
#include "ui/tiles/tile.h"

#include <QLabel>
#include <QListWidget>
#include <QTest>

#include <array>

using namespace footfall;

namespace {

constexpr std::array liveLists{"feedView", "sessionView", "ranking0", "alertView"};

/// All that there is to be said, of two sites.
Snapshot everything()
{
    Snapshot snapshot = busy();
    snapshot.sites = {{"", "shop", 3}, {"", "blog", 1}};
    snapshot.alerts = {spike(1)};
    snapshot.goals = {{"shop", "signup", 42, 31, 1'000, testStart - dayMs, std::nullopt}};
    snapshot.pagesToday = {{"", "/home", 90}};
    snapshot.viewers = 1;
    snapshot.viewerList = {{"shop", "v-1", "Canada", {}, {}, {}, snapshot.at}};
    SiteCard card;
    card.site = "shop";
    card.active = 3;
    snapshot.siteCards = {card};
    snapshot.page = PageDetail();
    snapshot.page->page = "/home";
    snapshot.page->now = 3;
    snapshot.page->cameFrom = {{"", "/about", 2}};
    snapshot.page->viewsByMinute = {1, 2, 3};
    return snapshot;
}

/// The same narrowed until nothing is left.
Snapshot nothingLeft()
{
    Snapshot snapshot = everything();
    snapshot.narrowed = true;
    snapshot.active = snapshot.sessionsMatching = 0;
    snapshot.events.clear();
    snapshot.sessions.clear();
    snapshot.viewerList.clear();
    snapshot.page.reset();
    for (const RankingField& field : rankingFields)
        (snapshot.*field.now).clear();
    return snapshot;
}

} // namespace

/// What each panel shows in each state of the whole: empty, busy, past, filtered, disconnected, failing.
class TestWindowStates : public WindowTest
{
    Q_OBJECT

private:
    /// What stands in a list that is empty; nothing where it has rows.
    QString wordsIn(const char* view) const
    {
        const auto* label =
            list(view)->parentWidget()->findChild<Placeholder*>({}, Qt::FindDirectChildrenOnly);
        return label->isVisibleTo(label->parentWidget()) ? label->text() : QString();
    }
    QString banner(const char* name) const
    {
        const auto* bar = child<QWidget>(name);
        return bar->isVisible() ? bar->accessibleName() : QString();
    }
    QString message(const char* panel) const
    {
        const auto* label = child<QWidget>(panel)->findChild<QLabel*>(text("historyMessage"));
        return label->isVisible() ? label->text() : QString();
    }
    QString past() const { return child<QLabel>("pastMessage")->text(); }
    void choosePage() { Q_EMIT list("ranking0")->clicked(list("ranking0")->model()->index(0, 0)); }
    void fail()
    {
        SourceState state = FakeSource::liveState();
        state.store = {StoreState::Phase::Failing, 0, "The disk is full.", 7};
        state.refused = 3;
        m_source->setState(state);
    }

private Q_SLOTS:
    void empty()
    {
        QVERIFY(child<QWidget>("emptyState")->isVisible());
        press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(child<QWidget>("sitesPage")->isVisible());
        QCOMPARE(wordsInCards(), QString::fromUtf8("Looking…"));
        m_source->publish(Snapshot());
        QVERIFY(wordsInCards().contains(text("Ctrl+N")));
        press(Qt::Key_Escape);
        QVERIFY(child<QWidget>("emptyState")->isVisible());
        press(Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY(child<QWidget>("goalsDialog")->isVisible());
        QVERIFY(!child<QListWidget>("goalList")->isVisible());
    }

    void emptyAgain()
    {
        Snapshot none;
        none.at = testStart;
        none.eventsEver = 7;
        m_source->publish(none);
        QVERIFY(!child<QWidget>("emptyState")->isVisible());
        QCOMPARE(wordsIn("feedView"), text("No events yet."));
        QCOMPARE(wordsIn("sessionView"), text("No active sessions right now."));
        QVERIFY(wordsIn("alertView").startsWith(text("No alerts so far.")));
        QCOMPARE(wordsIn("ranking0"), text("Nothing of that today."));
        QCOMPARE(child<Tile>("activeTile")->accessibleName(), text("0 active now"));
        QVERIFY(!child<Tile>("goalTile")->isVisible());
        press(Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(wordsIn("viewerView"), text("No viewers right now."));
        press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(child<QWidget>("journeyPanel")->isVisible());
        press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(child<QWidget>("pagePanel")->isVisible());
        QVERIFY(!list("pageWays")->isVisible());
    }

    void busySite()
    {
        m_source->publish(everything());
        for (const char* view : liveLists) {
            QVERIFY2(list(view)->model()->rowCount() > 0, view);
            QVERIFY2(wordsIn(view).isEmpty(), view);
        }
        for (const char* bar : {"stateBanner", "storeBanner", "pastBanner", "noteBanner"})
            QVERIFY2(banner(bar).isEmpty(), bar);
        QVERIFY(child<Tile>("goalTile")->isVisible());
        choosePage();
        m_source->publish(everything());
        QCOMPARE(list("pageWays")->model()->rowCount(), 2);
        press(Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(list("viewerView")->model()->rowCount(), 1);
        press(Qt::Key_S, Qt::ControlModifier);
        m_source->publish(everything());
        QCOMPARE(list("siteCards")->model()->rowCount(), 1);
    }

    /// Figures, charts and feed stay live.
    void thePast()
    {
        m_source->publish(everything());
        press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(past(), QString::fromUtf8("Searching…"));
        QVERIFY(banner("pastBanner").contains(text("stay live")));
        Q_EMIT m_source->visitsFound({m_source->visitQueries.back(), {session("visitor-9")}, 0});
        QVERIFY(child<QWidget>("pastView")->isVisible());
        Snapshot later = everything();
        later.visitorsToday = 2'000;
        later.events.insert(later.events.begin(), feedItem(101, "/new"));
        m_source->publish(later);
        QCOMPARE(child<Tile>("visitorsTile")->accessibleName(), text("2,000 visitors today"));
        QCOMPARE(list("feedView")->model()->index(0, 0).data().toString(), text("/new"));
        QVERIFY(!banner("pastBanner").isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(banner("pastBanner").isEmpty());
        QVERIFY(list("sessionView")->isVisible());
    }

    void filtered()
    {
        m_source->publish(everything());
        choosePage();
        m_source->publish(nothingLeft());
        const QString cleared = text("Escape clears it.");
        for (const char* view : {"feedView", "sessionView", "ranking0"})
            QVERIFY2(wordsIn(view).endsWith(cleared), view);
        press(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(wordsIn("viewerView").endsWith(cleared));
        // Alerts, goals and the figures of the day are those of the site.
        QCOMPARE(list("alertView")->model()->rowCount(), 1);
        for (const char* tile : {"visitorsTile", "pageViewsTile", "goalTile"})
            QVERIFY2(child<Tile>(tile)->accessibleDescription().contains(text("all, not only these")), tile);
        QVERIFY(child<QWidget>("pagePanel")->isVisible());
        press(Qt::Key_Escape);
        press(Qt::Key_2, Qt::ControlModifier);
        m_source->publish(everything());
        for (const char* view : liveLists)
            QVERIFY2(wordsIn(view).isEmpty(), view);
    }

    void disconnected()
    {
        m_source->publish(everything());
        choosePage();
        m_source->publish(everything());
        disconnect();
        QVERIFY(banner("stateBanner").contains(text("Disconnected")));
        // What is known stays to be read, in grey.
        for (const char* view : liveLists)
            QVERIFY2(list(view)->model()->rowCount() > 0, view);
        const QColor black = Theme::current().text;
        for (const char* grey : {"visitorsTile", "pageViewsTile", "goalTile", "pagePanel"})
            QVERIFY2(!shows(*child<QWidget>(grey), black), grey);
        for (const auto& [key, panel] : {std::pair(Qt::Key_T, "todayPanel"), std::pair(Qt::Key_D, "concurrencyPanel")}) {
            press(key, Qt::ControlModifier);
            QVERIFY2(message(panel).contains(text("Not connected")), panel);
        }
        press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(past().contains(text("Not connected")));
        press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(wordsInCards().startsWith(text("Looking")));
        m_source->setState(FakeSource::liveState());
        QVERIFY(banner("stateBanner").isEmpty());
    }

    void listsAreGreyWithoutAConnection()
    {
        m_source->publish(everything());
        const QColor black = Theme::current().text;
        for (const auto& [key, view] :
             {std::pair(Qt::Key_1, "feedView"), std::pair(Qt::Key_2, "sessionView"),
              std::pair(Qt::Key_3, "ranking0"), std::pair(Qt::Key_8, "viewerView"),
              std::pair(Qt::Key_0, "alertView")}) {
            press(key, Qt::ControlModifier);
            QVERIFY2(shows(*list(view)->viewport(), black), view);
            disconnect();
            QVERIFY2(list(view)->model()->rowCount() > 0, view);
            QVERIFY2(!shows(*list(view)->viewport(), black), view);
            m_source->setState(FakeSource::liveState());
            QVERIFY2(shows(*list(view)->viewport(), black), view);
        }
    }

    void storeFails()
    {
        m_source->publish(everything());
        fail();
        QVERIFY(banner("storeBanner").contains(text("The disk is full.")));
        QVERIFY(banner("storeBanner").contains(text("7 events are shown but not on disk")));
        QVERIFY(child<StatusLine>("statusLine")->text().contains(text("cannot store")));
        // It is live all the same.
        QVERIFY(shows(*child<QWidget>("visitorsTile"), Theme::current().text));
        Snapshot later = everything();
        later.visitorsToday = 2'000;
        m_source->publish(later);
        QCOMPARE(child<Tile>("visitorsTile")->accessibleName(), text("2,000 visitors today"));
        for (const char* view : liveLists)
            QVERIFY2(list(view)->model()->rowCount() > 0, view);
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(message("concurrencyPanel"), QString::fromUtf8("Loading…"));
        press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(past(), QString::fromUtf8("Searching…"));
        m_source->setState(FakeSource::liveState());
        QVERIFY(banner("storeBanner").isEmpty());
    }

private:
    QString wordsInCards() const
    {
        const auto* label = list("siteCards")->findChild<Placeholder*>();
        return label->isVisible() ? label->text() : QString();
    }
};

QTEST_MAIN(TestWindowStates)
#include "tst_window_states.moc"
