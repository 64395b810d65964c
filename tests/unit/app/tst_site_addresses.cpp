// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/site_addresses.h"

#include <QTest>

using namespace footfall;

namespace {

Machine machine(const char* name, std::initializer_list<const char*> addresses)
{
    Machine machine{QString::fromLatin1(name), {}};
    for (const char* address : addresses)
        machine.addresses.append(QHostAddress(QString::fromLatin1(address)));
    return machine;
}

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList all;
    for (const char* text : texts)
        all.append(QString::fromLatin1(text));
    return all;
}

} // namespace

class TestSiteAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePublicAddressIsTheOnlyOne()
    {
        QCOMPARE(siteAddresses(QUrl(QStringLiteral("https://example.org/stats")),
                               lines({"http://0.0.0.0:3000"}), machine("box", {"192.168.1.5"})),
                 lines({"https://example.org/stats"}));
    }
    void everyAddressIsNoneToPaste()
    {
        const Machine here = machine("box", {"127.0.0.1", "192.168.1.5", "203.0.114.9",
                                             "169.254.1.1", "::1", "2001:db8::5", "fe80::1"});
        QCOMPARE(siteAddresses({}, lines({"http://0.0.0.0:3000"}), here),
                 lines({"http://203.0.114.9:3000", "http://192.168.1.5:3000", "http://box:3000"}));
        QCOMPARE(siteAddresses({}, lines({"https://[::]:3000"}), here),
                 lines({"https://[2001:db8::5]:3000", "https://box:3000"}));
        QCOMPARE(siteAddresses({}, lines({"http://0.0.0.0:80", "http://[::]:80"}),
                               machine("stats.example", {"192.168.1.5"})),
                 lines({"http://stats.example:80", "http://192.168.1.5:80"}));
    }
    void aMachineWithoutANetworkIsReachedByItself()
    {
        QCOMPARE(siteAddresses({}, lines({"http://0.0.0.0:3000"}), machine("", {"127.0.0.1"})),
                 lines({"http://127.0.0.1:3000"}));
        QCOMPARE(siteAddresses({}, lines({"http://[::]:3000"}), machine("localhost", {"::1"})),
                 lines({"http://[::1]:3000"}));
    }
    void whatOnlyThisMachineReachesComesWhereThereIsNothingElse()
    {
        const QStringList both = lines({"http://127.0.0.1:3000", "http://[::1]:3000"});
        QCOMPARE(siteAddresses({}, both, machine("box", {"192.168.1.5"})), both);
        QCOMPARE(siteAddresses({}, lines({"http://127.0.0.1:3000", "http://192.168.1.5:80"}), {}),
                 lines({"http://192.168.1.5:80"}));
    }
    void thereAreNotTooMany()
    {
        Machine here = machine("box", {});
        for (quint32 i = 0; i < 100; ++i)
            here.addresses.append(QHostAddress(0x0a000001 + i));
        QCOMPARE(siteAddresses({}, lines({"http://0.0.0.0:3000"}), here).size(), siteAddressesMax);
    }
};

QTEST_APPLESS_MAIN(TestSiteAddresses)
#include "tst_site_addresses.moc"
