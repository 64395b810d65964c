// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/ascii.h"
#include "core/base/time/stages.h"
#include "core/net/gateway.h"
#include "tests/unit/support/manual_clock.h"
#include "tests/unit/support/raw_client.h"
#include "tests/unit/support/request_text.h"

#include <QTest>

using namespace footfall;

namespace {

/// What the front has found out about a request: peer, host, access, grant, TLS, HEAD, and the size
/// of its body.
QByteArray factsOf(const HttpRequest& request)
{
    return request.peer.toString().toLatin1() + ' ' + bytesOf(request.header("host")) + ' ' +
           QByteArray::number(int(request.caller.access)) + ' ' +
           QByteArray::number(request.caller.grant) + ' ' +
           QByteArray::number(int(request.secure)) + ' ' + QByteArray::number(int(request.isHead)) +
           ' ' + QByteArray::number(request.body.size());
}

/// An answer that says itself some of what is added to every answer.
HttpResponse limited()
{
    HttpResponse response = HttpResponse::json(200, "hi");
    response.contentType = "text/plain";
    response.headers = {{"Vary", "Accept"},
                        {"Access-Control-Allow-Credentials", "no"},
                        {"Keep-Alive", "timeout=5"},
                        {"Date", "never"}};
    response.refused = {.limit = 2, .site = 1};
    return response;
}

} // namespace

