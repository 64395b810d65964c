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

/// What a WebSocket says while it is open.
class TestWebSocketServer : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    Limits m_limits;
    std::unique_ptr<WebSocketServer> m_server;

private Q_SLOTS:
    void initTestCase_data() { addWirings(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_limits = {};
        m_server = std::make_unique<WebSocketServer>(m_limits, m_clock);
    }
    void cleanup() { m_server.reset(); }

    void theHandshakeIsAnswered()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        const QByteArray head = connection.takeHead();
        QVERIFY(head.startsWith("HTTP/1.1 101 "));
        // The answer to this key that RFC 6455, section 1.3 prints.
        QVERIFY(head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        QVERIFY(connection.peer);
        QCOMPARE(m_server->openCount(), 1);
        QCOMPARE(connection.output.written, QByteArray());
    }
    void theFirstSubprotocolOfferedIsChosen()
    {
        BridgedConnection connection;
        HttpRequest request = upgrade();
        request.headers.append(HttpHeader{"Sec-WebSocket-Protocol", "graphql-ws, other"});
        connection.open(*m_server, request);
        QVERIFY(connection.takeHead().contains("Sec-WebSocket-Protocol: graphql-ws\r\n"));
        BridgedConnection without;
        without.open(*m_server);
        QVERIFY(!without.takeHead().contains("Sec-WebSocket-Protocol"));
    }
    void aBadHandshakeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no key") << QByteArray("Sec-WebSocket-Key") << QByteArray();
        QTest::newRow("short key") << QByteArray("Sec-WebSocket-Key") << QByteArray("aGk=");
        QTest::newRow("old version") << QByteArray("Sec-WebSocket-Version") << QByteArray("8");
        QTest::newRow("no version") << QByteArray("Sec-WebSocket-Version") << QByteArray();
    }
    void aBadHandshakeIsRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpRequest request = upgrade();
        for (HttpHeader& header : request.headers) {
            if (header.name == name)
                header.value = value;
        }
        BridgedConnection connection;
        connection.open(*m_server, request);
        QVERIFY(connection.output.written.startsWith("HTTP/1.1 400 "));
        QVERIFY(connection.output.written.contains("Sec-WebSocket-Version: 13\r\n"));
        QCOMPARE(connection.output.finished, 1);
        QVERIFY(!connection.peer);
        QCOMPARE(m_server->openCount(), 0);
        connection.feed(cs::frame(cs::Text, "hello"));
        connection.input->clientGone();
    }
    void textGoesBothWays()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(cs::frame(cs::Text, "gr\xc3\xbc\xc3\x9f dich"));
        QTRY_COMPARE(connection.texts, QByteArrayList{"gr\xc3\xbc\xc3\x9f dich"});
        connection.peer->send("{\"n\":1}");
        QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Text, "{\"n\":1}"}}));
    }
    void framesOfEveryLengthGoOut_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 125, 126, 127, 65'535, 65'536, 131'072})
            QTest::addRow("%d", size) << size;
    }
    void framesOfEveryLengthGoOut()
    {
        QFETCH(int, size);
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        const QByteArray text(size, 'x');
        connection.peer->send(text);
        QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Text, text}}));
        QCOMPARE(connection.output.written, QByteArray());
    }
    void framesOfEveryLengthComeIn_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 125, 126, 127, 65'535, 65'536})
            QTest::addRow("%d", size) << size;
    }
    void framesOfEveryLengthComeIn()
    {
        QFETCH(int, size);
        BridgedConnection connection;
        connection.open(*m_server);
        const QByteArray text(size, 'x');
        connection.feed(cs::frame(cs::Text, text));
        QTRY_COMPARE(connection.texts, QByteArrayList{text});
    }
    void aFrameMayComeInPieces()
    {
        const QByteArray text = QByteArray("pi\xc3\xa8"
                                           "ces ")
                                    .repeated(20);
        const QByteArray bytes = cs::frame(cs::Text, text);
        for (qsizetype at = 1; at < bytes.size(); ++at) {
            BridgedConnection connection;
            connection.open(*m_server);
            connection.feed(bytes.first(at));
            turnLoop();
            connection.feed(bytes.sliced(at));
            QTRY_COMPARE(connection.texts, QByteArrayList{text});
        }
    }
    void aCharacterMayBeCutByAFrame()
    {
        const QByteArray text = "gr\xc3\xbc\xc3\x9f \xf0\x9f\x91\xa3";
        for (qsizetype at = 0; at <= text.size(); ++at) {
            BridgedConnection connection;
            connection.open(*m_server);
            connection.takeHead();
            connection.feed(cs::frame(cs::Text, text.first(at), false));
            connection.feed(cs::frame(cs::Ping, "now"));
            QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Pong, "now"}}));
            connection.feed(cs::frame(cs::Continuation, text.sliced(at)));
            QCOMPARE(connection.texts, QByteArrayList{text});
        }
    }
    void bytesMayDrip()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        const QByteArray bytes = cs::frame(cs::Text, "first", false) + cs::frame(cs::Ping, "p") +
                                 cs::frame(cs::Continuation, "+second") + cs::frame(cs::Text, "x");
        for (const char byte : bytes)
            connection.feed(QByteArray(1, byte));
        QTRY_COMPARE(connection.texts, (QByteArrayList{"first+second", "x"}));
        QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Pong, "p"}}));
    }
    void manyFramesComeAtOnce()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        QByteArray bytes;
        for (int i = 0; i < 20'000; ++i)
            bytes += cs::frame(cs::Text, QByteArray::number(i));
        connection.feed(bytes);
        QTRY_COMPARE(connection.texts.size(), 20'000);
        QCOMPARE(connection.texts.last(), QByteArray("19999"));
        QCOMPARE(connection.output.finished, 0);
    }
    void acceptIsCalledBeforeAnyFrame()
    {
        // The front feeds what came behind the handshake as soon as it has the input.
        BridgedConnection connection;
        connection.open(*m_server);
        connection.feed(cs::frame(cs::Text, "at once"));
        QTRY_COMPARE(connection.texts, QByteArrayList{"at once"});
    }
    void acceptMaySendAndClose()
    {
        CollectedOutput output;
        const auto accept = [](WebSocketPeer* peer) {
            peer->send("welcome");
            peer->close(1013, "full");
            peer->send("never");
        };
        QFETCH_GLOBAL(WebSocketServer::Wiring, wiring);
        const std::unique_ptr<ByteInput> input = m_server->open(upgrade(), accept, output, wiring);
        output.written.remove(0, output.written.indexOf("\r\n\r\n") + 4);
        QCOMPARE(
            cs::takeFrames(output.written),
            (QList<cs::Frame>{{cs::Text, "welcome"}, {cs::Close, cs::closePayload(1013, "full")}}));
        QCOMPARE(output.finished, 1);
        QCOMPARE(m_server->openCount(), 0);
        input->feed(cs::frame(cs::Text, "ignored"));
    }
    void wrongTextIsMadeRight()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.peer->send("a\xff\xfe");
        const QList<cs::Frame> frames = connection.takeFrames();
        QCOMPARE(frames.size(), 1);
        QVERIFY(frames.first().payload.isValidUtf8());
        QVERIFY(frames.first().payload.startsWith('a'));
    }
    void oneTextToManyIsTheSameToEach()
    {
        std::vector<BridgedConnection> connections(3);
        for (BridgedConnection& connection : connections) {
            connection.open(*m_server);
            connection.takeHead();
        }
        QByteArray text("one");
        for (BridgedConnection& connection : connections) {
            connection.peer->send(text);
            QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Text, text}}));
        }
        // The caller's buffer is its own: another text in it is another text.
        text[0] = 'X';
        connections.front().peer->send(text);
        QCOMPARE(connections.front().takeFrames(), (QList<cs::Frame>{{cs::Text, "Xne"}}));
    }
    void aPingIsAnswered()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.feed(cs::frame(cs::Ping, "hello"));
        QTRY_VERIFY(!connection.output.written.isEmpty());
        QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Pong, "hello"}}));
    }
    void whoAnswersPingsStays()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        for (int i = 0; i < 10; ++i) {
            m_clock.advance(m_limits.webSocketPingMs - 1);
            m_server->tick();
            QCOMPARE(connection.takeFrames(), QList<cs::Frame>());
            m_clock.advance(1);
            m_server->tick();
            const QList<cs::Frame> frames = connection.takeFrames();
            QCOMPARE(frames.size(), 1);
            QCOMPARE(frames.first().opcode, int(cs::Ping));
            connection.feed(cs::frame(cs::Pong, frames.first().payload));
            turnLoop();
        }
        QCOMPARE(connection.output.finished, 0);
    }
    void whatIsQueuedIsWhatTheNetworkHasNotTaken()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.output.pending = 4711;
        QCOMPARE(connection.peer->queuedBytes(), 4711);
        connection.input->bytesSent(4711);
    }
    void whoAnswersPingsButDoesNotReadIsLetGo()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.output.pending = m_limits.subscriberSoftBytes + 1;
        m_server->tick();
        m_clock.advance(m_limits.subscriberStallMs);
        connection.feed(cs::frame(cs::Pong, {}));
        m_server->tick();
        QCOMPARE(connection.output.finished, 0);
        m_clock.advance(1);
        m_server->tick();
        QCOMPARE(connection.output.finished, 1);
        QCOMPARE(connection.takeFrames().last(),
                 (cs::Frame{cs::Close, cs::closePayload(1013, "Too slow")}));
    }
    void whateverIsSentNothingIsPiledUpWithoutEnd()
    {
        BridgedConnection connection;
        connection.open(*m_server);
        connection.takeHead();
        connection.output.pending = m_limits.subscriberHardBytes;
        connection.peer->send("the last");
        connection.output.pending += 1;
        connection.peer->send("one too many");
        QCOMPARE(connection.takeFrames(),
                 (QList<cs::Frame>{{cs::Text, "the last"},
                                   {cs::Close, cs::closePayload(1013, "Too slow")}}));
        QCOMPARE(connection.output.finished, 1);
    }
    void aRealClientTalks()
    {
        const auto accept = [](WebSocketPeer* peer) {
            peer->send("welcome");
            connect(peer, &WebSocketPeer::textReceived, peer, [peer](const QByteArray& text) {
                if (text == "close")
                    peer->close(1008, "enough");
                else
                    peer->send("you said " + text);
            });
        };
        Relay relay(*m_server, accept);
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
        QSignalSpy gone(&client, &QWebSocket::disconnected);
        client.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(relay.port())));
        QTRY_COMPARE(connected.size(), 1);
        client.sendTextMessage(QStringLiteral("hello"));
        QTRY_COMPARE(texts.size(), 2);
        QCOMPARE(texts.at(0).at(0).toString(), QStringLiteral("welcome"));
        QCOMPARE(texts.at(1).at(0).toString(), QStringLiteral("you said hello"));
        client.sendTextMessage(QStringLiteral("close"));
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(int(client.closeCode()), 1008);
        QCOMPARE(client.closeReason(), QStringLiteral("enough"));
        QTRY_COMPARE(m_server->openCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestWebSocketServer)
#include "tst_web_socket_server.moc"
