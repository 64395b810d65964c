// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/campaign.h"
#include "core/ingest/simulated_tabs.h"
#include "core/ingest/simulator.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace footfall;

namespace {

std::vector<Event> hourOf(double rate, std::uint64_t seed, TimeMs from)
{
    return Simulator(rate, seed, from, from).eventsUntil(from + hourMs);
}

/// What a model tells of made-up visitors in the first minutes after noon, without milestones.
std::vector<Alert> alertsOf(std::uint64_t seed, DurationMs span)
{
    LiveFixture live;
    Simulator simulator(5, seed, noon, noon);
    for (TimeMs at = noon - 3 * dayMs; at < noon; at += minuteMs) {
        MinuteCounts counts = simulator.pastMinute(at);
        live.model.learn(counts);
        counts.site = std::string();
        live.model.learn(counts);
    }
    for (TimeMs at = noon; at <= noon + span; at += second) {
        live.model.apply(simulator.eventsUntil(at));
        live.model.tick(at);
    }
    std::vector<Alert> alerts = live.model.takeAlerts();
    std::erase_if(alerts, [](const Alert& each) { return each.kind == Alert::Kind::Milestone; });
    return alerts;
}

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsMarkedAndComplete()
    {
        for (const Event& event : hourOf(5, 1, noon)) {
            QVERIFY(event.simulated);
            QVERIFY(!event.sessionId.empty() && !event.country.empty() && !event.city.empty());
            QVERIFY(event.page.starts_with('/'));
            QCOMPARE(event.metadataText("device").empty(), event.kind != Event::Kind::PageView);
            QCOMPARE(event.metadataText("element").empty(), event.kind != Event::Kind::Click);
        }
    }
    void aVisitTellsWhenceItComesAndWithWhatOnce()
    {
        std::set<std::string> begun;
        std::set<std::string> campaigns;
        for (const Event& event : hourOf(5, 1, noon)) {
            const bool begins = begun.insert(event.sessionId).second;
            QCOMPARE(event.metadataText("browser").empty(), !begins);
            QCOMPARE(event.metadataText("system").empty(), !begins);
            QVERIFY(begins || event.metadataText("referrer").empty());
            QVERIFY(begins || campaignOf(event).empty());
            campaigns.insert(campaignOf(event));
        }
        QVERIFY(campaigns.contains("google / cpc / trail season") && campaigns.contains(""));
    }
    void nowAndThenSomebodySignsUpOrBuys()
    {
        std::map<std::string, std::size_t> own;
        std::size_t clicks = 0;
        for (const Event& event : hourOf(5, 1, noon)) {
            if (event.kind == Event::Kind::Custom)
                ++own[event.type];
            clicks += event.kind == Event::Kind::Click;
        }
        QCOMPARE(own.size(), std::size_t(2));
        QVERIFY(own["signup"] > 10 && own["signup"] * 2 < clicks);
        QVERIFY(own["purchase"] > 10 && own["purchase"] * 2 < clicks);
    }
    void visitorsLookAtTheirPagesUntilTheyLeave()
    {
        LiveFixture live;
        SimulatedTabs tabs(live.model);
        const auto act = [&](const char* type, const char* page, DurationMs later) {
            const Event event = LiveFixture::event(type, page, "s", noon + later);
            tabs.follow(event, SteadyTime(later));
            live.model.apply(event);
        };
        const auto pages = [&] { return live.all().pagesPresent; };
        act("pageview", "/a", 0);
        act("click", "/a", second);
        QVERIFY((pages() == std::vector<CountRow>{{"", "/a", 1}}));
        QCOMPARE(live.all().lookingVisitors, 1);
        act("pageview", "/b", 2 * second);
        QVERIFY((pages() == std::vector<CountRow>{{"", "/b", 1}}));
        QVERIFY(live.session("s")->hereSince);
        act("session_end", "/b", 3 * second);
        QVERIFY(pages().empty());
        QCOMPARE(live.all().presentVisitors, 0);
        // Who goes without a word is away after a while.
        act("pageview", "/c", 4 * second);
        tabs.closeQuiet(noon + 4 * second + SimulatedTabs::maxReadingMs - 1);
        QCOMPARE(live.all().lookingVisitors, 1);
        tabs.closeQuiet(noon + 4 * second + SimulatedTabs::maxReadingMs);
        QCOMPARE(live.all().lookingVisitors, 0);
        QCOMPARE(live.all().active, 1);
        QCOMPARE(tabs.size(), std::size_t(0));
    }
    void timeRunsForward()
    {
        TimeMs last = noon;
        for (const Event& event : hourOf(5, 2, noon)) {
            QVERIFY(event.receivedAt >= last);
            last = event.receivedAt;
        }
        QVERIFY(last <= noon + hourMs);
    }
    void aVisitEndsWithItsEnd()
    {
        std::set<std::string> ended;
        for (const Event& event : hourOf(5, 3, noon)) {
            QVERIFY2(!ended.contains(event.sessionId), event.sessionId.c_str());
            if (event.kind == Event::Kind::SessionEnd)
                ended.insert(event.sessionId);
        }
        QVERIFY(!ended.empty());
    }
    void theRateIsAboutWhatWasAsked()
    {
        // A whole day, so that its shape and its crowds even out.
        Simulator simulator(5, 4, noon, noon);
        const double perSecond = double(simulator.eventsUntil(noon + 24 * hourMs).size()) / 86'400;
        QVERIFY2(perSecond > 5 && perSecond < 10, QByteArray::number(perSecond).constData());
    }
    void nightIsQuieterThanEvening()
    {
        const auto sum = [](TimeMs from) {
            std::size_t all = 0;
            for (std::uint64_t seed = 1; seed <= 10; ++seed)
                all += hourOf(2, seed, from).size();
            return all;
        };
        QVERIFY(sum(noon - 9 * hourMs) * 3 < sum(noon + 6 * hourMs) * 2);
    }
    void nothingIsUnusualUntilTheFirstCrowd()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed)
            QVERIFY(alertsOf(seed, Simulator::quietMs).empty());
    }
    void theFirstCrowdIsTold()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const std::vector<Alert> alerts = alertsOf(seed, Simulator::quietMs + 2 * minuteMs);
            QVERIFY(!alerts.empty() && alerts.size() <= 2); // once more when it has doubled
            for (const Alert& alert : alerts)
                QCOMPARE(alert.kind, Alert::Kind::Spike);
        }
    }
    void theVisitorsOfACrowdSaySo()
    {
        const std::vector<Event> events = hourOf(5, 1, noon);
        QVERIFY(std::any_of(events.begin(), events.end(), [](const Event& event) {
            return event.metadataText("referrer") == Simulator::crowdReferrer;
        }));
    }
    void whatWasBeforeIsAsWhatComes()
    {
        Simulator simulator(5, 1, noon, noon + dayMs);
        LiveFixture live;
        double active = 0;
        double usual = 0;
        for (TimeMs at = noon; at < noon + hour; at += second) {
            live.model.apply(simulator.eventsUntil(at));
            live.model.tick(at);
            active += at > noon + 15 * minute ? double(live.model.activeSessions()) / 60 : 0;
        }
        for (TimeMs at = noon + 15 * minute; at < noon + hour; at += minute)
            usual += simulator.pastMinute(at).peakActive;
        QVERIFY2(std::abs(active / usual - 1) < 0.15,
                 QByteArray::number(active / usual).constData());
    }
    void theSameSeedGivesTheSameVisitors()
    {
        const auto first = hourOf(1, 9, noon);
        const auto second = hourOf(1, 9, noon);
        QCOMPARE(first.size(), second.size());
        for (std::size_t i = 0; i < first.size(); ++i)
            QCOMPARE(first[i].page, second[i].page);
    }
};

QTEST_APPLESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
