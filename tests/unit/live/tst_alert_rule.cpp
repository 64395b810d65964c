// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_rule.h"
#include "core/live/usual/poisson.h"
#include "tests/unit/live/alert_cases.h"
#include "tests/unit/live/rule_texts.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace footfall;

namespace {

constexpr int day = 24 * 60;
const MadeTraffic::Day office{12, 8,  6,  5,  5,  6,  10, 18, 30, 40, 46, 50,
                              52, 50, 48, 46, 46, 48, 52, 56, 54, 46, 32, 20};

/// Middle Europe: an hour later from the last Sunday of March until that of October 2026.
DurationMs middleEurope(TimeMs at)
{
    const TimeMs march29{1'774'746'000'000};
    const TimeMs october25{1'792'890'000'000};
    return at >= march29 && at < october25 ? 2 * hourMs : hourMs;
}

DurationMs utc(TimeMs)
{
    return 0;
}

/// A rule that is told of sessions one by one, as the live model does.
struct Visitors
{
    /// Those of a minute begin in its last seconds, so that no look between minutes comes first.
    void minute(TimeMs start, int count)
    {
        for (int i = 0; i < count; ++i)
            rule.sessionBegan(start + 51 * secondMs + i * (8 * secondMs) / count);
        now = start + minuteMs;
        append(found, rule.advance(now));
    }
    void replay(const MadeTraffic& traffic)
    {
        append(found, rule.advance(now));
        traffic.replay(now, [this](TimeMs start, int count) { minute(start, count); });
    }
    Findings alerts() const { return alertsOf(found); }

    AlertRule rule{utc};
    TimeMs now = monday;
    Findings found;
};

void compareTold(const Findings& alerts, const AlertCase& expected)
{
    QCOMPARE(alerts.size(), expected.told.size());
    const auto near = [](double is, double should) {
        return std::abs(is - should) <= 0.001 * std::max(1.0, should);
    };
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        const Finding& is = alerts[i];
        const AlertCase::Told& should = expected.told[i];
        QCOMPARE(static_cast<double>(is.at - expected.start) / minuteMs, should.minute);
        QCOMPARE(is.kind, should.kind);
        QCOMPARE(is.span, should.span * minuteMs);
        QCOMPARE(is.count, should.count);
        QVERIFY2(near(is.expected, should.expected), qPrintable(QString::number(is.expected)));
        QVERIFY2(std::abs(is.deviations - should.deviations) < 0.01,
                 qPrintable(QString::number(is.deviations)));
        QVERIFY2(near(is.low, should.low), qPrintable(QString::number(is.low)));
        QVERIFY2(near(is.high, should.high), qPrintable(QString::number(is.high)));
    }
}

} // namespace

class TestAlertRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldOfTraffic_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const AlertCase& each : alertCases())
            QTest::newRow(each.name) << number++;
    }
    void whatIsToldOfTraffic()
    {
        QFETCH(int, number);
        const AlertCase expected = alertCases().at(static_cast<std::size_t>(number));
        AlertRule rule(utc);
        Findings found;
        TimeMs end = expected.start;
        expected.traffic.replay(expected.start, [&](TimeMs start, int count) {
            append(found, rule.fullMinute(start, count));
            end = start + minuteMs;
        });
        compareTold(alertsOf(found), expected);
        const auto usual = rule.usual(end);
        QCOMPARE(usual.has_value(), expected.usualAtEnd >= 0);
        if (usual)
            QVERIFY(std::abs(usual->level - expected.usualAtEnd) < 0.001 * usual->level);
    }
    void sessionsTellTheSameAsMinutes_data() { whatIsToldOfTraffic_data(); }
    void sessionsTellTheSameAsMinutes()
    {
        QFETCH(int, number);
        const AlertCase expected = alertCases().at(static_cast<std::size_t>(number));
        Visitors visitors;
        visitors.now = expected.start;
        TimeMs last = expected.start;
        expected.traffic.replay(expected.start, [&](TimeMs start, int count) {
            if (start != last)
                visitors.rule.outage(last, start);
            visitors.rule.advance(start);
            visitors.minute(start, count);
            last = visitors.now;
        });
        std::vector<std::int64_t> minutes;
        for (const Finding& alert : visitors.alerts())
            minutes.push_back((alert.at - expected.start) / minuteMs);
        std::vector<std::int64_t> expectedMinutes;
        for (const AlertCase::Told& told : expected.told)
            expectedMinutes.push_back(std::int64_t(told.minute));
        QCOMPARE(minutes, expectedMinutes);
    }
    void aSurgeIsToldWithinTheMinute()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().each(30, 60));
        int told = 0;
        for (int i = 0; i < 120 && told == 0; ++i) {
            visitors.rule.sessionBegan(visitors.now + i * 250);
            for (const Finding& finding : visitors.rule.advance(visitors.now + i * 250)) {
                QCOMPARE(finding.kind, Finding::Kind::Spike);
                QCOMPARE(finding.at, visitors.now + 20 * secondMs);
                QCOMPARE(finding.count, 30 + 80);
                QCOMPARE(finding.since, finding.at - minuteMs);
                ++told;
            }
        }
        QCOMPARE(told, 1);
    }
    void thePaceOfCallsIsAllTheSame()
    {
        // The same sessions, told of as they come, each second, and now and then.
        const auto run = [](DurationMs pace) {
            AlertRule rule(utc);
            Findings found;
            std::uint32_t chance = 1;
            TimeMs advanced = monday;
            for (TimeMs at = monday; at < monday + 3 * dayMs; at += chance >> 18) {
                chance = chance * 1'664'525 + 1'013'904'223;
                // An hour of many, an hour of none.
                const std::int64_t hour = (at - monday) / hourMs;
                if (hour == 40)
                    at += hourMs;
                for (; pace > 0 && advanced <= at; advanced += pace)
                    append(found, rule.advance(advanced));
                for (int i = 0; i < (hour == 30 ? 5 : 1); ++i)
                    rule.sessionBegan(at);
            }
            append(found, rule.advance(monday + 3 * dayMs));
            return std::pair(written(found), checkpoint(rule));
        };
        const auto once = run(0);
        QVERIFY(once.first.size() >= 4);
        QCOMPARE(run(secondMs), once);
        QCOMPARE(run(7 * secondMs + 300), once);
        QCOMPARE(run(hourMs), once);
    }
    void aRestartChangesNothing()
    {
        // With a surge, silence, and what comes after.
        const MadeTraffic traffic = MadeTraffic()
                                        .hours(office, 3 * day + 600)
                                        .hours(office, 20, 400)
                                        .hours(office, 300)
                                        .each(0, 90)
                                        .hours(office, 200);
        const int surge = 3 * day + 600;
        std::vector<std::string> unbroken;
        for (int cut : {-1, surge + 1, surge + 10, surge + 330, surge + 400, surge + 440}) {
            Visitors visitors;
            int minute = 0;
            traffic.replay(monday, [&](TimeMs start, int count) {
                if (minute++ == cut)
                    visitors.rule = restored(visitors.rule);
                visitors.minute(start, count);
            });
            if (cut < 0)
                unbroken = written(visitors.found);
            QCOMPARE(written(visitors.found), unbroken);
        }
        QVERIFY(unbroken.size() >= 4);
    }
    void whatIsNotYetTakenIsInTheCheckpoint()
    {
        AlertRule rule(utc);
        for (int i = 0; i < AlertRule::newSiteVisitors; ++i)
            rule.sessionBegan(monday);
        AlertRule copy = restored(rule);
        QCOMPARE(written(copy.advance(monday)), written(rule.advance(monday)));
        QCOMPARE(checkpoint(copy), checkpoint(rule));
    }
    void aBrokenCheckpointIsRefused()
    {
        AlertRule rule(utc);
        rule.sessionBegan(monday);
        rule.advance(monday + hourMs);
        const std::string bytes = checkpoint(rule);
        for (std::size_t size = 0; size < bytes.size(); size += 7) {
            FieldReader reader(std::string_view(bytes).substr(0, size));
            AlertRule copy = rule.fresh();
            copy.read(reader);
            QVERIFY(!reader.ok());
        }
    }
    void manyOnANewSiteAreNotedOnce()
    {
        AlertRule rule(utc);
        Findings found;
        for (int i = 0; i < 200; ++i) {
            rule.sessionBegan(monday + i * 100);
            append(found, rule.advance(monday + i * 100));
        }
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].kind, Finding::Kind::NewSite);
        QCOMPARE(found[0].at, monday + 24 * 100);
        QCOMPARE(found[0].count, AlertRule::newSiteVisitors);
        append(found, rule.advance(monday + hourMs));
        QCOMPARE(found.size(), std::size_t(1));
        // A fresh one has noted nothing.
        AlertRule fresh = rule.fresh();
        for (int i = 0; i < 25; ++i)
            fresh.sessionBegan(monday);
        QCOMPARE(fresh.advance(monday).size(), std::size_t(1));
    }
    void fewOnANewSiteAreNotNoted()
    {
        AlertRule rule(utc);
        for (int i = 0; i < 5 * 24; ++i)
            rule.sessionBegan(monday + i * minuteMs / 24);
        QVERIFY(rule.advance(monday + 5 * minuteMs).empty());
        QVERIFY(!rule.usual(monday + 5 * minuteMs));
    }
    void threeVisitorsADayAreNeverAnAlarm()
    {
        AlertRule rule(utc);
        Findings found;
        std::uint32_t chance = 7;
        for (int i = 0; i < 60; ++i) {
            std::array<DurationMs, 3> times{};
            for (DurationMs& time : times) {
                chance = chance * 1'664'525 + 1'013'904'223;
                time = chance % dayMs;
            }
            std::sort(times.begin(), times.end());
            for (DurationMs time : times)
                rule.sessionBegan(monday + i * dayMs + time);
        }
        // Nor that they stay away.
        append(found, rule.advance(monday + 75 * dayMs));
        QVERIFY(found.empty());
    }
    void aSiteIsBornDiesAndComesBack()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic()
                            .each(0, day)
                            .each(2, 10)
                            .each(5, 10)
                            .hours(office, 8 * day - 20)
                            .each(0, 12 * day)
                            .hours(office, 5 * day));
        const Findings alerts = visitors.alerts();
        // That a site is born may be told; that it dies is, once, as what it turned out to be.
        QVERIFY(!alerts.empty() && alerts.size() <= 2);
        QVERIFY(alerts.back().at - (monday + 9 * dayMs) < 10 * minuteMs);
        QVERIFY(alerts.back().kind == Finding::Kind::Drop ||
                alerts.back().kind == Finding::Kind::Silence);
        QVERIFY(visitors.found.size() >= 2);
        const Finding& last = visitors.found[visitors.found.size() - 2];
        QCOMPARE(last.kind, Finding::Kind::Silence);
        QVERIFY(last.at - (monday + 9 * dayMs) < 10 * minuteMs);
        QVERIFY(last.lastVisitAt && monday + 9 * dayMs - *last.lastVisitAt <= minuteMs);
        const Finding& end = visitors.found.back();
        QCOMPARE(end.kind, Finding::Kind::Ended);
        QCOMPARE(end.ended, Finding::Kind::Silence);
        QVERIFY(std::abs(end.lasted - 12 * dayMs) < 30 * minuteMs);
    }
    void whatIsOverIsToldWithHowLongAndHowMuch()
    {
        Visitors visitors;
        visitors.replay(
            MadeTraffic().each(20, 10).each(30, 60).each(150, 6).each(180, 1).each(30, 90));
        QCOMPARE(visitors.found.size(), std::size_t(2));
        const Finding& end = visitors.found.back();
        QCOMPARE(end.kind, Finding::Kind::Ended);
        QCOMPARE(end.ended, Finding::Kind::Spike);
        QCOMPARE(end.since, monday + 70 * minuteMs);
        QVERIFY(end.lasted >= 7 * minuteMs && end.lasted < 12 * minuteMs);
        QCOMPARE(end.peak, 180);
        QVERIFY(!end.isUsualNow);
    }
    void aSilenceIsOverWhenVisitorsComeAgain_data()
    {
        QTest::addColumn<int>("perMinute");
        QTest::addColumn<int>("lasts");
        for (const int perMinute : {1, 5, 30})
            QTest::addRow("%d a minute", perMinute) << perMinute << (perMinute == 1 ? 60 : 30);
    }
    void aSilenceIsOverWhenVisitorsComeAgain()
    {
        QFETCH(int, perMinute);
        QFETCH(int, lasts);
        Visitors visitors;
        visitors.replay(MadeTraffic().each(perMinute, 3 * day + 600));
        const TimeMs began = visitors.now;
        visitors.replay(MadeTraffic().each(0, lasts));
        QCOMPARE(visitors.alerts().size(), std::size_t(1));
        visitors.found.clear();
        // Earlier it might be chance; later somebody looks in vain.
        visitors.replay(MadeTraffic().each(perMinute, 4));
        QVERIFY(visitors.found.empty());
        visitors.replay(MadeTraffic().each(perMinute, 4));
        QCOMPARE(visitors.found.size(), std::size_t(1));
        const Finding& end = visitors.found[0];
        QCOMPARE(end.kind, Finding::Kind::Ended);
        QCOMPARE(end.ended, Finding::Kind::Silence);
        QCOMPARE(end.since, began);
        QCOMPARE(end.lasted, lasts * minuteMs);
        QVERIFY(!end.isKnown);
        // Though the half hour still has some of it.
        visitors.replay(MadeTraffic().each(perMinute, 120));
        QCOMPARE(visitors.found.size(), std::size_t(1));
    }
    void someLostVisitorsEndNoSilence()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().hours(office, 3 * day + 600).each(0, 20).every(4, 40));
        QVERIFY(!visitors.found.empty());
        for (const Finding& finding : visitors.found)
            QVERIFY(finding.kind != Finding::Kind::Ended);
    }
    void aRiseIsOverWhenItIs()
    {
        Visitors visitors;
        visitors.replay(
            MadeTraffic().hours(office, 8 * day + 600).hours(office, 95, 170).hours(office, 15));
        QCOMPARE(visitors.alerts().size(), std::size_t(1));
        const Finding& end = visitors.found.back();
        QCOMPARE(end.kind, Finding::Kind::Ended);
        QVERIFY(std::abs(end.lasted - 95 * minuteMs) <= 5 * minuteMs);
        QVERIFY(std::abs(end.since - (monday + 8 * dayMs + 10 * hourMs)) <= 5 * minuteMs);
    }
    void whatComesAgainIsShownAndNobodyIsCalled()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().hours(office, 3 * day + 600).each(0, 15).hours(office, 20));
        QCOMPARE(visitors.found.back().kind, Finding::Kind::Ended);
        visitors.found.clear();
        const TimeMs again = visitors.now;
        visitors.replay(MadeTraffic().each(0, 12));
        QVERIFY(!visitors.found.empty());
        QVERIFY(visitors.alerts().empty());
        QVERIFY(visitors.found[0].isKnown);
        QVERIFY(visitors.found[0].at - again < 5 * minuteMs);
        QCOMPARE(visitors.found.back().kind, Finding::Kind::Silence);
        visitors.replay(MadeTraffic().hours(office, 10));
        const Finding& end = visitors.found.back();
        QCOMPARE(end.kind, Finding::Kind::Ended);
        QVERIFY(end.isKnown);
        QCOMPARE(end.lasted, 12 * minuteMs);
        // After hours it is news.
        visitors.found.clear();
        visitors.replay(MadeTraffic().hours(office, 14 * 60).each(0, 30));
        QCOMPARE(visitors.alerts().size(), std::size_t(1));
    }
    void whatStaysIsUsualOneDay()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().hours(office, 15 * day + 720).hours(office, 3 * day, 250));
        QCOMPARE(visitors.alerts().size(), std::size_t(1));
        const Finding& end = visitors.found.back();
        QCOMPARE(end.kind, Finding::Kind::Ended);
        QVERIFY(end.isUsualNow);
        QVERIFY(std::abs(end.lasted - dayMs) < hourMs);
    }
    void midnightIsNothing()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().hours(MadeTraffic::evenly(20), 3 * day));
        QVERIFY(visitors.found.empty());
        // Nor does it hide anything.
        visitors.replay(MadeTraffic().hours(MadeTraffic::evenly(20), day - 1).each(120, 2));
        QCOMPARE(visitors.alerts().size(), std::size_t(1));
        QCOMPARE(visitors.alerts()[0].at, visitors.now - minuteMs);
    }
    void hoursArePeoples_data()
    {
        QTest::addColumn<qint64>("change");
        QTest::newRow("spring") << qint64(27 * dayMs + hourMs);
        QTest::newRow("autumn") << qint64(237 * dayMs + hourMs);
    }
    void hoursArePeoples()
    {
        QFETCH(qint64, change);
        // Twice as many each hour in the morning, by the clock on the wall.
        const MadeTraffic::Day mornings{4,  4,  4,  4,  4,  4,  8,  16, 32, 64, 64, 64,
                                        64, 64, 64, 64, 64, 64, 40, 30, 20, 15, 10, 6};
        const auto alertsAfterChange = [&](const LocalTime& local) {
            AlertRule rule(local);
            const TimeMs first = monday + change / dayMs * dayMs - 21 * dayMs;
            std::size_t alerts = 0;
            for (TimeMs at = first; at < first + 24 * dayMs; at += minuteMs) {
                const auto hour =
                    static_cast<std::size_t>((at.sinceEpoch() + middleEurope(at)) / hourMs % 24);
                const auto found = alertsOf(rule.fullMinute(at, mornings[hour]));
                alerts += at >= monday + change ? found.size() : 0;
            }
            return alerts;
        };
        QCOMPARE(alertsAfterChange(middleEurope), std::size_t(0));
        QVERIFY(alertsAfterChange(utc) > 0);
    }
    void anOutageOfTheServerIsNeitherDropNorSurge()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().hours(office, 4 * day + 540));
        const TimeMs from = visitors.now;
        visitors.rule.outage(from, from + 2 * hourMs + 30 * secondMs);
        visitors.found.clear();
        visitors.now = from + 2 * hourMs + minuteMs;
        visitors.replay(MadeTraffic().hours(office, 400));
        QVERIFY(visitors.found.empty());
        // The same without a word is one.
        visitors.now += 2 * hourMs;
        append(visitors.found, visitors.rule.advance(visitors.now));
        QVERIFY(!visitors.found.empty());
    }
    void usualIsKnownAfterADay()
    {
        Visitors visitors;
        visitors.rule.activeNow(90);
        visitors.replay(MadeTraffic().each(30, day));
        QVERIFY(!visitors.rule.usual(visitors.now));
        QVERIFY(!visitors.rule.usualActive(visitors.now));
        visitors.replay(MadeTraffic().each(30, 60));
        const auto visits = visitors.rule.usual(visitors.now);
        QVERIFY(visits && std::abs(visits->level - 30) < 0.1);
        QVERIFY(visits->low > 15 && visits->low < 29 && visits->high > 31 && visits->high < 60);
        const auto active = visitors.rule.usualActive(visitors.now);
        QVERIFY(active && std::abs(active->level - 90) < 0.5);
        QVERIFY(active->low > 60 && active->low < 89 && active->high > 91 && active->high < 130);
    }
    void usualFollowsTheHours()
    {
        Visitors visitors;
        visitors.replay(MadeTraffic().hours(office, 14 * day));
        const auto at = [&](int hours) {
            return visitors.rule.usual(visitors.now + hours * hourMs + hourMs / 2)->level;
        };
        QVERIFY(std::abs(at(3) - 5) < 0.5);
        QVERIFY(std::abs(at(12) - 52) < 2);
        QVERIFY(std::abs(at(12 + 7 * 24) - at(12)) < 1e-9);
    }
    void sensitivityMovesTheThresholds()
    {
        const auto told = [](Sensitivity sensitivity, int percent) {
            AlertRule rule(utc, sensitivity);
            Findings found;
            MadeTraffic()
                .each(60, 600)
                .each(60 * percent / 100, 4)
                .each(60, 60)
                .replay(monday, [&](TimeMs start, int count) {
                    append(found, rule.fullMinute(start, count));
                });
            return alertsOf(found).size();
        };
        int percent = 100;
        while (told(Sensitivity::Keen, percent) == 0)
            ++percent;
        const int keen = percent;
        while (told(Sensitivity::Normal, percent) == 0)
            ++percent;
        const int normal = percent;
        while (told(Sensitivity::Quiet, percent) == 0)
            ++percent;
        QVERIFY(keen < normal && normal < percent);
        QVERIFY(percent < 300);
        AlertRule rule(utc);
        rule.setSensitivity(Sensitivity::Quiet);
        QCOMPARE(checkpoint(rule), checkpoint(AlertRule(utc)));
    }
    void theJobOfEveryMidnightIsKnown()
    {
        Visitors visitors;
        // Two minutes of it each night, on the twelfth five times as much; now and then of a day,
        // at ten, a surge that nobody knows.
        for (int night = 0; night < 14; ++night)
            visitors.replay(MadeTraffic()
                                .each(30, 1)
                                .each(night == 11 ? 1'200 : 240, 2)
                                .each(30, 597)
                                .each(night == 9 ? 240 : 30, 2)
                                .each(30, day - 602));
        std::vector<int> days;
        for (const Finding& alert : visitors.alerts())
            days.push_back(static_cast<int>((alert.at - monday) / dayMs));
        QCOMPARE(days, (std::vector<int>{1, 2, 3, 9, 11}));
    }
    void theLetterOfEveryTuesdayIsKnown()
    {
        AlertRule rule(utc);
        std::vector<int> days;
        for (int i = 0; i < 42 * day; ++i) {
            const bool letter = i / day % 7 == 1 && i % day >= 602 && i % day < 605;
            for (const Finding& alert :
                 alertsOf(rule.fullMinute(monday + i * minuteMs, letter ? 240 : 30)))
                days.push_back(static_cast<int>((alert.at - monday) / dayMs));
        }
        QCOMPARE(days, (std::vector<int>{1, 8}));
    }
    void aSurgeThatFollowsAKnownOneIsTold()
    {
        Visitors visitors;
        for (int night = 0; night < 9; ++night)
            visitors.replay(MadeTraffic().each(30, 1).each(240, 2).each(30, day - 3));
        visitors.found.clear();
        visitors.replay(
            MadeTraffic().each(30, 1).each(240, 2).each(30, 40).each(240, 3).each(30, 60));
        QCOMPARE(visitors.alerts().size(), std::size_t(1));
        QVERIFY(visitors.alerts()[0].at > monday + 9 * dayMs + 40 * minuteMs);
    }
    void chanceIsThatOfPoisson()
    {
        const auto near = [](double is, double should) { return std::abs(is / should - 1) < 1e-4; };
        QVERIFY(near(poissonAtLeast(6, 1), 5.941848e-4));
        QVERIFY(near(poissonAtLeast(10, 3.5), 3.314904e-3));
        QVERIFY(near(poissonAtMost(0, 16), std::exp(-16.0)));
        QVERIFY(near(poissonAtMost(1, 5), 6 * std::exp(-5.0)));
        QVERIFY(near(poissonAtMost(8, 24) + poissonAtLeast(9, 24), poissonAtMost(8, 24) + 1));
        QCOMPARE(poissonAtLeast(5, 8), 1.0);
        QCOMPARE(poissonAtLeast(0, 0), 1.0);
        QCOMPARE(poissonAtLeast(1, 0), 0.0);
        // Seven standard deviations, where the sum would be long.
        QVERIFY(near(poissonAtLeast(10'700, 10'000), 1.279813e-12));
        QVERIFY(near(poissonAtMost(9'300, 10'000), 1.279813e-12));
    }
};

QTEST_APPLESS_MAIN(TestAlertRule)
#include "tst_alert_rule.moc"
