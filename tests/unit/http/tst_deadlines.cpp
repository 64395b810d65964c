// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/deadlines.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

struct Waiter
{
    QList<Wait> over;
    void expired(Wait wait) { over.append(wait); }
};

} // namespace

class TestDeadlines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWaitHasItsLength_data()
    {
        QTest::addColumn<int>("wait");
        QTest::addColumn<qint64>("length");
        QTest::newRow("idle") << int(Wait::Idle) << 60'000LL;
        QTest::newRow("head") << int(Wait::Head) << 10'000LL;
        QTest::newRow("body") << int(Wait::Body) << 30'000LL;
        QTest::newRow("answer") << int(Wait::Answer) << 60'000LL;
        QTest::newRow("linger") << int(Wait::Linger) << 1'500LL;
    }
    void eachWaitHasItsLength()
    {
        QFETCH(int, wait);
        QFETCH(qint64, length);
        const auto entry = m_deadlines.add(&m_waiter);
        m_deadlines.set(entry, Wait(wait));
        turn(length - 1);
        QVERIFY(m_waiter.over.isEmpty());
        turn(1);
        QCOMPARE(m_waiter.over, QList<Wait>{Wait(wait)});
        turn(1'000'000);
        QCOMPARE(m_waiter.over.size(), 1);
        m_deadlines.remove(entry);
    }
    void goingOnWithTheSameWaitGivesNoMoreTime()
    {
        const auto entry = m_deadlines.add(&m_waiter);
        m_deadlines.set(entry, Wait::Head);
        turn(9'000);
        m_deadlines.set(entry, Wait::Head);
        turn(1'000);
        QCOMPARE(m_waiter.over.size(), 1);
        m_deadlines.remove(entry);
    }
    void aNewWaitBeginsAnew()
    {
        const auto entry = m_deadlines.add(&m_waiter);
        m_deadlines.set(entry, Wait::Head);
        turn(9'000);
        m_deadlines.set(entry, Wait::None);
        m_deadlines.set(entry, Wait::Head);
        turn(9'000);
        QVERIFY(m_waiter.over.isEmpty());
        m_deadlines.remove(entry);
        turn(9'000);
        QVERIFY(m_waiter.over.isEmpty());
    }
    void onlyWhoIsLateExpires()
    {
        Waiter second;
        const auto a = m_deadlines.add(&m_waiter);
        const auto b = m_deadlines.add(&second);
        m_deadlines.set(a, Wait::Idle);
        turn(100);
        m_deadlines.set(b, Wait::Idle);
        turn(59'900);
        QCOMPARE(m_waiter.over.size(), 1);
        QVERIFY(second.over.isEmpty());
        turn(100);
        QCOMPARE(second.over.size(), 1);
        m_deadlines.remove(a);
        m_deadlines.remove(b);
    }
    void init() { m_waiter = {}; }

private:
    void turn(DurationMs by)
    {
        m_clock.advance(by);
        m_deadlines.expire();
    }

    ManualClock m_clock;
    Waiter m_waiter;
    Deadlines<Waiter> m_deadlines{Limits(), m_clock};
};

QTEST_APPLESS_MAIN(TestDeadlines)
#include "tst_deadlines.moc"
