// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host.h"
#include "core/store/archive/archive_worker.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/crypto.h>

#include <cstdlib>

using namespace footfall;

namespace {

/// So many visitors of a site, in one request.
QByteArray visitorsOf(const char* site, int count)
{
    QByteArray events;
    for (int i = 0; i < count; ++i)
        events += QByteArray(R"({"type":"pageview","page":"/","site":")") + site +
                  R"(","sessionId":"v-)" + QByteArray::number(i) + "\"}\n";
    return "POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson"
           "\r\nContent-Length: " +
           QByteArray::number(events.size()) + "\r\n\r\n" + events;
}

} // namespace

class TestHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowHearsOfTheSiteItLooksAt()
    {
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
        Host host(options);
        const Result<QStringList> addresses = host.start();
        QVERIFY(addresses);
        QSignalSpy alerts(&host.source(), &LiveSource::alertRaised);
        SnapshotRequest request;
        request.filter.site = "shop";
        host.source().setRequest(request);
        // Ten at once are a milestone.
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(addresses->at(0)).port()));
        socket.write(visitorsOf("blog", 10) + visitorsOf("shop", 10));
        QTRY_VERIFY(!alerts.isEmpty());
        for (const QList<QVariant>& alert : alerts)
            QCOMPARE(alert[0].value<Alert>().site, std::string("shop"));
    }

    void theWindowIsToldWhichSitesAndTrackersAreTaken()
    {
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
        options.sites = {{"shop", "https://shop.example"}};
        options.trackers = QStringList{QStringLiteral("umami")};
        Host host(options);
        QVERIFY(host.start());
        QCOMPARE(host.source().state().sites, QStringList{QStringLiteral("shop")});
        QCOMPARE(host.source().state().trackers, options.trackers);
    }

    void whereNothingIsKeptQuestionsFail()
    {
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
        Host host(options);
        QVERIFY(host.start());
        QSignalSpy failures(&host.source(), &LiveSource::questionFailed);
        host.source().requestHistory({});
        host.source().searchVisits({});
        host.source().openVisit(17);
        QCOMPARE(failures.size(), 3);
        QCOMPARE(failures[2][0].value<PastQuestion>(), PastQuestion(VisitRequest{17}));
    }

    void everyQuestionThatCannotBeAnsweredFails()
    {
        const QTemporaryDir folder;
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
        options.dataDir = folder.path();
        Host host(options);
        QVERIFY(host.start());
        QSignalSpy failures(&host.source(), &LiveSource::questionFailed);
        // One more than may wait; and there are no visits.
        for (quint64 visit = 1; visit <= ArchiveClient::maxWaiting + 1; ++visit)
            host.source().openVisit(visit);
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<PastQuestion>(),
                 PastQuestion(VisitRequest{ArchiveClient::maxWaiting + 1}));
        QTRY_COMPARE(failures.size(), qsizetype(ArchiveClient::maxWaiting + 1));
        QVERIFY(failures.back()[1].toString().contains(QLatin1String("no longer kept")));
    }

    /// Where OpenSSL cleans up at exit, it does so under threads that are not quite gone.
    void openSslIsLeftAloneAtExit()
    {
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
        Host host(options);
        QVERIFY(host.start());
        QVERIFY(OPENSSL_atexit([] {
            std::fputs("OpenSSL cleaned up at exit\n", stderr);
            std::_Exit(EXIT_FAILURE);
        }));
    }
};

QTEST_GUILESS_MAIN(TestHost)
#include "tst_host.moc"
