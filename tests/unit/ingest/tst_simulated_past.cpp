// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulated_day.h"
#include "core/ingest/simulated_past.h"
#include "core/live/replay.h"
#include "core/store/recovery.h"
#include "core/store/upkeep/store_check.h"
#include "tests/unit/support/store_fixture.h"

#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

constexpr double rate = 2;
constexpr TimeMs begin = noon - 20 * minuteMs;

/// A folder in which made-up visitors have been until noon.
struct Demonstration : StorePlace
{
    Demonstration()
    {
        Simulator simulator(rate, 1, begin, noon);
        lead = simulator.eventsUntil(noon);
        const auto written = log();
        SimulatedPast past(*written, Limits(), nextUtcMidnight);
        isWritten = past.writeWeeks(SimulatedPast::minutes(simulator, begin), begin) &&
                    past.writeEvents(lead);
    }

    std::vector<Event> lead;
    bool isWritten = false;
};

/// Of the site, since midnight.
std::vector<MinuteCounts> minutesOfToday(Simulator& simulator)
{
    std::vector<MinuteCounts> today = SimulatedPast::minutes(simulator, begin);
    std::erase_if(today, [](const MinuteCounts& minute) {
        return !minute.site || nextUtcMidnight(minute.minute) <= noon;
    });
    return today;
}

std::int64_t sumOf(const std::vector<CountRow>& rows)
{
    std::int64_t sum = 0;
    for (const CountRow& row : rows)
        sum += row.count;
    return sum;
}

Snapshot ranked(const LiveModel& model, const std::optional<std::string>& site)
{
    SnapshotRequest request;
    request.filter.site = site;
    request.rows = 1'000;
    return model.snapshot(request);
}

/// Where visits are ranked.
constexpr RankingField::Place ofVisits[] = {RankingField::EntryPages, RankingField::Countries,
                                            RankingField::Cities,     RankingField::Referrers,
                                            RankingField::Devices,    RankingField::Browsers,
                                            RankingField::Systems};

} // namespace

