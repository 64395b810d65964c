// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/time_zone.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/bars/status_line.h"
#include "ui/text/local_day.h"
#include "ui/text/text_format.h"
#include "ui/text/text_format.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

using namespace footfall;

namespace {

constexpr TimeMs now = testStart + 14 * hourMs + 5 * minuteMs + 30'000;

/// An answer whose buckets all hold as much.
History filled(const HistoryRequest& request, std::int64_t visitors, std::int64_t pageViews)
{
    History history{request, {}};
    for (TimeMs at = request.from; at < request.to; at += request.step)
        history.points.push_back({at, visitors, pageViews, pageViews, visitors, visitors});
    return history;
}

} // namespace

/// What the window shows of the days before, and how it says how the store stands.
class TestWindowHistory : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void asksForNothingThatIsNotSeen();
    void asksForTodayAndTheSameDayLastWeek();
    void todayIsThatOfTheServer();
    void asksOnceAMinuteAndWhenTheDayTurns();
    void lastWeekMayHaveADayOf25Hours();
    void followsTheSite();
    void comparesTodayWithLastWeek();
    void aDayWithoutAPastSaysSo();
    void arrowKeysTellTheValues();
    void showsHowManyWereActiveAtOnce();
    void loadsUntilTheAnswerComes();
    void aChartThatFailsSaysSoAndIsTriedAgain();
    void aChartThatIsShownStaysWhenItFails();
    void aChartWaitsForTheConnection();
    void whereNothingIsKeptItSaysSo();
    void aStoreThatComesIsAsked();
    void aDamagedStoreIsSaidUntilItWasRead();
    void aFailingStoreIsSaidUntilItWritesAgain();
    void theStatusLineSaysHowTheStoreStands_data();
    void theStatusLineSaysHowTheStoreStands();

private:
    void publishAt(TimeMs at);
    const std::vector<HistoryRequest>& asked() const { return m_source->historyRequests; }
    QString words(const char* panel, const char* label) const
    {
        const auto* found = child<QWidget>(panel)->findChild<QLabel*>(text(label));
        return found->isVisible() ? found->text() : QString();
    }
    QString sentence(const char* panel) const { return words(panel, "historySentence"); }
    QString failure(const char* panel) const
    {
        auto* banner = child<QWidget>(panel)->findChild<QWidget*>(text("failureBanner"));
        return banner->isVisible() ? banner->accessibleName() : QString();
    }
    QString message(const char* panel) const { return words(panel, "historyMessage"); }
};

void TestWindowHistory::publishAt(TimeMs at)
{
    Snapshot snapshot = busy();
    snapshot.at = at;
    m_source->publish(snapshot);
}

void TestWindowHistory::asksForNothingThatIsNotSeen()
{
    publishAt(now);
    publishAt(now + 5 * minuteMs);
    QVERIFY(asked().empty());
}

void TestWindowHistory::asksForTodayAndTheSameDayLastWeek()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(asked().size(), 2U);
    const TimeMs nextMinute = testStart + 14 * hourMs + 6 * minuteMs;
    QCOMPARE(asked()[0], (HistoryRequest{{}, testStart, nextMinute, 10 * minuteMs}));
    QCOMPARE(asked()[1],
             (HistoryRequest{{}, testStart - 7 * dayMs, testStart - 6 * dayMs, minuteMs}));
}

