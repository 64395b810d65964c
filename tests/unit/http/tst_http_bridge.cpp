// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/printed_answer.h"
#include "core/http/qt/http_bridge.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace footfall;

namespace {

HttpRequest get(const QByteArray& path)
{
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.peer = QHostAddress(QHostAddress::LocalHost);
    return request;
}

/// The value of the first header of that name.
QByteArray headerOf(const PrintedAnswer& answer, const QByteArray& name)
{
    for (const QByteArray& line :
         answer.bytes.first(answer.bytes.indexOf("\r\n\r\n")).split('\n')) {
        if (line.left(line.indexOf(':')).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

QByteArray bodyOf(const PrintedAnswer& answer)
{
    return QByteArray(answer.body.data(), qsizetype(answer.body.size()));
}

QByteArray randomBytes(QRandomGenerator& random, qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (char& byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

RouteTable answering(const QByteArray& path, const HttpResponse& response)
{
    RouteTable routes;
    routes.get(path, Plane::Visitor, [response](const HttpRequest&) { return response; });
    return routes;
}

} // namespace

class TestHttpBridge : public QObject
{
    Q_OBJECT

    HttpRequest m_seen;
    int m_strays = 0;

    RouteTable table()
    {
        const SyncHandler echo = [this](const HttpRequest& request) {
            m_seen = request;
            return HttpResponse::json(200, request.method + ' ' + request.body);
        };
        const SyncHandler stray = [this](const HttpRequest&) {
            ++m_strays;
            return HttpResponse::json(201, {});
        };
        RouteTable routes;
        for (const char* method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
            routes.routes.push_back({method, "/echo", Plane::Visitor, echo});
        routes.get("/of/*", Plane::Visitor, echo);
        routes.get("/of/all", Plane::Visitor, stray);
        routes.get("/stray", Plane::Visitor, stray);
        routes.get("/tracker.js", Plane::Visitor, echo);
        routes.get("/direct", Plane::Visitor, [](const HttpRequest&, const Responder&) {});
        return routes;
    }
    /// Asks once; how it was answered.
    PrintedAnswer ask(const HttpRequest& request)
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        m_seen = {};
        return bridge.handle(request);
    }

private Q_SLOTS:
    void init() { m_strays = 0; }

    void everyMethodReachesItsHandler_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char* method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
            QTest::newRow(method) << QByteArray(method);
    }
    void everyMethodReachesItsHandler()
    {
        QFETCH(QByteArray, method);
        HttpRequest request = get("/echo");
        request.method = method;
        request.body = "the body";
        const PrintedAnswer answer = ask(request);
        QCOMPARE(answer.status, 200);
        QCOMPARE(bodyOf(answer), method + " the body");
        QCOMPARE(headerOf(answer, "Content-Type"), QByteArray("application/json; charset=utf-8"));
    }
    void theHandlerSeesWhatTheFrontKnows()
    {
        HttpRequest request = get("/echo");
        request.query = "a=%20b";
        request.headers = {{"Host", "[odd"},
                           {"X-One", "1"},
                           {"x-one", "2, 3"},
                           {"Empty", ""},
                           {"Cookie", "a=\xe9\t\"b\""}};
        request.peer = QHostAddress(QStringLiteral("2001:db8::7"));
        request.caller.access = Access::Operator;
        request.caller.grant = 18'000'000'000'000'000'000ULL;
        request.secure = true;
        request.isHead = true;
        QCOMPARE(ask(request).status, 200);
        QCOMPARE(m_seen.path, request.path);
        QCOMPARE(m_seen.query, request.query);
        QCOMPARE(m_seen.headers.size(), 5);
        for (const char* name : {"Host", "X-One", "Empty", "Cookie"})
            QCOMPARE(m_seen.header(name), request.header(name));
        QCOMPARE(m_seen.headers.at(2).value, QByteArray("2, 3"));
        QCOMPARE(m_seen.peer, request.peer);
        QCOMPARE(m_seen.caller.access, Access::Operator);
        QCOMPARE(m_seen.caller.grant, request.caller.grant);
        QVERIFY(m_seen.secure);
        QVERIFY(m_seen.isHead);
    }
    void nothingIsKnownUnlessTheFrontSaysSo()
    {
        QCOMPARE(ask(get("/echo")).status, 200);
        QCOMPARE(m_seen.caller.access, Access::None);
        QCOMPARE(m_seen.caller.grant, 0ULL);
        QCOMPARE(m_seen.headers.size(), 0);
        QVERIFY(!m_seen.secure);
        QVERIFY(!m_seen.isHead);
    }
    void whatOnlyTheFrontMaySayIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const std::pair<const char*, const char*> forged[]{
            {"X-Footfall-Access", "operator"}, {"X-Footfall-Grant", "7"},
            {"X-Footfall-Peer", "10.0.0.7"},   {"X-Footfall-Host", "a.b"},
            {"X-Footfall-Secure", "yes"},      {"X-Footfall-Head", "yes"},
            {"X-Footfall-Refused", "1 1 1 1"}, {"X-Footfall-", "x"}};
        for (const auto& [name, value] : forged) {
            const QByteArray spelled(name);
            for (const QByteArray& one : {spelled, spelled.toLower(), spelled.toUpper()})
                QTest::addRow("%s", one.constData()) << one << QByteArray(value);
        }
    }
    void whatOnlyTheFrontMaySayIsLeftOut()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpRequest request = get("/echo");
        request.headers = {{"Host", "site"}, {name, value}, {"X-One", "1"}, {name, value}};
        const PrintedAnswer answer = ask(request);
        QCOMPARE(answer.status, 200);
        QCOMPARE(m_seen.caller.access, Access::None);
        QCOMPARE(m_seen.caller.grant, 0ULL);
        QCOMPARE(m_seen.peer, request.peer);
        QCOMPARE(m_seen.header("host"), std::string_view("site"));
        QCOMPARE(m_seen.headers.size(), 2);
        QVERIFY(!m_seen.secure);
        QVERIFY(!m_seen.isHead);
        QCOMPARE(answer.refused, RefusalCounts());
    }
    void whatEndsAtAHopIsLeftOut()
    {
        HttpRequest request = get("/echo");
        request.headers = {{"Connection", "Upgrade, close"},
                           {"Upgrade", "websocket"},
                           {"Expect", "100-continue"},
                           {"Transfer-Encoding", "chunked"},
                           {"Content-Length", "400"},
                           {"TE", "trailers"},
                           {"X-One", "1"}};
        request.body = "body";
        QCOMPARE(bodyOf(ask(request)), QByteArray("GET body"));
        QCOMPARE(m_seen.headers.size(), 1);
    }
    void everyBodyComesThrough_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 1024 * 1024})
            QTest::addRow("%lld bytes", qint64(size)) << size;
    }
    void everyBodyComesThrough()
    {
        QFETCH(qsizetype, size);
        QRandomGenerator random(1);
        HttpRequest request = get("/echo");
        request.body = randomBytes(random, size);
        QCOMPARE(ask(request).status, 200);
        QVERIFY(m_seen.body == request.body);
    }
    void aBodyIsNoRequest()
    {
        HttpRequest request = get("/echo");
        request.body = "GET /stray HTTP/1.1\r\nX-Footfall-Peer: 1.2.3.4\r\n\r\n";
        request.body += QByteArray(200'000, '\0') + request.body;
        QCOMPARE(ask(request).status, 200);
        QCOMPARE(m_strays, 0);
        QVERIFY(m_seen.body == request.body);
    }
    void everyQueryMeansTheSame_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char* query : {"",
                                  "a",
                                  "a=",
                                  "=b",
                                  "a=b&a=c",
                                  "a=1%202+3",
                                  "a=100%",
                                  "a=%",
                                  "a=%4",
                                  "a=%zz",
                                  "b=100%&a=1%202",
                                  "b%=1&a=%20",
                                  "a=%zz%20+b",
                                  "a=b%zz=c%20",
                                  "b&a=%25%",
                                  "a=%C3%A9%FF%ED%A0%80%00",
                                  "a=%26%3D%2B%25%23%3f",
                                  "a=\"<>|^`{}\\[]",
                                  "a=?/:@!$'()*,;",
                                  "a=%2541",
                                  "a=%41"})
            QTest::newRow(query) << QByteArray(query);
        QTest::newRow("long") << QByteArray("a=").append(QByteArray("%20x").repeated(2'000));
    }
    void everyQueryMeansTheSame()
    {
        QFETCH(QByteArray, query);
        HttpRequest request = get("/echo");
        request.query = query;
        QCOMPARE(ask(request).status, 200);
        QCOMPARE(m_seen.queryValue("a"), request.queryValue("a"));
        QCOMPARE(m_seen.hasQueryValue("a"), request.hasQueryValue("a"));
    }
    void anyBytesMayStandInAQuery()
    {
        QRandomGenerator random(2);
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        for (int i = 0; i < 300; ++i) {
            const QByteArray value = randomBytes(random, random.bounded(40));
            HttpRequest request = get("/echo");
            request.query = "x=1&a=" + value.toPercentEncoding() + "&b=2";
            QCOMPARE(bridge.handle(request).status, 200);
            QCOMPARE(m_seen.queryValue("a"), value);
            QCOMPARE(m_seen.queryValue("b"), QByteArray("2"));
        }
    }
    void anyBytesMayStandForAStar()
    {
        QRandomGenerator random(3);
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        for (int i = 0; i < 300; ++i) {
            QByteArray segment = "A" + randomBytes(random, random.bounded(40));
            segment.removeIf([](char c) { return uchar(c) < 0x20 || c == 0x7f || c == '/'; });
            QCOMPARE(bridge.handle(get("/of/" + segment)).status, 200);
            QCOMPARE(m_seen.path, "/of/" + segment);
        }
    }
    void aPathOfItsOwnGoesBeforeAStar()
    {
        QCOMPARE(ask(get("/of/one")).status, 200);
        QCOMPARE(ask(get("/of/all")).status, 201);
    }
    void pathsAreLiteral_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("exact") << QByteArray("/tracker.js") << 200;
        QTest::newRow("the point is a point") << QByteArray("/trackerxjs") << 404;
        QTest::newRow("longer") << QByteArray("/tracker.js/x") << 404;
        QTest::newRow("shorter") << QByteArray("/tracker") << 404;
        QTest::newRow("question mark") << QByteArray("/tracker.js?") << 404;
        QTest::newRow("space") << QByteArray("/tracker.js HTTP/1.1") << 404;
        QTest::newRow("not ASCII") << QByteArray("/caf\xc3\xa9\xff") << 404;
        QTest::newRow("root") << QByteArray("/") << 404;
        QTest::newRow("nothing for a star") << QByteArray("/of/") << 404;
        QTest::newRow("two for a star") << QByteArray("/of/a/b") << 404;
        QTest::newRow("answered by the front") << QByteArray("/direct") << 404;
        QTest::newRow("very long") << QByteArray("/").append(QByteArray(16'000, 'x')) << 404;
    }
    void pathsAreLiteral()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QCOMPARE(ask(get(path)).status, status);
    }
    void anotherMethodIsNotFound()
    {
        HttpRequest request = get("/stray");
        request.method = "PUT";
        QCOMPARE(ask(request).status, 404);
    }
    void theAnswerComesAsTheHandlerGaveIt()
    {
        HttpResponse response;
        response.status = 429;
        response.contentType = "text/plain";
        response.body = QByteArray("a\0b\r\n\r\n", 7);
        response.headers = {{"Retry-After", "7"}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}};
        response.refused = {.limit = 2, .site = 3};
        const RouteTable routes = answering("/x", response);
        HttpBridge bridge(routes);
        const PrintedAnswer answer = bridge.handle(get("/x"));
        QCOMPARE(answer.status, 429);
        QCOMPARE(headerOf(answer, "Content-Type"), QByteArray("text/plain"));
        QCOMPARE(bodyOf(answer), response.body);
        QCOMPARE(headerOf(answer, "Retry-After"), QByteArray("7"));
        const QByteArray head = answer.bytes.toLower();
        QVERIFY(head.contains("set-cookie: a=1\r\n"));
        QVERIFY(head.indexOf("set-cookie: a=1\r\n") < head.indexOf("set-cookie: b=2\r\n"));
        QCOMPARE(answer.refused, response.refused);
    }
    void answersWithoutABody_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {204, 304, 303, 200})
            QTest::addRow("%d", status) << status;
    }
    void answersWithoutABody()
    {
        QFETCH(int, status);
        HttpResponse response = HttpResponse::json(status, {});
        response.contentType.clear();
        const RouteTable routes = answering("/x", response);
        HttpBridge bridge(routes);
        for (int i = 0; i < 3; ++i) {
            const PrintedAnswer answer = bridge.handle(get("/x"));
            QCOMPARE(answer.status, status);
            QCOMPARE(bodyOf(answer), QByteArray());
            QCOMPARE(headerOf(answer, "Content-Type"), QByteArray());
        }
    }
    void aLargeAnswerIsWhole()
    {
        const QByteArray large(3 * 1024 * 1024, 'x');
        const RouteTable routes = answering("/x", HttpResponse::json(200, large));
        HttpBridge bridge(routes);
        const PrintedAnswer answer = bridge.handle(get("/x"));
        QCOMPARE(answer.status, 200);
        QVERIFY(bodyOf(answer) == large);
    }
    /// Qt would read it as a request without any header, and its body as the next one.
    void aHeadThatQtWouldNotReadIsRefused_data()
    {
        QTest::addColumn<QList<HttpHeader>>("headers");
        QTest::newRow("lines") << QList<HttpHeader>(91, {"X", "y"});
        QTest::newRow("a line") << QList<HttpHeader>{{"X", QByteArray(8 * 1024 - 4, 'y')}};
        QTest::newRow("the host") << QList<HttpHeader>{{"Host", QByteArray(8 * 1024, 'y')}};
        QTest::newRow("in all") << QList<HttpHeader>(80, {"X", QByteArray(4 * 1024, 'y')});
    }
    void aHeadThatQtWouldNotReadIsRefused()
    {
        QFETCH(QList<HttpHeader>, headers);
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        HttpRequest request = get("/echo");
        request.headers = headers;
        request.body = "GET /stray HTTP/1.1\r\nX-Footfall-Peer: 1.2.3.4\r\n\r\n";
        QCOMPARE(bridge.handle(request).status, 431);
        QCOMPARE(bridge.handle(get("/echo")).status, 200);
        QCOMPARE(m_strays, 0);
    }
    void theMostHeadersThatFitComeThrough()
    {
        HttpRequest request = get("/echo");
        request.caller.access = Access::Reader;
        request.caller.grant = 5;
        request.secure = request.isHead = true;
        request.headers = QList<HttpHeader>(90, {"X", "y"});
        request.headers[7].value = QByteArray(8 * 1024 - 5, 'y');
        request.body = "body";
        QCOMPARE(ask(request).status, 200);
        QCOMPARE(m_seen.headers.size(), 90);
        QCOMPARE(m_seen.body, request.body);
        QCOMPARE(m_seen.caller.grant, 5ULL);
    }
    void whatQtRefusesIsAnsweredAndHurtsNobody()
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        for (int i = 0; i < 3; ++i) {
            HttpRequest request = get("/echo");
            request.method = "NO SUCH";
            QVERIFY(bridge.handle(request).status >= 400);
            QCOMPARE(bridge.handle(get("/echo")).status, 200);
        }
    }
    void oneLineServesManyRequestsOneAfterAnother()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        for (int i = 0; i < 2'000; ++i) {
            HttpRequest request = get("/echo");
            request.body = QByteArray::number(i);
            QCOMPARE(bodyOf(bridge.handle(request)), "GET " + request.body);
            QCoreApplication::sendPostedEvents();
        }
    }
    void aHandlerMayAskItself()
    {
        RouteTable routes = table();
        HttpBridge* itself = nullptr;
        routes.get("/ask", Plane::Visitor, [&](const HttpRequest& request) {
            const int left = request.query.toInt();
            if (left == 0)
                return HttpResponse::json(200, "done");
            HttpRequest next = request;
            next.query = QByteArray::number(left - 1);
            return HttpResponse::json(200, bodyOf(itself->handle(next)) + '!');
        });
        HttpBridge bridge(routes);
        itself = &bridge;
        HttpRequest request = get("/ask");
        request.query = "3";
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bodyOf(bridge.handle(request)), QByteArray("done!!!"));
    }
    void aWholeAnswerIsRead()
    {
        const QByteArray whole("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: x\r\nX-A: b\r\n"
                               "X-Footfall-Refused: 1 2 3 4\r\n\r\nhi");
        const std::optional<PrintedAnswer> answer = readAnswer(whole);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(bodyOf(*answer), QByteArray("hi"));
        QVERIFY(answer->hasField("x-a"));
        QVERIFY(!answer->hasField("x"));
        QCOMPARE(answer->refused, (RefusalCounts{1, 2, 3, 4}));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!readAnswer(whole.first(size)));
        QVERIFY(!readAnswer(whole + "!"));
    }
    void anAnswerOfUnknownLengthIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char* bytes :
             {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
              "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
              "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\nx", "\r\n\r\n",
              "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 \r\n\r\n",
              "HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n"})
            QTest::newRow(bytes) << QByteArray(bytes);
    }
    void anAnswerOfUnknownLengthIsNone()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!readAnswer(bytes));
    }
};

QTEST_GUILESS_MAIN(TestHttpBridge)
#include "tst_http_bridge.moc"
