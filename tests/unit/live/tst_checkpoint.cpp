// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/alert_samples.h"
#include "tests/unit/support/random_visitors.h"

#include <QTest>

#include <array>

using namespace footfall;

namespace {

/// With the checksum that its content should have.
std::string sealedAnew(std::string checkpoint)
{
    checkpoint.resize(checkpoint.size() - checksumBytes);
    return withChecksum(std::move(checkpoint));
}

/// A small model with a bit of everything in it.
void fill(LiveFixture& live)
{
    RandomVisitors visitors(5);
    for (int i = 0; i < 60; ++i)
        live.model.apply(visitors.event(noon + i * second));
    live.model.clear(noon + minute);
    for (int i = 60; i < 80; ++i)
        live.model.apply(visitors.event(noon + i * second));
}

/// A bit of everything that stands in a checkpoint, with no chance in it.
void doALittle(LiveFixture& live)
{
    Event event = LiveFixture::event("pageview", "/", "s1");
    event.site = "shop";
    live.model.apply(event);
    live.model.clear(noon + second);
    event.visitorId = "anna";
    event.country = "France";
    event.city = "Paris";
    event.metadata = {
        {"device", "phone", true}, {"referrer", "a.example", true}, {"n", "1", false}};
    event.timestamp = event.receivedAt = noon + 2 * second;
    event.eventId = "e1";
    live.model.apply(event);
    event.type = "click";
    event.kind = Event::Kind::Click;
    event.metadata = {{"element", "buy", true}};
    live.model.apply(event);
    event.simulated = true;
    event.receivedAt += second;
    live.model.apply(event);
    live.view("/gone", "s2", noon + 4 * second);
    live.view("/left", "s3", noon + 5 * second);
    live.end("s3", noon + 6 * second);
}

/// A checkpoint of version 2 of what `doALittle` did, as the program wrote it when that was new:
/// qCompress, in Base64. Whoever raises the version puts a new one here.
const char* const version2 =
    "AAAJDHja5VY9SBxBFJ43s393BmIgRBTByiIEc5whISBJp5AgmCIkpWzOWT1yN7vsmB+77SIkgoUQy6usEmJ1EQNBLV"
    "JfkzqpgoWFVbgmxDcze3er+AN2p2+4uZnhm+G9b779diempp5OPno2Tn///LraDJL1xnYzAM+1CCEAwBrv1DLJBiTN"
    "Oq5RDcCw5FwY6dHN5c2/4d1v7wkb2/uy+P1W/xUZ9u7cGI6qwb0H10f2JxfywJiDjbH2IV0WmP9qfenzQGuuKoAjv2"
    "ysZMGQ+QdygaP2b2mQsM6cAjgTsS9KHEf2Ez8uSxzk/Nv8rV+NKno1mgsFpy01MWyQSq37qML8PxynkpNi8TiVXPjQ"
    "KoFzqAShlGGjtFsFgvkfshFyxBlOtRFyqWyEZgs2Da2hQO3CrDIMu1Dhwbx5FaEg0DYoUASokaP21j6qV5jpvcif5a"
    "/L/A3ul0XtNanijNwsXwif8iJzZhCGq1pu4MU84HHM444WAQQU0eLg0Pl2qVIuvTzjcHB5hVe5mGcvXi2AhWZhNu+v"
    "nfMIG0WwVVebTd+uMqVIjhr6HMQt/1AI02dwikMq7xicC5SY7wHT90guZTkU01zMWAXs2kh8Igkm6iLhtpfb6Nvoqw"
    "1tPcSL0oned4idGCI1jx7JJS0mO0QihaLoEpakJWFFbUrUfep5+q2hL1mO5vB+mZVvXFWtNqSfAqCm+KwJY56eRTHF"
    "PCG7rgLvugrKTP0p7s//sV/PH3+6dgBS5Q0F";

/// Every so many bytes are tried, no multiple of a field's width; fewer of what rules learned, which is long, and
/// alike. Each try reads it all: twice the bytes are four times the work.
void withAndWithoutRules(int strideWithout)
{
    QTest::addColumn<bool>("hasRules");
    QTest::addColumn<int>("stride");
    QTest::newRow("without rules") << false << strideWithout;
    QTest::newRow("with rules") << true << 61;
}

std::optional<AlertRule> ruleIf(bool hasRules)
{
    return hasRules ? std::optional(AlertRule(utc)) : std::nullopt;
}

} // namespace

class TestCheckpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRestoredModelGoesOnAsTheOther_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("tight");
        for (quint64 seed = 1; seed <= 16; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed << (seed % 2 == 0);
    }
    void aRestoredModelGoesOnAsTheOther()
    {
        QFETCH(quint64, seed);
        QFETCH(bool, tight);
        const Limits limits = tight ? tightLimits() : Limits{};
        LiveFixture original(limits);
        RandomVisitors visitors(seed);
        original.model.collectHistory(true);
        original.model.setGoals(waitedFor());
        for (std::uint32_t i = visitors.below(6'000); i > 0; --i)
            visitors.act(original.model);
        original.model.takeMinutes();
        original.model.takeEnded();

        // The pieces are made while the first one lives on; the other one sees that afterwards.
        const RandomVisitors then = visitors;
        const std::string before = allTextOf(original.model);
        const std::uint64_t sequence = original.model.sequence();
        visitors.withoutClears();
        std::string checkpoint;
        std::string piece;
        int changes = 0;
        RandomVisitors pace(seed + 1'000);
        const auto writer = beginCheckpoint(original.model);
        while (writer->next(piece, 500) == Progress::More) {
            checkpoint += piece;
            for (std::uint32_t i = pace.below(4); i > 0; --i, ++changes)
                visitors.act(original.model);
        }
        checkpoint += piece;

        LiveFixture restored(limits);
        restored.model.collectHistory(true);
        restored.model.setGoals(waitedFor());
        const auto result = restoreCheckpoint(restored.model, checkpoint);
        QVERIFY2(result, result ? "" : result.error().c_str());
        QCOMPARE(firstDifference(before, allTextOf(restored.model)), QString());
        QCOMPARE(restored.model.sequence(), sequence);

        RandomVisitors again = then;
        again.withoutClears();
        for (; changes > 0; --changes)
            again.act(restored.model);
        for (int i = 0; i < 3'000; ++i) {
            visitors.act(original.model);
            again.act(restored.model);
        }
        QCOMPARE(visitors.now(), again.now());
        QCOMPARE(firstDifference(allTextOf(original.model), allTextOf(restored.model)), QString());
        QCOMPARE(original.model.sequence(), restored.model.sequence());
        QVERIFY(original.model.takeMinutes() == restored.model.takeMinutes());
        const auto ended = original.model.takeEnded();
        const auto endedAgain = restored.model.takeEnded();
        QCOMPARE(ended.size(), endedAgain.size());
        for (std::size_t i = 0; i < ended.size(); ++i) {
            QCOMPARE(textOf(ended[i].session), textOf(endedAgain[i].session));
            QCOMPARE(ended[i].beganAt, endedAgain[i].beganAt);
            QCOMPARE(ended[i].events, endedAgain[i].events);
        }
        QCOMPARE(original.view("/", "new", visitors.now()).visit,
                 restored.view("/", "new", visitors.now()).visit);
    }
    void aVisitorMayNameASiteOrALabelAsTheProgramDoes()
    {
        Limits limits;
        limits.sites = 2;
        limits.pages = 2;
        limits.countries = 2;
        LiveFixture original(limits);
        int visitors = 0;
        for (const char* name : {"a", otherLabel, "b", "c", "d", otherLabel, "c"}) {
            Event event = LiveFixture::event("pageview", name, numbered("s", visitors++));
            event.site = event.country = event.city = name;
            event.metadata = {{"device", name, true}, {"referrer", name, true}};
            original.model.apply(std::move(event));
        }
        LiveFixture restored(limits);
        const auto result = restoreCheckpoint(restored.model, checkpointOf(original.model));
        QVERIFY2(result, result ? "" : result.error().c_str());
        QCOMPARE(firstDifference(allTextOf(original.model), allTextOf(restored.model)), QString());
        for (LiveFixture* live : {&original, &restored}) {
            const std::vector<CountRow> sites = live->all().sites;
            QCOMPARE(sites,
                     (std::vector<CountRow>{{{}, "a", 1}, {{}, otherLabel, 5}, {{}, "b", 1}}));
            QCOMPARE(countOf(live->all().countries, otherLabel), 5);
            QCOMPARE(countOf(live->all().devices, otherLabel), 2);
            live->view("/", "late");
            QCOMPARE(countOf(live->all().sites, otherLabel), 6);
        }
    }
    void slicesLetOthersWork()
    {
        LiveFixture live;
        for (int i = 0; i < 5'000; ++i)
            live.view(numbered("/", i % 50), numbered("s", i));
        const auto writer = beginCheckpoint(live.model);
        std::string piece;
        std::string all;
        int pieces = 1;
        for (; writer->next(piece, 10'000) == Progress::More; ++pieces) {
            QVERIFY(piece.size() <= 10'000);
            all += piece;
            live.view("/late", numbered("s", 4'999 - pieces), noon + second);
            live.view("/late", numbered("n", pieces), noon + second);
        }
        all += piece;
        QVERIFY(pieces > 20);
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, all));
        QCOMPARE(restored.model.activeSessions(), 5'000);
        QVERIFY(!restored.session("n1"));
        QCOMPARE(restored.session("s4998")->steps, 1U);
        QCOMPARE(live.session("s4998")->steps, 2U);
    }
    void aSecondCheckpointHasTheChangesSinceTheFirst()
    {
        LiveFixture live;
        fill(live);
        checkpointOf(live.model);
        live.view("/late", "late", noon + hour);
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(textOf(restored.all()), textOf(live.all()));
    }
    void anEmptyModelIsRestoredToo()
    {
        LiveFixture live;
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(textOf(restored.all()), textOf(live.all()));
    }
    /// The log is replayed instead.
    void aCheckpointOfAnOlderProgramChangesNothing()
    {
        const std::string bytes = qUncompress(QByteArray::fromBase64(version2)).toStdString();
        LiveFixture live;
        doALittle(live);
        const std::string before = allTextOf(live.model);
        const auto result = restoreCheckpoint(live.model, bytes);
        QVERIFY(!result);
        QCOMPARE(result.error(),
                 std::string("the checkpoint has the format of another version of Footfall"));
        QCOMPARE(firstDifference(before, allTextOf(live.model)), QString());
    }
    void visitorsAreKnownAgain()
    {
        LiveFixture live;
        for (int i = 0; i < 1'000; ++i) {
            live.view("/", numbered("s", i));
            live.end(numbered("s", i));
        }
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        for (int i = 0; i < 1'001; ++i)
            restored.view("/", numbered("s", i), noon + hour);
        QCOMPARE(restored.all().visitorsToday, 1'001);
    }
    void alertsNotYetTakenAreTakenLater()
    {
        LiveFixture live;
        live.model.clear(noon);
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(restored.model.takeAlerts().size(), std::size_t(1));
        live.model.takeAlerts();
        LiveFixture later;
        QVERIFY(restoreCheckpoint(later.model, checkpointOf(live.model)));
        QVERIFY(later.model.takeAlerts().empty());
        QCOMPARE(later.all().alerts.size(), std::size_t(1));
    }
    void whatBeganMutedIsToldWhenItIsMutedNoMore()
    {
        LiveFixture live;
        live.model.setAlertHandling(muted(Alert::Kind::NotStored, ""));
        live.model.note(Alert::Kind::NotStored, 1);
        live.model.takeAlerts();
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        restored.model.setAlertHandling({});
        QCOMPARE(restored.model.takeAlerts().size(), std::size_t(1));
        restored.model.setAlertHandling({});
        QVERIFY(restored.model.takeAlerts().empty());
    }

    void aClearAbandonsACheckpoint()
    {
        LiveFixture live;
        fill(live);
        const auto writer = beginCheckpoint(live.model);
        std::string piece;
        QVERIFY(writer->next(piece, 100) == Progress::More);
        live.model.clear(noon + hour);
        QVERIFY(!writer->next(piece, 100));
        QVERIFY(piece.empty());
    }
    void aForgottenVisitorIsInNoCheckpoint()
    {
        LiveFixture live;
        live.view("/", "anna");
        live.view("/", "otto");
        const auto writer = beginCheckpoint(live.model);
        live.model.forget("anna");
        std::string piece;
        QVERIFY(!writer->next(piece, 100));
        QVERIFY(checkpointOf(live.model).find("anna") == std::string::npos);
        QVERIFY(checkpointOf(live.model).find("otto") != std::string::npos);
    }
    void aNewCheckpointAbandonsTheOneBefore()
    {
        LiveFixture live;
        fill(live);
        const auto first = beginCheckpoint(live.model);
        std::string piece;
        first->next(piece, 100);
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(textOf(restored.all()), textOf(live.all()));
        QVERIFY(!first->next(piece, 100));
    }
    void anAbandonedOneLeavesNothingOut()
    {
        LiveFixture live;
        fill(live);
        std::string piece;
        beginCheckpoint(live.model)->next(piece, 1'000'000);
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(textOf(restored.all()), textOf(live.all()));
    }
    void aWriterMayOutliveItsModel()
    {
        auto live = std::make_unique<LiveFixture>();
        fill(*live);
        const auto writer = beginCheckpoint(live->model);
        live.reset();
        std::string piece;
        QVERIFY(!writer->next(piece, 100));
    }

    void aCutFileIsAnError()
    {
        LiveFixture live;
        fill(live);
        const std::string whole = checkpointOf(live.model);
        LiveFixture fresh;
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!restoreCheckpoint(fresh.model, std::string_view(whole).substr(0, size)));
        QVERIFY(!restoreCheckpoint(fresh.model, whole + '\0'));
        QCOMPARE(fresh.all().eventsEver, 0U);
        fresh.view("/", "s");
        QCOMPARE(fresh.model.activeSessions(), 1);
        LiveFixture other;
        QVERIFY(restoreCheckpoint(other.model, whole));
    }
    void aCutFileIsAnErrorEvenWithItsChecksum_data() { withAndWithoutRules(5); }
    void aCutFileIsAnErrorEvenWithItsChecksum()
    {
        QFETCH(bool, hasRules);
        QFETCH(int, stride);
        LiveFixture live({}, ruleIf(hasRules));
        fill(live);
        const std::string whole = checkpointOf(live.model);
        LiveFixture fresh({}, ruleIf(hasRules));
        const std::string_view content = contentOf(whole);
        for (std::size_t size = 0; size < content.size(); size += std::size_t(stride))
            QVERIFY(!restoreCheckpoint(fresh.model, sealed(content.substr(0, size))));
    }
    void aFlippedByteIsAnError()
    {
        LiveFixture live;
        fill(live);
        std::string bytes = checkpointOf(live.model);
        LiveFixture fresh;
        for (char& byte : bytes) {
            byte = static_cast<char>(byte ^ 0x10);
            QVERIFY(!restoreCheckpoint(fresh.model, bytes));
            byte = static_cast<char>(byte ^ 0x10);
        }
    }
    void flippedBytesUnderTheRightChecksumDoNoHarm_data() { withAndWithoutRules(11); }
    void flippedBytesUnderTheRightChecksumDoNoHarm()
    {
        QFETCH(bool, hasRules);
        QFETCH(int, stride);
        LiveFixture live({}, ruleIf(hasRules));
        fill(live);
        std::string bytes = checkpointOf(live.model);
        const std::array<int, 5> flips{0x01, 0x03, 0x40, 0x80, 0xFF};
        const auto fresh = [&] {
            return std::make_unique<LiveFixture>(Limits{}, ruleIf(hasRules));
        };
        auto other = fresh();
        int restored = 0;
        for (std::size_t at = headBytes(); at + checksumBytes < bytes.size();
             at += std::size_t(stride)) {
            const char before = bytes[at];
            bytes[at] = static_cast<char>(before ^ flips[at % flips.size()]);
            if (restoreCheckpoint(other->model, sealedAnew(bytes))) {
                RandomVisitors visitors(at);
                for (int i = 0; i < 30; ++i)
                    visitors.act(other->model);
                other->model.snapshot(everything());
                other = fresh();
                ++restored;
            }
            bytes[at] = before;
        }
        QVERIFY(restored > 50);
    }
    void anotherVersionIsSaid()
    {
        LiveFixture live;
        std::string bytes = checkpointOf(live.model);
        bytes[checkpointMagic.size()] = 99;
        const auto result = restoreCheckpoint(live.model, sealedAnew(bytes));
        QVERIFY(!result);
        QVERIFY(result.error().find("version") != std::string::npos);
        QVERIFY(!restoreCheckpoint(live.model, "nonsense"));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
