// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/replay.h"
#include "tests/unit/support/random_visitors.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>

using namespace footfall;

namespace {

constexpr int taughtDays = 3;
constexpr int perMinute = 4;
constexpr DurationMs lifeMs = 30 * hour;

/// What befalls the site, in its order.
constexpr DurationMs spikeAt = 3 * hour;
constexpr DurationMs silenceAt = 7 * hour;
constexpr DurationMs silenceAgainAt = silenceAt + 75 * minute;
constexpr DurationMs pageSurgeAt = 11 * hour;
constexpr DurationMs secondSpikeAt = 15 * hour;
constexpr Outage killedInSpike{noon + secondSpikeAt + 6 * minute + 100,
                               noon + secondSpikeAt + 7 * minute + 350};
constexpr Outage outForLong{noon + 19 * hour + 100, noon + 20 * hour + 7 * minute + 350};
constexpr DurationMs lastSilenceAt = 25 * hour;
/// In the midst of it, and between.
constexpr std::array checkpointsAt{hour,
                                   spikeAt + 2 * minute,
                                   spikeAt + 10 * minute,
                                   silenceAt + 5 * minute,
                                   silenceAt + 43 * minute,
                                   pageSurgeAt + 3 * minute,
                                   secondSpikeAt + 3 * minute,
                                   18 * hour,
                                   24 * hour,
                                   lastSilenceAt + 20 * minute};

struct LogEntry
{
    Event event;
    std::uint64_t visit = 0;
    bool isHeartbeat = false;
};

/// All of each alert, the oldest first.
std::string textOf(const std::vector<Alert>& alerts)
{
    std::ostringstream out;
    out.precision(17);
    std::for_each(alerts.rbegin(), alerts.rend(), [&](const Alert& alert) {
        out << alert.id << " kind " << int(alert.kind) << " at " << alert.at << ' ' << alert.site
            << ' ' << alert.visitorsLastMinute << ' ' << alert.activeVisitors << ' ' << alert.count
            << " in " << alert.span << ' ' << alert.expected << ' ' << alert.low << ' '
            << alert.high << " since " << alert.since << ' ' << alert.wasDrop << alert.isUsualNow
            << alert.isTold << ' ' << alert.value << ' ' << alert.page << '\n';
    });
    return out.str();
}

std::unique_ptr<LiveFixture> taughtModel()
{
    auto live = std::make_unique<LiveFixture>();
    MinuteCounts counts;
    counts.site = "shop";
    counts.sessionsBegun = perMinute;
    counts.peakActive = 5 * perMinute;
    for (counts.minute = noon - taughtDays * dayMs; counts.minute < noon; counts.minute += minute)
        live->model.learn(counts);
    return live;
}

bool isWithin(DurationMs at, DurationMs from, DurationMs lasts)
{
    return at >= from && at < from + lasts;
}

int visitorsAt(DurationMs since)
{
    if (isWithin(since, silenceAt, 40 * minute) || isWithin(since, silenceAgainAt, 25 * minute) ||
        isWithin(since, lastSilenceAt, 30 * minute))
        return 0;
    if (isWithin(since, spikeAt, 8 * minute) || isWithin(since, secondSpikeAt, 12 * minute))
        return 10 * perMinute;
    // A little more or less.
    return perMinute - 1 + int(since / minute * 7919 % 3);
}

/// Not at the moment of a tick: which came first is not in the log.
TimeMs besideTicks(TimeMs at)
{
    return floorTo(at, Replay::tickMs) + 1 + at.sinceEpoch() % (Replay::tickMs - 1);
}

void replay(const std::vector<LogEntry>& log, std::size_t from, TimeMs until, LiveModel& model,
            std::vector<Outage> outages)
{
    Replay steps(model, std::move(outages));
    for (; from < log.size(); ++from) {
        const LogEntry& entry = log[from];
        if (entry.isHeartbeat)
            steps.heartbeat({entry.event.site, entry.event.sessionId}, entry.event.receivedAt);
        else
            steps.event(entry.event, entry.visit);
    }
    steps.until(until);
}

/// More than a day of a small shop, whose server is killed in a spike, and out for an hour.
class LoggedDay
{
public:
    void run()
    {
        for (TimeMs now = noon; now < noon + lifeMs; now += minute) {
            if (std::count(checkpointsAt.begin(), checkpointsAt.end(), now - noon) > 0)
                keepCheckpoint(now);
            for (Event& event : minuteOfEvents(now))
                happen(std::move(event));
        }
        until(noon + lifeMs);
    }

    struct Kept
    {
        std::string bytes;
        /// How much of the log is in it.
        std::size_t after = 0;
    };

