// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/logged_life.h"
#include "tests/unit/support/random_visitors.h"
#include "tests/unit/support/store_faults.h"

#include <QTest>

using namespace footfall;

namespace {

std::string textOf(const std::vector<EndedVisit>& ended)
{
    std::string text;
    for (const EndedVisit& visit : ended)
        text += textOf(visit.session) + std::to_string(visit.endedAt.sinceEpoch()) + "\n";
    return text;
}

Limits timeoutOf(DurationMs timeout)
{
    Limits limits;
    limits.sessionTimeoutMs = timeout;
    return limits;
}

/// A life that is ticked as by the server, and whose visits that ended are known.
struct TickedLife : Life
{
    using Life::Life;

    void until(TimeMs to)
    {
        for (; ticked + 250 <= to; ticked += 250)
            model.tick(ticked + 250);
        now = to;
    }
    /// Commits what was told, but for heartbeats whose minute is not over.
    void keepAll()
    {
        LogBatch batch = batchOf(folder->log().lastSeq() + 1, std::exchange(entries, {}));
        batch.ended = model.takeEnded();
        batch.minutes = model.takeMinutes();
        batch.heartbeats = heartbeats.take(now);
        ended += textOf(batch.ended);
        QCOMPARE(folder->log().commit(batch).failure, std::string());
    }
    /// As at a stop, but without a checkpoint.
    void stop()
    {
        keepAll();
        LogBatch rest = batchOf(folder->log().lastSeq() + 1, {});
        rest.heartbeats = heartbeats.takeAll();
        QCOMPARE(folder->log().commit(rest).failure, std::string());
        folder.reset();
    }

