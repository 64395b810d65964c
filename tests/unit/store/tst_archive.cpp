// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/archive.h"
#include "tests/unit/support/filled_store.h"

#include <QTest>

using namespace footfall;

namespace {

MinuteCounts minuteAt(TimeMs at, std::int64_t views, std::int32_t peak,
                      std::optional<std::string> site = std::nullopt)
{
    return {std::move(site), at, views, views + 1, views - 1, views - 2, peak};
}

HistoryRequest request(TimeMs from, TimeMs to, DurationMs step)
{
    return {std::nullopt, from, to, step};
}

SessionView ended(std::uint64_t visit, const std::string& session)
{
    SessionView view;
    view.visit = visit;
    view.sessionId = session;
    view.startedAt = noon;
    return view;
}

/// All pages of the events that the query finds, slice by slice.
std::vector<std::string> pagesOf(Archive& archive, const EventQuery& query, std::size_t aSlice = 2)
{
    EventCursor cursor;
    cursor.query = query;
    std::vector<std::string> pages;
    while (!cursor.atEnd) {
        std::size_t taken = 0;
        const Result<void> read = archive.events(cursor, [&](const Event& event) {
            pages.push_back(event.page);
            return ++taken < aSlice;
        });
        if (!read)
            return {read.error()};
    }
    return pages;
}

std::vector<std::string> foundBy(Archive& archive, const VisitQuery& query)
{
    const Result<VisitsFound> found = archive.visits(query);
    return found ? idsOf(found->visits) : std::vector<std::string>{found.error()};
}

VisitQuery textQuery(const std::string& text)
{
    VisitQuery query;
    query.text = text;
    return query;
}

using Texts = std::vector<std::string>;

/// Visits 1 to 3; the second one lasts.
struct ThreeVisits : FilledStore
{
    ThreeVisits()
    {
        Event first = event("/home", "s-1", noon);
        first.site = "shop.example";
        first.country = "India";
        first.city = "Pune";
        first.visitorId = "anna";
        first.metadata = {{"device", "mobile", true}, {"referrer", "news.example", true}};
        add(first, 1);
        Event second = event("/start", "s-2", noon + hour);
        second.country = "\xC3\x89tats-Unis";
        second.metadata = {{"browser", "Fire\nfox", true}, {"utm_source", "mail", true},
                           {"utm_campaign", "spring", true}};
        add(second, 2);
        add(event("/" + std::string(300, 'x') + "/Long", "s-3", noon + 2 * hour), 3);
        SessionView one = ended(1, "s-1");
        one.site = first.site;
        one.visitorId = "anna-later";
        one.currentPage = "/checkout";
        one.country = first.country;
        one.city = first.city;
        one.device = "mobile";
        one.referrer = "news.example";
        one.campaign = "letter / autumn";
        one.browser = "Safari";
        one.system = "iOS";
        one.durationSeconds = 77;
        one.journey = {{"/home", noon, 60'000, {}, 0},
                       {"/checkout", noon + minute, 17'000, {{"pay", noon + 65'000}}, 2}};
        one.foldedSteps = 3;
        end(one, noon + 10 * minute);
        end(ended(3, "s-3"), noon + 3 * hour);
        commit();
    }