/// What the gateway hands on to QHttpServer, and what becomes of the answer.
class TestHandedRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        AdmissionRules rules;
        rules.token = "sesame";
        m_gateway = std::make_unique<Gateway>(table(), Admission(rules), Limits(), m_clock,
                                              m_stages);
        const Result<quint16> port = m_gateway->listen(QHostAddress::LocalHost, 0);
        QVERIFY(bool(port));
        m_port = *port;
    }
    void cleanup() { m_gateway.reset(); }

    void theBridgesAnswerIsFramedByTheFront()
    {
        RawClient client(m_port);
        client.send(request("GET /limited", "Origin: http://a.b\r\nConnection: close\r\n"));
        QTRY_VERIFY(client.isClosed());
        // Names of header fields may come in any case: newer versions of Qt print small letters.
        QCOMPARE(client.received().toLower(),
                 QByteArray("http/1.1 200 ok\r\n"
                            "date: thu, 15 jan 2026 12:00:00 gmt\r\n"
                            "content-type: text/plain\r\n"
                            "vary: accept\r\n"
                            "access-control-allow-credentials: no\r\n"
                            "access-control-allow-origin: http://a.b\r\n"
                            "access-control-expose-headers: retry-after\r\n"
                            "vary: origin\r\n"
                            "content-length: 2\r\n"
                            "connection: close\r\n\r\nhi"));
        QCOMPARE(m_gateway->counts().requests, 1);
        QCOMPARE(m_gateway->counts().refused, (RefusalCounts{.limit = 2, .site = 1}));
    }
    void aHeadOfTheBridgeHasNoBody()
    {
        RawClient client(m_port);
        client.send(request("HEAD /bridged") + request("GET /bridged"));
        QTRY_COMPARE(client.answers(), 2);
        QCOMPARE(client.received().count("Content-Length: 7\r\n"), 2);
        QCOMPARE(client.received().count("bridged"), 1);
    }
    void theBridgeAnswersInOrder()
    {
        RawClient client(m_port);
        client.send(request("GET /large") + request("GET /bridged") + request("GET /peer") +
                    request("POST /facts", {}, "0123"));
        QTRY_COMPARE(client.answers(), 4);
        QVERIFY(client.received().endsWith(" 4"));
        const qsizetype large = client.received().indexOf("xxx");
        QVERIFY(large > 0 && large < client.received().indexOf("bridged"));
        QVERIFY(client.received().indexOf("bridged") < client.received().indexOf("127.0.0.1"));
    }
    void aClientOfTheBridgeMayLeave()
    {
        for (int i = 0; i < 5; ++i) {
            RawClient client(m_port);
            client.send(request("GET /large").repeated(3));
            QTRY_VERIFY(client.answers() > 0);
            client.vanish();
        }
        QTRY_COMPARE(m_gateway->counts().connections, 0);
        RawClient next(m_port);
        next.send(request("GET /bridged"));
        QTRY_VERIFY(next.received().endsWith("bridged"));
    }
    void nobodyForgesWhatTheFrontSays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::pair<const char*, const char*> forged[]{
            {"X-Footfall-Access", "operator"}, {"X-Footfall-Grant", "7"},
            {"X-Footfall-Peer", "10.0.0.7"},   {"X-Footfall-Host", "elsewhere"},
            {"X-Footfall-Secure", "yes"},      {"X-Footfall-Head", "yes"},
            {"X-Footfall-Refused", "9 9 9 9"}};
        const auto posted = [](const QByteArray& headers) {
            return "POST /facts HTTP/1.1\r\nHost: site\r\n" + headers;
        };
        for (const auto& [field, value] : forged) {
            const QByteArray name(field);
            const auto row = [&](const char* how, const QByteArray& bytes) {
                QTest::addRow("%s, %s", field, how) << bytes;
            };
            const QByteArray body = "Content-Length: 2\r\n\r\nhi";
            row("as it is", posted(name + ": " + value + "\r\n" + body));
            row("in lower case", posted(name.toLower() + ": " + value + "\r\n" + body));
            row("in upper case", posted(name.toUpper() + ": " + value + "\r\n" + body));
            row("with blanks", posted(name + ": \t " + value + " \t\r\n" + body));
            row("without", posted(name + ":" + value + "\r\n" + body));
            row("with underscores",
                posted(QByteArray(name).replace('-', '_') + ": " + value + "\r\n" + body));
            row("twice", posted((name + ": " + value + "\r\n").repeated(2) + body));
            row("first",
                "POST /facts HTTP/1.1\r\n" + name + ": " + value + "\r\nHost: site\r\n" + body);
            row("named by Connection",
                posted("Connection: " + name + "\r\n" + name + ": " + value + "\r\n" + body));
            row("in the value of another",
                posted("X-One: 1, " + name + ": " + value + "\r\n" + body));
            const QByteArray encoded = QByteArray(value).toPercentEncoding();
            row("in the query", "POST /facts?" + name + "=" + encoded + "%0d%0a" + name + ":" +
                                    encoded + " HTTP/1.1\r\nHost: site\r\n" + body);
            row("as a trailer",
                posted("Transfer-Encoding: chunked\r\nTrailer: " + name +
                       "\r\n\r\n2\r\nhi\r\n0\r\n" + name + ": " + value + "\r\n\r\n"));
            row("in a chunk's extension", posted("Transfer-Encoding: chunked\r\n\r\n2;" + name +
                                                 "=" + value + "\r\nhi\r\n0\r\n\r\n"));
        }
    }
    void nobodyForgesWhatTheFrontSays()
    {
        QFETCH(QByteArray, bytes);
        RawClient client(m_port);
        client.send(bytes);
        QTRY_COMPARE(client.answers(), 1);
        QTRY_VERIFY2(client.received().endsWith("\r\n\r\n127.0.0.1 site 0 0 0 0 2"),
                     client.received().constData());
        QVERIFY(!client.received().toLower().contains("x-footfall"));
        QCOMPARE(m_gateway->counts().refused, RefusalCounts());
    }
    void whatIsNoFieldForgesNothing()
    {
        for (const char* line : {"X-Footfall-Access : operator", " X-Footfall-Access: operator",
                                 "\tX-Footfall-Access: operator", "X-One: 1\rX-Footfall-Grant: 7",
                                 "X-One: 1\nX-Footfall-Grant: 7", "X-Footfall-Grant\0: 7"}) {
            RawClient client(m_port);
            client.send("POST /facts HTTP/1.1\r\nHost: site\r\n" + QByteArray(line) + "\r\n\r\n");
            QTRY_VERIFY2(client.received().startsWith("HTTP/1.1 400 "), line);
        }
    }
    void theBridgeHearsWhatTheFrontKnows()
    {
        RawClient client(m_port);
        client.send("POST /facts?token=sesame HTTP/1.1\r\nHost: site:80\r\n\r\n");
        QTRY_VERIFY2(client.received().endsWith("\r\n\r\n127.0.0.1 site:80 2 0 0 0 0"),
                     client.received().constData());
    }

private:
    static RouteTable table()
    {
        const auto says = [](const QByteArray& text) {
            return [text](const HttpRequest&) { return HttpResponse::json(200, text); };
        };
        RouteTable table;
        table.get("/bridged", Plane::Visitor, says("bridged"));
        table.get("/peer", Plane::Visitor, [](const HttpRequest& q, const Responder& r) {
            r.respond(HttpResponse::json(200, q.peer.toString().toLatin1()));
        });
        table.post("/facts", Plane::Visitor,
                   [](const HttpRequest& q) { return HttpResponse::json(200, factsOf(q)); });
        table.get("/limited", Plane::Visitor, [](const HttpRequest&) { return limited(); });
        table.get("/large", Plane::Visitor, says(QByteArray(3'000'000, 'x')));
        return table;
    }

    ManualClock m_clock;
    Stages m_stages;
    std::unique_ptr<Gateway> m_gateway;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestHandedRequests)
#include "tst_handed_requests.moc"
