// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_writer.h"
#include "core/live/replay.h"
#include "core/live/usual_teacher.h"
#include "tests/unit/support/random_visitors.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr int taughtDays = 3;

/// A model whose site had `perMinute` visitors each minute of the days before noon.
struct TaughtSite
{
    explicit TaughtSite(int perMinute)
        : m_perMinute(perMinute)
    {
        MinuteCounts counts;
        counts.sessionsBegun = perMinute;
        counts.peakActive = 5 * perMinute;
        for (counts.minute = noon - taughtDays * dayMs; counts.minute < noon;
             counts.minute += minuteMs) {
            for (const std::optional<std::string>& site :
                 {std::optional<std::string>(), std::optional<std::string>("shop")}) {
                counts.site = site;
                live.model.learn(counts);
            }
        }
    }

    void visit(TimeMs at, const std::string& page = "/")
    {
        Event event = LiveFixture::event("pageview", page, numbered("s", ++m_sessions), at);
        event.site = "shop";
        live.model.apply(std::move(event));
    }
    /// Minutes as usual, with so many times as many visitors.
    void pass(int minutes, double times = 1)
    {
        for (int i = 0; i < minutes; ++i, now += minuteMs) {
            const int visitors = int(m_perMinute * times);
            for (int j = 0; j < visitors; ++j)
                visit(now + j * minuteMs / std::max(visitors, 1));
            live.model.tick(now + minuteMs);
        }
    }
    std::vector<Alert> told()
    {
        std::vector<Alert> alerts = live.model.takeAlerts();
        std::erase_if(alerts,
                      [](const Alert& each) { return each.kind == Alert::Kind::Milestone; });
        return alerts;
    }
    std::vector<Alert> open() { return live.all().openAlerts; }

    LiveFixture live;
    TimeMs now = noon;

private:
    int m_perMinute;
    int m_sessions = 0;
};

} // namespace

class TestLiveAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsUsualIsShown()
    {
        TaughtSite shop(20);
        shop.pass(2);
        const Snapshot now = shop.live.all();
        QVERIFY(now.usualPerMinute && now.usualActive);
        QVERIFY(now.usualPerMinute->low < 20 && now.usualPerMinute->high > 20);
        QVERIFY(std::abs(now.usualActive->level - 100) < 5);
        QCOMPARE(now.usualHours.size(), std::size_t(27));
        QVERIFY(now.usualHours.front().at < now.at - dayMs);
        QVERIFY(now.usualHours.back().at > now.at);
        QVERIFY(shop.told().empty());
    }
    void nothingIsUsualOnANewServer()
    {
        LiveFixture live;
        live.view("/", "a");
        const Snapshot now = live.all();
        QVERIFY(!now.usualPerMinute && !now.usualActive && now.usualHours.empty());
    }
    void aNewSitesCrowdIsToldOnceAndIsNoAlarm()
    {
        LiveFixture live;
        for (int i = 0; i < 80; ++i)
            live.view("/", numbered("s", i), noon + i * 100);
        std::vector<Alert> alerts = live.model.takeAlerts();
        std::erase_if(alerts, [](const Alert& each) { return each.kind != Alert::Kind::Crowd; });
        QCOMPARE(alerts.size(), std::size_t(1));
        QCOMPARE(alerts[0].visitorsLastMinute, 25);
        QVERIFY(!alerts[0].isAlarm());
        QVERIFY(live.all().openAlerts.empty());
    }
    void silenceIsToldAndItsEnd()
    {
        TaughtSite shop(20);
        shop.pass(5);
        shop.pass(15, 0);
        std::vector<Alert> alerts = shop.told();
        QVERIFY(!alerts.empty());
        QVERIFY(alerts[0].isDrop());
        QCOMPARE(alerts[0].site, std::string("shop"));
        QVERIFY(alerts[0].at <= noon + 9 * minuteMs);
        QCOMPARE(shop.open().size(), std::size_t(1));
        QCOMPARE(shop.open()[0].kind, Alert::Kind::Silence);
        QVERIFY(!shop.live.all().quietSince);
        shop.pass(8);
        alerts = shop.told();
        QCOMPARE(alerts.size(), std::size_t(1));
        QCOMPARE(alerts[0].kind, Alert::Kind::BackToUsual);
        QCOMPARE(alerts[0].at, noon + 20 * minuteMs);
        QCOMPARE(alerts[0].span, 15 * minuteMs);
        QVERIFY(shop.open().empty());
        QCOMPARE(*shop.live.all().quietSince, noon + 20 * minuteMs);
    }
    void aSilenceThatComesAgainIsOpenAndCallsNobody()
    {
        TaughtSite shop(20);
        shop.pass(5);
        shop.pass(10, 0);
        shop.pass(10);
        QVERIFY(shop.open().empty());
        shop.told();
        shop.pass(10, 0);
        QCOMPARE(shop.open().size(), std::size_t(1));
        QCOMPARE(shop.open()[0].kind, Alert::Kind::Silence);
        QVERIFY(!shop.open()[0].isTold);
        QVERIFY(!shop.live.all().quietSince);
        shop.pass(10);
        QVERIFY(shop.open().empty());
        QCOMPARE(*shop.live.all().quietSince, noon + 35 * minuteMs);
        QVERIFY(shop.told().empty());
    }
    void aSpikeNamesThePage()
    {
        TaughtSite shop(20);
        shop.pass(5);
        shop.pass(3, 6);
        const std::vector<Alert> alerts = shop.told();
        QVERIFY(!alerts.empty() && alerts.size() <= 2); // once more when it has doubled
        for (const Alert& alert : alerts) {
            QCOMPARE(alert.kind, Alert::Kind::Spike);
            QCOMPARE(alert.page, std::string("/"));
            QVERIFY(double(alert.count) > alert.high);
        }
        QCOMPARE(shop.open()[0].kind, Alert::Kind::Spike);
    }
    void aClearUnlearnsNothing()
    {
        TaughtSite shop(20);
        shop.pass(5);
        shop.live.model.clear(shop.now);
        QVERIFY(shop.live.all().usualActive);
        shop.pass(15, 0);
        const std::vector<Alert> alerts = shop.told();
        QCOMPARE(alerts.size(), std::size_t(2));
        QCOMPARE(alerts[0].kind, Alert::Kind::Cleared);
        QVERIFY(alerts[1].isDrop());
    }
    void timeWithoutAServerIsNoSilence()
    {
        TaughtSite shop(20);
        shop.pass(5);
        shop.live.model.outage(shop.now, shop.now + 8 * minuteMs);
        shop.now += 8 * minuteMs;
        shop.live.model.tick(shop.now);
        shop.pass(20);
        QVERIFY(shop.told().empty());
    }
    void aReplayKnowsOfOutagesWhateverComesAfterThem()
    {
        TaughtSite shop(20);
        shop.pass(5);
        const TimeMs back = shop.now + 8 * minuteMs;
        Replay replay(shop.live.model, {{shop.now, back}});
        replay.heartbeat({"shop", "s90"}, back + second);
        shop.now = back;
        shop.pass(20);
        QVERIFY(shop.told().empty());
    }
    void theWorstThatIsOpenComesFirst()
    {
        TaughtSite shop(20);
        shop.pass(5);
        shop.pass(15, 0);
        shop.live.model.note(Alert::Kind::NotStored, 3);
        QCOMPARE(shop.open().size(), std::size_t(2));
        QCOMPARE(shop.open()[0].kind, Alert::Kind::NotStored);
        shop.live.model.note(Alert::Kind::StoredAgain, 0);
        QCOMPARE(shop.open().size(), std::size_t(1));
        QCOMPARE(shop.open()[0].kind, Alert::Kind::Silence);
        QVERIFY(!shop.live.all().quietSince);
    }
    void aPagesSurgeIsTold()
    {
        TaughtSite shop(20);
        int other = 0;
        const auto minuteOfViews = [&](int ofOne) {
            for (int i = 0; i < 19; ++i)
                shop.visit(shop.now + i * second, numbered("/page", ++other % 9));
            for (int i = 0; i < ofOne; ++i) // all by one visitor: only the page is unusual
                shop.live.model.apply([&] {
                    Event event =
                        LiveFixture::event("pageview", "/one", "reader", shop.now + 20 * second);
                    event.site = "shop";
                    return event;
                }());
            shop.now += minute;
            shop.live.model.tick(shop.now);
        };
        for (int i = 0; i < 7 * 60; ++i)
            minuteOfViews(1);
        QVERIFY(shop.told().empty());
        for (int i = 0; i < 5; ++i)
            minuteOfViews(30);
        const std::vector<Alert> alerts = shop.told();
        QCOMPARE(alerts.size(), std::size_t(1));
        QCOMPARE(alerts[0].kind, Alert::Kind::PageSpike);
        QCOMPARE(alerts[0].page, std::string("/one"));
        // Nobody says when it is over.
        QCOMPARE(shop.open().size(), std::size_t(1));
        for (int i = 0; i < 10; ++i)
            minuteOfViews(1);
        QVERIFY(shop.open().empty());
    }
    void timeWithoutAServerTeachesNothingOfPages_data()
    {
        QTest::addColumn<int>("runs");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("six hours with those") << 5 * 60 + 20 << false;
        QTest::newRow("six hours without") << 6 * 60 + 10 << true;
    }
    void timeWithoutAServerTeachesNothingOfPages()
    {
        QFETCH(int, runs);
        TaughtSite shop(20);
        const auto minuteOfViews = [&](int ofOne) {
            for (int i = 0; i < 19; ++i)
                shop.visit(shop.now + i * second, numbered("/page", i % 9));
            for (int i = 0; i < ofOne; ++i) {
                Event event =
                    LiveFixture::event("pageview", "/one", "reader", shop.now + 20 * second);
                event.site = "shop";
                shop.live.model.apply(std::move(event));
            }
            shop.now += minute;
            shop.live.model.tick(shop.now);
        };
        for (int i = 0; i < runs; ++i)
            minuteOfViews(1);
        shop.live.model.outage(shop.now, shop.now + 50 * minute);
        shop.now += 50 * minute;
        shop.live.model.tick(shop.now);
        for (int i = 0; i < 5; ++i)
            minuteOfViews(1);
        for (int i = 0; i < 5; ++i)
            minuteOfViews(30);
        const std::vector<Alert> alerts = shop.told();
        QTEST(!alerts.empty(), "isTold");
        for (const Alert& alert : alerts)
            QCOMPARE(alert.kind, Alert::Kind::PageSpike);
    }
    void aSiteHasItsOwnSensitivityAlsoAfterARestart()
    {
        // The least surge of which something is told, in percents of the usual.
        const auto leastTold = [](const Sensitivities& sensitivities, bool isRestored) {
            for (int percent = 150; percent < 400; percent += 5) {
                TaughtSite shop(20);
                shop.live.model.setSensitivities(sensitivities);
                if (isRestored &&
                    !restoreCheckpoint(shop.live.model, checkpointOf(shop.live.model)))
                    return -1;
                shop.pass(30);
                shop.pass(3, percent / 100.0);
                if (!shop.told().empty())
                    return percent;
            }
            return -1;
        };
        const int quiet = leastTold({Sensitivity::Keen, {{"shop", Sensitivity::Quiet}}}, false);
        const int normal = leastTold({}, false);
        const int keen = leastTold({Sensitivity::Quiet, {{"shop", Sensitivity::Keen}}}, false);
        QVERIFY2(keen > 0 && keen < normal && normal < quiet,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(keen).arg(normal).arg(quiet)));
        QCOMPARE(leastTold({Sensitivity::Quiet, {}}, true), quiet);
        QCOMPARE(leastTold({Sensitivity::Normal, {{"shop", Sensitivity::Keen}}}, true), keen);
    }
    void whatWasNotThereTeachesNothingElseDoes()
    {
        LiveFixture live;
        const std::vector<Outage> outages{{noon - 3 * dayMs, noon - dayMs}};
        UsualTeacher teacher([&](const MinuteCounts& each) { live.model.learn(each); }, outages);
        MinuteCounts counts;
        counts.sessionsBegun = 10;
        for (counts.minute = noon - 5 * dayMs; counts.minute < noon; counts.minute += minuteMs) {
            const bool isOut = counts.minute >= outages[0].from && counts.minute < outages[0].to;
            if (!isOut)
                teacher.minute(counts);
        }
        teacher.end(noon);
        live.model.tick(noon + second);
        QVERIFY(std::abs(live.all().usualPerMinute->level - 10) < 1);
    }
    void minutesThatAreLeftOutHadNobody()
    {
        LiveFixture live;
        const std::vector<Outage> outages;
        UsualTeacher teacher([&](const MinuteCounts& each) { live.model.learn(each); }, outages);
        MinuteCounts counts;
        counts.sessionsBegun = 10;
        for (counts.minute = noon - 5 * dayMs; counts.minute < noon; counts.minute += 2 * minuteMs)
            teacher.minute(counts);
        teacher.end(noon);
        live.model.tick(noon + second);
        QVERIFY(std::abs(live.all().usualPerMinute->level - 5) < 0.7);
    }
};

QTEST_APPLESS_MAIN(TestLiveAlerts)
#include "tst_live_alerts.moc"
