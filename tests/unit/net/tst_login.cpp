// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/ascii.h"
#include "core/net/access/access_routes.h"
#include "core/net/access/share_routes.h"
#include "core/net/request_router.h"
#include "tests/unit/support/manual_clock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace footfall;

namespace {

constexpr char token[] = "correct-horse";
/// In place of a status, as long as there is no answer.
constexpr int unanswered = 0;

AdmissionRules rules()
{
    AdmissionRules rules;
    rules.loopbackIsOperator = false;
    rules.token = token;
    rules.publicHost = "example.org";
    rules.publicPath = "/stats";
    rules.proxies = {{QHostAddress(QStringLiteral("192.0.2.1")), 32}};
    return rules;
}

QByteArray headerOf(const HttpResponse& response, const QByteArray& name)
{
    for (const HttpHeader& header : response.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

/// A header a line.
QList<HttpHeader> headersIn(const QByteArray& text)
{
    QList<HttpHeader> headers;
    for (const QByteArray& line : text.split('\n')) {
        if (const qsizetype colon = line.indexOf(": "); colon > 0)
            headers.append({line.left(colon), line.mid(colon + 2)});
    }
    return headers;
}

/// "name=value" of the cookie that is set.
QByteArray cookieIn(const HttpResponse& response)
{
    return headerOf(response, "Set-Cookie").split(';').value(0);
}

/// A server's desk with the routes behind it, and a browser's requests to them.
struct Door
{
    ManualClock clock;
    Grants grants{clock};
    CredentialThrottle throttle{clock, CredentialThrottle::wrongByProgram};
    const Admission admission{rules(), &grants, &throttle};
    AccessRoutes access{admission, grants, throttle, clock};
    RouteTable table = routes();
    const RequestRouter desk{table, admission};
    QByteArray cookie;
    QByteArray origin;
    QByteArray host = "stats.example";
    QHostAddress peer{QStringLiteral("203.0.113.7")};
    bool secure = false;
    /// The last answer, be it given later.
    std::shared_ptr<const HttpResponse> late;

    RouteTable routes()
    {
        RouteTable all;
        access.addRoutes(all);
        addShareRoutes(all, grants);
        all.routes.push_back({"GET", "/", Plane::Reader,
                              [](const HttpRequest&, const Responder& responder) {
                                  responder.respond(HttpResponse::json(200, "home"));
                              },
                              false});
        all.routes.push_back(
            {"GET", "/badge", Plane::Visitor,
             [](const HttpRequest& request, const Responder& responder) {
                 responder.respond(HttpResponse::json(
                     200, request.access == Access::Operator ? "operator" : "nobody"));
             },
             false});
        return all;
    }
    HttpResponse ask(const QByteArray& method, const QByteArray& target,
                     const QByteArray& body = {}, QList<HttpHeader> more = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = target.split('?').value(0);
        request.query = target.split('?').value(1);
        request.body = body;
        request.peer = peer;
        request.secure = secure;
        request.headers = QList<HttpHeader>{{"Host", host}} + more;
        if (!cookie.isEmpty())
            request.headers.append(HttpHeader{"Cookie", cookie});
        if (!origin.isEmpty())
            request.headers.append(HttpHeader{"Origin", origin});
        const Decision decision = desk.decide(request);
        if (decision.answer)
            return *decision.answer;
        HttpResponse answer;
        answer.status = unanswered;
        const auto given = std::make_shared<HttpResponse>(answer);
        late = given;
        decision.route->handler(
            request, Responder([given](HttpResponse response) { *given = std::move(response); }));
        return *given;
    }
    HttpResponse get(const QByteArray& target) { return ask("GET", target); }
    HttpResponse logIn(const QByteArray& with) { return ask("POST", "/login", "token=" + with); }
    QByteArray accessNow()
    {
        return QJsonDocument::fromJson(get("/api/me").body)
            .object()
            .value(QLatin1String("access"))
            .toString()
            .toLatin1();
    }
};

} // namespace

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
            door.clock.advance(Grants::patienceMs);
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
        table.routes.front().handler(
            {}, Responder([&](const HttpResponse& response) { page = response.body; }));
        QVERIFY(page.contains("has no operator token"));
        QVERIFY(page.contains("--trusted-proxy"));
        Door door;
        QVERIFY(!door.get("/login").body.contains("has no operator token"));
    }
    void whoGuessesHasToWait()
    {
        Door door;
        for (int i = 0; i < CredentialThrottle::wrongByHand; ++i) {
            QCOMPARE(door.logIn("wrong").status, 401);
            door.clock.advance(1'000);
        }
        const HttpResponse answer = door.logIn(token);
        QCOMPARE(answer.status, 429);
        QCOMPARE(headerOf(answer, "Retry-After"), QByteArray("50"));
        QVERIFY(answer.body.contains("Try again in 50 s."));
        door.peer = QHostAddress(QStringLiteral("203.0.113.8"));
        QCOMPARE(door.logIn(token).status, 303);
        door.peer = QHostAddress(QStringLiteral("203.0.113.7"));
        door.clock.advance(49'999);
        QCOMPARE(door.logIn(token).status, 429);
        door.clock.advance(1);
        QCOMPARE(door.logIn(token).status, 303);
    }
    void whoGuessesHasToWaitHoweverItIsShown_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("refusal");
        QTest::newRow("header") << QByteArray("/") << QByteArray("Bearer wrong") << 401;
        QTest::newRow("query") << QByteArray("/?token=wrong") << QByteArray() << 401;
        QTest::newRow("share link") << QByteArray("/share/wrong") << QByteArray() << 404;
    }
    void whoGuessesHasToWaitHoweverItIsShown()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, header);
        QFETCH(int, refusal);
        Door door;
        const QByteArray share = door.grants.addShare("Anna")->secret;
        const auto show = [&](const QByteArray& at, const QByteArray& authorization) {
            return door.ask("GET", at, {}, {{"Authorization", authorization}});
        };
        for (int i = 0; i < CredentialThrottle::wrongByProgram; ++i)
            QCOMPARE(show(target, header).status, refusal);
        // Right or wrong: who guesses does not learn which it was.
        for (const QByteArray& secret : {QByteArray(token), share, QByteArray("wrong")}) {
            const HttpResponse byHeader = show("/", "Bearer " + secret);
            QCOMPARE(byHeader.status, 429);
            QCOMPARE(headerOf(byHeader, "Retry-After"), QByteArray("60"));
            QCOMPARE(byHeader.body, show("/?token=" + secret, {}).body);
            QCOMPARE(show("/share/" + secret, {}).status, 429);
        }
        QCOMPARE(show("/", {}).status, 401);
        door.clock.advance(CredentialThrottle::windowMs);
        QCOMPARE(show("/", QByteArray("Bearer ") + token).status, 200);
        QCOMPARE(show("/?token=" + share, {}).status, 200);
    }
    void whoHasACookieDoesNotWaitForWhoGuesses()
    {
        Door door;
        const QByteArray login = cookieIn(door.logIn(token));
        const auto share = door.grants.addShare("Anna");
        for (int i = 0; i < CredentialThrottle::wrongByProgram; ++i)
            door.get("/?token=wrong");
        door.cookie = login;
        QCOMPARE(door.accessNow(), QByteArray("operator"));
        QCOMPARE(door.get("/?token=wrong").status, 200);
        QCOMPARE(door.get("/login").status, 303);
        door.cookie = "footfall_share=" + share->secret;
        QCOMPARE(door.accessNow(), QByteArray("reader"));
        QCOMPARE(door.get("/share/" + share->secret).status, 303);
        // What a reader may not do, a token is needed for: and that is not looked at.
        QCOMPARE(door.get("/api/shares").status, 401);
        QCOMPARE(door.get(QByteArray("/api/shares?token=") + token).status, 429);
    }
    void whoGuessesThroughAProxyOnThisMachineLocksNobodyOut_data()
    {
        QTest::addColumn<QByteArray>("guessers");
        QTest::addColumn<QByteArray>("operators");
        const QByteArray stranger = "X-Forwarded-For: 203.0.113.7";
        QTest::newRow("it tells for whom")
            << stranger << QByteArray("X-Forwarded-For: 198.51.100.9");
        QTest::newRow("the operator does without it") << stranger << QByteArray();
        QTest::newRow("it tells nothing") << QByteArray() << QByteArray();
        QTest::newRow("by X-Real-IP, and the guesser invents the rest")
            << QByteArray("X-Real-IP: 203.0.113.7\nX-Forwarded-For: 198.51.100.9")
            << QByteArray("X-Real-IP: 198.51.100.9");
    }
    void whoGuessesThroughAProxyOnThisMachineLocksNobodyOut()
    {
        QFETCH(QByteArray, guessers);
        QFETCH(QByteArray, operators);
        Door door;
        door.peer = QHostAddress(QHostAddress::LocalHost);
        const QByteArray share = door.grants.addShare("Anna")->secret;
        const QList<HttpHeader> strange = headersIn(guessers);
        for (int i = 0; i < 2 * CredentialThrottle::wrongByProgram; ++i) {
            door.ask("POST", "/login", "token=wrong", strange);
            door.ask("GET", "/?token=wrong", {}, strange);
        }
        QCOMPARE(door.ask("POST", "/login", "token=wrong", strange).status, 429);
        QCOMPARE(door.ask("GET", "/?token=wrong", {}, strange).status, 429);
        const QList<HttpHeader> own = headersIn(operators);
        const QByteArray right = token;
        QCOMPARE(door.ask("POST", "/login", "token=" + right, own).status, 303);
        QCOMPARE(door.ask("GET", "/?token=" + right, {}, own).status, 200);
        QCOMPARE(door.ask("GET", "/", {}, own + headersIn("Authorization: Bearer " + right)).status,
                 200);
        QCOMPARE(door.ask("GET", "/share/" + share, {}, own).status, 200);
    }
    void whoVariesTheHeadersAProxyLeavesAloneIsThrottled_data()
    {
        QTest::addColumn<QByteArray>("set");
        QTest::addColumn<QByteArray>("varied");
        const QByteArray list = "X-Forwarded-For: 203.0.113.7";
        QTest::newRow("Forwarded") << list << QByteArray("Forwarded: for=");
        QTest::newRow("X-Real-IP") << list << QByteArray("X-Real-IP: ");
        QTest::newRow("X-Forwarded-For")
            << QByteArray("X-Real-IP: 203.0.113.7") << QByteArray("X-Forwarded-For: ");
    }
    void whoVariesTheHeadersAProxyLeavesAloneIsThrottled()
    {
        QFETCH(QByteArray, set);
        QFETCH(QByteArray, varied);
        Door door;
        door.peer = QHostAddress(QHostAddress::LocalHost);
        const QByteArray share = "/share/" + door.grants.addShare("Anna")->secret;
        int guesses = 0;
        const auto another = [&](const QByteArray& first) {
            const QHostAddress invented(0x0a000000U + quint32(++guesses));
            return headersIn(first + '\n' + varied + invented.toString().toLatin1());
        };
        for (int i = 0; i < CredentialThrottle::wrongByHand; ++i)
            QCOMPARE(door.ask("POST", "/login", "token=wrong", another(set)).status, 401);
        const QByteArray right = QByteArray("token=") + token;
        QCOMPARE(door.ask("POST", "/login", right, another(set)).status, 429);
        for (int i = 0; i < CredentialThrottle::wrongByProgram; ++i)
            QCOMPARE(door.ask("GET", "/?token=wrong", {}, another(set)).status, 401);
        QCOMPARE(door.ask("GET", "/?" + right, {}, another(set)).status, 429);
        QCOMPARE(door.ask("GET", share, {}, another(set)).status, 429);
        // Whom the proxy tells apart, they have not kept out.
        QByteArray others = set;
        others.replace("203.0.113.7", "198.51.100.9");
        QCOMPARE(door.ask("POST", "/login", right, headersIn(others)).status, 303);
        QCOMPARE(door.ask("GET", "/?" + right, {}, headersIn(others)).status, 200);
    }
    void aDeclaredProxyThatTellsNothingLocksNobodyOut()
    {
        Door door;
        door.peer = QHostAddress(QStringLiteral("192.0.2.1"));
        for (int i = 0; i < CredentialThrottle::wrongByProgram; ++i)
            door.logIn("wrong");
        QCOMPARE(door.logIn("wrong").status, 429);
        QCOMPARE(door.logIn(token).status, 303);
    }
    void aPageOfAnotherSiteLocksNobodyOut_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("by fetch metadata") << QByteArray("Sec-Fetch-Site: cross-site");
        QTest::newRow("of the same domain") << QByteArray("Sec-Fetch-Site: same-site");
        QTest::newRow("by referrer") << QByteArray("Referer: https://evil.example/");
    }
    void aPageOfAnotherSiteLocksNobodyOut()
    {
        QFETCH(QByteArray, headers);
        Door door;
        const QByteArray share = door.grants.addShare("Anna")->secret;
        for (int i = 0; i < CredentialThrottle::wrongByProgram; ++i) {
            door.ask("GET", "/?token=wrong", {}, headersIn(headers));
            door.ask("GET", "/share/wrong", {}, headersIn(headers));
        }
        QCOMPARE(door.get(QByteArray("/?token=") + token).status, 200);
        QCOMPARE(door.get("/share/" + share).status, 200);
        QCOMPARE(door.logIn(token).status, 303);
        // Nor is such a header a way to guess for ever.
        QCOMPARE(door.ask("GET", QByteArray("/?token=") + token, {}, headersIn(headers)).status,
                 429);
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
    void whoIsInGuessesNothing()
    {
        Door door;
        door.cookie = cookieIn(door.logIn(token));
        for (int i = 0; i < 2 * CredentialThrottle::wrongByProgram; ++i)
            QCOMPARE(door.get("/?token=of-another-program").status, 200);
        door.cookie.clear();
        QCOMPARE(door.get(QByteArray("/?token=") + token).status, 200);
        QCOMPARE(door.get("/").status, 401);
    }
    void aRequestWithoutACredentialIsNoTry()
    {
        Door door;
        for (int i = 0; i < 2 * CredentialThrottle::wrongByProgram; ++i)
            QCOMPARE(door.get("/").status, 401);
        door.cookie = "footfall_session=of-last-month";
        for (int i = 0; i < 2 * CredentialThrottle::wrongByProgram; ++i)
            QCOMPARE(door.get("/").status, 401);
        door.cookie.clear();
        QCOMPARE(door.get(QByteArray("/?token=") + token).status, 200);
    }
    void aVisitorIsNotRefused()
    {
        Door door;
        for (int i = 0; i < 2 * CredentialThrottle::wrongByProgram; ++i)
            QCOMPARE(door.get("/badge?token=wrong").body, QByteArray("nobody"));
        QCOMPARE(door.get(QByteArray("/badge?token=") + token).body, QByteArray("nobody"));
        door.clock.advance(CredentialThrottle::windowMs);
        QCOMPARE(door.get(QByteArray("/badge?token=") + token).body, QByteArray("operator"));
    }
    void theThrottleRemembersABoundedNumber()
    {
        ManualClock clock;
        CredentialThrottle throttle(clock, CredentialThrottle::wrongByHand);
        const Guesser first = guesserAt(QHostAddress(QStringLiteral("2001:db8::1")));
        const Guesser sameNetwork = guesserAt(QHostAddress(QStringLiteral("2001:db8::ffff")));
        for (int i = 0; i < CredentialThrottle::wrongByHand; ++i)
            throttle.wrong(first);
        QCOMPARE(throttle.waitOf(sameNetwork), CredentialThrottle::windowMs);
        for (std::size_t i = 0; i < CredentialThrottle::mostRemembered; ++i)
            throttle.wrong(guesserAt(QHostAddress(quint32(i))));
        QCOMPARE(throttle.waitOf(first), 0);
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
        for (std::size_t i = 0; i < Grants::mostShares; ++i)
            QVERIFY(door.grants.addShare("x"));
        QCOMPARE(door.ask("POST", "/api/shares", "{\"label\":\"x\"}").status, 409);
    }
};

QTEST_APPLESS_MAIN(TestLogin)
#include "tst_login.moc"
