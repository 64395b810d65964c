// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace footfall;

namespace {

constexpr TimeMs now = testStart + 40 * dayMs + 30 * secondMs;

Alert silenceAt(TimeMs at)
{
    Alert alert;
    alert.kind = Alert::Kind::Silence;
    alert.at = at;
    alert.site = "shop";
    alert.span = 4 * minuteMs;
    alert.expected = 96;
    return alert;
}

/// So many alerts at each sensitivity, one an hour.
AlertComparison comparisonOf(const AlertReplayRequest& request, std::array<int, 3> counts)
{
    AlertComparison comparison;
    comparison.request = request;
    comparison.from = request.from;
    comparison.sites = 1;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        comparison.told[i].count = counts[i];
        for (int n = 0; n < counts[i]; ++n) {
            comparison.told[i].alerts.push_back(silenceAt(request.to - (n + 1) * hourMs));
            comparison.told[i].alerts.back().id = std::uint64_t(n + 1);
        }
    }
    return comparison;
}

} // namespace

/// How often alerts would have called somebody, asked and put to use by the keyboard.
class TestWindowReplay : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aKeyAsksForTheLastWeekOfTheSiteThatIsWatched();
    void theAlertListLeadsToItToo();
    void eachSensitivityHasItsNumberAndItsList();
    void anotherSpanOrSiteIsAskedAnew();
    void whatWasAskedBeforeIsPassedOver();
    void keenIsPutToUseForTheSite();
    void forAllSitesItSaysSo();
    void aChoiceThatIsNotKeptSaysSo();
    void whoOnlyLooksChoosesNothing();
    void nothingIsKeptOfTheseDays();
    void fewerDaysAreKept();
    void aFailureSaysSoAndIsTriedAgain();
    void whereNothingIsKeptItSaysSo();
    void itWaitsForTheConnection();
    void hostileNamesStayText();

private:
    QWidget* dialog() const { return child<QWidget>("replayDialog"); }
    QListView* alerts() const { return child<QListView>("replayView"); }
    QString shown(const char* label) const { return child<QLabel>(label)->text(); }
    QPushButton* use() const { return child<QPushButton>("replayUse"); }
    const AlertReplayRequest& asked() const { return m_source->replays.back(); }
    void watch(const char* site);
    void openByKey();
    void answer(std::array<int, 3> counts)
    {
        Q_EMIT m_source->alertsCompared(comparisonOf(asked(), counts));
    }
    QString focused() const { return QApplication::focusWidget()->accessibleName(); }
    void goToUse();
};

void TestWindowReplay::init()
{
    WindowTest::init();
    Snapshot snapshot = busy();
    snapshot.at = now;
    snapshot.sites = {{"", "blog", 1}, {"", "shop", 3}};
    m_source->publish(snapshot);
}

void TestWindowReplay::openByKey()
{
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QApplication::activeWindow(), dialog());
}

void TestWindowReplay::watch(const char* site)
{
    openByKey();
    auto* sites = child<QComboBox>("replaySites");
    sites->setFocus();
    QTest::keyClicks(sites, text(site));
    QCOMPARE(sites->currentText(), text(site));
}

/// As the keyboard gets there.
void TestWindowReplay::goToUse()
{
    for (int i = 0; i < 10 && QApplication::focusWidget() != use(); ++i)
        press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), use());
}

void TestWindowReplay::aKeyAsksForTheLastWeekOfTheSiteThatIsWatched()
{
    QVERIFY(!dialog()->isVisible());
    openByKey();
    QVERIFY(dialog()->isVisible());
    QCOMPARE(m_source->replays.size(), std::size_t(1));
    QVERIFY(!asked().site);
    QCOMPARE(asked().to, minuteOf(now) - minuteMs);
    QCOMPARE(asked().to - asked().from, 7 * dayMs);
    QCOMPARE(shown("replayMessage"), QStringLiteral("Going through 7 days…"));
    QVERIFY(child<QLabel>("replayMessage")->isVisible());
    QCOMPARE(focused(), QStringLiteral("normal · in use"));
    press(Qt::Key_Escape);
    QVERIFY(!dialog()->isVisible());
}

void TestWindowReplay::theAlertListLeadsToItToo()
{
    auto* corner = child<QToolButton>("howOften");
    QVERIFY(corner->isVisible());
    QTest::mouseClick(corner, Qt::LeftButton);
    QVERIFY(dialog()->isVisible());
}

