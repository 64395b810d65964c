// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/archive/export_streams.h"
#include "tests/unit/support/archive_thread.h"
#include "tests/unit/support/asked_route.h"
#include "tests/unit/support/filled_store.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

/// Enough for several pieces.
constexpr int manyEvents = 12'000;

struct Setup
{
    explicit Setup(int events = 0)
    {
        streams.addRoutes(table);
        for (int i = 0; i < events; ++i)
            store.add(FilledStore::event(numbered("/page-", i), "s", noon + i), 1);
        store.commit();
    }

    FilledStore store;
    ManualClock clock;
    ArchiveThread archive{store.path};
    ExportStreams streams{&archive.worker(), clock};
    RouteTable table;
};

/// Takes all pieces until the end; how many there were.
int takeToTheEnd(AskedRoute& asked)
{
    while (!asked.peer->closeCode) {
        const int frames = asked.peer->frames;
        asked.peer->takeAll();
        if (!QTest::qWaitFor([&] { return asked.peer->closeCode || asked.peer->frames > frames; }))
            return -1;
    }
    return asked.peer->frames;
}

} // namespace

class TestExportStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormatsHaveTheirHeads_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("csv") << QByteArray("/api/export.csv") << QByteArray("text/csv")
                             << QByteArray("footfall-events.csv");
        QTest::newRow("json") << QByteArray("/api/export.json") << QByteArray("application/json")
                              << QByteArray("footfall-events.json");
        QTest::newRow("ndjson") << QByteArray("/api/export.ndjson")
                                << QByteArray("application/x-ndjson")
                                << QByteArray("footfall-events.ndjson");
    }
    void theFormatsHaveTheirHeads()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, file);
        Setup setup(1);
        AskedRoute asked;
        asked.ask(setup.table, path);
        QTRY_VERIFY(asked.peer);
        QCOMPARE(asked.status(), 200);
        QVERIFY(asked.response->contentType.startsWith(type));
        QVERIFY(asked.response->chunked);
        QCOMPARE(asked.header("Content-Disposition"),
                 QByteArray("attachment; filename=\"" + file + "\""));
        QVERIFY(asked.peer->received.contains("/page-0"));
        QCOMPARE(*asked.peer->closeCode, StreamPeer::complete);
    }
    void everyEventComesOnceAndInOrder()
    {
        Setup setup(manyEvents);
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(asked.peer);
        QVERIFY(takeToTheEnd(asked) > 2);
        const QByteArrayList lines = asked.peer->received.split('\n');
        QCOMPARE(lines.size(), manyEvents + 2);
        for (int i = 0; i < manyEvents; ++i)
            QVERIFY(lines[i + 1].startsWith("pageview,/page-" + QByteArray::number(i) + ','));
    }
    void whoDoesNotReadHasOnePiece()
    {
        Setup setup(manyEvents);
        AskedRoute idle;
        idle.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(idle.peer);
        AskedRoute other; // reads on and on, by the same thread
        other.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(other.peer);
        QVERIFY(takeToTheEnd(other) > 2);
        QCOMPARE(idle.peer->frames, 1);
        QVERIFY(idle.peer->queued < qint64(ExportStreams::pieceBytes + 1'000));
        QVERIFY(!idle.peer->closeCode);
    }
    void theWriterIsNotKeptFromTidyingUp()
    {
        Setup setup(manyEvents);
        AskedRoute idle;
        idle.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(idle.peer);
        setup.store.add(FilledStore::event("/later", "s", noon), 1);
        setup.store.commit();
        QCOMPARE(*setup.store.log->database().number("PRAGMA wal_checkpoint(TRUNCATE)"), 0);
        takeToTheEnd(idle);
        QVERIFY(!idle.peer->received.contains("/later"));
    }
    void filtersHold()
    {
        Setup setup(100);
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.csv", "page=%2Fpage-42");
        QTRY_VERIFY(asked.peer);
        QCOMPARE(asked.peer->received.count('\n'), 2);
        QVERIFY(asked.peer->received.contains("/page-42"));
    }
    void aSpanWithoutEventsGoesBy()
    {
        Setup setup;
        setup.store.spoil(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 25000)"
            " INSERT INTO events(seq, received, lag, kind, visit, session, page)"
            " SELECT i, i, 0, 0, 0, 's', iif(i = 25000, '/wanted', '/other') FROM n");
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.csv", "page=%2Fwanted");
        QTRY_VERIFY(asked.peer);
        QVERIFY(takeToTheEnd(asked) > 0);
        QCOMPARE(asked.peer->received.count('\n'), 2);
    }
    void badValuesAreNamed()
    {
        Setup setup;
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.json", "to=soon");
        QCOMPARE(asked.status(), 400);
        QVERIFY(asked.response->body.contains("to:"));
    }
    void whoAsksForTheHeadGetsIt()
    {
        Setup setup(1);
        AskedRoute asked;
        asked.isHead = true;
        asked.ask(setup.table, "/api/export.csv");
        QCOMPARE(asked.status(), 200);
        QCOMPARE(setup.streams.size(), std::size_t(0));
    }
    void exportsAreCounted()
    {
        Setup setup(manyEvents);
        std::vector<AskedRoute> under(ExportStreams::maxExports);
        for (AskedRoute& asked : under)
            asked.ask(setup.table, "/api/export.csv");
        AskedRoute tooMuch;
        tooMuch.ask(setup.table, "/api/export.csv");
        QCOMPARE(tooMuch.status(), 503);
        QVERIFY(!tooMuch.header("Retry-After").isEmpty());
        QTRY_VERIFY(under.back().peer);
        Q_EMIT under.back().peer->closed();
        AskedRoute next;
        next.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(next.peer);
        QCOMPARE(next.status(), 200);
    }
    void whoLeavesEndsItsExport()
    {
        Setup setup(manyEvents);
        setup.archive.pause();
        AskedRoute early;
        early.ask(setup.table, "/api/export.csv");
        QVERIFY(early.left);
        early.left();
        QCOMPARE(setup.streams.size(), std::size_t(0));
        setup.archive.goOn();
        AskedRoute later;
        later.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(later.peer);
        QVERIFY(!early.peer);
        later.peer->takeAll(); // asks on
        Q_EMIT later.peer->closed();
        QCOMPARE(setup.streams.size(), std::size_t(0));
    }
    void whoseAccessIsRevokedGetsNoMore()
    {
        Setup setup(manyEvents);
        std::vector<AskedRoute> asked(3);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            asked[i].grant = i;
            asked[i].ask(setup.table, "/api/export.csv");
            QTRY_VERIFY(asked[i].peer);
        }
        setup.streams.closeGrant(1);
        QVERIFY(asked[1].peer->closeCode.has_value());
        QVERIFY(*asked[1].peer->closeCode != StreamPeer::complete);
        Q_EMIT asked[1].peer->closed();
        QCOMPARE(setup.streams.size(), std::size_t(2));
        QVERIFY(takeToTheEnd(asked[0]) > 2);
        QVERIFY(takeToTheEnd(asked[2]) > 2);
        QCOMPARE(asked[1].peer->frames, 1);
    }
    void whoseAccessIsRevokedBeforeThatGetsNothing()
    {
        Setup setup(1);
        setup.archive.pause();
        AskedRoute asked;
        asked.grant = 7;
        asked.ask(setup.table, "/api/export.csv");
        setup.streams.closeGrant(7);
        QCOMPARE(asked.status(), 401);
        QCOMPARE(setup.streams.size(), std::size_t(0));
        setup.archive.goOn();
        AskedRoute other;
        other.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(other.peer);
        QVERIFY(!asked.peer);
    }
    void aFailureIsNoEnd()
    {
        Setup setup(manyEvents);
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.json");
        QTRY_VERIFY(asked.peer);
        setup.store.spoil("ALTER TABLE events RENAME TO elsewhere");
        asked.peer->takeAll();
        QTRY_VERIFY(asked.peer->closeCode.has_value());
        QVERIFY(*asked.peer->closeCode != StreamPeer::complete);
        AskedRoute next;
        next.ask(setup.table, "/api/export.json");
        QTRY_COMPARE(next.status(), 503);
        QVERIFY(!next.peer);
    }
    void rowsThatAreGoneAreNoEnd()
    {
        Setup setup(manyEvents);
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(asked.peer);
        setup.store.spoil("DELETE FROM events WHERE seq > 11000");
        QVERIFY(takeToTheEnd(asked) > 1);
        QCOMPARE(*asked.peer->closeCode, StreamPeer::broken);
    }
    void whatGotTooOldMeanwhileIsNotMissed()
    {
        Setup setup(manyEvents);
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(asked.peer);
        setup.store.add(FilledStore::event("/later", "s", noon), 1);
        setup.store.commit();
        setup.store.spoil("DELETE FROM events WHERE seq <= 12000");
        QVERIFY(takeToTheEnd(asked) > 0);
        QCOMPARE(*asked.peer->closeCode, StreamPeer::complete);
    }
    void whoStopsTheServerBreaksItOff()
    {
        Setup setup(manyEvents);
        AskedRoute asked;
        asked.ask(setup.table, "/api/export.csv");
        QTRY_VERIFY(asked.peer);
        setup.streams.breakOffAll();
        QCOMPARE(*asked.peer->closeCode, StreamPeer::broken);
    }
    void withoutAStoreNothingIsKept()
    {
        const ManualClock clock;
        ExportStreams streams(nullptr, clock);
        RouteTable table;
        streams.addRoutes(table);
        AskedRoute asked;
        asked.ask(table, "/api/export.csv");
        QCOMPARE(asked.status(), 404);
    }
};

QTEST_GUILESS_MAIN(TestExportStreams)
#include "tst_export_streams.moc"
