// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulator.h"

#include <QTest>

#include <map>
#include <set>

using namespace footfall;

namespace {

constexpr TimeMs noon{1'768'478'400'000};

std::vector<Event> hourOf(double rate, std::uint64_t seed, TimeMs from)
{
    return Simulator(rate, seed, from, from).eventsUntil(from + hourMs);
}

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsMarkedAndComplete()
    {
        for (const Event& event : hourOf(5, 1, noon)) {
            QVERIFY(event.simulated);
            QVERIFY(!event.sessionId.empty() && !event.country.empty() && !event.city.empty());
            QVERIFY(event.page.starts_with('/'));
            QVERIFY(!event.metadataText("device").empty());
            QCOMPARE(event.metadataText("element").empty(), event.kind != Event::Kind::Click);
        }
    }
    void timeRunsForward()
    {
        TimeMs last = noon;
        for (const Event& event : hourOf(5, 2, noon)) {
            QVERIFY(event.receivedAt >= last);
            last = event.receivedAt;
        }
        QVERIFY(last <= noon + hourMs);
    }
    void aVisitEndsWithItsEnd()
    {
        std::set<std::string> ended;
        for (const Event& event : hourOf(5, 3, noon)) {
            QVERIFY2(!ended.contains(event.sessionId), event.sessionId.c_str());
            if (event.kind == Event::Kind::SessionEnd)
                ended.insert(event.sessionId);
        }
        QVERIFY(!ended.empty());
    }
    void theRateIsAboutWhatWasAsked()
    {
        // A whole day, so that its shape and its crowds even out.
        Simulator simulator(5, 4, noon, noon);
        const double perSecond = double(simulator.eventsUntil(noon + 24 * hourMs).size()) / 86'400;
        QVERIFY2(perSecond > 5 && perSecond < 10, QByteArray::number(perSecond).constData());
    }
    void nightIsQuieterThanEvening()
    {
        const auto sum = [](TimeMs from) {
            std::size_t all = 0;
            for (std::uint64_t seed = 1; seed <= 10; ++seed)
                all += hourOf(2, seed, from).size();
            return all;
        };
        QVERIFY(sum(noon - 9 * hourMs) * 3 < sum(noon + 6 * hourMs) * 2);
    }
    void theSameSeedGivesTheSameVisitors()
    {
        const auto first = hourOf(1, 9, noon);
        const auto second = hourOf(1, 9, noon);
        QCOMPARE(first.size(), second.size());
        for (std::size_t i = 0; i < first.size(); ++i)
            QCOMPARE(first[i].page, second[i].page);
    }
};

QTEST_APPLESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
