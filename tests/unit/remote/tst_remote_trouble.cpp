// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/made_certificate.h"
#include "tests/unit/support/remote_source_test.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

using namespace footfall;

namespace {

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

} // namespace

/// What a remote source does when the other Footfall cannot be followed.
class TestRemoteTrouble : public RemoteSourceTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }

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
};

void TestRemoteTrouble::aLostServerIsFoundAgain()
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

void TestRemoteTrouble::itGoesOnFromWhatItHolds()
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

void TestRemoteTrouble::aDeltaThatDoesNotFollowStartsAnew()
{
    goLive();
    m_server->delta(11, 12, 6);
    QTRY_COMPARE(m_server->connections, 2);
    QVERIFY(!m_server->hasAsked("since"));
    QCOMPARE(m_source->state().phase, Phase::Reconnecting);
    QCOMPARE(shownActive(), 3);
}

void TestRemoteTrouble::nonsenseIsNotShown()
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

void TestRemoteTrouble::silenceIsTheEnd()
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

void TestRemoteTrouble::whatIsWrongIsSaid_data()
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

void TestRemoteTrouble::whatIsWrongIsSaid()
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

void TestRemoteTrouble::anUntrustedCertificateIsSaid()
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

void TestRemoteTrouble::aRenewedCertificateIsTaken()
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

void TestRemoteTrouble::whatTakesAPersonIsTriedSlowly()
{
    using Retry = RemoteFailure::Retry;
    QCOMPARE(certificateFailure({}, latin("stats.example")).retry, Retry::Slowly);
    QCOMPARE(closeFailure(1001, latin("stats.example")).retry, Retry::Soon);
    Backoff backoff(500, 30'000, [] { return 0.5; });
    QCOMPARE(backoff.next(), DurationMs(500));
    QCOMPARE(backoff.longest(), DurationMs(30'000));
    QCOMPARE(backoff.next(), DurationMs(30'000));
}

void TestRemoteTrouble::itIsTriedAgainAtOnceOnDemand()
{
    constexpr DurationMs tooLong = 3'600'000;
    RemotePace pace = quickPace();
    pace.firstRetryMs = pace.maxRetryMs = tooLong;
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

void TestRemoteTrouble::whoIsNotLetInMayTryAgain()
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

void TestRemoteTrouble::nobodyAnswering()
{
    m_server->stop();
    m_source->setRequest({});
    QTRY_VERIFY(m_source->state().detail.contains(latin("is Footfall running there?")));
    QCOMPARE(m_source->state().phase, Phase::Starting);
    m_server->start();
    QTRY_COMPARE(m_server->connections, 1);
}

void TestRemoteTrouble::anUnknownMachine()
{
    makeSource(QUrl(latin("http://no-such-machine.invalid")));
    m_source->setRequest({});
    QTRY_VERIFY_WITH_TIMEOUT(!m_source->state().detail.isEmpty(), 30'000);
    QVERIFY(m_source->state().detail.contains(latin("no-such-machine.invalid")));
    QCOMPARE(m_source->state().phase, Phase::Starting);
}

QTEST_MAIN(TestRemoteTrouble)
#include "tst_remote_trouble.moc"
