// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/remote_source_test.h"

using namespace footfall;

class TestRemoteSource : public RemoteSourceTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }

    void theFirstRequestConnects();
    void theMachineIsNamedWithoutSecrets();
    void aPathAndATokenAreSent();
    void aShareLinkOpensAsItsSecret();
    void theServerTellsOfItself();
    void theServerTellsWhereOthersReachIt();
    void deltasMoveTheFigures();
    void oneSnapshotIsUnderWay();
    void anotherViewIsWatched();
    void theNewestOfManyViewsIsWatched();
    void aViewThatIsRefusedIsSaid();
    void theSelectedSessionIsFollowed();
    void theSessionBeforeIsNotTakenForTheSelected();
    void questionsAreAnswered();
    void alertsAreCompared();
    void onlyTheNewestSearchIsAnswered();
    void questionsOutliveTheConnection();
    void aRefusedQuestionFails();
    void aVisitThatIsGoneFails();
    void anAnswerToSomethingElseFails();
    void theOldestOfTooManyQuestionsFails();
    void withoutHopeQuestionsFail();
    void onlyOperatorsClear();
    void theLoginLinkIsOfThisServer();
    void aReaderOpensItsShareLink();
    void newAlertsAreRaised();
    void oldAlertsOfAnotherSiteAreNoNews();
};

void TestRemoteSource::theFirstRequestConnects()
{
    QCOMPARE(m_source->state().phase, Phase::Starting);
    QVERIFY(m_source->state().host.startsWith(latin("127.0.0.1:")));
    SnapshotRequest request;
    request.filter.site = "shop";
    request.filter.country = "Côte d'Ivoire";
    request.filter.page = "/a?b=c&d";
    request.filter.text = "1+1 %41";
    request.rows = 30;
    m_source->setRequest(request);
    QTRY_VERIFY(m_server->client);
    QCOMPARE(m_server->client->requestUrl().path(), latin("/api/live"));
    QCOMPARE(m_server->asked("site"), latin("shop"));
    QCOMPARE(m_server->asked("country"), QStringLiteral("Côte d'Ivoire"));
    QCOMPARE(m_server->asked("page"), latin("/a?b=c&d"));
    QCOMPARE(m_server->asked("text"), latin("1+1 %41"));
    QCOMPARE(m_server->asked("rows"), latin("30"));
    QVERIFY(!m_server->hasAsked("since"));
    QCOMPARE(m_source->state().phase, Phase::Starting);
    m_server->snapshot(10, 3);
    QTRY_COMPARE(m_source->state().phase, Phase::Live);
    QCOMPARE(shownActive(), 3);
}

void TestRemoteSource::theMachineIsNamedWithoutSecrets()
{
    const auto hostOf = [](const char* url) { return RemoteAddress(QUrl(latin(url)), {}).host(); };
    QCOMPARE(hostOf("https://stats.example/share/abc"), latin("stats.example"));
    QCOMPARE(hostOf("http://mira:word@10.0.0.5:3000/x"), latin("10.0.0.5:3000"));
    QCOMPARE(hostOf("http://[::1]:3000"), latin("[::1]:3000"));
}

void TestRemoteSource::aPathAndATokenAreSent()
{
    StatusServer server("401 Unauthorized");
    QUrl url = server.url();
    url.setPath(latin("/stats/"));
    makeSource(url, "secret");
    QCOMPARE(m_source->state().addresses, QStringList{url.toString().chopped(1)});
    m_source->setRequest({});
    QTRY_VERIFY(server.request.startsWith("GET /stats/api/live?"));
    QVERIFY(server.hasHeader("authorization: bearer secret"));
}

void TestRemoteSource::aShareLinkOpensAsItsSecret()
{
    StatusServer server("401 Unauthorized");
    QUrl url = server.url();
    url.setPath(latin("/stats/share/abc-123"));
    makeSource(url, "another");
    m_source->setRequest({});
    QTRY_VERIFY(server.request.startsWith("GET /stats/api/live?"));
    QVERIFY(server.hasHeader("authorization: bearer abc-123"));
}