    const std::vector<Outage> outages{killedInSpike, outForLong};
    std::unique_ptr<LiveFixture> live = taughtModel();
    std::vector<LogEntry> log;
    std::vector<Kept> checkpoints;

private:
    std::vector<Event> minuteOfEvents(TimeMs now)
    {
        std::vector<Event> events;
        const DurationMs since = now - noon;
        const int visitors = visitorsAt(since);
        for (int i = 0; i < visitors; ++i, ++m_sessions)
            events.push_back(LiveFixture::event("pageview", numbered("/page", m_sessions % 7),
                                                numbered("s", m_sessions),
                                                besideTicks(now + i * minute / visitors)));
        for (int i = 0; isWithin(since, pageSurgeAt, 5 * minute) && i < 30; ++i)
            events.push_back(LiveFixture::event("pageview", "/sale", "reader",
                                                besideTicks(now + i * second)));
        std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
            return a.receivedAt < b.receivedAt;
        });
        return events;
    }
    bool isOut(TimeMs at) const
    {
        return std::any_of(outages.begin(), outages.end(), [at](const Outage& out) {
            return at >= out.from && at <= out.to;
        });
    }
    void happen(Event event)
    {
        if (isOut(event.receivedAt))
            return;
        event.site = "shop";
        until(event.receivedAt);
        const std::uint64_t visit = live->model.apply(event).visit;
        log.push_back({event, visit});
        if (visit % 3 != 0)
            return;
        live->model.heartbeat({"shop", event.sessionId}, event.receivedAt);
        log.push_back({std::move(event), 0, true});
    }
    void until(TimeMs now)
    {
        for (; m_outage < outages.size() && outages[m_outage].to < now; ++m_outage) {
            tickUntil(outages[m_outage].from);
            restart(outages[m_outage].to);
        }
        tickUntil(now);
    }
    void tickUntil(TimeMs now)
    {
        for (; m_ticked + Replay::tickMs <= now; m_ticked += Replay::tickMs)
            live->model.tick(m_ticked + Replay::tickMs);
    }
    void keepCheckpoint(TimeMs now)
    {
        until(now);
        checkpoints.push_back({checkpointOf(live->model), log.size()});
    }
    /// From the last checkpoint, which is some minutes old, and the log after it.
    void restart(TimeMs now)
    {
        live = std::make_unique<LiveFixture>();
        QVERIFY(restoreCheckpoint(live->model, checkpoints.back().bytes));
        replay(log, checkpoints.back().after, now, live->model, outages);
        m_ticked = floorTo(now, Replay::tickMs);
    }

    TimeMs m_ticked = noon;
    std::size_t m_outage = 0;
    int m_sessions = 0;
};

} // namespace

class TestAlertReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_day.run();
        m_alerts = textOf(m_day.live->model.snapshot(everything()).alerts);
    }
    void theDayHasSomethingOfEachKind()
    {
        const std::vector<Alert> alerts = m_day.live->model.snapshot(everything()).alerts;
        const auto count = [&](Alert::Kind kind, bool isTold) {
            return std::count_if(alerts.begin(), alerts.end(), [&](const Alert& alert) {
                return alert.kind == kind && alert.isTold == isTold;
            });
        };
        QVERIFY(count(Alert::Kind::Spike, true) >= 2);
        QVERIFY(count(Alert::Kind::Drop, true) + count(Alert::Kind::Silence, true) >= 2);
        QVERIFY(count(Alert::Kind::Silence, false) >= 1);
        QVERIFY(count(Alert::Kind::BackToUsual, true) >= 4);
        QVERIFY(count(Alert::Kind::BackToUsual, false) >= 1);
        QCOMPARE(count(Alert::Kind::PageSpike, true), 1);
    }
    void theLogReplayedFromItsBeginningTellsTheSame()
    {
        const auto again = taughtModel();
        replay(m_day.log, 0, noon + lifeMs, again->model, m_day.outages);
        const Snapshot now = again->model.snapshot(everything());
        QCOMPARE(firstDifference(textOf(now.alerts), m_alerts), QString());
        QCOMPARE(textOf(now.openAlerts), textOf(m_day.live->all().openAlerts));
    }
    void soItDoesFromACheckpoint()
    {
        for (const LoggedDay::Kept& kept : m_day.checkpoints) {
            LiveFixture again;
            QVERIFY(restoreCheckpoint(again.model, kept.bytes));
            replay(m_day.log, kept.after, noon + lifeMs, again.model, m_day.outages);
            QCOMPARE(
                firstDifference(textOf(again.model.snapshot(everything()).alerts), m_alerts),
                QString());
        }
    }

private:
    LoggedDay m_day;
    std::string m_alerts;
};

QTEST_APPLESS_MAIN(TestAlertReplay)
#include "tst_alert_replay.moc"
