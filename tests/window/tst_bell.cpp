// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/manual_clock.h"
#include "ui/bell.h"

#include <QTest>

using namespace footfall;

class TestBell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentUntilSwitchedOn();
    void ringsForNewVisitorsOnly();
    void restsBetweenRings();
    void aGoalHasASoundOfItsOwn();

private:
    static Snapshot visitors(std::int64_t count)
    {
        Snapshot snapshot;
        snapshot.visitorsToday = count;
        return snapshot;
    }
};

void TestBell::isSilentUntilSwitchedOn()
{
    ManualClock clock;
    int rings = 0;
    Bell bell(clock, [&rings] { ++rings; }, [] {});
    bell.hear(visitors(1));
    bell.hear(visitors(2));
    bell.ring();
    QCOMPARE(rings, 0);
}

void TestBell::ringsForNewVisitorsOnly()
{
    ManualClock clock;
    int rings = 0;
    Bell bell(clock, [&rings] { ++rings; }, [] {});
    bell.setOn(true);
    bell.hear(visitors(1200));
    QCOMPARE(rings, 0);
    bell.hear(visitors(1200));
    QCOMPARE(rings, 0);
    bell.hear(visitors(1201));
    QCOMPARE(rings, 1);
}

void TestBell::restsBetweenRings()
{
    ManualClock clock;
    int rings = 0;
    Bell bell(clock, [&rings] { ++rings; }, [] {});
    bell.setOn(true);
    bell.ring();
    clock.advance(1'999);
    bell.ring();
    QCOMPARE(rings, 1);
    clock.advance(1);
    bell.ring();
    QCOMPARE(rings, 2);
}

void TestBell::aGoalHasASoundOfItsOwn()
{
    ManualClock clock;
    int rings = 0;
    int goals = 0;
    Bell bell(clock, [&rings] { ++rings; }, [&goals] { ++goals; });
    bell.setOn(true);
    const auto reached = [&](std::optional<TimeMs> lastAt) {
        Snapshot snapshot = visitors(7);
        snapshot.goals = {{"", "signup", 1, 1, 7, clock.now(), lastAt}};
        clock.advance(2'000);
        return snapshot;
    };
    bell.hear(visitors(6));
    bell.hear(reached(TimeMs(5)));
    QCOMPARE(goals, 0);
    QCOMPARE(rings, 1);
    bell.hear(reached(TimeMs(5)));
    QCOMPARE(goals, 0);
    bell.hear(reached(TimeMs(6)));
    QCOMPARE(goals, 1);
    clock.advance(2'000);
    bell.hear(visitors(8));
    QCOMPARE(rings, 2);
    QCOMPARE(goals, 1);
}

QTEST_MAIN(TestBell)
#include "tst_bell.moc"
