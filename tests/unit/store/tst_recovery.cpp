// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/store_notes.h"
#include "tests/unit/support/logged_life.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace footfall;

namespace {

constexpr DurationMs day = 24 * hour;

/// What a visitor console shows, in words.
std::string factsOf(const LiveModel& model)
{
    SnapshotRequest request;
    request.sessions = 1'000;
    request.steps = 200;
    request.rows = 1'000;
    const Snapshot now = model.snapshot(request);
    std::ostringstream out;
    out << now.active << " active, " << now.visitorsToday << " visitors, " << now.pageViewsToday
        << " views, " << now.eventsToday << " events, " << now.visitorsLastMinute
        << " in the last minute\n";
    for (const CountRow& row : now.pagesToday)
        out << row.site << row.label << ' ' << row.count << '\n';
    for (const SessionView& session : now.sessions) {
        out << session.visit << ' ' << session.site << '/' << session.sessionId << ' '
            << session.visitorId << ' ' << session.active << ' ' << session.durationSeconds << ' '
            << session.lastActivityAt;
        for (const StepView& step : session.journey)
            out << " > " << step.page << ' ' << step.clicks.size();
        out << '\n';
    }
    for (const SeriesPoint& point : now.series)
        out << point.at << ' ' << point.active << ' ' << point.pageViews << '\n';
    return out.str();
}

/// A quarter of an hour of a small shop on two sites.
void liveABusyTime(Life& life)
{
    std::mt19937 random(4);
    for (int i = 0; i < 900; ++i) {
        const char* types[] = {"pageview", "pageview", "click", "buy", "session_end"};
        Event event = LiveFixture::event(types[random() % 5], numbered("/", random() % 20),
                                         numbered("s", random() % 60), life.now);
        event.timestamp = life.now - DurationMs(random() % 5'000);
        event.site = random() % 2 ? "one.example" : "";
        event.visitorId = random() % 2 ? numbered("v", random() % 30) : "";
        event.country = "India";
        life.tell(std::move(event));
        life.wait(second);
    }
}

/// It is so late, and no clock that is wrong.
void believe(const StorePlace& place, TimeMs now)
{
    QVERIFY(notes::writeTime(place.log()->database(), {now, 0}));
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFolderGivesAnEmptyModel()
    {
        const StorePlace place;
        const Life life(place, noon);
        QVERIFY(life.recovered);
        QCOMPARE(life.recovered->replayed, 0U);
        QCOMPARE(life.model.snapshot({}).eventsToday, 0);
    }
    void theModelIsWhatItWas()
    {
        const StorePlace place;
        std::string before;
        TimeMs end;
        {
            Life life(place, noon);
            liveABusyTime(life);
            QCOMPARE(life.keep(), std::string());
            before = factsOf(life.model);
            end = life.now;
        }
        const Life again(place, end);
        QCOMPARE(again.recovered->replayed, 900U);
        QCOMPARE(factsOf(again.model).c_str(), before.c_str());
    }
    void itIsKnownHowOftenAVisitorCame_data()
    {
        QTest::addColumn<bool>("withCheckpoint");
        QTest::addRow("from a checkpoint") << true;
        QTest::addRow("from the log") << false;
    }
    void itIsKnownHowOftenAVisitorCame()
    {
        QFETCH(bool, withCheckpoint);
        const StorePlace place;
        const auto viewBy = [](Life& life, const std::string& visitor, const std::string& session,
                               const std::string& site = "one.example") {
            Event event = LiveFixture::event("pageview", "/", session, life.now);
            event.visitorId = visitor;
            event.site = site;
            life.tell(std::move(event));
        };
        const auto visitsOf = [](const Life& life, const std::string& session) {
            return life.model.session({"one.example", session}, 1).value_or(SessionView()).visits;
        };
        std::vector<int> before;
        const std::vector<std::string> sessions{"second", "named", "changed", "third"};
        TimeMs end;
        {
            Life life(place, noon);
            viewBy(life, "anna", "first");
            viewBy(life, "anna", "other", "two.example");
            life.wait(20 * minute);
            viewBy(life, "anna", "second");
            viewBy(life, "", "named");
            viewBy(life, "cleo", "changed");
            viewBy(life, "anna", "third");
            QCOMPARE(life.keep(), std::string());
            if (withCheckpoint)
                saveCheckpoint(life);
            viewBy(life, "bob", "named");
            viewBy(life, "bob", "changed");
            for (const std::string& session : sessions)
                before.push_back(visitsOf(life, session));
            QCOMPARE(life.keep(), std::string());
            end = life.now;
        }
        QCOMPARE(before, (std::vector<int>{2, 1, 2, 3}));
        Life again(place, end);
        std::vector<int> after;
        for (const std::string& session : sessions)
            after.push_back(visitsOf(again, session));
        QCOMPARE(after, before);
        viewBy(again, "anna", "second"); // it goes on
        viewBy(again, "anna", "fourth");
        viewBy(again, "cleo", "fifth");
        QCOMPARE(visitsOf(again, "second"), 2);
        QCOMPARE(visitsOf(again, "fourth"), 4);
        QCOMPARE(visitsOf(again, "fifth"), 2);
    }
    void timeGoesOnWhileItIsDown()
    {
        const StorePlace place;
        std::string before;
        {
            Life life(place, noon);
            liveABusyTime(life);
            QCOMPARE(life.keep(), std::string());
            life.wait(3 * minute);
            before = factsOf(life.model);
        }
        const Life again(place, noon + 18 * minute);
        QCOMPARE(factsOf(again.model).c_str(), before.c_str());
    }
    void theNextDayBeginsAtNothing()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            liveABusyTime(life);
            QCOMPARE(life.keep(), std::string());
        }
        Life again(place, noon + 13 * hour);
        QCOMPARE(again.model.snapshot({}).visitorsToday, 0);
        QCOMPARE(again.model.snapshot({}).eventsToday, 0);
        again.view("/", "s");
        QCOMPARE(again.model.snapshot({}).visitorsToday, 1);
    }
    void onlyTodayCountsOfALongLog()
    {
        const StorePlace place;
        Life life(place, noon);
        for (int i = 0; i < 5; ++i) {
            life.view("/", numbered("s", i));
            life.view("/", "daily");
            QCOMPARE(life.keep(), std::string());
            life.wait(day);
        }
        life.folder.reset();
        const Life again(place, noon + 4 * day + minute);
        QCOMPARE(again.model.snapshot({}).visitorsToday, 2);
        QCOMPARE(again.model.snapshot({}).pageViewsToday, 2);
        QVERIFY(again.recovered->replayed <= 4);
    }
    void aClearStaysCleared()
    {
        const StorePlace place;
        std::string before;
        {
            Life life(place, noon);
            life.view("/", "before");
            life.wait(second);
            life.clear();
            life.wait(second);
            life.view("/", "after");
            QCOMPARE(life.keep(), std::string());
            before = factsOf(life.model);
        }
        const Life again(place, noon + 2 * second);
        QCOMPARE(factsOf(again.model).c_str(), before.c_str());
        QCOMPARE(again.model.snapshot({}).visitorsToday, 1);
    }
    void whatWasImportedIsNotLive()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/", "s");
            life.entries.push_back(
                entryOf(LiveFixture::event("pageview", "/", "past", noon), 900, true));
            life.entries.back().imported = true;
            QCOMPARE(life.keep(), std::string());
        }
        const Life again(place, noon + second);
        QCOMPARE(again.recovered->replayed, 1U);
        QCOMPARE(again.model.snapshot({}).eventsToday, 1);
    }
    void aVisitThatTimedOutBeforeAClearEndedThen()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/", "s");
            QCOMPARE(life.keep(), std::string());
            // What the model completed meanwhile goes with a crash.
            const LogBatch clear = batchOf(2, {clearAt(noon + hour)});
            QCOMPARE(life.folder->log().commit(clear).failure, std::string());
        }
        Life again(place, noon + 2 * hour);
        QCOMPARE(again.keep(), std::string());
        QCOMPARE(TimeMs(place.number("SELECT ended FROM visits")), noon + 5 * minute);
    }
    void visitsImportedAfterTheCheckpointKeepTheirNumbers()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/", "live");
            QCOMPARE(life.keep(), std::string());
            saveCheckpoint(life);
            const Event past = LiveFixture::event("pageview", "/", "past", noon - day);
            life.entries.push_back(entryOf(past, 2, true));
            life.entries.back().imported = true;
            QCOMPARE(life.keep(), std::string());
        }
        Life again(place, noon + second);
        QCOMPARE(again.recovered->checkpoint, 1U);
        again.view("/", "new");
        QCOMPARE(again.entries[0].visit, 3U);
        QCOMPARE(again.keep(), std::string());
        QCOMPARE(place.number("SELECT count(*) FROM visits WHERE session='past'"), 1);
    }
    void aVisitGoesOnUnderItsNumber()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/a", "first");
            life.view("/a", "s");
            QCOMPARE(life.keep(), std::string());
        }
        Life again(place, noon + minute);
        again.view("/b", "s");
        again.view("/b", "new");
        QCOMPARE(again.entries[0].visit, 2U);
        QVERIFY(!again.entries[0].began);
        QCOMPARE(again.entries[1].visit, 3U);
        QCOMPARE(again.keep(), std::string());
        QCOMPARE(place.number("SELECT count(*) FROM visits"), 3);
    }
    void aVisitThatEndedWhileItWasDownIsCompleted()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/a", "s");
            life.wait(second);
            life.view("/b", "s");
            QCOMPARE(life.keep(), std::string());
        }
        Life again(place, noon + hour);
        QCOMPARE(again.keep(), std::string());
        QCOMPARE(TimeMs(place.number("SELECT ended FROM visits")), noon + second + 5 * minute);
        QCOMPARE(place.number("SELECT page_views FROM visits"), 2);
        QCOMPARE(place.number("SELECT sum(page_views) FROM minutes WHERE site=-1"), 2);
    }
    void aReplayThatKnowsOnlyTheEndLeavesWhatIsWhole()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/a", "s");
            life.wait(2 * minute);
            life.view("/b", "s"); // where the replay of the last day begins, in the middle
            life.wait(26 * hour - 10 * second);
            life.view("/c", "t");
            QCOMPARE(life.keep(), std::string());
        }
        const std::int64_t visitors = place.number("SELECT sum(visitors) FROM minutes");
        const std::int64_t steps = place.number("SELECT page_views FROM visits WHERE id=1");
        QCOMPARE(steps, 2);
        Life again(place, noon + 27 * hour);
        QCOMPARE(again.recovered->replayed, 2U);
        QCOMPARE(again.keep(), std::string());
        QCOMPARE(place.number("SELECT page_views FROM visits WHERE id=1"), steps);
        // The minute in which the last one came was not over.
        QCOMPARE(place.number("SELECT sum(visitors) FROM minutes"), visitors + 2);
    }
    void anEventSentAgainIsKnown_data()
    {
        QTest::addColumn<int>("others");
        QTest::addRow("from the log") << 10;
        QTest::addRow("from a piece") << 50'000;
        QTest::addRow("from several pieces") << 120'000;
    }
    void anEventSentAgainIsKnown()
    {
        QFETCH(int, others);
        const StorePlace place;
        Event event = LiveFixture::event("pageview", "/", "s", noon);
        const auto tellAll = [&](Life& life, int from, int to) {
            for (int i = from; i < to; ++i) {
                event.eventId = numbered("id-", i);
                life.tell(event);
                if (i % 1000 == 999 && !life.keep().empty())
                    return false;
            }
            return life.keep().empty();
        };
        {
            Life life(place, noon);
            QVERIFY(tellAll(life, 0, others));
        }
        {
            Life between(place, noon + hour);
            QVERIFY(between.recovered);
        }
        // A crash in between does not lose those that were read back.
        Life again(place, noon + 2 * hour);
        QVERIFY(tellAll(again, 0, others));
        QCOMPARE(again.folder->log().lastSeq(), std::uint64_t(others));
        QVERIFY(tellAll(again, others, others + 1));
        QCOMPARE(again.folder->log().lastSeq(), std::uint64_t(others + 1));
    }
    void idsThatNobodyAsksForAreNotReadBack()
    {
        const StorePlace place;
        {
            Life life(place, noon);
            for (int i = 0; i < 200; ++i) {
                Event event = LiveFixture::event("pageview", "/", "s", life.now);
                event.eventId = numbered("id-", i);
                life.tell(std::move(event));
                if (i == 100)
                    life.now += 3 * day;
            }
            QCOMPARE(life.keep(), std::string());
        }
        Life again(place, noon + 3 * day + hour);
        QCOMPARE(again.seen.size(), std::size_t(99));
        QCOMPARE(again.keep(), std::string());
        again.folder.reset();
        believe(place, noon + 9 * day);
        QCOMPARE(Life(place, noon + 9 * day).seen.size(), std::size_t(0));
    }
    void aDayLaterItIsNew()
    {
        const StorePlace place;
        Event event = LiveFixture::event("pageview", "/", "s", noon);
        event.eventId = "id";
        {
            Life life(place, noon);
            life.tell(event);
            QCOMPARE(life.keep(), std::string());
        }
        believe(place, noon + 3 * day);
        Life again(place, noon + 3 * day);
        again.tell(event);
        QCOMPARE(again.entries.size(), std::size_t(1));
    }

    void aLogFromTheFutureDoesNotStopTheClock_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<qint64>("visitors");
        QTest::addRow("seconds") << qint64(10 * second) << qint64(2);
        QTest::addRow("half an hour") << qint64(30 * minute) << qint64(2);
        QTest::addRow("a year") << qint64(365 * day)
                                << qint64(1); // one is of a day that is not today
    }
    void aLogFromTheFutureDoesNotStopTheClock()
    {
        QFETCH(qint64, ahead);
        QFETCH(qint64, visitors);
        const StorePlace place;
        {
            Life life(place, noon);
            life.view("/", "right");
            life.now += ahead;
            life.view("/", "ahead");
            QCOMPARE(life.keep(), std::string());
        }
        Life again(place, noon + second);
        QVERIFY(again.recovered);
        QCOMPARE(again.model.snapshot({}).visitorsToday, visitors);
        again.view("/", "new");
        QCOMPARE(again.model.snapshot({}).visitorsToday, visitors + 1);
        QCOMPARE(again.keep(), std::string());
        again.wait(6 * minute);
        QCOMPARE(again.model.activeSessions(), 0);
        again.wait(day);
        QCOMPARE(again.model.snapshot({}).visitorsToday, 0);
        QCOMPARE(again.keep(), std::string());
    }
    /// Once with a checkpoint of that run, once without.
    void aRunOfAWrongClockDoesNotTakeTheDayAway()
    {
        for (const bool isSaved : {false, true}) {
            const StorePlace place;
            {
                Life life(place, noon);
                life.view("/", "s1");
                life.view("/", "s2");
                QCOMPARE(life.keep(), std::string());
                saveCheckpoint(life);
            }
            {
                Life wrong(place, noon + 100 * day);
                wrong.view("/", "s3");
                QCOMPARE(wrong.keep(), std::string());
                if (isSaved)
                    saveCheckpoint(wrong);
            }
            const Life again(place, noon + minute);
            const Snapshot now = again.model.snapshot({});
            QCOMPARE(now.eventsToday, 2);
            QCOMPARE(now.active, 2);
        }
    }
    void aStartOfAWrongClockForgetsNoEventId()
    {
        const StorePlace place;
        Event event = LiveFixture::event("pageview", "/", "s1", noon);
        event.eventId = "id";
        {
            Life life(place, noon);
            life.tell(event);
            QCOMPARE(life.keep(), std::string());
        }
        Life wrong(place, noon + 100 * day);
        wrong.tell(event);
        QVERIFY(wrong.entries.empty());
    }
    void aClockSetBackAndForthCountsAsItDid()
    {
        const StorePlace place;
        Snapshot before;
        {
            Life life(place, noon);
            int visitor = 0;
            for (const DurationMs by :
                 {0 * hour, -hour, hour, -2 * hour, 3 * hour, -30 * minute, 30 * minute}) {
                life.now += by;
                life.view("/", numbered("s", visitor++));
                QCOMPARE(life.keep(), std::string());
            }
            life.wait(second);
            before = life.model.snapshot({});
        }
        const Life again(place, noon + hour + second);
        QVERIFY(again.recovered);
        const Snapshot after = again.model.snapshot({});
        QCOMPARE(after.visitorsToday, before.visitorsToday);
        QCOMPARE(after.eventsToday, before.eventsToday);
        QCOMPARE(after.active, before.active);
        QCOMPARE(again.folder->log().lastSeq(), 7U);
    }

    void damageThatTheReplayMeetsBeginsAnew()
    {
        const StorePlace place;
        Event sent = LiveFixture::event("pageview", "/", "s", noon);
        sent.eventId = "id";
        {
            Life life(place, noon);
            for (int i = 0; i < 20'000; ++i)
                life.view(numbered("/", i % 7), numbered("s", i));
            life.tell(sent);
            QCOMPARE(life.keep(), std::string());
        }
        QFile file(place.database());
        QVERIFY(file.open(QIODevice::ReadWrite));
        // Not the end, which a start looks at first.
        file.seek(file.size() / 4 / 4096 * 4096);
        file.write(QByteArray(int(file.size() / 4), '\x5a'));
        file.seek(0);
        const QByteArray damaged = file.readAll();
        file.close();
        Life again(place, noon + minute);
        QVERIFY2(again.recovered, again.recovered ? "" : again.recovered.error().c_str());
        const QStringList aside = place.filesLike(QStringLiteral("footfall.db.damaged-*[0-9]"));
        QCOMPARE(aside.size(), 1);
        QFile moved(place.file(aside[0]));
        QVERIFY(moved.open(QIODevice::ReadOnly));
        QVERIFY(moved.readAll() == damaged);
        QVERIFY(!again.folder->note().empty());
        QCOMPARE(again.model.snapshot({}).eventsToday, 0);
        QCOMPARE(again.model.activeSessions(), 0);
        QCOMPARE(again.folder->log().lastSeq(), 0U);
        again.tell(sent);
        QCOMPARE(again.keep(), std::string());
        QCOMPARE(again.folder->log().lastSeq(), 1U);
        again.folder.reset();
        Life third(place, noon + 2 * minute);
        QCOMPARE(third.recovered->replayed, 1U);
        third.tell(sent);
        QVERIFY(third.entries.empty());
    }
};

QTEST_APPLESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
