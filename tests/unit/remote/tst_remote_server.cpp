// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/remote/remote_source.h"
#include "tests/unit/support/made_certificate.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace footfall;
using Phase = SourceState::Phase;

namespace {

constexpr int startMs = 10'000;

QString latin(const char* text)
{
    return QString::fromLatin1(text);
}

/// The real server in a process of its own.
class ServerProcess
{
public:
    ~ServerProcess() { kill(); }

    /// On the port it had before, if it ran before. False: it does not listen.
    bool start(const QStringList& options)
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(latin(FOOTFALLD),
                        QStringList{latin("--listen"), latin("127.0.0.1:%1").arg(m_port)} +
                            options);
        static const QRegularExpression listening(
            latin("Listening on (https?)://127.0.0.1:(\\d+)"));
        QString output;
        while (m_process.waitForReadyRead(startMs)) {
            output += QString::fromUtf8(m_process.readAllStandardOutput());
            if (const auto match = listening.match(output); match.hasMatch()) {
                m_scheme = match.captured(1);
                m_port = match.captured(2).toUShort();
                return true;
            }
        }
        return false;
    }
    /// Ends it as a crash does.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QUrl url() const { return QUrl(latin("%1://127.0.0.1:%2").arg(m_scheme).arg(m_port)); }
    /// The whole answer to a request over a connection of its own.
    QByteArray ask(const QByteArray& what, const QByteArray& body = {},
                   const QByteArray& header = "Authorization: Bearer of-the-operator") const
    {
        QTcpSocket socket;
        socket.connectToHost(latin("127.0.0.1"), m_port);
        socket.write(what + " HTTP/1.1\r\nHost: localhost\r\n" + header +
                     "\r\nConnection: close\r\n"
                     "Content-Type: application/json\r\nContent-Length: " +
                     QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.waitForDisconnected();
        return socket.readAll();
    }
    /// True once it is answered 200.
    bool post(const char* session, const char* page) const
    {
        return ask("POST /api/events", QByteArray(R"({"type":"pageview","site":"shop","page":")") +
                                           page + R"(","sessionId":")" + session + "\"}")
            .startsWith("HTTP/1.1 200 ");
    }

private:
    QProcess m_process;
    QString m_scheme;
    quint16 m_port = 0;
};

RemotePace eagerPace()
{
    RemotePace pace = RemotePace::usual();
    pace.firstRetryMs = 10;
    pace.maxRetryMs = 50;
    return pace;
}

} // namespace

/// A remote source and the real server.
class TestRemoteServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void anEventArrives();
    void filtersAndJourneysAreTheServers();
    void thePastIsAnswered();
    void aClearReachesEverybody();
    void itIsFoundAgainAfterACrash();
    void theTokenDecides();
    void anOperatorOpensTheWebDashboard();
    void aShareLinkIsToLookUntilItIsRevoked();
    void aCertificateThatIsTrustedIsFollowed();

private:
    QStringList kept() const { return {latin("--data-dir"), m_folder.path()}; }
    QString fileWith(const char* name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(latin(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) > 0 ? file.fileName()
                                                                          : QString();
    }
    /// A server that lets nobody in without a credential.
    bool startGuarded()
    {
        return m_server->start({latin("--in-memory"), latin("--token-file"),
                                fileWith("token", "of-the-operator\n"), latin("--site"),
                                latin("shop=https://shop.example")});
    }
    void connectTo(const QByteArray& token = {}, const QString& path = {});

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<ServerProcess> m_server = std::make_unique<ServerProcess>();
    std::unique_ptr<RemoteSource> m_source;
    SnapshotPtr m_shown;
};

void TestRemoteServer::cleanup()
{
    m_source.reset();
    m_shown.reset();
    m_server = std::make_unique<ServerProcess>();
}

void TestRemoteServer::connectTo(const QByteArray& token, const QString& path)
{
    QUrl url = m_server->url();
    url.setPath(path);
    m_source = std::make_unique<RemoteSource>(RemoteAddress(url, token), eagerPace(), m_clock);
    connect(m_source.get(), &LiveSource::snapshotReady, this, [this](const SnapshotPtr& shown) {
        m_shown = shown;
        m_source->snapshotTaken();
    });
    m_source->setRequest({});
    // Or says why not.
    QTRY_VERIFY(m_source->state().phase == Phase::Live || !m_source->state().detail.isEmpty());
}

