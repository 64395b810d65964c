// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulated_past.h"
#include "core/live/replay.h"
#include "core/store/recovery.h"
#include "core/store/upkeep/store_check.h"
#include "tests/unit/support/store_fixture.h"

#include <QTest>

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
        isWritten = past.writeWeeks(simulator, begin) && past.writeEvents(lead);
    }

    std::vector<Event> lead;
    bool isWritten = false;
};

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
