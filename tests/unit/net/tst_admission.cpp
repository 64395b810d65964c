// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/ascii.h"
#include "core/net/access/admission.h"
#include "core/net/access/grants.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

using Verdict = Admission::Verdict;

HttpRequest requestFrom(const char* peer, const QByteArray& host, QList<HttpHeader> more = {})
{
    HttpRequest request;
    request.method = "GET";
    request.path = "/api/analytics";
    request.peer = QHostAddress(QString::fromLatin1(peer));
    request.headers = QList<HttpHeader>{{"Host", host}} + more;
    return request;
}

AdmissionRules rules()
{
    AdmissionRules rules;
    rules.token = "correct-horse";
    rules.dashboardOrigins = {"https://dash.example", "http://wall.example:8080/"};
    return rules;
}

bool isOperator(const Admission& admission, const HttpRequest& request)
{
    return admission.callerOf(request).mayChange();
}

Verdict judge(const Admission& admission, const HttpRequest& request, Plane plane)
{
    return Admission::judge(admission.callerOf(request), plane);
}

QByteArray valueOf(const QList<HttpHeader>& headers, const QByteArray& name)
{
    for (const HttpHeader& header : headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

} // namespace

class TestAdmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTokenIsTheOneThatWasGiven()
    {
        const Admission admission(rules());
        QVERIFY(admission.isToken("correct-horse"));
        for (const char* wrong : {"", "correct-hors", "correct-horse ", "Correct-horse"})
            QVERIFY2(!admission.isToken(wrong), wrong);
        QVERIFY(!Admission({}).isToken(""));
    }
    void aLoginOpensEverythingAndAShareReading()
    {
        ManualClock clock;
        Grants grants(clock);
        const Admission admission(rules(), &grants);
        const QByteArray login = grants.addLogin();
        const auto share = grants.addShare("Anna");
        const auto callerWith = [&](const QByteArray& cookies) {
            return admission.callerOf(
                requestFrom("8.8.8.8", "stats.example", {{"Cookie", cookies}}));
        };
        const QByteArray loginCookie = "footfall_session=" + login;
        const QByteArray shareCookie = "footfall_share=" + share->secret;
        QCOMPARE(callerWith(loginCookie).access, Access::Operator);
        QCOMPARE(callerWith(loginCookie).grant, grants.loginOf(viewOf(login)));
        QCOMPARE(callerWith(shareCookie).access, Access::Reader);
        QCOMPARE(callerWith(shareCookie).grant, share->grant.id);
        QCOMPARE(callerWith(shareCookie + "; " + loginCookie).access, Access::Operator);
        for (const QByteArray& none :
             {"footfall_session=" + share->secret, "footfall_share=" + login,
              loginCookie.chopped(1), "x" + loginCookie, QByteArray("footfall_session="),
              QByteArray(";;=;")})
            QVERIFY2(callerWith(none).access == Access::None, none.constData());
        QCOMPARE(Admission(rules())
                     .callerOf(requestFrom("8.8.8.8", "a", {{"Cookie", loginCookie}}))
                     .access,
                 Access::None);
    }
    void aShareIsShownLikeATokenToo()
    {
        ManualClock clock;
        Grants grants(clock);
        const Admission admission(rules(), &grants);
        const auto share = grants.addShare("Anna");
        HttpRequest request = requestFrom("8.8.8.8", "stats.example");
        request.query = "token=" + share->secret;
        QCOMPARE(admission.callerOf(request).access, Access::Reader);
        QCOMPARE(judge(admission, request, Plane::Reader), Verdict::Allowed);
        QCOMPARE(judge(admission, request, Plane::Operator), Verdict::Unauthorized);
        request.headers.append(HttpHeader{"Authorization", "Bearer correct-horse"});
        QCOMPARE(admission.callerOf(request).access, Access::Operator);
        QCOMPARE(admission.callerOf(request).grant, 0U);
        request.query = "token=correct-horse";
        request.headers.last().value = "Bearer " + share->secret;
        QCOMPARE(admission.callerOf(request).access, Access::Operator);
        QVERIFY(grants.revokeShare(share->grant.id));
        request.query.clear();
        QCOMPARE(admission.callerOf(request).access, Access::None);
    }
    void aForeignPageHasNothingOfACookie()
    {
        ManualClock clock;
        Grants grants(clock);
        const Admission admission(rules(), &grants);
        const QByteArray cookie = "footfall_session=" + grants.addLogin();
        const HttpRequest request = requestFrom(
            "8.8.8.8", "stats.example", {{"Cookie", cookie}, {"Origin", "https://evil.example"}});
        QCOMPARE(admission.callerOf(request).access, Access::None);
        QCOMPARE(judge(admission, request, Plane::Reader), Verdict::Forbidden);
        QCOMPARE(judge(admission, request, Plane::Door), Verdict::Forbidden);
    }
    void theDoorIsOpenToAnybody()
    {
        QCOMPARE(judge(Admission(rules()), requestFrom("8.8.8.8", "stats.example"), Plane::Door),
                 Verdict::Allowed);
    }
    void directLoopbackIsOperator_data()
    {
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* peer, const char* host, bool expected) {
            QTest::addRow("%s as %s", peer, host)
                << QByteArray(peer) << QByteArray(host) << expected;
        };
        row("127.0.0.1", "localhost:3000", true);
        row("127.0.0.1", "LocalHost", true);
        row("127.0.0.1", "127.0.0.1:3000", true);
        row("127.8.9.1", "127.1.2.3", true);
        row("::1", "[::1]:3000", true);
        row("::1", "[::1]", true);
        row("::ffff:127.0.0.1", "[::ffff:127.0.0.1]", true);
        row("127.0.0.1", "evil.example", false);
        row("127.0.0.1", "localhost.evil.example", false);
        row("127.0.0.1", "127.0.0.1.evil.example", false);
        row("127.0.0.1", "128.0.0.1", false);
        row("127.0.0.1", "127.1", false);
        row("127.0.0.1", "[::2]", false);
        row("127.0.0.1", "[::1", false);
        row("127.0.0.1", "[127.0.0.1]", false);
        row("127.0.0.1", "localhost:x", false);
        row("127.0.0.1", "localhost:3000:1", false);
        row("127.0.0.1", "::1", false);
        row("127.0.0.1", "", false);
        row("192.168.1.7", "localhost", false);
        row("::ffff:192.168.1.7", "localhost", false);
        row("fe80::1", "[::1]", false);
    }
    void directLoopbackIsOperator()
    {
        QFETCH(QByteArray, peer);
        QFETCH(QByteArray, host);
        QFETCH(bool, expected);
        const HttpRequest request = requestFrom(peer.constData(), host);
        const Admission admission(rules());
        QCOMPARE(isOperator(admission, request), expected);
        QCOMPARE(judge(admission, request, Plane::Operator),
                 expected ? Verdict::Allowed : Verdict::Unauthorized);
        QCOMPARE(judge(admission, request, Plane::Visitor), Verdict::Allowed);
    }
    void aProxyOnThisMachineIsNoOperator()
    {
        const Admission admission(rules());
        for (const char* name : {"Forwarded", "via", "X-Real-IP", "X-Forwarded-For",
                                 "x-forwarded-proto", "X-FORWARDED-ANYTHING"})
            QVERIFY2(!isOperator(admission, requestFrom("127.0.0.1", "localhost", {{name, "x"}})),
                     name);
        HttpRequest old = requestFrom("127.0.0.1", "localhost");
        old.http11 = false;
        QVERIFY(!isOperator(admission, old));
    }
    void loopbackCountsOnlyWhileNothingElseIsListenedOn()
    {
        AdmissionRules open = rules();
        open.loopbackIsOperator = false;
        QVERIFY(!isOperator(Admission(open), requestFrom("127.0.0.1", "localhost")));
    }
    void aTokenOpensFromAnywhere()
    {
        const Admission admission(rules());
        const auto bearer = [&](const QByteArray& value) {
            return isOperator(admission,
                              requestFrom("8.8.8.8", "stats.example", {{"Authorization", value}}));
        };
        QVERIFY(bearer("Bearer correct-horse"));
        QVERIFY(bearer("bearer  correct-horse"));
        QVERIFY(!bearer("Bearer correct-hors"));
        QVERIFY(!bearer("Bearer correct-horsf"));
        QVERIFY(!bearer("Bearer "));
        QVERIFY(!bearer("Basic correct-horse"));
        QVERIFY(!bearer("correct-horse"));
        HttpRequest request = requestFrom("8.8.8.8", "stats.example");
        request.query = "a=b&token=correct%2Dhorse";
        QVERIFY(isOperator(admission, request));
        request.query = "token=";
        QVERIFY(!isOperator(admission, request));
    }
    void withoutATokenNobodyFromElsewhereComesIn()
    {
        const Admission admission{AdmissionRules()};
        HttpRequest request =
            requestFrom("8.8.8.8", "stats.example", {{"Authorization", "Bearer "}});
        request.query = "token=";
        QCOMPARE(judge(admission, request, Plane::Operator), Verdict::Unauthorized);
    }
    void foreignOriginsAreForbidden_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* host, const char* origin, bool allowed) {
            QTest::addRow("%s to %s", origin, host)
                << QByteArray(host) << QByteArray(origin) << allowed;
        };
        row("localhost:3000", "http://localhost:3000", true);
        row("localhost:3000", "http://localhost:5173", true);
        row("localhost:3000", "http://127.0.0.1", true);
        row("localhost:3000", "https://[::1]:8443", true);
        row("localhost:3000", "https://dash.example", true);
        row("localhost:3000", "https://dash.example:443", true);
        row("localhost:3000", "http://wall.example:8080", true);
        row("stats.example", "https://stats.example", true);
        row("stats.example:80", "http://stats.example", true);
        row("stats.example:3000", "http://stats.example", false);
        row("localhost:3000", "http://dash.example", false);
        row("localhost:3000", "https://dash.example.evil", false);
        row("localhost:3000", "https://evil.example", false);
        row("localhost:3000", "https://localhost.evil.example", false);
        row("localhost:3000", "null", false);
        row("localhost:3000", "file://localhost", false);
        row("localhost:3000", "http://", false);
        row("localhost:3000", "chrome-extension://localhost", false);
    }
    void foreignOriginsAreForbidden()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, origin);
        QFETCH(bool, allowed);
        HttpRequest request = requestFrom("127.0.0.1", host, {{"Origin", origin}});
        request.query = "token=correct-horse";
        QCOMPARE(judge(Admission(rules()), request, Plane::Operator),
                 allowed ? Verdict::Allowed : Verdict::Forbidden);
        QCOMPARE(judge(Admission(rules()), request, Plane::Visitor), Verdict::Allowed);
    }
    void overTlsOurOwnPagesAreHttps_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("forbidden");
        QTest::newRow("both") << true << QByteArray("https://stats.example") << false;
        QTest::newRow("with the port") << true << QByteArray("https://stats.example:443") << false;
        QTest::newRow("a page that is not") << true << QByteArray("http://stats.example") << true;
        QTest::newRow("of another port") << true << QByteArray("https://stats.example:80") << true;
        QTest::newRow("neither") << false << QByteArray("http://stats.example") << false;
        // By a proxy that is not declared.
        QTest::newRow("the page only") << false << QByteArray("https://stats.example") << false;
    }
    void overTlsOurOwnPagesAreHttps()
    {
        QFETCH(bool, secure);
        QFETCH(QByteArray, origin);
        QFETCH(bool, forbidden);
        HttpRequest request = requestFrom("8.8.8.8", "stats.example", {{"Origin", origin}});
        request.secure = secure;
        const Verdict verdict = judge(Admission(rules()), request, Plane::Operator);
        QCOMPARE(verdict == Verdict::Forbidden, forbidden);
    }
    void aCrossSitePostWithoutOriginIsForbidden()
    {
        HttpRequest request =
            requestFrom("127.0.0.1", "localhost", {{"Sec-Fetch-Site", "cross-site"}});
        const Admission admission(rules());
        QCOMPARE(judge(admission, request, Plane::Operator), Verdict::Allowed);
        request.method = "POST";
        QCOMPARE(judge(admission, request, Plane::Operator), Verdict::Forbidden);
        QCOMPARE(judge(admission, request, Plane::Visitor), Verdict::Allowed);
    }
    void visitorsMayReadFromEveryOrigin()
    {
        const Admission admission(rules());
        const auto none =
            admission.headersFor(requestFrom("8.8.8.8", "stats.example"), Plane::Visitor);
        QCOMPARE(valueOf(none, "Access-Control-Allow-Origin"), QByteArray("*"));
        QCOMPARE(valueOf(none, "Vary"), QByteArray("Origin"));
        const auto some = admission.headersFor(
            requestFrom("8.8.8.8", "stats.example", {{"Origin", "https://shop.example"}}),
            Plane::Visitor);
        QCOMPARE(valueOf(some, "Access-Control-Allow-Origin"), QByteArray("https://shop.example"));
        QCOMPARE(valueOf(some, "Access-Control-Allow-Credentials"), QByteArray("true"));
        QCOMPARE(valueOf(some, "Access-Control-Expose-Headers"), QByteArray("Retry-After"));
    }
    void operatorAnswersAreReadOnlyByDashboards()
    {
        const Admission admission(rules());
        const auto allowed = [&](const QByteArray& origin) {
            return valueOf(
                admission.headersFor(requestFrom("127.0.0.1", "localhost", {{"Origin", origin}}),
                                     Plane::Operator),
                "Access-Control-Allow-Origin");
        };
        QCOMPARE(allowed("https://dash.example"), QByteArray("https://dash.example"));
        QCOMPARE(allowed("http://localhost:5173"), QByteArray("http://localhost:5173"));
        QCOMPARE(allowed("https://evil.example"), QByteArray());
        QCOMPARE(allowed("null"), QByteArray());
    }
    void aPreflightMirrorsTheHeadersAskedFor()
    {
        HttpRequest request =
            requestFrom("8.8.8.8", "a", {{"Access-Control-Request-Headers", "content-type,x-a"}});
        request.method = "OPTIONS";
        const auto headers = Admission(rules()).headersFor(request, Plane::Visitor);
        QCOMPARE(valueOf(headers, "Access-Control-Allow-Headers"), QByteArray("content-type,x-a"));
        QCOMPARE(valueOf(headers, "Access-Control-Allow-Methods"),
                 QByteArray("GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS"));
        QCOMPARE(valueOf(headers, "Access-Control-Max-Age"), QByteArray("86400"));
    }
};

QTEST_APPLESS_MAIN(TestAdmission)
#include "tst_admission.moc"
