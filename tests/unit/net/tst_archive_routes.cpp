// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/archive/archive_routes.h"
#include "tests/unit/support/archive_thread.h"
#include "tests/unit/support/asked_route.h"
#include "tests/unit/support/filled_store.h"
#include "tests/unit/support/manual_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace footfall;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

struct Setup
{
    Setup() { routes.addRoutes(table); }

    /// Asks and waits for the answer.
    QJsonObject get(const QByteArray& path, const QByteArray& query = {},
                    const QByteArray& route = {})
    {
        AskedRoute asked;
        asked.ask(table, path, query, route);
        if (!QTest::qWaitFor([&] { return asked.response.has_value(); }))
            return {};
        status = asked.status();
        return QJsonDocument::fromJson(asked.response->body).object();
    }
    QJsonObject getVisit(const QByteArray& id)
    {
        return get("/api/visits/" + id, {}, "/api/visits/*");
    }

    FilledStore store;
    ManualClock clock;
    ArchiveThread archive{store.path};
    ArchiveRoutes routes{&archive.worker(), clock};
    RouteTable table;
    int status = 0;
};

void addVisit(FilledStore& store, std::uint64_t number, const std::string& session)
{
    Event event = FilledStore::event("/home", session, noon);
    event.visitorId = "anna";
    store.add(event, number);
    SessionView view;
    view.visit = number;
    view.sessionId = session;
    view.visitorId = "anna";
    view.startedAt = noon;
    view.currentPage = "/pay";
    view.country = "India";
    view.city = "Pune";
    view.device = "mobile";
    view.referrer = "news.example";
    view.site = "a.example";
    view.durationSeconds = 61;
    view.journey = {{"/home", noon, 60'000, {}, 0},
                    {"/pay", noon + minute, 1'000, {{"buy", noon + minute + 500}}, 3}};
    store.end(view, noon + 2 * minute);
}

} // namespace

class TestArchiveRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyIsGivenInBuckets()
    {
        Setup setup;
        setup.store.count({std::nullopt, noon, 20, 30, 4, 5, 7});
        setup.store.commit();
        const QJsonObject answer =
            setup.get("/api/history", "from=2026-01-15T12:00:30Z&to=1768478520000&step=1m");
        QCOMPARE(setup.status, 200);
        QCOMPARE(answer.value(key("success")).toBool(), true);
        QCOMPARE(answer.value(key("from")).toString(), key("2026-01-15T12:00:00.000Z"));
        QCOMPARE(answer.value(key("to")).toString(), key("2026-01-15T12:02:00.000Z"));
        QCOMPARE(answer.value(key("step")).toInt(), 60);
        QVERIFY(answer.contains(key("timestamp")));
        const QJsonArray data = answer.value(key("data")).toArray();
        QCOMPARE(data.size(), 2);
        const QJsonObject expected{{key("at"), key("2026-01-15T12:00:00.000Z")},
                                   {key("visitors"), 4},
                                   {key("pageViews"), 20},
                                   {key("events"), 30},
                                   {key("sessions"), 5},
                                   {key("concurrents"), 7}};
        QCOMPARE(data[0].toObject(), expected);
        QCOMPARE(data[1].toObject().value(key("pageViews")).toInt(), 0);
    }
    void byDefaultItIsTheLastDay()
    {
        Setup setup;
        setup.clock.setNow(noon + 5 * minute);
        const QJsonObject answer = setup.get("/api/history");
        QCOMPARE(answer.value(key("step")).toInt(), 600);
        QCOMPARE(answer.value(key("from")).toString(), key("2026-01-14T12:00:00.000Z"));
        QCOMPARE(answer.value(key("to")).toString(), key("2026-01-15T12:05:00.000Z"));
        QCOMPARE(answer.value(key("data")).toArray().size(), 145);
    }
    void historyOfASite()
    {
        Setup setup;
        setup.store.count({std::nullopt, noon, 20, 30, 4, 5, 7});
        setup.store.count({"a.example", noon, 3, 30, 4, 5, 7});
        setup.store.commit();
        const QJsonObject answer = setup.get(
            "/api/history", "from=2026-01-15T12:00:00Z&to=2026-01-15T12:01:00Z&site=a.example");
        const QJsonArray data = answer.value(key("data")).toArray();
        QCOMPARE(data[0].toObject().value(key("pageViews")).toInt(), 3);
    }
    void whatIsBadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* path, const char* query, const char* named) {
            QTest::newRow(query) << QByteArray(path) << QByteArray(query) << QByteArray(named);
        };
        row("/api/history", "from=yesterday", "from:");
        row("/api/history", "to=99999999999999999999", "to:");
        row("/api/history", "from=-1", "from:");
        row("/api/history", "from=2026-01-15 12:00:00 99", "from:");
        row("/api/history", "step=fast", "step:");
        row("/api/history", "step=0", "step:");
        row("/api/history", "step=90s", "step:");
        row("/api/history", "step=1d1", "step:");
        row("/api/history", "from=60000&to=60000", "to:");
        row("/api/history", "from=0&step=1m", "step:");
        row("/api/visits", "limit=many", "limit:");
        row("/api/visits", "before=-1", "before:");
        row("/api/visits", "from=x", "from:");
    }
    void whatIsBadIsNamed()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, named);
        Setup setup;
        const QJsonObject answer = setup.get(path, query);
        QCOMPARE(setup.status, 400);
        QVERIFY(answer.value(key("error")).toString().startsWith(QString::fromUtf8(named)));
    }
    void visitsAreListed()
    {
        Setup setup;
        for (const std::uint64_t number : {1, 2, 3})
            addVisit(setup.store, number, numbered("s-", std::int64_t(number)));
        setup.store.commit();
        const QJsonObject first = setup.get("/api/visits", "text=PUNE&limit=2");
        QCOMPARE(setup.status, 200);
        const QJsonArray data = first.value(key("data")).toArray();
        QCOMPARE(data.size(), 2);
        QCOMPARE(data[0].toObject().value(key("sessionId")).toString(), key("s-3"));
        QVERIFY(!data[0].toObject().contains(key("journey")));
        QCOMPARE(first.value(key("next")).toInt(), 2);
        const QJsonObject second = setup.get("/api/visits", "before=2");
        QCOMPARE(second.value(key("data")).toArray().size(), 1);
        QVERIFY(!second.contains(key("next")));
    }
    void aVisitIsShownWithItsJourney()
    {
        Setup setup;
        addVisit(setup.store, 1, "s-1");
        setup.store.commit();
        const QJsonObject visit = setup.getVisit("1").value(key("data")).toObject();
        QCOMPARE(setup.status, 200);
        const QJsonObject click{{key("element"), key("buy")},
                                {key("at"), key("2026-01-15T12:01:00.500Z")}};
        const QJsonArray steps{
            QJsonObject{{key("page"), key("/home")},
                        {key("at"), key("2026-01-15T12:00:00.000Z")},
                        {key("dwellMs"), 60'000},
                        {key("clicks"), QJsonArray()}},
            QJsonObject{{key("page"), key("/pay")},
                        {key("at"), key("2026-01-15T12:01:00.000Z")},
                        {key("dwellMs"), 1'000},
                        {key("clicks"), QJsonArray{click}},
                        {key("moreClicks"), 3}},
        };
        const QJsonObject expected{{key("visit"), 1},
                                   {key("sessionId"), key("s-1")},
                                   {key("visitorId"), key("anna")},
                                   {key("currentPage"), key("/pay")},
                                   {key("startTime"), key("2026-01-15T12:00:00.000Z")},
                                   {key("lastActivity"), key("2026-01-15T12:02:00.000Z")},
                                   {key("country"), key("India")},
                                   {key("city"), key("Pune")},
                                   {key("device"), key("mobile")},
                                   {key("referrer"), key("news.example")},
                                   {key("active"), false},
                                   {key("duration"), 61},
                                   {key("journey"), QJsonArray{key("/home"), key("/pay")}},
                                   {key("steps"), steps},
                                   {key("foldedSteps"), 0}};
        QCOMPARE(visit, expected);
    }
    void aVisitThatIsNotThere()
    {
        Setup setup;
        for (const char* id : {"1", "x", "-1", "", "99999999999999999999", "*"}) {
            QVERIFY(setup.getVisit(id).contains(key("error")));
            QCOMPARE(setup.status, 404);
        }
    }
    void withoutAStoreNothingIsKept()
    {
        const ManualClock clock;
        ArchiveRoutes routes(nullptr, clock);
        RouteTable table;
        routes.addRoutes(table);
        for (const Route& route : table.routes) {
            QCOMPARE(route.plane, Plane::Reader);
            AskedRoute asked;
            asked.ask(table, route.path);
            QCOMPARE(asked.status(), 404);
            QCOMPARE(asked.response->body,
                     QByteArray(R"({"error":"Nothing is kept: Footfall runs with --in-memory"})"));
        }
    }
    void aStoreThatCannotBeReadIsToldOf()
    {
        Setup setup;
        setup.store.spoil("DROP TABLE visits");
        const QJsonObject answer = setup.get("/api/visits");
        QCOMPARE(setup.status, 503);
        QVERIFY(answer.value(key("error")).toString().contains(key("visits")));
    }
    void tooManyQuestionsAreTurnedAway()
    {
        Setup setup;
        setup.archive.pause();
        std::vector<AskedRoute> waiting(ArchiveClient::maxWaiting);
        for (AskedRoute& asked : waiting)
            asked.ask(setup.table, "/api/visits");
        AskedRoute tooMuch;
        tooMuch.ask(setup.table, "/api/visits");
        QCOMPARE(tooMuch.status(), 503);
        QVERIFY(!tooMuch.header("Retry-After").isEmpty());
        setup.archive.goOn();
        QTRY_VERIFY(waiting.back().response.has_value());
        QCOMPARE(waiting.back().status(), 200);
        setup.get("/api/visits");
        QCOMPARE(setup.status, 200);
    }
    void whoLeavesIsNotAnswered()
    {
        Setup setup;
        setup.archive.pause();
        AskedRoute gone;
        gone.ask(setup.table, "/api/visits");
        QVERIFY(gone.left);
        gone.left();
        setup.archive.goOn();
        setup.get("/api/visits"); // was asked later
        QVERIFY(!gone.response || gone.status() == 500);
    }
};

QTEST_GUILESS_MAIN(TestArchiveRoutes)
#include "tst_archive_routes.moc"
