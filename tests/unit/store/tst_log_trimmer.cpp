// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep/log_trimmer.h"
#include "tests/unit/support/filled_store.h"
#include "tests/unit/support/store_faults.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr DurationMs day = 24 * hour;
constexpr int rowsAStep = 100;

MinuteCounts minuteAt(TimeMs at, std::optional<std::string> site = std::nullopt)
{
    return {std::move(site), at, 1, 1, 1, 1, 1};
}

struct TrimmedStore : FilledStore
{
    std::int64_t count(const std::string& rows)
    {
        return *log->database().number(("SELECT count(*) FROM " + rows).c_str());
    }
    bool hasText(const std::string& text) { return count("texts WHERE text='" + text + "'") == 1; }
    std::int64_t events() { return count("events WHERE kind <> 17"); }

    /// One visit with one event, which is over a minute later, and what it counts.
    void addVisit(const std::string& page, TimeMs at)
    {
        const std::uint64_t visit = lastVisit + 1;
        add(event(page, page, at), visit);
        endVisit(visit, page, at);
        countMinute(at);
    }
    void addImported(const std::string& page, TimeMs at)
    {
        addVisit(page, at);
        batch.entries.back().imported = true;
    }
    void endVisit(std::uint64_t visit, const std::string& page, TimeMs began)
    {
        SessionView view;
        view.visit = visit;
        view.sessionId = page;
        view.startedAt = began;
        view.currentPage = page;
        view.journey = {{page, began, 0, {}, 0}};
        end(view, began + minute);
    }
    void countMinute(TimeMs at) { FilledStore::count(minuteAt(minuteOf(at))); }

    /// A whole pass; how many steps it took.
    int trim(TimeMs cutoff, int rows = rowsAStep)
    {
        for (int steps = 1;; ++steps) {
            const Result<Progress> more = trimmer.step(log->database(), cutoff, cutoff, rows);
            if (!more)
                qFatal("%s", more.error().c_str());
            if (*more == Progress::Done)
                return steps;
        }
    }

    LogTrimmer trimmer;
};

} // namespace

