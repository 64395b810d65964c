// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/login_door.h"

#include "core/base/text/ascii.h"
#include "core/net/access/forwarded.h"

#include <QTest>

using namespace footfall;

/// Who tries tokens has to wait, and nobody else.
class TestGuessing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        const auto guesserAt = [](const QHostAddress& peer) {
            HttpRequest request;
            request.peer = peer;
            return guesserBehindProxies(request, {});
        };
        const Guesser first = guesserAt(QHostAddress(QStringLiteral("2001:db8::1")));
        const Guesser sameNetwork = guesserAt(QHostAddress(QStringLiteral("2001:db8::ffff")));
        for (int i = 0; i < CredentialThrottle::wrongByHand; ++i)
            throttle.wrong(first);
        QCOMPARE(throttle.waitOf(sameNetwork), CredentialThrottle::windowMs);
        for (std::size_t i = 0; i < CredentialThrottle::maxRemembered; ++i)
            throttle.wrong(guesserAt(QHostAddress(quint32(i))));
        QCOMPARE(throttle.waitOf(first), 0);
    }
};

QTEST_APPLESS_MAIN(TestGuessing)
#include "tst_guessing.moc"
