// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/web_socket_peer.h"
#include "core/http/websocket/web_socket_server.h"
#include "tests/unit/support/bridged_connection.h"
#include "tests/unit/support/manual_clock.h"
#include "tests/unit/support/relay.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace footfall;
namespace cs = client_side;

/// How a WebSocket ends, whoever begins it and whenever.
class TestWebSocketClose : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    Limits m_limits;
    std::unique_ptr<WebSocketServer> m_server;

    void closesWith(BridgedConnection& connection, int code)
    {
        QTRY_COMPARE(connection.output.finished, 1);
        const QList<cs::Frame> frames = connection.takeFrames();
        QCOMPARE(frames.size(), 1);
        QCOMPARE(frames.first().opcode, int(cs::Close));
        QCOMPARE(frames.first().payload.left(2), cs::closePayload(code));
        QTRY_COMPARE(connection.closes, 1);
        QCOMPARE(m_server->openCount(), 0);
        QTRY_VERIFY(!connection.peer);
    }

private Q_SLOTS:
    void initTestCase_data() { addWirings(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_limits = {};
        m_server = std::make_unique<WebSocketServer>(m_limits, m_clock);
    }
    void cleanup() { m_server.reset(); }

    void whoDoesNotAnswerAPingIsClosed()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        m_clock.advance(m_limits.webSocketPingMs);
        m_server->tick();
        connection.takeFrames();
        m_clock.advance(m_limits.webSocketPongMs - 1);
        m_server->tick();
        QCOMPARE(connection.output.finished, 0);
        m_clock.advance(1);
        m_server->tick();
        closesWith(connection, 1001);
    }
    void aBinaryFrameCloses()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(cs::frame(cs::Binary, "\x01\x02", false) + cs::frame(cs::Text, "no"));
        closesWith(connection, 1003);
        QCOMPARE(connection.texts, QByteArrayList());
    }
    void tooLongAMessageCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const qint64 limit = Limits().webSocketMessageBytes;
        QTest::newRow("one frame") << cs::frame(cs::Text, QByteArray(limit + 1, 'x'));
        QTest::newRow("only its head") << cs::frame(cs::Text, QByteArray(limit + 1, 'x')).first(14);
        QTest::newRow("many frames") << cs::frame(cs::Text, QByteArray(limit, 'x'), false) +
                                            cs::frame(cs::Continuation, "x");
        QTest::newRow("a frame of 2^62 bytes")
            << QByteArray("\x81\xff\x40\0\0\0\0\0\0\0\x12\x34\x56\x78", 14);
    }
    void tooLongAMessageCloses()
    {
        QFETCH(QByteArray, bytes);
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(bytes);
        closesWith(connection, 1009);
        QCOMPARE(connection.texts, QByteArrayList());
    }
    void aRouteMayBoundItsMessagesItself()
    {
        const QByteArray longest(1'000'000, 'x');
        QByteArray got;
        const auto accept = [&](WebSocketPeer* peer) {
            connect(peer, &WebSocketPeer::textReceived, this,
                    [&](const QByteArray& text) { got = text; });
        };
        CollectedOutput output;
        QFETCH_GLOBAL(WebSocketServer::Wiring, wiring);
        const auto input = m_server->open(upgrade(), accept, output, wiring, longest.size());
        input->feed(cs::frame(cs::Text, longest));
        QCOMPARE(got, longest);
        QVERIFY(!output.finished);
        input->feed(cs::frame(cs::Text, longest + "x"));
        QVERIFY(output.finished);
        QCOMPARE(got, longest);
    }
    void garbageCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("reserved opcode") << cs::frame(3, "x");
        QTest::newRow("reserved bit") << QByteArray("\xc1\x80\0\0\0\0", 6);
        QTest::newRow("no mask") << QByteArray("\x81\x01x", 3);
        QTest::newRow("nothing to continue") << cs::frame(cs::Continuation, "x");
        QTest::newRow("long ping") << cs::frame(cs::Ping, QByteArray(126, 'x'));
        QTest::newRow("split ping") << cs::frame(cs::Ping, "x", false);
    }
    void garbageCloses()
    {
        QFETCH(QByteArray, bytes);
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(bytes.repeated(1000));
        closesWith(connection, 1002);
        connection.feed(bytes.repeated(1000));
        QCOMPARE(connection.output.written, QByteArray());
    }
    void wrongUtf8Closes()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(cs::frame(cs::Text, "\xff\xfe"));
        closesWith(connection, 1007);
    }
    void theClientCloses()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(cs::frame(cs::Close, cs::closePayload(1000, "bye")));
        closesWith(connection, 1000);
    }
    void theClientSaysThatItRestarts()
    {
        for (const int code : {1012, 1013, 1014}) {
            BridgedConnection connection;
            connection.open(*m_server);
            connection.takeHead();
            connection.feed(cs::frame(cs::Close, cs::closePayload(code)));
            closesWith(connection, code);
        }
    }
    void weClose()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.peer->close(1000, "Heartbeat timeout");
        connection.peer->close(1011, "again");
        connection.peer->send("too late");
        // Nobody who closes is called back from within.
        QCOMPARE(connection.closes, 0);
        QCOMPARE(connection.output.finished, 1);
        QCOMPARE(connection.takeFrames(),
                 (QList<cs::Frame>{{cs::Close, cs::closePayload(1000, "Heartbeat timeout")}}));
        connection.feed(cs::frame(cs::Close, cs::closePayload(1000)));
        QTRY_COMPARE(connection.closes, 1);
        QTRY_VERIFY(!connection.peer);
        connection.input->clientGone();
    }
    void theClientGoesBetweenTheCloseAndTheEnd()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.peer->close(1000, "bye");
        // Qt lets go of its socket before the peer has told that it closed.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(connection.peer);
        connection.peer->send("too late");
        QCOMPARE(connection.peer->queuedBytes(), 0);
        connection.feed(cs::frame(cs::Text, "too late"));
        connection.input->bytesSent(1);
        connection.input->clientGone();
        QTRY_COMPARE(connection.closes, 1);
    }
    void aLongReasonIsCut()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.peer->close(1000, "x" + QByteArray("\xc3\xa4").repeated(100));
        const QList<cs::Frame> frames = connection.takeFrames();
        QCOMPARE(frames.size(), 1);
        QVERIFY(frames.first().payload.size() <= 125);
        QVERIFY(frames.first().payload.mid(2).isValidUtf8());
    }
    void closeAllSaysGoodbye()
    {
        std::vector<BridgedConnection> connections(3);
        for (BridgedConnection& connection : connections) {
            connection.open(*m_server);
            connection.takeHead();
        }
        m_server->closeAll();
        for (BridgedConnection& connection : connections)
            closesWith(connection, 1001);
    }
    void theClientGoes()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.input->clientGone();
        QCOMPARE(m_server->openCount(), 0);
        connection.peer->send("nobody");
        connection.peer->close(1000, "nobody");
        QCOMPARE(connection.peer->queuedBytes(), 0);
        QCOMPARE(connection.output.written, QByteArray());
        QCOMPARE(connection.output.finished, 0);
        QTRY_COMPARE(connection.closes, 1);
        QTRY_VERIFY(!connection.peer);
    }
    void theConnectionMayBeDestroyedAtAnyTime()
    {
        auto connection = std::make_unique<BridgedConnection>();
        connection->open(*m_server);
        const QPointer<WebSocketPeer> peer = connection->peer;
        connection->input->feed(cs::frame(cs::Text, "half").first(5));
        connection.reset();
        QVERIFY(peer);
        peer->send("nobody");
        QTRY_VERIFY(!peer);
    }
    void theClientGoesWhileItsTextIsRead()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connect(connection.peer, &WebSocketPeer::textReceived, this,
                [&connection] { connection.input.reset(); });
        connection.feed(cs::frame(cs::Text, "one") + cs::frame(cs::Text, "two"));
        QTRY_COMPARE(connection.closes, 1);
        QCOMPARE(connection.texts, QByteArrayList{"one"});
        QTRY_VERIFY(!connection.peer);
    }
    void theSocketIsClosedWhileItsTextIsRead()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connect(connection.peer, &WebSocketPeer::textReceived, this,
                [&connection] { connection.peer->close(1000, "enough"); });
        connection.feed(cs::frame(cs::Text, "one") + cs::frame(cs::Text, "two"));
        closesWith(connection, 1000);
        QCOMPARE(connection.texts, QByteArrayList{"one"});
    }
    void theClientGoesWhileItIsWrittenTo()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.output.onWrite = [&connection] { connection.input.reset(); };
        connection.peer->send("x");
        QCOMPARE(m_server->openCount(), 0);
        QTRY_COMPARE(connection.closes, 1);
    }
    void aThousandComeAndGo()
    {
        for (int round = 0; round < 3; ++round) {
            std::vector<std::unique_ptr<BridgedConnection>> connections;
            for (int i = 0; i < 1'000; ++i) {
                connections.push_back(std::make_unique<BridgedConnection>());
                connections.back()->open(*m_server);
                connections.back()->feed(cs::frame(cs::Text, "hello") + "\x81");
            }
            QCOMPARE(m_server->openCount(), 1'000);
            for (int i = 0; i < 1'000; i += 2)
                connections[std::size_t(i)]->input->clientGone();
            QCOMPARE(m_server->openCount(), 500);
            turnLoop();
            for (const std::unique_ptr<BridgedConnection>& connection : connections)
                QCOMPARE(connection->closes, connection->peer ? 0 : 1);
            connections.clear();
            QCOMPARE(m_server->openCount(), 0);
            turnLoop();
        }
    }
    void aRealClientLeaves()
    {
        int closes = 0;
        const auto accept = [this, &closes](WebSocketPeer* peer) {
            connect(peer, &WebSocketPeer::closed, this, [&closes] { ++closes; });
        };
        Relay relay(*m_server, accept);
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        client.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(relay.port())));
        QTRY_COMPARE(connected.size(), 1);
        client.abort();
        QTRY_COMPARE(closes, 1);
        QCOMPARE(m_server->openCount(), 0);
    }
    void theBridgeTakesItsPeersAlong()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        m_server.reset();
        QCOMPARE(connection.closes, 1);
        QVERIFY(!connection.peer);
        connection.feed(cs::frame(cs::Text, "late"));
        connection.input->clientGone();
    }
};

QTEST_GUILESS_MAIN(TestWebSocketClose)
#include "tst_web_socket_close.moc"
