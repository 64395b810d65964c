// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/store/format/labels.h"
#include "core/store/format/schema.h"
#include "core/store/format/store_notes.h"
#include "tests/unit/support/store_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr DurationMs day = 24 * hour;
constexpr char uuid[] = "0b9e6f6c-7f0f-4a53-9c0e-2d6a1f0c4b11";

Event view(const std::string& page, const std::string& session, TimeMs at = noon)
{
    return LiveFixture::event("pageview", page, session, at);
}

/// Texts that no label shortens: each takes a few hundred bytes of the file.
LogBatch largeBatch(std::uint64_t firstSeq)
{
    std::vector<LogEntry> entries;
    for (int i = 0; i < 200; ++i)
        entries.push_back(entryOf(view(numbered("/", i) + std::string(400, 'x'), numbered("s", i)),
                                  firstSeq + std::uint64_t(i), true));
    return batchOf(firstSeq, std::move(entries));
}

/// No further page: as on a disk that is full.
void fill(EventLog& log)
{
    log.limitBytes(*log.database().number("PRAGMA page_count") *
                   *log.database().number("PRAGMA page_size"));
}

} // namespace

class TestEventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewLogIsEmptyAndHasAnIdentity()
    {
        const StorePlace place;
        const auto log = place.log();
        QCOMPARE(log->lastSeq(), 0U);
        QCOMPARE(log->lastVisit(), 0U);
        QCOMPARE(log->id().size(), std::size_t(32));
        const StorePlace other;
        QVERIFY(other.log()->id() != log->id());
        QVERIFY(other.log()->seenKey() != log->seenKey());
        QCOMPARE(place.log()->id(), log->id());
        QCOMPARE(place.log()->seenKey(), log->seenKey());
    }
    void everyCommitReachesTheDisk()
    {
        // No test of ours can cut the power: that SQLite waits for the disk is its promise.
        const StorePlace place;
        const auto log = place.log();
        QCOMPARE(*log->database().number("PRAGMA synchronous"), 2);
        Statement mode(log->database(), "PRAGMA journal_mode");
        QCOMPARE(mode.step(), Statement::Step::Row);
        QCOMPARE(mode.text(0), std::string_view("wal"));
    }
    void everyFieldComesBack_data()
    {
        QTest::addColumn<std::string>("eventId");
        for (const char* id : {"", uuid, "0B9E6F6C-7F0F-4A53-9C0E-2D6A1F0C4B11", "42",
                               "0b9e6f6c-7f0f-4a53-9c0e-2d6a1f0c4b1", "order 17 ☂"})
            QTest::addRow("id '%s'", id) << std::string(id);
    }
    void everyFieldComesBack()
    {
        QFETCH(std::string, eventId);
        const StorePlace place;
        std::vector<LogEntry> entries;
        for (const char* type : {"pageview", "click", "session_end", "add to cart", "Klick ☂"}) {
            Event event = LiveFixture::event(type, "/päge?q=1", "séance");
            event.timestamp = noon - 3 * day - 17;
            event.site = "shop.example:8080";
            event.country = "India";
            event.city = "Pune";
            event.visitorId = "anna";
            event.eventId = eventId;
            event.metadata = {{"device", "desktop", true},
                              {"n", "12.5", false},
                              {"text", "a \"quoted\" \\ line", true},
                              {"deep", R"({"a":[1,null]})", false}};
            entries.push_back(entryOf(event, 7, entries.empty()));
        }
        const auto log = place.log();
        QCOMPARE(log->commit(batchOf(1, entries)).failure, std::string());
        QCOMPARE(log->lastSeq(), 5U);
        QCOMPARE(log->lastAt(), noon);
        const std::vector<std::string> lines = linesOf(place.path());
        QCOMPARE(lines.size(), entries.size());
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i].c_str(), lineOf(i + 1, entries[i]).c_str());
    }
    void anEventOfNoVisitNamesItsSessionItself()
    {
        const StorePlace place;
        Event end = LiveFixture::event("session_end", "/", "ghost");
        end.visitorId = "nobody";
        const LogEntry entry = entryOf(end, 0);
        QCOMPARE(place.log()->commit(batchOf(1, {entry})).failure, std::string());
        QCOMPARE(linesOf(place.path()), std::vector{lineOf(1, entry)});
    }
    void aVisitorWhoChangesDuringAVisitIsKept()
    {
        const StorePlace place;
        std::vector<LogEntry> entries;
        for (const char* visitor : {"anna", "", "anna", "bob", "anna"}) {
            Event event = view("/", "s");
            event.visitorId = visitor;
            entries.push_back(entryOf(event, 1, entries.empty()));
        }
        QCOMPARE(place.log()->commit(batchOf(1, entries)).failure, std::string());
        // Another connection has not heard of the visit.
        entries.push_back(entries[0]);
        entries.back().began = false;
        entries.push_back(entries[3]);
        QCOMPARE(place.log()->commit(batchOf(6, {entries[5], entries[6]})).failure, std::string());
        const std::vector<std::string> lines = linesOf(place.path());
        for (std::size_t i = 0; i < entries.size(); ++i)
            QCOMPARE(lines.at(i), lineOf(i + 1, entries[i]));
    }
    void longTextsStayInTheirRows()
    {
        const StorePlace place;
        Event event = view("/" + std::string(2047, 'p'), std::string(128, 's'));
        event.country = std::string(LabelWriter::longest, 'c');
        event.city = std::string(LabelWriter::longest + 1, 'd');
        event.metadata = {{"k", std::string(4000, 'm'), true}};
        const LogEntry entry = entryOf(event, 1, true);
        QCOMPARE(place.log()->commit(batchOf(1, {entry})).failure, std::string());
        QCOMPARE(linesOf(place.path()), std::vector{lineOf(1, entry)});
        QCOMPARE(place.number("SELECT count(*) FROM texts"), 1);
    }
    void aClearIsAMarkerInItsPlace()
    {
        const StorePlace place;
        const std::vector entries{entryOf(view("/", "s"), 1, true), clearAt(noon + second),
                                  entryOf(view("/", "s", noon + minute), 2, true)};
        QCOMPARE(place.log()->commit(batchOf(1, entries)).failure, std::string());
        const std::vector<std::string> lines = linesOf(place.path());
        for (std::size_t i = 0; i < entries.size(); ++i)
            QCOMPARE(lines.at(i), lineOf(i + 1, entries[i]));
    }
    void anImportedEventIsMarkedSo()
    {
        const StorePlace place;
        LogEntry entry = entryOf(LiveFixture::event("buy", "/", "s"), 1, true);
        entry.imported = true;
        QCOMPARE(place.log()->commit(batchOf(1, {entry})).failure, std::string());
        QCOMPARE(linesOf(place.path()), std::vector{lineOf(1, entry)});
    }
    void aNoteReplacesTheOneOfItsName()
    {
        const StorePlace place;
        const auto log = place.log();
        for (const char* text : {"1", "2"}) {
            LogBatch batch = batchOf(log->lastSeq() + 1, {});
            batch.notes = {{"read /a", text}, {"read /b", "0"}};
            QCOMPARE(log->commit(batch).failure, std::string());
        }
        QCOMPARE(notes::read(log->database(), "read /a"), std::string("2"));
        QCOMPARE(notes::read(log->database(), "read /b"), std::string("0"));
    }
    void theLastReceiptIsThatOfTheNewestLiveEvent()
    {
        const StorePlace place;
        LogEntry imported = entryOf(view("/", "past", noon - day), 1, true);
        imported.imported = true;
        auto log = place.log();
        QCOMPARE(log->commit(batchOf(1, {imported})).failure, std::string());
        QCOMPARE(log->lastAt(), epoch);
        log = place.log();
        QCOMPARE(log->lastAt(), epoch);
        imported.began = false;
        const LogEntry live = entryOf(view("/", "s", noon + 17), 2, true);
        QCOMPARE(log->commit(batchOf(2, {live, imported, imported})).failure, std::string());
        QCOMPARE(log->lastAt(), noon + 17);
        log = place.log();
        QCOMPARE(log->lastAt(), noon + 17);
    }
    void aMarkStandsWhereAMinuteBegins()
    {
        const StorePlace place;
        std::vector<LogEntry> entries;
        for (const DurationMs after : {0, 59'999, 60'000, 60'001, 30'000, 120'000})
            entries.push_back(entryOf(view("/", "s", noon + after), 1, entries.empty()));
        QCOMPARE(place.log()->commit(batchOf(1, entries)).failure, std::string());
        // The same minute still, on a new connection.
        const LogEntry last = entryOf(view("/", "s", noon + 121'000), 1);
        QCOMPARE(place.log()->commit(batchOf(7, {last})).failure, std::string());
        Result<Database> database = Database::open(place.path(), Database::Mode::ReadOnly);
        Statement marks(*database, "SELECT seq, minute FROM marks ORDER BY seq");
        std::vector<std::pair<std::int64_t, TimeMs>> found;
        while (marks.step() == Statement::Step::Row)
            found.emplace_back(marks.number(0), marks.number(1));
        const std::vector<std::pair<std::int64_t, TimeMs>> expected{
            {1, noon}, {3, noon + minute}, {5, noon}, {6, noon + 2 * minute}};
        QVERIFY(found == expected);
    }
    void aTextIsWrittenOnceAndTouchedADayAtATime()
    {
        const StorePlace place;
        const auto log = place.log();
        Event event = view("/page", "s");
        event.country = event.city = "/page";
        const std::vector once{entryOf(event, 1, true), entryOf(event, 1)};
        QCOMPARE(log->commit(batchOf(1, once)).failure, std::string());
        QCOMPARE(place.number("SELECT count(*) FROM texts"), 1);
        QCOMPARE(place.number("SELECT day FROM texts"), dayOf(noon));
        QCOMPARE(log->commit(batchOf(3, {entryOf(view("/page", "s", noon + day), 1)})).failure,
                 std::string());
        QCOMPARE(place.number("SELECT day FROM texts"), dayOf(noon) + 1);
        // Set back: the day that counts is the last one.
        QCOMPARE(place.log()->commit(batchOf(4, {entryOf(view("/page", "s"), 1)})).failure,
                 std::string());
        QCOMPARE(place.number("SELECT day FROM texts"), dayOf(noon) + 1);
    }
    void textsOfADayHaveABound()
    {
        const StorePlace place;
        const auto log = place.log();
        const std::uint64_t count = LabelWriter::newADay + 10;
        std::uint64_t seq = 1;
        while (seq <= count) {
            std::vector<LogEntry> entries;
            for (std::uint64_t i = seq; i < seq + 1000; ++i)
                entries.push_back(entryOf(view(numbered("/", std::int64_t(i)), "s"), 1, i == 1));
            QCOMPARE(log->commit(batchOf(seq, std::move(entries))).failure, std::string());
            seq += 1000;
        }
        QCOMPARE(place.number("SELECT count(*) FROM texts"), LabelWriter::newADay);
        QCOMPARE(linesOf(place.path()).back(),
                 lineOf(seq - 1, entryOf(view(numbered("/", std::int64_t(seq - 1)), "s"), 1)));
    }

    void aVisitIsMadeAndCompleted()
    {
        const StorePlace place;
        LiveFixture live;
        live.model.collectHistory(true);
        LogBatch batch = batchOf(
            1, {entryOf(live.view("/a", "s")), entryOf(live.view("/b", "s", noon + second))});
        const auto log = place.log();
        QCOMPARE(log->commit(batch).failure, std::string());
        QCOMPARE(place.number("SELECT count(*) FROM visits WHERE ended IS NULL"), 1);
        LogBatch end = batchOf(3, {entryOf(live.end("s", noon + 5 * second))});
        end.ended = live.model.takeEnded();
        QCOMPARE(log->commit(end).failure, std::string());
        QCOMPARE(TimeMs(place.number("SELECT ended FROM visits")), noon + 5 * second);
        QCOMPARE(place.number("SELECT page_views FROM visits"), 2);
        QCOMPARE(place.number("SELECT events FROM visits"), 3);
        QCOMPARE(place.number("SELECT duration FROM visits"), 5);
        QCOMPARE(log->lastVisit(), 0U); // as it was found
        QCOMPARE(place.log()->lastVisit(), 1U);
    }
    void whatWasCompletedStays()
    {
        const StorePlace place;
        LogBatch batch = batchOf(1, {entryOf(view("/a", "s"), 1, true)});
        EndedVisit ended;
        ended.session.visit = 1;
        ended.endedAt = noon + minute;
        ended.events = 9;
        MinuteCounts counts;
        counts.minute = noon;
        counts.events = 9;
        batch.ended = {ended};
        batch.minutes = {counts};
        const auto log = place.log();
        QCOMPARE(log->commit(batch).failure, std::string());
        LogBatch again = batchOf(2, {});
        ended.events = counts.events = 1; // by somebody who knows of less
        again.ended = {ended};
        again.minutes = {counts};
        QCOMPARE(log->commit(again).failure, std::string());
        QCOMPARE(place.number("SELECT events FROM visits"), 9);
        QCOMPARE(place.number("SELECT sum(events) FROM minutes"), 9);
    }
    void minutesOfASiteAndOfAllAreToldApart()
    {
        const StorePlace place;
        LogBatch batch = batchOf(1, {});
        for (const std::optional<std::string>& site :
             {std::optional<std::string>(), std::optional<std::string>(""),
              std::optional<std::string>("one.example")}) {
            MinuteCounts counts;
            counts.site = site;
            counts.minute = noon;
            counts.events = 1;
            batch.minutes.push_back(counts);
        }
        QCOMPARE(place.log()->commit(batch).failure, std::string());
        QCOMPARE(place.number("SELECT count(*) FROM minutes"), 3);
        QCOMPARE(place.number("SELECT count(*) FROM minutes WHERE site=-1"), 1);
        QCOMPARE(place.number("SELECT count(*) FROM minutes WHERE site=''"), 1);
    }

    void aFullDiskLeavesNothingOfABatchAndThenAllOfIt()
    {
        const StorePlace place;
        const auto log = place.log();
        const LogEntry first = entryOf(view("/first", "s"), 1, true);
        QCOMPARE(log->commit(batchOf(1, {first})).failure, std::string());
        fill(*log);
        const LogBatch large = largeBatch(2);
        for (int attempt = 0; attempt < 3; ++attempt) {
            const CommitResult result = log->commit(large);
            QVERIFY2(result.failure.find("full") != std::string::npos, result.failure.c_str());
            QVERIFY(result.cause == StoreCause::Full);
            QCOMPARE(log->lastSeq(), 1U);
            QCOMPARE(linesOf(place.path()), std::vector{lineOf(1, first)});
            QCOMPARE(place.number("SELECT count(*) FROM visits"), 1);
            QCOMPARE(place.number("SELECT count(*) FROM texts"), 1);
        }
        log->limitBytes(0);
        QCOMPARE(log->commit(large).failure, std::string());
        QCOMPARE(log->lastSeq(), 201U);
        const std::vector<std::string> lines = linesOf(place.path());
        QCOMPARE(lines.size(), std::size_t(201));
        for (std::size_t i = 1; i < lines.size(); ++i)
            QCOMPARE(lines[i], lineOf(i + 1, large.entries[i - 1]));
        QCOMPARE(log->commit(largeBatch(202)).failure, std::string());
    }
    void whatReachedTheDiskAllTheSameIsNotWrittenAgain()
    {
        const StorePlace place;
        const auto log = place.log();
        QCOMPARE(log->commit(batchOf(1, {entryOf(view("/", "s"), 1, true)})).failure,
                 std::string());
        fill(*log);
        LogBatch batch = largeBatch(2);
        for (LogEntry& entry : batch.entries)
            entry.idHash = 17;
        QVERIFY(!log->commit(batch).failure.empty());
        QCOMPARE(place.log()->commit(batch).failure, std::string()); // it did happen
        const LogEntry behind = entryOf(view("/behind", "s"), 1);
        QVERIFY(!log->commit(batchOf(202, {behind})).failure.empty());
        QCOMPARE(log->commit(batch).failure, std::string());
        QCOMPARE(log->lastSeq(), 201U);
        QCOMPARE(linesOf(place.path()).size(), std::size_t(201));
        log->limitBytes(0);
        const LogEntry next = entryOf(view("/next", "s"), 1);
        QCOMPARE(log->commit(batchOf(202, {next})).failure, std::string());
        QCOMPARE(linesOf(place.path()).back(), lineOf(202, next));
    }
    void aFailureIsSaidInWords()
    {
        const StorePlace place;
        const auto log = place.log();
        QVERIFY(place.change("DROP TABLE marks"));
        const std::string failure =
            log->commit(batchOf(1, {entryOf(view("/", "s"), 1, true)})).failure;
        QVERIFY2(failure.find("marks") != std::string::npos, failure.c_str());
        QVERIFY(failure.starts_with(place.path()));
    }
    void aLogThatCannotBeOpenedAgainFailsAndGoesOnLater()
    {
        const StorePlace place;
        const auto log = place.log();
        QCOMPARE(log->commit(batchOf(1, {entryOf(view("/", "s"), 1, true)})).failure,
                 std::string());
        QVERIFY(place.change("PRAGMA user_version=1000; ALTER TABLE events RENAME TO gone"));
        const LogBatch next = batchOf(2, {entryOf(view("/", "s"), 1)});
        for (int attempt = 0; attempt < 2; ++attempt) {
            QVERIFY(!log->commit(next).failure.empty());
            log->limitBytes(0); // there is a connection still
        }
        const std::string back = "PRAGMA user_version=" + std::to_string(schema::version) +
                                 "; ALTER TABLE gone RENAME TO events";
        QVERIFY(place.change(back.c_str()));
        QCOMPARE(log->commit(next).failure, std::string());
        QCOMPARE(linesOf(place.path()).size(), std::size_t(2));
    }
    void whatComesBehindABatchOfAMovedFileWaitsForIt()
    {
        const StorePlace place;
        const auto log = place.log();
        const LogBatch first = batchOf(1, {entryOf(view("/", "s"), 1, true)});
        const LogBatch second = batchOf(2, {entryOf(view("/", "s"), 1)});
        const QString path = QString::fromStdString(place.path());
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        QVERIFY(!log->commit(first).failure.empty());
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        QVERIFY(!log->commit(second).failure.empty());
        QCOMPARE(linesOf(place.path()).size(), std::size_t(0));
        QCOMPARE(log->commit(first).failure, std::string());
        QCOMPARE(log->commit(second).failure, std::string());
        QCOMPARE(linesOf(place.path()).size(), std::size_t(2));
    }

    void idsSeenAreWrittenInPieces_data()
    {
        QTest::addColumn<bool>("withIds");
        QTest::addRow("with ids") << true;
        QTest::addRow("without") << false;
    }
    void idsSeenAreWrittenInPieces()
    {
        QFETCH(bool, withIds);
        const StorePlace place;
        const auto log = place.log();
        std::uint64_t seq = 1;
        for (int batch = 0; batch < 101; ++batch) {
            std::vector<LogEntry> entries(1000, entryOf(view("/", "s"), 1));
            for (std::size_t i = 0; withIds && i < entries.size(); ++i)
                entries[i].idHash = seq + i;
            QCOMPARE(log->commit(batchOf(seq, std::move(entries))).failure, std::string());
            seq += 1000;
        }
        QCOMPARE(place.number("SELECT count(*) FROM seen_ids"), 2);
        QCOMPARE(place.number("SELECT max(last_seq) FROM seen_ids"), 100'000);
        QCOMPARE(place.number("SELECT sum(length(hashes)) FROM seen_ids"), withIds ? 800'000 : 0);
    }
    void thePieceOfAFailedBatchIsWrittenOnce()
    {
        const StorePlace place;
        const auto log = place.log();
        std::vector<LogEntry> entries(49'999, entryOf(view("/", "s"), 1));
        for (std::size_t i = 0; i < entries.size(); ++i)
            entries[i].idHash = i + 1;
        QCOMPARE(log->commit(batchOf(1, std::move(entries))).failure, std::string());
        fill(*log);
        LogBatch large = largeBatch(50'000);
        for (LogEntry& entry : large.entries)
            entry.idHash = 99;
        QVERIFY(!log->commit(large).failure.empty());
        QVERIFY(!log->commit(large).failure.empty());
        log->limitBytes(0);
        QCOMPARE(log->commit(large).failure, std::string());
        QCOMPARE(place.number("SELECT sum(length(hashes)) FROM seen_ids"), (49'999 + 200) * 8);
    }
    void theFileIsItsOwnersAlone()
    {
        const StorePlace place;
        const auto log = place.log();
        QCOMPARE(log->commit(batchOf(1, {entryOf(view("/", "s"), 1, true)})).failure,
                 std::string());
        for (const char* part : {"", "-wal", "-shm"}) {
            const QString name = place.database() + QString::fromLatin1(part);
            QVERIFY2(QFile::exists(name), part);
            const QFile::Permissions others =
                QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            QVERIFY2((QFile::permissions(name) & others) == QFile::Permissions(), part);
        }
    }
};

QTEST_APPLESS_MAIN(TestEventLog)
#include "tst_event_log.moc"