class TestLogTrimmer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOldGoesAndWhatIsYoungStays()
    {
        TrimmedStore store;
        for (int i = 0; i < 10; ++i)
            store.addVisit(numbered("/p", i), noon + i * day);
        store.FilledStore::count(minuteAt(noon, "a.example"));
        store.FilledStore::count(minuteAt(noon + 9 * day, "a.example"));
        store.commit();
        store.trim(noon + 5 * day + hour);
        QCOMPARE(store.count("events"), 4);
        QCOMPARE(store.count("visits"), 4);
        QCOMPARE(store.count("marks"), 4);
        QCOMPARE(store.count("minutes WHERE site = -1"), 4);
        QCOMPARE(store.count("minutes WHERE site <> -1"), 1);
        QVERIFY(!store.hasText("/p3"));
        QVERIFY(store.hasText("/p6"));
        QCOMPARE(*store.log->database().number("SELECT min(seq) FROM events"), 7);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void heartbeatsGoWithTheEventsBeforeThem()
    {
        TrimmedStore store;
        store.addVisit("/old", noon);
        store.addVisit("/young", noon + 9 * day);
        for (int i = 0; i < 250; ++i)
            store.batch.heartbeats.push_back({1, noon + i, 1});
        store.batch.heartbeats.push_back({2, noon + 9 * day + second, 2});
        store.commit();
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("heartbeats"), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
        store.trim(noon + 20 * day);
        QCOMPARE(store.count("heartbeats"), 0);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void minutesAndTheirSitesStayLonger()
    {
        TrimmedStore store;
        LogTrimmer trimmer(30 * day);
        Event event = FilledStore::event("/", "s", noon);
        event.site = "a.example";
        store.add(event, 1);
        store.endVisit(1, "/", noon);
        store.FilledStore::count(minuteAt(noon, "a.example"));
        store.addVisit("/young", noon + 40 * day);
        store.commit();
        const auto trim = [&](TimeMs cutoff) {
            while (*trimmer.step(store.log->database(), cutoff, cutoff, rowsAStep) ==
                   Progress::More) {
            }
        };
        trim(noon + 20 * day);
        QCOMPARE(store.count("events"), 1);
        QCOMPARE(store.count("minutes"), 2);
        QVERIFY(store.hasText("a.example"));
        QVERIFY(!store.hasText("/"));
        QCOMPARE(faultsOf(store.path), QStringList());
        trim(noon + 32 * day);
        QCOMPARE(store.count("minutes"), 1);
        QVERIFY(!store.hasText("a.example"));
    }
    void runsOfTheServerGoButTheNewest()
    {
        TrimmedStore store;
        for (int i = 0; i < 3; ++i)
            store.log->database().run(("INSERT INTO runs VALUES(" + std::to_string(i + 1) +
                                       ", 0, " + std::to_string((noon + i * day).sinceEpoch()) +
                                       ")")
                                          .c_str());
        store.trim(noon + day);
        QCOMPARE(store.count("runs"), 2);
        store.trim(noon + 9 * day);
        QCOMPARE(store.count("runs"), 1);
        QCOMPARE(store.count("runs WHERE id = 3"), 1);
    }
    void presenceGoes()
    {
        TrimmedStore store;
        for (int i = 0; i < 250; ++i)
            store.batch.presence.push_back({noon + i * minute, "a.example", "/p", 3});
        store.batch.presence.push_back({noon + 9 * day, "a.example", "/p", 3});
        store.batch.presence.push_back({noon + 9 * day, "", std::string(300, 'x'), 3});
        store.addVisit("/", noon + 9 * day);
        store.commit();
        QCOMPARE(store.count("presence"), 251); // a page of no label is left out
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("presence"), 1);
        QVERIFY(store.hasText("/p"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void nothingGoesThatIsYoung()
    {
        TrimmedStore store;
        store.addVisit("/a", noon);
        store.addVisit("/b", noon + minute);
        store.commit();
        store.trim(noon + minute - 1);
        QCOMPARE(store.events(), 2);
        QCOMPARE(store.count("visits"), 2);
        QCOMPARE(store.count("texts"), 2);
        store.trim(noon + minute);
        QCOMPARE(store.events(), 1);
        QCOMPARE(store.count("visits"), 2); // a minute of events may need them still
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aStepIsSmall()
    {
        TrimmedStore store;
        for (int i = 0; i < 1'000; ++i)
            store.addVisit(numbered("/p", i), noon);
        store.addVisit("/young", noon + 9 * day);
        store.commit();
        const auto rows = [&] {
            return store.count("events") + store.count("visits") + store.count("texts") +
                   store.count("minutes");
        };
        for (bool goesOn = true; goesOn;) {
            const std::int64_t before = rows();
            goesOn = *store.trimmer.step(store.log->database(), noon + 5 * day, epoch, rowsAStep) ==
                     Progress::More;
            QVERIFY(before - rows() <= rowsAStep);
        }
        QCOMPARE(store.count("events"), 1);
        QCOMPARE(store.count("visits"), 1);
        QCOMPARE(store.count("texts"), 1);
    }
    void theNextPassGoesOn()
    {
        TrimmedStore store;
        for (int i = 0; i < 10; ++i)
            store.addVisit(numbered("/p", i), noon + i * hour);
        store.commit();
        for (int i = 1; i < 9; ++i) {
            store.trim(noon + i * hour + 10 * minute);
            QCOMPARE(store.events(), 9 - i);
            QCOMPARE(store.count("visits"), 9 - i);
            QCOMPARE(faultsOf(store.path), QStringList());
        }
    }
    void positionsGoOnWhenAllIsOld()
    {
        TrimmedStore store;
        for (int i = 0; i < 5; ++i)
            store.addVisit(numbered("/p", i), noon + i / 2 * minute);
        store.commit();
        store.trim(noon + 30 * day);
        store.trim(noon + 31 * day);
        QCOMPARE(store.events(), 0);
        QCOMPARE(store.count("visits"), 0);
        QCOMPARE(store.count("texts"), 0);
        QCOMPARE(faultsOf(store.path), QStringList());
        store.log.reset();
        store.log = std::move(*EventLog::open(store.path));
        QCOMPARE(store.log->lastSeq(), 5U);
        store.addVisit("/p1", noon + 31 * day);
        store.commit();
        QCOMPARE(store.log->lastSeq(), 6U);
        QCOMPARE(store.events(), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aTextThatIsUsedStays()
    {
        TrimmedStore store;
        store.addVisit("/always", noon);
        store.addVisit("/once", noon);
        store.commit();
        store.addVisit("/always", noon + 10 * day);
        store.commit();
        store.trim(noon + 9 * day);
        QVERIFY(store.hasText("/always"));
        QVERIFY(!store.hasText("/once"));
        store.addVisit("/once", noon + 10 * day); // the writer must not believe that it is there
        store.commit();
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aVisitThatLastsKeepsWhatItNeeds()
    {
        TrimmedStore store;
        store.add(FilledStore::event("/entry", "kiosk", noon), 1);
        store.commit();
        for (int i = 1; i < 10; ++i)
            store.add(FilledStore::event("/later", "kiosk", noon + i * day), 1);
        store.commit();
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("visits"), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
        store.endVisit(1, "/later", noon + 9 * day);
        store.commit();
        store.trim(noon + 8 * day);
        QCOMPARE(store.count("visits"), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
        store.trim(noon + 12 * day);
        QCOMPARE(store.count("visits"), 0);
        QCOMPARE(store.count("texts"), 0);
    }
    void aVisitThatNeverEndedGoes()
    {
        TrimmedStore store;
        store.add(FilledStore::event("/a", "lost", noon), 1);
        store.addVisit("/b", noon + 9 * day);
        store.commit();
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("visits"), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void importedMinutesMakeNothingBeforeThemOld()
    {
        TrimmedStore store;
        store.addVisit("/live", noon + 9 * day);
        store.addImported("/past", noon);
        store.addImported("/yesterday", noon + 8 * day);
        store.addVisit("/now", noon + 9 * day);
        store.commit();
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("events WHERE kind = 0"), 2);
        QCOMPARE(store.count("events WHERE kind = 32"), 1);
        QCOMPARE(store.count("visits"), 3);
        QVERIFY(!store.hasText("/past"));
        QVERIFY(store.hasText("/yesterday"));
        QCOMPARE(store.count("marks"), 3);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void importedVisitsBehindManyYoungOnesGo()
    {
        TrimmedStore store;
        for (int i = 0; i < 5 * rowsAStep; ++i)
            store.addVisit("/live", noon + 9 * day);
        store.commit();
        store.addImported("/past", noon + 4 * day);
        store.commit();
        store.trim(noon + 3 * day);
        QCOMPARE(store.count("visits"), 5 * rowsAStep + 1);
        store.trim(noon + 6 * day);
        QCOMPARE(store.count("visits"), 5 * rowsAStep);
        QVERIFY(!store.hasText("/past"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void whatCameWhileTheClockWasAheadGoesWithWhatFollows()
    {
        TrimmedStore store;
        store.addVisit("/ahead", noon + 1'000 * day);
        store.addVisit("/a", noon);
        store.addVisit("/b", noon + 9 * day);
        store.commit();
        store.trim(noon - day);
        QCOMPARE(store.events(), 3);
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("events"), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aClockThatWasBehindForAMomentCostsNoOlderEvents()
    {
        TrimmedStore store;
        store.addVisit("/a", noon + 8 * day);
        store.addVisit("/behind", noon - 1'000 * day);
        store.addVisit("/b", noon + 9 * day);
        store.commit();
        store.trim(noon + 5 * day);
        QCOMPARE(store.events(), 2);
        QVERIFY(store.hasText("/a"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void idsThatAreTooOldToMatterGo()
    {
        TrimmedStore store;
        store.spoil("INSERT INTO seen_ids VALUES(1, 1000, x'00'), (2, 2000, x'00'), "
                    "(3, 1500, x'00')");
        QVERIFY(store.trimmer.step(store.log->database(), epoch, TimeMs(1'800), rowsAStep));
        while (*store.trimmer.step(store.log->database(), epoch, TimeMs(1'800), rowsAStep) ==
               Progress::More)
            continue;
        // The newest row says up to where the log need not be read.
        QCOMPARE(store.count("seen_ids"), 2);
        QCOMPARE(store.count("seen_ids WHERE last_seq = 1"), 0);
    }
    void aFailureIsSaidAndThePassGoesOnLater()
    {
        TrimmedStore store;
        store.addVisit("/a", noon);
        store.addVisit("/b", noon + 9 * day);
        store.commit();
        store.spoil("ALTER TABLE visits RENAME TO gone");
        std::string failure;
        for (bool goesOn = true; goesOn;) {
            const Result<Progress> more =
                store.trimmer.step(store.log->database(), noon + 5 * day, epoch, rowsAStep);
            failure = more ? failure : more.error();
            goesOn = more && *more == Progress::More;
        }
        QVERIFY2(failure.find("visits") != std::string::npos, failure.c_str());
        store.spoil("ALTER TABLE gone RENAME TO visits");
        store.trim(noon + 5 * day);
        QCOMPARE(store.count("visits"), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestLogTrimmer)
#include "tst_log_trimmer.moc"