    Archive archive{path};
};

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVisitEndedInBriefIsOverAndKeepsWhatItsStartTold()
    {
        ThreeVisits store;
        EndedVisit brief{{}, noon + hour, noon + 2 * hour, 4, 3, true};
        brief.session.visit = 2;
        brief.session.durationSeconds = 60;
        store.batch.ended.push_back(brief);
        store.commit();
        const auto visit = store.archive.visit(2);
        QVERIFY(visit && visit->has_value());
        QVERIFY(!(*visit)->active);
        QCOMPARE((*visit)->lastActivityAt, noon + 2 * hour);
        QCOMPARE((*visit)->durationSeconds, 60);
        QCOMPARE((*visit)->currentPage, std::string("/start"));
        QCOMPARE((*visit)->country, std::string("\xC3\x89tats-Unis"));
    }
    void minutesAddUpToBuckets()
    {
        FilledStore store;
        store.count(minuteAt(noon, 10, 3));
        store.count(minuteAt(noon + minute, 20, 9));
        store.count(minuteAt(noon + 9 * minute, 30, 4));
        store.count(minuteAt(noon + 10 * minute, 40, 5));
        store.commit();
        Archive archive(store.path);
        const auto history = archive.history(request(noon, noon + 30 * minute, 10 * minute));
        QVERIFY(history);
        const std::vector<HistoryPoint> expected{
            {noon, 57, 60, 63, 54, 9},
            {noon + 10 * minute, 39, 40, 41, 38, 5},
            {noon + 20 * minute, 0, 0, 0, 0, 0},
        };
        QVERIFY(history->points == expected);
    }
    void aBucketEndsWhereTheSpanEnds()
    {
        FilledStore store;
        store.count(minuteAt(noon - minute, 5, 1));
        store.count(minuteAt(noon, 10, 1));
        store.count(minuteAt(noon + minute, 20, 1));
        store.commit();
        Archive archive(store.path);
        const auto history = archive.history(request(noon, noon + minute, hour));
        QCOMPARE(history->points.size(), std::size_t(1));
        QCOMPARE(history->points[0].pageViews, 10);
        QCOMPARE(archive.history(request(noon, noon + minute + 1, minute))->points.size(),
                 std::size_t(2));
    }
    void sitesAreApart()
    {
        const std::string longSite(250, 'a');
        FilledStore store;
        store.count(minuteAt(noon, 100, 1));
        store.count(minuteAt(noon, 30, 1, "a.example"));
        store.count(minuteAt(noon, 20, 1, ""));
        store.count(minuteAt(noon, 50, 1, longSite));
        store.commit();
        Archive archive(store.path);
        HistoryRequest wanted = request(noon, noon + minute, minute);
        const auto viewsOf = [&](std::optional<std::string> site) {
            wanted.site = std::move(site);
            return archive.history(wanted)->points[0].pageViews;
        };
        QCOMPARE(viewsOf(std::nullopt), 100);
        QCOMPARE(viewsOf("a.example"), 30);
        QCOMPARE(viewsOf(""), 20);
        QCOMPARE(viewsOf(longSite), 50);
        QCOMPARE(viewsOf("unknown.example"), 0);
    }
    void spansThatMakeNoSenseAreRefused()
    {
        FilledStore store;
        Archive archive(store.path);
        QVERIFY(!archive.history(request(noon, noon, minute)));
        QVERIFY(!archive.history(request(noon, noon + hour, 0)));
        QVERIFY(!archive.history(request(noon, noon + hour, 90'000)));
        QVERIFY(!archive.history(request(noon + 1, noon + hour, minute)));
        QVERIFY(archive.history(request(noon, noon + Archive::maxPoints * minute, minute)));
        QVERIFY(!archive.history(request(noon, noon + Archive::maxPoints * minute + 1, minute)));
    }

    void visitsComeNewestFirst()
    {
        ThreeVisits store;
        QCOMPARE(foundBy(store.archive, {}), (Texts{"s-3", "s-2", "s-1"}));
    }
    void aVisitHasWhatIsKnownOfIt()
    {
        ThreeVisits store;
        const Result<VisitsFound> found = store.archive.visits({});
        const SessionView& one = found->visits[2];
        QCOMPARE(one.visit, 1u);
        QCOMPARE(one.site, std::string("shop.example"));
        QCOMPARE(one.visitorId, std::string("anna-later"));
        QCOMPARE(one.currentPage, std::string("/checkout"));
        QCOMPARE(one.country, std::string("India"));
        QCOMPARE(one.city, std::string("Pune"));
        QCOMPARE(one.device, std::string("mobile"));
        QCOMPARE(one.referrer, std::string("news.example"));
        QCOMPARE(one.campaign, std::string("letter / autumn"));
        QCOMPARE(one.browser, std::string("Safari"));
        QCOMPARE(one.system, std::string("iOS"));
        // What lasts has that of its first event.
        QCOMPARE(found->visits[1].campaign, std::string("mail / spring"));
        QCOMPARE(found->visits[1].browser, std::string("Fire fox"));
        QCOMPARE(foundBy(store.archive, textQuery("AUTUMN")), (Texts{"s-1"}));
        QCOMPARE(foundBy(store.archive, textQuery("fire fox")), (Texts{"s-2"}));
        QCOMPARE(one.startedAt, noon);
        QCOMPARE(one.lastActivityAt, noon + 10 * minute);
        QCOMPARE(one.durationSeconds, 77);
        QVERIFY(!one.active);
        QCOMPARE(one.steps, 5u);
        QVERIFY(one.journey.empty());
    }
    void aVisitThatLastsShowsWhatIsKnown()
    {
        ThreeVisits store;
        const auto visit = store.archive.visit(2);
        QVERIFY(visit && visit->has_value());
        const SessionView& two = **visit;
        QVERIFY(two.active);
        QCOMPARE(two.currentPage, std::string("/start"));
        QCOMPARE(two.startedAt, noon + hour);
        QCOMPARE(two.lastActivityAt, noon + hour);
        QVERIFY(two.journey.empty());
    }
    void aJourneyIsReadBack()
    {
        ThreeVisits store;
        const auto visit = store.archive.visit(1);
        const SessionView& one = **visit;
        QCOMPARE(pagesOf(one), (Texts{"/home", "/checkout"}));
        QCOMPARE(one.foldedSteps, 3u);
        QCOMPARE(one.steps, 5u);
        QCOMPARE(one.journey[1].dwell, 17'000);
        QCOMPARE(one.journey[1].clicks[0].element, std::string("pay"));
        QCOMPARE(one.journey[1].clicks[0].at, noon + 65'000);
        QCOMPARE(one.journey[1].moreClicks, 2u);
    }
    void anUnknownVisitIsNone()
    {
        ThreeVisits store;
        for (const std::uint64_t id : {0ull, 4ull, ~0ull}) {
            const auto visit = store.archive.visit(id);
            QVERIFY(visit && !visit->has_value());
        }
    }
    void visitsAreFoundByAnyOfTheirTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("session");
        const auto row = [](const char* text, const char* session) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(session);
        };
        row("S-1", "s-1");
        row("ANNA", "s-1");
        row("anna-later", "s-1");
        row("indi", "s-1");
        row("pune", "s-1");
        row("Mobile", "s-1");
        row("news.", "s-1");
        row("/home", "s-1");
        row("checkout", "s-1");
        row("\xC3\xA9TATS", "s-2");
        row("/start", "s-2");
        row("x/long", "s-3");
        row("nowhere", "");
    }
    void visitsAreFoundByAnyOfTheirTexts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, session);
        ThreeVisits store;
        const Texts expected = session.isEmpty() ? Texts{} : Texts{session.toStdString()};
        QCOMPARE(foundBy(store.archive, textQuery(text.toStdString())), expected);
    }
    void visitsAreFoundBySiteAndTime()
    {
        ThreeVisits store;
        VisitQuery query;
        query.site = "shop.example";
        QCOMPARE(foundBy(store.archive, query), Texts{"s-1"});
        query.site = "";
        QCOMPARE(foundBy(store.archive, query), (Texts{"s-3", "s-2"}));
        query = {};
        query.from = noon + hour;
        QCOMPARE(foundBy(store.archive, query), (Texts{"s-3", "s-2"}));
        query.to = noon + 2 * hour;
        QCOMPARE(foundBy(store.archive, query), Texts{"s-2"});
    }
    void aSearchGoesOnWhereItEnded()
    {
        ThreeVisits store;
        VisitQuery query;
        query.limit = 2;
        const Result<VisitsFound> first = store.archive.visits(query);
        QCOMPARE(idsOf(first->visits), (Texts{"s-3", "s-2"}));
        QCOMPARE(first->next, 2u);
        query.before = first->next;
        const Result<VisitsFound> second = store.archive.visits(query);
        QCOMPARE(idsOf(second->visits), Texts{"s-1"});
        QCOMPARE(second->next, 0u);
    }
    void aSearchLooksAtABoundedNumber()
    {
        FilledStore store;
        store.spoil("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20002)"
                    " INSERT INTO visits(id, session, began, started)"
                    " SELECT i, 'visitor ' || i, i, i FROM n");
        Archive archive(store.path);
        VisitQuery query = textQuery("visitor 2");
        query.limit = 1;
        QCOMPARE(foundBy(archive, query), Texts{"visitor 20002"});
        query.text = "visitor 3x";
        const Result<VisitsFound> first = archive.visits(query);
        QVERIFY(first->visits.empty());
        QCOMPARE(first->next, 3u);
        query.before = first->next;
        QCOMPARE(archive.visits(query)->next, 0u);
    }

    void eventsComeInTheOrderOfTheLog()
    {
        FilledStore store;
        for (const char* page : {"/1", "/2", "/3", "/4", "/5"})
            store.add(FilledStore::event(page, "s", noon), 1);
        store.addClear(noon);
        store.add(FilledStore::event("/6", "s", noon), 1);
        store.commit();
        Archive archive(store.path);
        for (const std::size_t aSlice : {1, 2, 6, 100})
            QCOMPARE(pagesOf(archive, {}, aSlice), (Texts{"/1", "/2", "/3", "/4", "/5", "/6"}));
    }
    void numbersThatNobodyWroteDoNoHarm()
    {
        ThreeVisits store;
        store.spoil("UPDATE events SET lag = -9223372036854775808;"
                    "UPDATE visits SET duration = 9223372036854775807");
        QCOMPARE(pagesOf(store.archive, {}, 100).size(), std::size_t(3));
        QVERIFY(*store.archive.visit(1));
    }
    void anEventIsReadAsItCame()
    {
        FilledStore store;
        Event sent = FilledStore::event("/home", "s", noon, "signup");
        sent.timestamp = noon - 7 * hour;
        sent.site = "a.example";
        sent.country = "India";
        sent.city = "Pune";
        sent.visitorId = "anna";
        sent.eventId = "0190b3c4-0000-7000-8000-00000000abcd";
        sent.metadata = {{"device", "mobile", true}, {"price", "12.5", false}};
        Event later = FilledStore::event("/next", "s", noon + 1, "click");
        later.visitorId = "berta";
        later.eventId = "order 17";
        store.add(sent, 1);
        store.add(later, 1);
        store.add(FilledStore::event("/end", "unknown", noon + 2, "session_end"), 0);
        store.commit();
        Archive archive(store.path);
        std::vector<Event> events;
        EventCursor cursor;
        QVERIFY(archive.events(cursor, [&](const Event& event) {
            events.push_back(event);
            return true;
        }));
        QVERIFY(cursor.atEnd);
        QCOMPARE(events.size(), std::size_t(3));
        QCOMPARE(events[0].type, sent.type);
        QCOMPARE(events[0].timestamp, sent.timestamp);
        QCOMPARE(events[0].receivedAt, noon);
        QCOMPARE(events[0].sessionId, sent.sessionId);
        QCOMPARE(events[0].visitorId, sent.visitorId);
        QCOMPARE(events[0].site, sent.site);
        QCOMPARE(events[0].city, sent.city);
        QCOMPARE(events[0].eventId, sent.eventId);
        QVERIFY(events[0].metadata == sent.metadata);
        QCOMPARE(events[1].visitorId, later.visitorId);
        QCOMPARE(events[1].eventId, later.eventId);
        QCOMPARE(events[1].sessionId, std::string("s"));
        QCOMPARE(events[2].sessionId, std::string("unknown"));
        QCOMPARE(events[2].kind, Event::Kind::SessionEnd);
    }
    void eventsAreFoundByTheirReceipt()
    {
        FilledStore store;
        for (int i = 0; i < 10; ++i)
            store.add(FilledStore::event(numbered("/", i), "s", noon + i * 30 * second), 1);
        store.commit();
        Archive archive(store.path);
        const auto pagesIn = [&](TimeMs from, TimeMs to) {
            EventQuery query;
            query.from = from;
            query.to = to;
            return pagesOf(archive, query);
        };
        QCOMPARE(pagesIn(noon + 4 * minute, epoch), (Texts{"/8", "/9"}));
        QCOMPARE(pagesIn(epoch, noon + minute), (Texts{"/0", "/1"}));
        QCOMPARE(pagesIn(noon + 30 * second, noon + 90 * second), (Texts{"/1", "/2"}));
        QCOMPARE(pagesIn(noon + hour, epoch), Texts{});
        QCOMPARE(pagesIn(epoch, noon), Texts{});
    }
    void aClockThatWasSetBackHidesNothing()
    {
        FilledStore store;
        store.add(FilledStore::event("/1", "s", noon), 1);
        store.add(FilledStore::event("/2", "s", noon + hour), 1);
        store.add(FilledStore::event("/3", "s", noon + minute), 1);
        store.add(FilledStore::event("/4", "s", noon + 2 * hour), 1);
        store.commit();
        Archive archive(store.path);
        EventQuery query;
        query.from = noon;
        query.to = noon + 2 * minute;
        QCOMPARE(pagesOf(archive, query), (Texts{"/1", "/3"}));
        query = {};
        query.from = noon + hour;
        QCOMPARE(pagesOf(archive, query), (Texts{"/2", "/4"}));
    }
    void eventsAreFiltered()
    {
        FilledStore store;
        Event one = FilledStore::event("/1", "s-1", noon, "click");
        one.site = "a.example";
        one.country = "India";
        one.visitorId = "anna";
        Event two = FilledStore::event("/2", "s-2", noon);
        two.country = "USA";
        store.add(one, 1);
        store.add(two, 2);
        store.commit();
        Archive archive(store.path);
        const auto found = [&](auto narrow) {
            EventQuery query;
            narrow(query);
            return pagesOf(archive, query);
        };
        QCOMPARE(found([](EventQuery& q) { q.site = "a.example"; }), Texts{"/1"});
        QCOMPARE(found([](EventQuery& q) { q.site = ""; }), Texts{"/2"});
        QCOMPARE(found([](EventQuery& q) { q.type = "pageview"; }), Texts{"/2"});
        QCOMPARE(found([](EventQuery& q) { q.page = "/1"; }), Texts{"/1"});
        QCOMPARE(found([](EventQuery& q) { q.country = "USA"; }), Texts{"/2"});
        QCOMPARE(found([](EventQuery& q) { q.visitor = "anna"; }), Texts{"/1"});
        QCOMPARE(found([](EventQuery& q) { q.visitor = "s-2"; }), Texts{"/2"});
        QCOMPARE(found([](EventQuery& q) { q.sessionId = "s-1"; }), Texts{"/1"});
    }
    void anExportEndsWhereTheLogEndedWhenItBegan()
    {
        FilledStore store;
        store.add(FilledStore::event("/1", "s", noon), 1);
        store.add(FilledStore::event("/2", "s", noon), 1);
        store.commit();
        Archive archive(store.path);
        EventCursor cursor;
        Texts pages;
        const auto take = [&](const Event& event) {
            pages.push_back(event.page);
            return false;
        };
        QVERIFY(archive.events(cursor, take));
        store.add(FilledStore::event("/3", "s", noon), 1);
        store.commit();
        while (!cursor.atEnd)
            QVERIFY(archive.events(cursor, take));
        QCOMPARE(pages, (Texts{"/1", "/2"}));
    }
    void betweenReadsTheWriterCanTidyUp()
    {
        FilledStore store;
        store.add(FilledStore::event("/1", "s", noon), 1);
        store.add(FilledStore::event("/2", "s", noon), 1);
        store.commit();
        Archive archive(store.path);
        EventCursor cursor;
        QVERIFY(archive.events(cursor, [](const Event&) { return false; }));
        QVERIFY(archive.visits({}));
        QVERIFY(archive.visit(1));
        QVERIFY(archive.history(request(noon, noon + hour, minute)));
        store.add(FilledStore::event("/3", "s", noon), 1);
        store.commit();
        // Its first column says whether a reader was in the way.
        QCOMPARE(*store.log->database().number("PRAGMA wal_checkpoint(TRUNCATE)"), 0);
    }

    void withoutAStoreThereIsAReason()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("none.db")).toStdString();
        Archive archive(path);
        const Result<VisitsFound> found = archive.visits({});
        QVERIFY(!found);
        QVERIFY(QByteArray::fromStdString(found.error()).startsWith(path.c_str()));
    }
    void aNewerStoreIsNotRead()
    {
        FilledStore store;
        store.spoil("PRAGMA user_version=99");
        const Result<VisitsFound> found = Archive(store.path).visits({});
        QVERIFY(!found);
        QVERIFY(QByteArray::fromStdString(found.error()).contains("99"));
    }
    void aReadFailureIsToldAndPasses()
    {
        FilledStore store;
        Archive archive(store.path);
        store.spoil("ALTER TABLE visits RENAME TO elsewhere");
        QVERIFY(!archive.visits({}));
        store.spoil("ALTER TABLE elsewhere RENAME TO visits");
        QVERIFY(archive.visits({}));
    }
};

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
