// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/label_text.h"
#include "tests/unit/support/random_visitors.h"

#include <QTest>

using namespace footfall;

class TestLiveSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionTimesOutAndIsListedFiveMinutesMore()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.model.tick(noon + 5 * minute - 1);
        QCOMPARE(live.model.activeSessions(), 1);
        live.model.tick(noon + 5 * minute);
        QCOMPARE(live.model.activeSessions(), 0);
        QVERIFY((live.model.takeExpired() == std::vector<SessionKey>{{"", "s"}}));
        QVERIFY(live.model.takeExpired().empty());
        const Snapshot now = live.all();
        QCOMPARE(now.sessions.size(), std::size_t(1));
        QVERIFY(!now.sessions[0].active);
        QVERIFY(now.pagesNow.empty());
        QCOMPARE(now.sessionsMatching, 0);
        live.model.tick(noon + 10 * minute);
        QVERIFY(live.all().sessions.empty());
        QVERIFY(!live.session("s"));
    }
    void sessionsAreListedByTheirArrival()
    {
        LiveFixture live;
        SnapshotRequest request;
        request.sessionsBy = SessionsBy::Arrival;
        for (const char* id : {"a", "b", "c"})
            live.view("/", id);
        live.view("/busy", "a", noon + second);
        QCOMPARE(idsOf(live.model.snapshot(request).sessions),
                 (std::vector<std::string>{"c", "b", "a"}));
        QCOMPARE(idsOf(live.all().sessions), (std::vector<std::string>{"a", "c", "b"}));
        live.end("b", noon + 2 * second);
        request.filter.page = "/";
        QCOMPARE(idsOf(live.model.snapshot(request).sessions),
                 (std::vector<std::string>{"c", "b"})); // which has ended
        live.view("/", "b", noon + 3 * second);
        request.filter.page.clear();
        QCOMPARE(idsOf(live.model.snapshot(request).sessions),
                 (std::vector<std::string>{"b", "c", "a"}));
    }
    void ofManyTheLastToComeAreListedWhateverIsActive()
    {
        LiveFixture live;
        SnapshotRequest request;
        request.sessionsBy = SessionsBy::Arrival;
        request.sessions = 3;
        for (int i = 0; i < 2'000; ++i)
            live.view("/", numbered("s", i));
        for (int i = 0; i < 100; ++i)
            live.view("/busy", numbered("s", i), noon + second);
        live.end("s1998", noon + second);
        const Snapshot found = live.model.snapshot(request);
        QCOMPARE(idsOf(found.sessions), (std::vector<std::string>{"s1999", "s1997", "s1996"}));
        QCOMPARE(found.sessionsMatching, 1'999);
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(idsOf(restored.model.snapshot(request).sessions), idsOf(found.sessions));
        live.model.clear(noon + 2 * second);
        QVERIFY(live.model.snapshot(request).sessions.empty());
    }
    void anEventKeepsASessionActive()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.view("/a", "s", noon + 4 * minute);
        live.model.tick(noon + 8 * minute);
        QCOMPARE(live.model.activeSessions(), 1);
    }
    void anEventAfterTheTimeoutBeginsANewVisitEvenBeforeTheTick()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.view("/b", "s", noon + 6 * minute);
        QCOMPARE(live.model.activeSessions(), 1);
        QCOMPARE(pagesOf(*live.session("s")), std::vector<std::string>{"/b"});
        QCOMPARE(live.model.takeExpired().size(), std::size_t(1));
    }
    void theSameIdAfterItsEndIsANewVisit()
    {
        LiveFixture live;
        live.view("/a", "s");
        QVERIFY(live.end("s", noon + second).hasSession);
        QVERIFY(!live.session("s")->active);
        QVERIFY(live.model.takeExpired().empty());
        live.view("/b", "s", noon + 2 * second);
        QCOMPARE(live.all().sessions.size(), std::size_t(1));
        QVERIFY(live.session("s")->active);
        QCOMPARE(live.session("s")->steps, 1U);
        QCOMPARE(live.all().visitorsToday, 1);
    }
    void theEndOfAnUnknownSessionCountsButCreatesNone()
    {
        LiveFixture live;
        QVERIFY(!live.end("ghost").hasSession);
        QCOMPARE(live.model.activeSessions(), 0);
        QVERIFY(live.all().sessions.empty());
        QCOMPARE(live.all().eventsToday, 1);
        QCOMPARE(live.all().visitorsToday, 1);
        QCOMPARE(live.all().events.size(), std::size_t(1));
    }
    void aHeartbeatKeepsActiveAndExtends()
    {
        LiveFixture live;
        live.model.apply(LiveFixture::event("pageview", "/a", "s", noon));
        QVERIFY(live.model.heartbeat({"", "s"}, noon + 4 * minute));
        QCOMPARE(live.session("s")->durationSeconds, 240);
        QCOMPARE(live.session("s")->lastActivityAt, noon);
        live.model.tick(noon + 8 * minute);
        QCOMPARE(live.model.activeSessions(), 1);
        QVERIFY(!live.model.heartbeat({"", "nobody"}, noon + 8 * minute));
        QVERIFY(!live.model.heartbeat({"elsewhere", "s"}, noon + 8 * minute));
        QVERIFY(!live.model.heartbeat({"", "s"}, noon + 9 * minute));
        live.model.tick(noon + 9 * minute);
        QCOMPARE(live.model.activeSessions(), 0);
    }
    void anOldTimestampIsNotComparedWithTheClock()
    {
        LiveFixture live;
        Event old = LiveFixture::event("pageview", "/a", "s");
        old.timestamp = noon - 200 * 24 * hour;
        live.model.apply(old);
        live.model.heartbeat({"", "s"}, noon + 30 * second);
        QCOMPARE(live.session("s")->durationSeconds, 30);
    }
    void clocksRunningBackwardsDoNoHarm()
    {
        LiveFixture live;
        live.view("/a", "s", noon + minute);
        Event back = LiveFixture::event("pageview", "/b", "s", noon - 50 * minute);
        live.model.apply(back);
        const auto session = live.session("s");
        QCOMPARE(session->durationSeconds, 0);
        QCOMPARE(session->journey[0].dwell, 0);
        QCOMPARE(session->lastActivityAt, noon + minute);
        live.model.tick(noon - 59 * minute);
        QCOMPARE(live.all().at, noon + minute);
        QCOMPARE(live.all().series.back().events, 2);
    }
    void aRepeatedPageIsOneStep()
    {
        LiveFixture live;
        for (const char* page : {"/a", "/a", "/b", "/a"})
            live.view(page, "s");
        QCOMPARE(pagesOf(*live.session("s")), (std::vector<std::string>{"/a", "/b", "/a"}));
        QCOMPARE(live.all().pageViewsToday, 4);
        QCOMPARE(countOf(live.all().pagesToday, "/a"), 3);
        QCOMPARE(countOf(live.all().pagesNow, "/a"), 1);
    }
    void clicksAndOwnEventsHangOnTheirStep()
    {
        LiveFixture live;
        live.view("/a", "s");
        live.model.apply(LiveFixture::event("signup", "/a", "s", noon + second));
        for (int i = 0; i < 25; ++i) {
            Event click = LiveFixture::event("click", "/b", "s", noon + 2 * second);
            click.metadata = {{"element", numbered("button ", i), true}};
            live.model.apply(click);
        }
        const auto session = live.session("s");
        QCOMPARE(pagesOf(*session), (std::vector<std::string>{"/a", "/b"}));
        QCOMPARE(session->journey[0].clicks.size(), std::size_t(1));
        QCOMPARE(session->journey[0].clicks[0].element, std::string("signup"));
        QVERIFY(session->journey[0].clicks[0].isOwn);
        QVERIFY(!session->journey[1].clicks[0].isOwn);
        QCOMPARE(session->journey[1].clicks.size(), std::size_t(20));
        QCOMPARE(session->journey[1].clicks[19].element, std::string("button 19"));
        QCOMPARE(session->journey[1].moreClicks, 5U);
        QCOMPARE(live.all().pageViewsToday, 1);
    }
    void aLongJourneyKeepsItsFirstAndNewestSteps()
    {
        LiveFixture live;
        for (int i = 0; i < 250; ++i) {
            live.view(numbered("/", i), "s", noon + i);
            live.model.apply(LiveFixture::event("click", numbered("/", i), "s", noon + i));
        }
        const auto session = live.session("s");
        QCOMPARE(session->steps, 250U);
        QCOMPARE(session->foldedSteps, 50U);
        QCOMPARE(session->journey.size(), std::size_t(200));
        QCOMPARE(session->journey[0].page, std::string("/0"));
        QCOMPARE(session->journey[1].page, std::string("/51"));
        QCOMPARE(session->journey[1].clicks.size(), std::size_t(1));
        QCOMPARE(session->journey[1].clicks[0].at, noon + 51);
        QCOMPARE(session->journey.back().page, std::string("/249"));
        SnapshotRequest request;
        request.steps = 2;
        QCOMPARE(pagesOf(live.model.snapshot(request).sessions[0]),
                 (std::vector<std::string>{"/248", "/249"}));
    }
    void metadataIsMergedAndLaterKeysWin()
    {
        LiveFixture live;
        Event event = LiveFixture::event("pageview", "/", "s");
        event.metadata = {
            {"device", "mobile", true}, {"referrer", "a.example", true}, {"n", "1", false}};
        live.model.apply(event);
        event.metadata = {
            {"device", "desktop", true}, {"referrer", "b.example", true}, {"n", "2", false}};
        live.model.apply(event);
        const auto session = live.session("s");
        QCOMPARE(session->device, std::string("desktop"));
        QCOMPARE(session->referrer, std::string("a.example"));
        const std::vector<MetadataEntry> merged{
            {"device", "desktop", true}, {"referrer", "b.example", true}, {"n", "2", false}};
        QVERIFY(session->metadata == merged);
        QCOMPARE(countOf(live.all().devices, "mobile"), 0);
        QCOMPARE(countOf(live.all().devices, "desktop"), 1);
        for (int i = 0; i < 50; ++i) {
            event.metadata = {{numbered("k", i), std::string(400, 'x'), true}};
            live.model.apply(event);
        }
        const SessionView last = *live.session("s");
        std::size_t bytes = 0;
        for (const MetadataEntry& entry : last.metadata)
            bytes += entry.key.size() + entry.value.size();
        QVERIFY(bytes <= 4096);
        QVERIFY(bytes > 3000);
    }
    void endedSessionsAreBounded()
    {
        LiveFixture live;
        for (int i = 0; i < 1500; ++i) {
            live.view("/", std::to_string(i));
            live.end(std::to_string(i));
        }
        SnapshotRequest request;
        request.sessions = 5000;
        const Snapshot now = live.model.snapshot(request);
        QCOMPARE(now.sessions.size(), std::size_t(1000));
        QCOMPARE(now.sessions.front().sessionId, std::string("1499"));
    }
    void theLeastRecentlyActiveSessionMakesRoom()
    {
        Limits limits;
        limits.sessions = 3;
        LiveFixture live(limits);
        for (int i = 0; i < 3; ++i)
            live.view("/", std::to_string(i), noon + i);
        live.view("/", "0", noon + 10);
        live.view("/", "new", noon + 11);
        QCOMPARE(idsOf(live.all().sessions), (std::vector<std::string>{"new", "0", "2"}));
        QCOMPARE(live.all().evictedSessions, 1);
        live.view("/", "newer", noon + 12);
        std::vector<Alert> alerts = live.model.takeAlerts();
        QCOMPARE(alerts.size(), std::size_t(1));
        QCOMPARE(alerts[0].kind, Alert::Kind::Evicted);
        QCOMPARE(live.all().evictedSessions, 2);
        live.model.tick(noon + 4 * minute);
        for (int i = 3; i < 6; ++i)
            live.view("/", std::to_string(i), noon + 4 * minute);
        QVERIFY(live.model.takeAlerts().empty());
    }
    void theModelKeepsToItsMemory()
    {
        Limits limits;
        limits.modelBytes = 100'000;
        LiveFixture live(limits);
        for (int i = 0; i < 1000; ++i)
            live.view("/", std::to_string(i));
        QVERIFY(live.model.activeSessions() > 50);
        QVERIFY(live.model.activeSessions() < 300);
        QVERIFY(live.session("999"));
        QCOMPARE(countOf(live.all().pagesNow, "/"), live.model.activeSessions());
    }
    void labelsAreOfTheModelsMemory()
    {
        constexpr std::size_t labelBytes = maxLabelBytes - 10;
        constexpr std::size_t placesOfALabel = 2; // its site, and all sites
        Limits limits;
        limits.modelBytes = 1'000'000;
        LiveFixture live(limits);
        for (int i = 0; i < 1000; ++i) {
            Event event = LiveFixture::event("pageview", "/", std::to_string(i));
            event.site = numbered("site", i % 100);
            event.country = std::to_string(i) + std::string(labelBytes, 'c');
            event.city = std::to_string(i) + std::string(labelBytes, 't');
            live.model.apply(std::move(event));
        }
        const auto held = static_cast<std::int64_t>(2 * labelBytes * placesOfALabel);
        QVERIFY(live.model.activeSessions() > 20);
        QVERIFY(live.model.activeSessions() * held < limits.modelBytes);
        QVERIFY(live.session("999", "site99"));
    }
    void placesOfLabelsThatWentAreUsedAgain()
    {
        Limits limits;
        limits.modelBytes = 1'000'000;
        LiveFixture live(limits);
        for (int i = 0; i < 20'000; ++i) {
            Event event = LiveFixture::event("pageview", "/", std::to_string(i));
            event.site = numbered("site", i % 100);
            event.city = numbered("city", i);
            live.model.apply(event);
            event.kind = Event::Kind::SessionEnd;
            live.model.apply(std::move(event));
        }
        for (int i = 0; i < 200; ++i)
            live.view("/", numbered("late", i));
        QCOMPARE(live.model.activeSessions(), 200);
    }
    void textIsSoughtInAllThatARowShows()
    {
        LiveFixture live;
        Event event = LiveFixture::event("pageview", "/shoes", "visitor-1");
        event.country = "India";
        event.city = "Pune";
        event.metadata = {{"device", "tablet", true}, {"referrer", "news.example", true}};
        live.model.apply(std::move(event));
        live.view("/other", "someone");
        for (const char* text : {"VISITOR-1", "shoe", "indi", "pune", "Tablet", "news.ex"}) {
            SnapshotRequest request;
            request.filter.text = text;
            const Snapshot found = live.model.snapshot(request);
            QVERIFY2(idsOf(found.sessions) == std::vector<std::string>{"visitor-1"}, text);
            QVERIFY2(found.events.size() == 1, text);
        }
    }
    void hostileTextsDoNotMakeAnAnswerLarge()
    {
        LiveFixture live;
        for (int visitor = 0; visitor < 100; ++visitor) {
            for (int page = 0; page < 60; ++page)
                live.view(std::string(2000, 'x').append(std::to_string(page)),
                          numbered("v", visitor));
        }
        SessionQuery query;
        const SessionPage page = live.model.sessions(query);
        QVERIFY(page.truncated);
        QCOMPARE(page.total, 100);
        QVERIFY(!page.sessions.empty() && page.sessions.size() < 60);
    }
};

QTEST_APPLESS_MAIN(TestLiveSessions)
#include "tst_live_sessions.moc"
