// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/forwarded.h"

#include "core/base/text/ascii.h"

#include <QTest>

using namespace footfall;

namespace {

QHostAddress address(const char* text)
{
    return QHostAddress(QString::fromLatin1(text));
}

/// As our proxy at 10.0.0.1 passes it on.
HttpRequest proxied(const QList<HttpHeader>& headers)
{
    HttpRequest request;
    request.peer = address("10.0.0.1");
    request.headers = QList<HttpHeader>{{"Host", "localhost:3000"}} + headers;
    seeBehindProxies(request, {{address("10.0.0.0"), 8}, {address("fd00::"), 8}});
    return request;
}

} // namespace

class TestForwarded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClientIsTheLastThatIsNoProxy_data()
    {
        QTest::addColumn<QList<QByteArray>>("lists");
        QTest::addColumn<QString>("client");
        const auto row = [](const char* name, const QList<QByteArray>& lists, const char* client) {
            QTest::newRow(name) << lists << QString::fromLatin1(client);
        };
        row("one", {"8.8.8.8"}, "8.8.8.8");
        row("IPv6", {"2001:db8::1"}, "2001:db8::1");
        row("mapped", {"::ffff:8.8.8.8"}, "8.8.8.8");
        row("with a port", {"8.8.8.8:1234"}, "8.8.8.8");
        row("IPv6 with a port", {"[2001:db8::1]:443"}, "2001:db8::1");
        row("in brackets", {"[2001:db8::1]"}, "2001:db8::1");
        row("several proxies", {"8.8.8.8, 10.0.0.3 ,10.0.0.2"}, "8.8.8.8");
        row("proxies with IPv6", {"8.8.8.8,fd00::1"}, "8.8.8.8");
        row("spoofed on the left", {"1.1.1.1, 8.8.8.8"}, "8.8.8.8");
        row("spoofed as a proxy", {"9.9.9.9, 10.0.0.9, 8.8.8.8, 10.0.0.2"}, "8.8.8.8");
        row("rubbish on the left", {"'; DROP, unknown, 8.8.8.8"}, "8.8.8.8");
        row("two headers", {"1.1.1.1", "8.8.8.8"}, "8.8.8.8");
        row("two headers, a proxy last", {"1.1.1.1, 8.8.8.8", "10.0.0.2"}, "8.8.8.8");
        row("proxies only", {"10.0.0.7, 10.0.0.2"}, "10.0.0.7");
        row("unknown", {"unknown"}, "10.0.0.1");
        row("unknown before a proxy", {"8.8.8.8, unknown, 10.0.0.2"}, "10.0.0.1");
        row("empty", {""}, "10.0.0.1");
        row("nothing after a comma", {"8.8.8.8,"}, "10.0.0.1");
        row("nothing between commas", {"8.8.8.8,,10.0.0.2"}, "10.0.0.1");
        row("a name", {"localhost"}, "10.0.0.1");
        row("a short address", {"8.8"}, "10.0.0.1");
        row("a number", {"134744072"}, "10.0.0.1");
        row("a bad port", {"8.8.8.8:http"}, "10.0.0.1");
        row("an open bracket", {"[2001:db8::1"}, "10.0.0.1");
        row("IPv4 in brackets", {"[8.8.8.8]"}, "10.0.0.1");
        row("a zone", {"fe80::1%eth0"}, "10.0.0.1");
        row("a long one", {QByteArray(8'000, ':')}, "10.0.0.1");
        row("very many", {"8.8.8.8" + QByteArray(",10.0.0.2").repeated(800)}, "10.0.0.2");
    }
    void theClientIsTheLastThatIsNoProxy()
    {
        QFETCH(QList<QByteArray>, lists);
        QFETCH(QString, client);
        QList<HttpHeader> headers;
        for (const QByteArray& list : lists)
            headers.append({"X-FORWARDED-FOR", list});
        QCOMPARE(proxied(headers).peer, QHostAddress(client));
    }
    void forwardedTellsWhoAndHow_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("client");
        QTest::addColumn<bool>("secure");
        const auto row = [](const char* name, const char* value, const char* client, bool secure) {
            QTest::newRow(name) << QByteArray(value) << QString::fromLatin1(client) << secure;
        };
        row("for", "for=8.8.8.8", "8.8.8.8", false);
        row("with the rest", "by=10.0.0.1; For=8.8.8.8; proto=https;host=a", "8.8.8.8", true);
        row("quoted", "for=\"[2001:db8::1]:4711\";proto=\"https\"", "2001:db8::1", true);
        row("several", "for=1.1.1.1;proto=http, for=8.8.8.8;proto=https, for=10.0.0.2;proto=http",
            "8.8.8.8", true);
        row("hidden", "for=_gazonk;proto=https", "10.0.0.1", false);
        row("unknown", "for=unknown", "10.0.0.1", false);
        row("without for", "proto=https", "10.0.0.1", false);
        row("rubbish", ";;==\",", "10.0.0.1", false);
    }
    void forwardedTellsWhoAndHow()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, client);
        QFETCH(bool, secure);
        const HttpRequest request = proxied({{"Forwarded", value}});
        QCOMPARE(request.peer, QHostAddress(client));
        QCOMPARE(request.secure, secure);
    }
    void oneHeaderIsBelieved()
    {
        const HttpHeader list{"X-Forwarded-For", "8.8.8.8"};
        const HttpHeader forwarded{"Forwarded", "for=9.9.9.9;proto=https"};
        const HttpHeader real{"X-Real-IP", "7.7.7.7"};
        QCOMPARE(proxied({real, forwarded, list}).peer, address("8.8.8.8"));
        QCOMPARE(proxied({real, forwarded}).peer, address("9.9.9.9"));
        QCOMPARE(proxied({real}).peer, address("7.7.7.7"));
        QVERIFY(!proxied({forwarded, list}).secure);
    }
    void theSchemeIsTheClients()
    {
        QVERIFY(proxied({{"X-Forwarded-Proto", "https"}}).secure);
        QVERIFY(proxied({{"X-Forwarded-Proto", "http, HTTPS"}}).secure);
        QVERIFY(!proxied({{"X-Forwarded-Proto", "https, http"}}).secure);
        QVERIFY(proxied({{"X-Forwarded-Proto", "wss"}}).secure);
        QVERIFY(!proxied({{"X-Forwarded-Proto", "gopher"}}).secure);
        QVERIFY(!proxied({}).secure);
        const HttpHeader https{"X-Forwarded-Proto", "https"};
        const HttpHeader http{"x-forwarded-proto", "http"};
        QVERIFY(!proxied({https, http}).secure);
        QVERIFY(proxied({http, https}).secure);
        QVERIFY(proxied({http, {"X-Forwarded-Proto", "http, https"}}).secure);
    }
    void aProxyOverTlsMayHaveAPlainClient()
    {
        HttpRequest request;
        request.peer = address("10.0.0.1");
        request.secure = true;
        const QList<PeerNetwork> trusted{{address("10.0.0.1"), 32}};
        seeBehindProxies(request, trusted);
        QVERIFY(request.secure);
        request.headers = {{"X-Forwarded-Proto", "http"}};
        seeBehindProxies(request, trusted);
        QVERIFY(!request.secure);
    }
    void theHostIsTheClients()
    {
        const auto hostOf = [](const QByteArray& value) {
            const HttpRequest request = proxied({{"X-Forwarded-Host", value}});
            return bytesOf(request.header("host"));
        };
        QCOMPARE(hostOf("stats.example"), QByteArray("stats.example"));
        QCOMPARE(hostOf("evil.example, stats.example:8443"), QByteArray("stats.example:8443"));
        QCOMPARE(hostOf("[2001:db8::1]:80"), QByteArray("[2001:db8::1]:80"));
        for (const QByteArray& bad : {QByteArray(), QByteArray("a/b"), QByteArray("a@b"),
                                      QByteArray("a b"), QByteArray(300, 'a')})
            QCOMPARE(hostOf(bad), QByteArray("localhost:3000"));
        const HttpRequest request = proxied({{"X-Forwarded-Host", "evil.example"},
                                             {"X-Forwarded-Proto", "https"},
                                             {"X-Forwarded-Host", "evil.example, stats.example"}});
        QCOMPARE(request.header("host"), std::string_view("stats.example"));
    }
    void nobodyElseIsBelieved()
    {
        HttpRequest request;
        request.peer = address("11.0.0.1");
        request.headers = {{"Host", "a"},
                           {"X-Forwarded-For", "8.8.8.8"},
                           {"X-Forwarded-Proto", "https"},
                           {"X-Forwarded-Host", "b"}};
        for (const QList<PeerNetwork>& trusted :
             {QList<PeerNetwork>(), QList<PeerNetwork>{{address("10.0.0.0"), 8}}}) {
            seeBehindProxies(request, trusted);
            QCOMPARE(request.peer, address("11.0.0.1"));
            QVERIFY(!request.secure);
            QCOMPARE(request.header("host"), std::string_view("a"));
        }
    }
};

QTEST_GUILESS_MAIN(TestForwarded)

#include "tst_forwarded.moc"
