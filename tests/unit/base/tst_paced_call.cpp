// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/paced_call.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

struct Counted
{
    static constexpr DurationMs gap = 20;

    ManualClock clock;
    int calls = 0;
    bool asksAgain = false;
    PacedCall call{gap, clock, [this] {
                       ++calls;
                       if (std::exchange(asksAgain, false))
                           call.soon();
                   }};
};

} // namespace

class TestPacedCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstAfterQuietGoesAtOnce()
    {
        Counted counted;
        counted.call.soon();
        QCOMPARE(counted.calls, 1);
        counted.clock.advance(Counted::gap);
        counted.call.soon();
        QCOMPARE(counted.calls, 2);
    }
    void thoseInAGapAreOneCallAfterIt()
    {
        Counted counted;
        for (int i = 0; i < 5; ++i)
            counted.call.soon();
        QCOMPARE(counted.calls, 1);
        QTRY_COMPARE(counted.calls, 2);
        // The clock stands: for it, the call has only just been made.
        counted.call.soon();
        QCOMPARE(counted.calls, 2);
        QTRY_COMPARE(counted.calls, 3);
    }
    void askedForWithinItComesLater()
    {
        Counted counted;
        counted.asksAgain = true;
        counted.call.soon();
        QCOMPARE(counted.calls, 1);
        QTRY_COMPARE(counted.calls, 2);
    }
    void whatIsGoneIsNotCalled()
    {
        int calls = 0;
        ManualClock clock;
        bool isOver = false;
        {
            PacedCall call(Counted::gap, clock, [&] { ++calls; });
            call.soon();
            call.soon();
        }
        QTimer::singleShot(2 * Counted::gap, this, [&] { isOver = true; });
        QTRY_VERIFY(isOver);
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestPacedCall)
#include "tst_paced_call.moc"
