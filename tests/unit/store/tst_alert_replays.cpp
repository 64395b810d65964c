// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/alert_replays.h"
#include "tests/unit/support/archive_thread.h"
#include "tests/unit/support/filled_store.h"

#include <QTest>

using namespace footfall;

namespace {

const TimeMs midnight = floorTo(noon, dayMs);
constexpr DurationMs kept = 10 * dayMs;
const AlertReplayRequest week{midnight - 7 * dayMs, midnight, std::nullopt};

/// Ten days of about twenty new visitors a minute on two sites; on the first, surges of which each
/// is larger than the one before.
struct Past : FilledStore
{
    Past()
    {
        for (TimeMs at = midnight - kept; at < midnight; at += minuteMs) {
            const std::int64_t usual = 17 + (at.sinceEpoch() / minuteMs * 7919) % 7;
            add("shop", at, surge(at - week.from).value_or(usual));
            add("blog", at, usual);
        }
        commit();
    }

    void add(const char* site, TimeMs at, std::int64_t sessions)
    {
        count({site, at, sessions, sessions, sessions, sessions, std::int32_t(4 * sessions)});
    }
    static std::optional<std::int64_t> surge(DurationMs after)
    {
        constexpr std::array<std::int64_t, 8> peaks{31, 33, 35, 37, 39, 41, 43, 50};
        const DurationMs each = 20 * hourMs;
        if (after < 0 || after % each >= 3 * minuteMs)
            return std::nullopt;
        return peaks[std::size_t(after / each) % peaks.size()];
    }

    ArchiveThread archive{path};
};

std::vector<std::string> saidBy(const std::vector<Alert>& alerts)
{
    std::vector<std::string> said;
    for (const Alert& alert : alerts)
        said.push_back(alert.site + " " + std::to_string(int(alert.kind)) + " " +
                       std::to_string(alert.at.sinceEpoch()) + " " + std::to_string(alert.count));
    return said;
}

std::vector<std::string> callsOf(std::vector<Alert> alerts)
{
    std::erase_if(alerts, [](const Alert& alert) { return !alert.isCall(); });
    std::reverse(alerts.begin(), alerts.end());
    return saidBy(alerts);
}

} // namespace

