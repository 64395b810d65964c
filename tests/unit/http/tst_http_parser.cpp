// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/request_parser.h"
#include "core/http/message/request_reader.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

using Status = RequestReader::Status;

constexpr int unfinished = 0;
constexpr int served = 200;

/// What became of some bytes: `unfinished`, `served`, or the status of the refusal.
struct Outcome
{
    int status = unfinished;
    RequestHead head;
    QByteArray rest;
};

/// Feeds `bytes` cut into pieces at the given places, until something is decided.
Outcome read(const QByteArray& bytes, const QList<qsizetype>& cuts, const Limits& limits)
{
    RequestReader reader;
    qsizetype from = 0;
    for (qsizetype to : cuts + QList<qsizetype>{bytes.size()}) {
        std::string_view piece(bytes.constData() + from, std::size_t(to - from));
        const Status status = reader.feed(piece, limits);
        const qsizetype taken = to - qsizetype(piece.size());
        if (status == Status::Complete)
            return {served, reader.take(), bytes.mid(taken)};
        if (status == Status::Refused)
            return {reader.refusal().status, {}, {}};
        from = to;
    }
    return {};
}

QList<qsizetype> everywhere(const QByteArray& bytes)
{
    QList<qsizetype> cuts;
    for (qsizetype i = 1; i < bytes.size(); ++i)
        cuts.append(i);
    return cuts;
}