    TimeMs ticked = noon;
    std::string ended;
};

/// Somebody of thirty does something, or only says that he is there.
void act(TickedLife& life, RandomVisitors& visitors)
{
    life.until(life.now + visitors.below(1'000) + (visitors.oneIn(300) ? 400 * second : 0));
    // Not at the moment of a tick or of what was before: which came first is not in the log.
    life.now += life.now == floorTo(life.now, 250) ? 1 : 0;
    Event event = visitors.event(life.now);
    event.sessionId = numbered("s", visitors.below(10));
    if (visitors.oneIn(4))
        life.tell(std::move(event));
    else
        life.heartbeat({event.site, event.sessionId});
}

constexpr char rows[] = "SELECT count(*) FROM heartbeats";

} // namespace

/// What keeps sessions alive beside their events, in the log.
class TestHeartbeats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLogReplayedGivesWhatWas_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<qint64>("timeout");
        QTest::addColumn<bool>("isSaved");
        for (const qint64 timeout : {5 * minute, 45 * second, 6 * second}) {
            for (quint64 seed = 1; seed <= 3; ++seed) {
                QTest::addRow("seed %d, %d s", int(seed), int(timeout / second))
                    << seed << timeout << false;
                QTest::addRow("seed %d, %d s, checkpoint", int(seed), int(timeout / second))
                    << seed << timeout << true;
            }
        }
    }
    void theLogReplayedGivesWhatWas()
    {
        QFETCH(quint64, seed);
        QFETCH(qint64, timeout);
        QFETCH(bool, isSaved);
        const StorePlace place;
        RandomVisitors visitors(seed);
        TickedLife life(place, noon, timeoutOf(timeout));
        for (int i = 0; i < 1'500; ++i) {
            act(life, visitors);
            if (visitors.oneIn(60))
                life.keepAll();
            if (isSaved && i == 1'000) {
                life.keepAll();
                saveCheckpoint(life);
                life.ended.clear();
            }
        }
        const TimeMs end = life.now + 800;
        life.until(end);
        life.stop();
        Life again(place, end, timeoutOf(timeout));
        QVERIFY(again.recovered);
        QCOMPARE(again.recovered->checkpoint > 0, isSaved);
        QVERIFY(place.number(rows) > 20);
        QCOMPARE(firstDifference(allTextOf(life.model), allTextOf(again.model)), QString());
        QCOMPARE(firstDifference(life.ended, textOf(again.model.takeEnded())), QString());
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void aSessionThatOnlyHeartbeatsKeepSurvivesAKill()
    {
        const StorePlace place;
        TimeMs end;
        {
            TickedLife life(place, noon);
            life.view("/", "s");
            life.view("/", "gone");
            for (int i = 0; i < 4 * 60; ++i) {
                life.until(life.now + 15 * second);
                life.heartbeat({"", "s"});
                life.keepAll();
            }
            end = life.now;
        }
        const Life again(place, end + second);
        QCOMPARE(again.model.activeSessions(), 1);
        // Of the last minute nothing was logged.
        const std::int64_t duration = again.model.session({"", "s"}, 1)->durationSeconds;
        QVERIFY2(duration > 58 * 60 && duration <= 3'600, std::to_string(duration).c_str());
    }
    void oneASessionAndMinute()
    {
        const StorePlace place;
        TickedLife life(place, noon);
        for (int i = 0; i < 6 * 60; ++i) {
            life.until(life.now + 10 * second);
            if (i % 4 == 0)
                life.view("/", "busy");
            for (const char* session : {"busy", "quiet"}) {
                if (i == 0)
                    life.view("/", session);
                life.heartbeat({"", session});
            }
            life.heartbeat({"", "unknown"});
        }
        life.stop();
        const std::int64_t logged = place.number(rows);
        QVERIFY2(logged >= 2 * 51 && logged <= 2 * 61, std::to_string(logged).c_str());
        QCOMPARE(place.number("SELECT count(DISTINCT visit) FROM heartbeats"), 2);
    }
    void aVisitorsClockThatWasSetBackShortensNothing()
    {
        const StorePlace place;
        TickedLife life(place, noon);
        life.view("/", "s");
        life.until(noon + 30 * second);
        life.heartbeat({"", "s"});
        life.until(noon + 31 * second);
        Event event = LiveFixture::event("click", "/", "s", noon);
        life.tell(event);
        life.until(noon + 40 * second);
        life.heartbeat({"", "s"});
        QCOMPARE(life.model.session({"", "s"}, 1)->durationSeconds, 30);
        life.stop();
        const Life again(place, noon + 40 * second);
        QCOMPARE(again.model.session({"", "s"}, 1)->durationSeconds, 30);
    }
    void whatTheClockSaidBeforeItWasSetBackEndsNothing()
    {
        const StorePlace place;
        std::string before;
        TimeMs end;
        {
            TickedLife life(place, noon);
            const auto live = [&](const char* session, DurationMs duration) {
                life.view("/", session);
                for (const TimeMs until = life.now + duration; life.now < until;) {
                    life.until(life.now + 30 * second);
                    life.heartbeat({"", session});
                }
                life.keepAll();
            };
            live("before", 5 * minute);
            life.now = life.ticked = noon - hour;
            life.model.tick(life.now);
            live("after", 20 * minute);
            before = allTextOf(life.model);
            end = life.now;
            life.stop();
        }
        const Life again(place, end);
        QCOMPARE(again.model.activeSessions(), 1);
        QCOMPARE(firstDifference(before, allTextOf(again.model)), QString());
    }
    void whoeverWaitsHasABound()
    {
        HeartbeatPace pace(5 * minute);
        const auto hear = [&](std::uint64_t visit, TimeMs at) {
            pace.heard({visit, at, at - second, true}, 1);
        };
        for (std::uint64_t visit = 1; visit <= HeartbeatPace::maxSessions; ++visit)
            hear(visit, noon);
        QCOMPARE(pace.take(noon + 59 * second).size(), std::size_t(0));
        hear(HeartbeatPace::maxSessions + 1, noon + 59 * second);
        QCOMPARE(pace.take(noon + 59 * second).size(), std::size_t(1));
        QCOMPARE(pace.take(noon + minute).size(), HeartbeatPace::maxSessions);
        QCOMPARE(pace.takeAll().size(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestHeartbeats)
#include "tst_heartbeats.moc"
