// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/socketio_server.h"
#include "tests/unit/support/fake_socket.h"
#include "tests/unit/support/manual_clock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace footfall;

namespace {

/// Acknowledges everything by what it was sent, and notes who is there.
class EchoRoles final : public SocketIoRoleFactory
{
public:
    std::unique_ptr<SocketIoRole> join(SocketIoClient& client) override
    {
        return std::make_unique<Echo>(client, *this);
    }
    std::vector<SocketIoClient*> present;
    QStringList events;

private:
    class Echo final : public SocketIoRole
    {
    public:
        Echo(SocketIoClient& client, EchoRoles& roles)
            : m_client(client)
            , m_roles(roles)
        {
            m_roles.present.push_back(&m_client);
        }
        ~Echo() override { std::erase(m_roles.present, &m_client); }
        std::string received(const SocketIoPacket& event) override
        {
            m_roles.events.append(event.event);
            if (event.event == QLatin1String("close"))
                m_client.close(1000, {});
            return QJsonDocument(event.arguments).toJson(QJsonDocument::Compact).toStdString();
        }

    private:
        SocketIoClient& m_client;
        EchoRoles& m_roles;
    };
};

Caller caller(bool isOperator)
{
    return {isOperator ? Access::Operator : Access::None};
}

QByteArray sidIn(const QByteArray& handshake)
{
    const QJsonObject object = QJsonDocument::fromJson(handshake.mid(1)).object();
    return object.value(QLatin1String("sid")).toString().toLatin1();
}

struct ServerSetup
{
    Limits limits;
    ManualClock clock;
    EchoRoles roles;
    int wakes = 0;
    struct Noted
    {
        std::string peer;
        Refused why;
        std::string answer;
    };
    QList<Noted> refused;
    // The server closes and answers as it goes: these go after it.
    FakeSocket socket;
    FakeSocket other;
    QList<EngineReply> answers;
    SocketIoServer server;

    explicit ServerSetup(const Limits& with = {})
        : limits(with)
        , server(
              roles,
              [](QByteArrayView token, const ClientFacts&) { return caller(token == "secret"); },
              limits, clock, [this] { ++wakes; },
              [this](const ClientFacts& facts, Refused why, std::string_view answer) {
                  refused.append({facts.peer, why, std::string(answer)});
              })
    {
    }
    EngineReply ask(const EngineRequest& request, bool isOperator = false)
    {
        const qsizetype before = answers.size();
        const ClientFacts facts{caller(isOperator), {}, {}};
        server.request(request, facts, [this](const EngineReply& reply) { answers.append(reply); });
        return answers.size() > before ? answers.last() : EngineReply{0, {}, {}};
    }
    QByteArray open(bool isOperator = false)
    {
        const QByteArray body = ask({"GET", "4", "polling", {}, {}}, isOperator).body;
        return sidIn(body);
    }
    EngineReply get(const QByteArray& sid) { return ask({"GET", "4", "polling", sid, {}}); }
    EngineReply post(const QByteArray& sid, const QByteArray& body)
    {
        return ask({"POST", "4", "polling", sid, body});
    }
    QByteArray openSocket(Sink& socket, bool isOperator = false)
    {
        return server.openSocket({"GET", "4", "websocket", {}, {}}, {caller(isOperator), {}, {}},
                                 socket);
    }
    void pass(DurationMs by)
    {
        clock.advance(by);
        server.tick();
    }
};

} // namespace

class TestSocketIoServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestThatCannotBeServedIsRefused_data()
    {
        QTest::addColumn<QByteArrayList>("request");
        QTest::addColumn<bool>("isUpgrade");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArrayList& request, int code,
                            bool isUpgrade = false) {
            QTest::newRow(name) << request << isUpgrade << code;
        };
        row("no transport", {"GET", "4", "", ""}, 0);
        row("unknown transport", {"GET", "4", "webtransport", ""}, 0);
        row("unknown transport, upgrade", {"GET", "4", "abc", ""}, 0, true);
        row("unknown sid", {"GET", "4", "polling", "nobody"}, 1);
        row("unknown sid, upgrade", {"GET", "4", "websocket", "nobody"}, 1, true);
        row("POST opens nothing", {"POST", "4", "polling", ""}, 2);
        row("HEAD opens nothing", {"HEAD", "4", "polling", ""}, 2);
        row("HEAD takes no poll", {"HEAD", "4", "polling", "SID"}, 3);
        row("no upgrade, but websocket", {"GET", "4", "websocket", ""}, 3);
        row("upgrade, but polling", {"GET", "4", "polling", ""}, 3, true);
        row("websocket with a sid, no upgrade", {"GET", "4", "websocket", "SID"}, 3);
        row("polling with a sid, upgrade", {"GET", "4", "polling", "SID"}, 3, true);
        row("another version with a sid", {"GET", "3", "polling", "SID"}, 3);
        row("no version", {"GET", "", "polling", ""}, 5);
        row("version 3", {"GET", "3", "polling", ""}, 5);
        row("version 3, upgrade", {"GET", "3", "websocket", ""}, 5, true);
    }
    void aRequestThatCannotBeServedIsRefused()
    {
        QFETCH(QByteArrayList, request);
        QFETCH(bool, isUpgrade);
        QFETCH(int, code);
        ServerSetup s;
        const QByteArray sid = request[3] == "SID" ? s.open() : request[3];
        const EngineRequest asked{request[0], request[1], request[2], sid, {}};
        const auto reply = isUpgrade ? s.server.refuseSocket(asked) : s.ask(asked);
        QVERIFY(reply);
        QCOMPARE(reply->status, 400);
        QVERIFY(reply->body.startsWith("{\"code\":" + QByteArray::number(code) + ","));
        if (isUpgrade)
            QVERIFY(s.server.openSocket(asked, {}, s.socket).isEmpty() && s.socket.closeCode != 0);
    }
    void aConversationByPolling()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        QVERIFY(sid.size() >= 20);
        QCOMPARE(s.post(sid, "40").body, QByteArray("ok"));
        const QByteArray joined = s.get(sid).body;
        QVERIFY(joined.startsWith("40{\"sid\":\""));
        QVERIFY(!joined.contains(sid));
        QCOMPARE(s.roles.present.size(), std::size_t(1));
        s.post(sid, "421[\"ev\",{\"a\":1}]\x1e"
                    "42[\"other\"]");
        QCOMPARE(s.get(sid).body, QByteArray("431[[{\"a\":1}]]"));
        QCOMPARE(s.roles.events, QStringList({QStringLiteral("ev"), QStringLiteral("other")}));
        s.post(sid, "41");
        QVERIFY(s.roles.present.empty());
        QCOMPARE(s.post(sid, "40").status, 200);
        QCOMPARE(s.roles.present.size(), std::size_t(1));
        s.post(sid, "1");
        QVERIFY(s.roles.present.empty());
        QVERIFY(s.get(sid).body.startsWith("{\"code\":1,"));
    }
    void whatIsSentTogetherArrivesTogether()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, "40");
        s.get(sid);
        QCOMPARE(s.get(sid).status, 0);
        s.roles.present[0]->send("42[\"a\"]");
        s.roles.present[0]->send("42[\"b\"]");
        QCOMPARE(s.wakes, 1);
        s.server.flush();
        QCOMPARE(s.answers.last().body, QByteArray("42[\"a\"]\x1e"
                                                   "42[\"b\"]"));
        s.get(sid);
        s.roles.present[0]->send("42[\"c\"]");
        QCOMPARE(s.wakes, 2);
    }
    void anotherNamespaceIsRefused()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, "40/admin,{\"a\":1}\x1e"
                    "40");
        QVERIFY(s.get(sid).body.startsWith("44/admin,{\"message\":\"Invalid namespace\"}\x1e"
                                           "40{"));
    }
    void whatIsOutOfOrderClosesTheSession_data()
    {
        QTest::addColumn<QByteArray>("packets");
        QTest::newRow("event before the connect") << QByteArray("42[\"ev\"]");
        QTest::newRow("leave before the connect") << QByteArray("41");
        QTest::newRow("second connect") << QByteArray("40\x1e"
                                                      "40");
        QTest::newRow("event to another namespace") << QByteArray("40\x1e"
                                                                  "42/admin,[\"ev\"]");
        QTest::newRow("event after leaving") << QByteArray("40\x1e"
                                                           "41\x1e"
                                                           "42[\"ev\"]");
        QTest::newRow("a server's packet") << QByteArray("40\x1e"
                                                         "44{\"message\":\"x\"}");
        QTest::newRow("binary event") << QByteArray("40\x1e"
                                                    "451-[\"a\",{}]");
        QTest::newRow("binary ack") << QByteArray("40\x1e"
                                                  "461-0[{}]");
        QTest::newRow("huge ack id") << QByteArray("40\x1e"
                                                   "42999999999999999999[\"ev\"]");
        QTest::newRow("nonsense") << QByteArray("40\x1e"
                                                "4abc");
        QTest::newRow("event that is no array") << QByteArray("40\x1e"
                                                              "42{}");
    }
    void whatIsOutOfOrderClosesTheSession()
    {
        QFETCH(QByteArray, packets);
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, packets + "\x1e"
                              "42[\"after\"]");
        QVERIFY(s.get(sid).body.endsWith('1'));
        QVERIFY(s.roles.present.empty());
        QVERIFY(s.roles.events.isEmpty());
        QVERIFY(s.get(sid).body.startsWith("{\"code\":1,"));
    }
    void badJsonIsAnsweredAndTheConnectionStays()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, "40");
        s.get(sid);
        s.post(sid, "42[\"ev\",{bad\x1e"
                    "42[\"ev\"]");
        QVERIFY(s.get(sid).body.startsWith(
            "42[\"error\",{\"type\":\"error\",\"data\":{\"message\":\"Invalid JSON: "));
        QCOMPARE(s.roles.events.size(), 1);
    }
    void whatIsRefusedIsNotedOfItsAddress()
    {
        ServerSetup s;
        const ClientFacts facts{caller(false), "192.0.2.7", {}};
        const QByteArray sid =
            s.server.openSocket({"GET", "4", "websocket", {}, {}}, facts, s.socket);
        s.server.socketText(sid, s.socket, "40");
        s.server.socketText(sid, s.socket, "421[\"ev\",{bad");
        QCOMPARE(s.refused.size(), 1);
        QCOMPARE(s.refused[0].peer, std::string("192.0.2.7"));
        QVERIFY(s.refused[0].why == Refused::BadInput);
        QCOMPARE(s.socket.texts.last(),
                 "431[" + QByteArray::fromStdString(s.refused[0].answer) + ']');
    }
    void aClientThatIsClosedInItsOwnEventIsGone()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, "40\x1e"
                    "421[\"close\"]\x1e"
                    "42[\"after\"]");
        QVERIFY(s.roles.present.empty());
        QCOMPARE(s.roles.events.size(), 1);
        QVERIFY(s.get(sid).body.endsWith('1'));
    }

    void aTokenMakesADashboard_data()
    {
        QTest::addColumn<bool>("isOperator");
        QTest::addColumn<QByteArray>("connect");
        QTest::addColumn<bool>("isDashboard");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("nobody") << false << QByteArray("40") << false << false;
        QTest::newRow("operator") << true << QByteArray("40") << true << false;
        QTest::newRow("other keys") << false << QByteArray("40{\"a\":1}") << false << false;
        QTest::newRow("token") << false << QByteArray("40{\"token\":\"secret\"}") << true << false;
        QTest::newRow("null") << true << QByteArray("40{\"token\":null}") << true << false;
        QTest::newRow("empty") << false << QByteArray("40{\"token\":\"\"}") << false << false;
        QTest::newRow("wrong") << false << QByteArray("40{\"token\":\"no\"}") << false << true;
        QTest::newRow("wrong, operator")
            << true << QByteArray("40{\"token\":\"no\"}") << false << true;
        QTest::newRow("number") << false << QByteArray("40{\"token\":7}") << false << true;
    }
    void aTokenMakesADashboard()
    {
        QFETCH(bool, isOperator);
        QFETCH(QByteArray, connect);
        QFETCH(bool, isDashboard);
        QFETCH(bool, isRefused);
        ServerSetup s;
        const QByteArray sid = s.open(isOperator);
        s.post(sid, connect);
        QCOMPARE(s.roles.present.empty(), isRefused);
        if (!isRefused)
            QCOMPARE(s.roles.present[0]->isDashboard(), isDashboard);
        else
            QCOMPARE(s.get(sid).body, QByteArray("44{\"message\":\"Unauthorized\"}\x1e"
                                                 "1"));
    }
    void noTokenMakesADashboardOfAForeignPage()
    {
        ServerSetup s;
        const QByteArray sid = s.server.openSocket({"GET", "4", "websocket", {}, {}},
                                                   {{.isForeign = true}, {}, {}}, s.socket);
        s.server.socketText(sid, s.socket, "40{\"token\":\"secret\"}");
        QCOMPARE(s.socket.texts.last(), QByteArray("44{\"message\":\"Unauthorized\"}"));
        QVERIFY(s.roles.present.empty());
    }
    void whatIsRevokedIsClosedOnEveryTransport()
    {
        ServerSetup s;
        const auto open = [&](quint64 grant, const char* transport) {
            const ClientFacts facts{{Access::Reader, grant}, {}, {}};
            if (transport == QByteArray("websocket"))
                return s.server.openSocket({"GET", "4", transport, {}, {}}, facts, s.socket);
            s.server.request({"GET", "4", transport, {}, {}}, facts,
                             [&](const EngineReply& reply) { s.answers.append(reply); });
            return sidIn(s.answers.last().body);
        };
        const QByteArray polling = open(7, "polling");
        const QByteArray other = open(8, "polling");
        s.server.socketText(open(7, "websocket"), s.socket, "40");
        s.post(polling, "40");
        s.post(other, "40");
        QCOMPARE(s.roles.present.size(), 3U);
        s.server.closeGrant(7);
        QCOMPARE(s.roles.present.size(), 1U);
        QCOMPARE(s.socket.closeCode, std::optional(1008));
        QCOMPARE(s.get(polling).status, 400);
        QCOMPARE(s.get(other).status, 200);
    }
    void aWrongTokenClosesASocket()
    {
        ServerSetup s;
        const QByteArray sid = s.openSocket(s.socket);
        s.server.socketText(sid, s.socket, "40{\"token\":\"no\"}");
        QCOMPARE(s.socket.texts.last(), QByteArray("44{\"message\":\"Unauthorized\"}"));
        QVERIFY(s.socket.closeCode != 0);
    }

    void whoNeverJoinsIsDropped()
    {
        ServerSetup s;
        const QByteArray sid = s.openSocket(s.socket);
        s.pass(25'000);
        s.server.socketText(sid, s.socket, "3");
        s.pass(SocketIoClient::joinMs - 25'001);
        QCOMPARE(s.socket.closeCode, 0);
        s.pass(1);
        QVERIFY(s.socket.closeCode != 0);
        QCOMPARE(s.server.sessions(), std::size_t(0));
    }
    void whoJoinsIsKept()
    {
        ServerSetup s;
        const QByteArray sid = s.openSocket(s.socket);
        s.server.socketText(sid, s.socket, "40");
        for (int i = 0; i < 10; ++i) {
            s.pass(25'000);
            s.server.socketText(sid, s.socket, "3");
        }
        QCOMPARE(s.socket.closeCode, 0);
    }
    void whoLeavesAndStaysAwayIsDropped()
    {
        ServerSetup s;
        const QByteArray sid = s.openSocket(s.socket);
        s.server.socketText(sid, s.socket, "40");
        s.pass(25'000);
        s.server.socketText(sid, s.socket, "3");
        s.server.socketText(sid, s.socket, "41");
        s.pass(25'000);
        s.server.socketText(sid, s.socket, "3");
        QCOMPARE(s.socket.closeCode, 0);
        s.pass(SocketIoClient::joinMs - 25'000);
        QVERIFY(s.socket.closeCode != 0);
    }

    void anUpgradeGoesOver()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, "40");
        s.get(sid);
        const EngineRequest upgrade{"GET", "4", "websocket", sid, {}};
        QVERIFY(!s.server.refuseSocket(upgrade));
        QCOMPARE(s.server.openSocket(upgrade, {}, s.socket), sid);
        QVERIFY(s.server.refuseSocket(upgrade));
        s.get(sid);
        s.server.socketText(sid, s.socket, "2probe");
        QCOMPARE(s.answers.last().body, QByteArray("6"));
        s.server.socketText(sid, s.socket, "5");
        s.server.socketText(sid, s.socket, "420[\"ev\"]");
        QCOMPARE(s.socket.texts, QByteArrayList({"3probe", "430[[]]"}));
        QVERIFY(s.server.refuseSocket(upgrade));
        QVERIFY(s.get(sid).body.startsWith("{\"code\":3,"));
        QVERIFY(s.post(sid, "42[\"ev\"]").body.startsWith("{\"code\":3,"));
        QCOMPARE(s.roles.events.size(), 1);
        QCOMPARE(s.roles.present.size(), std::size_t(1));
    }
    void theSidOfSomebodyElseDoesNotTakeHisSocket()
    {
        ServerSetup s;
        FakeSocket& his = s.socket;
        FakeSocket& mine = s.other;
        const QByteArray hisSid = s.openSocket(his);
        s.server.socketText(hisSid, his, "40");
        QVERIFY(s.server.refuseSocket({"GET", "4", "websocket", hisSid, {}}));
        QVERIFY(s.server.openSocket({"GET", "4", "websocket", hisSid, {}}, {}, mine).isEmpty());
        QVERIFY(mine.closeCode != 0);
        s.server.socketText(hisSid, mine, "42[\"mine\"]");
        s.server.socketClosed(hisSid, mine);
        s.server.socketText(hisSid, his, "42[\"his\"]");
        QCOMPARE(s.roles.events, QStringList(QStringLiteral("his")));
        QCOMPARE(his.closeCode, 0);
    }
    void anAbandonedPollIsALeave()
    {
        ServerSetup s;
        const QByteArray sid = s.open();
        s.post(sid, "40");
        s.get(sid);
        const auto poll =
            s.server.request({"GET", "4", "polling", sid, {}}, {}, [](const EngineReply&) {});
        QVERIFY(poll != 0);
        s.server.pollAbandoned(sid, poll);
        QVERIFY(s.roles.present.empty());
        QVERIFY(s.get(sid).body.startsWith("{\"code\":1,"));
        s.server.tick();
        QCOMPARE(s.server.sessions(), std::size_t(0));
    }
    void whatIsOpenedAndLeftIsBounded()
    {
        Limits limits;
        limits.idleEngineSessions = 3;
        ServerSetup s(limits);
        QByteArrayList sids;
        for (int i = 0; i < 3; ++i)
            sids.append(s.open());
        s.get(sids[0]); // waits, and counts no more
        sids.append(s.open());
        sids.append(s.open());
        QCOMPARE(s.server.sessions(), std::size_t(4));
        QVERIFY(s.post(sids[1], "40").body.startsWith("{\"code\":1,"));
        for (int i : {0, 2, 3, 4})
            QCOMPARE(s.post(sids[i], "40").body, QByteArray("ok"));
    }
    void aFloodOfOpeningsIsBounded()
    {
        ServerSetup s;
        for (int i = 0; i < 20'000; ++i)
            s.open();
        QCOMPARE(s.server.sessions(), std::size_t(s.limits.idleEngineSessions));
        s.pass(SocketIoClient::joinMs);
        QCOMPARE(s.server.sessions(), std::size_t(0));
    }
    void theEndOfTheServerIsTold()
    {
        ServerSetup s;
        s.server.socketText(s.openSocket(s.socket), s.socket, "40");
        const QByteArray sid = s.open();
        s.get(sid);
        s.server.closeAll();
        QCOMPARE(s.socket.closeCode, 1001);
        QCOMPARE(s.answers.last().body, QByteArray("1"));
        QVERIFY(s.roles.present.empty());
    }
};

QTEST_APPLESS_MAIN(TestSocketIoServer)
#include "tst_socketio_server.moc"