QByteArray get(const QByteArray& target, const QByteArray& more = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

QByteArray post(const QByteArray& headers, const QByteArray& body)
{
    return "POST /e HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

QByteArray chunked(const QByteArray& body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

} // namespace

class TestHttpParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInputHasItsOutcome_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        addLines();
        addTargets();
        addHosts();
        addBodies();
        addChunks();
        addLimits();
    }
    /// Whole, byte by byte and cut in two at every place: the outcome is the same.
    void everyInputHasItsOutcome()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Limits limits;
        limits.requestHeadBytes = 400;
        limits.requestBodyBytes = 20;
        const Outcome whole = read(bytes, {}, limits);
        QCOMPARE(whole.status, status);
        const Outcome drops = read(bytes, everywhere(bytes), limits);
        QCOMPARE(drops.status, status);
        QCOMPARE(drops.head.request.body, whole.head.request.body);
        QCOMPARE(drops.rest, whole.rest);
        // Of a long one, at about a thousand places.
        for (qsizetype cut = 1; cut < bytes.size(); cut += 1 + bytes.size() / 1'000) {
            const Outcome halves = read(bytes, {cut}, limits);
            QCOMPARE(halves.status, status);
            QCOMPARE(halves.head.request.body, whole.head.request.body);
            QCOMPARE(halves.rest, whole.rest);
        }
    }

    /// Whatever comes, however it was cut, is decided the same way.
    void garbageIsDecidedTheSameWayHoweverItIsCut()
    {
        Limits limits;
        limits.requestHeadBytes = 400;
        limits.requestBodyBytes = 20;
        const QByteArrayList seeds{get("/a/%2e?b=c", "X: y\r\n"),
                                   chunked("3;x\r\nabc\r\n0\r\nA: b\r\n\r\n"),
                                   post("Content-Length: 5\r\nExpect: 100-continue\r\n", "hello")};
        const QByteArray spice =
            QByteArray::fromPercentEncoding("%0D%0A %09:;,%25/.0159afGET%00%7F%FF");
        QRandomGenerator random(1);
        const int rounds = std::max(6'000, qEnvironmentVariableIntValue("FOOTFALL_ROUNDS"));
        for (int round = 0; round < rounds; ++round) {
            QByteArray bytes = seeds[round % seeds.size()];
            for (int change = random.bounded(1, 4); change > 0; --change) {
                const qsizetype at = random.bounded(int(bytes.size()));
                bytes.replace(at, random.bounded(3),
                              spice.mid(random.bounded(int(spice.size())), random.bounded(3)));
            }
            const Outcome whole = read(bytes, {}, limits);
            const Outcome drops = read(bytes, everywhere(bytes), limits);
            QVERIFY2(whole.status == drops.status, bytes.toPercentEncoding().constData());
            QVERIFY2(whole.head.request.body == drops.head.request.body,
                     bytes.toPercentEncoding().constData());
            QVERIFY2(whole.rest == drops.rest, bytes.toPercentEncoding().constData());
        }
    }

    void aRequestIsReadWhole()
    {
        const Outcome outcome = read("POST //Api//Events/?a=1&b=%2F HTTP/1.1\r\nHost: a:3000\r\n"
                                     "X-Empty:\r\nX-Spaced: \t two words \t\r\n"
                                     "Content-Length: 4\r\n\r\nbodyGET /next",
                                     {}, Limits());
        const HttpRequest& request = outcome.head.request;
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path, QByteArray("/Api/Events"));
        QCOMPARE(request.query, QByteArray("a=1&b=%2F"));
        QCOMPARE(request.header("x-spaced"), std::string_view("two words"));
        QCOMPARE(request.headers.size(), 4);
        QCOMPARE(request.body, QByteArray("body"));
        QVERIFY(request.http11);
        QVERIFY(outcome.head.keepAlive);
        QCOMPARE(outcome.rest, QByteArray("GET /next"));
    }
    void connectionsAreKeptOrNot()
    {
        QVERIFY(read(get("/"), {}, Limits()).head.keepAlive);
        QVERIFY(!read(get("/", "Connection: x, Close\r\n"), {}, Limits()).head.keepAlive);
        const Outcome old = read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", {}, Limits());
        QCOMPARE(old.status, served);
        QVERIFY(!old.head.keepAlive);
        QVERIFY(!old.head.request.http11);
    }
    void chunksAreJoined()
    {
        const Outcome outcome =
            read(chunked("3\r\nabc\r\n0A;x=\"y\"\r\n0123456789\r\n0\r\nX-Trailer: t\r\n\r\nGET"),
                 {}, Limits());
        QCOMPARE(outcome.head.request.body, QByteArray("abc0123456789"));
        QCOMPARE(outcome.head.request.header("x-trailer"), std::string_view());
        QCOMPARE(outcome.rest, QByteArray("GET"));
    }
    void a100IsDueOnceAndOnlyBeforeTheBody()
    {
        const QByteArray head = post("Content-Length: 2\r\nExpect: 100-continue\r\n", {});
        RequestReader reader;
        std::string_view bytes(head.constData(), std::size_t(head.size()));
        QCOMPARE(reader.feed(bytes, Limits()), Status::NeedBody);
        QVERIFY(reader.takeContinue());
        QVERIFY(!reader.takeContinue());
        const QByteArray both = head + "x";
        RequestReader eager;
        bytes = std::string_view(both.constData(), std::size_t(both.size()));
        QCOMPARE(eager.feed(bytes, Limits()), Status::NeedBody);
        QVERIFY(!eager.takeContinue());
    }
    void aBodyThatIsTooLargeIsRefusedByItsHead()
    {
        const Outcome outcome = read(post("Content-Length: 1048577\r\n", {}), {}, Limits());
        QCOMPARE(outcome.status, 413);
    }
    void requestsFollowEachOther()
    {
        const QByteArray both = post("Content-Length: 2\r\n", "hi") + get("/second");
        std::string_view bytes(both.constData(), std::size_t(both.size()));
        RequestReader reader;
        QCOMPARE(reader.feed(bytes, Limits()), Status::Complete);
        QCOMPARE(reader.take().request.body, QByteArray("hi"));
        QVERIFY(reader.isIdle());
        QCOMPARE(reader.feed(bytes, Limits()), Status::Complete);
        QCOMPARE(reader.take().request.path, QByteArray("/second"));
        QVERIFY(bytes.empty());
    }
    void theDefaultHeadLimitIs16KiB()
    {
        const QByteArray filler(16 * 1024 - get("/", "X: \r\n").size(), 'x');
        QCOMPARE(read(get("/", "X: " + filler + "\r\n"), {}, Limits()).status, served);
        QCOMPARE(read(get("/", "X: x" + filler + "\r\n"), {}, Limits()).status, 431);
        QCOMPARE(read(get("/" + QByteArray(8200, 'x')), {}, Limits()).status, 414);
        QCOMPARE(read(get("/", QByteArray("X: y\r\n").repeated(99)), {}, Limits()).status, served);
        QCOMPARE(read(get("/", QByteArray("X: y\r\n").repeated(100)), {}, Limits()).status, 431);
    }

    void pathsAreNormalised_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("root") << QByteArray("/") << QByteArray("/");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("/");
        QTest::newRow("slashes only") << QByteArray("////") << QByteArray("/");
        QTest::newRow("double") << QByteArray("//api") << QByteArray("/api");
        QTest::newRow("inner") << QByteArray("/api//analytics/") << QByteArray("/api/analytics");
        QTest::newRow("encoded slash") << QByteArray("/api%2fevents") << QByteArray("/api/events");
        QTest::newRow("decoded once") << QByteArray("/%2541") << QByteArray("/%41");
        QTest::newRow("dots in a name") << QByteArray("/a..b/.c") << QByteArray("/a..b/.c");
        QTest::newRow("UTF-8") << QByteArray("/%C3%A9") << QByteArray("/\xC3\xA9");
    }
    void pathsAreNormalised()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, expected);
        const Result<QByteArray> path = normalisedPath(raw.toStdString());
        QVERIFY(bool(path));
        QCOMPARE(*path, expected);
    }