void TestWindowHistory::todayIsThatOfTheServer()
{
    const LocalZone here("UTC");
    SourceState state = FakeSource::liveState();
    state.timeZone = text("Asia/Tokyo");
    m_source->setState(state);
    const TimeMs midday(20'000 * dayMs + 12 * hourMs); // UTC; it is 21:00 in Tokyo
    publishAt(midday);
    press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(asked().size() >= 2U);
    const TimeMs midnight(20'000 * dayMs - 9 * hourMs);
    QCOMPARE(asked()[asked().size() - 2].from, midnight);
    QCOMPARE(asked().back().from, midnight - 7 * dayMs);
    for (const HistoryRequest& request : std::vector(asked()))
        Q_EMIT m_source->historyReady(filled(request, 1, 2));
    const QString note = text("days by the server's clock, Asia/Tokyo");
    QVERIFY2(sentence("todayPanel").contains(note), qPrintable(sentence("todayPanel")));
    QVERIFY(child<StatusLine>("statusLine")->text().contains(note));
    state.timeZone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    m_source->setState(state);
    QVERIFY(!child<StatusLine>("statusLine")->text().contains(note));
}

void TestWindowHistory::asksOnceAMinuteAndWhenTheDayTurns()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    for (const HistoryRequest& request : std::vector(asked()))
        Q_EMIT m_source->historyReady(filled(request, 1, 2));
    publishAt(now + 20'000);
    QCOMPARE(asked().size(), 2U);
    publishAt(now + minuteMs);
    QCOMPARE(asked().size(), 3U);
    QCOMPARE(asked()[2].from, testStart);
    QCOMPARE(asked()[2].to, testStart + 14 * hourMs + 7 * minuteMs);
    publishAt(testStart + dayMs + 5);
    QCOMPARE(asked().size(), 5U);
    QCOMPARE(asked()[3].from, testStart + dayMs);
    QCOMPARE(asked()[4].from, testStart - 6 * dayMs);
    Q_EMIT m_source->historyReady(filled(asked()[3], 4, 9));
    Q_EMIT m_source->historyReady(filled(asked()[4], 1, 2));
    QVERIFY(sentence("todayPanel").startsWith(text("4 visitors so far")));
}

void TestWindowHistory::lastWeekMayHaveADayOf25Hours()
{
    const LocalZone zone(centralEurope);
    const auto at = [](const char* time) {
        return TimeMs(QDateTime::fromString(text(time), Qt::ISODate).toMSecsSinceEpoch());
    };
    publishAt(at("2026-11-01T11:00:00Z")); // 12:00 on the clock on the wall
    press(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(asked()[0].from, at("2026-10-31T23:00:00Z"));
    QCOMPARE(asked()[1].from, at("2026-10-24T22:00:00Z"));
    QCOMPARE(asked()[1].to, at("2026-10-25T23:00:00Z"));
    Q_EMIT m_source->historyReady(filled(asked()[0], 10, 20));
    Q_EMIT m_source->historyReady(filled(asked()[1], 1, 2));
    // 13 hours of that day were over at its noon, and 73 buckets of this one have begun.
    QCOMPARE(sentence("todayPanel"),
             text("730 visitors so far, 6 % fewer than last Sunday by this time"));
}

void TestWindowHistory::followsTheSite()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    m_window->findChild<FilterBar*>()->setSite("shop.example");
    QCOMPARE(asked().size(), 4U);
    QCOMPARE(asked()[2].site, std::optional<std::string>("shop.example"));
    Q_EMIT m_source->historyReady(filled(asked()[0], 1, 2));
    Q_EMIT m_source->historyReady(filled(asked()[1], 1, 2));
    QCOMPARE(sentence("todayPanel"), QString());
}

void TestWindowHistory::comparesTodayWithLastWeek()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    History today = filled(asked()[0], 0, 0);
    today.points.front().visitors = 1204;
    today.points.front().pageViews = 3000;
    History weekAgo = filled(asked()[1], 0, 0);
    weekAgo.points[14 * 60 + 4].visitors = 1075; // before this minute of the day
    weekAgo.points[14 * 60 + 5].visitors = 500;  // after it
    weekAgo.points[14 * 60 + 4].pageViews = 6000;
    Q_EMIT m_source->historyReady(today);
    Q_EMIT m_source->historyReady(weekAgo);
    QCOMPARE(sentence("todayPanel"),
             text("1,204 visitors so far, 12 % more than last Thursday by this time"));
    child<QToolButton>("todayPageViews")->click();
    QCOMPARE(sentence("todayPanel"),
             text("3,000 page views so far, 50 % fewer than last Thursday by this time"));
    // The next minute stays page views.
    publishAt(now + minuteMs);
    today.request = asked().back();
    today.points.front().pageViews = 6000;
    Q_EMIT m_source->historyReady(today);
    QCOMPARE(sentence("todayPanel"),
             text("6,000 page views so far, as many as last Thursday by this time"));
}

void TestWindowHistory::aDayWithoutAPastSaysSo()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    Q_EMIT m_source->historyReady(filled(asked()[0], 1, 1));
    Q_EMIT m_source->historyReady(filled(asked()[1], 0, 0));
    QCOMPARE(sentence("todayPanel"), text("85 visitors so far; nothing is known of last Thursday"));
}

