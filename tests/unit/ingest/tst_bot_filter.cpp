// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_metadata.h"
#include "core/ingest/bot_filter.h"
#include "core/source/count_row.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr std::string_view bots = "search-engine\tFoxbot\\/\n"
                                  "http-library\t^fetcher\n"
                                  "browser-automation\tPuppet\n";
constexpr char person[] = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
constexpr char bot[] = "Mozilla/5.0 (compatible; Foxbot/2.1)";

struct FilterSetup
{
    Event event(const std::string& session = "a", const std::string& page = "/",
                Event::Kind kind = Event::Kind::PageView) const
    {
        Event event;
        event.kind = kind;
        event.type = kind == Event::Kind::PageView ? "pageview" : "click";
        event.page = page;
        event.sessionId = session;
        event.site = "shop";
        event.receivedAt = event.timestamp = clock.now();
        return event;
    }
    /// How many of so many events count.
    int counted(const SentBy& by, int number = 1, const std::string& session = "a")
    {
        std::vector<Event> events(std::size_t(number), event(session));
        filter.keepApart(events, by);
        return int(events.size());
    }
    void choose(const std::string& name, bool counts)
    {
        FilterChoices choices = filter.now().choices;
        choices.counts[name] = counts;
        filter.setChoices(choices);
    }

    ManualClock clock;
    BotFilter filter{BotPatterns(bots), [](TimeMs now) { return floorTo(now, dayMs) + dayMs; },
                     clock};
};

} // namespace

class TestBotFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBotDoesNotCountAndIsRemembered()
    {
        FilterSetup setup;
        QCOMPARE(setup.counted({person}), 1);
        QCOMPARE(setup.counted({bot}, 3), 0);
        const Filtered now = setup.filter.now();
        QCOMPARE(now.today, 3);
        QCOMPARE(now.lastMinute, 3);
        QCOMPARE(now.agents.size(), std::size_t(1));
        QCOMPARE(now.agents[0].name, std::string("Foxbot"));
        QCOMPARE(now.agents[0].kind, std::string("search-engine"));
        QVERIFY(now.agents[0].reason == FilterReason::Agent);
        QCOMPARE(now.newest.size(), std::size_t(3));
        QCOMPARE(now.newest[0].site, std::string("shop"));
        QCOMPARE(now.newest[0].page, std::string("/"));
    }

    void whoeverIsNoBrowserCountsWhateverItIs()
    {
        FilterSetup setup;
        QCOMPARE(setup.counted({}, 100), 100);
        QCOMPARE(setup.filter.now().today, 0);
    }

    void aLibraryThatSendsForAPageIsASender()
    {
        FilterSetup setup;
        QCOMPARE(setup.counted({"fetcher/1"}), 1);
        QCOMPARE(setup.counted({"fetcher/1", false, false}), 0);
        setup.choose("fetcher", false);
        QCOMPARE(setup.counted({"fetcher/1"}), 0);
    }

    void theAgentThatASenderPassesOnIsJudged()
    {
        FilterSetup setup;
        std::vector<Event> events(3, setup.event());
        events[0].metadata = {{passedOnAgent, bot, true}};
        events[1].metadata = {{passedOnAgent, person, true}};
        setup.filter.keepApart(events, {});
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(setup.filter.now().today, 1);
    }

    void aDrivenBrowserDoesNotCount()
    {
        FilterSetup setup;
        QCOMPARE(setup.counted({"Mozilla/5.0 Puppet/1"}), 0);
        QCOMPARE(setup.counted({person, true}), 0);
        const Filtered now = setup.filter.now();
        QCOMPARE(now.newest[0].name, std::string(automationName));
        QVERIFY(now.newest[0].reason == FilterReason::Automation);
        QVERIFY(now.newest[1].reason == FilterReason::Automation);
    }

    void whoOpensPagesFasterThanAnybodyReadsDoesNotCountAnyMore()
    {
        FilterSetup setup;
        const int atOnce = int(VisitSpeed::pagesAtOnce);
        QCOMPARE(setup.counted({person}, 5 * atOnce), atOnce);
        QCOMPARE(setup.counted({person}, 1, "another"), 1);
        setup.clock.advance(minuteMs);
        QCOMPARE(setup.counted({person}), 0);
        QCOMPARE(setup.filter.now().newest[0].name, std::string(tooFastName));
        setup.clock.advance(VisitSpeed::quietMs + 1);
        QCOMPARE(setup.counted({person}), 1);
    }

    void aLibraryMaySendAsFastAsItLikes()
    {
        FilterSetup setup;
        QCOMPARE(setup.counted({"node"}, 500), 500);
        QCOMPARE(setup.counted({"fetcher/1"}, 500), 500);
    }

    void whoReadsQuicklyCounts()
    {
        FilterSetup setup;
        for (int page = 0; page < 200; ++page) {
            QCOMPARE(setup.counted({person}), 1);
            setup.clock.advance(secondMs / VisitSpeed::pagesPerSecond);
        }
        std::vector<Event> clicks(500, setup.event("b", "/", Event::Kind::Click));
        setup.filter.keepApart(clicks, {person});
        QCOMPARE(clicks.size(), std::size_t(500));
    }

    void onlySoManySessionsAreWatched()
    {
        FilterSetup setup;
        for (std::size_t i = 0; i < VisitSpeed::maxSessions + 1'000; ++i)
            QCOMPARE(setup.counted({person}, 1, std::to_string(i)), 1);
        VisitSpeed speed;
        for (std::size_t i = 0; i < 3 * VisitSpeed::maxSessions; ++i)
            speed.isTooFast("shop", std::to_string(i), true, setup.clock.steady());
        QVERIFY(speed.sessions() <= VisitSpeed::maxSessions);
    }

    void whatAnOperatorChoseDecides()
    {
        FilterSetup setup;
        setup.choose("Foxbot", true);
        QCOMPARE(setup.counted({bot}), 1);
        setup.choose("Foxbot", false);
        QCOMPARE(setup.counted({bot}), 0);
        QVERIFY(setup.filter.now().newest[0].reason == FilterReason::Chosen);
        setup.choose(automationName, true);
        QCOMPARE(setup.counted({person, true}), 1);
        setup.choose(tooFastName, true);
        QCOMPARE(setup.counted({person}, 500), 500);
    }

    void whoIsInNoListCanBeNeverCounted()
    {
        FilterSetup setup;
        setup.choose("Probe", false);
        QCOMPARE(setup.counted({"Mozilla/5.0 (Probe/3)"}), 0);
        QCOMPARE(setup.counted({"Mozilla/5.0 (Probes)"}), 1);
        QCOMPARE(setup.filter.now().newest[0].name, std::string("Probe"));
    }

    void theMinuteAndTheDayPass()
    {
        FilterSetup setup;
        QCOMPARE(setup.counted({bot}), 0);
        setup.clock.advance(2 * minuteMs);
        setup.filter.tick();
        QCOMPARE(setup.filter.now().lastMinute, 0);
        QCOMPARE(setup.filter.now().today, 1);
        setup.clock.advance(dayMs);
        setup.filter.tick();
        const Filtered now = setup.filter.now();
        QCOMPARE(now.today, 0);
        QVERIFY(now.agents.empty());
        QVERIFY(now.since == floorTo(setup.clock.now(), dayMs));
        QCOMPARE(setup.filter.counts()[std::size_t(FilterReason::Agent)], 1);
    }

    void whatIsRememberedIsBounded()
    {
        FilterSetup setup;
        std::string table;
        for (int i = 0; i < 500; ++i)
            table += "seo\tbot" + std::to_string(i) + ";\n";
        BotFilter filter{BotPatterns(table), [](TimeMs now) { return now + dayMs; }, setup.clock};
        for (int i = 0; i < 500; ++i) {
            std::vector<Event> events{setup.event("a", "/" + std::string(2'000, 'x'))};
            filter.keepApart(events, {"bot" + std::to_string(i) + ";"});
            QVERIFY(events.empty());
        }
        const Filtered now = filter.now();
        QCOMPARE(now.today, 500);
        QCOMPARE(now.agents.size(), Filtered::maxAgents);
        QCOMPARE(now.agents[0].name, std::string(otherLabel));
        QCOMPARE(now.newest.size(), Filtered::maxNewest);
        QCOMPARE(now.newest[0].name, std::string("bot499"));
        QCOMPARE(now.newest[0].page.size(), Filtered::maxPage);
    }

    void aLineOfALogIsJudgedByItsAgentAlone()
    {
        FilterSetup setup;
        QVERIFY(setup.filter.keepsApart(setup.event(), "fetcher/8"));
        QVERIFY(!setup.filter.keepsApart(setup.event(), person));
        QVERIFY(!setup.filter.keepsApart(setup.event(), ""));
        QCOMPARE(setup.filter.now().today, 1);
    }
};

QTEST_APPLESS_MAIN(TestBotFilter)
#include "tst_bot_filter.moc"