void TestRemoteServer::anEventArrives()
{
    QVERIFY(m_server->start({latin("--in-memory")}));
    connectTo();
    QCOMPARE(m_source->state().phase, Phase::Live);
    QVERIFY(m_source->state().mayChange);
    QCOMPARE(m_source->state().store.phase, StoreState::Phase::None);
    QCOMPARE(m_shown->series.size(), std::size_t(seriesBuckets));
    QVERIFY(m_server->post("v-1", "/home"));
    QTRY_COMPARE(m_shown->active, 1);
    QCOMPARE(m_shown->events.at(0).event->page, std::string("/home"));
    QCOMPARE(m_shown->events.at(0).event->kind, Event::Kind::PageView);
    QCOMPARE(m_shown->sessions.at(0).sessionId, std::string("v-1"));
    QCOMPARE(m_shown->pagesNow.at(0), (CountRow{"shop", "/home", 1}));
    QCOMPARE(m_shown->sites.at(0), (CountRow{"", "shop", 1}));
    QCOMPARE(m_shown->dashboards, 1);
    QCOMPARE(m_shown->series.back().pageViews + m_shown->series[58].pageViews, 1);
}

void TestRemoteServer::filtersAndJourneysAreTheServers()
{
    QVERIFY(m_server->start({latin("--in-memory")}));
    connectTo();
    for (const char* page : {"/a", "/b", "/c"})
        QVERIFY(m_server->post("v-1", page));
    QVERIFY(m_server->post("v-2", "/x"));
    QTRY_COMPARE(m_shown->sessions.size(), std::size_t(2));
    SnapshotRequest request;
    request.filter.page = "/x";
    request.selected = SessionKey{"shop", "v-1"};
    m_source->setRequest(request);
    QTRY_VERIFY(m_shown->selected);
    QTRY_COMPARE(m_shown->sessions.size(), std::size_t(1));
    QCOMPARE(m_shown->sessions[0].sessionId, std::string("v-2"));
    QCOMPARE(m_shown->selected->journey.size(), std::size_t(3));
    QVERIFY(m_server->post("v-1", "/d"));
    QTRY_COMPARE(m_shown->selected->journey.size(), std::size_t(4));
    request.selected = SessionKey{"shop", "nobody"};
    m_source->setRequest(request);
    QTRY_VERIFY(!m_shown->selected);
}

void TestRemoteServer::thePastIsAnswered()
{
    QVERIFY(m_server->start(kept()));
    QVERIFY(m_server->post("v-1", "/home"));
    connectTo();
    QCOMPARE(m_source->state().store.phase, StoreState::Phase::Keeping);
    QSignalSpy histories(m_source.get(), &LiveSource::historyReady);
    QSignalSpy found(m_source.get(), &LiveSource::visitsFound);
    const TimeMs minute = minuteOf(m_clock.now());
    m_source->requestHistory({{}, minute - 600'000, minute, 60'000});
    m_source->searchVisits({});
    QTRY_COMPARE(histories.size(), 1);
    QCOMPARE(histories[0][0].value<History>().points.size(), std::size_t(10));
    QTRY_COMPARE(found.size(), 1);
}

void TestRemoteServer::aClearReachesEverybody()
{
    QVERIFY(m_server->start({latin("--in-memory")}));
    connectTo();
    QSignalSpy alerts(m_source.get(), &LiveSource::alertRaised);
    QVERIFY(m_server->post("v-1", "/home"));
    QTRY_COMPARE(m_shown->active, 1);
    m_source->clear();
    QTRY_COMPARE(m_shown->active, 0);
    QVERIFY(m_shown->sessions.empty());
    QCOMPARE(alerts.size(), 1);
    QCOMPARE(alerts[0][0].value<Alert>().kind, Alert::Kind::Cleared);
}

