// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What webhooks are told of alerts while their kind is muted, and when it no longer is.
#include "core/live/alerts/alert_log.h"
#include "core/net/calls/webhook_call.h"
#include "core/protocol/live/live_json.h"
#include "tests/unit/support/alert_samples.h"

#include <QTest>

using namespace footfall;

namespace {

using Kind = Alert::Kind;

/// Whether webhooks are told, of each that is news when this is raised.
std::vector<bool> calledFor(AlertLog& log, Alert alert)
{
    log.raise(std::move(alert));
    std::vector<bool> called;
    for (const Alert& each : log.takeNew())
        called.push_back(isForWebhooks(each));
    return called;
}

} // namespace

class TestMutedCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasToldEndsForWebhooksAlsoWhileMuted()
    {
        AlertLog log(10);
        QCOMPARE(calledFor(log, alertAt(noon)), (std::vector<bool>{true}));
        log.setHandling(muted(Kind::Spike), noon + 5 * minute);
        QCOMPARE(calledFor(log, alertAt(noon + 30 * minute, Kind::BackToUsual)),
                 (std::vector<bool>{true}));
        // Nothing of it is muted, so that nothing can be unmuted.
        QVERIFY(!log.newest(1, {})[0].mutedUntil);
        QVERIFY(log.open(10, {}, noon + hour).empty());
    }
    void whatNobodyWasToldOfEndsWithoutACall()
    {
        AlertLog log(10);
        log.setHandling(muted(Kind::Spike), noon);
        QCOMPARE(calledFor(log, alertAt(noon)), (std::vector<bool>{false}));
        QCOMPARE(calledFor(log, alertAt(noon + 1, Kind::BackToUsual)), (std::vector<bool>{false}));
        // Nor when it was muted no more, but seen.
        QCOMPARE(calledFor(log, alertAt(noon + 2)), (std::vector<bool>{false}));
        AlertHandling handling;
        handling.seen[AlertKey(noon + 2, Kind::Spike, "shop")] = noon + 3;
        log.setHandling(handling, noon + 4);
        QCOMPARE(calledFor(log, alertAt(noon + 5, Kind::BackToUsual)), (std::vector<bool>{false}));
        // The web dashboard is told that it is no call.
        const QString end = QString::fromStdString(liveAlert(log.newest(1, {})[0]));
        QVERIFY2(end.contains(QLatin1String("\"isUpdate\":true")), qPrintable(end));
        // The next one is told, and its end.
        QCOMPARE(calledFor(log, alertAt(noon + 6, Kind::Rise)), (std::vector<bool>{true}));
        QCOMPARE(calledFor(log, alertAt(noon + 7, Kind::BackToUsual)), (std::vector<bool>{true}));
    }
    void whatGotWorseIsToldAndItsEnd()
    {
        AlertLog log(10);
        log.setHandling(muted(Kind::Rise), noon);
        QCOMPARE(calledFor(log, alertAt(noon, Kind::Rise)), (std::vector<bool>{false}));
        QCOMPARE(calledFor(log, alertAt(noon + 1)), (std::vector<bool>{true}));
        log.setHandling({}, noon + 2);
        QVERIFY(log.takeNew().empty());
        QCOMPARE(calledFor(log, alertAt(noon + 3, Kind::BackToUsual)), (std::vector<bool>{true}));
    }
    void whatOutlastsAMuteIsToldOnce()
    {
        AlertLog log(10);
        log.setHandling(muted(Kind::Spike), noon);
        log.raise(alertAt(noon));
        log.raise(alertAt(noon + 1, Kind::Spike, "blog"));
        QCOMPARE(log.takeNew().size(), 2U);
        log.setHandling({}, noon + hour);
        const std::vector<Alert> told = log.takeNew();
        QCOMPARE(told.size(), 1U);
        QVERIFY(isForWebhooks(told[0]));
        QCOMPARE(told[0].site, std::string("shop"));
        QCOMPARE(told[0].at, noon + hour);
        QCOMPARE(told[0].id, log.newest(1, {})[0].id);
        QCOMPARE(log.open(10, {}, noon + hour).size(), 2U);
        log.setHandling(muted(Kind::Spike), noon + hour);
        log.setHandling({}, noon + 2 * hour);
        QVERIFY(log.takeNew().empty());
        QCOMPARE(calledFor(log, alertAt(noon + 2 * hour, Kind::BackToUsual)),
                 (std::vector<bool>{true}));
    }
};

QTEST_GUILESS_MAIN(TestMutedCalls)
#include "tst_muted_calls.moc"
