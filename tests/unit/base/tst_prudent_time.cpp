// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/prudent_time.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr TimeMs noon{1'768'478'400'000};
constexpr TimeMs ahead = noon + 100 * dayMs;

} // namespace

class TestPrudentTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClockThatIsNotFarAheadIsBelieved()
    {
        PrudentTime time({noon, 0});
        QCOMPARE(time.at(noon + PrudentTime::farMs, SteadyTime()), noon + PrudentTime::farMs);
        QCOMPARE(time.at(noon - dayMs, SteadyTime(1)), noon - dayMs);
    }
    void whereNothingIsKnownAnyTimeIs()
    {
        PrudentTime time;
        QCOMPARE(time.limit(ahead), ahead);
        QCOMPARE(time.at(ahead, SteadyTime()), ahead);
    }
    void oneThatIsFarAheadIsBelievedAfterHours()
    {
        PrudentTime time({noon, 0});
        QCOMPARE(time.limit(ahead), noon);
        QCOMPARE(time.at(ahead, SteadyTime(5)), noon);
        const DurationMs almost = PrudentTime::settleMs - 1;
        QCOMPARE(time.at(ahead + almost, SteadyTime(5 + almost)), noon + almost);
        QCOMPARE(time.at(ahead + almost + 1, SteadyTime(5 + almost + 1)), ahead + almost + 1);
    }
    void whatWasWaitedForCountsInTheNextRun()
    {
        PrudentTime time({noon, PrudentTime::settleMs - 10});
        QCOMPARE(time.at(ahead, SteadyTime()), noon);
        QCOMPARE(time.at(ahead + 10, SteadyTime(10)), ahead + 10);
    }
    void aRunOfManyDaysIsNoJump()
    {
        PrudentTime time({noon, 0});
        time.at(noon, SteadyTime());
        QCOMPARE(time.at(ahead, SteadyTime(100 * dayMs)), ahead);
    }
    void whoIsSetRightInTimeHasNotWaited()
    {
        PrudentTime time({noon, 0});
        time.at(ahead, SteadyTime());
        time.at(noon + hourMs, SteadyTime(hourMs));
        QCOMPARE(time.state().waited, 0);
        QCOMPARE(time.at(ahead + 2 * hourMs, SteadyTime(2 * hourMs)), noon + 2 * hourMs);
    }
};

QTEST_GUILESS_MAIN(TestPrudentTime)
#include "tst_prudent_time.moc"
