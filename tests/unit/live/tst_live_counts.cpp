// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/label_text.h"
#include "core/base/time/clock.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

Event from(const std::string& country, const std::string& session, const std::string& site = {},
           const std::string& page = "/")
{
    Event event = LiveFixture::event("pageview", page, session);
    event.country = country;
    event.city = country.empty() ? "" : country + " City";
    event.site = site;
    return event;
}

bool sameSnapshot(const Snapshot& a, const Snapshot& b)
{
    return a.at == b.at && a.sequence == b.sequence && a.active == b.active &&
           a.visitorsToday == b.visitorsToday && a.eventsToday == b.eventsToday &&
           a.pagesNow == b.pagesNow && a.pagesToday == b.pagesToday && a.countries == b.countries &&
           a.cities == b.cities && a.sites == b.sites && idsOf(a.sessions) == idsOf(b.sessions) &&
           a.alerts.size() == b.alerts.size() && a.meanDurationSeconds == b.meanDurationSeconds &&
           std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(),
                      [](const SeriesPoint& x, const SeriesPoint& y) {
                          return x.at == y.at && x.active == y.active && x.events == y.events;
                      });
}

void playADay(LiveModel& model)
{
    unsigned random = 7;
    const auto next = [&](unsigned below) {
        random = random * 1664525 + 1013904223;
        return (random >> 8) % below;
    };
    TimeMs now = noon;
    for (int i = 0; i < 5000; ++i) {
        now += next(2000);
        Event event = from(numbered("C", next(9)), std::to_string(next(300)),
                           numbered("site", next(3)), numbered("/", next(20)));
        if (next(5) == 0)
            event.kind = Event::Kind::SessionEnd;
        event.timestamp = event.receivedAt = now;
        model.apply(event);
        if (i % 50 == 0)
            model.tick(now);
    }
}

} // namespace

class TestLiveCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClockThatJumpsThereAndBackLeavesToday()
    {
        LiveFixture my;
        PatientTime time;
        my.view("/", "s", time.at(noon, SteadyTime()));
        my.model.tick(time.at(noon + 100 * dayMs, SteadyTime(second)));
        my.view("/a", "s", time.at(noon + 100 * dayMs + second, SteadyTime(2 * second)));
        my.model.tick(time.at(noon + 3 * second, SteadyTime(3 * second)));
        QCOMPARE(my.all().eventsToday, 2);
        QCOMPARE(my.all().active, 1);
        QCOMPARE(my.model.now(), noon + 3 * second);
    }
    void sitesNeverMerge()
    {
        LiveFixture live;
        live.model.apply(from("India", "s", "a"));
        live.model.apply(from("USA", "s", "b"));
        const Snapshot all = live.all();
        QCOMPARE(all.active, 2);
        QCOMPARE(all.visitorsToday, 2);
        QCOMPARE(all.pagesNow.size(), std::size_t(2));
        QCOMPARE(countOf(all.pagesNow, "/", "a"), 1);
        QCOMPARE(countOf(all.pagesNow, "/", "b"), 1);
        SnapshotRequest request;
        request.filter.site = "b";
        const Snapshot one = live.model.snapshot(request);
        QCOMPARE(one.active, 1);
        QCOMPARE(one.eventsToday, 1);
        QCOMPARE(one.events.size(), std::size_t(1));
        QCOMPARE(one.sessions.size(), std::size_t(1));
        QCOMPARE(one.sessions[0].country, std::string("USA"));
        QCOMPARE(countOf(one.countries, "India"), 0);
        QCOMPARE(one.sites.size(), std::size_t(2));
        request.filter.site = "unknown";
        QCOMPARE(live.model.snapshot(request).active, 0);
        QCOMPARE(live.model.snapshot(request).series.size(), std::size_t(seriesBuckets));
    }
    void midnightBeginsTheDayAgain()
    {
        LiveFixture live;
        const TimeMs midnight = nextUtcMidnight(noon);
        live.view("/a", "s", midnight - second);
        live.view("/b", "gone", midnight - second);
        live.end("gone", midnight - second);
        live.model.tick(midnight);
        Snapshot now = live.all();
        QCOMPARE(now.active, 1);
        QCOMPARE(now.visitorsToday, 0);
        QCOMPARE(now.eventsToday, 0);
        QCOMPARE(now.pageViewsToday, 0);
        QVERIFY(now.pagesToday.empty());
        QCOMPARE(countOf(now.pagesNow, "/a"), 1);
        live.view("/a", "s", midnight + second);
        now = live.all();
        QCOMPARE(now.visitorsToday, 1);
        QCOMPARE(countOf(now.pagesToday, "/a"), 1);
        live.view("/a", "s", midnight + 2 * second);
        QCOMPARE(live.all().visitorsToday, 1);
    }
    void whatIsOfTodayStaysWhenItsVisitorHasGone()
    {
        LiveFixture live;
        Event event = from("India", "s", {}, "/landing");
        event.metadata = {{"referrer", "news.example", true}, {"utm_source", "mail", true},
                          {"utm_campaign", "spring", true}, {"browser", "Firefox", true}};
        live.model.apply(event);
        live.view("/out", "s");
        live.model.apply(from("Peru", "t", {}, "/landing"));
        Snapshot now = live.all();
        QCOMPARE(countOf(now.campaigns, "mail / spring"), 1);
        QCOMPARE(countOf(now.entryPagesNow, "/landing"), 2);
        QCOMPARE(countOf(now.referrersToday, ""), 1);
        live.end("s");
        now = live.all();
        QCOMPARE(now.countries, (std::vector<CountRow>{{{}, "Peru", 1}}));
        QCOMPARE(countOf(now.countriesToday, "India"), 1);
        QCOMPARE(countOf(now.citiesToday, "India City"), 1);
        QCOMPARE(countOf(now.referrersToday, "news.example"), 1);
        QCOMPARE(countOf(now.campaignsToday, "mail / spring"), 1);
        QCOMPARE(countOf(now.browsersToday, "Firefox"), 1);
        QVERIFY(now.campaigns.empty() && now.browsers.empty());
        QCOMPARE(countOf(now.entryPagesNow, "/landing"), 1);
        QCOMPARE(countOf(now.entryPagesToday, "/landing"), 2);
        QCOMPARE(now.exitPagesNow, (std::vector<CountRow>{{{}, "/out", 1}}));
        QCOMPARE(now.exitPagesToday, now.exitPagesNow);
        // Those who are there time out, then nobody is listed any more.
        for (int i = 0; i < 2; ++i)
            live.model.tick(live.model.now() + 10 * minute);
        now = live.all();
        QVERIFY(now.exitPagesNow.empty());
        QCOMPARE(countOf(now.exitPagesToday, "/out"), 1);
        QCOMPARE(countOf(now.exitPagesToday, "/landing"), 1);
    }
    void aVisitCountsOnceHoweverOftenItsPlaceChanges()
    {
        LiveFixture live;
        for (int i = 0; i < 10; ++i)
            live.model.apply(from(i % 2 ? "France" : "Germany", "s"));
        const Snapshot now = live.all();
        QCOMPARE(now.countries, (std::vector<CountRow>{{{}, "France", 1}}));
        QCOMPARE(now.countriesToday, (std::vector<CountRow>{{{}, "Germany", 1}}));
        QCOMPARE(now.citiesToday, (std::vector<CountRow>{{{}, "Germany City", 1}}));
    }
    void midnightKeepsThoseWhoAreThere()
    {
        LiveFixture live;
        live.model.apply(from("India", "gone", {}, "/a"));
        live.end("gone");
        const TimeMs midnight = nextUtcMidnight(noon);
        live.model.tick(midnight - second);
        Event event = from("Peru", "there", {}, "/b");
        event.timestamp = event.receivedAt = midnight - second;
        live.model.apply(event);
        live.model.tick(midnight);
        const Snapshot now = live.all();
        QCOMPARE(now.countriesToday, (std::vector<CountRow>{{{}, "Peru", 1}}));
        QCOMPARE(now.entryPagesToday, (std::vector<CountRow>{{{}, "/b", 1}}));
        QCOMPARE(now.referrersToday, (std::vector<CountRow>{{{}, {}, 1}}));
        QVERIFY(now.exitPagesToday.empty());
    }
    void midnightTakesTheEntriesOfThoseWhoAreThereAsTheyStand()
    {
        LiveFixture live;
        const TimeMs midnight = nextUtcMidnight(noon);
        const auto enter = [&](const char* site, const char* page, int session, TimeMs at) {
            Event event = LiveFixture::event("pageview", page, numbered("s", session), at);
            event.site = site;
            live.model.apply(event);
        };
        // Of equals the one that came first stands first, whichever is the older page.
        enter("shop", "/old", 0, midnight - 2 * second);
        enter("blog", "/new", 1, midnight - second);
        enter("blog", "/new", 2, midnight - second);
        enter("shop", "/old", 3, midnight - second);
        enter("shop", "/third", 4, midnight - second);
        const std::vector<CountRow> before = live.all().entryPagesNow;
        live.model.tick(midnight);
        QCOMPARE(before, (std::vector<CountRow>{{"blog", "/new", 2}, {"shop", "/old", 2},
                                                {"shop", "/third", 1}}));
        QCOMPARE(live.all().entryPagesToday, before);
        SnapshotRequest shop;
        shop.filter.site = "shop";
        QCOMPARE(live.model.snapshot(shop).entryPagesToday,
                 (std::vector<CountRow>{{"shop", "/old", 2}, {"shop", "/third", 1}}));
        enter("shop", "/third", 5, midnight + second);
        enter("shop", "/third", 6, midnight + second);
        QCOMPARE(countOf(live.all().entryPagesToday, "/third", "shop"), 3);
        QCOMPARE(live.model.snapshot(shop).entryPagesToday.front().label, std::string("/third"));
    }
    void aLabelIsCountedInOneLineAndCutAtItsBound()
    {
        LiveFixture live;
        const std::string tail(1'000, 'x');
        Event event = from("India", "s");
        event.metadata = {{"device", "big\nscreen", true}, {"referrer", "ü" + tail, true},
                          {"utm_source", tail, true}, {"browser", "x" + tail, true}};
        live.model.apply(event);
        const SessionView session = *live.session("s");
        QCOMPARE(session.device, std::string("big screen"));
        QCOMPARE(session.referrer, "ü" + tail.substr(0, maxLabelBytes - 2));
        QCOMPARE(session.campaign, tail.substr(0, maxLabelBytes));
        QCOMPARE(session.metadata, event.metadata);
        QCOMPARE(countOf(live.all().devices, "big screen"), 1);
        // By what it is ranked by, and by the whole of it.
        for (const std::string& referrer : {session.referrer, "ü" + tail}) {
            SnapshotRequest request;
            request.filter.referrer = referrer;
            request.narrowsCounts = true;
            QCOMPARE(live.model.snapshot(request).active, 1);
            QCOMPARE(live.model.snapshot(request).events.size(), std::size_t(1));
        }
    }
    void namesThatNeverComeAgainEndAmongOthers()
    {
        LiveFixture live;
        for (int i = 0; i < 3'000; ++i) {
            live.model.apply(from(numbered("C", i), numbered("s", i)));
            live.end(numbered("s", i));
        }
        SnapshotRequest request;
        request.rows = 5'000;
        const Snapshot now = live.model.snapshot(request);
        QCOMPARE(now.countriesToday.size(), std::size_t(1'001));
        QCOMPARE(countOf(now.countriesToday, "(other)"), 2'000);
        live.model.apply(from("C2", "again"));
        QCOMPARE(countOf(live.all().countriesToday, "C2"), 2);
    }
    void aVisitorWithSeveralSessionsIsOne()
    {
        LiveFixture live;
        for (const char* session : {"s1", "s2", "s3"}) {
            Event event = LiveFixture::event("pageview", "/", session);
            event.visitorId = "me";
            live.model.apply(event);
        }
        QCOMPARE(live.all().visitorsToday, 1);
        QCOMPARE(live.all().active, 3);
        QVERIFY(!live.all().visitorsEstimated);
    }
    void veryManyVisitorsAreEstimated()
    {
        Limits limits;
        limits.exactVisitors = 20'000;
        LiveFixture live(limits);
        for (int i = 0; i < 20'000; ++i)
            live.end(numbered("v", i));
        QCOMPARE(live.all().visitorsToday, 20'000);
        QVERIFY(!live.all().visitorsEstimated);
        for (int i = 0; i < 100'000; ++i)
            live.end(numbered("v", i));
        const Snapshot now = live.all();
        QVERIFY(now.visitorsEstimated);
        // Six standard errors of at most 1/√20,000.
        QVERIFY2(std::abs(double(now.visitorsToday) - 100'000) < 4'300,
                 qPrintable(QString::number(now.visitorsToday)));
    }
    void whatIsBeyondABoundIsOther()
    {
        Limits limits;
        limits.pages = 2;
        limits.countries = 2;
        limits.sites = 2;
        LiveFixture live(limits);
        for (int i = 0; i < 5; ++i)
            live.model.apply(from(numbered("C", i), numbered("s", i), "", numbered("/", i)));
        Snapshot now = live.all();
        QCOMPARE(now.pagesNow.size(), std::size_t(3));
        QCOMPARE(countOf(now.pagesNow, otherLabel), 3);
        QCOMPARE(countOf(now.pagesToday, otherLabel), 3);
        QCOMPARE(countOf(now.countries, otherLabel), 3);
        QCOMPARE(now.countries[0].label, std::string(otherLabel));
        QCOMPARE(live.session("s4")->currentPage, std::string(otherLabel));
        QCOMPARE(live.session("s4")->country, std::string(otherLabel));
        for (const char* site : {"b", "c", "d"})
            live.model.apply(from("", "x", site));
        now = live.all();
        QCOMPARE(now.sites.size(), std::size_t(3));
        QCOMPARE(countOf(now.sites, otherLabel), 1);
        QVERIFY(live.session("x", "d"));
    }
    void thoseThatNobodySentAreAmongTheReferrers()
    {
        LiveFixture live;
        const auto visit = [&](const std::string& id, const char* referrer) {
            Event event = from("", id, "shop");
            event.metadata.push_back({"referrer", referrer, true});
            live.model.apply(std::move(event));
        };
        const auto labels = [&](std::size_t most) {
            SnapshotRequest request;
            request.rows = most;
            request.filter.site = "shop";
            std::vector<std::string> all;
            for (const CountRow& row : live.model.snapshot(request).referrers)
                all.push_back(row.label + '=' + std::to_string(row.count));
            return all;
        };
        for (int i = 0; i < 4; ++i)
            visit(numbered("a", i), "t.co");
        for (int i = 0; i < 3; ++i)
            visit(numbered("b", i), "");
        visit("c", "google.com");
        live.model.apply(from("", "elsewhere", "blog"));
        QCOMPARE(labels(10), (std::vector<std::string>{"t.co=4", "=3", "google.com=1"}));
        QCOMPARE(labels(2), (std::vector<std::string>{"t.co=4", "=3"}));
        QCOMPARE(labels(1), (std::vector<std::string>{"t.co=4"}));
        QVERIFY(labels(0).empty());
        // Sent after all.
        visit("b0", "google.com");
        QCOMPARE(labels(10), (std::vector<std::string>{"t.co=4", "google.com=2", "=2"}));
    }
    void anUnknownCountryHasNoRow()
    {
        LiveFixture live;
        live.model.apply(from("", "s"));
        QVERIFY(live.all().countries.empty());
        live.model.apply(from("India", "s"));
        QCOMPARE(countOf(live.all().countries, "India"), 1);
        live.model.apply(from("USA", "s"));
        QCOMPARE(countOf(live.all().countries, "India"), 0);
        QCOMPARE(countOf(live.all().countries, "USA"), 1);
    }
    void filtersUseEachOther()
    {
        LiveFixture live;
        live.model.apply(from("India", "anna", "a", "/x"));
        live.model.apply(from("India", "ben", "a", "/y"));
        live.model.apply(from("USA", "carl", "b", "/x"));
        live.model.apply(from("Österreich", "dora", "b", "/x"));
        const auto found = [&](std::optional<std::string> site, const char* country,
                               const char* page, const char* text) {
            SessionQuery query;
            query.filter.site = std::move(site);
            query.filter.country = country;
            query.filter.page = page;
            query.filter.text = text;
            const SessionPage result = live.model.sessions(query);
            std::vector<std::string> ids = idsOf(result.sessions);
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        using Ids = std::vector<std::string>;
        QCOMPARE(found({}, "India", "", ""), (Ids{"anna", "ben"}));
        QCOMPARE(found({}, "India", "/x", ""), (Ids{"anna"}));
        QCOMPARE(found({}, "", "/x", ""), (Ids{"anna", "carl", "dora"}));
        QCOMPARE(found("b", "", "/x", ""), (Ids{"carl", "dora"}));
        QCOMPARE(found("b", "India", "", ""), Ids{});
        QCOMPARE(found({}, "", "", "AN"), (Ids{"anna"}));
        QCOMPARE(found({}, "", "", "india city"), (Ids{"anna", "ben"}));
        QCOMPARE(found({}, "", "", "öSTERR"), (Ids{"dora"}));
        QCOMPARE(found({}, "Nowhere", "", ""), Ids{});
        live.view("/x", "late");
        Event click = LiveFixture::event("click", "/x", "anna");
        click.site = "a";
        live.model.apply(click);
        SnapshotRequest request;
        request.filter.country = "India";
        QCOMPARE(live.model.snapshot(request).events.size(), std::size_t(3));
        QCOMPARE(live.model.snapshot(request).sessionsMatching, 2);
        QCOMPARE(live.model.snapshot(request).active, 5);
    }
    void aFilterLooksOnlySoFar()
    {
        Limits limits;
        limits.filterWalk = 10;
        LiveFixture live(limits);
        for (int i = 0; i < 30; ++i)
            live.view("/", numbered("s", i), noon + i);
        SnapshotRequest request;
        request.filter.text = "S";
        Snapshot now = live.model.snapshot(request);
        QVERIFY(now.sessionsTruncated);
        QCOMPARE(now.sessionsMatching, 10);
        QCOMPARE(now.sessions.front().sessionId, std::string("s29"));
        now = live.all();
        QCOMPARE(now.sessionsMatching, 30);
        SessionQuery query;
        query.offset = 5;
        query.limit = 2;
        const SessionPage page = live.model.sessions(query);
        QCOMPARE(idsOf(page.sessions), (std::vector<std::string>{"s24", "s23"}));
        QCOMPARE(page.total, 30);
        QVERIFY(!page.truncated);
        query.offset = 20;
        QVERIFY(live.model.sessions(query).truncated);
    }
    void theNewestEventsAreKept()
    {
        LiveFixture live;
        for (int i = 0; i < 4'500; ++i)
            live.view("/", std::to_string(i % 7));
        SnapshotRequest request;
        request.events = 5000;
        const Snapshot now = live.model.snapshot(request);
        QCOMPARE(now.events.size(), std::size_t(4'000));
        QCOMPARE(now.eventsEver, std::uint64_t(4'500));
        QCOMPARE(now.events.front().number, std::uint64_t(4'500));
        QCOMPARE(live.all().events.size(), std::size_t(200));
    }
    void theSeriesMovesOn()
    {
        LiveFixture live;
        live.view("/", "a");
        live.view("/", "b", noon + 5 * second);
        live.end("b", noon + 8 * second);
        live.model.tick(noon + 25 * second);
        const std::vector<SeriesPoint> series = live.all().series;
        QCOMPARE(series.back().at, noon + 20 * second);
        QCOMPARE(series[59].active, 1);
        QCOMPARE(series[58].active, 1);
        QCOMPARE(series[57].active, 2);
        QCOMPARE(series[57].events, 3);
        QCOMPARE(series[57].pageViews, 2);
        QCOMPARE(series[56].active, 0);
        live.model.tick(noon + 2 * hour);
        QCOMPARE(live.all().series.front().at, noon + 2 * hour - 59 * 10 * second);
        live.model.tick(noon + 2 * hour + 10 * second);
        QCOMPARE(live.all().series.back().active, 0);
    }
    void ratesFallWhenNothingComes()
    {
        LiveFixture live;
        for (int i = 0; i < 50; ++i)
            live.view("/", std::to_string(i));
        QCOMPARE(live.all().eventsPerSecond, 5.0);
        QCOMPARE(live.all().visitorsLastMinute, 50);
        const std::uint64_t before = live.model.sequence();
        live.model.tick(noon + 10 * second);
        QCOMPARE(live.all().eventsPerSecond, 0.0);
        QVERIFY(live.model.sequence() > before);
        live.model.tick(noon + 59 * second);
        QCOMPARE(live.all().visitorsLastMinute, 50);
        live.model.tick(noon + 60 * second);
        QCOMPARE(live.all().visitorsLastMinute, 0);
        const std::uint64_t quiet = live.model.sequence();
        live.model.tick(noon + 60 * second + 250);
        QCOMPARE(live.model.sequence(), quiet);
    }
    void theMeanDurationIsOfActiveSessions()
    {
        LiveFixture live;
        live.view("/", "a");
        live.view("/", "b");
        live.view("/", "a", noon + 30 * second);
        QCOMPARE(live.all().meanDurationSeconds, 15.0);
        live.end("b", noon + 30 * second);
        QCOMPARE(live.all().meanDurationSeconds, 30.0);
    }
    void clearForgetsAllButTheNumbers()
    {
        LiveFixture live;
        live.view("/", "a");
        const std::uint64_t before = live.model.sequence();
        live.model.clear(noon + second);
        const Snapshot now = live.all();
        QCOMPARE(now.active, 0);
        QCOMPARE(now.visitorsToday, 0);
        QVERIFY(now.events.empty() && now.sessions.empty() && now.sites.empty());
        QVERIFY(now.pagesToday.empty());
        QVERIFY(now.sequence > before);
        QCOMPARE(now.takenBack, std::uint64_t(1));
        QCOMPARE(now.alerts.size(), std::size_t(1));
        QCOMPARE(now.alerts.front().kind, Alert::Kind::Cleared);
        live.view("/", "a", noon + 2 * second);
        QCOMPARE(live.all().events.front().number, std::uint64_t(2));
        QCOMPARE(live.all().visitorsToday, 1);
    }
    void theSameCallsGiveTheSameState()
    {
        LiveFixture one;
        LiveFixture two;
        playADay(one.model);
        playADay(two.model);
        QVERIFY(one.all().active > 50);
        QVERIFY(sameSnapshot(one.all(), two.all()));
    }
    void countsAgreeWithTheSessionsBehindThem()
    {
        LiveFixture live;
        playADay(live.model);
        SessionQuery query;
        query.limit = 10'000;
        const SessionPage page = live.model.sessions(query);
        QCOMPARE(std::int64_t(page.sessions.size()), live.model.activeSessions());
        const Snapshot now = live.all();
        for (const CountRow& row : now.countries)
            QCOMPARE(row.count, std::count_if(page.sessions.begin(), page.sessions.end(),
                                              [&](const SessionView& session) {
                                                  return session.country == row.label;
                                              }));
        for (const CountRow& row : now.pagesNow)
            QCOMPARE(row.count, std::count_if(page.sessions.begin(), page.sessions.end(),
                                              [&](const SessionView& session) {
                                                  return session.currentPage == row.label &&
                                                         session.site == row.site;
                                              }));
        QVERIFY(
            std::is_sorted(now.pagesToday.begin(), now.pagesToday.end(),
                           [](const CountRow& a, const CountRow& b) { return a.count > b.count; }));
        std::int64_t views = 0;
        SnapshotRequest request;
        request.rows = 1000;
        for (const CountRow& row : live.model.snapshot(request).pagesToday)
            views += row.count;
        QCOMPARE(views, now.pageViewsToday);
    }
};

QTEST_APPLESS_MAIN(TestLiveCounts)
#include "tst_live_counts.moc"
