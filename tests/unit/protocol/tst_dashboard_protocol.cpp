// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/alert_json.h"
#include "core/protocol/dashboards/analytics_json.h"
#include "core/protocol/dashboards/dashboard_encoder.h"
#include "core/protocol/dashboards/dashboard_request.h"
#include "core/protocol/events/event_answers.h"
#include "tests/unit/support/live_setup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace footfall;

namespace {

constexpr qsizetype broadcastBytes = 128 * 1024;

QJsonObject parse(const std::string& json)
{
    QJsonParseError failure;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &failure);
    return failure.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

VisitorUpdate updateOf(const LiveSetup& s, const EventPtr& event, std::int64_t count)
{
    SnapshotRequest request;
    request.sessions = 50;
    request.steps = 20;
    request.rows = 100;
    VisitorUpdate update{{}, std::make_shared<Snapshot>(s.model.snapshot(request)), {}};
    if (event)
        update.events.push_back({event, count});
    update.sessions = update.stats->sessions;
    return update;
}

Alert countedAlert()
{
    Alert alert;
    alert.site = "shop";
    alert.page = "/a";
    alert.visitorsLastMinute = 25;
    alert.count = 42;
    alert.span = 5 * minuteMs;
    alert.expected = 11.2;
    alert.low = 6.5;
    alert.high = 16.5;
    alert.value = 9;
    return alert;
}

} // namespace

class TestDashboardProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWelcomeIsOneFrameForTwoSystems()
    {
        AudienceUpdate update{true, true, 1, epoch, {}};
        const auto frames = dashboardFrames(update, Welcome::InWords);
        QCOMPARE(frames.size(), std::size_t(1));
        QCOMPARE(frames.front().json,
                 std::string("{\"message\":\"Welcome to the Real-Time Analytics API\","
                             "\"type\":\"user_connected\",\"data\":{\"totalDashboards\":1,"
                             "\"connectedAt\":\"1970-01-01T00:00:00.000Z\"}}"));
        QVERIFY(!parse(dashboardFrames(update, Welcome::None).front().json)
                     .contains(QLatin1String("message")));
        update.toSelf = false;
        QVERIFY(!parse(dashboardFrames(update, Welcome::InWords).front().json)
                     .contains(QLatin1String("message")));
    }
    void aCoalescedUpdateSaysForHowManyItStands()
    {
        LiveSetup s;
        const EventPtr event = s.view("/home", "v1").event;
        const auto frames = dashboardFrames(updateOf(s, event, 3), Welcome::InWords);
        QCOMPARE(frames.size(), std::size_t(2));
        const QJsonObject data = parse(frames[0].json).value(QLatin1String("data")).toObject();
        QCOMPARE(data.value(QLatin1String("coalesced")).toInt(), 3);
        QCOMPARE(data.value(QLatin1String("event")).toObject().value(QLatin1String("page")),
                 QJsonValue(QStringLiteral("/home")));
        QCOMPARE(data.value(QLatin1String("stats")).toObject().value(QLatin1String("totalActive")),
                 QJsonValue(1));
        QCOMPARE(frames[1].type, std::string("session_activity"));
    }
    void eachEventHasAnUpdateOfItsOwn()
    {
        LiveSetup s;
        VisitorUpdate update = updateOf(s, s.view("/a", "v1").event, 1);
        update.events.push_back({s.view("/b", "v1").event});
        const auto frames = dashboardFrames(update, Welcome::InWords);
        QCOMPARE(frames.size(), std::size_t(3));
        for (const std::size_t i : {0, 1}) {
            QCOMPARE(frames[i].type, std::string("visitor_update"));
            const QJsonObject data = parse(frames[i].json).value(QLatin1String("data")).toObject();
            QVERIFY(!data.contains(QLatin1String("coalesced")));
            QCOMPARE(data.value(QLatin1String("event")).toObject().value(QLatin1String("page")),
                     QJsonValue(QLatin1String(i == 0 ? "/a" : "/b")));
            QVERIFY(data.value(QLatin1String("stats")).isObject());
        }
    }
    void noUpdateWithoutAnEvent()
    {
        LiveSetup s;
        s.view("/home", "v1");
        for (const DashboardFrame& frame : dashboardFrames(updateOf(s, {}, 0), Welcome::InWords))
            QCOMPARE(frame.type, std::string("session_activity"));
    }
    void aBroadcastStaysWithinItsBoundWhateverVisitorsSend()
    {
        LiveSetup s;
        EventPtr last;
        const std::string quotes(2000, '"');
        for (int i = 0; i < 400; ++i) {
            Event event = s.event("pageview", quotes + std::to_string(i), std::to_string(i % 80));
            event.country = std::string(120, '"') + std::to_string(i);
            event.metadata = {{"note", std::string(3900, '"'), true}};
            last = s.model.apply(std::move(event)).event;
        }
        qsizetype total = 0;
        for (const DashboardFrame& frame :
             dashboardFrames(updateOf(s, last, 400), Welcome::InWords)) {
            QVERIFY(!parse(frame.json).isEmpty());
            total += qsizetype(frame.json.size());
        }
        QVERIFY2(total <= 2 * broadcastBytes, QByteArray::number(total).constData());
        QVERIFY(
            qsizetype(dashboardFrames(updateOf(s, last, 400), Welcome::InWords)[0].json.size()) <=
            broadcastBytes);
    }
    void thePageOfTwoSitesStaysTwo()
    {
        LiveSetup s;
        for (const char* site : {"", "shop.example"}) {
            Event event = s.event("pageview", "/", std::string("v") + site);
            event.site = site;
            s.model.apply(std::move(event));
        }
        JsonWriter json;
        writePages(json, s.model.snapshot({}), 10'000);
        const QJsonObject pages = parse(json.str());
        QCOMPARE(pages.value(QLatin1String("/")).toInt(), 1);
        QCOMPARE(pages.value(QLatin1String("shop.example/")).toInt(), 1);
    }
    void requestsAreReadInBothForms_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("top level") << QByteArray(
            R"({"type":"request_detailed_stats","filter":{"country":"India","page":"/a"}})");
        QTest::newRow("under data") << QByteArray(
            R"({"type":"request_detailed_stats","data":{"filter":{"country":"India","page":"/a"}}})");
    }
    void requestsAreReadInBothForms()
    {
        QFETCH(QByteArray, frame);
        const DashboardRequest request = readDashboardRequest(frame);
        const auto* stats = std::get_if<DetailedStatsRequest>(&request);
        QVERIFY(stats);
        QCOMPARE(stats->filter.country, std::string("India"));
        QCOMPARE(stats->filter.page, std::string("/a"));
    }
    void aBadFilterIsAnEmptyOne()
    {
        const DashboardRequest request =
            readDashboardRequest(R"({"type":"request_detailed_stats","filter":[1]})");
        QCOMPARE(std::get<DetailedStatsRequest>(request).filter, SnapshotFilter());
    }
    void nonsenseIsAnsweredNotObeyed_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("no JSON") << QByteArray("{nope");
        QTest::newRow("no object") << QByteArray("[1,2]");
        QTest::newRow("unknown type") << QByteArray(R"({"type":"visitor_update"})");
        QTest::newRow("no action") << QByteArray(R"({"type":"track_dashboard_action"})");
        QTest::newRow("deep") << QByteArray(5000, '[');
    }
    void nonsenseIsAnsweredNotObeyed()
    {
        QFETCH(QByteArray, frame);
        const DashboardRequest request = readDashboardRequest(frame);
        QVERIFY(std::holds_alternative<BadRequest>(request));
        QVERIFY(!std::get<BadRequest>(request).message.empty());
    }
    void aFilteredAnswerHoldsWhatPasses()
    {
        LiveSetup s;
        for (const auto& [country, session] : {std::pair{"India", "a"}, {"USA", "b"}}) {
            Event event = s.event("pageview", "/p", session);
            event.country = country;
            s.model.apply(std::move(event));
        }
        SnapshotFilter filter;
        filter.country = "India";
        const QByteArrayList frames = RawDashboardEncoder().statistics(s.model, filter);
        QCOMPARE(frames.size(), 2);
        const QJsonObject data =
            parse(frames[0].toStdString()).value(QLatin1String("data")).toObject();
        QCOMPARE(data.value(QLatin1String("sessions")).toArray().size(), 1);
        QCOMPARE(data.value(QLatin1String("events")).toArray().size(), 1);
        QCOMPARE(data.value(QLatin1String("totalFiltered")).toInt(), 1);
        QCOMPARE(
            data.value(QLatin1String("summary")).toObject().value(QLatin1String("totalActive")),
            QJsonValue(2));
    }
    void aClockSetBackIsSaid()
    {
        Alert alert;
        alert.kind = Alert::Kind::ClockSetBack;
        QCOMPARE(alertMessage(alert),
                 std::string("The clock was set back: the live statistics begin anew"));
        JsonWriter json;
        writeAlert(json, alert);
        QCOMPARE(parse(json.str()).value(QLatin1String("level")),
                 QJsonValue(QStringLiteral("info")));
    }
    void alertsSayWhatAgainstWhat_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("level");
        using Kind = Alert::Kind;
        const auto row = [](const char* name, Kind kind, const char* level, const char* message) {
            QTest::newRow(name) << int(kind) << QString::fromUtf8(message) << QString::fromUtf8(level);
        };
        row("spike", Kind::Spike, "warning",
            "Visitor spike on shop: 42 in the last 5 minutes, usually 6–17 at this hour");
        row("rise", Kind::Rise, "warning",
            "More visitors than usual on shop: 42 in the last 5 minutes, usually 6–17 at this hour");
        row("drop", Kind::Drop, "warning",
            "Fewer visitors than usual on shop: 42 in the last 5 minutes, usually 6–17 at this hour");
        row("silence", Kind::Silence, "warning",
            "Silence: no visitor on shop for 5 minutes; at this hour 2 a minute are usual");
        row("over", Kind::BackToUsual, "info",
            "Back to usual on shop after 5 minutes, most 9 a minute");
        row("crowd", Kind::Crowd, "warning",
            "Visitor spike on shop: 25 in the last minute, usual not known yet");
        row("page", Kind::PageSpike, "warning",
            "Page spike on shop: 42 views of /a in the last 5 minutes, about 11 are usual beside its "
            "other pages");
        row("milestone", Kind::Milestone, "milestone",
            "Milestone on shop: 9 visitors active at once");
    }
    void alertsSayWhatAgainstWhat()
    {
        QFETCH(int, kind);
        Alert alert = countedAlert();
        alert.kind = Alert::Kind(kind);
        JsonWriter json;
        writeAlert(json, alert);
        const QJsonObject told = parse(json.str());
        QTEST(told.value(QLatin1String("message")).toString(), "message");
        QTEST(told.value(QLatin1String("level")).toString(), "level");
    }
    void theFiguresOfAnAlertAreThereForPrograms()
    {
        Alert alert = countedAlert();
        alert.kind = Alert::Kind::Drop;
        JsonWriter json;
        writeAlert(json, alert);
        const QJsonObject details = parse(json.str()).value(QLatin1String("details")).toObject();
        QCOMPARE(details.value(QLatin1String("kind")).toString(), QStringLiteral("drop"));
        QCOMPARE(details.value(QLatin1String("direction")).toString(), QStringLiteral("down"));
        QCOMPARE(details.value(QLatin1String("span")).toInt(), 300);
        QCOMPARE(details.value(QLatin1String("count")).toInt(), 42);
        QCOMPARE(details.value(QLatin1String("expected")).toDouble(), 11.2);
        QCOMPARE(details.value(QLatin1String("low")).toDouble(), 6.5);
        QCOMPARE(details.value(QLatin1String("high")).toDouble(), 16.5);
        QCOMPARE(details.value(QLatin1String("visitorsLastMinute")).toInt(), 25);
    }
    void answersToEventsSayWhatWasTaken()
    {
        EventBatch batch;
        batch.isBatch = true;
        batch.accepted.resize(2);
        batch.rejected = {{1, "page: text is needed"}};
        QVERIFY(!isRefused(batch));
        const QJsonObject answer = parse(acceptedEvents(batch, epoch).body);
        QCOMPARE(answer.value(QLatin1String("accepted")).toInt(), 2);
        QCOMPARE(answer.value(QLatin1String("rejected"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QLatin1String("index")),
                 QJsonValue(1));

        EventBatch lone;
        lone.rejected = {{0, "Missing required fields: page"}};
        QVERIFY(isRefused(lone));
        QCOMPARE(refusedEvents(lone).status, 400);
        EventBatch tooMany;
        tooMany.error = "too many";
        tooMany.tooMany = true;
        QCOMPARE(refusedEvents(tooMany).status, 413);
    }
};

QTEST_APPLESS_MAIN(TestDashboardProtocol)
#include "tst_dashboard_protocol.moc"
