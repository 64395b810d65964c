// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/remote/remote_source.h"
#include "tests/unit/support/fake_footfall.h"
#include "tests/unit/support/made_certificate.h"

#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>

using namespace footfall;
using Phase = SourceState::Phase;

namespace {

QString latin(const char* text)
{
    return QString::fromLatin1(text);
}

/// Tries again at once, without chance.
RemotePace quickPace()
{
    RemotePace pace;
    pace.firstRetryMs = 1;
    pace.longestRetryMs = 5;
    pace.silenceMs = 60'000;
    pace.snapshotGapMs = 0;
    pace.chance = [] { return 0.5; };
    return pace;
}

/// With a certificate for 127.0.0.1 that it signed itself.
QSslConfiguration ownCertificate()
{
    const MadeCertificate made = MadeCertificate::make("127.0.0.1");
    QSslConfiguration tls;
    tls.setPrivateKey(QSslKey(made.key, QSsl::Ec));
    tls.setLocalCertificate(QSslCertificate(made.certificate));
    return tls;
}

/// Trusts this certificate, and no other, for a while.
class TrustOf
{
public:
    explicit TrustOf(const QSslCertificate& certificate)
    {
        QSslConfiguration trusting = m_usual;
        trusting.setCaCertificates({certificate});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TrustOf() { QSslConfiguration::setDefaultConfiguration(m_usual); }

private:
    const QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();
};

SnapshotRequest selecting(const char* session)
{
    SnapshotRequest request;
    request.selected = SessionKey{"shop", session};
    return request;
}

} // namespace

class TestRemoteSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theFirstRequestConnects();
    void theMachineIsNamedWithoutSecrets();
    void aPathAndATokenAreSent();
    void aShareLinkOpensAsItsSecret();
    void theServerTellsOfItself();
    void deltasMoveTheFigures();
    void oneSnapshotIsUnderWay();
    void anotherViewIsWatched();
    void theNewestOfManyViewsIsWatched();
    void aViewThatIsRefusedIsSaid();
    void theSelectedSessionIsFollowed();
    void theSessionBeforeIsNotTakenForTheSelected();
    void questionsAreAnswered();
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
    void aLostServerIsFoundAgain();
    void itGoesOnFromWhatItHolds();
    void aDeltaThatDoesNotFollowStartsAnew();
    void nonsenseIsNotShown();
    void silenceIsTheEnd();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void anUntrustedCertificateIsSaid();
    void aRenewedCertificateIsTaken();
    void whatTakesAPersonIsTriedSlowly();
    void itIsTriedAgainAtOnceOnDemand();
    void whoIsNotLetInMayTryAgain();
    void nobodyAnswering();
    void anUnknownMachine();

private:
    void makeSource(const QUrl& url, const QByteArray& token = {}, RemotePace pace = quickPace());
    /// Connected, with a snapshot shown: seq 10, 3 active.
    void goLive(const SnapshotRequest& request = {});
    std::int64_t shownActive() const { return m_shown ? m_shown->active : -1; }

    SystemClock m_clock;
    std::unique_ptr<FakeFootfall> m_server;
    std::unique_ptr<RemoteSource> m_source;
    SnapshotPtr m_shown;
    int m_snapshots = 0;
    bool m_takes = true;
};

void TestRemoteSource::init()
{
    m_takes = true;
    m_server = std::make_unique<FakeFootfall>();
    makeSource(m_server->url());
}

void TestRemoteSource::makeSource(const QUrl& url, const QByteArray& token, RemotePace pace)
{
    m_source = std::make_unique<RemoteSource>(RemoteAddress(url, token), pace, m_clock);
    m_shown.reset();
    m_snapshots = 0;
    connect(m_source.get(), &LiveSource::snapshotReady, this, [this](const SnapshotPtr& shown) {
        m_shown = shown;
        ++m_snapshots;
        if (m_takes)
            m_source->snapshotTaken();
    });
}

