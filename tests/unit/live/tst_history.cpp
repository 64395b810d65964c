// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/live_fixture.h"

#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

MinuteCounts rowOf(std::optional<std::string> site, int minutesAfterNoon)
{
    MinuteCounts row;
    row.site = std::move(site);
    row.minute = noon + minutesAfterNoon * minute;
    return row;
}

Event visit(const char* site, const char* session, TimeMs at)
{
    Event event = LiveFixture::event("pageview", "/", session, at);
    event.site = site;
    return event;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVisitHasANumberOfItsOwn()
    {
        LiveFixture live;
        QCOMPARE(live.view("/a", "s").visit, 1U);
        QVERIFY(live.view("/a", "t").began);
        const Applied again = live.view("/b", "s");
        QCOMPARE(again.visit, 1U);
        QVERIFY(!again.began);
        QCOMPARE(live.end("s").visit, 1U);
        QCOMPARE(live.end("ghost").visit, 0U);
        QVERIFY(!live.end("ghost").began);
        QCOMPARE(live.view("/c", "s").visit, 3U);
        QCOMPARE(live.session("s")->visit, 3U);
        QCOMPARE(live.session("t")->visit, 2U);
    }
    void numbersGoOnAfterAClear()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.model.clear(noon);
        QCOMPARE(live.view("/a", "s").visit, 2U);
    }
    void aReplayedVisitKeepsItsNumber()
    {
        LiveFixture live;
        QCOMPARE(live.model.replay(LiveFixture::event("pageview", "/a", "s"), 7).visit, 7U);
        QCOMPARE(live.model.replay(LiveFixture::event("pageview", "/b", "s"), 7).visit, 7U);
        QCOMPARE(live.model.replay(LiveFixture::event("session_end", "/b", "s"), 7).visit, 7U);
        QCOMPARE(live.model.replay(LiveFixture::event("session_end", "/b", "x"), 0).visit, 0U);
        QCOMPARE(live.model.replay(LiveFixture::event("pageview", "/b", "t"), 3).visit, 3U);
        QCOMPARE(live.view("/a", "u").visit, 8U);
    }
    void aNumberSeenInTheLogIsNotGivenAgain()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.model.replay(LiveFixture::event("pageview", "/b", "s"), 40);
        QCOMPARE(live.session("s")->visit, 1U);
        QCOMPARE(live.view("/a", "t").visit, 41U);
    }

    void anEndedVisitIsHandedOutOnce()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        Event first = LiveFixture::event("pageview", "/a", "s", noon);
        first.timestamp = noon - hour;
        first.country = "India";
        first.visitorId = "anna";
        live.model.apply(first);
        live.model.apply(LiveFixture::event("click", "/a", "s", noon + second));
        live.view("/b", "s", noon + 2 * second);
        QVERIFY(live.model.takeEnded().empty());
        live.end("s", noon + 3 * second);
        const std::vector<EndedVisit> ended = live.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(1));
        const EndedVisit& visit = ended[0];
        QCOMPARE(visit.beganAt, noon);
        QCOMPARE(visit.endedAt, noon + 3 * second);
        QCOMPARE(visit.events, 4U);
        QCOMPARE(visit.pageViews, 2U);
        QCOMPARE(visit.session.visit, 1U);
        QCOMPARE(visit.session.startedAt, noon - hour);
        QCOMPARE(visit.session.country, std::string("India"));
        QCOMPARE(visit.session.visitorId, std::string("anna"));
        QVERIFY(!visit.session.active);
        QCOMPARE(pagesOf(visit.session), (std::vector<std::string>{"/a", "/b"}));
        QCOMPARE(visit.session.journey[0].clicks.size(), std::size_t(1));
        QVERIFY(live.model.takeEnded().empty());
        live.model.tick(noon + 20 * minute);
        QVERIFY(live.model.takeEnded().empty());
    }
    void theWholeJourneyIsKept()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        for (int i = 0; i < 150; ++i)
            live.view(numbered("/", i), "s");
        live.end("s");
        QCOMPARE(live.model.takeEnded()[0].session.journey.size(), std::size_t(150));
    }
    void aTimeOutAnEvictionAndAClearEndVisitsToo()
    {
        Limits limits;
        limits.sessions = 2;
        LiveFixture live(limits);
        live.model.collectHistory(true);
        for (const char* id : {"evicted", "cleared", "late"})
            live.view("/a", id, noon);
        live.view("/a", "cleared", noon + minute);
        live.model.tick(noon + 5 * minute);
        live.model.clear(noon + 5 * minute + second);
        const std::vector<EndedVisit> ended = live.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(3));
        QCOMPARE(ended[0].session.sessionId, std::string("evicted"));
        QCOMPARE(ended[0].endedAt, noon);
        QCOMPARE(ended[1].session.sessionId, std::string("late"));
        QCOMPARE(ended[1].endedAt, noon + 5 * minute);
        QCOMPARE(ended[2].session.sessionId, std::string("cleared"));
        QCOMPARE(ended[2].endedAt, noon + 5 * minute + second);
        for (const EndedVisit& visit : ended)
            QVERIFY(!visit.session.active);
    }
    void aNewVisitOfATimedOutSessionEndsTheOldOne()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        live.view("/a", "s");
        live.view("/b", "s", noon + 6 * minute);
        const std::vector<EndedVisit> ended = live.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(1));
        QCOMPARE(ended[0].session.visit, 1U);
    }
    void nothingIsCollectedUnasked()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.end("s");
        QVERIFY(live.model.takeEnded().empty());
        live.model.collectHistory(true);
        QVERIFY(live.model.takeEnded().empty());
    }
    void theOldestOfTooManyWaitsInBrief()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        for (int i = 0; i <= 100'000; ++i) {
            live.view("/a", "s");
            live.end("s");
        }
        const std::vector<EndedVisit> ended = live.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(100'001));
        QCOMPARE(ended[0].session.visit, 1U);
        QVERIFY(ended[0].isBrief && !ended[1].isBrief);
    }

    void waitingVisitsAreBoundInBytesToo()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        for (int i = 0; i < 500; ++i) {
            for (int page = 0; page < 100; ++page)
                live.view(std::string(2'000, static_cast<char>('a' + page % 26)), "s");
            live.end("s");
        }
        const std::vector<EndedVisit> ended = live.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(500));
        const auto whole = std::count_if(ended.begin(), ended.end(),
                                         [](const EndedVisit& visit) { return !visit.isBrief; });
        QVERIFY(whole > 250);
        QVERIFY(whole < 400);
        for (std::size_t i = 0; i < ended.size(); ++i)
            QCOMPARE(ended[i].session.visit, std::uint64_t(i + 1));
        QVERIFY(ended.front().isBrief && ended.front().pageViews == 100);
        live.view("/", "s");
        live.end("s");
        QCOMPARE(live.model.takeEnded().size(), std::size_t(1));
    }
    void aMinuteIsCountedBySite()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        live.model.apply(visit("one.example", "s", noon));
        live.model.apply(visit("two.example", "t", noon + second));
        live.model.apply(visit("two.example", "t", noon + 59 * second));
        Event end = visit("two.example", "t", noon + 59 * second);
        end.kind = Event::Kind::SessionEnd;
        live.model.apply(end);
        live.model.tick(noon + minute - 1);
        QVERIFY(live.model.takeMinutes().empty());
        live.model.tick(noon + minute);
        MinuteCounts all = rowOf(std::nullopt, 0);
        all.pageViews = 3;
        all.events = 4;
        all.newVisitors = all.sessionsBegun = all.peakActive = 2;
        MinuteCounts one = rowOf("one.example", 0);
        one.pageViews = one.events = one.newVisitors = one.sessionsBegun = one.peakActive = 1;
        MinuteCounts two = one;
        two.site = "two.example";
        two.pageViews = 2;
        two.events = 3;
        QVERIFY((live.model.takeMinutes() == std::vector<MinuteCounts>{all, one, two}));
        QVERIFY(live.model.takeMinutes().empty());
    }
    void aMinuteWithoutEventsShowsWhoWasActive()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        live.view("/", "s");
        for (int s = 1; s <= 20 * 60; ++s)
            live.model.tick(noon + s * second);
        const std::vector<MinuteCounts> minutes = live.model.takeMinutes();
        // Active at the first moment of the sixth minute still, and in none after it.
        QCOMPARE(minutes.size(), std::size_t(12));
        MinuteCounts quiet = rowOf(std::nullopt, 5);
        quiet.peakActive = 1;
        QVERIFY(minutes[10] == quiet);
    }
    void aLongGapGivesAsManyRowsAsTicksWould()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        live.view("/", "s");
        live.model.tick(noon + 40 * 24 * hour);
        QCOMPARE(live.model.takeMinutes().size(), std::size_t(12));
        live.model.tick(noon + 41 * 24 * hour);
        QVERIFY(live.model.takeMinutes().size() <= 2);
    }
    void newVisitorsOfTheMinutesAreThoseOfTheDay()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        for (int i = 0; i < 600; ++i) {
            live.view("/", numbered("s", i % 37), noon + i * second);
            live.end(numbered("s", i % 37), noon + i * second);
        }
        live.model.tick(noon + hour);
        std::int64_t sum = 0;
        for (const MinuteCounts& row : live.model.takeMinutes())
            sum += row.site ? 0 : row.newVisitors;
        QCOMPARE(sum, 37);
        QCOMPARE(live.all().visitorsToday, 37);
    }
    void aClearKeepsWhatTheMinuteCounted()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        live.view("/", "s");
        live.view("/", "t");
        live.model.clear(noon + second);
        live.view("/", "s", noon + 2 * second);
        live.model.clear(noon + 3 * second);
        live.model.tick(noon + minute);
        MinuteCounts row = rowOf(std::nullopt, 0);
        row.pageViews = row.events = row.newVisitors = row.sessionsBegun = 3;
        row.peakActive = 2;
        std::vector<MinuteCounts> expected{row, row};
        expected[1].site = "";
        QVERIFY(live.model.takeMinutes() == expected);
        live.model.tick(noon + 2 * minute);
        QVERIFY(live.model.takeMinutes().empty());
    }
    void aClockThatGoesBackALittleIsWaitedFor()
    {
        LiveFixture live;
        live.view("/", "s", noon);
        live.model.tick(noon - hour);
        QCOMPARE(live.all().at, noon);
        live.view("/", "t", noon - hour);
        QCOMPARE(live.model.activeSessions(), 2);
        QCOMPARE(live.all().events[0].event->receivedAt, noon);
    }
    void aClockThatGoesBackADayBeginsTheStatisticsAnew()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        live.view("/", "s", noon + 24 * hour);
        live.model.tick(noon);
        const Snapshot now = live.all();
        QCOMPARE(now.at, noon);
        QCOMPARE(now.active, 0);
        QCOMPARE(now.visitorsToday, 0);
        QCOMPARE(now.series.back().at, noon);
        QCOMPARE(now.alerts.size(), std::size_t(1));
        QCOMPARE(now.alerts[0].kind, Alert::Kind::ClockSetBack);
        QCOMPARE(live.model.takeAlerts().size(), std::size_t(1));
        const std::vector<EndedVisit> ended = live.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(1));
        QCOMPARE(ended[0].endedAt, noon + 24 * hour);
        const std::vector<MinuteCounts> minutes = live.model.takeMinutes();
        QCOMPARE(minutes.size(), std::size_t(2));
        QCOMPARE(minutes[0].minute, noon + 24 * hour);
        QCOMPARE(live.view("/", "s", noon + second).visit, 2U);
        live.model.tick(noon + minute);
        QCOMPARE(live.model.takeMinutes()[0].minute, noon);
        live.model.tick(noon + 12 * hour);
        QCOMPARE(live.all().visitorsToday, 0);
    }
    void aBatchMayGoBackInTimeToo()
    {
        LiveFixture live;
        std::vector<Event> events;
        for (int i = 0; i < 20; ++i)
            events.push_back(visit("a.example", "s", noon + (i < 10 ? 5 * hour : i * second)));
        QCOMPARE(live.model.apply(events).size(), std::size_t(20));
        QCOMPARE(live.all().eventsToday, 10);
        QVERIFY(!live.model.heartbeat({"a.example", "s"}, noon - 2 * hour));
        events.assign(1, visit("a.example", "s", noon - 4 * hour));
        QCOMPARE(live.model.apply(events).size(), std::size_t(1));
        QCOMPARE(live.all().eventsToday, 1);
    }
    void aForgottenVisitorLeavesNothingButNumbers()
    {
        LiveFixture live;
        live.model.collectHistory(true);
        const auto happen = [&](const char* site, const char* session, const char* visitor) {
            Event event = ::visit(site, session, noon);
            event.visitorId = visitor;
            live.model.apply(event);
        };
        happen("a.example", "s1", "anna");
        happen("a.example", "s1", "");
        happen("b.example", "s2", "anna");
        happen("b.example", "s1", "otto");
        happen("a.example", "anna", "");
        happen("a.example", "s3", "anna");
        live.model.apply(LiveFixture::event("session_end", "/", "s3", noon));
        Event end = ::visit("a.example", "s3", noon);
        end.kind = Event::Kind::SessionEnd;
        live.model.apply(end);
        const Snapshot before = live.all();
        QCOMPARE(live.model.forget("nobody"), std::size_t(0));
        QCOMPARE(live.model.forget("anna"), std::size_t(4));
        const Snapshot after = live.all();
        QCOMPARE(idsOf(after.sessions), std::vector<std::string>{"s1"});
        QCOMPARE(after.sessions[0].site, std::string("b.example"));
        QCOMPARE(after.active, 1);
        QCOMPARE(after.events.size(), std::size_t(2));
        for (const FeedItem& item : after.events)
            QVERIFY(item.event->visitorId == "otto" || item.event->site.empty());
        QVERIFY(live.model.takeEnded().empty());
        QCOMPARE(after.visitorsToday, before.visitorsToday);
        QCOMPARE(after.eventsToday, before.eventsToday);
        QVERIFY(after.sequence > before.sequence);
        live.model.tick(noon + hour);
        QCOMPARE(live.model.takeExpired().size(), std::size_t(1));
        QVERIFY(live.view("/", "anna", noon + hour).began);
    }
    void minutesAreNotCollectedUnasked()
    {
        LiveFixture live;
        live.view("/", "s");
        live.model.tick(noon + 2 * minute);
        live.model.collectHistory(true);
        QVERIFY(live.model.takeMinutes().empty());
    }
};

QTEST_APPLESS_MAIN(TestHistory)
#include "tst_history.moc"