class TestSimulatedPast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsAGoodStore()
    {
        const Demonstration shown;
        QVERIFY(shown.isWritten);
        QStringList faults;
        StoreCheck check([&](const StoreFinding& finding) {
            if (finding.faults > 0)
                faults.append(QString::fromStdString(finding.what));
        });
        const Result<bool> isGood = check.run(shown.path());
        QVERIFY(isGood && *isGood);
        QCOMPARE(faults, QStringList());
    }

    void threeWeeksOfMinutesAndAWeekOfVisitsAreThere()
    {
        const Demonstration shown;
        QCOMPARE(shown.number("SELECT count(*) FROM minutes WHERE site = -1"), 21 * 24 * 60);
        QCOMPARE(shown.number("SELECT count(*) FROM minutes"), 2 * 21 * 24 * 60);
        // As many as come at that rate: a mean visit is 5.2 events.
        const double aMinute = rate / 5.2 * 60;
        const auto sum = double(shown.number("SELECT sum(sessions) FROM minutes WHERE site = -1"));
        QVERIFY(std::abs(sum / (21 * 24 * 60) - aMinute) < aMinute / 20);
        const std::int64_t over = shown.number("SELECT count(*) FROM visits WHERE journey IS NOT NULL");
        QVERIFY2(over > 1'080 && over < 1'320, qPrintable(QString::number(over)));
        QVERIFY(shown.number("SELECT count(*) FROM visits WHERE began < "
                             "(SELECT max(began) FROM visits) - 6 * 86400000") > 100);
    }

    void rankingsOfTodayAgreeWithItsMinutes()
    {
        Simulator simulator(rate, 1, begin, noon);
        std::int64_t visits = 0;
        std::int64_t views = 0;
        std::int64_t events = 0;
        const std::vector<MinuteCounts> minutes = minutesOfToday(simulator);
        QCOMPARE(int(minutes.size()), 11 * 60 + 40);
        for (const MinuteCounts& minute : minutes) {
            visits += minute.sessionsBegun;
            views += minute.pageViews;
            events += minute.events;
        }
        LiveModel model(Limits(), std::nullopt, nextUtcMidnight, begin);
        model.learn(simulatedDay(minutes));
        for (const std::optional<std::string>& site :
             {std::optional<std::string>(), std::optional<std::string>("")}) {
            const Snapshot is = ranked(model, site);
            QCOMPARE(is.visitorsToday, visits);
            QCOMPARE(is.pageViewsToday, views);
            QCOMPARE(is.eventsToday, events);
            QCOMPARE(sumOf(is.pagesToday), views);
            QCOMPARE(sumOf(is.exitPagesToday), visits);
            for (const RankingField::Place place : ofVisits)
                QCOMPARE(sumOf(is.*rankingFields[place].today), visits);
            // The shop's own events and clicks, without the ends of visits.
            const std::int64_t named = sumOf(is.eventNamesToday);
            QVERIFY(named > 0 && named < events - views);
            QVERIFY(!is.campaignsToday.empty());
            QCOMPARE(is.countriesToday.front().label, std::string("India"));
            QCOMPARE(is.pagesToday.front().label, std::string("/"));
            // It was before: nobody is here, and no minute is made up twice.
            QCOMPARE(is.active, 0);
            QVERIFY(is.pagesNow.empty() && is.countries.empty() && is.eventNamesNow.empty());
            QCOMPARE(is.eventsPerSecond, 0.0);
        }
        QVERIFY(model.takeMinutes().empty());
    }

    void whoComesLaterIsAddedAndMidnightForgetsAll()
    {
        Simulator simulator(rate, 1, begin, noon);
        const std::vector<Event> lead = simulator.eventsUntil(noon);
        LiveModel model(Limits(), std::nullopt, nextUtcMidnight, begin);
        model.learn(simulatedDay(minutesOfToday(simulator)));
        const std::int64_t before = ranked(model, {}).visitorsToday;
        Replay replay(model);
        for (const Event& event : lead)
            replay.event(event, 0);
        const Snapshot is = ranked(model, {});
        QVERIFY(is.visitorsToday > before);
        QCOMPARE(sumOf(is.pagesToday), is.pageViewsToday);
        const std::int64_t visits = sumOf(is.entryPagesToday);
        for (const RankingField::Place place : ofVisits)
            QCOMPARE(sumOf(is.*rankingFields[place].today), visits);
        model.tick(nextUtcMidnight(noon));
        const Snapshot next = ranked(model, {});
        QCOMPARE(next.pageViewsToday, 0);
        QVERIFY(next.pagesToday.empty() && next.eventNamesToday.empty());
    }

    void theLastMinutesAreFoundAsAfterARestart()
    {
        Demonstration shown;
        auto folder = std::move(*StoreFolder::open(shown.folder(), noon));
        LiveModel model(Limits(), std::nullopt, nextUtcMidnight, recoveryBegin(*folder, noon));
        SeenIds seen(folder->log().seenKey(), 100);
        const Result<Recovered> recovered = recover(*folder, model, seen, noon);
        QVERIFY(recovered);
        QCOMPARE(recovered->replayed, shown.lead.size());

        LiveModel told(Limits(), std::nullopt, nextUtcMidnight, begin);
        Replay replay(told);
        for (const Event& event : shown.lead)
            replay.event(event, 0);
        replay.until(noon);
        SnapshotRequest request;
        const Snapshot is = model.snapshot(request);
        QCOMPARE(is.active, told.snapshot(request).active);
        QVERIFY(is.active > 10);
        QVERIFY(is.simulated);
        QVERIFY(std::all_of(is.sessions.begin(), is.sessions.end(),
                            [](const SessionView& session) { return session.simulated; }));
    }
};

QTEST_GUILESS_MAIN(TestSimulatedPast)

#include "tst_simulated_past.moc"