void TestWindowReplay::eachSensitivityHasItsNumberAndItsList()
{
    watch("shop");
    answer({2, 5, 11});
    QCOMPARE(shown("replaySentence"),
             QStringLiteral("quiet 2 · normal 5 · keen 11 alerts in 7 days on shop"));
    QCOMPARE(alerts()->model()->rowCount(), 5);
    QVERIFY(!child<QLabel>("replayMessage")->isVisible());
    const QString said = alerts()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(QStringLiteral("Silence at Mon 9 Feb ")), qPrintable(said));
    QVERIFY2(said.endsWith(QStringLiteral("nobody for 4 minutes, usual 24 a minute, on shop")),
             qPrintable(said));
    child<QWidget>("sensitivityChoice")->findChildren<QPushButton*>()[1]->setFocus();
    press(Qt::Key_Right);
    QCOMPARE(focused(), QStringLiteral("keen · 11 alerts"));
    QCOMPARE(alerts()->model()->rowCount(), 11);
    press(Qt::Key_Left);
    press(Qt::Key_Left);
    QCOMPARE(focused(), QStringLiteral("quiet · 2 alerts"));
    QCOMPARE(alerts()->model()->rowCount(), 2);
}

void TestWindowReplay::anotherSpanOrSiteIsAskedAnew()
{
    watch("blog");
    QCOMPARE(asked().site, std::optional<std::string>("blog"));
    for (const int days : {1, 28}) {
        auto* span = child<QToolButton>(days == 1 ? "replayDays1" : "replayDays28");
        span->setFocus();
        press(Qt::Key_Space);
        QCOMPARE(asked().to - asked().from, days * dayMs);
        QCOMPARE(asked().site, std::optional<std::string>("blog"));
    }
}

void TestWindowReplay::whatWasAskedBeforeIsPassedOver()
{
    openByKey();
    const AlertReplayRequest before = asked();
    child<QToolButton>("replayDays1")->click();
    Q_EMIT m_source->alertsCompared(comparisonOf(before, {1, 1, 1}));
    QCOMPARE(alerts()->model()->rowCount(), 0);
    m_source->fail(before, "late");
    QVERIFY(shown("replayMessage").startsWith(QStringLiteral("Going through 1 day")));
    answer({1, 2, 3});
    QCOMPARE(alerts()->model()->rowCount(), 2);
}

void TestWindowReplay::keenIsPutToUseForTheSite()
{
    watch("shop");
    answer({2, 5, 11});
    QCOMPARE(use()->text(), QStringLiteral("Use normal for shop"));
    QVERIFY(!use()->isEnabled());
    for (int i = 0; i < 10 && !focused().startsWith(QStringLiteral("normal")); ++i)
        press(Qt::Key_Tab);
    press(Qt::Key_Right);
    QCOMPARE(use()->text(), QStringLiteral("Use keen for shop"));
    goToUse();
    press(Qt::Key_Space);
    QCOMPARE(m_source->choices.size(), std::size_t(1));
    QCOMPARE(m_source->choices[0].first, std::optional<std::string>("shop"));
    QCOMPARE(m_source->choices[0].second, Sensitivity::Keen);
    QCOMPARE(shown("replayNote"), QStringLiteral("Being stored…"));
    QVERIFY(!use()->isEnabled());
    SourceState state = FakeSource::liveState();
    state.sensitivities.bySite["shop"] = Sensitivity::Keen;
    m_source->setState(state);
    QCOMPARE(shown("replayNote"), QStringLiteral("In use for shop: keen. What is chosen holds "
                                                 "at once, for everybody."));
    QVERIFY(!use()->isEnabled());
    QCOMPARE(alerts()->model()->rowCount(), 11);
    // Who reads the list keeps the place, whatever else the server tells.
    alerts()->setCurrentIndex(alerts()->model()->index(4, 0));
    state.refused = 7;
    m_source->setState(state);
    QCOMPARE(alerts()->currentIndex().row(), 4);
}

void TestWindowReplay::forAllSitesItSaysSo()
{
    openByKey();
    answer({2, 5, 11});
    press(Qt::Key_Left);
    QCOMPARE(use()->text(), QStringLiteral("Use quiet for all sites"));
    SourceState state = FakeSource::liveState();
    state.sensitivities.bySite["shop"] = Sensitivity::Keen;
    m_source->setState(state);
    QCOMPARE(use()->text(), QStringLiteral("Use quiet for all other sites"));
    use()->click();
    QCOMPARE(m_source->choices.back().first, std::nullopt);
    QCOMPARE(m_source->choices.back().second, Sensitivity::Quiet);
}

