// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/replay.h"
#include "tests/unit/support/random_visitors.h"

#include <QTest>

using namespace footfall;

namespace {

struct LogEntry
{
    Event event;
    std::uint64_t visit;
    bool isClear = false;
};

/// A model that lives through its events, ticked as by the server.
struct Lived : LiveFixture
{
    Lived()
    {
        model.collectHistory(true);
        model.setGoals(waitedFor());
    }

    void until(TimeMs now)
    {
        for (; ticked + 250 <= now; ticked += 250)
            model.tick(ticked + 250);
    }
    void happen(Event event)
    {
        until(event.receivedAt);
        const std::uint64_t visit = model.apply(event).visit;
        log.push_back({std::move(event), visit});
    }

    void clear(TimeMs now)
    {
        until(now);
        model.clear(now);
        log.push_back({LiveFixture::event("clear", "/", "", now), 0, true});
    }

    TimeMs ticked = noon;
    std::vector<LogEntry> log;
};

std::string textOf(const std::vector<EndedVisit>& ended)
{
    std::string text;
    for (const EndedVisit& visit : ended)
        text += textOf(visit.session) + std::to_string(visit.endedAt.sinceEpoch()) + "\n";
    return text;
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLogReplayedGivesWhatWas_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }
    void theLogReplayedGivesWhatWas()
    {
        QFETCH(quint64, seed);
        RandomVisitors visitors(seed);
        Lived lived;
        TimeMs now = noon + 1;
        for (int i = 0; i < 3'000; ++i) {
            now += visitors.oneIn(100) ? visitors.below(900'000) : visitors.below(2'000);
            if (visitors.oneIn(700))
                now += visitors.below(20) * hour;
            // Not at the moment of a tick: which came first is not in the log.
            now += now == floorTo(now, 250) ? 1 : 0;
            if (visitors.oneIn(900))
                lived.clear(now);
            else
                lived.happen(visitors.event(now));
        }
        const TimeMs end = now + visitors.below(400'000);
        lived.until(end);

        LiveFixture again;
        again.model.collectHistory(true);
        again.model.setGoals(waitedFor());
        Replay replay(again.model);
        for (const LogEntry& entry : lived.log) {
            if (entry.isClear)
                replay.clear(entry.event.receivedAt);
            else
                QCOMPARE(replay.event(entry.event, entry.visit).visit, entry.visit);
        }
        replay.until(end);
        QCOMPARE(firstDifference(allTextOf(lived.model), allTextOf(again.model)), QString());
        QVERIFY(lived.model.takeMinutes() == again.model.takeMinutes());
        QCOMPARE(firstDifference(textOf(lived.model.takeEnded()), textOf(again.model.takeEnded())),
                 QString());
    }
    void aLongGapIsCrossedInFewSteps()
    {
        LiveFixture again;
        again.model.collectHistory(true);
        Replay replay(again.model);
        for (int i = 0; i < 500; ++i)
            replay.event(LiveFixture::event("pageview", "/", numbered("s", i), noon + i), 0);
        const std::uint64_t before = again.model.sequence();
        replay.until(noon + 31 * 24 * hour);
        QVERIFY(again.model.sequence() - before < 10);
        QCOMPARE(again.all().at, noon + 31 * 24 * hour);
        QCOMPARE(again.all().visitorsToday, 0);
        QVERIFY(again.all().sessions.empty());
        const std::vector<EndedVisit> ended = again.model.takeEnded();
        QCOMPARE(ended.size(), std::size_t(500));
        QCOMPARE(ended.front().endedAt, noon + 5 * minute);
        QCOMPARE(ended.back().endedAt, noon + 5 * minute + 500);
        QCOMPARE(again.model.takeMinutes().size(), std::size_t(12));
    }
    void aClockThatWasSetBackIsReplayedSo()
    {
        LiveFixture again;
        Replay replay(again.model);
        replay.event(LiveFixture::event("pageview", "/", "s", noon + 24 * hour), 1);
        QVERIFY(replay.event(LiveFixture::event("pageview", "/", "s", noon), 2).began);
        QCOMPARE(again.all().at, noon);
        QCOMPARE(again.all().alerts.at(0).kind, Alert::Kind::ClockSetBack);
        replay.event(LiveFixture::event("pageview", "/", "s", noon - minute), 2);
        QCOMPARE(again.all().at, noon);
        QCOMPARE(again.all().eventsToday, 2);
    }
};

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"
