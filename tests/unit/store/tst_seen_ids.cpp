// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/seen_ids.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

class TestSeenIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsNewOnce()
    {
        SeenIds seen(1, 1000);
        const std::uint64_t hash = seen.hashOf("site", "id");
        QVERIFY(seen.add(hash, noon));
        QVERIFY(!seen.add(hash, noon));
        QVERIFY(!seen.add(hash, noon + SeenIds::keptMs));
        QCOMPARE(seen.size(), std::size_t(1));
    }
    void itIsAnotherOnAnotherSite()
    {
        SeenIds seen(1, 1000);
        QVERIFY(seen.hashOf("one", "id") != seen.hashOf("two", "id"));
        QVERIFY(seen.hashOf("", "oneid") != seen.hashOf("one", "id"));
        QVERIFY(seen.hashOf("one", "id") != SeenIds(2, 1000).hashOf("one", "id"));
        QCOMPARE(seen.hashOf("one", "id"), SeenIds(1, 1000).hashOf("one", "id"));
    }
    void itIsKeptForADayAndNotMuchLonger()
    {
        SeenIds seen(1, 1000);
        for (int i = 0; i < 48; ++i)
            QVERIFY(seen.add(std::uint64_t(i + 1), noon + i * hour / 2));
        const TimeMs later = noon + SeenIds::keptMs;
        for (int i = 0; i < 48; ++i)
            QVERIFY2(!seen.add(std::uint64_t(i + 1), later), qPrintable(QString::number(i)));
        QVERIFY(seen.add(1, noon + SeenIds::keptMs + SeenIds::generationMs + hour));
    }
    void whileTheClockIsSetBackNothingIsForgottenEarly()
    {
        SeenIds seen(1, 1000);
        QVERIFY(seen.add(1, noon));
        QVERIFY(seen.add(2, noon - 2 * hour));
        QVERIFY(!seen.add(1, noon + SeenIds::keptMs - minute));
        QVERIFY(!seen.add(2, noon - 2 * hour));
    }
    void aClockThatIsFarAheadForgetsNothingForHours()
    {
        SeenIds seen(1, 1000);
        seen.setTime(PrudentTime({noon, 0}), noon);
        QVERIFY(seen.add(1, noon));
        const TimeMs ahead = noon + 100 * dayMs;
        seen.tick(ahead, SteadyTime());
        QVERIFY(!seen.add(1, ahead));
        seen.tick(ahead + PrudentTime::settleMs - 1, SteadyTime(PrudentTime::settleMs - 1));
        QVERIFY(!seen.add(1, ahead + PrudentTime::settleMs));
        seen.tick(ahead + PrudentTime::settleMs, SteadyTime(PrudentTime::settleMs));
        QVERIFY(seen.add(1, ahead + PrudentTime::settleMs));
    }
    void aClockOfNextYearDoesNotStopIt()
    {
        SeenIds seen(1, 100);
        QVERIFY(seen.add(1, noon + 365 * 24 * hour));
        for (int i = 2; i < 10'000; ++i)
            QVERIFY(seen.add(std::uint64_t(i), noon + i));
        QVERIFY(seen.size() <= 100);
        QVERIFY(!seen.add(9'999, noon + 10'000));
    }
    void theOldestMakeRoom()
    {
        SeenIds seen(1, 1000);
        for (int i = 1; i <= 1100; ++i)
            QVERIFY(seen.add(std::uint64_t(i), noon));
        QVERIFY(seen.size() <= 1000);
        QVERIFY(!seen.add(1100, noon));
        QVERIFY(!seen.add(201, noon));
        QVERIFY(seen.add(1, noon));
    }
    void idsOfAnEarlierRunAreKnown()
    {
        SeenIds seen(1, 1000);
        seen.restore(1, noon - 23 * hour);
        seen.restore(2, noon);
        QVERIFY(!seen.add(1, noon));
        QVERIFY(!seen.add(2, noon + 20 * hour));
        QVERIFY(seen.add(1, noon + 20 * hour));
    }
};

QTEST_APPLESS_MAIN(TestSeenIds)
#include "tst_seen_ids.moc"
