// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpoint/checkpointer.h"
#include "tests/unit/support/live_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

constexpr DurationMs gap = Checkpointer::gapMs;

/// A model with an event that is on the disk, whose checkpoint is due.
struct DueCheckpoint : LiveFixture
{
    DueCheckpoint()
    {
        std::vector<LogEntry> entries(1);
        entries.front().at = noon;
        queue.add(std::move(entries));
        queue.written({});
    }

    /// Of the one that was begun last.
    quint64 number() const { return begun.last().at(1).toULongLong(); }

    Stages stages;
    StoreQueue queue{limits, 0, stages};
    Checkpointer checkpointer{model, queue, 0};
    QSignalSpy begun{&checkpointer, &Checkpointer::begun};
    QSignalSpy finished{&checkpointer, &Checkpointer::finished};
};

} // namespace

class TestCheckpointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingNewNeedsNoOther()
    {
        DueCheckpoint my;
        my.checkpointer.tick(SteadyTime(gap));
        QTRY_COMPARE(my.finished.size(), 1);
        my.checkpointer.written(my.number());
        my.checkpointer.tick(SteadyTime(3 * gap));
        QCOMPARE(my.begun.size(), 1);
    }
    void whatCouldNotBeWrittenIsTriedAgainInItsTime()
    {
        DueCheckpoint my;
        my.checkpointer.tick(SteadyTime(gap));
        QTRY_COMPARE(my.finished.size(), 1);
        my.checkpointer.failed(my.number());
        my.checkpointer.tick(SteadyTime(gap + 1));
        QCOMPARE(my.begun.size(), 1);
        my.checkpointer.tick(SteadyTime(2 * gap));
        QTRY_COMPARE(my.finished.size(), 2);
        my.checkpointer.written(my.number());
        my.checkpointer.tick(SteadyTime(3 * gap));
        QCOMPARE(my.begun.size(), 2);
    }
    void oneThatIsHurriedDoesNotWaitForItsTime()
    {
        DueCheckpoint my;
        my.checkpointer.tick(SteadyTime(gap));
        QTRY_COMPARE(my.finished.size(), 1);
        my.checkpointer.written(my.number());
        my.checkpointer.tick(SteadyTime(gap + 1));
        QCOMPARE(my.begun.size(), 1);
        my.checkpointer.hurry();
        my.checkpointer.tick(SteadyTime(gap + 2));
        QCOMPARE(my.begun.size(), 2);
    }
    void visitsThatEndedComeFirst()
    {
        DueCheckpoint my;
        my.model.collectHistory(true);
        my.model.apply(LiveFixture::event("pageview", "/", "s", my.model.now()));
        my.model.tick(my.model.now() + hour);
        my.checkpointer.tick(SteadyTime(gap));
        QCOMPARE(my.begun.size(), 0);
        QCOMPARE(my.model.takeEnded().size(), std::size_t(1));
        my.checkpointer.tick(SteadyTime(gap));
        QCOMPARE(my.begun.size(), 1);
    }
    void whatCouldNotBeBegunDoesNotCountAsWritten()
    {
        DueCheckpoint my;
        my.checkpointer.tick(SteadyTime(gap));
        my.checkpointer.failed(my.number()); // before a piece of it was made
        my.checkpointer.tick(SteadyTime(2 * gap));
        QTRY_COMPARE(my.finished.size(), 1);
        QCOMPARE(my.begun.size(), 2);
    }
    void whatIsObsoleteDoesNotCountAsWritten()
    {
        DueCheckpoint my;
        my.checkpointer.tick(SteadyTime(gap));
        QTRY_COMPARE(my.finished.size(), 1);
        my.checkpointer.beginAnew();
        my.checkpointer.written(my.number()); // said before the files heard of that
        my.checkpointer.tick(SteadyTime(gap + 1));
        QCOMPARE(my.begun.size(), 2);
        my.checkpointer.failed(my.number());
        my.checkpointer.tick(SteadyTime(3 * gap));
        QCOMPARE(my.begun.size(), 3);
    }
    void whatIsSaidOfAnObsoleteOneIsNotTakenForTheNext()
    {
        for (const bool isWritten : {true, false}) {
            DueCheckpoint my;
            my.checkpointer.tick(SteadyTime(gap));
            QTRY_COMPARE(my.finished.size(), 1);
            const quint64 obsolete = my.number();
            my.checkpointer.beginAnew();
            my.checkpointer.tick(SteadyTime(gap + 1));
            QTRY_COMPARE(my.finished.size(), 2);
            if (isWritten)
                my.checkpointer.written(obsolete); // said late
            else
                my.checkpointer.failed(obsolete);
            my.checkpointer.tick(SteadyTime(3 * gap));
            QCOMPARE(my.begun.size(), 2); // it is waited for still
            my.checkpointer.written(my.number());
            my.checkpointer.tick(SteadyTime(4 * gap));
            QCOMPARE(my.begun.size(), 2);
            my.checkpointer.beginAnew();
            my.checkpointer.tick(SteadyTime(4 * gap));
            QCOMPARE(my.begun.size(), 3);
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckpointer)
#include "tst_checkpointer.moc"