void TestWindowHistory::arrowKeysTellTheValues()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    Q_EMIT m_source->historyReady(filled(asked()[0], 20, 1));
    Q_EMIT m_source->historyReady(filled(asked()[1], 1, 1));
    // The keyboard came with the answer.
    auto* chart = child<QWidget>("todayChart");
    QVERIFY(chart->hasFocus());
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QCOMPARE(chart->accessibleDescription(), text("by 00:10   today 20   Thu 25 Dec 10"));
    for (int i = 0; i < 200; ++i)
        press(Qt::Key_Right);
    QCOMPARE(chart->accessibleDescription(), text("by 24:00   Thu 25 Dec 1,440"));
    QVERIFY(!m_window->grab().isNull());
}

void TestWindowHistory::showsHowManyWereActiveAtOnce()
{
    publishAt(now);
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(asked().size(), 1U);
    const TimeMs end = testStart + 14 * hourMs + 10 * minuteMs;
    QCOMPARE(asked()[0], (HistoryRequest{{}, end - dayMs, end, 5 * minuteMs}));
    History history = filled(asked()[0], 3, 0);
    history.points[12].peakActive = 57;
    Q_EMIT m_source->historyReady(history);
    QCOMPARE(sentence("concurrencyPanel"), text("57 sessions at most, yesterday at 15:10"));
    press(Qt::Key_Left);
    QCOMPARE(child<QWidget>("concurrencyChart")->accessibleDescription(),
             text("14:05   3 at once"));
    publishAt(now + minuteMs);
    Q_EMIT m_source->historyReady(filled(asked()[1], 0, 0));
    QCOMPARE(sentence("concurrencyPanel"), text("No sessions in the last 24 hours"));
}

void TestWindowHistory::loadsUntilTheAnswerComes()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(message("todayPanel"), QStringLiteral("Loading…"));
    Q_EMIT m_source->historyReady(filled(asked()[0], 1, 1));
    QVERIFY(!message("todayPanel").isEmpty());
    Q_EMIT m_source->historyReady(filled(asked()[1], 1, 1));
    QVERIFY(message("todayPanel").isEmpty());
    QVERIFY(child<QWidget>("todayChart")->isVisible());
    // What is shown stays while it is asked for again.
    publishAt(now + minuteMs);
    QVERIFY(child<QWidget>("todayChart")->isVisible());
}

void TestWindowHistory::aChartThatFailsSaysSoAndIsTriedAgain()
{
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    m_source->fail(HistoryRequest{"another", epoch, TimeMs(dayMs), minuteMs}, "No.");
    QCOMPARE(failure("todayPanel"), QString());
    m_source->fail(asked()[1], "The store cannot be read.");
    QCOMPARE(failure("todayPanel"),
             text("This chart could not be loaded. The store cannot be read."));
    QVERIFY(message("todayPanel").isEmpty());
    child<QWidget>("todayPanel")
        ->findChild<QWidget*>(text("failureBanner"))
        ->findChild<QPushButton*>()
        ->click();
    QCOMPARE(asked().size(), 4U);
    QCOMPARE(failure("todayPanel"), QString());
    QCOMPARE(message("todayPanel"), QStringLiteral("Loading…"));
    m_source->fail(asked()[2], "No.");
    press(Qt::Key_F5);
    QCOMPARE(asked().size(), 6U);
    Q_EMIT m_source->historyReady(filled(asked()[4], 1, 1));
    Q_EMIT m_source->historyReady(filled(asked()[5], 1, 1));
    QVERIFY(child<QWidget>("todayChart")->isVisible());
}

void TestWindowHistory::aChartThatIsShownStaysWhenItFails()
{
    publishAt(now);
    press(Qt::Key_D, Qt::ControlModifier);
    Q_EMIT m_source->historyReady(filled(asked()[0], 3, 0));
    publishAt(now + minuteMs);
    m_source->fail(asked()[1], "No.");
    QVERIFY(child<QWidget>("concurrencyChart")->isVisible());
    QVERIFY(failure("concurrencyPanel").contains(text("up to date")));
    // It asks anew by itself.
    publishAt(now + 2 * minuteMs);
    Q_EMIT m_source->historyReady(filled(asked()[2], 3, 0));
    QCOMPARE(failure("concurrencyPanel"), QString());
}

void TestWindowHistory::aChartWaitsForTheConnection()
{
    publishAt(now);
    SourceState state = FakeSource::liveState();
    state.phase = SourceState::Phase::Reconnecting;
    m_source->setState(state);
    press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(message("concurrencyPanel").contains(text("Not connected")));
    m_source->setState(FakeSource::liveState());
    QCOMPARE(message("concurrencyPanel"), QStringLiteral("Loading…"));
}