void TestRemoteSource::theServerTellsWhereOthersReachIt()
{
    goLive();
    const auto reached = [&](const QByteArray& more) {
        QSignalSpy changed(m_source.get(), &LiveSource::stateChanged);
        m_server->say(QString::fromUtf8("{\"type\":\"state\",\"data\":{\"access\":\"operator\"," +
                                        more + "}}"));
        return changed.wait() ? m_source->state().siteAddresses : QStringList();
    };
    // We come by way of this machine: what others reach is better.
    QCOMPARE(reached("\"addresses\":[\"http://127.0.0.1:3000\",\"http://192.168.1.5:3000\"]"),
             QStringList{latin("http://192.168.1.5:3000")});
    QCOMPARE(reached("\"addresses\":[\"http://box:1\"],\"publicUrl\":\"https://example.org/x\""),
             QStringList{latin("https://example.org/x")});
    QCOMPARE(m_source->state().publicUrl, latin("https://example.org/x"));
    // Nothing but an address comes into a page.
    for (const char* hostile :
         {"\"publicUrl\":\"javascript:alert\"", "\"publicUrl\":\"http://a\\\"><script>\"",
          "\"addresses\":[\"x\",7]"}) {
        const QStringList own = reached(hostile);
        QCOMPARE(own.size(), 1);
        QVERIFY2(own[0].startsWith(latin("http://127.0.0.1:")), qPrintable(own[0]));
    }
}

void TestRemoteSource::theServerTellsOfItself()
{
    goLive();
    const SourceState state = m_source->state();
    QCOMPARE(state.sites, QStringList{latin("shop")});
    QVERIFY(!state.trackers);
    QCOMPARE(state.refused, 4);
    QCOMPARE(state.store.phase, StoreState::Phase::Keeping);
    QVERIFY(state.mayChange);
    QCOMPARE(state.detail, QString());
    m_server->state("reader");
    QTRY_VERIFY(!m_source->state().mayChange);
}

void TestRemoteSource::deltasMoveTheFigures()
{
    goLive();
    m_server->delta(10, 11, 4);
    QTRY_COMPARE(shownActive(), 4);
    m_server->delta(11, 15, 5);
    QTRY_COMPARE(shownActive(), 5);
    QCOMPARE(m_shown->sequence, std::uint64_t(15));
}

void TestRemoteSource::oneSnapshotIsUnderWay()
{
    m_takes = false;
    goLive();
    QSignalSpy changes(m_source.get(), &LiveSource::stateChanged);
    m_server->delta(10, 11, 4);
    m_server->delta(11, 12, 5);
    m_server->state("reader");
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(m_snapshots, 1);
    m_source->snapshotTaken();
    QTRY_COMPARE(m_snapshots, 2);
    QCOMPARE(shownActive(), 5);
}

void TestRemoteSource::anotherViewIsWatched()
{
    goLive();
    SnapshotRequest request;
    request.filter.country = "India";
    m_source->setRequest(request);
    QTRY_VERIFY(m_server->idOfLast("watch") > 0);
    const QJsonObject view = m_server->last("watch").value(latin("data")).toObject();
    QCOMPARE(view.value(latin("country")).toString(), latin("India"));
    // What is still of the view before is not shown.
    const int shown = m_snapshots;
    m_server->delta(10, 11, 4);
    m_server->snapshot(20, 1, m_server->idOfLast("watch"));
    QTRY_COMPARE(shownActive(), 1);
    QCOMPARE(m_snapshots, shown + 1);
}

void TestRemoteSource::theNewestOfManyViewsIsWatched()
{
    goLive();
    SnapshotRequest request;
    for (const char* text : {"a", "ab", "abc"}) {
        request.filter.text = text;
        m_source->setRequest(request);
    }
    QTRY_COMPARE(m_server->frames.size(), std::size_t(1));
    m_server->snapshot(20, 1, m_server->idOfLast("watch"));
    QTRY_COMPARE(m_server->frames.size(), std::size_t(2));
    const QJsonObject view = m_server->last("watch").value(latin("data")).toObject();
    QCOMPARE(view.value(latin("text")).toString(), latin("abc"));
}

