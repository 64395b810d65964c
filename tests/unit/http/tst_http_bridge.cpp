// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/bridge_answer.h"
#include "core/http/qt/http_bridge.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
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

/// What one client got.
struct Client
{
    std::optional<HttpResponse> response;
    int answers = 0;

    Responder responder()
    {
        return Responder([this](const HttpResponse& answer) {
            response = answer;
            ++answers;
        });
    }
};

QByteArray headerOf(const HttpResponse& response, const QByteArray& name)
{
    for (const HttpHeader& header : response.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace

class TestHttpBridge : public QObject
{
    Q_OBJECT

    HttpRequest m_seen;

    RouteTable table()
    {
        const SyncHandler echo = [this](const HttpRequest& request) {
            m_seen = request;
            return HttpResponse::json(200, request.method + ' ' + request.body);
        };
        RouteTable routes;
        for (const char* method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
            routes.routes.push_back({method, "/echo", Plane::Visitor, echo});
        routes.get("/tracker.js", Plane::Visitor, echo);
        routes.get("/files/*", Plane::Visitor, echo);
        routes.get("/direct", Plane::Visitor, [](const HttpRequest&, const Responder&) {});
        return routes;
    }

private Q_SLOTS:
    void everyMethodReachesItsHandler_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char* method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
            QTest::newRow(method) << QByteArray(method);
    }
    void everyMethodReachesItsHandler()
    {
        QFETCH(QByteArray, method);
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        HttpRequest request = get("/echo");
        request.method = method;
        request.body = "the body";
        Client client;
        bridge.handle(request, client.responder());
        QTRY_VERIFY(client.response);
        QCOMPARE(client.response->status, 200);
        QCOMPARE(client.response->body, method + " the body");
        QCOMPARE(client.response->contentType, QByteArray("application/json; charset=utf-8"));
    }
    void theHandlerSeesTheRequestAsItCame()
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        HttpRequest request = get("/Echo");
        request.query = "a=%20b";
        request.headers = {{"X-One", "1"}, {"x-one", "2"}, {"X-Line", "77"}};
        request.body = QByteArray("\0\r\n\r\nGET / HTTP/1.1\r\n", 21);
        request.peer = QHostAddress(QStringLiteral("2001:db8::7"));
        request.caller.access = Access::Operator;
        request.http11 = false;
        Client client;
        bridge.handle(request, client.responder());
        QTRY_VERIFY(client.response);
        QCOMPARE(m_seen.path, QByteArray("/Echo"));
        QCOMPARE(m_seen.query, request.query);
        QCOMPARE(m_seen.headers.size(), 3);
        QCOMPARE(m_seen.header("X-Line"), QByteArray("77"));
        QCOMPARE(m_seen.body, request.body);
        QCOMPARE(m_seen.peer, request.peer);
        QCOMPARE(m_seen.caller.access, Access::Operator);
        QVERIFY(!m_seen.http11);
    }
    void theAnswerComesAsTheHandlerGaveIt()
    {
        RouteTable routes;
        routes.get("/x", Plane::Visitor, [](const HttpRequest&) {
            HttpResponse response;
            response.status = 429;
            response.contentType = "text/plain";
            response.body = QByteArray("a\0b\r\n\r\n", 7);
            response.headers = {{"Retry-After", "7"},
                                {"Set-Cookie", "a=1"},
                                {"Set-Cookie", "b=2"},
                                {"Server", "ours"}};
            return response;
        });
        HttpBridge bridge(routes);
        Client client;
        bridge.handle(get("/x"), client.responder());
        QTRY_VERIFY(client.response);
        QCOMPARE(client.response->status, 429);
        QCOMPARE(client.response->contentType, QByteArray("text/plain"));
        QCOMPARE(client.response->body, QByteArray("a\0b\r\n\r\n", 7));
        QCOMPARE(client.response->headers.size(), 4);
        QCOMPARE(headerOf(*client.response, "Retry-After"), QByteArray("7"));
        QCOMPARE(headerOf(*client.response, "Server"), QByteArray("ours"));
        QCOMPARE(client.response->headers.at(1).value, QByteArray("a=1"));
        QCOMPARE(client.response->headers.at(2).value, QByteArray("b=2"));
    }
    void anAnswerWithoutABody()
    {
        RouteTable routes;
        routes.post("/x", Plane::Visitor,
                    [](const HttpRequest&) { return HttpResponse::json(204, {}); });
        HttpBridge bridge(routes);
        HttpRequest request = get("/x");
        request.method = "POST";
        Client client;
        bridge.handle(request, client.responder());
        QTRY_VERIFY(client.response);
        QCOMPARE(client.response->status, 204);
        QCOMPARE(client.response->body, QByteArray());
    }
    void aLargeAnswerIsWhole()
    {
        RouteTable routes;
        const QByteArray large(3 * 1024 * 1024, 'x');
        routes.get("/x", Plane::Visitor,
                   [&](const HttpRequest&) { return HttpResponse::json(200, large); });
        HttpBridge bridge(routes);
        Client client;
        bridge.handle(get("/x"), client.responder());
        QTRY_VERIFY(client.response);
        QVERIFY(client.response->body == large);
    }
    void pathsAreLiteral_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("exact") << QByteArray("/tracker.js") << 200;
        QTest::newRow("any case") << QByteArray("/TRACKER.JS") << 200;
        QTest::newRow("the point is a point") << QByteArray("/trackerxjs") << 404;
        QTest::newRow("longer") << QByteArray("/tracker.js/x") << 404;
        QTest::newRow("shorter") << QByteArray("/tracker") << 404;
        QTest::newRow("question mark") << QByteArray("/tracker.js?") << 404;
        QTest::newRow("space") << QByteArray("/tracker.js HTTP/1.1") << 404;
        QTest::newRow("not ASCII") << QByteArray("/caf\xc3\xa9\xff") << 404;
        QTest::newRow("one below") << QByteArray("/files/One.css") << 200;
        QTest::newRow("one below, not ASCII") << QByteArray("/files/caf\xc3\xa9 \xff?") << 200;
        QTest::newRow("two below") << QByteArray("/files/one/two") << 404;
        QTest::newRow("not below") << QByteArray("/files") << 404;
        QTest::newRow("root") << QByteArray("/") << 404;
        QTest::newRow("answered by the front") << QByteArray("/direct") << 404;
        QTest::newRow("very long") << QByteArray("/").append(QByteArray(16'000, 'x')) << 404;
    }
    void pathsAreLiteral()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        Client client;
        bridge.handle(get(path), client.responder());
        QTRY_VERIFY(client.response);
        QCOMPARE(client.response->status, status);
        if (status == 404)
            QCOMPARE(client.response->body, QByteArray("{\"error\":\"Endpoint not found\"}"));
    }
    void anotherMethodIsNotFound()
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        HttpRequest request = get("/tracker.js");
        request.method = "PUT";
        Client client;
        bridge.handle(request, client.responder());
        QTRY_VERIFY(client.response);
        QCOMPARE(client.response->status, 404);
    }
    void whatQtRefusesIsAnsweredAndHurtsNobody()
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        for (int i = 0; i < 3; ++i) {
            HttpRequest request = get("/echo");
            request.method = "NO SUCH";
            Client client;
            bridge.handle(request, client.responder());
            QTRY_COMPARE(client.answers, 1);
            QVERIFY(client.response->status >= 400);
            Client next;
            bridge.handle(get("/echo"), next.responder());
            QTRY_COMPARE(next.answers, 1);
            QCOMPARE(next.response->status, 200);
        }
    }
    void oneLineServesManyRequestsOneAfterAnother()
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        for (int i = 0; i < 2'000; ++i) {
            Client client;
            bridge.handle(get("/echo"), client.responder());
            QTRY_COMPARE(client.answers, 1);
            QCoreApplication::sendPostedEvents();
        }
    }
    void anAnswerMayAskAgain()
    {
        const RouteTable routes = table();
        HttpBridge bridge(routes);
        int left = 50;
        std::function<void()> ask = [&] {
            bridge.handle(get("/echo"), Responder([&](const HttpResponse& response) {
                              QCOMPARE(response.status, 200);
                              if (--left > 0)
                                  ask();
                          }));
        };
        ask();
        QTRY_COMPARE(left, 0);
    }
    void onlyWholeAnswersAreRead()
    {
        const QByteArray whole(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: x\r\nX-A: b\r\n\r\nhi");
        const std::optional<HttpResponse> response = readAnswer(whole);
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("hi"));
        QCOMPARE(response->headers.size(), 1);
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!readAnswer(QByteArrayView(whole).first(size)));
        QVERIFY(!readAnswer(whole + "!"));
        QVERIFY(!readAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestHttpBridge)
#include "tst_http_bridge.moc"