private:
    void row(const char* name, const QByteArray& bytes, int status)
    {
        QTest::newRow(name) << bytes << status;
    }
    void addLines()
    {
        row("nothing", "", unfinished);
        row("plain", get("/"), served);
        row("half a head", "GET / HTTP/1.1\r\nHost: a\r\n", unfinished);
        row("an empty line first", "\r\n" + get("/"), served);
        row("two empty lines first", "\r\n\r\n" + get("/"), 400);
        row("half an empty line", "\r", unfinished);
        row("a bare CR first", "\rGET / HTTP/1.1\r\n\r\n", 400);
        row("LF lines", "GET / HTTP/1.1\nHost: a\n\n", 400);
        row("one LF line", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400);
        row("LF at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400);
        row("bare CR in a value", get("/", "X: a\rb\r\n"), 400);
        row("CR before CRLF", get("/", "X: a\r\r\n"), 400);
        row("folded line", get("/", "X: a\r\n b\r\n"), 400);
        row("folded by tab", get("/", "X: a\r\n\tb\r\n"), 400);
        row("folded first line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
        row("space before colon", get("/", "X : a\r\n"), 400);
        row("no colon", get("/", "nonsense\r\n"), 400);
        row("no name", get("/", ": a\r\n"), 400);
        row("NUL in a value", get("/", QByteArray("X: a\0b\r\n", 8)), 400);
        row("control in a value", get("/", "X: a\x01\r\n"), 400);
        row("DEL in a value", get("/", "X: a\x7f\r\n"), 400);
        row("Latin 1 in a value", get("/", "X: caf\xe9\r\n"), served);
        row("non-ASCII in a name", get("/", "X\xe9: a\r\n"), 400);
        row("no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("lower case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("mixed case method", "GeT / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("endless method", QByteArray(30, 'A') + " / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("own method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", served);
        row("no version", "GET /\r\n\r\n", 400);
        row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("space behind", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400);
        row("tab between", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("1.0", "GET / HTTP/1.0\r\n\r\n", served);
        row("0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505);
        row("1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505);
        row("2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        row("version in lower case", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
        row("version of three digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400);
        row("no protocol", "GET / ICY/1.1\r\nHost: a\r\n\r\n", 400);
        row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);
        row("an origin", get("/", "Origin: https://a\r\n"), served);
        row("two origins", get("/", "Origin: https://a\r\nOrigin: https://a\r\n"), 400);
        row("other expectation", post("Expect: tea\r\n", {}), 417);
    }
    void addTargets()
    {
        row("query", get("/a?b=c?d"), served);
        row("absolute form", get("http://a/x?y=1"), served);
        row("absolute form without a path", get("http://a"), served);
        row("absolute form with its own port", get("HTTP://A:80/"), served);
        row("absolute form of another host", get("http://b/"), 400);
        row("absolute form of another port", get("http://a:81/"), 400);
        row("absolute form with a name before", get("http://u@a/"), 400);
        row("absolute form without a host", get("http:///x"), 400);
        row("absolute form without Host", "GET http://a/ HTTP/1.1\r\n\r\n", 400);
        row("another scheme", get("ftp://a/"), 400);
        row("authority form", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", served);
        row("asterisk with GET", get("*"), 400);
        row("fragment", get("/a#b"), 400);
        row("raw UTF-8", get("/caf\xc3\xa9"), 400);
        row("control", get("/a\x01"), 400);
        row("control in the query", get("/a?\x7f"), 400);
        row("encoded control", get("/hello%0a"), 400);
        row("encoded NUL", get("/hello%00"), 400);
        row("encoded DEL", get("/hello%7F"), 400);
        row("broken escape", get("/a%4"), 400);
        row("no escape", get("/a%zz"), 400);
        row("dot", get("/./a"), 400);
        row("dot dot", get("/a/.."), 400);
        row("dot dot inside", get("/a/../b"), 400);
        row("encoded dots", get("/a/%2e%2E/b"), 400);
        row("dots behind slashes", get("/a//..//b"), 400);
        row("dots with encoded slash", get("/a%2f..%2fb"), 400);
        row("dots encoded twice", get("/%252e%252e"), served);
        row("target too long", get("/" + QByteArray(400, 'x')), 414);
    }
    void addHosts()
    {
        row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("empty Host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", 400);
        row("two Hosts", get("/", "Host: a\r\n"), 400);
        row("two Hosts in 1.0", "GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n", 400);
        row("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
        row("Host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400);
        row("Host with spaces", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400);
        row("Hosts in a list", "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", 400);
        row("Host of IPv6", "GET / HTTP/1.1\r\nHost: [::1]:3000\r\n\r\n", served);
    }
    void addBodies()
    {
        row("no length", post({}, {}), served);
        row("length", post("Content-Length: 3\r\n", "abc"), served);
        row("body cut short", post("Content-Length: 3\r\n", "ab"), unfinished);
        row("length 0", post("Content-Length: 0\r\n", "GET"), served);
        row("leading zeros", post("Content-Length: 003\r\n", "abc"), served);
        row("largest body", post("Content-Length: 20\r\n", QByteArray(20, 'x')), served);
        row("body too large", post("Content-Length: 21\r\n", {}), 413);
        row("length beyond all", post("Content-Length: 99999999999999999999\r\n", {}), 413);
        row("negative length", post("Content-Length: -3\r\n", "abc"), 400);
        row("signed length", post("Content-Length: +3\r\n", "abc"), 400);
        row("hexadecimal length", post("Content-Length: 0x3\r\n", "abc"), 400);
        row("fractional length", post("Content-Length: 3.0\r\n", "abc"), 400);
        row("empty length", post("Content-Length: \r\n", {}), 400);
        row("lengths in a list", post("Content-Length: 3, 3\r\n", "abc"), 400);
        row("two equal lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400);
        row("two lengths", post("Content-Length: 3\r\ncontent-length: 4\r\n", "abc"), 400);
        row("length with blanks around", post("Content-Length: \t3 \r\n", "abc"), served);
        row("length with a blank within", post("Content-Length: 1 2\r\n", "abc"), 400);
        row("length with a form feed",
            post("Content-Length: \x0c"
                 "3\r\n",
                 "abc"),
            400);
        row("length by digits of another script", post("Content-Length: \xd9\xa3\r\n", "abc"), 400);
        row("length behind a blank name", post("Content-Length : 3\r\n", "abc"), 400);
        row("length in a folded line", post("X: y\r\n Content-Length: 3\r\n", "abc"), 400);
        row("length behind a bare CR", post("X: y\rContent-Length: 3\r\n", "abc"), 400);
        row("length behind a bare LF", post("X: y\nContent-Length: 3\r\n", "abc"), 400);
        row("length of an underscore", post("Content_Length: 3\r\n", {}), served);
        row("GET with a body", get("/", "Content-Length: 3\r\n") + "abc", served);
    }
    void addChunks()
    {
        row("chunks", chunked("3\r\nabc\r\n0\r\n\r\n"), served);
        row("no chunks", chunked("0\r\n\r\n"), served);
        row("chunks cut short", chunked("3\r\nabc\r\n0\r\n"), unfinished);
        row("trailers", chunked("0\r\nA: b\r\nC: d\r\n\r\n"), served);
        row("endless trailers", chunked("0\r\n" + QByteArray("A: b\r\n").repeated(3000)), 400);
        row("extension", chunked("3;a=b\r\nabc\r\n0\r\n\r\n"), served);
        row("endless extension", chunked("3;" + QByteArray(2000, 'a')), 400);
        row("chunks too large", chunked("b\r\n01234567890\r\na\r\n0123456789\r\n"), 413);
        row("one chunk too large", chunked("15\r\n"), 413);
        row("chunk beyond all", chunked("fffffffffffffffff\r\n"), 413);
        row("negative chunk", chunked("-3\r\nabc\r\n0\r\n\r\n"), 400);
        for (const char* size : {"3 ", " 3", "3\t", "3 ;a=b", "\t3", "3 3"})
            row(qPrintable(QStringLiteral("chunk size '%1'").arg(QLatin1String(size))),
                chunked(size + QByteArray("\r\nabc\r\n0\r\n\r\n")), 400);
        row("blank behind the last chunk", chunked("0 \r\n\r\n"), 400);
        row("control in an extension", chunked("3;a\x01\r\nabc\r\n0\r\n\r\n"), 400);
        for (const char* name : {"Content-Length", "Transfer-Encoding", "host", "CONNECTION", "TE",
                                 "Trailer", "Upgrade", "Expect", "Keep-Alive", "Content-Encoding"})
            row(qPrintable(QStringLiteral("trailer %1").arg(QLatin1String(name))),
                chunked(QByteArray("0\r\nA: b\r\n") + name + ": 1\r\n\r\n"), 400);
        row("trailer without a name", chunked("0\r\n: b\r\n\r\n"), 400);
        row("trailer without a colon", chunked("0\r\nnonsense\r\n\r\n"), 400);
        row("trailer with a blank name", chunked("0\r\nA : b\r\n\r\n"), 400);
        row("chunk with 0x", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400);
        row("chunk without a size", chunked("\r\nabc\r\n0\r\n\r\n"), 400);
        row("chunk by LF", chunked("3\nabc\r\n0\r\n\r\n"), 400);
        row("chunk longer than said", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400);
        row("chunked and length",
            post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n"), 400);
        row("length and chunked",
            post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "abc"), 400);
        row("gzip", post("Transfer-Encoding: gzip\r\n", {}), 501);
        row("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", {}), 501);
        row("chunked twice",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", {}), 501);
        row("identity", post("Transfer-Encoding: identity\r\n", {}), 501);
        row("chunked with junk", post("Transfer-Encoding: xchunked\r\n", {}), 501);
        row("chunked in capitals", post("TRANSFER-ENCODING: Chunked\r\n", "0\r\n\r\n"), served);
        row("chunked with a control",
            post("Transfer-Encoding: \x0b"
                 "chunked\r\n",
                 {}),
            400);
        row("chunked behind a blank name", post("Transfer-Encoding : chunked\r\n", {}), 400);
        row("chunked, folded", post("Transfer-Encoding:\r\n chunked\r\n", {}), 400);
        row("chunked in quotes", post("Transfer-Encoding: \"chunked\"\r\n", {}), 501);
        row("chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", {}), 501);
        row("chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", {}), 501);
        row("chunked with a parameter", post("Transfer-Encoding: chunked;q=1\r\n", {}), 501);
        row("no coding named", post("Transfer-Encoding: \r\n", {}), 501);
        row("chunked, hidden by Connection",
            post("Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked\r\nContent-Length: "
                 "3\r\n",
                 {}),
            400);
        row("chunked of an underscore", post("Transfer_Encoding: chunked\r\n", {}), served);
        row("GET in chunks", get("/", "Transfer-Encoding: chunked\r\n") + "1\r\nx\r\n0\r\n\r\n",
            served);
        for (const char* size : {"+3", "3_0", "\xef\xbc\x93", "3\x0c"})
            row(qPrintable(QStringLiteral("chunk size as '%1'").arg(QString::fromUtf8(size))),
                chunked(size + QByteArray("\r\nabc\r\n0\r\n\r\n")), 400);
        row("chunk size with zeros", chunked("0003\r\nabc\r\n000\r\n\r\n"), served);
        row("chunk size in capitals", chunked("A\r\n0123456789\r\n0\r\n\r\n"), served);
        row("chunk ended by LF", chunked("3\r\nabc\n0\r\n\r\n"), 400);
        row("chunk ended by CR", chunked("3\r\nabc\r0\r\n\r\n"), 400);
        row("chunk without its end", chunked("3\r\nabc0\r\n\r\n"), 400);
        row("chunk by a bare CR in an extension", chunked("3;a\rb\r\nabc\r\n0\r\n\r\n"), 400);
        row("last chunk by LF", chunked("0\n\r\n"), 400);
        row("trailer folded", chunked("0\r\nA: b\r\n c\r\n\r\n"), 400);
        row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400);
    }
    void addLimits()
    {
        row("head too large", get("/", "X: " + QByteArray(400, 'x') + "\r\n"), 431);
        row("head without an end", "GET / HTTP/1.1\r\nX: " + QByteArray(400, 'x'), 431);
        row("line without an end", QByteArray(500, 'A'), 414);
    }
};

QTEST_APPLESS_MAIN(TestHttpParser)
#include "tst_http_parser.moc"
