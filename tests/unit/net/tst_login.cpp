// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/login_door.h"

#include "core/base/text/ascii.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace footfall;

class TestLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTokenGivesACookieThatLetsIn()
    {
        Door door;
        QCOMPARE(door.get("/api/me").status, 401);
        const HttpResponse answer = door.logIn("+correct%2Dhorse%0A");
        QCOMPARE(answer.status, 303);
        QCOMPARE(headerOf(answer, "Location"), QByteArray("/"));
        const QByteArray cookie = headerOf(answer, "Set-Cookie");
        QVERIFY(cookie.startsWith("footfall_session="));
        QCOMPARE(cookie.mid(cookie.indexOf(';')),
                 QByteArray("; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict"));
        door.cookie = "theme=dark; " + cookieIn(answer) + "; last=1";
        QCOMPARE(door.get("/api/me").body, QByteArray("{\"access\":\"operator\",\"login\":true}"));
        QCOMPARE(headerOf(door.get("/login"), "Location"), QByteArray("/"));
        QCOMPARE(door.get("/").status, 200);
    }
    void overTlsTheCookieIsForTlsOnly()
    {
        Door door;
        door.secure = true;
        QVERIFY(headerOf(door.logIn(token), "Set-Cookie").endsWith("; SameSite=Strict; Secure"));
    }
    void aWrongTokenShowsThePageAgain()
    {
        Door door;
        for (const char* wrong : {"", "wrong", "correct-hors", "correct-horse1", "%"}) {
            const HttpResponse answer = door.logIn(wrong);
            QCOMPARE(answer.status, 401);
            QVERIFY(answer.body.contains("<form method=\"post\" action=\"/login\">"));
            QVERIFY(answer.body.contains("This is not the operator token."));
            QCOMPARE(cookieIn(answer), QByteArray());
        }
    }
    void thePageRunsNoScriptAndIsNotFramed()
    {
        Door door;
        const HttpResponse page = door.get("/login");
        QCOMPARE(page.status, 200);
        const QByteArray policy = headerOf(page, "Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; style-src 'self'; form-action 'self'"));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QCOMPARE(headerOf(page, "Cache-Control"), QByteArray("no-store"));
        QVERIFY(!page.body.contains("{{"));
        QVERIFY(!page.body.contains("<script"));
        QVERIFY(door.get("/login.css").body.contains("prefers-color-scheme: dark"));
    }
    void whatIsGivenIsOnTheDiskFirst_data()
    {
        QTest::addColumn<bool>("isShare");
        QTest::addColumn<QString>("fate");
        for (const char* fate : {"written", "failed", "hangs"}) {
            QTest::addRow("a login, %s", fate) << false << QString::fromLatin1(fate);
            QTest::addRow("a share link, %s", fate) << true << QString::fromLatin1(fate);
        }
    }
    void whatIsGivenIsOnTheDiskFirst()
    {
        QFETCH(bool, isShare);
        QFETCH(QString, fate);
        const QTemporaryDir folder;
        Door door;
        door.cookie = cookieIn(door.logIn(token));
        QVERIFY(door.grants.keepIn(GrantFile(folder.filePath(QStringLiteral("access.json")))));
        if (isShare)
            door.cookie = "footfall_session=" + door.grants.addLogin();
        else
            door.cookie.clear();
        const HttpResponse early =
            isShare ? door.ask("POST", "/api/shares", "{\"label\":\"x\"}") : door.logIn(token);
        QCOMPARE(early.status, unanswered);
        const auto late = door.late;
        // What was given before is written first.
        if (isShare)
            door.grants.written({});
        QCOMPARE(late->status, unanswered);
        if (fate == QLatin1String("written")) {
            door.grants.written({});
            QCOMPARE(late->status, isShare ? 201 : 303);
            return;
        }
        if (fate == QLatin1String("failed"))
            door.grants.written(QStringLiteral("no room"));
        else
            door.clock.advance(Grants::maxWriteMs);
        door.grants.tick();
        QCOMPARE(late->status, 503);
        QVERIFY(!headerOf(*late, "Retry-After").isEmpty());
        QVERIFY(headerOf(*late, "Set-Cookie").isEmpty());
        QVERIFY(door.grants.shares().empty());
    }
    void aServerWithoutATokenSaysSo()
    {
        ManualClock clock;
        Grants grants(clock);
        CredentialThrottle throttle(clock, CredentialThrottle::wrongByProgram);
        const Admission admission(AdmissionRules{}, &grants, &throttle);
        AccessRoutes access(admission, grants, throttle, clock);
        RouteTable table;
        access.addRoutes(table);
        QByteArray page;
        table.routes.front().respond(
            {}, Responder([&](const HttpResponse& response) { page = response.body; }));
        QVERIFY(page.contains("has no operator token"));
        QVERIFY(page.contains("--trusted-proxy"));
        Door door;
        QVERIFY(!door.get("/login").body.contains("has no operator token"));
    }
    void ofSeveralCookiesTheGoodOneCounts()
    {
        Door door;
        const QByteArray login = cookieIn(door.logIn(token));
        const QByteArray share = "footfall_share=" + door.grants.addShare("Anna")->secret;
        const QByteArray tossed(43, 'x');
        for (const QByteArray& name :
             {QByteArray("footfall_session="), QByteArray("footfall_share=")}) {
            for (const QByteArray& bad : {tossed, QByteArray("x"), QByteArray()}) {
                const QByteArray good = name == "footfall_session=" ? login : share;
                const QByteArray seen = good == login ? "operator" : "reader";
                door.cookie = name + bad + "; " + good;
                QCOMPARE(door.accessNow(), seen);
                door.cookie = good + "; " + name + bad;
                QCOMPARE(door.accessNow(), seen);
            }
        }
        door.cookie = "footfall_session=" + tossed + "; " + login;
        QCOMPARE(door.ask("POST", "/logout").status, 303);
        QCOMPARE(door.get("/").status, 401);
    }
    void severalCookieLinesAreOne()
    {
        Door door;
        const QByteArray login = cookieIn(door.logIn(token));
        QCOMPARE(door.ask("GET", "/", {}, {{"Cookie", "theme=dark"}, {"cookie", login}}).status,
                 200);
        QCOMPARE(door.ask("GET", "/", {}, {{"Cookie", login}, {"Cookie", "theme=dark"}}).status,
                 200);
    }
    void overTlsNobodyElseCanSetTheCookie()
    {
        Door door;
        door.secure = true;
        const QByteArray share = door.grants.addShare("Anna")->secret;
        const QByteArray login = cookieIn(door.logIn(token));
        QVERIFY(login.startsWith("__Host-footfall_session="));
        QVERIFY(cookieIn(door.get("/share/" + share)) == "__Host-footfall_share=" + share);
        door.cookie = login;
        QCOMPARE(door.accessNow(), QByteArray("operator"));
        // What a host of the same domain may set is not looked at.
        door.cookie = login.mid(qsizetype(qstrlen("__Host-")));
        QCOMPARE(door.get("/").status, 401);
    }
    void noForeignPageLogsInOrOut()
    {
        Door door;
        door.cookie = cookieIn(door.logIn(token));
        door.origin = "https://evil.example";
        QCOMPARE(door.logIn(token).status, 403);
        QCOMPARE(door.ask("POST", "/logout").status, 403);
        door.origin = "null";
        QCOMPARE(door.logIn(token).status, 403);
        door.origin.clear();
        const QList<HttpHeader> crossSite{{"Sec-Fetch-Site", "cross-site"}};
        QCOMPARE(door.ask("POST", "/logout", {}, crossSite).status, 403);
        QCOMPARE(door.accessNow(), QByteArray("operator"));
        door.origin = "https://stats.example";
        QCOMPARE(door.logIn(token).status, 303);
    }
    void logOutEndsThisLoginOnly()
    {
        Door door;
        const QByteArray other = cookieIn(door.logIn(token));
        door.cookie = cookieIn(door.logIn(token));
        const HttpResponse answer = door.ask("POST", "/logout");
        QCOMPARE(answer.status, 303);
        QCOMPARE(headerOf(answer, "Location"), QByteArray("/login"));
        QVERIFY(headerOf(answer, "Set-Cookie").startsWith("footfall_session=; Max-Age=0;"));
        QCOMPARE(door.get("/api/me").status, 401);
        door.cookie = other;
        QCOMPARE(door.accessNow(), QByteArray("operator"));
    }
    void aLoginLinkLetsInOnce()
    {
        Door door;
        const QByteArray link = "/login?once=" + door.grants.addLoginLink();
        QCOMPARE(door.ask("HEAD", link).status, 200);
        const HttpResponse answer = door.get(link);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("http-equiv=\"refresh\" content=\"0; url=/\""));
        const HttpResponse again = door.get(link);
        QCOMPARE(again.status, 401);
        QVERIFY(again.body.contains("This login link was used"));
        QCOMPARE(cookieIn(again), QByteArray());
        door.cookie = cookieIn(answer);
        QCOMPARE(door.accessNow(), QByteArray("operator"));
        const HttpResponse used = door.get("/login?once=" + door.grants.addLoginLink());
        QCOMPARE(used.status, 303);
        QCOMPARE(cookieIn(used), QByteArray());
    }
    void belowAPathEveryLinkHasIt()
    {
        Door door;
        const QList<HttpHeader> browser{{"Accept", "text/html"}};
        const QByteArray share = door.grants.addShare("Anna")->secret;
        const auto ask = [&](const QByteArray& host, const QByteArray& method,
                             const QByteArray& target, const QByteArray& body = {}) {
            door.host = host;
            return door.ask(method, target, body, browser);
        };
        for (const QByteArray& host : {QByteArray("example.org"), QByteArray("127.0.0.1:3000")}) {
            const QByteArray base = host == "example.org" ? "/stats" : "";
            QCOMPARE(headerOf(ask(host, "GET", "/"), "Location"), base + "/login");
            const QByteArray page = ask(host, "GET", "/login").body;
            QVERIFY(page.contains("action=\"" + base + "/login\""));
            QVERIFY(page.contains("href=\"" + base + "/login.css\""));
            QVERIFY(!page.contains("{{"));
            QCOMPARE(
                headerOf(ask(host, "POST", "/login", QByteArray("token=") + token), "Location"),
                base + "/");
            QVERIFY(ask(host, "GET", "/share/" + share).body.contains("url=" + base + "/\""));
            QVERIFY(ask(host, "GET", "/share/wrong").body.contains("href=\"" + base + "/login\""));
        }
        // A proxy that keeps the host to itself still says that it is one.
        const QList<HttpHeader> proxied = browser + headersIn("X-Forwarded-For: 203.0.113.7");
        QCOMPARE(headerOf(door.ask("GET", "/", {}, proxied), "Location"),
                 QByteArray("/stats/login"));
    }
    void aBrowserWithoutAccessIsSentToThePage()
    {
        Door door;
        const QList<HttpHeader> browser{{"Accept", "text/html,application/xml;q=0.9"}};
        for (const char* method : {"GET", "HEAD"}) {
            const HttpResponse answer = door.ask(method, "/", {}, browser);
            QCOMPARE(answer.status, 303);
            QCOMPARE(headerOf(answer, "Location"), QByteArray("/login"));
        }
        QCOMPARE(door.get("/").status, 401);
        QCOMPARE(door.ask("GET", "/api/me", {}, browser).status, 401);
        door.origin = "https://evil.example";
        QCOMPARE(door.ask("GET", "/", {}, browser).status, 403);
    }
    void whoComesFromAnotherSiteIsAskedForTheCookieAgain()
    {
        Door door;
        const QList<HttpHeader> crossSite{{"Sec-Fetch-Site", "cross-site"}};
        const QByteArray onwards = "0; url=/login?here=1\"";
        QVERIFY(door.ask("GET", "/login", {}, crossSite).body.contains(onwards));
        const QList<HttpHeader> mail{{"Referer", "https://mail.example/"}};
        QVERIFY(door.ask("GET", "/login", {}, mail).body.contains(onwards));
        const QList<HttpHeader> own{{"Referer", "https://stats.example/"}};
        QVERIFY(door.ask("GET", "/login", {}, own).body.contains("<form"));
        QVERIFY(door.ask("GET", "/login?here=1", {}, mail).body.contains("<form"));
        door.cookie = "footfall_share=" + door.grants.addShare("Anna")->secret;
        QCOMPARE(door.get("/login?here=1").status, 303);
        QCOMPARE(door.get("/login").status, 200);
    }
    void aShareLinkLetsRead()
    {
        Door door;
        const auto share = door.grants.addShare("Anna");
        const HttpResponse answer = door.get("/share/" + share->secret);
        QCOMPARE(answer.status, 200);
        QVERIFY(cookieIn(answer) == "footfall_share=" + share->secret);
        door.cookie = cookieIn(answer);
        QCOMPARE(door.get("/api/me").body, QByteArray("{\"access\":\"reader\",\"login\":true}"));
        QCOMPARE(door.get("/api/shares").status, 401);
        QCOMPARE(door.get("/login").status, 200);
        door.grants.revokeShare(share->grant.id);
        QCOMPARE(door.get("/api/me").status, 401);
        const HttpResponse gone = door.get("/share/" + share->secret);
        QCOMPARE(gone.status, 404);
        QVERIFY(gone.body.contains("This link does not work"));
        QCOMPARE(cookieIn(gone), QByteArray());
    }
    void whoLeavesAShareDoesNotRevokeIt()
    {
        Door door;
        const auto share = door.grants.addShare("Anna");
        door.cookie = "footfall_share=" + share->secret;
        QCOMPARE(door.ask("POST", "/logout").status, 303);
        QCOMPARE(door.accessNow(), QByteArray("reader"));
    }
    void operatorsManageShares()
    {
        Door door;
        door.cookie = cookieIn(door.logIn(token));
        const HttpResponse made = door.ask("POST", "/api/shares", "{\"label\":\" Anna \"}");
        QCOMPARE(made.status, 201);
        const QJsonObject share = QJsonDocument::fromJson(made.body).object();
        QCOMPARE(share.value(QLatin1String("label")).toString(), QStringLiteral("Anna"));
        QCOMPARE(door.get("/api/shares").body,
                 "{\"shares\":[{\"id\":" +
                     QByteArray::number(share.value(QLatin1String("id")).toInteger()) +
                     ",\"label\":\"Anna\",\"createdAt\":\"2026-01-15T12:00:00.000Z\"}]}");
        QCOMPARE(door.get(share.value(QLatin1String("path")).toString().toLatin1()).status, 200);
        const QByteArray path =
            "/api/shares/" + QByteArray::number(share.value(QLatin1String("id")).toInteger());
        QCOMPARE(door.ask("DELETE", path).status, 204);
        QCOMPARE(door.ask("DELETE", path).status, 404);
        QCOMPARE(door.get("/api/shares").body, QByteArray("{\"shares\":[]}"));
    }
    void aBadShareIsSaid()
    {
        Door door;
        door.cookie = cookieIn(door.logIn(token));
        for (const char* bad : {"", "x", "[]", "{}", "{\"label\":1}", "{\"label\":\"  \"}"})
            QCOMPARE(door.ask("POST", "/api/shares", bad).status, 400);
        for (const char* bad : {"/api/shares/0", "/api/shares/x", "/api/shares/1x",
                                "/api/shares/99999999999999999999"})
            QCOMPARE(door.ask("DELETE", bad).status, 404);
        for (std::size_t i = 0; i < Grants::maxShares; ++i)
            QVERIFY(door.grants.addShare("x"));
        QCOMPARE(door.ask("POST", "/api/shares", "{\"label\":\"x\"}").status, 409);
    }
};

QTEST_APPLESS_MAIN(TestLogin)
#include "tst_login.moc"
