// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/archive.h"
#include "core/store/format/schema.h"
#include "core/store/recovery.h"
#include "core/store/upkeep/store_check.h"
#include "tests/unit/support/store_faults.h"
#include "tests/unit/support/store_fixture.h"

#include <QFile>
#include <QTest>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace footfall;

namespace {

/// When the last event of the stored file came.
constexpr TimeMs lastEventAt{1'795'927'297'916};

/// A data folder with the database of a Footfall that knew that version of the tables. Each has four
/// visits, the last of which is of the session "s-4" and not over.
struct OldPlace : StorePlace
{
    explicit OldPlace(int version = 1)
    {
        QFile dump(QStringLiteral(FOOTFALL_STORES) + QString::number(version) +
                   QStringLiteral(".sql"));
        if (!dump.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(dump.errorString()));
        QDir().mkpath(folder());
        if (!change(dump.readAll().constData()))
            qFatal("the stored file cannot be made");
    }

    std::int64_t version() const { return number("PRAGMA user_version"); }
    std::int64_t columns() const
    {
        return number("SELECT count(*) FROM sqlite_schema s, pragma_table_info(s.name)");
    }
    std::uint64_t lastSeq() const { return std::uint64_t(number("SELECT max(seq) FROM events")); }
    TimeMs lastAt() const { return TimeMs(number("SELECT max(received) FROM events")); }
};

/// Kills this process once SQLite has done so many of its steps.
struct Killer
{
    explicit Killer(int afterSteps)
        : left(afterSteps)
    {
    }
    void watch(Database& database)
    {
        const auto step = [](void* self) {
            if (--static_cast<Killer*>(self)->left == 0)
                ::kill(::getpid(), SIGKILL);
            return 0;
        };
        sqlite3_progress_handler(database.handle(), 1, step, this);
    }
    int left;
};

/// Brings the store forward in another process, which is killed on the way; false when it came to
/// its end before.
bool isKilledOnTheWay(const std::string& path, int afterSteps)
{
    const pid_t child = ::fork();
    if (child == 0) {
        Result<Database> database = Database::open(path, Database::Mode::ReadWrite);
        Killer killer(afterSteps);
        if (database)
            killer.watch(*database);
        const bool isDone = database && schema::bringForward(*database);
        ::_exit(isDone ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return !WIFEXITED(status);
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

    /// Each that is kept.
    static void addVersions()
    {
        QTest::addColumn<int>("version");
        for (int version = schema::oldestReadable; version < schema::version; ++version)
            QTest::addRow("version %d", version) << version;
    }

private Q_SLOTS:
    void aStoredFileOfVersionOneHasAllThatItHad()
    {
        const OldPlace place;
        QCOMPARE(place.version(), 1);
        const std::vector<std::string> before = linesOf(place.path());
        QCOMPARE(before.size(), std::size_t(8));
        const auto log = place.log();
        QCOMPARE(place.version(), schema::version);
        QCOMPARE(linesOf(place.path()), before);
        QCOMPARE(log->id(), std::string("AB42D6FA70827E73803DC118002E7CB4"));
        QCOMPARE(log->lastSeq(), 8U);
        QCOMPARE(log->lastVisit(), 4U);
        QCOMPARE(log->lastAt(), lastEventAt);
        for (const char* table : {"heartbeats", "presence", "runs"})
            QCOMPARE(place.number(("SELECT count(*) FROM " + std::string(table)).c_str()), 0);
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void itIsWrittenAndReadOn_data() { addVersions(); }
    void itIsWrittenAndReadOn()
    {
        QFETCH(int, version);
        const OldPlace place(version);
        {
            const auto log = place.log();
            Event event = LiveFixture::event("pageview", "/home", "s-5", place.lastAt() + 1);
            event.metadata = {{"browser", "Firefox", true}, {"utm_source", "mail", true}};
            const LogBatch batch = batchOf(place.lastSeq() + 1, {entryOf(event, 5, true)});
            QCOMPARE(log->commit(batch).failure, std::string());
        }
        Archive archive(place.path());
        VisitQuery query;
        query.text = "/home";
        const Result<VisitsFound> found = archive.visits(query);
        QVERIFY(found);
        QCOMPARE(found->visits.size(), std::size_t(3));
        QCOMPARE(found->visits.at(0).sessionId, std::string("s-5"));
        QCOMPARE(found->visits.at(0).browser, std::string("Firefox"));
        QCOMPARE(found->visits.at(0).campaign, std::string("mail"));
        QCOMPARE(found->visits.at(2).browser, std::string());
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void aServerRecoversFromIt_data() { addVersions(); }
    void aServerRecoversFromIt()
    {
        QFETCH(int, version);
        const OldPlace place(version);
        const std::uint64_t events = place.lastSeq();
        const TimeMs now = place.lastAt() + second;
        const auto folder = StoreFolder::open(place.folder(), now);
        QVERIFY2(folder, folder ? "" : folder.error().c_str());
        QCOMPARE((*folder)->note(), std::string());
        AlertRule rule{utc};
        LiveModel model({}, rule, nextUtcMidnight, recoveryBegin(**folder, now));
        SeenIds seen((*folder)->log().seenKey(), 1'000);
        const Result<Recovered> recovered = recover(**folder, model, seen, now);
        QVERIFY(recovered);
        QCOMPARE(recovered->replayed, events);
        QCOMPARE(model.snapshot({}).eventsToday, std::int64_t(events));
        QVERIFY(model.session({"shop.example", "s-4"}, 10)->active);
    }
    void itIsReadAsItIs_data() { addVersions(); }
    /// As beside a program of that version, or before the first start of this one.
    void itIsReadAsItIs()
    {
        QFETCH(int, version);
        const OldPlace place(version);
        Archive archive(place.path());
        QCOMPARE(archive.visits({})->visits.size(), std::size_t(4));
        QCOMPARE(faultsOf(place.path()), QStringList());
        QCOMPARE(place.version(), version);
    }
    void aKillOnTheWayIsHarmless_data() { addVersions(); }
    void aKillOnTheWayIsHarmless()
    {
        QFETCH(int, version);
        const OldPlace untouched(version);
        const std::int64_t columnsBefore = untouched.columns();
        const std::vector<std::string> before = linesOf(untouched.path());
        int kills = 0;
        for (int steps = 1;; steps += version == 1 ? 29 : 11) {
            const OldPlace place(version);
            if (!isKilledOnTheWay(place.path(), steps))
                break;
            ++kills;
            // Either all of it or nothing.
            QCOMPARE(place.version() == version, place.columns() == columnsBefore);
            QCOMPARE(linesOf(place.path()), before);
            QVERIFY(place.log());
            QCOMPARE(place.version(), schema::version);
            QCOMPARE(linesOf(place.path()), before);
            QCOMPARE(faultsOf(place.path()), QStringList());
        }
        QVERIFY2(kills > 5, std::to_string(kills).c_str());
    }
    void broughtForwardItIsLikeANewOne_data() { addVersions(); }
    void broughtForwardItIsLikeANewOne()
    {
        QFETCH(int, version);
        const OldPlace old(version);
        QVERIFY(old.log());
        const StorePlace fresh;
        QVERIFY(fresh.log());
        const auto schemaOf = [](const StorePlace& place) {
            Result<Database> database = Database::open(place.path(), Database::Mode::ReadOnly);
            Statement rows(*database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                                      "ORDER BY name");
            std::string text;
            while (rows.step() == Statement::Step::Row)
                text.append(rows.text(0)).append("\n");
            return text;
        };
        QCOMPARE(schemaOf(old), schemaOf(fresh));
    }
};

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
