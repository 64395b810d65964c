// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls/handshake_pace.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

/// Notes its name when it may go on.
class Waiter final : public PollTarget
{
public:
    Waiter(QString name, QStringList& order)
        : m_name(std::move(name))
        , m_order(order)
    {
    }
    void ready(std::uint32_t) override { m_order.append(m_name); }

private:
    const QString m_name;
    QStringList& m_order;
};

} // namespace

/// How much time handshakes get, and in which order who waits goes on.
class TestHandshakePace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowHasItsTimeAndThenTheNextOne()
    {
        HandshakePace pace(m_clock, m_poller);
        QVERIFY(pace.hasTime());
        pace.took(HandshakePace::windowNanoseconds - 1);
        QVERIFY(pace.hasTime());
        pace.took(1);
        QVERIFY(!pace.hasTime());
        m_clock.advance(HandshakePace::windowMs - 1);
        QVERIFY(!pace.hasTime());
        m_clock.advance(1);
        QVERIFY(pace.hasTime());
    }
    void addressesTakeTurns()
    {
        HandshakePace pace(m_clock, m_poller);
        for (const char* name : {"a1", "a2", "a3"})
            wait(pace, "192.0.2.1", name);
        wait(pace, "2001:db8::1", "b1");
        wait(pace, "2001:db8::2", "b2"); // the same customer
        wait(pace, "192.0.2.3", "c1");
        pace.resume();
        QTRY_COMPARE(m_order.join(QLatin1Char(' ')), QStringLiteral("a1 b1 c1 a2 b2 a3"));
        QCOMPARE(pace.waiting(), std::size_t(0));
    }
    void whoHasLeftIsPassedOver()
    {
        HandshakePace pace(m_clock, m_poller);
        wait(pace, "192.0.2.1", "gone");
        wait(pace, "192.0.2.1", "there");
        m_waiters.front().reset();
        pace.resume();
        QTRY_COMPARE(m_order, QStringList{QStringLiteral("there")});
    }
    void whoHasLeftTakesNoPlace()
    {
        HandshakePace pace(m_clock, m_poller);
        for (std::size_t i = 0; i < 3 * HandshakePace::resumedAtOnce; ++i)
            wait(pace, i % 2 ? "192.0.2.1" : "192.0.2.2", "gone");
        m_waiters.clear();
        wait(pace, "192.0.2.1", "there");
        pace.resume();
        QCOMPARE(pace.waiting(), std::size_t(0));
        QTRY_COMPARE(m_order, QStringList{QStringLiteral("there")});
    }
    void aFloodGoesOnBitByBit()
    {
        HandshakePace pace(m_clock, m_poller);
        for (std::size_t i = 0; i < HandshakePace::resumedAtOnce + 1; ++i)
            wait(pace, "192.0.2.1", "flood");
        pace.resume();
        QCOMPARE(pace.waiting(), std::size_t(1));
        QTRY_COMPARE(pace.waiting(), std::size_t(0)); // by itself
    }

    void cleanup()
    {
        m_waiters.clear();
        m_order.clear();
    }

private:
    void wait(HandshakePace& pace, const char* address, const char* name)
    {
        m_waiters.push_back(std::make_shared<Waiter>(QLatin1String(name), m_order));
        pace.wait(QHostAddress(QLatin1String(address)), m_waiters.back());
    }

    ManualClock m_clock;
    Poller m_poller;
    QStringList m_order;
    std::vector<std::shared_ptr<Waiter>> m_waiters;
};

QTEST_GUILESS_MAIN(TestHandshakePace)
#include "tst_handshake_pace.moc"
