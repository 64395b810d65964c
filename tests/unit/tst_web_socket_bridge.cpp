// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/web_socket_bridge.h"

#include "core/net/text_frame.h"
#include "core/net/web_socket_peer.h"
#include "support/collected_output.h"
#include "support/manual_clock.h"
#include "support/web_socket_client.h"

#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace footfall;
namespace cs = client_side;

namespace {

HttpRequest upgrade()
{
    HttpRequest request;
    request.method = "GET";
    request.path = "/";
    request.headers = {{"Host", "localhost"},
                       {"Upgrade", "websocket"},
                       {"Connection", "Upgrade"},
                       {"Sec-WebSocket-Version", "13"},
                       {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    request.peer = QHostAddress(QHostAddress::LocalHost);
    return request;
}

/// Lets go of what waits in the event queue, as a turn of the event loop does.
void turnLoop()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// One connection: the client's end, and the peer that the protocols see.
struct Connection
{
    CollectedOutput output;
    std::unique_ptr<ByteInput> input;
    QPointer<WebSocketPeer> peer;
    QByteArrayList texts;
    int closes = 0;
    QObject context; ///< peers outlive connections

    void open(WebSocketBridge& bridge, const HttpRequest& request = upgrade())
    {
        SocketRoute route;
        route.path = "/";
        route.accept = [this](WebSocketPeer* accepted, const HttpRequest&) { watch(accepted); };
        input = bridge.open(request, route, output);
    }
    void watch(WebSocketPeer* accepted)
    {
        peer = accepted;
        QObject::connect(accepted, &WebSocketPeer::textReceived, &context,
                         [this](const QByteArray& text) { texts.append(text); });
        QObject::connect(accepted, &WebSocketPeer::closed, &context, [this] { ++closes; });
    }
    QByteArray takeHead()
    {
        const qsizetype end = output.written.indexOf("\r\n\r\n");
        const QByteArray head = output.written.left(end + 4);
        output.written.remove(0, head.size());
        return head;
    }
    QList<cs::Frame> takeFrames() { return cs::takeFrames(output.written); }
    void feed(const QByteArray& bytes) { input->feed(bytes); }
};

} // namespace

class TestWebSocketBridge : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    Limits m_limits;
    std::unique_ptr<WebSocketBridge> m_bridge;

    void closesWith(Connection& connection, int code)
    {
        QTRY_COMPARE(connection.output.finished, 1);
        const QList<cs::Frame> frames = connection.takeFrames();
        QCOMPARE(frames.size(), 1);
        QCOMPARE(frames.first().opcode, int(cs::Close));
        QCOMPARE(frames.first().payload.left(2), cs::closePayload(code));
        QTRY_COMPARE(connection.closes, 1);
        QCOMPARE(m_bridge->openCount(), 0);
        QTRY_VERIFY(!connection.peer);
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_limits = {};
        m_bridge = std::make_unique<WebSocketBridge>(m_limits, m_clock);
    }
    void cleanup() { m_bridge.reset(); }

    void theHandshakeIsAnswered()
    {
        Connection connection;
        connection.open(*m_bridge);
        const QByteArray head = connection.takeHead();
        QVERIFY(head.startsWith("HTTP/1.1 101 "));
        // The answer to this key that RFC 6455, section 1.3 prints.
        QVERIFY(head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        QVERIFY(connection.peer);
        QCOMPARE(m_bridge->openCount(), 1);
        QCOMPARE(connection.output.written, QByteArray());
    }
    void theFirstSubprotocolOfferedIsChosen()
    {
        Connection connection;
        HttpRequest request = upgrade();
        request.headers.append(HttpHeader{"Sec-WebSocket-Protocol", "graphql-ws, other"});
        connection.open(*m_bridge, request);
        QVERIFY(connection.takeHead().contains("Sec-WebSocket-Protocol: graphql-ws\r\n"));
        Connection without;
        without.open(*m_bridge);
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
        Connection connection;
        connection.open(*m_bridge, request);
        QVERIFY(connection.output.written.startsWith("HTTP/1.1 400 "));
        QVERIFY(connection.output.written.contains("Sec-WebSocket-Version: 13\r\n"));
        QCOMPARE(connection.output.finished, 1);
        QVERIFY(!connection.peer);
        QCOMPARE(m_bridge->openCount(), 0);
        connection.feed(cs::frame(cs::Text, "hello"));
        connection.input->clientGone();
    }
    void textGoesBothWays()
    {
        Connection connection;
        connection.open(*m_bridge);
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
        Connection connection;
        connection.open(*m_bridge);
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
        Connection connection;
        connection.open(*m_bridge);
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
            Connection connection;
            connection.open(*m_bridge);
            connection.feed(bytes.first(at));
            turnLoop();
            connection.feed(bytes.sliced(at));
            QTRY_COMPARE(connection.texts, QByteArrayList{text});
        }
    }
    void bytesMayDrip()
    {
        Connection connection;
        connection.open(*m_bridge);
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
        Connection connection;
        connection.open(*m_bridge);
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
        Connection connection;
        connection.open(*m_bridge);
        connection.feed(cs::frame(cs::Text, "at once"));
        QTRY_COMPARE(connection.texts, QByteArrayList{"at once"});
    }
    void acceptMaySendAndClose()
    {
        CollectedOutput output;
        SocketRoute route;
        route.accept = [](WebSocketPeer* peer, const HttpRequest&) {
            peer->send("welcome");
            peer->close(1013, "full");
            peer->send("never");
        };
        const std::unique_ptr<ByteInput> input = m_bridge->open(upgrade(), route, output);
        output.written.remove(0, output.written.indexOf("\r\n\r\n") + 4);
        QCOMPARE(
            cs::takeFrames(output.written),
            (QList<cs::Frame>{{cs::Text, "welcome"}, {cs::Close, cs::closePayload(1013, "full")}}));
        QCOMPARE(output.finished, 1);
        QCOMPARE(m_bridge->openCount(), 0);
        input->feed(cs::frame(cs::Text, "ignored"));
    }
    void wrongTextIsMadeRight()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.peer->send("a\xff\xfe");
        const QList<cs::Frame> frames = connection.takeFrames();
        QCOMPARE(frames.size(), 1);
        QVERIFY(frames.first().payload.isValidUtf8());
        QVERIFY(frames.first().payload.startsWith('a'));
    }
    void oneTextToManyIsTheSameToEach()
    {
        std::vector<Connection> connections(3);
        for (Connection& connection : connections) {
            connection.open(*m_bridge);
            connection.takeHead();
        }
        QByteArray text("one");
        for (Connection& connection : connections) {
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
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.feed(cs::frame(cs::Ping, "hello"));
        QTRY_VERIFY(!connection.output.written.isEmpty());
        QCOMPARE(connection.takeFrames(), (QList<cs::Frame>{{cs::Pong, "hello"}}));
    }
    void whoAnswersPingsStays()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        for (int i = 0; i < 10; ++i) {
            m_clock.advance(m_limits.webSocketPingMs - 1);
            m_bridge->tick();
            QCOMPARE(connection.takeFrames(), QList<cs::Frame>());
            m_clock.advance(1);
            m_bridge->tick();
            const QList<cs::Frame> frames = connection.takeFrames();
            QCOMPARE(frames.size(), 1);
            QCOMPARE(frames.first().opcode, int(cs::Ping));
            connection.feed(cs::frame(cs::Pong, frames.first().payload));
            turnLoop();
        }
        QCOMPARE(connection.output.finished, 0);
    }
    void whoDoesNotAnswerAPingIsClosed()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        m_clock.advance(m_limits.webSocketPingMs);
        m_bridge->tick();
        connection.takeFrames();
        m_clock.advance(m_limits.webSocketPongMs - 1);
        m_bridge->tick();
        QCOMPARE(connection.output.finished, 0);
        m_clock.advance(1);
        m_bridge->tick();
        closesWith(connection, 1001);
    }
    void aBinaryFrameCloses()
    {
        Connection connection;
        connection.open(*m_bridge);
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
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.feed(bytes);
        closesWith(connection, 1009);
        QCOMPARE(connection.texts, QByteArrayList());
    }
    void garbageCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("reserved opcode") << cs::frame(3, "x");
        QTest::newRow("reserved bit") << QByteArray("\xc1\x80\0\0\0\0", 6);
        QTest::newRow("nothing to continue") << cs::frame(cs::Continuation, "x");
        QTest::newRow("long ping") << cs::frame(cs::Ping, QByteArray(126, 'x'));
        QTest::newRow("split ping") << cs::frame(cs::Ping, "x", false);
    }
    void garbageCloses()
    {
        QFETCH(QByteArray, bytes);
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.feed(bytes.repeated(1000));
        closesWith(connection, 1002);
        connection.feed(bytes.repeated(1000));
        QCOMPARE(connection.output.written, QByteArray());
    }
    void wrongUtf8Closes()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.feed(cs::frame(cs::Text, "\xff\xfe"));
        closesWith(connection, 1007);
    }
    void theClientCloses()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.feed(cs::frame(cs::Close, cs::closePayload(1000, "bye")));
        closesWith(connection, 1000);
    }
    void weClose()
    {
        Connection connection;
        connection.open(*m_bridge);
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
    void aLongReasonIsCut()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.peer->close(1000, "x" + QByteArray("\xc3\xa4").repeated(100));
        const QList<cs::Frame> frames = connection.takeFrames();
        QCOMPARE(frames.size(), 1);
        QVERIFY(frames.first().payload.size() <= 125);
        QVERIFY(frames.first().payload.mid(2).isValidUtf8());
    }
    void closeAllSaysGoodbye()
    {
        std::vector<Connection> connections(3);
        for (Connection& connection : connections) {
            connection.open(*m_bridge);
            connection.takeHead();
        }
        m_bridge->closeAll();
        for (Connection& connection : connections)
            closesWith(connection, 1001);
    }
    void theClientGoes()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connection.input->clientGone();
        QCOMPARE(m_bridge->openCount(), 0);
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
        auto connection = std::make_unique<Connection>();
        connection->open(*m_bridge);
        const QPointer<WebSocketPeer> peer = connection->peer;
        connection->input->feed(cs::frame(cs::Text, "half").first(5));
        connection.reset();
        QVERIFY(peer);
        peer->send("nobody");
        QTRY_VERIFY(!peer);
    }
    void theClientGoesWhileItsTextIsRead()
    {
        Connection connection;
        connection.open(*m_bridge);
        connect(connection.peer, &WebSocketPeer::textReceived, this,
                [&connection] { connection.input.reset(); });
        connection.feed(cs::frame(cs::Text, "one") + cs::frame(cs::Text, "two"));
        QTRY_COMPARE(connection.closes, 1);
        QCOMPARE(connection.texts, QByteArrayList{"one"});
        QTRY_VERIFY(!connection.peer);
    }
    void theSocketIsClosedWhileItsTextIsRead()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        connect(connection.peer, &WebSocketPeer::textReceived, this,
                [&connection] { connection.peer->close(1000, "enough"); });
        connection.feed(cs::frame(cs::Text, "one") + cs::frame(cs::Text, "two"));
        closesWith(connection, 1000);
        QCOMPARE(connection.texts, QByteArrayList{"one"});
    }
    void theClientGoesWhileItIsWrittenTo()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.output.onWrite = [&connection] { connection.input.reset(); };
        connection.peer->send("x");
        QCOMPARE(m_bridge->openCount(), 0);
        QTRY_COMPARE(connection.closes, 1);
    }
    void whatIsQueuedIsWhatTheNetworkHasNotTaken()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.output.pending = 4711;
        QCOMPARE(connection.peer->queuedBytes(), 4711);
        connection.input->bytesSent(4711);
    }
    void aThousandComeAndGo()
    {
        for (int round = 0; round < 3; ++round) {
            std::vector<std::unique_ptr<Connection>> connections;
            for (int i = 0; i < 1'000; ++i) {
                connections.push_back(std::make_unique<Connection>());
                connections.back()->open(*m_bridge);
                connections.back()->feed(cs::frame(cs::Text, "hello") + "\x81");
            }
            QCOMPARE(m_bridge->openCount(), 1'000);
            for (int i = 0; i < 1'000; i += 2)
                connections[std::size_t(i)]->input->clientGone();
            QCOMPARE(m_bridge->openCount(), 500);
            turnLoop();
            for (const std::unique_ptr<Connection>& connection : connections)
                QCOMPARE(connection->closes, connection->peer ? 0 : 1);
            connections.clear();
            QCOMPARE(m_bridge->openCount(), 0);
            turnLoop();
        }
    }
    void theBridgeTakesItsPeersAlong()
    {
        Connection connection;
        connection.open(*m_bridge);
        connection.takeHead();
        m_bridge.reset();
        QCOMPARE(connection.closes, 1);
        QVERIFY(!connection.peer);
        connection.feed(cs::frame(cs::Text, "late"));
        connection.input->clientGone();
    }
};

QTEST_GUILESS_MAIN(TestWebSocketBridge)
#include "tst_web_socket_bridge.moc"
