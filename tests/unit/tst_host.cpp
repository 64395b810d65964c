// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host.h"

#include <QTest>

#include <openssl/crypto.h>

#include <cstdlib>

using namespace footfall;

class TestHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