void TestRemoteSource::goLive(const SnapshotRequest& request)
{
    m_source->setRequest(request);
    QTRY_VERIFY(m_server->client);
    m_server->state("operator");
    m_server->snapshot(10, 3);
    QTRY_COMPARE(shownActive(), 3);
    QCOMPARE(m_source->state().phase, Phase::Live);
}

void TestRemoteSource::theFirstRequestConnects()
{
    QCOMPARE(m_source->state().phase, Phase::Starting);
    QVERIFY(m_source->state().host.startsWith(latin("127.0.0.1:")));
    SnapshotRequest request;
    request.filter = {"shop", "Côte d'Ivoire", "/a?b=c&d", "1+1 %41"};
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

void TestRemoteSource::theServerTellsOfItself()
{
    goLive();
    const SourceState state = m_source->state();
    QCOMPARE(state.sites, QStringList{latin("shop")});
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
    m_source->requestHistory({"shop", 60'000, 240'000, 60'000});
    m_source->searchVisits({{}, 0, 0, "oslo", 0, 10});
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
    QCOMPARE(history.points[0], (HistoryPoint{60'000, 0, 0, 0, 0, 0}));
    QCOMPARE(history.points[1], (HistoryPoint{120'000, 1, 2, 3, 4, 5}));
    const auto answer = found.at(0)[0].value<VisitsFound>();
    QCOMPARE(answer.query.text, std::string("oslo"));
    QCOMPARE(answer.visits.at(0).visit, std::uint64_t(4));
    QCOMPARE(answer.next, std::uint64_t(3));
}

void TestRemoteSource::onlyTheNewestSearchIsAnswered()
{
    goLive();
    QSignalSpy found(m_source.get(), &LiveSource::visitsFound);
    m_source->searchVisits({{}, 0, 0, "o", 0, 10});
    m_source->searchVisits({{}, 0, 0, "os", 0, 10});
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
    m_source->requestHistory({{}, 0, 60'000, 60'000});
    QTRY_VERIFY(m_server->idOfLast("history") > 0);
    m_server->say(QStringLiteral(R"({"type":"history","id":%1,"data":{"points":[]}})")
                      .arg(m_server->idOfLast("history")));
    QTRY_COMPARE(histories.size(), 1);
}

void TestRemoteSource::aRefusedQuestionFails()
{
    goLive();
    QSignalSpy failures(m_source.get(), &LiveSource::questionFailed);
    const VisitQuery query{{}, 0, 0, "oslo", 0, 10};
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
    const auto request = [](TimeMs from) { return HistoryRequest{{}, from, from + 1, 60'000}; };
    for (TimeMs from = 0; from < TimeMs(RemoteQuestions::waitingMost); ++from)
        m_source->requestHistory(request(from));
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

void TestRemoteSource::aLostServerIsFoundAgain()
{
    goLive();
    m_server->stop();
    QTRY_COMPARE(m_source->state().phase, Phase::Reconnecting);
    QVERIFY(!m_source->state().detail.isEmpty());
    QVERIFY(!m_source->state().mayChange);
    QTRY_VERIFY(m_source->state().detail.contains(latin("is Footfall running there?")));
    m_server->start();
    QTRY_COMPARE(m_server->connections, 2);
    m_server->snapshot(50, 8);
    QTRY_COMPARE(shownActive(), 8);
    QCOMPARE(m_source->state().phase, Phase::Live);
    QCOMPARE(m_source->state().detail, QString());
}

void TestRemoteSource::itGoesOnFromWhatItHolds()
{
    goLive();
    m_server->drop();
    QTRY_COMPARE(m_server->connections, 2);
    QCOMPARE(m_server->asked("since"), latin("10"));
    m_server->delta(10, 12, 6);
    QTRY_COMPARE(shownActive(), 6);
    QCOMPARE(m_source->state().phase, Phase::Live);
    // Another view cannot go on from it.
    m_server->drop();
    QTRY_VERIFY(m_source->state().phase != Phase::Live);
    SnapshotRequest request;
    request.filter.page = "/x";
    m_source->setRequest(request);
    QTRY_COMPARE(m_server->connections, 3);
    m_server->snapshot(30, 1, m_server->idOfLast("watch"));
    QTRY_COMPARE(shownActive(), 1);
}

void TestRemoteSource::aDeltaThatDoesNotFollowStartsAnew()
{
    goLive();
    m_server->delta(11, 12, 6);
    QTRY_COMPARE(m_server->connections, 2);
    QVERIFY(!m_server->hasAsked("since"));
    QCOMPARE(m_source->state().phase, Phase::Reconnecting);
    QCOMPARE(shownActive(), 3);
}

void TestRemoteSource::nonsenseIsNotShown()
{
    goLive();
    for (int round = 2; round < 6; ++round) {
        m_server->say("no JSON");
        QTRY_COMPARE(m_server->connections, round);
        QVERIFY(m_source->state().detail.contains(latin("does not speak")));
        m_server->snapshot(10, 3);
        QTRY_COMPARE(m_source->state().phase, Phase::Live);
    }
}

void TestRemoteSource::silenceIsTheEnd()
{
    RemotePace pace = quickPace();
    pace.silenceMs = 500; // long enough to be spoken to before it is over
    makeSource(m_server->url(), {}, pace);
    m_source->setRequest({});
    QTRY_VERIFY(m_server->client);
    m_server->snapshot(10, 3);
    QTRY_COMPARE(m_source->state().phase, Phase::Live);
    QTRY_COMPARE(m_source->state().phase, Phase::Reconnecting);
    QVERIFY(m_source->state().detail.contains(latin("does not answer")));
    QTRY_VERIFY(m_server->connections > 1);
}

void TestRemoteSource::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("isFinal");
    QTest::addColumn<QString>("said");
    QTest::newRow("401") << QByteArray("401 Unauthorized") << true << latin("--token-file");
    QTest::newRow("403") << QByteArray("403 Forbidden") << true << latin("nobody");
    QTest::newRow("404") << QByteArray("404 Not Found") << false << latin("no Footfall");
    QTest::newRow("429") << QByteArray("429 Too Many Requests") << false << latin("wrong tokens");
    QTest::newRow("503") << QByteArray("503 Service Unavailable") << false << latin("no room");
    QTest::newRow("502") << QByteArray("502 Bad Gateway") << false << latin("proxy");
    QTest::newRow("308") << QByteArray("308 Permanent Redirect") << false << latin("https");
    QTest::newRow("500") << QByteArray("500 Oops") << false << latin("status 500");
}

void TestRemoteSource::whatIsWrongIsSaid()
{
    QFETCH(const QByteArray, status);
    QFETCH(const bool, isFinal);
    QFETCH(const QString, said);
    StatusServer server(status);
    makeSource(server.url());
    m_source->setRequest({});
    QTRY_VERIFY(!m_source->state().detail.isEmpty());
    QVERIFY2(m_source->state().detail.contains(said), qPrintable(m_source->state().detail));
    QCOMPARE(m_source->state().phase, isFinal ? Phase::Failed : Phase::Starting);
    if (!isFinal)
        QTRY_VERIFY(server.connections > 1);
    m_source->setRequest(selecting("x"));
    QVERIFY(!isFinal || server.connections == 1);
}

void TestRemoteSource::anUntrustedCertificateIsSaid()
{
    const QSslConfiguration tls = ownCertificate();
    m_server = std::make_unique<FakeFootfall>(tls);
    makeSource(m_server->url());
    m_source->setRequest({});
    QTRY_VERIFY(m_source->state().detail.contains(latin("certificate")));
    QCOMPARE(m_source->state().phase, Phase::Starting);
    QVERIFY(m_source->state().detail.contains(latin("trust")));

    const TrustOf trust(tls.localCertificate());
    makeSource(m_server->url());
    goLive();
}

void TestRemoteSource::aRenewedCertificateIsTaken()
{
    const QSslConfiguration good = ownCertificate();
    const TrustOf trust(good.localCertificate());
    m_server = std::make_unique<FakeFootfall>(ownCertificate());
    makeSource(m_server->url());
    QSignalSpy changes(m_source.get(), &LiveSource::stateChanged);
    m_source->setRequest({});
    QTRY_VERIFY(m_source->state().detail.contains(latin("not trusted")));
    QCOMPARE(m_server->connections, 0);
    m_server->setCertificate(good);
    QTRY_COMPARE(m_server->connections, 1);
    m_server->snapshot(10, 3);
    QTRY_COMPARE(shownActive(), 3);
    QCOMPARE(m_source->state().detail, QString());
}

void TestRemoteSource::whatTakesAPersonIsTriedSlowly()
{
    using Retry = RemoteFailure::Retry;
    QCOMPARE(certificateFailure({}, latin("stats.example")).retry, Retry::Slowly);
    QCOMPARE(closeFailure(1001, latin("stats.example")).retry, Retry::Soon);
    Backoff backoff(500, 30'000, [] { return 0.5; });
    QCOMPARE(backoff.next(), DurationMs(500));
    QCOMPARE(backoff.longest(), DurationMs(30'000));
    QCOMPARE(backoff.next(), DurationMs(30'000));
}

void TestRemoteSource::itIsTriedAgainAtOnceOnDemand()
{
    constexpr DurationMs tooLong = 3'600'000;
    RemotePace pace = quickPace();
    pace.firstRetryMs = pace.longestRetryMs = tooLong;
    makeSource(m_server->url(), {}, pace);
    m_source->tryAgain();
    m_server->stop();
    m_source->setRequest({});
    QTRY_VERIFY(m_source->state().detail.contains(latin("is Footfall running there?")));
    m_server->start();
    m_source->tryAgain();
    QCOMPARE(m_source->state().detail, QString());
    QTRY_COMPARE(m_server->connections, 1);
    // Nothing is to be tried while there is a connection.
    m_server->snapshot(10, 3);
    QTRY_COMPARE(m_source->state().phase, Phase::Live);
    m_source->tryAgain();
    m_server->delta(10, 11, 4);
    QTRY_COMPARE(shownActive(), 4);
    QCOMPARE(m_server->connections, 1);
}

void TestRemoteSource::whoIsNotLetInMayTryAgain()
{
    StatusServer server("401 Unauthorized");
    makeSource(server.url());
    m_source->setRequest({});
    QTRY_COMPARE(m_source->state().phase, Phase::Failed);
    m_source->tryAgain();
    QCOMPARE(m_source->state().phase, Phase::Starting);
    QTRY_COMPARE(m_source->state().phase, Phase::Failed);
    QCOMPARE(server.connections, 2);
}

void TestRemoteSource::nobodyAnswering()
{
    m_server->stop();
    m_source->setRequest({});
    QTRY_VERIFY(m_source->state().detail.contains(latin("is Footfall running there?")));
    QCOMPARE(m_source->state().phase, Phase::Starting);
    m_server->start();
    QTRY_COMPARE(m_server->connections, 1);
}

void TestRemoteSource::anUnknownMachine()
{
    makeSource(QUrl(latin("http://no-such-machine.invalid")));
    m_source->setRequest({});
    QTRY_VERIFY_WITH_TIMEOUT(!m_source->state().detail.isEmpty(), 30'000);
    QVERIFY(m_source->state().detail.contains(latin("no-such-machine.invalid")));
    QCOMPARE(m_source->state().phase, Phase::Starting);
}

QTEST_MAIN(TestRemoteSource)
#include "tst_remote_source.moc"
