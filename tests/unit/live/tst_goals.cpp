// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/random_visitors.h"

#include <QTest>

using namespace footfall;

namespace {

using Rows = std::vector<std::pair<std::string, std::int64_t>>;

Rows rowsOf(const std::vector<CountRow>& rows)
{
    Rows all;
    for (const CountRow& row : rows)
        all.emplace_back(row.label, row.count);
    return all;
}

Event happening(const std::string& type, const std::string& session, TimeMs at,
                const std::string& element = {})
{
    Event event = LiveFixture::event(type, "/", session, at);
    if (!element.empty())
        event.metadata = {{"element", element, true}};
    return event;
}

Event atShop(Event event)
{
    event.site = "shop";
    return event;
}

SnapshotRequest asked(const std::string& event)
{
    SnapshotRequest request;
    request.filter.event = event;
    request.narrowsCounts = true;
    return request;
}

std::vector<std::string> whoHad(const LiveFixture& live, const std::string& event)
{
    std::vector<std::string> ids = idsOf(live.model.snapshot(asked(event)).sessions);
    std::sort(ids.begin(), ids.end());
    return ids;
}

GoalView onlyGoal(const LiveModel& model)
{
    const Snapshot now = model.snapshot({});
    return now.goals.size() == 1 ? now.goals.front() : GoalView();
}

} // namespace