void TestRemoteSource::aViewThatIsRefusedIsSaid()
{
    goLive();
    SnapshotRequest request;
    request.filter.text = "x";
    m_source->setRequest(request);
    QTRY_VERIFY(m_server->idOfLast("watch") > 0);
    m_server->say(QStringLiteral(R"({"type":"error","id":%1,"data":{"message":"too many"}})")
                      .arg(m_server->idOfLast("watch")));
    QTRY_VERIFY(m_source->state().detail.contains(latin("too many")));
    QCOMPARE(m_source->state().phase, Phase::Live);
    QCOMPARE(m_server->frames.size(), std::size_t(1));
    // The server goes on with the view before, which is not what was asked for.
    m_server->delta(10, 11, 4);
    m_server->snapshot(12, 5);
    m_server->state("reader");
    QTRY_VERIFY(!m_source->state().mayChange);
    QVERIFY(m_source->state().detail.contains(latin("too many")));
    QCOMPARE(shownActive(), 3);
    m_source->setRequest({});
    QTRY_COMPARE(m_server->frames.size(), std::size_t(2));
    m_server->snapshot(20, 6, m_server->idOfLast("watch"));
    QTRY_COMPARE(shownActive(), 6);
    QCOMPARE(m_source->state().detail, QString());
}

void TestRemoteSource::theSelectedSessionIsFollowed()
{
    goLive(selecting("v-1"));
    QTRY_VERIFY(m_server->idOfLast("follow") > 0);
    const QJsonObject session = m_server->last("follow").value(latin("data")).toObject();
    QCOMPARE(session.value(latin("site")).toString(), latin("shop"));
    QCOMPARE(session.value(latin("sessionId")).toString(), latin("v-1"));
    m_server->say(QStringLiteral(R"({"type":"session","id":%1,"data":{"sessionId":"v-1"}})")
                      .arg(m_server->idOfLast("follow")));
    QTRY_VERIFY(m_shown->selected);
    m_server->say(R"({"type":"session","data":{"sessionId":"v-1","currentPage":"/next"}})");
    QTRY_COMPARE(m_shown->selected->currentPage, std::string("/next"));
    m_server->say(R"({"type":"session","data":null})");
    QTRY_VERIFY(!m_shown->selected);
    m_source->setRequest({});
    QTRY_VERIFY(m_server->last("follow").value(latin("data")).isNull());
}

void TestRemoteSource::theSessionBeforeIsNotTakenForTheSelected()
{
    goLive(selecting("v-1"));
    m_source->setRequest(selecting("v-2"));
    QTRY_COMPARE(m_server->frames.size(), std::size_t(2));
    m_server->say(R"({"type":"session","id":1,"data":{"sessionId":"v-1"}})");
    m_server->say(R"({"type":"session","id":2,"data":{"sessionId":"v-2"}})");
    QTRY_VERIFY(m_shown->selected);
    QCOMPARE(m_shown->selected->sessionId, std::string("v-2"));
}

