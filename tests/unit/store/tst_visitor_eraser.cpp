// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/store/log/store_writer.h"
#include "core/store/upkeep/visitor_eraser.h"
#include "tests/unit/support/filled_store.h"
#include "tests/unit/support/store_faults.h"

#include <QFile>
#include <QTest>

using namespace footfall;

namespace {

constexpr char anna[] = "anna-whom-nobody-knows";

struct ErasedStore : FilledStore
{
    ErasedStore() { live.model.collectHistory(true); }

    /// An event of a visitor, who has a visit of her own for each session.
    void tell(const std::string& visitor, const std::string& session, const std::string& page,
              TimeMs at = noon)
    {
        Event told = event(page, session, at);
        told.visitorId = visitor;
        told.site = "a.example";
        tell(std::move(told));
    }
    void tell(Event told)
    {
        live.model.tick(told.receivedAt);
        const Applied applied = live.model.apply(std::move(told));
        batch.entries.push_back(
            {applied.event, applied.event->receivedAt, applied.visit, applied.began});
    }
    void keep()
    {
        batch.ended = live.model.takeEnded();
        batch.minutes = live.model.takeMinutes();
        commit();
    }
    /// All visits end.
    void wait()
    {
        live.model.tick(live.model.now() + hour);
        keep();
    }
    std::int64_t count(const std::string& rows)
    {
        return *log->database().number(("SELECT count(*) FROM " + rows).c_str());
    }
    bool hasText(const std::string& text) { return count("texts WHERE text='" + text + "'") == 1; }
    /// All that can be read of it, but for what the eraser blanks.
    std::string dump()
    {
        std::string all;
        Statement rows(log->database(),
                       "SELECT seq || ' ' || visit || ' ' || coalesce(visitor, '-') || ' ' || "
                       "coalesce((SELECT text FROM texts WHERE id = page), page, '') || ' ' || "
                       "received FROM events WHERE kind <> 17 UNION ALL "
                       "SELECT id || session || visitor || coalesce(journey, '') FROM visits");
        while (rows.step() == Statement::Step::Row)
            all.append(rows.text(0)).append("\n");
        return all;
    }
    void erase(const std::string& visitor, int rows = 100)
    {
        eraser = std::make_unique<VisitorEraser>(Erasure{visitor});
        for (bool goesOn = true; goesOn;) {
            const Result<Progress> more = eraser->step(log->database(), rows);
            if (!more)
                qFatal("%s", more.error().c_str());
            goesOn = *more == Progress::More;
            log->forgetTexts();
        }
    }
    /// Whether the bytes are in any file of the store.
    bool isInFiles(const char* bytes) const
    {
        for (const char* part : {"", "-wal"}) {
            QFile file(QString::fromStdString(path + part));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                return true;
        }
        return false;
    }

    LiveFixture live;
    std::unique_ptr<VisitorEraser> eraser;
};

/// Many visits of many, every tenth of them Anna's, most of them over.
void fill(ErasedStore& store, bool withAnna)
{
    for (int i = 0; i < 3'000; ++i) {
        const bool isAnna = i % 10 == 3;
        if (isAnna && !withAnna)
            continue;
        const std::string visitor = isAnna ? anna : numbered("visitor-", i % 97);
        Event event =
            FilledStore::event(numbered("/page", i % 50),
                               isAnna ? numbered("anna-s", i / 20) : numbered("session-", i / 4),
                               noon + i * second, i % 3 ? "pageview" : "click");
        event.visitorId = visitor;
        event.eventId = visitor + numbered("-event-", i);
        event.metadata = {{"user", visitor, true}, {"element", visitor + "-button", true}};
        store.tell(std::move(event));
        if (i % 100 == 0)
            store.keep();
    }
    store.keep();
}

} // namespace