void TestRemoteServer::itIsFoundAgainAfterACrash()
{
    QVERIFY(m_server->start(kept()));
    QVERIFY(m_server->post("before", "/home"));
    connectTo();
    const std::int64_t active = m_shown->active;
    m_server->kill();
    QTRY_COMPARE(m_source->state().phase, Phase::Reconnecting);
    QTRY_VERIFY(m_source->state().detail.contains(latin("is Footfall running there?")));
    QCOMPARE(m_shown->active, active);
    QVERIFY(m_server->start(kept()));
    QTRY_COMPARE(m_source->state().phase, Phase::Live);
    QVERIFY(m_server->post("after", "/again"));
    QTRY_COMPARE(m_shown->active, active + 1);
    QCOMPARE(m_source->state().detail, QString());
}

void TestRemoteServer::theTokenDecides()
{
    QVERIFY(startGuarded());
    connectTo();
    QCOMPARE(m_source->state().phase, Phase::Failed);
    QVERIFY(m_source->state().detail.contains(latin("--token-file")));
    connectTo("wrong");
    QCOMPARE(m_source->state().phase, Phase::Failed);
    connectTo("of-the-operator");
    QCOMPARE(m_source->state().phase, Phase::Live);
    QTRY_COMPARE(m_source->state().sites, QStringList{latin("shop")});
}

void TestRemoteServer::anOperatorOpensTheWebDashboard()
{
    QVERIFY(startGuarded());
    connectTo("of-the-operator");
    QSignalSpy links(m_source.get(), &LiveSource::dashboardLinkReady);
    m_source->requestDashboardLink();
    QTRY_COMPARE(links.size(), 1);
    const QUrl link = links[0][0].toUrl();
    QVERIFY2(link.toString().startsWith(m_server->url().toString() + latin("/login?once=")),
             qPrintable(link.toString()));
    const QByteArray what =
        "GET " + link.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority).toUtf8();
    QVERIFY(m_server->ask(what, {}, "Accept: text/html").contains("Set-Cookie: footfall_session="));
}

void TestRemoteServer::aShareLinkIsToLookUntilItIsRevoked()
{
    QVERIFY(startGuarded());
    const QByteArray made = m_server->ask("POST /api/shares", R"({"label":"a colleague"})");
    const QJsonObject share = QJsonDocument::fromJson(made.mid(made.indexOf("\r\n\r\n"))).object();
    QVERIFY2(share.value(latin("path")).toString().startsWith(latin("/share/")), made.constData());
    connectTo({}, share.value(latin("path")).toString());
    QCOMPARE(m_source->state().phase, Phase::Live);
    QVERIFY(!m_source->state().mayChange);
    QVERIFY(m_server->post("v-1", "/home"));
    QTRY_COMPARE(m_shown->active, 1);
    const QJsonValue id = share.value(latin("id"));
    QVERIFY(m_server->ask("DELETE /api/shares/" + id.toVariant().toByteArray())
                .startsWith("HTTP/1.1 204 "));
    QTRY_COMPARE(m_source->state().phase, Phase::Failed);
    QVERIFY(m_source->state().detail.contains(latin("revoked")));
    QCOMPARE(m_shown->active, 1);
}

void TestRemoteServer::aCertificateThatIsTrustedIsFollowed()
{
    const MadeCertificate made = MadeCertificate::make("127.0.0.1");
    QVERIFY(m_server->start({latin("--in-memory"), latin("--tls-cert"),
                             fileWith("cert.pem", made.certificate), latin("--tls-key"),
                             fileWith("key.pem", made.key)}));
    QCOMPARE(m_server->url().scheme(), latin("https"));
    connectTo();
    QCOMPARE(m_source->state().phase, Phase::Starting);
    QVERIFY2(m_source->state().detail.contains(latin("certificate")),
             qPrintable(m_source->state().detail));
    const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = usual;
    trusting.setCaCertificates({QSslCertificate(made.certificate)});
    QSslConfiguration::setDefaultConfiguration(trusting);
    connectTo();
    QSslConfiguration::setDefaultConfiguration(usual);
    QCOMPARE(m_source->state().phase, Phase::Live);
    QCOMPARE(m_source->state().addresses, QStringList{m_server->url().toString()});
}

QTEST_MAIN(TestRemoteServer)
#include "tst_remote_server.moc"
