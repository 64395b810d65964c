// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/event_rates.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

class TestEventRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstIsTakenAndThenSoManyASecond()
    {
        EventRates rates(m_limits, m_clock);
        for (int i = 0; i < 1'000; ++i) {
            QCOMPARE(rates.waitOf(address(1)), 0);
            rates.took(address(1), 1);
        }
        QVERIFY(rates.waitOf(address(1)) > 0);
        QCOMPARE(rates.waitOf(address(2)), 0);
        m_clock.advance(secondMs);
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(rates.waitOf(address(1)), 0);
            rates.took(address(1), 1);
        }
        QVERIFY(rates.waitOf(address(1)) > 0);
    }
    void whatIsLeftTakesARequestWholeAndTheDebtHasToPass()
    {
        EventRates rates(m_limits, m_clock);
        rates.took(address(1), 999);
        QCOMPARE(rates.waitOf(address(1)), 0);
        rates.took(address(1), 5'000);
        const DurationMs wait = rates.waitOf(address(1));
        QCOMPARE(wait, 4'999 * secondMs / 200 + 1);
        m_clock.advance(wait - 1);
        QCOMPARE(rates.waitOf(address(1)), 1);
        m_clock.advance(1);
        QCOMPARE(rates.waitOf(address(1)), 0);
    }
    void whoWasQuietHasTheWholeBurstAgainAndNoMore()
    {
        EventRates rates(m_limits, m_clock);
        rates.took(address(1), 1'000);
        m_clock.advance(hourMs);
        QCOMPARE(rates.waitOf(address(1)), 0);
        rates.took(address(1), 1'000);
        QVERIFY(rates.waitOf(address(1)) > 0);
    }
    void aNetworkOfOneCustomerIsOneAddress()
    {
        EventRates rates(m_limits, m_clock);
        rates.took(QHostAddress(QStringLiteral("2001:db8::1")), 1'000);
        QVERIFY(rates.waitOf(QHostAddress(QStringLiteral("2001:db8::2"))) > 0);
        QCOMPARE(rates.waitOf(QHostAddress(QStringLiteral("2001:db8:0:1::1"))), 0);
        QVERIFY(rates.addresses() == 1);
    }
    void ofTooManyAddressesThoseThatSentTheLeastAreForgotten()
    {
        EventRates rates(m_limits, m_clock, 10);
        rates.took(address(0), 5'000);
        for (quint32 i = 1; i < 100; ++i)
            rates.took(address(i), 10);
        QCOMPARE(rates.addresses(), std::size_t(10));
        QVERIFY(rates.waitOf(address(0)) > 0);
        m_clock.advance(secondMs);
        rates.took(address(100), 1); // the others have nothing to repay any more
        QCOMPARE(rates.addresses(), std::size_t(2));
    }

private:
    static constexpr DurationMs hourMs = 60 * minuteMs;
    static QHostAddress address(quint32 last) { return QHostAddress(0x0a000000 + last); }

    const Limits m_limits = {};
    ManualClock m_clock;
};

QTEST_GUILESS_MAIN(TestEventRates)
#include "tst_event_rates.moc"
