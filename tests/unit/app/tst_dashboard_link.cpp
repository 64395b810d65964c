// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host.h"
#include "app/local_source.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace footfall;

namespace {

/// Keeps nothing, on a port of loopback, and yet asks for a credential.
Options options()
{
    Options options;
    options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
    options.trustedProxies = {{QHostAddress(QStringLiteral("192.0.2.1")), 32}};
    return options;
}

/// The link that the window is given when it asks for one.
QUrl linkFrom(LiveSource& source)
{
    QSignalSpy links(&source, &LiveSource::dashboardLinkReady);
    source.requestDashboardLink();
    return links.wait() ? links[0][0].toUrl() : QUrl();
}

int statusOf(const QUrl& url)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

class TestDashboardLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowOpensTheDashboardOnceWithoutAToken()
    {
        Host host(options());
        const auto addresses = host.start();
        QVERIFY(addresses);
        const QUrl link = linkFrom(host.source());
        QCOMPARE(link.resolved(QUrl(QStringLiteral("/"))).toString(),
                 addresses->constFirst() + QLatin1Char('/'));
        QCOMPARE(link.path(), QStringLiteral("/login"));
        QCOMPARE(QUrlQuery(link).queryItemValue(QStringLiteral("once")).size(), 43);
        QCOMPARE(statusOf(link), 200);
        QCOMPARE(statusOf(link), 401);
        QCOMPARE_NE(linkFrom(host.source()), link);
    }
    void theWindowIsToldOfANewTokenOnly()
    {
        Host host(options());
        QVERIFY(host.start());
        QVERIFY(host.token().isNew);
        QCOMPARE(host.source().state().newToken, QString::fromLatin1(host.token().token));
        Options local = options();
        local.trustedProxies.clear();
        Host other(local);
        QVERIFY(other.start());
        QCOMPARE(other.source().state().newToken, QString());
    }
    void anAddressThatMeansAllIsReachedByLoopback()
    {
        const auto reached = [](const char* address) {
            return reachableUrl(QUrl(QString::fromLatin1(address))).toString();
        };
        QCOMPARE(reached("http://0.0.0.0:3000"), QStringLiteral("http://127.0.0.1:3000"));
        QCOMPARE(reached("http://[::]:3000"), QStringLiteral("http://[::1]:3000"));
        QCOMPARE(reached("https://192.168.1.7:3000"), QStringLiteral("https://192.168.1.7:3000"));
    }
};

QTEST_GUILESS_MAIN(TestDashboardLink)
#include "tst_dashboard_link.moc"
