// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/socketio_roles.h"
#include "core/net/public/viewer_tracking.h"
#include "core/protocol/socketio/socketio_server.h"
#include "tests/unit/support/endpoint_setup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace footfall;

namespace {

struct Transcript final : Sink
{
    void send(const QByteArray& frame) override { frames.append(frame); }
    qint64 queuedBytes() const override { return queued; }
    void close(int, const QByteArray&) override {}

    QByteArrayList frames;
    qint64 queued = 0;
};

/// A client of Socket.IO that has joined, on a WebSocket.
class Client
{
public:
    Client(SocketIoServer& server, bool isOperator, const QByteArray& origin = {},
           const QByteArray& peer = {})
        : m_server(server)
        , m_sid(server.openSocket({"GET", "4", "websocket", {}, {}},
                                  {{isOperator ? Access::Operator : Access::None},
                                   peer.toStdString(),
                                   origin.toStdString()},
                                  m_heard))
    {
        say("40");
    }
    ~Client() { m_server.socketClosed(m_sid, m_heard); }

    void setQueued(qint64 bytes) { m_heard.queued = bytes; }
    void say(const QByteArray& text) { m_server.socketText(m_sid, m_heard, text); }
    /// What the last `viewers_update` told; empty when there was none.
    QJsonObject update() const
    {
        QJsonObject last;
        for (const QByteArray& frame : m_heard.frames) {
            const QJsonArray event = QJsonDocument::fromJson(frame.mid(2)).array();
            if (event.at(0) == QLatin1String("viewers_update"))
                last = event.at(1).toObject();
        }
        return last;
    }
    bool hasHeard(const QByteArray& frame) const { return m_heard.frames.contains(frame); }
    int total() const { return update()[QLatin1String("totalViewers")].toInt(); }
    int named() const { return int(update()[QLatin1String("viewers")].toArray().size()); }

private:
    SocketIoServer& m_server;
    Transcript m_heard;
    QByteArray m_sid;
};

struct TrackingSetup : EndpointSetup
{
    ViewerTracking tracking{context};
    SocketIoRoles roles{context, tracking};
    /// What was refused over Socket.IO: "ADDRESS: ANSWER", the last one last.
    QStringList refused;
    SocketIoServer server{roles,
                          [](QByteArrayView, const ClientFacts&) { return Caller(); },
                          limits,
                          clock,
                          [] {},
                          [this](const ClientFacts& facts, Refused, std::string_view answer) {
                              refused.append(
                                  QString::fromStdString(facts.peer + ": " + std::string(answer)));
                          }};

    /// What is asked of `path` over HTTP is answered with.
    QJsonObject post(const char* path, const QByteArray& body)
    {
        RouteTable table;
        tracking.addRoutes(table);
        HttpRequest request;
        request.peer = QHostAddress(QString::fromLatin1(FakeLookup::known));
        request.caller.access = Access::Operator;
        request.body = body;
        QByteArray answer;
        const Responder responder([&](const HttpResponse& response) { answer = response.body; });
        for (const Route& route : table.routes) {
            if (route.method == "POST" && route.path == path)
                route.respond(request, responder);
        }
        return QJsonDocument::fromJson(answer).object();
    }
};

} // namespace

class TestViewerTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyIsToldAndOperatorsSeeWho()
    {
        TrackingSetup my;
        Client viewer(my.server, false);
        Client dashboard(my.server, true);
        viewer.say("42[\"track-viewer\",{\"id\":\"v\",\"country\":\"Canada\"}]");
        QCOMPARE(viewer.total(), 1);
        QCOMPARE(viewer.named(), 0);
        QCOMPARE(dashboard.total(), 1);
        QCOMPARE(dashboard.named(), 1);
    }
    void acknowledgementsAreTheAnswers()
    {
        TrackingSetup my;
        Client viewer(my.server, false);
        viewer.say("427[\"viewer-heartbeat\",{\"id\":\"v\"}]");
        QVERIFY(viewer.hasHeard("437[{\"success\":true,\"message\":\"Heartbeat updated\"}]"));
        viewer.say("428[\"track-viewer\",{}]");
        QVERIFY(viewer.hasHeard("438[{\"error\":\"Failed to track viewer\"}]"));
    }
    void changesInARowAreToldTogether()
    {
        TrackingSetup my;
        Client viewer(my.server, false);
        for (const char* id : {"a", "b", "c"})
            viewer.say(QByteArray("42[\"track-viewer\",{\"id\":\"") + id + "\"}]");
        QCOMPARE(viewer.total(), 1);
        QTRY_COMPARE(viewer.total(), 3);
    }
    void whoIsSlowIsToldOfTheLastChangeInTheEnd()
    {
        TrackingSetup my;
        Client slow(my.server, false);
        Client viewer(my.server, false);
        viewer.say("42[\"track-viewer\",{\"id\":\"a\"}]");
        slow.setQueued(1);
        viewer.say("42[\"track-viewer\",{\"id\":\"b\"}]");
        QTRY_COMPARE(viewer.total(), 2);
        QCOMPARE(slow.total(), 1);
        slow.setQueued(0);
        QTRY_COMPARE(slow.total(), 2);
    }
    void aViewerBelongsToTheSiteOfItsOrigin()
    {
        TrackingSetup my;
        Client viewer(my.server, false, "https://shop.example");
        viewer.say("42[\"track-viewer\",{\"id\":\"v\"}]");
        SnapshotRequest request;
        request.filter.site = "shop.example";
        QCOMPARE(my.model.snapshot(request).presentVisitors, 1);
    }
    void whereTheAddressIsCountsWhereNothingIsSaid_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("city");
        QTest::newRow("nothing") << QByteArray() << "India"
                                 << "Pune";
        QTest::newRow("null") << QByteArray(",\"country\":null") << "India"
                              << "Pune";
        QTest::newRow("empty") << QByteArray(",\"country\":\"\",\"city\":\"\"") << "India"
                               << "Pune";
        QTest::newRow("country") << QByteArray(",\"country\":\"Canada\"") << "Canada"
                                 << "Unknown";
        QTest::newRow("city") << QByteArray(",\"city\":\"Toronto\"") << "Unknown"
                              << "Toronto";
    }
    void whereTheAddressIsCountsWhereNothingIsSaid()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, country);
        QFETCH(QString, city);
        const QByteArray viewer = "{\"id\":\"v\"" + said + "}";
        const auto shown = [](const QJsonObject& viewers) {
            const QJsonObject one = viewers[QLatin1String("viewers")].toArray().at(0).toObject();
            return QStringList{one[QLatin1String("country")].toString(),
                               one[QLatin1String("city")].toString()};
        };
        TrackingSetup my;
        QVERIFY(my.post("/api/viewers", viewer)[QLatin1String("success")].toBool());
        const QJsonObject tracked =
            my.post("/api/socket", "{\"type\":\"track-viewer\",\"data\":" + viewer + "}");
        QCOMPARE(shown(tracked[QLatin1String("viewersData")].toObject()),
                 QStringList({country, city}));
        TrackingSetup other;
        Client page(other.server, true, {}, FakeLookup::known);
        page.say("42[\"track-viewer\"," + viewer + "]");
        QCOMPARE(shown(page.update()), QStringList({country, city}));
    }
    void theAnswerSaysWhereTheAddressIs()
    {
        TrackingSetup my;
        const QJsonObject viewer =
            my.post("/api/viewers", "{\"id\":\"v\"}")[QLatin1String("viewer")].toObject();
        QCOMPARE(viewer[QLatin1String("country")].toString(), QStringLiteral("India"));
        QCOMPARE(viewer[QLatin1String("city")].toString(), QStringLiteral("Pune"));
    }
    void nobodyIsLookedUpWithoutNeed()
    {
        TrackingSetup my;
        my.post("/api/viewers", "{\"id\":\"v\",\"country\":\"Canada\"}");
        my.post("/api/viewers", "{}");
        Client page(my.server, true, {}, FakeLookup::known);
        page.say("42[\"viewer-heartbeat\",{\"id\":\"v\"}]");
        QCOMPARE(my.geo.calls, 0);
    }
    void allClientsOfAnAddressShareItsRate()
    {
        TrackingSetup my;
        my.rates.took(QHostAddress(QString::fromLatin1(FakeLookup::known)), 998);
        Client first(my.server, false, {}, FakeLookup::known);
        Client second(my.server, false, {}, FakeLookup::known);
        first.say("421[\"track-viewer\",{\"id\":\"v\"}]");
        second.say("422[\"viewer-heartbeat\",{\"id\":\"v\"}]");
        QVERIFY(second.hasHeard("432[{\"success\":true,\"message\":\"Heartbeat updated\"}]"));
        const QByteArray refusal = "[{\"error\":\"Too many viewers from this address: "
                                   "send them again later\"}]";
        first.say("423[\"viewer-heartbeat\",{\"id\":\"v\"}]");
        second.say("424[\"track-viewer\",{\"id\":\"w\"}]");
        QVERIFY(first.hasHeard("433" + refusal));
        QVERIFY(second.hasHeard("434" + refusal));
        QCOMPARE(my.refused.size(), 2);
        QCOMPARE(my.refused.last(), QString::fromLatin1(FakeLookup::known) + QStringLiteral(": ") +
                                        QString::fromUtf8(refusal.mid(1, refusal.size() - 2)));
        Client dashboard(my.server, true, {}, FakeLookup::known);
        dashboard.say("425[\"viewer-heartbeat\",{\"id\":\"v\"}]");
        QVERIFY(dashboard.hasHeard("435[{\"success\":true,\"message\":\"Heartbeat updated\"}]"));
    }
    void whoLeftIsToldNothing()
    {
        TrackingSetup my;
        {
            Client gone(my.server, false);
        }
        Client viewer(my.server, false);
        viewer.say("42[\"track-viewer\",{\"id\":\"v\"}]");
        QCOMPARE(viewer.total(), 1);
    }
};

QTEST_GUILESS_MAIN(TestViewerTracker)
#include "tst_viewer_tracker.moc"
