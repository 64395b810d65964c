// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/http_message.h"
#include "core/http/message/response_writer.h"

#include <QTest>

using namespace footfall;

class TestHttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeaderIsFoundInAnyCase()
    {
        HttpRequest request;
        request.headers = {{"Content-TYPE", "first"}, {"content-type", "second"}};
        QCOMPARE(request.header("content-type"), std::string_view("first"));
        QCOMPARE(request.header("origin"), std::string_view());
    }
    void queryValuesAreDecoded()
    {
        HttpRequest request;
        request.query = "page=%2Fa+b%26c&user&page=other&na%6De=x&bad=%zz";
        QCOMPARE(request.queryValue("page"), QByteArray("/a b&c"));
        QCOMPARE(request.queryValue("user"), QByteArray(""));
        QVERIFY(request.hasQueryValue("user"));
        QVERIFY(!request.hasQueryValue("use"));
        QCOMPARE(request.queryValue("name"), QByteArray("x"));
        QCOMPARE(request.queryValue("bad"), QByteArray("%zz"));
        QCOMPARE(request.queryValue("pag"), QByteArray());
    }
    void anErrorIsJson()
    {
        const HttpResponse response = HttpResponse::error(400, "a \"quoted\" reason");
        QCOMPARE(response.status, 400);
        QCOMPARE(response.body, QByteArray("{\"error\":\"a \\\"quoted\\\" reason\"}"));
    }
    void aResponderAnswersOnce()
    {
        QList<int> given;
        const Responder responder([&](HttpResponse response) { given.append(response.status); });
        const Responder copy = responder;
        copy.respond(HttpResponse::json(201, "{}"));
        responder.respond(HttpResponse::json(200, "{}"));
        QCOMPARE(given, QList<int>{201});
    }
    void aResponderWithoutAConnectionHasNoStream()
    {
        QList<int> given;
        const Responder responder([&](HttpResponse response) { given.append(response.status); });
        responder.whenClientLeaves(this, [&] { given.append(0); });
        QVERIFY(!responder.stream(HttpResponse()));
        responder.respond(HttpResponse());
        QCOMPARE(given, QList<int>{500});
    }
    void aDroppedResponderAnswers500()
    {
        QList<int> given;
        {
            const Responder responder(
                [&](HttpResponse response) { given.append(response.status); });
        }
        QCOMPARE(given, QList<int>{500});
    }
    void anAnswerIsFramedByUs()
    {
        HttpResponse response = HttpResponse::json(200, "{}");
        response.headers = {{"X-A", "b"}, {"content-length", "99"}, {"Connection", "upgrade"}};
        QByteArray out;
        appendAnswer(out, response, {}, "Date: now\r\n");
        QCOMPARE(out, QByteArray("HTTP/1.1 200 OK\r\nDate: now\r\n"
                                 "Content-Type: application/json; charset=utf-8\r\n"
                                 "X-A: b\r\nContent-Length: 2\r\n\r\n{}"));
    }
    void aHeadHasTheLengthButNotTheBody()
    {
        QByteArray out;
        appendAnswer(out, HttpResponse::json(200, "{\"a\":1}"), {true, true}, {});
        QVERIFY(out.contains("Content-Length: 7\r\n"));
        QVERIFY(out.endsWith("Connection: close\r\n\r\n"));
    }
    void a204HasNeitherLengthNorBody()
    {
        QByteArray out;
        appendAnswer(out, HttpResponse::json(204, "x"), {}, {});
        QCOMPARE(out, QByteArray("HTTP/1.1 204 No Content\r\n\r\n"));
    }
    void aPrintedAnswerIsPassedOnAsItIs()
    {
        const QByteArray printed("HTTP/1.1 429 Too Many Requests\r\ncontent-type: text/plain\r\n"
                                 "Set-Cookie: a\r\nset-cookie: b\r\nContent-Length: 3\r\n\r\na\0b",
                                 112);
        QByteArray out("before ");
        appendAnswer(out, *readAnswer(printed), {{"Vary", "Origin"}}, {}, "Date: now\r\n");
        QCOMPARE(out, QByteArray("before HTTP/1.1 429 Too Many Requests\r\nDate: now\r\n"
                                 "content-type: text/plain\r\nSet-Cookie: a\r\nset-cookie: b\r\n"
                                 "Vary: Origin\r\nContent-Length: 3\r\n\r\na\0b",
                                 144));
    }
    void framingAndWhatTheFrontIsToldAreNotPassedOn()
    {
        const QByteArray printed("HTTP/1.1 200 OK\r\nconnection: keep-alive\r\nKeep-Alive: 5\r\n"
                                 "DATE: then\r\nx-footfall-REFUSED: 1 0 0 0\r\n"
                                 "Content-Length: 2\r\n\r\nhi");
        QByteArray out;
        appendAnswer(out, *readAnswer(printed), {}, {true, true}, {});
        QCOMPARE(out, QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                                 "Connection: close\r\n\r\n"));
    }
    void whatHasNoBodyIsPassedOnWithout()
    {
        for (const QByteArray& status :
             {QByteArray("204 No Content"), QByteArray("304 Not Modified")}) {
            QByteArray out;
            const QByteArray printed = "HTTP/1.1 " + status +
                                       "\r\nContent-Type: application/x-empty\r\nETag: a\r\n"
                                       "Content-Length: 0\r\n\r\n";
            appendAnswer(out, *readAnswer(printed), {}, {}, {});
            QCOMPARE(out, "HTTP/1.1 " + status + "\r\nETag: a\r\n\r\n");
        }
    }
    void theDateIsWrittenAsHttpWantsIt()
    {
        DateLine line;
        QCOMPARE(line.at(TimeMs(1'768'478'400'999)),
                 QByteArray("Date: Thu, 15 Jan 2026 12:00:00 GMT\r\n"));
        QCOMPARE(line.at(TimeMs(1'709'164'801'000)),
                 QByteArray("Date: Thu, 29 Feb 2024 00:00:01 GMT\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestHttpMessage)
#include "tst_http_message.moc"
