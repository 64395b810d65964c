// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/shared_budget.h"

#include <QTest>

#include <vector>

using namespace footfall;

class TestSharedBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAddressAloneMayHoldHalf()
    {
        SharedBudget budget(1'000);
        SharedBudget::Part part;
        QVERIFY(budget.fits(address(1), 500));
        QVERIFY(!budget.fits(address(1), 501));
        budget.set(part, address(1), 500);
        QVERIFY(budget.fits(address(1)));
        budget.set(part, address(1), 501);
        QVERIFY(!budget.fits(address(1)));
        QCOMPARE(budget.held(), 501);
    }
    void anAddressIsAsLargeAsAllItsConnections()
    {
        SharedBudget budget(1'000);
        std::vector<SharedBudget::Part> parts(10);
        for (SharedBudget::Part& part : parts)
            budget.set(part, address(1), 50);
        QVERIFY(budget.fits(address(1)));
        QVERIFY(!budget.fits(address(1), 1));
        QVERIFY(budget.fits(address(2), 250));
    }
    void whoeverComesNextFindsAsMuchAsTheGreedy()
    {
        constexpr quint32 greedy = 9;
        SharedBudget budget(1'000);
        std::vector<SharedBudget::Part> parts(greedy);
        for (qint64 bytes = 1; bytes <= 1'000; ++bytes) {
            for (quint32 i = 0; i < greedy; ++i) {
                if (budget.fits(address(i), 1))
                    budget.set(parts[i], address(i), bytes);
            }
        }
        QVERIFY(budget.held() > 800);
        QVERIFY(budget.held() <= 900);
        QVERIFY(budget.fits(address(greedy), 50));
    }
    void aNetworkOfOneCustomerIsOneAddress()
    {
        SharedBudget budget(1'000);
        SharedBudget::Part part;
        budget.set(part, QHostAddress(QStringLiteral("2001:db8::1")), 400);
        QVERIFY(!budget.fits(QHostAddress(QStringLiteral("2001:db8::2")), 200));
        QVERIFY(budget.fits(QHostAddress(QStringLiteral("2001:db8:0:1::2")), 200));
    }
    void whatIsLetGoIsFreeAgain()
    {
        SharedBudget budget(1'000);
        SharedBudget::Part part;
        budget.set(part, address(1), 600);
        // Another client behind the same proxy does not take over what is there.
        budget.set(part, address(2), 300);
        QVERIFY(budget.fits(address(2), 300));
        QVERIFY(!budget.fits(address(1), 300));
        budget.set(part, address(2), 0);
        QCOMPARE(budget.held(), 0);
        QVERIFY(part.isEmpty());
        QVERIFY(budget.fits(address(1), 500));
    }

private:
    static QHostAddress address(quint32 last) { return QHostAddress(0x0a000000 + last); }
};

QTEST_GUILESS_MAIN(TestSharedBudget)
#include "tst_shared_budget.moc"
