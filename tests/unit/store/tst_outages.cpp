// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/outages.h"
#include "core/store/log/store_writer.h"
#include "tests/unit/support/manual_clock.h"
#include "tests/unit/support/store_faults.h"
#include "tests/unit/support/store_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

/// A server that has the log from its making to its end, or to when it is killed.
struct Run
{
    Run(const StorePlace& place, TimeMs now)
        : log(place.log())
    {
        log->beginRun(now);
    }

    std::unique_ptr<EventLog> log;
};

QStringList outagesOf(const StorePlace& place, TimeMs from, TimeMs to)
{
    Result<Database> database = Database::open(place.path(), Database::Mode::ReadOnly);
    const auto outages = readOutages(*database, from, to);
    if (!outages)
        return {QString::fromStdString(outages.error())};
    QStringList texts;
    for (const Outage& outage : *outages)
        texts.append(QStringLiteral("%1 to %2")
                         .arg((outage.from - noon) / second)
                         .arg((outage.to - noon) / second));
    return texts;
}

} // namespace

/// When no server had the store.
class TestOutages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoreThatNoServerHadKnowsOfNone()
    {
        const StorePlace place;
        QVERIFY(place.log());
        QCOMPARE(outagesOf(place, noon, noon + hour), QStringList());
    }
    void fromTheLastSignOfOneToTheBeginningOfTheNext()
    {
        const StorePlace place;
        {
            const Run run(place, noon);
            for (DurationMs at = 0; at <= 200 * second; at += second)
                run.log->noteAlive(noon + at);
        }
        const Run next(place, noon + hour);
        const QStringList outages = outagesOf(place, noon - hour, noon + hour);
        QCOMPARE(outages.size(), 1);
        QCOMPARE(outages[0], QStringLiteral("180 to 3600"));
        QCOMPARE(outagesOf(place, noon + 10 * minute, noon + 20 * minute),
                 QStringList{QStringLiteral("600 to 1200")});
        QCOMPARE(outagesOf(place, noon, noon + 3 * minute), QStringList());
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void aStopIsKnownToTheSecond()
    {
        const StorePlace place;
        ManualClock clock;
        const TimeMs begin = clock.now();
        {
            auto log = place.log();
            log->beginRun(begin);
            const StoreWriter writer(std::move(log), 90 * 24 * hour, clock);
            clock.advance(45 * second);
        }
        QCOMPARE(TimeMs(place.number("SELECT alive FROM runs")) - begin, 45 * second);
    }
    void whoeverSleptWasOut()
    {
        const StorePlace place;
        const Run run(place, noon);
        run.log->noteAlive(noon + minute);
        run.log->noteAlive(noon + hour);
        run.log->noteAlive(noon + hour + minute);
        QCOMPARE(outagesOf(place, noon, noon + 2 * hour),
                 (QStringList{QStringLiteral("60 to 3600"), QStringLiteral("3660 to 7200")}));
        QCOMPARE(outagesOf(place, noon, noon + hour + 2 * minute),
                 QStringList{QStringLiteral("60 to 3600")});
    }
    void aClockThatWasSetBackIsNoOutage()
    {
        const StorePlace place;
        const Run run(place, noon);
        run.log->noteAlive(noon + minute);
        run.log->noteAlive(noon - 2 * hour);
        run.log->noteAlive(noon - 2 * hour + minute);
        QCOMPARE(place.number("SELECT count(*) FROM runs"), 2);
        QCOMPARE(outagesOf(place, noon - 3 * hour, noon - 2 * hour + minute), QStringList());
        QCOMPARE(faultsOf(place.path()), QStringList());
    }
    void aCommandIsNoServer()
    {
        const StorePlace place;
        const auto log = place.log();
        log->noteAlive(noon, true);
        QCOMPARE(place.number("SELECT count(*) FROM runs"), 0);
    }
    void aMinuteIsWrittenOnce()
    {
        const StorePlace place;
        const Run run(place, noon);
        const std::int64_t before = *run.log->database().number("SELECT total_changes()");
        for (DurationMs at = 0; at < 3 * minute; at += second)
            run.log->noteAlive(noon + at);
        const std::int64_t after = *run.log->database().number("SELECT total_changes()");
        QVERIFY2(after - before <= 4, std::to_string(after - before).c_str());
    }
};

QTEST_GUILESS_MAIN(TestOutages)
#include "tst_outages.moc"
