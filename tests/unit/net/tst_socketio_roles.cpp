// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/socketio_roles.h"
#include "core/protocol/socketio/socketio_server.h"
#include "tests/unit/support/endpoint_setup.h"
#include "tests/unit/support/fake_socket.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace footfall;

namespace {

/// Says what it was told.
class FakeViewerTracker final : public ViewerTracker
{
public:
    void joined(SocketIoClient& client) override
    {
        ++present;
        client.send("42[\"viewers_update\",{}]");
    }
    void left(SocketIoClient&) override { --present; }
    std::string track(SocketIoClient&, const QJsonObject& viewer) override
    {
        tracked.append(viewer.value(QLatin1String("id")).toString());
        return "{\"success\":true,\"message\":\"Viewer tracked successfully\"}";
    }
    std::string heartbeat(SocketIoClient&, const QJsonObject& viewer) override
    {
        beats.append(viewer.value(QLatin1String("id")).toString());
        return "{\"success\":true,\"message\":\"Heartbeat updated\"}";
    }
    int present = 0;
    QStringList tracked;
    QStringList beats;
};

/// A client on a WebSocket that has joined.
class Client
{
public:
    Client(SocketIoServer& server, bool isOperator)
        : Client(server, Caller{isOperator ? Access::Operator : Access::None})
    {
    }
    Client(SocketIoServer& server, const Caller& caller)
        : m_server(server)
        , m_sid(server.openSocket({"GET", "4", "websocket", {}, {}}, {caller, {}, {}}, socket))
    {
        say("40");
    }
    ~Client() { leave(); }
    void say(const QByteArray& text) { m_server.socketText(m_sid, socket, text); }
    void leave() { m_server.socketClosed(m_sid, socket); }
    /// Names of the events it got, acknowledgements as they came.
    QStringList heard() const
    {
        QStringList names;
        for (const QByteArray& text : socket.texts) {
            if (text.startsWith("42"))
                names.append(QJsonDocument::fromJson(text.mid(2)).array().at(0).toString());
            else if (text.startsWith("43"))
                names.append(QString::fromUtf8(text));
        }
        return names;
    }
    QJsonObject last() const
    {
        return QJsonDocument::fromJson(socket.texts.last().mid(2)).array().at(1).toObject();
    }
    void forget() { socket.texts.clear(); }

    FakeSocket socket;

private:
    SocketIoServer& m_server;
    QByteArray m_sid;
};

struct RolesSetup : EndpointSetup
{
    FakeViewerTracker tracker;
    SocketIoRoles roles{context, tracker};
    SocketIoServer server{roles,  [](QByteArrayView, const ClientFacts&) { return Caller(); },
                          limits, clock,
                          [] {},  [](const ClientFacts&, Refused, std::string_view) {}};
};

QStringList names(std::initializer_list<const char*> all)
{
    QStringList list;
    for (const char* name : all)
        list.append(QString::fromLatin1(name));
    return list;
}

} // namespace

class TestSocketIoRoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewDashboardIsWelcomedAndToldTheState()
    {
        RolesSetup s;
        s.view("/home", "v1");
        Client dashboard(s.server, true);
        QCOMPARE(dashboard.heard(), names({"user_connected", "visitor_update", "viewers_update"}));
        const QByteArray welcome = dashboard.socket.texts[2];
        QVERIFY(welcome.startsWith("42[\"user_connected\",{\"type\":\"user_connected\",\"data\":"
                                   "{\"totalDashboards\":1,\"connectedAt\":\""));
        const QJsonObject update =
            QJsonDocument::fromJson(dashboard.socket.texts[3].mid(2)).array().at(1).toObject();
        QCOMPARE(update.value(QLatin1String("type")), QJsonValue(QLatin1String("visitor_update")));
        const QJsonObject data = update.value(QLatin1String("data")).toObject();
        QVERIFY(data.value(QLatin1String("event")).isNull());
        const QJsonObject stats = data.value(QLatin1String("stats")).toObject();
        QCOMPARE(stats.value(QLatin1String("totalActive")), QJsonValue(1));
        QCOMPARE(stats.value(QLatin1String("connectedDashboards")), QJsonValue(1));
    }
    void whoHasAShareLinkSeesAllButDoesNotAct()
    {
        RolesSetup s;
        Client other(s.server, true);
        Client reader(s.server, Caller{Access::Reader, 7});
        other.forget();
        reader.say("421[\"request_detailed_stats\",{\"filter\":{}}]");
        QVERIFY(reader.heard().contains(QStringLiteral("detailed_stats")));
        reader.forget();
        reader.say("422[\"track_dashboard_action\",{\"action\":\"note\",\"details\":{}}]");
        QVERIFY(reader.heard().contains(QStringLiteral("error")));
        QVERIFY(!other.heard().contains(QStringLiteral("dashboard_action")));
        QVERIFY(s.hub.auditList().empty());
        QCOMPARE(s.hub.dashboards(), 2);
    }
    void dashboardsSeeEachOtherComeAndGo()
    {
        RolesSetup s;
        Client first(s.server, true);
        first.forget();
        Client second(s.server, true);
        QCOMPARE(first.heard(), names({"user_connected"}));
        QVERIFY(!first.last().contains(QLatin1String("message")));
        second.leave();
        QCOMPARE(first.heard().last(), QStringLiteral("user_disconnected"));
        QCOMPARE(s.hub.dashboards(), 1);
        first.say("41");
        QCOMPARE(s.hub.dashboards(), 0);
    }
    void anEventReachesADashboard()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        dashboard.forget();
        s.hub.eventApplied(s.view("/home", "v1").event);
        s.hub.flush();
        QCOMPARE(dashboard.heard(), names({"visitor_update", "session_activity"}));
        QCOMPARE(dashboard.last().value(QLatin1String("type")),
                 QJsonValue(QLatin1String("session_activity")));
    }
    void statisticsAreAskedForInAnyForm_data()
    {
        QTest::addColumn<QByteArray>("argument");
        QTest::newRow("bare body") << QByteArray(R"({"filter":{"country":"India"}})");
        QTest::newRow("whole frame")
            << QByteArray(R"({"type":"request_detailed_stats","filter":{"country":"India"}})");
        QTest::newRow("under data") << QByteArray(
            R"({"type":"request_detailed_stats","data":{"filter":{"country":"India"}}})");
    }
    void statisticsAreAskedForInAnyForm()
    {
        QFETCH(QByteArray, argument);
        RolesSetup s;
        Client dashboard(s.server, true);
        dashboard.forget();
        dashboard.say("42[\"request_detailed_stats\"," + argument + "]");
        QCOMPARE(dashboard.heard(), names({"detailed_stats"}));
        const QJsonObject data = dashboard.last().value(QLatin1String("data")).toObject();
        QCOMPARE(data.value(QLatin1String("filter")).toObject().value(QLatin1String("country")),
                 QJsonValue(QLatin1String("India")));
    }
    void aRequestMayBeAcknowledged()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        dashboard.forget();
        dashboard.say("427[\"request_detailed_stats\"]");
        QCOMPARE(dashboard.heard(), names({"detailed_stats", "437[{\"success\":true}]"}));
    }
    void anActionIsToldToTheOthers()
    {
        RolesSetup s;
        Client first(s.server, true);
        Client second(s.server, true);
        first.forget();
        second.forget();
        first.say(R"(42["track_dashboard_action",{"action":"filter","details":{"a":1}}])");
        QVERIFY(first.heard().isEmpty());
        QCOMPARE(second.heard(), names({"dashboard_action"}));
        QCOMPARE(s.hub.auditList().size(), std::size_t(1));
    }
    void whoAsksTooMuchIsRefusedForAWhile()
    {
        RolesSetup s;
        Client dashboard(s.server, true); // joining was one question
        for (qint64 i = 1; i < s.limits.questionsBurst; ++i)
            dashboard.say("42[\"request_detailed_stats\"]");
        QVERIFY(!dashboard.heard().contains(QStringLiteral("error")));
        dashboard.forget();
        dashboard.say("427[\"request_detailed_stats\"]");
        QCOMPARE(dashboard.heard(),
                 names({"error", "437[{\"success\":false,\"error\":"
                                 "\"Too many questions: ask again in a second\"}]"}));
        s.clock.advance(second);
        dashboard.forget();
        dashboard.say("428[\"request_detailed_stats\"]");
        QCOMPARE(dashboard.heard(), names({"detailed_stats", "438[{\"success\":true}]"}));
    }
    void longQuestionsCountAsSeveral()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        // 118 questions each.
        const QByteArray longOne = "42[\"nonsense\",\"" + QByteArray(60'000, 'x') + "\"]";
        dashboard.say(longOne);
        dashboard.say(longOne);
        dashboard.forget();
        dashboard.say("427[\"request_detailed_stats\"]");
        QVERIFY(dashboard.heard().last().contains(QStringLiteral("Too many questions")));
        s.clock.advance(second);
        dashboard.forget();
        dashboard.say("428[\"request_detailed_stats\"]");
        QCOMPARE(dashboard.heard(), names({"detailed_stats", "438[{\"success\":true}]"}));
    }
    void whoFloodsOnIsLetGo()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        for (qint64 i = 0; !dashboard.socket.closeCode && i < 100 * s.limits.questionsBurst; ++i)
            dashboard.say("42[\"nonsense\"]");
        QCOMPARE(dashboard.socket.closeCode, 1008);
        QCOMPARE(s.hub.dashboards(), 0);
    }
    void whoComesAndGoesTooOftenIsLetGo()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        for (qint64 i = 0; i < s.limits.questionsBurst; ++i)
            dashboard.say(i % 2 == 0 ? "41" : "40");
        QCOMPARE(dashboard.socket.closeCode, 1008);
    }
    void nonsenseIsAnsweredAndTheConnectionStays()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        dashboard.forget();
        dashboard.say("42[\"visitor_update\",{}]");
        dashboard.say("423[7]");
        QCOMPARE(dashboard.heard().mid(0, 2), names({"error", "error"}));
        QVERIFY(dashboard.heard().last().startsWith(QStringLiteral("433[{\"success\":false,")));
        QCOMPARE(dashboard.socket.closeCode, 0);
    }

    void aViewerIsNoDashboard()
    {
        RolesSetup s;
        Client dashboard(s.server, true);
        dashboard.forget();
        Client viewer(s.server, false);
        QCOMPARE(s.hub.dashboards(), 1);
        QVERIFY(dashboard.heard().isEmpty());
        QCOMPARE(viewer.heard(), names({"viewers_update"}));
        viewer.forget();
        s.hub.eventApplied(s.view("/home", "v1").event);
        s.hub.flush();
        viewer.say("42[\"request_detailed_stats\",{}]");
        viewer.say("42[\"track_dashboard_action\",{\"action\":\"x\"}]");
        QCOMPARE(viewer.heard(), names({"error", "error"}));
        QVERIFY(s.hub.auditList().empty());
        viewer.leave();
        QCOMPARE(s.tracker.present, 1);
    }
    void viewersAreTracked_data()
    {
        QTest::addColumn<bool>("isOperator");
        QTest::newRow("viewer") << false;
        QTest::newRow("dashboard") << true;
    }
    void viewersAreTracked()
    {
        QFETCH(bool, isOperator);
        RolesSetup s;
        Client client(s.server, isOperator);
        client.forget();
        client.say(R"(421["track-viewer",{"id":"a","country":"Canada"}])");
        client.say(R"(42["track-viewer",{"type":"track-viewer","data":{"id":"b"}}])");
        client.say(R"(42["track-viewer"])");
        client.say(R"(422["viewer-heartbeat",{"id":"a"}])");
        QCOMPARE(s.tracker.tracked, names({"a", "b", ""}));
        QCOMPARE(s.tracker.beats, names({"a"}));
        QVERIFY(client.heard().first().startsWith(QStringLiteral("431[{\"success\":true,")));
        QVERIFY(client.heard().last().startsWith(QStringLiteral("432[{\"success\":true,")));
    }
    void aDashboardThatDoesNotReadIsCutByTheHub()
    {
        RolesSetup s;
        Client slow(s.server, true);
        Client quick(s.server, true);
        slow.socket.queued = s.limits.subscriberHardBytes + 1;
        s.hub.alert({});
        QCOMPARE(slow.socket.closeCode, 1013);
        QCOMPARE(s.hub.dashboards(), 1);
        QVERIFY(quick.heard().contains(QStringLiteral("user_disconnected")));
    }
    void allThatDoNotReadAreCutTogether()
    {
        RolesSetup s;
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 50; ++i)
            clients.push_back(std::make_unique<Client>(s.server, true));
        for (const auto& client : clients)
            client->socket.queued = s.limits.subscriberHardBytes + 1;
        clients.front()->say(R"(421["track_dashboard_action",{"action":"x"}])");
        QCOMPARE(s.hub.dashboards(), 0);
        s.server.tick();
        QCOMPARE(s.server.sessions(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestSocketIoRoles)
#include "tst_socketio_roles.moc"