/// The past, gone through as the rule of alerts does.
class TestAlertReplays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePassTellsWhatThreeWould()
    {
        Past past;
        AlertReplays replays(past.archive.worker(), utc);
        std::optional<AlertComparison> found;
        QVERIFY(replays.ask(week, [&](const auto& comparison) { found = *comparison; }) != 0);
        QVERIFY(!found);
        QTRY_VERIFY_WITH_TIMEOUT(found, 60'000);
        QCOMPARE(found->request, week);
        QCOMPARE(found->from, week.from);
        QCOMPARE(found->sites, 2);
        Archive archive(past.path);
        for (const Sensitivity each : allSensitivities) {
            const auto alone = archive.alerts(week, AlertRule(utc), {each, {}});
            QVERIFY(alone);
            QCOMPARE(saidBy(found->at(each).alerts), callsOf(alone->alerts));
            QCOMPARE(found->at(each).count, std::int64_t(found->at(each).alerts.size()));
        }
        QVERIFY(found->at(Sensitivity::Quiet).count > 0);
        QVERIFY(found->at(Sensitivity::Quiet).count < found->at(Sensitivity::Keen).count);
        QCOMPARE(found->at(Sensitivity::Keen).alerts.front().id, std::uint64_t(1));
    }
    void othersAreAnsweredBetweenItsPieces()
    {
        Past past;
        AlertReplays replays(past.archive.worker(), utc);
        ArchiveClient client(past.archive.worker());
        QStringList order;
        past.archive.pause();
        replays.ask(week, [&](const auto&) { order.append(QStringLiteral("replay")); });
        client.ask<int>([](Archive&) { return 1; },
                        [&](int) { order.append(QStringLiteral("other")); });
        past.archive.goOn();
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 2, 60'000);
        QCOMPARE(order.first(), QStringLiteral("other"));
    }
    void whatWasDroppedIsNotAnswered()
    {
        Past past;
        AlertReplays replays(past.archive.worker(), utc);
        QStringList order;
        const auto ask = [&](const char* name) {
            return replays.ask({midnight - hourMs, midnight, "blog"}, [&order, name](const auto&) {
                order.append(QString::fromLatin1(name));
            });
        };
        past.archive.pause();
        const quint64 first = ask("first");
        const quint64 second = ask("second");
        ask("third");
        replays.drop(first);
        past.archive.goOn();
        QVERIFY(second != 0);
        QTRY_COMPARE_WITH_TIMEOUT(
            order, (QStringList{QStringLiteral("second"), QStringLiteral("third")}), 60'000);
    }
    void oneClientHasOnlyItsNewestWait()
    {
        FilledStore empty;
        empty.commit();
        ArchiveThread archive(empty.path);
        AlertReplays replays(archive.worker(), utc);
        std::vector<std::string> told;
        const auto ask = [&](const std::string& client, const char* name) {
            const auto tell = [&told, name](const Result<AlertComparison>& comparison) {
                told.push_back(name + (comparison ? std::string() : ": " + comparison.error()));
            };
            return replays.ask(week, tell, client);
        };
        archive.pause();
        for (int i = 0; i < 2 * int(AlertReplays::maxWaiting); ++i)
            QVERIFY(ask("anna", "again") != 0);
        QCOMPARE(told.size(), 2 * AlertReplays::maxWaiting - 1);
        QCOMPARE(told.back(), std::string("again: ") + AlertReplays::newerAsked);
        told.clear();
        QVERIFY(ask("ben", "other") != 0);
        archive.goOn();
        QTRY_COMPARE(told, (std::vector<std::string>{"again", "other"}));
    }
    void noMoreWaitThanThereMay()
    {
        FilledStore empty;
        empty.commit();
        ArchiveThread archive(empty.path);
        AlertReplays replays(archive.worker(), utc);
        std::size_t answered = 0;
        archive.pause();
        for (std::size_t i = 0; i < AlertReplays::maxWaiting; ++i)
            QVERIFY(replays.ask(week, [&](const auto&) { ++answered; }) != 0);
        QCOMPARE(replays.ask(week, [&](const auto&) { ++answered; }), quint64(0));
        archive.goOn();
        QTRY_COMPARE(answered, AlertReplays::maxWaiting);
    }
    void whereNothingIsKeptItSaysSo()
    {
        FilledStore empty;
        empty.commit();
        ArchiveThread archive(empty.path);
        AlertReplays replays(archive.worker(), utc);
        std::optional<AlertComparison> found;
        replays.ask(week, [&](const auto& comparison) { found = *comparison; });
        QTRY_VERIFY(found);
        QVERIFY(found->isEmpty());
        QCOMPARE(found->request, week);
    }
    void aStoreThatCannotBeReadFails()
    {
        FilledStore empty;
        empty.commit();
        empty.spoil("DROP TABLE minutes");
        ArchiveThread archive(empty.path);
        AlertReplays replays(archive.worker(), utc);
        std::string why;
        replays.ask(week,
                    [&](const auto& comparison) { why = comparison ? "" : comparison.error(); });
        QTRY_VERIFY(!why.empty());
    }
    void ofManyAlertsTheNewestAreListed()
    {
        std::vector<Alert> many(AlertComparison::maxListed + 2);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i].at = week.from + DurationMs(i) * minuteMs;
        many.back().kind = Alert::Kind::BackToUsual;
        many.front().isTold = false;
        many.push_back(many[1]);
        ReplayedAlerts told;
        told.alerts = many;
        const AlertComparison comparison = compareAlerts(week, {told});
        QCOMPARE(comparison.told[0].count, std::int64_t(AlertComparison::maxListed + 1));
        QCOMPARE(comparison.told[0].alerts.size(), AlertComparison::maxListed);
        QCOMPARE(comparison.told[0].alerts.front().at, many.back().at);
    }
    void aSpanIsWholeMinutesThatAreOver()
    {
        const TimeMs now = noon + 30 * secondMs;
        const auto good = checkReplay({noon - hourMs + secondMs, noon + dayMs, "shop"}, now);
        QVERIFY(good);
        QCOMPARE(*good, (AlertReplayRequest{noon - hourMs, noon - minuteMs, "shop"}));
        QVERIFY(!checkReplay({noon - minuteMs, noon, {}}, now));
        QVERIFY(!checkReplay({noon - 57 * dayMs, noon, {}}, now));
        QVERIFY(checkReplay({noon - 56 * dayMs, noon, {}}, now));
    }
};

QTEST_GUILESS_MAIN(TestAlertReplays)
#include "tst_alert_replays.moc"
