// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/milestones.h"
#include "core/live/alerts/poisson_spike_rule.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

#include <cmath>

using namespace footfall;

namespace {

/// A rule that has seen `perMinute` sessions in each of `minutes` full minutes; stands at their
/// end.
struct Seasoned
{
    Seasoned(int perMinute, int minutes)
    {
        rule.advance(now - second);
        for (int m = 0; m < minutes; ++m) {
            for (int i = 0; i < perMinute; ++i)
                rule.sessionBegan(now + i * minute / (perMinute + 1));
            now += minute;
        }
        // The last of them leave the last 60 seconds.
        now += minute;
        rule.advance(now - minute);
    }
    std::optional<SpikeRule::Spike> burst(int sessions)
    {
        for (int i = 0; i < sessions; ++i)
            rule.sessionBegan(now);
        return rule.check(now);
    }

    PoissonSpikeRule rule;
    TimeMs now = noon;
};

} // namespace

class TestSpikeRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTailIsThatOfPoisson_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("lambda");
        QTest::addColumn<double>("probability");
        QTest::newRow("all") << 0 << 3.0 << 1.0;
        QTest::newRow("some") << 1 << 1.0 << 1 - std::exp(-1.0);
        QTest::newRow("six") << 6 << 1.0 << 5.941848175816e-4;
        QTest::newRow("seven") << 7 << 1.0 << 8.324114928798e-5;
        QTest::newRow("near the mean") << 11 << 11.0 << 0.5401112793;
        QTest::newRow("large") << 300 << 100.0 << 1.81872e-58;
    }
    void theTailIsThatOfPoisson()
    {
        QFETCH(int, n);
        QFETCH(double, lambda);
        QFETCH(double, probability);
        const double tail = poissonTail(n, lambda);
        QVERIFY2(std::abs(tail / probability - 1) < 0.01, qPrintable(QString::number(tail)));
    }
    void aSpikeNeedsAllThree_data()
    {
        QTest::addColumn<int>("usual");
        QTest::addColumn<int>("now");
        QTest::addColumn<bool>("spike");
        QTest::newRow("nothing") << 0 << 0 << false;
        QTest::newRow("six could be chance") << 0 << 6 << false;
        QTest::newRow("seven could not") << 0 << 7 << true;
        QTest::newRow("not three times") << 20 << 59 << false;
        QTest::newRow("three times") << 20 << 60 << true;
        QTest::newRow("three times few is chance") << 3 << 10 << false;
        QTest::newRow("four times few") << 3 << 13 << true;
    }
    void aSpikeNeedsAllThree()
    {
        QFETCH(int, usual);
        QFETCH(int, now);
        QFETCH(bool, spike);
        Seasoned seasoned(usual, 30);
        const auto found = seasoned.burst(now);
        QCOMPARE(found.has_value(), spike);
        if (!spike)
            return;
        QCOMPARE(found->sessions, now);
        QCOMPARE(found->expected, std::max(usual, 1) * 1.0);
    }
    void aSpikeIsToldOnceUnlessItDoubles()
    {
        Seasoned seasoned(2, 30);
        QVERIFY(seasoned.burst(20));
        QVERIFY(!seasoned.burst(19));
        const auto doubled = seasoned.burst(1);
        QVERIFY(doubled);
        QCOMPARE(doubled->sessions, 40);
        seasoned.now += 9 * minute;
        QVERIFY(!seasoned.burst(30));
        seasoned.now += 2 * minute;
        QVERIFY(seasoned.burst(30));
    }
    void aFreshRuleTellsOneBurstOnly()
    {
        PoissonSpikeRule rule;
        int told = 0;
        for (int i = 0; i < 500; ++i) {
            rule.sessionBegan(noon + second + i * 100);
            told += rule.check(noon + second + i * 100).has_value() ? 1 : 0;
        }
        QCOMPARE(told, 1);
        QCOMPARE(rule.expected(), 0.0);
    }
    void aBusySiteIsUsualAfterItsFirstFullMinute()
    {
        Seasoned seasoned(100, 1);
        QCOMPARE(seasoned.rule.expected(), 100.0);
        QVERIFY(!seasoned.burst(140));
        QVERIFY(seasoned.rule.fresh()->sessionsLastMinute() == 0);
    }
    void historyForgets()
    {
        Seasoned seasoned(50, 30);
        seasoned.rule.advance(seasoned.now + 16 * minute);
        QCOMPARE(seasoned.rule.expected(), 1.0);
        seasoned.rule.advance(seasoned.now + 1000 * hour);
        QCOMPARE(seasoned.rule.expected(), 1.0);
    }
    void milestonesAreToldOnce()
    {
        Milestones milestones;
        std::vector<std::int64_t> told;
        const auto climb = [&](std::int64_t to) {
            for (std::int64_t active = 1; active <= to; ++active) {
                if (const auto reached = milestones.reached(active))
                    told.push_back(*reached);
            }
        };
        climb(1200);
        QCOMPARE(told, (std::vector<std::int64_t>{10, 25, 50, 100, 250, 500, 1000}));
        climb(2600);
        QCOMPARE(told.back(), 2500);
        QCOMPARE(told.size(), std::size_t(8));
        milestones.newDay();
        climb(10);
        QCOMPARE(told.back(), 10);
    }
    void theModelTellsBoth()
    {
        LiveFixture live;
        for (int i = 0; i < 12; ++i) {
            Event event = LiveFixture::event("pageview", i < 2 ? "/" : "/sale", std::to_string(i));
            event.site = "shop.example";
            live.model.apply(event);
        }
        const std::vector<Alert> alerts = live.model.takeAlerts();
        QCOMPARE(alerts.size(), std::size_t(2));
        QCOMPARE(alerts[0].kind, Alert::Kind::Spike);
        QCOMPARE(alerts[0].visitorsLastMinute, 7);
        QCOMPARE(alerts[0].activeVisitors, 7);
        QCOMPARE(alerts[0].expected, 1.0);
        QCOMPARE(alerts[0].page, std::string("/sale"));
        QCOMPARE(alerts[0].site, std::string("shop.example"));
        QCOMPARE(alerts[1].kind, Alert::Kind::Milestone);
        QCOMPARE(alerts[1].value, 10);
        QCOMPARE(alerts[1].id, std::uint64_t(2));
        QVERIFY(live.model.takeAlerts().empty());
        QCOMPARE(live.all().alerts.size(), std::size_t(2));
        QCOMPARE(live.all().alerts[0].kind, Alert::Kind::Milestone);
        SnapshotRequest elsewhere;
        elsewhere.filter.site = "other.example";
        QVERIFY(live.model.snapshot(elsewhere).alerts.empty());
    }
    void aMilestoneComesAgainOnAnotherDay()
    {
        LiveFixture live;
        const auto tenCome = [&](TimeMs at) {
            for (int i = 0; i < 10; ++i) {
                live.view("/", std::to_string(i), at);
                live.model.takeAlerts();
            }
            return live.all().alerts.front().kind == Alert::Kind::Milestone &&
                   live.all().alerts.front().at == at;
        };
        QVERIFY(tenCome(noon));
        live.model.tick(noon + hour);
        QVERIFY(!tenCome(noon + hour));
        live.model.tick(noon + 23 * hour);
        QVERIFY(tenCome(noon + 23 * hour));
    }
};

QTEST_APPLESS_MAIN(TestSpikeRule)
#include "tst_spike_rule.moc"
