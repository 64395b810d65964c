// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/text_rules.h"
#include "core/live/alerts/alert_log.h"
#include "core/store/alert_handling_keeper.h"
#include "tests/unit/support/alert_samples.h"
#include "tests/unit/support/manual_clock.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace footfall;

namespace {

using Kind = Alert::Kind;

/// A folder, and a thread that writes in it.
struct HandlingDisk
{
    HandlingDisk() { writer.start(); }
    ~HandlingDisk()
    {
        writer.quit();
        writer.wait();
    }
    void write(const QByteArray& text)
    {
        QFile file(folder.path() + QStringLiteral("/alerts.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir folder;
    QThread writer;
};

struct Told
{
    ChoiceKeeper::Acknowledge add()
    {
        return [this](const Result<void>& kept) {
            all.push_back(kept ? std::string() : kept.error());
        };
    }
    std::vector<std::string> all;
};

} // namespace

class TestAlertHandling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneOutlastsARestart()
    {
        HandlingDisk disk;
        ManualClock clock;
        Told told;
        AlertHandlingKeeper keeper(clock);
        QVERIFY(keeper.keepIn(disk.folder.path(), &disk.writer));
        const AlertKey first(noon, Kind::Spike, "a \"b\" ü");
        const AlertKey second(noon, Kind::NotStored, "");
        keeper.see(first, told.add());
        keeper.see(second, told.add());
        keeper.unsee(second, told.add());
        keeper.mute({Kind::Drop, "shop"}, told.add());
        keeper.mute({Kind::Silence, "shop"}, told.add());
        keeper.unmute({Kind::Silence, "shop"}, told.add());
        QTRY_COMPARE(told.all, std::vector<std::string>(6));
        AlertHandlingKeeper later(clock);
        QVERIFY(later.keepIn(disk.folder.path(), &disk.writer));
        QCOMPARE(later.now().seen, (std::map<AlertKey, TimeMs>{{first, clock.now()}}));
        QCOMPARE(later.now().mutes,
                 (std::map<AlertTopic, TimeMs>{{{Kind::Drop, "shop"}, clock.now() + hour}}));
    }
    void aMuteEndsByTheClock()
    {
        ManualClock clock;
        Told told;
        AlertHandlingKeeper keeper(clock);
        const QSignalSpy changes(&keeper, &AlertHandlingKeeper::changed);
        keeper.mute({Kind::Spike, "shop"}, told.add());
        clock.advance(hour - 1);
        keeper.tick();
        QCOMPARE(keeper.now().mutes.size(), 1U);
        QCOMPARE(changes.count(), 1);
        clock.advance(1);
        keeper.tick();
        QVERIFY(keeper.now().mutes.empty());
        QCOMPARE(changes.count(), 2);
        keeper.unmute({Kind::Spike, "shop"}, told.add());
        QCOMPARE(told.all.back(), std::string(AlertHandlingKeeper::notMuted));
    }
    void oneThatIsMutedAgainIsMutedForAnHourFromThen()
    {
        ManualClock clock;
        Told told;
        AlertHandlingKeeper keeper(clock);
        keeper.mute({Kind::Spike, "shop"}, told.add());
        clock.advance(30 * minute);
        keeper.mute({Kind::Spike, "shop"}, told.add());
        QCOMPARE(keeper.now().mutedUntil({Kind::Spike, "shop"}), clock.now() + hour);
        QVERIFY(!keeper.now().mutedUntil({Kind::Spike, "blog"}));
        QVERIFY(!keeper.now().mutedUntil({Kind::Rise, "shop"}));
    }
    void aMuteThatEndedWhileNothingRanIsOver()
    {
        HandlingDisk disk;
        ManualClock clock;
        Told told;
        AlertHandlingKeeper keeper(clock);
        QVERIFY(keeper.keepIn(disk.folder.path(), &disk.writer));
        keeper.mute({Kind::Spike, "shop"}, told.add());
        QTRY_COMPARE(told.all.size(), 1U);
        clock.advance(hour);
        AlertHandlingKeeper later(clock);
        QVERIFY(later.keepIn(disk.folder.path(), &disk.writer));
        QVERIFY(later.now().mutes.empty());
    }
    void aClockThatWasAheadMutesNoLonger()
    {
        ManualClock clock;
        Told told;
        AlertHandlingKeeper keeper(clock);
        clock.advance(5 * hour);
        keeper.mute({Kind::Spike, "shop"}, told.add());
        clock.setNow(noon);
        keeper.tick();
        QVERIFY(keeper.now().mutes.empty());
    }
    void onlySoManyAreMuted()
    {
        ManualClock clock;
        Told told;
        AlertHandlingKeeper keeper(clock);
        for (int i = 0; i < 2'000; ++i)
            keeper.mute({Kind::Spike, numbered("site", i)}, told.add());
        QCOMPARE(keeper.now().mutes.size(), AlertHandling::maxMutes);
        QCOMPARE(told.all.back(), std::string(AlertHandlingKeeper::tooManyMutes));
        keeper.mute({Kind::Spike, numbered("site", 0)}, told.add());
        QCOMPARE(told.all.back(), std::string());
    }
    void whatWasSeenLongestAgoMakesRoom()
    {
        HandlingDisk disk;
        ManualClock clock;
        Told told;
        const auto key = [](DurationMs after) { return AlertKey(noon + after, Kind::Spike, "shop"); };
        // The newer the alert, the longer ago it was seen.
        const DurationMs most = AlertHandling::maxSeen;
        AlertHandling all;
        for (DurationMs i = 1; i <= most; ++i)
            all.seen[key(i)] = noon - i;
        disk.write(AlertHandlingKeeper::textOf(all));
        AlertHandlingKeeper keeper(clock);
        QVERIFY(keeper.keepIn(disk.folder.path(), &disk.writer));
        keeper.see(key(0), told.add());
        QTRY_COMPARE(told.all, std::vector<std::string>(1));
        QVERIFY(keeper.now().seen.contains(key(0)));
        QVERIFY(!keeper.now().seen.contains(key(most)));
        // Also when the clock was set back, and all others were seen in the future.
        clock.setNow(noon - hour);
        keeper.see(key(-hour), told.add());
        QTRY_COMPARE(told.all, std::vector<std::string>(2));
        QVERIFY(keeper.now().seen.contains(key(-hour)));
        QVERIFY(!keeper.now().seen.contains(key(most - 1)));
        QCOMPARE(keeper.now().seen.size(), AlertHandling::maxSeen);
    }
    /// Else the next start would not read what this one wrote.
    void asMuchAsCanBeIsReadAgain()
    {
        HandlingDisk disk;
        ManualClock clock;
        AlertHandling all;
        const std::string longest(maxLength::site, '"');
        for (std::size_t i = 0; i < AlertHandling::maxSeen; ++i)
            all.seen[AlertKey(noon + DurationMs(i), Kind::ClockSetBack, longest)] = noon;
        for (std::size_t i = 0; i < AlertHandling::maxMutes; ++i) {
            const std::string number = std::to_string(i);
            all.mutes[{Kind::ClockSetBack, longest.substr(number.size()) + number}] = noon + hour;
        }
        disk.write(AlertHandlingKeeper::textOf(all));
        AlertHandlingKeeper later(clock);
        QVERIFY(later.keepIn(disk.folder.path(), &disk.writer));
        QVERIFY(later.now() == all);
    }
    void aFileOfAnotherKindIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("none") << QByteArray("seen");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("half") << QByteArray(R"({"seen":[]})");
        QTest::newRow("kind") << QByteArray(
            R"({"seen":[],"mutes":[{"kind":7,"site":"","until":1}]})");
        QTest::newRow("time") << QByteArray(
            R"({"seen":[{"kind":"spike","site":"","at":"x","seenAt":1}],"mutes":[]})");
        QTest::newRow("more") << QByteArray(R"({"seen":[],"mutes":[],"more":1})");
    }
    void aFileOfAnotherKindIsNotTaken()
    {
        QFETCH(QByteArray, text);
        HandlingDisk disk;
        disk.write(text);
        ManualClock clock;
        AlertHandlingKeeper keeper(clock);
        const Result<void> kept = keeper.keepIn(disk.folder.path(), &disk.writer);
        QVERIFY(!kept);
        QVERIFY(QString::fromStdString(kept.error()).contains(QStringLiteral("alerts.json")));
    }
    void kindsOfANewerFootfallAreLeftOut()
    {
        HandlingDisk disk;
        ManualClock clock;
        AlertHandling known;
        known.seen[AlertKey(noon, Kind::Spike, "shop")] = noon;
        known.mutes[{Kind::Drop, "shop"}] = noon + hour;
        QByteArray text = AlertHandlingKeeper::textOf(known);
        text.replace("\"seen\":[", R"("seen":[{"kind":"noise","site":"","at":1,"seenAt":1},)");
        text.replace("\"mutes\":[", R"("mutes":[{"kind":"noise","site":"","until":1},)");
        disk.write(text);
        AlertHandlingKeeper keeper(clock);
        const QRegularExpression warning(QStringLiteral("alerts.json: 1 left out"));
        QTest::ignoreMessage(QtWarningMsg, warning);
        QTest::ignoreMessage(QtWarningMsg, warning);
        QVERIFY(keeper.keepIn(disk.folder.path(), &disk.writer));
        QVERIFY(keeper.now() == known);
    }

    void anAlertThatIsSeenNoLongerCalls()
    {
        AlertLog log(10);
        log.raise(alertAt(noon));
        AlertHandling handling;
        handling.seen[AlertKey(noon, Kind::Spike, "shop")] = noon + minute;
        log.setHandling(handling, noon);
        for (const auto& alerts : {log.newest(10, {}), log.open(10, {}, noon + hour)}) {
            QCOMPARE(alerts.size(), 1U);
            QCOMPARE(alerts[0].seenAt, std::optional(noon + minute));
            QVERIFY(!alerts[0].isCall());
        }
        // What is worse calls anew.
        log.raise(alertAt(noon + hour));
        QVERIFY(log.open(10, {}, noon + hour)[0].isCall());
        log.setHandling({}, noon + hour);
        QVERIFY(log.newest(10, {})[1].isCall());
    }
    void theWorstThatNobodyHandledComesFirst()
    {
        AlertLog log(10);
        log.raise(alertAt(noon, Kind::Silence, "blog"));
        log.raise(alertAt(noon + 1, Kind::Rise, "shop"));
        log.raise(alertAt(noon + 2, Kind::Spike, "wiki"));
        const auto order = [&] {
            std::vector<std::string> sites;
            for (const Alert& alert : log.open(10, {}, noon + hour))
                sites.push_back(alert.site);
            return sites;
        };
        QCOMPARE(order(), (std::vector<std::string>{"blog", "wiki", "shop"}));
        log.setHandling(muted(Kind::Silence, "blog"), noon + 3);
        QCOMPARE(order(), (std::vector<std::string>{"wiki", "shop", "blog"}));
    }
    void aPageSpikeIsOpenForTenMinutes()
    {
        AlertLog log(10);
        log.raise(alertAt(noon, Kind::PageSpike));
        QCOMPARE(log.open(10, {}, noon + 10 * minute - 1).size(), 1U);
        QVERIFY(!log.quietSince({}, noon + 10 * minute - 1));
        QVERIFY(log.open(10, {}, noon + 10 * minute).empty());
        QCOMPARE(log.quietSince({}, noon + hour), std::optional(noon + 10 * minute));
        QVERIFY(!log.quietSince({"blog"}, noon + 10 * minute));
    }
    void aPageSpikeOfTheFutureIsNotOpen()
    {
        AlertLog log(10);
        log.raise(alertAt(noon + hour, Kind::PageSpike));
        QVERIFY(log.open(10, {}, noon).empty());
        QCOMPARE(log.quietSince({}, noon), std::optional(noon));
    }
    void oneIsFoundByItsNumber()
    {
        AlertLog log(2);
        for (int i = 0; i < 3; ++i)
            log.raise(alertAt(noon + i, Kind::Milestone));
        QVERIFY(!log.find(0));
        QVERIFY(!log.find(1));
        QCOMPARE(log.find(3)->at, noon + 2);
        QVERIFY(!log.find(4));
        QVERIFY(!log.find(UINT64_MAX));
    }
};

QTEST_GUILESS_MAIN(TestAlertHandling)
#include "tst_alert_handling.moc"
