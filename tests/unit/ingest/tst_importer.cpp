// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "tests/unit/support/kept_site.h"
#include "tests/unit/support/store_faults.h"

#include <QSignalSpy>

using namespace footfall;

namespace {

constexpr DurationMs day = 24 * hour;

Event view(const std::string& page, const std::string& session, TimeMs at,
           const std::string& eventId = {})
{
    Event event = LiveFixture::event("pageview", page, session, at);
    event.eventId = eventId;
    return event;
}

/// Two hours of a shop on two sites: visits that time out, that end and that come again.
std::vector<Event> busyTime(TimeMs begin)
{
    std::vector<Event> events;
    for (int i = 0; i < 1'200; ++i) {
        const char* types[] = {"pageview", "click", "pageview", "buy", "session_end"};
        const TimeMs at = begin + i * 6 * second + i / 400 * 20 * minute;
        Event event = LiveFixture::event(types[i * 7 % 5], numbered("/", i * 13 % 20),
                                         numbered("s", i * 31 % 45), at);
        event.site = i * 31 % 45 % 2 ? "one.example" : "";
        event.visitorId = numbered("v", i * 31 % 45 % 30);
        event.country = "India";
        events.push_back(std::move(event));
    }
    return events;
}

/// Rows of a query, as text.
QStringList rowsOf(const std::string& path, const char* sql)
{
    QStringList rows;
    Result<Database> database = Database::open(path, Database::Mode::ReadOnly);
    Statement query(*database, sql);
    while (query.step() == Statement::Step::Row)
        rows.append(QString::fromUtf8(query.text(0).data(), qsizetype(query.text(0).size())));
    return rows;
}

constexpr char minutesSql[] =
    "SELECT coalesce((SELECT text FROM texts WHERE id = site), site) || ' ' || minute || ' ' || "
    "page_views || ' ' || events || ' ' || visitors || ' ' || sessions || ' ' || peak "
    "FROM minutes ORDER BY 1";
constexpr char visitsSql[] =
    "SELECT session || ' ' || visitor || ' ' || began || ' ' || coalesce(ended, 'open') || ' ' || "
    "started || ' ' || duration || ' ' || page_views || ' ' || events || ' ' || "
    "(SELECT text FROM texts WHERE id = entry_page) || ' ' || "
    "(SELECT text FROM texts WHERE id = last_page) FROM visits ORDER BY 1";

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreVisitsThanCanWaitEndAllTheSame()
    {
        constexpr int visits = 103'000;
        const StorePlace place;
        {
            KeptSite site(place);
            for (int i = 0; i < visits;) {
                std::vector<Event> events;
                for (const int end = i + 1'000; i < end; ++i)
                    events.push_back(
                        LiveFixture::event("pageview", "/", numbered("s", i), site.clock.now()));
                bool isKept = false;
                site.ingest.take(std::move(events),
                                 [&](Ingest::Fate fate) { isKept = fate == Ingest::Fate::Kept; });
                QTRY_VERIFY(isKept);
            }
        }
        {
            KeptSite again(place, hour); // they ended while it was down
            again.ingest.tick();
            QTRY_VERIFY(again.store->queue().isIdle());
            // Half of an hour after that it is killed, before another tick.
            QTest::qWait(0);
        }
        KeptSite third(place, 2 * hour);
        QTRY_COMPARE(
            (third.ingest.tick(), third.number("SELECT count(*) FROM visits WHERE ended IS NULL")),
            0);
        QCOMPARE(third.number("SELECT count(*) FROM visits"), visits);
    }
    void moreVisitsThanCanWaitAreImported()
    {
        constexpr int visits = 103'000;
        const StorePlace place;
        KeptSite site(place);
        const TimeMs begin = site.clock.now() - hour;
        for (int i = 0; i < visits;) {
            std::vector<Event> events;
            for (const int end = i + 1'000; i < end; ++i)
                events.push_back(LiveFixture::event("pageview", "/", numbered("s", i), begin));
            QCOMPARE(site.import(std::move(events)).imported, std::size_t(1'000));
        }
        QCOMPARE(site.finish().fate, Ingest::Fate::Kept);
        QCOMPARE(site.number("SELECT count(*) FROM visits WHERE ended IS NULL"), 0);
    }
    void whatAKillLeftOpenIsMendedOnce()
    {
        constexpr int views = 1'003;
        const TimeMs begin = ManualClock().now() - 3 * day;
        const auto take = [&](KeptSite& site, int from, int to) {
            std::vector<Event> events;
            for (int i = from; i < to; ++i) {
                events.push_back(view(numbered("/", i % 7), numbered("s", i % 40 + i / 400 * 40),
                                      begin + i * 5 * second));
                events.back().site = i % 2 ? "one.example" : "";
            }
            site.import(std::move(events));
        };
        const StorePlace whole;
        const StorePlace killed;
        {
            KeptSite site(whole);
            take(site, 0, views);
            site.finish();
            KeptSite other(killed);
            for (int i = 0; i < views; i += 59)
                take(other, i, std::min(i + 59, views));
        }
        QVERIFY(rowsOf(killed.path(), visitsSql) != rowsOf(whole.path(), visitsSql));
        QVERIFY(rowsOf(killed.path(), minutesSql) != rowsOf(whole.path(), minutesSql));
        for (int start = 0; start < 2; ++start) {
            KeptSite again(killed, start * minute);
            QTRY_VERIFY(again.store->queue().isIdle());
        }
        QCOMPARE(rowsOf(killed.path(), visitsSql), rowsOf(whole.path(), visitsSql));
        QCOMPARE(rowsOf(killed.path(), minutesSql), rowsOf(whole.path(), minutesSql));
    }
    void thePastIsAsIfItHadBeenLive()
    {
        const TimeMs begin = ManualClock().now() - 3 * day;
        const std::vector<Event> events = busyTime(begin);
        const StorePlace imported;
        KeptSite site(imported);
        for (std::size_t at = 0; at < events.size(); at += 100) {
            const auto from = events.begin() + std::ptrdiff_t(at);
            QCOMPARE(site.import({from, from + 100}).imported, std::size_t(100));
        }
        QCOMPARE(site.finish().fate, Ingest::Fate::Kept);

        const StorePlace lived;
        const auto log = lived.log();
        LiveFixture live;
        live.model.tick(begin - day);
        live.model.clear(begin - day);
        live.model.collectHistory(true);
        LogBatch batch = batchOf(1, {});
        for (const Event& event : events) {
            for (TimeMs at = floorTo(live.model.now(), 250) + 250; at <= event.receivedAt;
                 at += 250)
                live.model.tick(std::max(at, event.receivedAt - hour));
            batch.entries.push_back(entryOf(live.model.apply(event)));
        }
        for (int i = 0; i < 4 * 60 * 10; ++i)
            live.model.tick(live.model.now() + 250);
        batch.ended = live.model.takeEnded();
        batch.minutes = live.model.takeMinutes();
        QCOMPARE(log->commit(batch).failure, std::string());

        QVERIFY(rowsOf(imported.path(), visitsSql).size() > 100);
        QCOMPARE(rowsOf(imported.path(), visitsSql), rowsOf(lived.path(), visitsSql));
        QCOMPARE(rowsOf(imported.path(), minutesSql), rowsOf(lived.path(), minutesSql));
        QCOMPARE(faultsOf(imported.path()), QStringList());
    }
    void nothingLiveChanges()
    {
        const StorePlace place;
        KeptSite site(place);
        QCOMPARE(site.fateOf(view("/now", "live", epoch)), Ingest::Fate::Kept);
        const std::uint64_t before = site.model.sequence();
        QSignalSpy changed(&site.ingest, &Ingest::changed);
        site.import(busyTime(site.clock.now() - day));
        site.finish();
        QCOMPARE(site.model.sequence(), before);
        QCOMPARE(site.model.activeSessions(), 1);
        QCOMPARE(site.model.snapshot({}).eventsToday, 1);
        QCOMPARE(changed.count(), 0);
    }
    void aRestartDoesNotMakeThePastLive()
    {
        const StorePlace place;
        {
            KeptSite site(place);
            QCOMPARE(site.fateOf(view("/now", "live", epoch)), Ingest::Fate::Kept);
            site.import({view("/a", "past", site.clock.now() - hour)});
            site.finish();
        }
        KeptSite again(place);
        QCOMPARE(again.model.snapshot({}).eventsToday, 1);
        QCOMPARE(again.model.activeSessions(), 1);
    }
    void anIdIsCountedOnce()
    {
        const StorePlace place;
        const TimeMs at = ManualClock().now() - 2 * day;
        const std::vector<Event> events{view("/a", "s", at, "id-1"), view("/b", "s", at, "id-2"),
                                        view("/c", "s", at)};
        {
            KeptSite site(place);
            QCOMPARE(site.import(events).imported, std::size_t(3));
            const Importer::Outcome again = site.import({events[0], events[1]});
            QCOMPARE(again.imported, std::size_t(0));
            QCOMPARE(again.resent, std::size_t(2));
            site.finish();
        }
        KeptSite restarted(place);
        QCOMPARE(restarted.import({events[0], events[1]}).resent, std::size_t(2));
        QCOMPARE(restarted.number("SELECT count(*) FROM events"), 3);
    }
    void idsOfLiveEventsOutliveAnImportAndARestart()
    {
        const StorePlace place;
        {
            KeptSite site(place);
            QCOMPARE(site.fateOf(view("/", "live", epoch, "live-id")), Ingest::Fate::Kept);
            std::vector<Event> many(50'000, view("/past", "s", site.clock.now() - 5 * day));
            QCOMPARE(site.import(std::move(many)).fate, Ingest::Fate::Kept);
            site.finish();
            QCOMPARE(site.number("SELECT count(*) FROM seen_ids"), 1);
        }
        KeptSite again(place);
        QCOMPARE(again.fateOf(view("/", "live", epoch, "live-id")), Ingest::Fate::Kept);
        QCOMPARE(again.number("SELECT count(*) FROM events WHERE kind < 16"), 1);
    }
    void whatIsTooYoungOrTooOldIsRefusedAndCounted()
    {
        const StorePlace place;
        KeptSite site(place);
        const TimeMs now = site.clock.now();
        const Importer::Outcome outcome = site.import(
            {view("/old", "s", now - site.limits.storeKeptMs - 1),
             view("/oldest", "s", now - site.limits.storeKeptMs),
             view("/youngest", "s", now - Importer::youngestMs),
             view("/young", "s", now - Importer::youngestMs + 1), view("/future", "s", now + day)});
        QCOMPARE(outcome.outside, std::size_t(3));
        QCOMPARE(outcome.imported, std::size_t(2));
        QCOMPARE(site.finish().fate, Ingest::Fate::Kept);
        QCOMPARE(rowsOf(place.path(), "SELECT text FROM texts ORDER BY 1"),
                 (QStringList{QStringLiteral("/oldest"), QStringLiteral("/youngest")}));
    }
    void visitsOfThePastAndOfTodayHaveNumbersOfTheirOwn()
    {
        const StorePlace place;
        const TimeMs at = ManualClock().now() - day;
        {
            KeptSite site(place);
            QCOMPARE(site.fateOf(view("/live1", "l1", epoch)), Ingest::Fate::Kept);
            site.import({view("/p1", "p1", at), view("/p2", "p2", at)});
            QCOMPARE(site.fateOf(view("/live2", "l2", epoch)), Ingest::Fate::Kept);
            site.import({view("/p1", "p1", at + second), view("/p3", "p3", at + second)});
            site.finish();
        }
        // As after a crash: no checkpoint says how far the numbers went.
        KeptSite again(place);
        QCOMPARE(again.fateOf(view("/live1", "l1", epoch)), Ingest::Fate::Kept);
        QCOMPARE(again.fateOf(view("/live3", "l3", epoch)), Ingest::Fate::Kept);
        again.import({view("/p4", "p4", at)});
        again.finish();
        QCOMPARE(rowsOf(place.path(), "SELECT id || session FROM visits ORDER BY id"),
                 (QStringList{QStringLiteral("1l1"), QStringLiteral("2p1"), QStringLiteral("3p2"),
                              QStringLiteral("4l2"), QStringLiteral("5p3"), QStringLiteral("6l3"),
                              QStringLiteral("7p4")}));
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void aMinuteOfBothHasTheSumOfBoth()
    {
        const StorePlace place;
        KeptSite site(place);
        const TimeMs at = site.clock.now();
        QCOMPARE(site.fateOf(view("/", "live1", epoch)), Ingest::Fate::Kept);
        QCOMPARE(site.fateOf(view("/", "live2", epoch)), Ingest::Fate::Kept);
        site.wait(20 * minute);
        site.import({view("/", "past1", at + second), view("/", "past2", at + 2 * second),
                     view("/", "past3", at + 3 * second)});
        site.finish();
        const std::string where =
            " FROM minutes WHERE site = -1 AND minute = " + std::to_string(at.sinceEpoch());
        QCOMPARE(site.number("SELECT page_views" + where), 5);
        QCOMPARE(site.number("SELECT sessions" + where), 5);
        QCOMPARE(site.number("SELECT peak" + where), 3);
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void visitsEndWithTheImport()
    {
        const StorePlace place;
        KeptSite site(place);
        const TimeMs at = site.clock.now() - day;
        site.import({view("/", "s", at)});
        QCOMPARE(site.number("SELECT count(*) FROM visits WHERE ended IS NULL"), 1);
        site.finish();
        QCOMPARE(site.number("SELECT count(*) FROM visits WHERE ended IS NULL"), 0);
        QCOMPARE(site.number("SELECT ended - began FROM visits"), site.limits.sessionTimeoutMs);
    }
    void whatWasNotFinishedEndsWhenTheNextImportBegins()
    {
        const StorePlace place;
        KeptSite site(place);
        const TimeMs at = site.clock.now() - day;
        site.import({view("/", "first", at)});
        site.import({view("/", "second", at - 2 * hour)});
        site.finish();
        QCOMPARE(site.number("SELECT count(*) FROM visits WHERE ended IS NULL"), 0);
        QCOMPARE(site.number("SELECT sum(page_views) FROM minutes WHERE site = -1"), 2);
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void withoutAStoreAllIsRefused()
    {
        LiveFixture live;
        ManualClock clock;
        SeenIds seen(1, 10);
        Importer importer(live.limits, nextUtcMidnight, live.model, seen, clock);
        std::optional<Ingest::Fate> fate;
        importer.take({view("/", "s", noon - day)},
                      [&](const Importer::Outcome& outcome) { fate = outcome.fate; });
        QVERIFY(fate == Ingest::Fate::Refused);
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
