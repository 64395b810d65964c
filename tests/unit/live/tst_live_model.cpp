// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/live_fixture.h"

#include "core/base/time/time_text.h"
#include "core/event/event_reader.h"

#include <QTest>

using namespace footfall;

namespace {

/// The five events of the visitor analytics system Footfall stands in for.
constexpr const char* samples[] = {
    R"({"type":"pageview","page":"/home","sessionId":"visitor-001","timestamp":"2025-07-20T10:30:00Z",
        "country":"India","metadata":{"device":"desktop","referrer":"google.com"}})",
    R"({"type":"pageview","page":"/products","sessionId":"visitor-001",
        "timestamp":"2025-07-20T10:30:30Z","country":"India","metadata":{"device":"desktop"}})",
    R"({"type":"click","page":"/products","sessionId":"visitor-001",
        "timestamp":"2025-07-20T10:30:45Z","country":"India","metadata":{"element":"buy-button"}})",
    R"({"type":"pageview","page":"/about","sessionId":"visitor-002",
        "timestamp":"2025-07-20T10:31:00Z","country":"USA",
        "metadata":{"device":"mobile","referrer":"facebook.com"}})",
    R"({"type":"session_end","page":"/products","sessionId":"visitor-001",
        "timestamp":"2025-07-20T10:35:00Z","country":"India"})",
};

void applySample(LiveModel& model, int index)
{
    EventReader reader{Limits{}};
    EventBatch batch = reader.read(samples[index], EventLayout::Json, {noon + index * second, {}});
    QCOMPARE(batch.accepted.size(), std::size_t(1));
    model.apply(std::move(batch.accepted.front()));
}

} // namespace

class TestLiveModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSamplesShowAsActiveNow()
    {
        LiveFixture live;
        for (int i = 0; i < 3; ++i)
            applySample(live.model, i);
        QCOMPARE(live.model.activeSessions(), 1);
        std::optional<SessionView> first = live.session("visitor-001");
        QVERIFY(first);
        QCOMPARE(pagesOf(*first), (std::vector<std::string>{"/home", "/products"}));
        QCOMPARE(first->durationSeconds, 45);
        QCOMPARE(first->startedAt, *parseIsoTime("2025-07-20T10:30:00Z"));
        QCOMPARE(first->lastActivityAt, noon + 2 * second);
        QCOMPARE(first->device, std::string("desktop"));
        QCOMPARE(first->referrer, std::string("google.com"));
        QCOMPARE(first->journey[0].dwell, 30 * second);
        QCOMPARE(first->journey[1].dwell, 15 * second);
        QCOMPARE(first->journey[1].clicks.size(), std::size_t(1));
        QCOMPARE(first->journey[1].clicks[0].element, std::string("buy-button"));
        QCOMPARE(first->metadata.size(), std::size_t(3));

        applySample(live.model, 3);
        Snapshot now = live.all();
        QCOMPARE(now.active, 2);
        QCOMPARE(now.pageViewsToday, 3);
        QCOMPARE(now.visitorsToday, 2);
        QCOMPARE(now.visitorsLastMinute, 2);
        QCOMPARE(countOf(now.pagesNow, "/products"), 1);
        QCOMPARE(countOf(now.pagesNow, "/home"), 0);
        QCOMPARE(countOf(now.pagesToday, "/home"), 1);
        QCOMPARE(countOf(now.countries, "India"), 1);
        QCOMPARE(countOf(now.countries, "USA"), 1);
        QCOMPARE(countOf(now.devices, "mobile"), 1);
        QCOMPARE(countOf(now.referrers, "google.com"), 1);
        QCOMPARE(now.series.size(), std::size_t(seriesBuckets));
        QCOMPARE(now.series.back().active, 2);
        QCOMPARE(now.series.back().pageViews, 3);
        QCOMPARE(now.series.back().events, 4);

        applySample(live.model, 4);
        now = live.all();
        QCOMPARE(now.active, 1);
        QCOMPARE(now.eventsToday, 5);
        QCOMPARE(idsOf(now.sessions), (std::vector<std::string>{"visitor-002", "visitor-001"}));
        QVERIFY(!now.sessions[1].active);
        QCOMPARE(now.sessions[1].country, std::string("India"));
        QCOMPARE(now.sessions[1].durationSeconds, 300);
        QCOMPARE(now.events.size(), std::size_t(5));
        QCOMPARE(now.events.front().number, std::uint64_t(5));
        QCOMPARE(now.events.front().event->kind, Event::Kind::SessionEnd);
        QCOMPARE(now.events.front().event->timestamp, *parseIsoTime("2025-07-20T10:35:00Z"));
    }
};

QTEST_APPLESS_MAIN(TestLiveModel)
#include "tst_live_model.moc"