class TestVisitorEraser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presenceOnAPageOfHersGoesWithHer()
    {
        ErasedStore store;
        store.tell(anna, "s1", "/of-anna-alone");
        store.tell(anna, "s1", "/of-all");
        store.tell("bob", "s2", "/of-all");
        for (int i = 0; i < 500; ++i) {
            for (const char* page : {"/of-anna-alone", "/of-all", ""})
                store.batch.presence.push_back({noon + i * minute, "a.example", page, 1});
        }
        store.keep();
        store.erase(anna);
        QCOMPARE(store.count("presence"), 1'000);
        QVERIFY(!store.hasText("/of-anna-alone"));
        QVERIFY(store.hasText("/of-all"));
        QVERIFY(store.hasText("a.example"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aSiteWhereSomebodyWasPresentKeepsItsName()
    {
        ErasedStore store;
        store.tell(anna, "s1", "/");
        store.batch.presence.push_back({noon, "a.example", "", 1});
        store.keep();
        store.erase(anna);
        QVERIFY(store.hasText("a.example"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void nothingOfTheVisitorIsLeft()
    {
        ErasedStore store;
        fill(store, true);
        QVERIFY(store.isInFiles(anna));
        store.erase(anna);
        QCOMPARE(store.eraser->events(), 300);
        QVERIFY(store.eraser->visits() > 20);
        QCOMPARE(store.count("events WHERE kind = 17"), 300);
        QVERIFY(!store.isInFiles(anna));
        QVERIFY(!store.isInFiles("anna-s1"));
        QVERIFY(store.isInFiles("visitor-42"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void othersAreUntouched()
    {
        ErasedStore store;
        fill(store, true);
        const std::int64_t minutes = store.count("minutes");
        const std::int64_t others = store.count("visits WHERE visitor LIKE 'visitor-%'");
        store.erase(anna, 7);
        QCOMPARE(store.count("events WHERE kind <> 17"), 2'700);
        QCOMPARE(store.count("visits"), others);
        QCOMPARE(store.count("minutes"), minutes);
        const std::string before = store.dump();
        store.erase(anna);
        QCOMPARE(store.eraser->events(), 0);
        QCOMPARE(store.eraser->visits(), 0);
        QCOMPARE(store.dump(), before);
        store.tell("bob", "s-new", "/page7", noon + 2 * hour);
        store.wait();
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void whoIsNamedOnlyLaterIsErasedWithTheWholeVisit()
    {
        ErasedStore store;
        store.tell("", "s1", "/before-login");
        store.tell(anna, "s1", "/account", noon + second);
        store.tell("", "s2", "/other");
        store.wait();
        store.erase(anna);
        QCOMPARE(store.eraser->visits(), 1);
        QCOMPARE(store.eraser->events(), 2);
        QVERIFY(!store.hasText("/before-login"));
        QVERIFY(store.hasText("/other"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aSessionWithoutAVisitorIsErasedByItsId()
    {
        ErasedStore store;
        store.tell("", "s1", "/a");
        store.tell("bob", "s2", "/b");
        store.tell("", "s3", "/c");
        store.tell(FilledStore::event("/ghost", "s1x", noon, "session_end"));
        store.wait();
        store.erase("s1");
        QCOMPARE(store.eraser->visits(), 1);
        QCOMPARE(store.eraser->events(), 1);
        store.erase("s2"); // he has an id: his session's is none
        QCOMPARE(store.eraser->visits(), 0);
        store.erase("s1x");
        QCOMPARE(store.eraser->events(), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aTextThatAnybodyElseNeedsStays_data()
    {
        QTest::addColumn<QString>("part");
        for (const char* part : {"page", "country", "city", "site", "type", "device", "referrer",
                                 "browser", "system", "utm_campaign"})
            QTest::addRow("%s", part) << QString::fromLatin1(part);
    }
    /// All kinds of text share a table: a page of hers may be the city of somebody else.
    void aTextThatAnybodyElseNeedsStays()
    {
        QFETCH(QString, part);
        ErasedStore store;
        store.tell(anna, "s1", "Pune");
        Event other = FilledStore::event("/", "s2", noon);
        other.visitorId = "bob";
        other.site = "a.example";
        if (part == QLatin1String("page"))
            other.page = "Pune";
        else if (part == QLatin1String("country"))
            other.country = "Pune";
        else if (part == QLatin1String("city"))
            other.city = "Pune";
        else if (part == QLatin1String("site"))
            other.site = "Pune";
        else if (part == QLatin1String("type"))
            other.type = "Pune", other.kind = eventKindOf("Pune");
        else
            other.metadata = {{part.toStdString(), "Pune", true}};
        store.tell(std::move(other));
        store.wait();
        store.erase(anna);
        QCOMPARE(store.eraser->events(), 1);
        QVERIFY(store.hasText("Pune"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void textsThatOnlySheUsedGo()
    {
        ErasedStore store;
        Event event = FilledStore::event("/her-page", "s1", noon);
        event.visitorId = anna;
        event.site = "a.example";
        event.metadata = {{"element", "her-button", true}, {"referrer", "her-referrer", true},
                          {"utm_source", "her-campaign", true}, {"browser", "her-browser", true}};
        store.tell(std::move(event));
        store.wait();
        QVERIFY(store.hasText("her-referrer"));
        store.erase(anna);
        QCOMPARE(store.count("texts"), 1); // the site, which has a history
        QVERIFY(!store.isInFiles("her-"));
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void aLogThatBeginsLateIsNotWalkedFromItsStart()
    {
        ErasedStore store;
        store.tell(anna, "s1", "/a");
        store.tell("bob", "s2", "/b");
        store.keep();
        store.spoil("UPDATE events SET seq = seq + 1000000000; UPDATE visits SET id = id + "
                    "1000000000; UPDATE events SET visit = visit + 1000000000; UPDATE marks SET "
                    "seq = seq + 1000000000");
        VisitorEraser eraser(Erasure{anna});
        int steps = 1;
        while (*eraser.step(store.log->database(), 100) == Progress::More)
            ++steps;
        QVERIFY2(steps < 10, qPrintable(QString::number(steps)));
        QCOMPARE(eraser.events(), 1);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
    void whoReadsKeepsTheBytesUntilHeIsDone()
    {
        ErasedStore store;
        store.tell(anna, "s1", "/a");
        store.keep();
        Result<Database> reader = Database::open(store.path, Database::Mode::ReadOnly);
        Statement read(*reader, "SELECT seq FROM events");
        QCOMPARE(read.step(), Statement::Step::Row);
        VisitorEraser eraser(Erasure{anna});
        for (int i = 0; i < 20; ++i)
            QVERIFY(*eraser.step(store.log->database(), 100));
        read.reset();
        QVERIFY(*eraser.step(store.log->database(), 100) == Progress::Done);
        QVERIFY(!store.isInFiles(anna));
    }
    void whatComesMeanwhileStays()
    {
        ErasedStore store;
        store.tell(anna, "before", "/a");
        store.keep();
        VisitorEraser eraser(Erasure{anna, 1, 1});
        store.tell("other", "s", "/b");
        store.tell(anna, "again", "/c");
        store.keep();
        while (*eraser.step(store.log->database(), 100) == Progress::More)
            store.log->forgetTexts();
        QCOMPARE(eraser.visits(), 1);
        QCOMPARE(eraser.events(), 1);
        QCOMPARE(store.count("visits WHERE session='again'"), 1);
        QCOMPARE(store.count("events WHERE kind <> 17"), 2);
    }
    void whatWasInterruptedCanBeDoneAgain()
    {
        for (int steps = 1; steps < 12; ++steps) {
            ErasedStore store;
            store.tell(anna, "first", "/a");
            store.tell("", "late", "/b");
            store.tell(anna, "late", "/c");
            store.tell(anna, "first", "/d");
            store.keep();
            VisitorEraser interrupted(Erasure{anna});
            for (int step = 0; step < steps; ++step)
                (void)interrupted.step(store.log->database(), 2);
            QCOMPARE(store.count("events WHERE visit <> 0 AND visit NOT IN "
                                 "(SELECT id FROM visits)"),
                     0);
            store.erase(anna, 2);
            QCOMPARE(store.count("visits"), 0);
            QCOMPARE(store.count("events WHERE kind <> 17"), 0);
        }
    }
    void whoIsForgottenTwiceIsNotedUntilBothAreDone()
    {
        ErasedStore store;
        store.tell(anna, "first", "/a");
        store.keep();
        Database& database = store.log->database();
        const Erasure first{anna, 1, 1};
        QVERIFY(VisitorEraser::note(database, first));
        store.tell(anna, "second", "/b");
        store.keep();
        QVERIFY(VisitorEraser::note(database, Erasure{anna, 2, 2}));
        const auto finish = [&](const Erasure& wanted) {
            VisitorEraser eraser(wanted);
            Result<Progress> more = Progress::More;
            while (more && *more == Progress::More)
                more = eraser.step(database, 100);
            QVERIFY2(more, more ? "" : more.error().c_str());
        };
        finish(first);
        QCOMPARE(store.count("events WHERE kind <> 17"), 1);
        const std::vector<Erasure> left = VisitorEraser::unfinished(database);
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left[0].lastVisit, 2);
        QCOMPARE(left[0].lastSeq, 2);
        finish(left[0]);
        QCOMPARE(store.count("events WHERE kind <> 17"), 0);
        QVERIFY(VisitorEraser::unfinished(database).empty());
    }
    void theNextStartGoesOnWithWhatWasInterrupted()
    {
        ErasedStore store;
        store.tell(anna, "first", "/a");
        store.tell("bob", "other", "/b");
        store.keep();
        VisitorEraser interrupted(Erasure{anna});
        for (int step = 0; step < 2; ++step)
            (void)interrupted.step(store.log->database(), 2);
        QVERIFY(store.dump().find(anna) != std::string::npos);

        const SystemClock clock;
        StoreWriter writer(std::move(store.log), hour * 24 * 365 * 100, clock);
        connect(&writer, &StoreWriter::found, &writer, [&] { writer.goOnErasing({}); });
        writer.start();
        Result<Database> look = Database::open(store.path, Database::Mode::ReadOnly);
        QTRY_COMPARE(*look->number("SELECT count(*) FROM meta WHERE name LIKE 'forget %'"), 0);
        QCOMPARE(*look->number("SELECT count(*) FROM visits"), 1);
        QCOMPARE(*look->number("SELECT count(*) FROM events WHERE kind <> 17"), 1);
    }
    void anEmptyStoreHasNobody()
    {
        ErasedStore store;
        store.erase(anna);
        QCOMPARE(store.eraser->events(), 0);
        QCOMPARE(faultsOf(store.path), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestVisitorEraser)
#include "tst_visitor_eraser.moc"