void TestRemoteSource::questionsAreAnswered()
{
    goLive();
    QSignalSpy histories(m_source.get(), &LiveSource::historyReady);
    QSignalSpy found(m_source.get(), &LiveSource::visitsFound);
    QSignalSpy visits(m_source.get(), &LiveSource::visitOpened);
    m_source->requestHistory({"shop", TimeMs(60'000), TimeMs(240'000), 60'000});
    m_source->searchVisits({{}, epoch, epoch, "oslo", 0, 10});
    m_source->openVisit(17);
    QTRY_VERIFY(m_server->idOfLast("visit") > 0);
    m_server->say(
        QStringLiteral(R"({"type":"history","id":%1,"data":{"points":[[120000,1,2,3,4,5],)"
                       R"([7,9,9,9,9,9],[900000,9,9,9,9,9]]}})")
            .arg(m_server->idOfLast("history")));
    m_server->say(
        QStringLiteral(R"({"type":"visits","id":%1,"data":{"visits":[{"visit":4}],"next":3}})")
            .arg(m_server->idOfLast("visits")));
    m_server->say(QStringLiteral(R"({"type":"visit","id":%1,"data":{"visit":17}})")
                      .arg(m_server->idOfLast("visit")));
    QTRY_COMPARE(visits.size(), 1);
    QCOMPARE(visits[0][0].value<SessionView>().visit, std::uint64_t(17));
    const auto history = histories.at(0)[0].value<History>();
    QCOMPARE(history.request.site, std::optional<std::string>("shop"));
    QCOMPARE(history.points.size(), std::size_t(3));
    QCOMPARE(history.points[0], (HistoryPoint{TimeMs(60'000), 0, 0, 0, 0, 0}));
    QCOMPARE(history.points[1], (HistoryPoint{TimeMs(120'000), 1, 2, 3, 4, 5}));
    const auto answer = found.at(0)[0].value<VisitsFound>();
    QCOMPARE(answer.query.text, std::string("oslo"));
    QCOMPARE(answer.visits.at(0).visit, std::uint64_t(4));
    QCOMPARE(answer.next, std::uint64_t(3));
}

void TestRemoteSource::alertsAreCompared()
{
    goLive();
    QSignalSpy compared(m_source.get(), &LiveSource::alertsCompared);
    const AlertReplayRequest week{TimeMs(600'000), TimeMs(1'200'000), "shop"};
    m_source->compareAlerts({week.from, week.to, "blog"});
    m_source->compareAlerts(week);
    QTRY_COMPARE(m_server->frames.size(), std::size_t(2));
    const QJsonObject asked = m_server->last("replay").value(latin("data")).toObject();
    QCOMPARE(asked.value(latin("site")).toString(), latin("shop"));
    QCOMPARE(asked.value(latin("from")).toInt(), 600'000);
    QCOMPARE(asked.value(latin("to")).toInt(), 1'200'000);
    const auto answer = [&](const QJsonObject& frame) {
        m_server->say(
            QStringLiteral(R"({"type":"replay","id":%1,"data":{"since":900000,"sites":1,)"
                           R"("quiet":{"count":0,"alerts":[]},"keen":{"count":300,"alerts":)"
                           R"([{"id":1,"kind":"silence","at":950000,"site":"shop"}]}}})")
                .arg(frame.value(latin("id")).toInt()));
    };
    answer(m_server->frames[0]);
    answer(m_server->frames[1]);
    QTRY_COMPARE(compared.size(), 1);
    const auto comparison = compared[0][0].value<AlertComparison>();
    QCOMPARE(comparison.request, week);
    QCOMPARE(comparison.from, TimeMs(900'000));
    QCOMPARE(comparison.sites, 1);
    QCOMPARE(comparison.at(Sensitivity::Normal).count, 0);
    QCOMPARE(comparison.at(Sensitivity::Keen).count, 300);
    QCOMPARE(comparison.at(Sensitivity::Keen).alerts.at(0).kind, Alert::Kind::Silence);
}

void TestRemoteSource::onlyTheNewestSearchIsAnswered()
{
    goLive();
    QSignalSpy found(m_source.get(), &LiveSource::visitsFound);
    m_source->searchVisits({{}, epoch, epoch, "o", 0, 10});
    m_source->searchVisits({{}, epoch, epoch, "os", 0, 10});
    QTRY_COMPARE(m_server->frames.size(), std::size_t(2));
    for (const QJsonObject& frame : m_server->frames)
        m_server->say(QStringLiteral(R"({"type":"visits","id":%1,"data":{"visits":[]}})")
                          .arg(frame.value(latin("id")).toInt()));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found[0][0].value<VisitsFound>().query.text, std::string("os"));
}

void TestRemoteSource::questionsOutliveTheConnection()
{
    goLive();
    QSignalSpy histories(m_source.get(), &LiveSource::historyReady);
    m_server->drop();
    QTRY_VERIFY(m_source->state().phase != Phase::Live);
    m_source->requestHistory({{}, epoch, TimeMs(60'000), 60'000});
    QTRY_VERIFY(m_server->idOfLast("history") > 0);
    m_server->say(QStringLiteral(R"({"type":"history","id":%1,"data":{"points":[]}})")
                      .arg(m_server->idOfLast("history")));
    QTRY_COMPARE(histories.size(), 1);
}

void TestRemoteSource::aRefusedQuestionFails()
{
    goLive();
    QSignalSpy failures(m_source.get(), &LiveSource::questionFailed);
    const VisitQuery query{{}, epoch, epoch, "oslo", 0, 10};
    m_source->searchVisits(query);
    QTRY_VERIFY(m_server->idOfLast("visits") > 0);
    m_server->say(QStringLiteral(R"({"type":"error","id":%1,"data":{"message":"Too busy"}})")
                      .arg(m_server->idOfLast("visits")));
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].value<PastQuestion>(), PastQuestion(query));
    QCOMPARE(failures[0][1].toString(), latin("Too busy"));
}

void TestRemoteSource::aVisitThatIsGoneFails()
{
    goLive();
    QSignalSpy failures(m_source.get(), &LiveSource::questionFailed);
    m_source->openVisit(17);
    QTRY_VERIFY(m_server->idOfLast("visit") > 0);
    m_server->say(
        QStringLiteral(R"({"type":"visit","id":%1,"data":null})").arg(m_server->idOfLast("visit")));
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].value<PastQuestion>(), PastQuestion(VisitRequest{17}));
}

void TestRemoteSource::anAnswerToSomethingElseFails()
{
    goLive();
    QSignalSpy failures(m_source.get(), &LiveSource::questionFailed);
    m_source->openVisit(17);
    QTRY_VERIFY(m_server->idOfLast("visit") > 0);
    m_server->say(QStringLiteral(R"({"type":"history","id":%1,"data":{"points":[]}})")
                      .arg(m_server->idOfLast("visit")));
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].value<PastQuestion>(), PastQuestion(VisitRequest{17}));
}

void TestRemoteSource::theOldestOfTooManyQuestionsFails()
{
    QSignalSpy failures(m_source.get(), &LiveSource::questionFailed);
    const auto request = [](std::size_t number) {
        const TimeMs from(DurationMs(number) * minuteMs);
        return HistoryRequest{{}, from, from + minuteMs, minuteMs};
    };
    for (std::size_t number = 0; number < RemoteQuestions::waitingMost; ++number)
        m_source->requestHistory(request(number));
    QCOMPARE(failures.size(), 0);
    m_source->requestHistory(request(100));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].value<PastQuestion>(), PastQuestion(request(0)));
}

void TestRemoteSource::withoutHopeQuestionsFail()
{
    StatusServer server("401 Unauthorized");
    makeSource(server.url());
    QSignalSpy failures(m_source.get(), &LiveSource::questionFailed);
    m_source->openVisit(17);
    m_source->setRequest({});
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(m_source->state().phase, Phase::Failed);
    m_source->openVisit(18);
    QCOMPARE(failures.size(), 2);
    QCOMPARE(failures[1][0].value<PastQuestion>(), PastQuestion(VisitRequest{18}));
    QVERIFY(failures[1][1].toString().contains(latin("no connection")));
}

void TestRemoteSource::onlyOperatorsClear()
{
    m_source->clear();
    goLive();
    m_source->clear();
    QTRY_VERIFY(!m_server->last("clear").isEmpty());
    m_server->frames.clear();
    m_server->state("reader");
    QTRY_VERIFY(!m_source->state().mayChange);
    m_source->clear();
    m_source->requestHistory({});
    QTRY_VERIFY(m_server->idOfLast("history") > 0);
    QVERIFY(m_server->last("clear").isEmpty());
}

void TestRemoteSource::theLoginLinkIsOfThisServer()
{
    goLive();
    QSignalSpy links(m_source.get(), &LiveSource::dashboardLinkReady);
    const auto answer = [&](const char* path) {
        m_source->requestDashboardLink();
        const int before = m_server->idOfLast("login");
        QTRY_VERIFY(m_server->idOfLast("login") > before);
        m_server->say(QStringLiteral(R"({"type":"login","id":%1,"data":{"path":"%2"}})")
                          .arg(m_server->idOfLast("login"))
                          .arg(QLatin1String(path)));
    };
    answer("/login?once=abc");
    QTRY_COMPARE(links.size(), 1);
    QCOMPARE(links[0][0].toUrl(), QUrl(m_server->url().toString() + latin("/login?once=abc")));
    answer("//evil.example/x");
    QTRY_COMPARE(links.size(), 2);
    QCOMPARE(links[1][0].toUrl().host(), latin("127.0.0.1"));
}

void TestRemoteSource::aReaderOpensItsShareLink()
{
    makeSource(m_server->url(latin("/share/abc")));
    m_source->setRequest({});
    QTRY_VERIFY(m_server->client);
    m_server->state("reader");
    m_server->snapshot(1, 1);
    QTRY_COMPARE(m_source->state().phase, Phase::Live);
    QSignalSpy links(m_source.get(), &LiveSource::dashboardLinkReady);
    m_source->requestDashboardLink();
    QCOMPARE(links.at(0)[0].toUrl(), m_server->url(latin("/share/abc")));
}

void TestRemoteSource::newAlertsAreRaised()
{
    QSignalSpy alerts(m_source.get(), &LiveSource::alertRaised);
    goLive();
    m_server->say(R"({"type":"delta","after":10,"seq":11,"data":{"alerts":[
        {"id":3,"kind":"milestone","at":9},{"id":2,"kind":"spike","at":9}]}})");
    QTRY_COMPARE(alerts.size(), 2);
    QCOMPARE(alerts[0][0].value<Alert>().id, std::uint64_t(2));
    // A snapshot tells of old ones again; after a restart the server counts from 1.
    m_server->say(R"({"type":"snapshot","seq":12,"data":{"alerts":[
        {"id":1,"kind":"cleared","at":12},{"id":3,"kind":"milestone","at":9}]}})");
    QTRY_COMPARE(alerts.size(), 3);
    QCOMPARE(alerts[2][0].value<Alert>().kind, Alert::Kind::Cleared);
    m_server->snapshot(13, 7);
    QTRY_COMPARE(shownActive(), 7);
    QCOMPARE(alerts.size(), 3);
    // What is over is dated when it was over, and makes nothing older news again.
    m_server->say(R"({"type":"delta","after":13,"seq":14,"data":{"alerts":[
        {"id":5,"kind":"back-to-usual","at":20},{"id":4,"kind":"spike","at":30}]}})");
    QTRY_COMPARE(alerts.size(), 5);
    m_server->say(R"({"type":"snapshot","seq":15,"data":{"totals":{"active":8},"alerts":[
        {"id":5,"kind":"back-to-usual","at":20},{"id":4,"kind":"spike","at":30}]}})");
    QTRY_COMPARE(shownActive(), 8);
    QCOMPARE(alerts.size(), 5);
}

void TestRemoteSource::oldAlertsOfAnotherSiteAreNoNews()
{
    goLive();
    QSignalSpy alerts(m_source.get(), &LiveSource::alertRaised);
    SnapshotRequest request;
    request.filter.site = "blog";
    m_source->setRequest(request);
    QTRY_VERIFY(m_server->idOfLast("watch") > 0);
    m_server->say(QStringLiteral(R"({"type":"snapshot","seq":20,"id":%1,"data":{"alerts":[
        {"id":7,"kind":"spike","at":9,"site":"blog"}]}})")
                      .arg(m_server->idOfLast("watch")));
    m_server->say(R"({"type":"delta","after":20,"seq":21,"data":{"alerts":[
        {"id":8,"kind":"milestone","at":10,"site":"blog"}]}})");
    QTRY_COMPARE(alerts.size(), 1);
    QCOMPARE(alerts[0][0].value<Alert>().id, std::uint64_t(8));
}

QTEST_MAIN(TestRemoteSource)
#include "tst_remote_source.moc"
