// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/stages.h"
#include "core/http/connection/stream_peer.h"
#include "core/net/gateway.h"
#include "tests/unit/support/manual_clock.h"
#include "tests/unit/support/raw_client.h"
#include "tests/unit/support/raw_socket.h"
#include "tests/unit/support/request_text.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

using namespace footfall;

namespace {

QByteArray upgrade(const QByteArray& path, const QByteArray& more = {})
{
    return request("GET " + path, "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                                  "Sec-WebSocket-Version: 13\r\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                                      more);
}

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries)
        .size();
}

} // namespace

class TestGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_limits = Limits();
        m_late.clear();
        m_stream = nullptr;
        m_left = 0;
        start();
    }
    void cleanup() { m_gateway.reset(); }

    void aRequestIsAnswered()
    {
        RawClient client(m_port);
        client.send(request("POST /echo?a=1", {}, "hello"));
        QTRY_VERIFY(client.received().endsWith("\r\n\r\nhello"));
        QVERIFY(client.received().startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(client.received().contains("Access-Control-Allow-Origin: *\r\n"));
        QVERIFY(client.received().contains("Date: Thu, 15 Jan 2026 12:00:00 GMT\r\n"));
        QVERIFY(client.isConnected());
        QCOMPARE(m_gateway->counts().requests, 1);
        QCOMPARE(m_gateway->counts().connections, 1);
    }
    void itListensOnIpv6Too()
    {
        Result<quint16> port = m_gateway->listen(QHostAddress::LocalHostIPv6, 0);
        if (!port)
            QSKIP("this machine has no IPv6");
        RawClient client(*port, QHostAddress::LocalHostIPv6);
        client.send(request("GET /peer"));
        QTRY_VERIFY(client.received().endsWith("::1"));
    }
    void aPortInUseIsSaid()
    {
        const Result<quint16> again = m_gateway->listen(QHostAddress::LocalHost, m_port);
        QVERIFY(!again);
        QVERIFY(QByteArray::fromStdString(again.error()).contains("in use"));
    }
    void pathsAndMethods_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("contains");
        const auto row = [](const char* name, const QByteArray& bytes, const char* status,
                            const char* contains) {
            QTest::newRow(name) << bytes << QByteArray(status) << QByteArray(contains);
        };
        row("normalised", request("GET //PEER///"), "200", "127.0.0.1");
        row("by the bridge", request("GET /bridged"), "200", "bridged");
        row("normalised for the bridge", request("GET //Bridged/?x"), "200", "bridged");
        row("below a path", request("GET /BELOW/Some%20one"), "200", "\r\n\r\n/below/Some one");
        row("too far below a path", request("GET /below/a/b"), "404", "Endpoint not found");
        row("not below a path", request("GET /below"), "404", "Endpoint not found");
        row("unknown", request("GET /nowhere"), "404", "{\"error\":\"Endpoint not found\"}");
        row("unknown is readable", request("GET /nowhere", "Origin: http://a.b\r\n"), "404",
            "Access-Control-Allow-Origin: http://a.b\r\n");
        row("method", request("DELETE /peer"), "405", "Allow: GET, HEAD, OPTIONS\r\n");
        row("method of POST", request("GET /echo"), "405", "Allow: POST, OPTIONS\r\n");
        row("405 is JSON", request("PUT /echo"), "405", "{\"error\":\"Method not allowed\"}");
        row("malformed is JSON", "GET / HTTP/1.1\r\n\r\n", "400",
            "{\"error\":\"The Host is missing\"}");
        row("preflight",
            request("OPTIONS /echo", "Origin: http://a.b\r\n"
                                     "Access-Control-Request-Method: POST\r\n"
                                     "Access-Control-Request-Headers: x-b\r\n"),
            "204", "Access-Control-Allow-Headers: x-b\r\n");
        row("preflight of strangers",
            request("OPTIONS /secret", "Origin: http://a.b\r\n"
                                       "Access-Control-Request-Method: GET\r\n"),
            "204",
            "Vary: Origin\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n");
        row("operator", request("GET /secret"), "200", "secret");
        row("a stranger's page", request("GET /secret", "Origin: http://a.b\r\n"), "403",
            "{\"error\":");
        row("rebound name", "GET /secret HTTP/1.1\r\nHost: a.b\r\n\r\n", "401",
            "WWW-Authenticate: Bearer\r\n");
        row("with the token", "GET /secret?token=sesame HTTP/1.1\r\nHost: a.b\r\n\r\n", "200",
            "secret");
        row("socket without upgrade", request("GET /ws"), "426",
            "{\"error\":\"Expected WebSocket upgrade\"}");
        row("socket by POST", request("POST /ws"), "405", "Allow: GET, HEAD, OPTIONS\r\n");
        row("upgrade to nowhere", upgrade("/nowhere"), "404", "Endpoint not found");
        row("upgrade of a route", upgrade("/peer"), "404", "Endpoint not found");
        row("upgrade of a stranger", upgrade("/live", "Origin: http://a.b\r\n"), "403", "error");
        row("upgrade refused by its route", upgrade("/picky"), "400", "not today");
        row("other upgrades are ignored",
            request("GET /peer", "Connection: Upgrade\r\nUpgrade: h2c\r\n"), "200", "127.0.0.1");
        row("old WebSocket",
            request("GET /ws", "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                               "Sec-WebSocket-Version: 8\r\n"),
            "426", "Sec-WebSocket-Version: 13\r\n");
        row("WebSocket without a key",
            request("GET /ws", "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                               "Sec-WebSocket-Version: 13\r\n"),
            "400", "Sec-WebSocket-Key");
        row("dropped by its handler", request("GET /dropped"), "500", "{\"error\":");
    }
    void pathsAndMethods()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, contains);
        RawClient client(m_port);
        client.send(bytes);
        QTRY_VERIFY2(client.received().startsWith("HTTP/1.1 " + status),
                     client.received().constData());
        QVERIFY2(client.received().contains(contains), client.received().constData());
        QCOMPARE(client.received().contains("Connection: close"), bytes.startsWith("GET / "));
    }
    void preflightTellsStrangersNothing()
    {
        RawClient client(m_port);
        client.send(request("OPTIONS /secret", "Origin: http://a.b\r\n"
                                               "Access-Control-Request-Method: GET\r\n"));
        QTRY_COMPARE(client.answers(), 1);
        QVERIFY(!client.received().contains("Access-Control"));
    }
    void aHeadHasNoBody()
    {
        RawClient client(m_port);
        client.send(request("HEAD /peer") + request("GET /peer"));
        QTRY_COMPARE(client.answers(), 2);
        QCOMPARE(client.received().count("Content-Length: 9\r\n"), 2);
        QCOMPARE(client.received().count("127.0.0.1"), 1);
    }
    void pipelinedRequestsAreAnsweredInOrder()
    {
        RawClient client(m_port);
        QByteArray all;
        QByteArray expected;
        for (int i = 0; i < 200; ++i) {
            const QByteArray body = "<" + QByteArray::number(i) + ">";
            all += request("POST /echo", {}, body);
            expected += body;
        }
        client.send(all);
        QTRY_COMPARE(client.answers(), 200);
        QByteArray bodies;
        for (qsizetype at = client.received().indexOf('<'); at >= 0;
             at = client.received().indexOf('<', at + 1))
            bodies += client.received().mid(at, client.received().indexOf('>', at) + 1 - at);
        QCOMPARE(bodies, expected);
    }
    void aLateAnswerHoldsUpTheNextOnes()
    {
        RawClient client(m_port);
        client.send(request("GET /late") + request("POST /echo", {}, "second"));
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        QCOMPARE(client.answers(), 0);
        m_late.front().respond(HttpResponse::json(200, "first"));
        QTRY_COMPARE(client.answers(), 2);
        QVERIFY(client.received().indexOf("first") < client.received().indexOf("second"));
    }
    void aClientThatLeftIsNotAnswered()
    {
        {
            RawClient client(m_port);
            client.send(request("GET /late"));
            QTRY_COMPARE(m_late.size(), std::size_t(1));
            client.vanish();
        }
        m_late.front().respond(HttpResponse::json(200, QByteArray(200'000, 'x')));
        QTRY_COMPARE(m_gateway->counts().connections, 0);
    }
    void anAnswerMayOutliveTheGateway()
    {
        RawClient client(m_port);
        client.send(request("GET /late"));
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        m_gateway.reset();
        m_late.front().respond(HttpResponse::json(200, "too late"));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.answers(), 0);
    }
    void aHalfClosedClientStillGetsItsAnswer()
    {
        RawSocket client(m_port);
        QVERIFY(client.send(request("GET /late") + request("GET /peer")));
        client.endInput();
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        m_late.front().respond(HttpResponse::json(200, "answered"));
        QTRY_VERIFY(client.hasEnded());
        QVERIFY(client.received().contains("answered"));
        QVERIFY(client.received().endsWith("127.0.0.1"));
        QCOMPARE(m_gateway->counts().connections, 0);
    }
    void halfARequestAndGone()
    {
        {
            RawClient client(m_port);
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
            QTRY_COMPARE(m_gateway->counts().connections, 1);
        }
        QTRY_COMPARE(m_gateway->counts().connections, 0);
        QCOMPARE(m_gateway->counts().requests, 0);
    }
    void aBodyThatIsTooLargeIsRefusedWhileItComes()
    {
        RawClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
        client.send(QByteArray(5'000'000, 'x'));
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 413 "));
        QVERIFY(client.received().contains("Connection: close\r\n"));
        QVERIFY(client.received().endsWith("{\"error\":\"The request body is too large\"}"));
        QTRY_COMPARE(m_gateway->counts().connections, 0);
        QCOMPARE(client.socket().error(), QAbstractSocket::RemoteHostClosedError);
    }
    void aRefusedClientIsGivenTimeButNotForever()
    {
        RawSocket client(m_port);
        QVERIFY(client.send("nonsense\r\n\r\n"));
        QTRY_VERIFY(client.hasEnded());
        QVERIFY(client.received().startsWith("HTTP/1.1 400 "));
        m_clock.advance(1'499);
        QVERIFY(client.send("still talking"));
        QTest::qWait(0);
        QCOMPARE(m_gateway->counts().connections, 1);
        m_clock.advance(1);
        QTRY_COMPARE(m_gateway->counts().connections, 0);
        QTRY_VERIFY(!client.send("into the void"));
    }
    void a100ComesBeforeTheBody()
    {
        RawClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                    "Content-Length: 2\r\n\r\n");
        QTRY_COMPARE(client.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("ok");
        QTRY_VERIFY(client.received().endsWith("\r\n\r\nok"));
    }
    void anHttp10ClientIsClosedBehindItsAnswer()
    {
        RawClient client(m_port);
        client.send("GET /peer HTTP/1.0\r\n\r\n");
        QTRY_VERIFY(client.isClosed());
        QVERIFY(client.received().contains("Connection: close\r\n"));
        QVERIFY(client.received().endsWith("127.0.0.1"));
    }
    void anIdleConnectionIsClosedInSilence()
    {
        RawClient client(m_port);
        client.send(request("GET /peer"));
        QTRY_COMPARE(client.answers(), 1);
        m_clock.advance(m_limits.idleMs - 1);
        QTest::qWait(0);
        QVERIFY(client.isConnected());
        m_clock.advance(1);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.answers(), 1);
    }
    void aDrippedHeadIsCutAtItsDeadline()
    {
        RawClient client(m_port);
        client.send("GET /peer HT");
        QTRY_COMPARE(m_gateway->counts().connections, 1);
        for (int i = 0; i < 9; ++i) {
            m_clock.advance(1'000);
            client.send("T");
            QVERIFY(client.socket().waitForBytesWritten(1'000));
            QCoreApplication::processEvents();
            QVERIFY(client.isConnected());
        }
        // The server may have begun to count with the last drip only.
        QTRY_VERIFY((m_clock.advance(1'500), client.isClosed()));
        QVERIFY(client.received().startsWith("HTTP/1.1 408 "));
    }
    void aDrippedBodyIsCutAtItsDeadline()
    {
        RawClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nOrigin: http://a.b\r\n"
                    "Content-Length: 9\r\n\r\nx");
        QTRY_COMPARE(m_gateway->counts().connections, 1);
        // The server may not have read it yet: it counts from then.
        QTRY_VERIFY((m_clock.advance(m_limits.bodyDeadlineMs), client.isClosed()));
        QVERIFY(client.received().startsWith("HTTP/1.1 408 "));
        QVERIFY(client.received().contains("Access-Control-Allow-Origin: http://a.b\r\n"));
    }
    void thousandsComeAndGo()
    {
        const qsizetype before = openDescriptors();
        for (int round = 0; round < 20; ++round) {
            std::vector<std::unique_ptr<RawClient>> clients;
            for (int i = 0; i < 100; ++i) {
                clients.push_back(std::make_unique<RawClient>(m_port));
                if (i % 3 == 1)
                    clients.back()->send("GET /pee");
                else if (i % 3 == 2)
                    clients.back()->send(request("GET /peer"));
            }
            QTRY_COMPARE(m_gateway->counts().connections, 100);
        }
        QTRY_COMPARE(m_gateway->counts().connections, 0);
        QTRY_COMPARE(openDescriptors(), before);
    }
    void acceptingGoesOnWhenDescriptorsAreFreeAgain()
    {
        std::vector<std::unique_ptr<RawSocket>> clients;
        for (int i = 0; i < 5; ++i)
            clients.push_back(std::make_unique<RawSocket>(m_port));
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        const rlimit tight{static_cast<rlim_t>(clients.back()->descriptor()) + 1, limit.rlim_max};
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("Too many open files")));
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
        QTest::qWait(0);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        QCOMPARE(m_gateway->counts().connections, 0);
        QTRY_COMPARE(m_gateway->counts().connections, 5);
    }
    void nobodyWaitsForAFloodingNeighbour()
    {
        RawClient flood(m_port);
        RawClient neighbour(m_port);
        QTRY_VERIFY(flood.isConnected() && neighbour.isConnected());
        qint64 servedBefore = 0;
        connect(&neighbour.socket(), &QTcpSocket::readyRead, this,
                [&] { servedBefore = m_gateway->counts().requests; });
        flood.send(request("POST /echo", {}, "x").repeated(20'000));
        neighbour.send(request("GET /peer"));
        QTRY_COMPARE(neighbour.answers(), 1);
        QVERIFY(servedBefore > 0 && servedBefore < 20'000);
        QTRY_COMPARE(flood.answers(), 20'000);
    }
    void tooManyConnectionsAreToldSo()
    {
        m_limits.connections = 2;
        start();
        RawClient first(m_port);
        RawClient second(m_port);
        QTRY_COMPARE(m_gateway->counts().connections, 2);
        RawClient third(m_port);
        QTRY_VERIFY(third.received().startsWith("HTTP/1.1 503 "));
        QTRY_VERIFY(third.isClosed());
        QTRY_COMPARE(m_gateway->counts().connections, 2);
        first.vanish();
        QTRY_COMPARE(m_gateway->counts().connections, 1);
        RawClient fourth(m_port);
        fourth.send(request("GET /peer"));
        QTRY_VERIFY(fourth.received().startsWith("HTTP/1.1 200 "));
    }
    void aWebSocketIsOpened()
    {
        {
            RawClient client(m_port);
            client.send(upgrade("/WS/"));
            QTRY_VERIFY(client.received().startsWith("HTTP/1.1 101 Switching Protocols\r\n"));
            QTRY_COMPARE(m_gateway->counts().webSockets, 1);
            QCOMPARE(m_gateway->counts().connections, 1);
        }
        QTRY_COMPARE(m_gateway->counts().webSockets, 0);
        QCOMPARE(m_gateway->counts().connections, 0);
    }
    void shuttingDownFinishesWhatIsUnderWay()
    {
        RawClient idle(m_port);
        RawClient socket(m_port);
        RawClient busy(m_port);
        socket.send(upgrade("/ws"));
        busy.send(request("GET /late"));
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        QTRY_COMPARE(m_gateway->counts().connections, 3);
        QTRY_COMPARE(m_gateway->counts().webSockets, 1);
        QSignalSpy drained(m_gateway.get(), &Gateway::drained);
        m_gateway->shutDown();
        QTRY_VERIFY(idle.isClosed());
        QTRY_VERIFY(socket.isClosed());
        RawClient tooLate(m_port);
        QTRY_VERIFY(tooLate.isClosed());
        QCOMPARE(drained.size(), 0);
        m_late.front().respond(HttpResponse::json(200, "done"));
        QTRY_COMPARE(drained.size(), 1);
        QTRY_VERIFY(busy.received().endsWith("done"));
    }
    void aStreamGoesOn()
    {
        RawClient client(m_port);
        client.send(request("GET /stream", "Origin: http://a.b\r\n"));
        QTRY_VERIFY(m_stream);
        m_stream->send("one ");
        m_stream->send("two");
        QTRY_VERIFY(client.received().endsWith("\r\n\r\none two"));
        QVERIFY(client.received().startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(client.received().contains("Connection: close\r\n"));
        QVERIFY(client.received().contains("Access-Control-Allow-Origin: http://a.b\r\n"));
        QVERIFY(!client.received().contains("Content-Length"));
        QVERIFY(client.isConnected());
        QTRY_COMPARE(m_stream->queuedBytes(), 0);
    }
    void aStreamHearsOfItsClientsEnd()
    {
        {
            RawClient client(m_port);
            client.send(request("GET /stream"));
            QTRY_VERIFY(m_stream);
            QCOMPARE(m_left, 0);
        }
        QTRY_COMPARE(m_left, 1);
        QTRY_COMPARE(m_gateway->counts().connections, 0);
    }
    void aStreamCanBeClosed()
    {
        RawClient client(m_port);
        client.send(request("GET /stream"));
        QTRY_VERIFY(m_stream);
        m_stream->send("last words");
        m_stream->close(0, {});
        QCOMPARE(m_left, 0);
        QTRY_COMPARE(m_left, 1);
        QTRY_VERIFY(client.isClosed());
        QVERIFY(client.received().endsWith("last words"));
    }
    void headNeverOpensAStream()
    {
        RawClient client(m_port);
        client.send(request("HEAD /stream"));
        QTRY_VERIFY(client.isClosed());
        QVERIFY(client.received().contains("Content-Type: text/plain\r\n"));
        QVERIFY(client.received().endsWith("\r\n\r\n"));
        QVERIFY(!m_stream);
    }
    void aPollHearsOfItsClientsEnd()
    {
        {
            RawClient client(m_port);
            client.send(request("GET /poll"));
            QTRY_COMPARE(m_late.size(), std::size_t(1));
            QCOMPARE(m_left, 0);
        }
        QTRY_COMPARE(m_left, 1);
        m_late.front().respond(HttpResponse::json(200, "too late"));
    }
    void anAnsweredPollHearsNothing()
    {
        RawClient client(m_port);
        client.send(request("GET /poll"));
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        m_late.front().respond(HttpResponse::json(200, "in time"));
        QTRY_VERIFY(client.received().endsWith("in time"));
        client.send(request("GET /peer"));
        QTRY_VERIFY(client.received().endsWith("127.0.0.1"));
        m_gateway.reset();
        QCOMPARE(m_left, 0);
    }
    void shuttingDownEndsWhatWouldWait()
    {
        RawClient stream(m_port);
        stream.send(request("GET /stream"));
        RawClient poll(m_port);
        poll.send(request("GET /poll"));
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        QTRY_VERIFY(m_stream);
        QSignalSpy drained(m_gateway.get(), &Gateway::drained);
        m_gateway->shutDown();
        QTRY_COMPARE(drained.size(), 1);
        QCOMPARE(m_left, 2);
    }
    void shuttingDownWaitsTwoSecondsAtMost()
    {
        RawClient busy(m_port);
        busy.send(request("GET /late"));
        QTRY_COMPARE(m_late.size(), std::size_t(1));
        QSignalSpy drained(m_gateway.get(), &Gateway::drained);
        m_gateway->shutDown();
        m_clock.advance(2'000);
        QTRY_COMPARE(drained.size(), 1);
        QTRY_VERIFY(busy.isClosed());
    }
    void shuttingDownAnIdleGatewayIsAtOnce()
    {
        QSignalSpy drained(m_gateway.get(), &Gateway::drained);
        m_gateway->shutDown();
        QTRY_COMPARE(drained.size(), 1);
    }

private:
    void start()
    {
        AdmissionRules rules;
        rules.token = "sesame";
        m_gateway =
            std::make_unique<Gateway>(table(), Admission(rules), m_limits, m_clock, m_stages);
        const Result<quint16> port = m_gateway->listen(QHostAddress::LocalHost, 0);
        QVERIFY(bool(port));
        m_port = *port;
    }
    RouteTable table()
    {
        const auto says = [](const QByteArray& text) {
            return [text](const HttpRequest&) { return HttpResponse::json(200, text); };
        };
        RouteTable table;
        table.post("/echo", Plane::Visitor, [](const HttpRequest& q, const Responder& r) {
            r.respond(HttpResponse::json(200, q.body));
        });
        table.get("/peer", Plane::Visitor, [](const HttpRequest& q, const Responder& r) {
            r.respond(HttpResponse::json(200, q.peer.toString().toLatin1()));
        });
        table.get("/secret", Plane::Operator, says("secret"));
        table.get("/bridged", Plane::Visitor, says("bridged"));
        table.get("/below/*", Plane::Visitor,
                  [](const HttpRequest& q) { return HttpResponse::json(200, q.path); });
        table.get("/dropped", Plane::Visitor, [](const HttpRequest&, const Responder&) {});
        table.get("/late", Plane::Visitor,
                  [this](const HttpRequest&, const Responder& r) { m_late.push_back(r); });
        table.get("/poll", Plane::Visitor, [this](const HttpRequest&, const Responder& r) {
            m_late.push_back(r);
            r.whenClientLeaves(this, [this] { ++m_left; });
        });
        table.get("/stream", Plane::Visitor, [this](const HttpRequest&, const Responder& r) {
            HttpResponse head;
            head.contentType = "text/plain";
            m_stream = r.stream(head);
            if (m_stream)
                connect(m_stream, &StreamPeer::closed, this, [this] {
                    m_stream = nullptr;
                    ++m_left;
                });
        });
        const auto welcome = [](const HttpRequest&) { return [](WebSocketPeer*) {}; };
        table.socket("/ws", Plane::Visitor, welcome);
        table.socket("/live", Plane::Operator, welcome);
        table.socket("/picky", Plane::Visitor,
                     [](const HttpRequest&) { return HttpResponse::error(400, "not today"); });
        return table;
    }

    Limits m_limits;
    ManualClock m_clock;
    Stages m_stages;
    std::unique_ptr<Gateway> m_gateway;
    std::vector<Responder> m_late;
    StreamPeer* m_stream = nullptr;
    int m_left = 0;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