void TestWindowHistory::whereNothingIsKeptItSaysSo()
{
    SourceState state = FakeSource::liveState();
    state.store = {};
    m_source->setState(state);
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(message("todayPanel").contains(text("--in-memory")));
    QVERIFY(!child<QWidget>("todayChart")->isVisible());
    press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(message("concurrencyPanel").contains(text("--in-memory")));
    QVERIFY(asked().empty());
    // Until it has started nobody knows.
    state.phase = SourceState::Phase::Starting;
    m_source->setState(state);
    QVERIFY(!message("concurrencyPanel").contains(text("--in-memory")));
}

void TestWindowHistory::aStoreThatComesIsAsked()
{
    SourceState state = FakeSource::liveState();
    state.store = {};
    m_source->setState(state);
    publishAt(now);
    press(Qt::Key_T, Qt::ControlModifier);
    m_source->setState(FakeSource::liveState());
    QCOMPARE(asked().size(), 2U);
}

void TestWindowHistory::aDamagedStoreIsSaidUntilItWasRead()
{
    publishAt(now);
    auto* banner = child<QWidget>("noteBanner");
    QVERIFY(!banner->isVisible());
    SourceState state = FakeSource::liveState();
    state.store.note = "/data/footfall.db is damaged; it was moved to /data/<b>aside</b>";
    m_source->setState(state);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(text("moved to /data/<b>aside</b>")));
    banner->findChild<QPushButton*>()->click();
    QVERIFY(!banner->isVisible());
    m_source->setState(state);
    QVERIFY(!banner->isVisible());
}

void TestWindowHistory::aFailingStoreIsSaidUntilItWritesAgain()
{
    publishAt(now);
    auto* banner = child<QWidget>("storeBanner");
    QVERIFY(!banner->isVisible());
    SourceState state = FakeSource::liveState();
    state.store = {StoreState::Phase::Failing, 0, "The disk is <b>full</b>.", 1214};
    m_source->setState(state);
    QVERIFY(banner->isVisible());
    for (const char* part : {"The disk is <b>full</b>.", "503", "1,214 events"})
        QVERIFY2(banner->accessibleName().contains(text(part)), part);
    for (const QLabel* label : banner->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    state.store.unkept = 0;
    m_source->setState(state);
    QVERIFY(!banner->accessibleName().contains(text("not on disk")));
    QVERIFY(!banner->accessibleName().contains(text("refused since")));
    state.refused = 1'300;
    m_source->setState(state);
    QVERIFY(banner->accessibleName().contains(text("1,300 refused since ") + clockText(now)));
    // Afterwards it is said once more, until it was read.
    auto* again = child<QWidget>("storedAgainBanner");
    QVERIFY(!again->isVisible());
    SourceState healed = FakeSource::liveState();
    healed.refused = 1'301;
    m_source->setState(healed);
    QVERIFY(!banner->isVisible());
    QVERIFY(again->isVisible());
    QVERIFY(again->accessibleName().contains(text("stored again. 1,301 refused since")));
    again->findChild<QPushButton*>()->click();
    m_source->setState(healed);
    QVERIFY(!again->isVisible());
}

void TestWindowHistory::theStatusLineSaysHowTheStoreStands_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<double>("commitMs");
    QTest::addColumn<QString>("words");
    QTest::newRow("keeping") << int(StoreState::Phase::Keeping) << 3.2 << text("stored, 3 ms");
    QTest::newRow("fast") << int(StoreState::Phase::Keeping) << 0.2 << text("stored, under 1 ms");
    QTest::newRow("first") << int(StoreState::Phase::Keeping) << 0.0 << text("stored");
    QTest::newRow("none") << int(StoreState::Phase::None) << 0.0
                          << text("nothing is kept (--in-memory)");
    QTest::newRow("failing") << int(StoreState::Phase::Failing) << 0.0 << text("cannot store");
}

void TestWindowHistory::theStatusLineSaysHowTheStoreStands()
{
    QFETCH(int, phase);
    QFETCH(double, commitMs);
    QFETCH(QString, words);
    SourceState state = FakeSource::liveState();
    state.store = {StoreState::Phase(phase), commitMs, {}, 0};
    m_source->setState(state);
    const QStringList parts =
        m_window->findChild<StatusLine*>()->text().split(QStringLiteral(" · "));
    QVERIFY2(parts.contains(words), qPrintable(parts.join(u'|')));
}

QTEST_MAIN(TestWindowHistory)
#include "tst_window_history.moc"