void TestWindowReplay::aChoiceThatIsNotKeptSaysSo()
{
    openByKey();
    press(Qt::Key_Right);
    use()->click();
    Q_EMIT m_source->sensitivityRefused(QStringLiteral("the disk is full"));
    QCOMPARE(shown("replayNote"), QStringLiteral("It stays as it was: the disk is full"));
    QVERIFY(use()->isEnabled());
}

void TestWindowReplay::whoOnlyLooksChoosesNothing()
{
    SourceState state = FakeSource::liveState();
    state.mayChange = false;
    m_source->setState(state);
    openByKey();
    answer({0, 1, 2});
    press(Qt::Key_Right);
    QVERIFY(!use()->isEnabled());
    QCOMPARE(shown("replayNote"),
             QStringLiteral("In use for all sites: normal. Only an operator may change it."));
    QCOMPARE(alerts()->model()->rowCount(), 2);
}

void TestWindowReplay::nothingIsKeptOfTheseDays()
{
    openByKey();
    AlertComparison nothing;
    nothing.request = asked();
    nothing.from = asked().to;
    Q_EMIT m_source->alertsCompared(nothing);
    QCOMPARE(shown("replayMessage"), QStringLiteral("Nothing is kept of these days yet."));
    QVERIFY(!child<QLabel>("replaySentence")->isVisible());
}

void TestWindowReplay::fewerDaysAreKept()
{
    openByKey();
    AlertComparison fewer = comparisonOf(asked(), {0, 0, 1});
    fewer.from = asked().to - 5 * hourMs;
    fewer.sites = 2;
    Q_EMIT m_source->alertsCompared(fewer);
    QCOMPARE(shown("replaySentence"),
             QStringLiteral("quiet 0 · normal 0 · keen 1 alerts in 5 hours on 2 sites; nothing "
                            "older is kept"));
    QCOMPARE(shown("replayMessage"), QStringLiteral("Nobody would have been called."));
    QVERIFY(child<QLabel>("replayMessage")->isVisible());
}

void TestWindowReplay::aFailureSaysSoAndIsTriedAgain()
{
    openByKey();
    m_source->fail(asked(), "The store cannot be read: no");
    auto* banner = dialog()->findChild<QWidget*>(text("failureBanner"));
    QVERIFY(banner->isVisible());
    QCOMPARE(shown("replayMessage"), QString());
    press(Qt::Key_F5);
    QCOMPARE(m_source->replays.size(), std::size_t(2));
    QVERIFY(!banner->isVisible());
    answer({1, 1, 1});
    QCOMPARE(alerts()->model()->rowCount(), 1);
}

void TestWindowReplay::whereNothingIsKeptItSaysSo()
{
    SourceState state = FakeSource::liveState();
    state.store.phase = StoreState::Phase::None;
    m_source->setState(state);
    openByKey();
    QVERIFY(m_source->replays.empty());
    QVERIFY(shown("replayMessage").contains(QStringLiteral("--in-memory")));
    press(Qt::Key_Right);
    QVERIFY(use()->isEnabled());
}

void TestWindowReplay::itWaitsForTheConnection()
{
    openByKey();
    SourceState state = FakeSource::liveState();
    state.phase = SourceState::Phase::Reconnecting;
    state.mayChange = false;
    m_source->setState(state);
    QVERIFY(shown("replayMessage").startsWith(QStringLiteral("Not connected")));
    press(Qt::Key_Right);
    QVERIFY(!use()->isEnabled());
}

void TestWindowReplay::hostileNamesStayText()
{
    Snapshot snapshot = busy();
    snapshot.at = now;
    snapshot.sites = {{"", "<b>a&b</b>", 1}};
    m_source->publish(snapshot);
    openByKey();
    auto* sites = child<QComboBox>("replaySites");
    sites->setFocus();
    press(Qt::Key_Down);
    answer({1, 2, 3});
    QCOMPARE(sites->currentText(), QStringLiteral("<b>a&b</b>"));
    QVERIFY(shown("replaySentence").endsWith(QStringLiteral("on <b>a&b</b>")));
    QCOMPARE(child<QLabel>("replaySentence")->textFormat(), Qt::PlainText);
    QVERIFY(use()->text().endsWith(QStringLiteral("for <b>a&&b</b>")));
}

QTEST_MAIN(TestWindowReplay)
#include "tst_window_replay.moc"