class TestGoals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreRankedByName()
    {
        LiveFixture live;
        live.view("/", "s");
        for (int i = 0; i < 3; ++i)
            live.model.apply(atShop(happening("signup", "s", noon + second)));
        live.model.apply(happening("click", "s", noon + second, "buy"));
        live.model.apply(happening("click", "s", noon + second, "buy"));
        live.model.apply(happening("click", "s", noon + second));
        live.end("s", noon + second);
        const Snapshot all = live.all();
        const Rows expected{{"signup", 3}, {"click buy", 2}, {"click", 1}};
        QCOMPARE(rowsOf(all.eventNamesToday), expected);
        QCOMPARE(rowsOf(all.eventNamesNow), expected);
        SnapshotRequest request;
        request.filter.site = "shop";
        QCOMPARE(rowsOf(live.model.snapshot(request).eventNamesToday), (Rows{{"signup", 3}}));
    }
    void aNameWithLineEndsIsRankedAskedForAndChosenByOneName()
    {
        LiveFixture live;
        const std::string name = "click Buy it now";
        QCOMPARE(goalFault(name), std::string());
        live.model.setGoals({{{"", name, noon}}});
        live.model.apply(happening("click", "s", noon, "\n  Buy it\r\n\tnow "));
        live.model.apply(happening("click", "t", noon, "\n"));
        QCOMPARE(rowsOf(live.all().eventNamesToday), (Rows{{name, 1}, {"click", 1}}));
        QCOMPARE(onlyGoal(live.model).eventsToday, 1);
        QCOMPARE(whoHad(live, name), (std::vector<std::string>{"s"}));
        QCOMPARE(whoHad(live, "click"), (std::vector<std::string>{"t"}));
        const Snapshot now = live.model.snapshot(asked(name));
        QCOMPARE(now.events.size(), std::size_t(1));
        QCOMPARE(live.session("s")->journey.front().clicks.front().element,
                 std::string("Buy it now"));
    }
    void nowIsTheLastMinute()
    {
        LiveFixture live;
        live.model.apply(happening("signup", "s", noon));
        live.model.apply(happening("signup", "s", noon + 30 * second));
        live.model.tick(noon + 59 * second);
        QCOMPARE(rowsOf(live.all().eventNamesNow), (Rows{{"signup", 2}}));
        live.model.tick(noon + 60 * second);
        QCOMPARE(rowsOf(live.all().eventNamesNow), (Rows{{"signup", 1}}));
        live.model.tick(noon + 90 * second);
        QVERIFY(live.all().eventNamesNow.empty());
        QCOMPARE(rowsOf(live.all().eventNamesToday), (Rows{{"signup", 2}}));
    }
    void midnightBeginsTheDayAndLeavesTheLastMinute()
    {
        LiveFixture live;
        const TimeMs midnight = nextUtcMidnight(noon);
        live.model.apply(happening("old", "s", midnight - 2 * minute));
        live.model.apply(happening("signup", "s", midnight - 5 * second));
        live.model.tick(midnight + second);
        QVERIFY(live.all().eventNamesToday.empty());
        QCOMPARE(rowsOf(live.all().eventNamesNow), (Rows{{"signup", 1}}));
        live.model.apply(happening("signup", "s", midnight + 2 * second));
        QCOMPARE(rowsOf(live.all().eventNamesToday), (Rows{{"signup", 1}}));
        QCOMPARE(rowsOf(live.all().eventNamesNow), (Rows{{"signup", 2}}));
    }
    void clearForgetsNamesAndCountsGoalsAnew()
    {
        LiveFixture live;
        live.model.setGoals({{{"", "signup", noon}}});
        live.model.apply(happening("signup", "s", noon + second));
        live.model.clear(noon + 2 * second);
        QVERIFY(live.all().eventNamesToday.empty());
        QCOMPARE(onlyGoal(live.model).name, std::string("signup"));
        QCOMPARE(onlyGoal(live.model).eventsToday, 0);
        live.view("/", "t", noon + 3 * second);
        live.model.apply(happening("signup", "s", noon + 3 * second));
        QCOMPARE(onlyGoal(live.model).visitorsToday, 1);
        QCOMPARE(onlyGoal(live.model).visitorsInAll, 2);
    }
    void everNewNamesCostNothingButOther()
    {
        LiveFixture live({}, std::nullopt);
        const std::string tail(55, 'x');
        constexpr int sites = 75;
        for (int site = 0; site < sites; ++site) {
            for (int i = 0; i < 1'100; ++i) {
                Event event = happening(numbered("n", i) + tail, "s", noon);
                event.site = numbered("site", site);
                live.model.apply(event);
            }
        }
        SnapshotRequest request;
        request.rows = 10'000;
        const Snapshot all = live.model.snapshot(request);
        QCOMPARE(all.eventNamesToday.size(), std::size_t(1'001));
        QCOMPARE(countOf(all.eventNamesToday, otherLabel), sites * 100);
        request.filter.site = "site0";
        QCOMPARE(countOf(live.model.snapshot(request).eventNamesToday, otherLabel), 100);
        // By then the names of all sites take as much as they may.
        request.filter.site = "site74";
        QCOMPARE(rowsOf(live.model.snapshot(request).eventNamesToday),
                 (Rows{{otherLabel, 1'100}}));
    }
    void aGoalHasItsShareOfVisitors()
    {
        LiveFixture live;
        live.model.setGoals({{{"shop", "click buy", noon}}});
        for (int i = 0; i < 4; ++i)
            live.model.apply(atShop(happening("pageview", numbered("s", i), noon + second)));
        live.model.apply(atShop(happening("click", "s1", noon + second, "buy")));
        live.model.apply(atShop(happening("click", "s1", noon + second, "buy")));
        live.model.apply(happening("click", "elsewhere", noon + second, "buy"));
        const GoalView goal = onlyGoal(live.model);
        QCOMPARE(goal.eventsToday, 2);
        QCOMPARE(goal.visitorsToday, 1);
        QCOMPARE(goal.visitorsInAll, 4);
        QCOMPARE(goal.lastAt.value(), noon + second);
        QCOMPARE(live.all().series.back().goals, 2);
        SnapshotRequest other;
        other.filter.site = "other";
        QVERIFY(live.model.snapshot(other).goals.empty());
    }
    /// Its events since midnight are known; who did them before it was chosen is not.
    void aGoalChosenLaterCountsVisitorsFromThenOn()
    {
        LiveFixture live;
        live.model.apply(happening("signup", "before", noon + second));
        live.view("/", "idle", noon + second);
        live.model.tick(noon + hour);
        live.model.setGoals({{{"", "signup", noon + hour}}});
        live.model.apply(happening("signup", "new", noon + hour + second));
        live.view("/", "looker", noon + hour + second);
        QCOMPARE(onlyGoal(live.model).eventsToday, 2);
        QCOMPARE(onlyGoal(live.model).visitorsToday, 1);
        QCOMPARE(onlyGoal(live.model).visitorsInAll, 2);
        const TimeMs midnight = nextUtcMidnight(noon);
        live.model.tick(midnight + second);
        QCOMPARE(onlyGoal(live.model).eventsToday, 0);
        QCOMPARE(onlyGoal(live.model).visitorsInAll, 0);
        live.model.apply(happening("signup", "next", midnight + 2 * second));
        QCOMPARE(onlyGoal(live.model).visitorsToday, 1);
        QCOMPARE(onlyGoal(live.model).visitorsInAll, 1);
    }
    void anotherGoalLeavesTheFirstAsItIs()
    {
        LiveFixture live;
        const ChosenGoal first{"", "signup", noon};
        live.model.setGoals({{first}});
        live.model.apply(happening("signup", "s", noon + second));
        live.model.setGoals({{first, {"", "order", noon + second}}});
        const Snapshot now = live.all();
        QCOMPARE(now.goals.size(), std::size_t(2));
        QCOMPARE(now.goals[0].visitorsToday, 1);
        QCOMPARE(now.goals[1].eventsToday, 0);
        live.model.setGoals({});
        QVERIFY(live.all().goals.empty());
    }
    void aCheckpointGoesOnWithTheGoalsThatAreStillChosen()
    {
        LiveFixture live;
        const ChosenGoal kept{"", "signup", noon};
        live.model.setGoals({{kept, {"", "click buy", noon}}});
        live.model.apply(happening("signup", "s", noon + second));
        live.model.apply(happening("order", "s", noon + second));
        const std::string checkpoint = checkpointOf(live.model);
        LiveFixture again;
        again.model.setGoals({{kept, {"", "order", noon + 2 * second}}});
        QVERIFY(restoreCheckpoint(again.model, checkpoint));
        again.model.apply(happening("signup", "s", noon + 3 * second));
        again.model.apply(happening("signup", "t", noon + 3 * second));
        const Snapshot now = again.all();
        QCOMPARE(now.goals.size(), std::size_t(2));
        QCOMPARE(now.goals[0].eventsToday, 3);
        QCOMPARE(now.goals[0].visitorsToday, 2);
        QCOMPARE(now.goals[1].name, std::string("order"));
        QCOMPARE(now.goals[1].eventsToday, 1);
    }
    void sessionsAreFoundByWhatTheyDid()
    {
        LiveFixture live;
        for (const char* id : {"anna", "ben", "carl", "dora"})
            live.view("/", id);
        live.model.apply(happening("signup", "anna", noon + second, "form"));
        live.model.apply(happening("click", "ben", noon + second, "buy button"));
        live.model.apply(happening("click", "carl", noon + second));
        QCOMPARE(whoHad(live, "signup"), (std::vector<std::string>{"anna"}));
        QCOMPARE(whoHad(live, "click buy button"), (std::vector<std::string>{"ben"}));
        QCOMPARE(whoHad(live, "click"), (std::vector<std::string>{"carl"}));
        QVERIFY(whoHad(live, "form").empty());
        QVERIFY(whoHad(live, "buy button").empty());
        SnapshotRequest request = asked("signup");
        QCOMPARE(live.model.snapshot(request).active, 1);
        request.filter.excluded = 1U << FilterField::Event;
        QCOMPARE(live.model.snapshot(request).active, 3);
    }
    void theFeedHasTheEventsOfThatName()
    {
        LiveFixture live;
        live.view("/", "s");
        live.model.apply(happening("click", "s", noon + second, "buy"));
        live.model.apply(happening("click", "s", noon + second, "help"));
        SnapshotRequest request = asked("click buy");
        QCOMPARE(live.model.snapshot(request).events.size(), std::size_t(1));
        request.filter.excluded = 1U << FilterField::Event;
        QCOMPARE(live.model.snapshot(request).events.size(), std::size_t(2));
    }
    void whatAJourneyFoldsAwayIsStillKnown()
    {
        LiveFixture live;
        live.view("/start", "s");
        live.view("/first", "s");
        Event early = happening("signup", "s", noon);
        early.page = "/first";
        live.model.apply(early);
        for (int i = 0; i < 30; ++i) {
            early = happening("click", "s", noon, numbered("b", i));
            early.page = "/first";
            live.model.apply(early);
        }
        for (int i = 0; i < 300; ++i)
            live.view(numbered("/", i), "s", noon + i);
        QCOMPARE(whoHad(live, "signup"), (std::vector<std::string>{"s"}));
        QCOMPARE(whoHad(live, "click b29"), (std::vector<std::string>{"s"}));
        LiveFixture again;
        QVERIFY(restoreCheckpoint(again.model, checkpointOf(live.model)));
        QCOMPARE(whoHad(again, "signup"), (std::vector<std::string>{"s"}));
        QCOMPARE(checkpointOf(again.model), checkpointOf(live.model));
    }
    void aFilterByEventIsQuickAmongManySessions()
    {
        LiveFixture live;
        for (int i = 0; i < 100'000; ++i) {
            const std::string id = numbered("s", i);
            live.view("/", id);
            live.model.apply(happening("click", id, noon, numbered("b", i % 50)));
        }
        QBENCHMARK_ONCE {
            QCOMPARE(live.model.snapshot(asked("click b7")).active, 2'000);
        }
    }
};

QTEST_APPLESS_MAIN(TestGoals)
#include "tst_goals.moc"
