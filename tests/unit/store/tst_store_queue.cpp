// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/store_queue.h"
#include "tests/unit/support/store_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

/// Takes batches and says when and how they ended: the writer, without a disk.
struct QueueSetup
{
    explicit QueueSetup(const Limits& limits = {}, std::uint64_t lastSeq = 0)
        : queue(limits, lastSeq, stages)
    {
        QObject::connect(&queue, &StoreQueue::batchReady, &queue,
                         [this](const LogBatchPtr& batch) { batches.push_back(batch); });
    }

    void add(int count, const std::string& page = "/")
    {
        queue.add(
            std::vector(std::size_t(count), entryOf(LiveFixture::event("pageview", page, "s"), 1)));
    }
    /// Notes the answer under a name.
    void wait(const char* name)
    {
        queue.whenKept([this, name](bool kept) {
            answers.push_back(std::string(name) + (kept ? " kept" : " lost"));
        });
    }
    void succeed() { queue.written({{}, 1.5}); }
    void fail() { queue.written({"the disk is full", 0}); }

    Stages stages;
    StoreQueue queue;
    std::vector<LogBatchPtr> batches;
    std::vector<std::string> answers;
};

using Answers = std::vector<std::string>;

} // namespace

class TestStoreQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBatchIsUnderWayAndTheNextTakesWhatCame()
    {
        QueueSetup s({}, 40);
        QVERIFY(s.queue.isIdle());
        s.add(1);
        QCOMPARE(s.batches.size(), std::size_t(1));
        QCOMPARE(s.batches[0]->firstSeq, 41U);
        s.add(2);
        s.add(3);
        QCOMPARE(s.batches.size(), std::size_t(1));
        s.succeed();
        QCOMPARE(s.batches.size(), std::size_t(2));
        QCOMPARE(s.batches[1]->firstSeq, 42U);
        QCOMPARE(s.batches[1]->entries.size(), std::size_t(5));
        QVERIFY(!s.queue.isIdle());
        s.succeed();
        QVERIFY(s.queue.isIdle());
        QCOMPARE(s.batches.size(), std::size_t(2));
        QCOMPARE(s.queue.lastSeq(), 46U);
    }
    void itIsMeasuredHowLongACommitTookAndWhoWaitedForItToBegin()
    {
        QueueSetup s;
        s.add(1);
        s.wait("first");
        s.wait("second");
        s.add(1);
        s.wait("behind");
        const Instant now = Instant::now();
        s.queue.written({{}, 1.5, {now - 50, now - 30, now - 10}});
        QCOMPARE(s.stages.of(Stage::Queue).count(), 2U);
        QCOMPARE(s.stages.of(Stage::Insert).sum(), 20);
        QCOMPARE(s.stages.of(Stage::Fsync).sum(), 20);
        QVERIFY(s.stages.of(Stage::Return).sum() >= 10);
        s.fail();
        for (const Stage stage : {Stage::Insert, Stage::Fsync, Stage::Return})
            QCOMPARE(s.stages.of(stage).count(), 1U);
        QCOMPARE(s.stages.of(Stage::Queue).count(), 2U);
    }
    void heartbeatsGoWithTheEventsOrAfterAWhile()
    {
        QueueSetup s({}, 40);
        s.queue.add(std::vector<LoggedHeartbeat>{{40, noon, 1}});
        QCOMPARE(s.batches.size(), std::size_t(0));
        QVERIFY(s.queue.isIdle());
        s.add(1);
        QCOMPARE(s.batches.size(), std::size_t(1));
        QCOMPARE(s.batches[0]->heartbeats, (std::vector<LoggedHeartbeat>{{40, noon, 1}}));
        s.succeed();
        s.queue.add(std::vector<LoggedHeartbeat>{{41, noon, 2}});
        s.queue.tick(SteadyTime(10'000));
        s.queue.add(std::vector<LoggedHeartbeat>{{41, noon, 3}});
        s.queue.tick(SteadyTime(10'000 + StoreQueue::heartbeatsWaitMs - 1));
        QCOMPARE(s.batches.size(), std::size_t(1));
        s.queue.tick(SteadyTime(10'000 + StoreQueue::heartbeatsWaitMs));
        QCOMPARE(s.batches.size(), std::size_t(2));
        QCOMPARE(s.batches[1]->heartbeats.size(), std::size_t(2));
        QCOMPARE(s.batches[1]->entries.size(), std::size_t(0));
        s.succeed();
        QVERIFY(s.queue.isIdle());
    }
    void aNoteComesWithItsEntry()
    {
        QueueSetup s({}, 40);
        const auto count = int(StoreQueue::batchEvents) + 10;
        for (int i = 1; i <= count; ++i)
            s.queue.note(40 + std::uint64_t(i), {"a", std::to_string(i)});
        s.queue.note(40 + std::uint64_t(count), {"b", "x"});
        QVERIFY(s.batches.empty());
        s.add(count);
        s.succeed();
        using Notes = std::vector<StoreNote>;
        QCOMPARE(s.batches[0]->entries.size(), StoreQueue::batchEvents);
        QCOMPARE(s.batches[0]->notes, (Notes{{"a", std::to_string(StoreQueue::batchEvents)}}));
        QCOMPARE(s.batches[1]->notes, (Notes{{"a", std::to_string(count)}, {"b", "x"}}));
        s.succeed();
        // One of an entry that is there delays nothing, and hurries nobody.
        s.queue.note(s.queue.lastSeq(), {"a", "before"});
        s.queue.note(s.queue.lastSeq(), {"a", "later"});
        QVERIFY(s.queue.isIdle());
        s.queue.finish();
        QCOMPARE(s.batches.size(), std::size_t(3));
        QCOMPARE(s.batches[2]->notes, (Notes{{"a", "later"}}));
        s.succeed();
        QVERIFY(s.queue.isIdle());
    }
    void manyHeartbeatsGoInSeveralBatches()
    {
        QueueSetup s({}, 40);
        s.queue.add(std::vector<LoggedHeartbeat>(5'000, {40, noon, 1}));
        s.queue.finish();
        std::size_t written = 0;
        for (std::size_t i = 0; i < s.batches.size(); ++i) {
            QVERIFY(s.batches[i]->heartbeats.size() <= 2'000);
            written += s.batches[i]->heartbeats.size();
            s.succeed();
        }
        QCOMPARE(written, std::size_t(5'000));
        QVERIFY(s.queue.isIdle());
    }
    void whoWaitsForAllWaitsForHeartbeats()
    {
        QueueSetup s;
        s.queue.add(std::vector<LoggedHeartbeat>{{0, noon, 1}});
        std::vector<bool> answers;
        s.queue.whenAllKept([&](bool kept) { answers.push_back(kept); });
        QCOMPARE(s.batches.size(), std::size_t(1));
        QVERIFY(answers.empty());
        s.succeed();
        QCOMPARE(answers, std::vector{true});
    }
    void aDiskThatDoesNotAnswerIsNoticed()
    {
        QueueSetup s;
        s.add(1);
        s.wait("first");
        s.queue.tick(SteadyTime(1'000'000));
        s.queue.tick(SteadyTime(1'000'000 + StoreQueue::maxAnswerMs - 1));
        QCOMPARE(s.answers, Answers());
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        s.queue.tick(SteadyTime(1'000'000 + StoreQueue::maxAnswerMs));
        QCOMPARE(s.answers, Answers{"first lost"});
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::Failing);
        QVERIFY(!s.queue.state().detail.empty());
        QCOMPARE(s.queue.state().unkept, 1);
        s.wait("second");
        QCOMPARE(s.answers.back(), std::string("second lost"));
        s.succeed();
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        QCOMPARE(s.queue.state().detail, std::string());
        QCOMPARE(s.queue.state().unkept, 0);
    }
    void aDiskThatAnswersNowAndThenDoesNotHang()
    {
        QueueSetup s;
        for (SteadyTime now; now < SteadyTime(4 * StoreQueue::maxAnswerMs); now += 1'000) {
            s.add(1);
            s.wait("one");
            s.queue.tick(now);
            s.queue.tick(now + 900);
            s.succeed();
        }
        QCOMPARE(s.queue.state().phase, StoreState::Phase::Keeping);
    }
    void whoWaitsBehindOthersDoesNotWaitForEver()
    {
        QueueSetup s;
        s.add(1);
        s.queue.tick(SteadyTime());
        s.add(1);
        s.wait("behind");
        s.queue.tick(SteadyTime(100));
        s.succeed(); // of the first
        s.queue.tick(SteadyTime(StoreQueue::maxAnswerMs));
        s.queue.tick(SteadyTime(StoreQueue::maxAnswerMs + 99));
        QCOMPARE(s.answers, Answers());
        s.queue.tick(SteadyTime(StoreQueue::maxAnswerMs + 100));
        QCOMPARE(s.answers, Answers{"behind lost"});
        QVERIFY(s.queue.state().cause == StoreCause::Silent);
        QCOMPARE(s.queue.state().silentSeconds, StoreQueue::maxAnswerMs / secondMs);
    }
    void aHindranceIsToldUntilItIsOver()
    {
        QueueSetup s;
        s.add(1);
        s.wait("first");
        s.queue.hinder("it is gone", StoreCause::Removed);
        QCOMPARE(s.answers, Answers{"first lost"});
        QCOMPARE(s.queue.state().detail, std::string("it is gone"));
        QVERIFY(s.queue.state().cause == StoreCause::Removed);
        s.succeed(); // whatever that was written to
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::Failing);
        s.queue.hinder({});
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        s.add(1);
        s.queue.hinder("it is gone");
        s.fail();
        s.queue.hinder({});
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::Failing); // until that is made good
        QTRY_COMPARE(s.batches.size(), std::size_t(3));
        s.succeed();
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
    }
    void aBatchHasABound()
    {
        QueueSetup s;
        s.add(int(StoreQueue::batchEvents) * 2 + 1);
        s.succeed();
        s.succeed();
        s.succeed();
        QCOMPARE(s.batches.size(), std::size_t(3));
        QCOMPARE(s.batches[0]->entries.size(), StoreQueue::batchEvents);
        QCOMPARE(s.batches[1]->firstSeq, StoreQueue::batchEvents + 1);
        QCOMPARE(s.batches[2]->entries.size(), std::size_t(1));
    }
    void aFullBatchDoesNotWaitForTheOneBeforeIt()
    {
        QueueSetup s;
        s.add(1);
        s.add(int(StoreQueue::batchEvents) - 1);
        QCOMPARE(s.batches.size(), std::size_t(1));
        s.add(1);
        QCOMPARE(s.batches.size(), std::size_t(2));
        QCOMPARE(s.batches[1]->firstSeq, 2U);
        QCOMPARE(s.batches[1]->entries.size(), StoreQueue::batchEvents);
        s.add(int(StoreQueue::batchEvents));
        QCOMPARE(s.batches.size(), std::size_t(2));
        s.succeed();
        QCOMPARE(s.batches.size(), std::size_t(3));
        s.succeed();
        QVERIFY(!s.queue.isIdle());
        s.succeed();
        QVERIFY(s.queue.isIdle());
    }
    void whatIsBehindAFailedBatchIsTriedAfterIt()
    {
        QueueSetup s;
        s.add(1);
        s.add(int(StoreQueue::batchEvents));
        s.wait("both");
        s.fail();
        QCOMPARE(s.answers, Answers({"both lost"}));
        s.queue.written({"what came before is not written", 0});
        QCOMPARE(s.queue.state().detail, std::string("the disk is full"));
        QCOMPARE(s.queue.state().unkept, std::int64_t(StoreQueue::batchEvents) + 1);
        QTRY_COMPARE(s.batches.size(), std::size_t(3));
        QCOMPARE(s.batches[2], s.batches[0]);
        s.succeed();
        QCOMPARE(s.batches.size(), std::size_t(4));
        QCOMPARE(s.batches[3], s.batches[1]);
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        s.succeed();
        QVERIFY(s.queue.isIdle());
    }
    void nothingIsTriedAgainBeforeTheWriterHasAnsweredForAll()
    {
        QueueSetup s;
        s.add(1);
        s.add(int(StoreQueue::batchEvents));
        s.fail();
        s.queue.finish();
        QCOMPARE(s.batches.size(), std::size_t(2));
        s.fail();
        QCOMPARE(s.batches.size(), std::size_t(3));
        QCOMPARE(s.batches[2], s.batches[0]);
        s.succeed();
        s.succeed();
        QVERIFY(s.queue.isIdle());
    }
    void answersComeInOrderAndOnlyOnceAllIsWritten()
    {
        QueueSetup s;
        s.add(1);
        s.wait("first");
        s.add(int(StoreQueue::batchEvents) + 1);
        s.wait("second");
        s.wait("resent");
        QCOMPARE(s.answers, Answers());
        s.succeed();
        QCOMPARE(s.answers, Answers({"first kept"}));
        s.succeed();
        QCOMPARE(s.answers, Answers({"first kept"}));
        s.succeed();
        QCOMPARE(s.answers, Answers({"first kept", "second kept", "resent kept"}));
        s.wait("nothing new");
        QCOMPARE(s.answers.back(), std::string("nothing new kept"));
    }
    void aFailureIsToldToEverybodyAndNothingIsTakenUntilItIsOver()
    {
        QueueSetup s;
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        s.add(1);
        s.wait("under way");
        s.add(2);
        s.wait("behind it");
        s.fail();
        QCOMPARE(s.answers, Answers({"under way lost", "behind it lost"}));
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::Failing);
        QCOMPARE(s.queue.state().phase, StoreState::Phase::Failing);
        QCOMPARE(s.queue.state().detail, std::string("the disk is full"));
        QCOMPARE(s.queue.state().unkept, 3);
        s.wait("a resend");
        QCOMPARE(s.answers.back(), std::string("a resend lost"));
        QCOMPARE(s.batches.size(), std::size_t(1));
    }
    void theSameBatchIsTriedAgainUntilItIsWritten()
    {
        QueueSetup s;
        s.add(1);
        s.fail();
        for (std::size_t attempt = 2; attempt <= 3; ++attempt) {
            QTRY_COMPARE(s.batches.size(), attempt);
            QCOMPARE(s.batches.back(), s.batches.front());
            if (attempt == 2)
                s.fail();
        }
        s.succeed();
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        QCOMPARE(s.queue.state().phase, StoreState::Phase::Keeping);
        QCOMPARE(s.queue.state().unkept, 0);
        QCOMPARE(s.queue.state().detail, std::string());
        QVERIFY(s.queue.isIdle());
        s.add(1);
        s.wait("after it");
        s.succeed();
        QCOMPARE(s.answers, Answers({"after it kept"}));
    }
    void itRefusesBeyondItsBounds()
    {
        Limits limits;
        limits.storeQueueEvents = 10;
        QueueSetup s(limits);
        s.add(5); // goes to the writer at once
        s.add(9);
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        s.add(1);
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::Full);
        s.succeed();
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
    }
    void itRefusesBeyondItsBytes()
    {
        Limits limits;
        limits.storeQueueBytes = 10'000;
        QueueSetup s(limits);
        s.add(1);
        s.add(1, std::string(5'000, 'p'));
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
        s.add(1, std::string(5'000, 'p'));
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::Full);
        s.succeed();
        s.succeed();
        QVERIFY(s.queue.isIdle());
        s.add(1, std::string(20'000, 'p'));
        QCOMPARE(s.queue.refusal(), StoreQueue::Refusal::None);
    }
    void whoIsAnsweredMayAddMore()
    {
        QueueSetup s;
        s.add(1);
        s.queue.whenKept([&](bool) {
            s.add(1);
            s.wait("inner");
        });
        s.wait("outer");
        s.succeed();
        QCOMPARE(s.answers, Answers({"outer kept"}));
        QCOMPARE(s.batches.size(), std::size_t(2));
        s.succeed();
        QCOMPARE(s.answers, Answers({"outer kept", "inner kept"}));
    }
    void whatIsCompletedIsNotWrittenBeforeItsEvents()
    {
        QueueSetup s;
        s.add(1);
        s.add(int(StoreQueue::batchEvents) + 1);
        s.queue.complete(std::vector<EndedVisit>(1), std::vector<MinuteCounts>(1));
        s.succeed();
        QCOMPARE(s.batches[1]->ended.size(), std::size_t(0));
        QCOMPARE(s.batches[1]->minutes.size(), std::size_t(0));
        s.succeed();
        QCOMPARE(s.batches[2]->ended.size(), std::size_t(1));
        QCOMPARE(s.batches[2]->minutes.size(), std::size_t(1));
        s.succeed();
        QVERIFY(s.queue.isIdle());
    }
    void whatIsCompletedGoesWithoutEventsToo()
    {
        QueueSetup s({}, 7);
        s.queue.complete({}, std::vector<MinuteCounts>(3'000));
        QCOMPARE(s.batches.size(), std::size_t(1));
        QVERIFY(s.batches[0]->entries.empty());
        s.wait("the minutes");
        s.add(1);
        s.succeed();
        QCOMPARE(s.answers, Answers({"the minutes kept"}));
        QCOMPARE(s.batches[1]->firstSeq, 8U);
        QCOMPARE(s.batches[0]->minutes.size() + s.batches[1]->minutes.size(), std::size_t(3'000));
    }
    void whatIsCompletedWhileNothingCanBeWrittenHasABound()
    {
        QueueSetup s;
        s.add(1);
        s.fail();
        for (int i = 0; i < 300; ++i)
            s.queue.complete({}, std::vector<MinuteCounts>(1'000));
        s.succeed();
        std::size_t minutes = 0;
        for (std::size_t i = 1; !s.queue.isIdle(); ++i) {
            minutes += s.batches[i]->minutes.size();
            s.succeed();
        }
        QCOMPARE(minutes, std::size_t(100'000));
    }

    void atTheEndWhatThereIsIsWritten()
    {
        QueueSetup s;
        QSignalSpy idle(&s.queue, &StoreQueue::idle);
        s.add(1);
        s.add(1);
        s.queue.finish();
        QCOMPARE(idle.size(), 0);
        s.succeed();
        QCOMPARE(idle.size(), 0);
        s.succeed();
        QCOMPARE(idle.size(), 1);
    }
    void atTheEndWithNothingLeftItSaysSo()
    {
        QueueSetup s;
        QSignalSpy idle(&s.queue, &StoreQueue::idle);
        s.queue.finish();
        QCOMPARE(idle.size(), 1);
    }
    void atTheEndWhatFailsIsTriedOnceMoreAtOnce()
    {
        QueueSetup s;
        QSignalSpy idle(&s.queue, &StoreQueue::idle);
        s.add(1);
        s.add(4);
        s.fail();
        s.queue.finish();
        QCOMPARE(s.batches.size(), std::size_t(2));
        QCOMPARE(s.batches[1], s.batches[0]);
        s.fail();
        QCOMPARE(idle.size(), 1);
        QCOMPARE(s.queue.state().unkept, 5);
        QVERIFY(s.queue.isIdle());
        s.wait("too late");
        QCOMPARE(s.answers, Answers({"too late lost"}));
    }
    void atTheEndWhatIsBehindAFailedBatchIsGivenUpWithIt()
    {
        QueueSetup s;
        QSignalSpy idle(&s.queue, &StoreQueue::idle);
        s.add(1);
        s.add(int(StoreQueue::batchEvents));
        s.queue.finish();
        s.fail();
        QCOMPARE(idle.size(), 1);
        QCOMPARE(s.queue.state().unkept, std::int64_t(StoreQueue::batchEvents) + 1);
        s.fail();
        QCOMPARE(s.batches.size(), std::size_t(2));
        QVERIFY(s.queue.isIdle());
    }
};

QTEST_GUILESS_MAIN(TestStoreQueue)
#include "tst_store_queue.moc"
