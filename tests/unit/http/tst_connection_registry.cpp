// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/connection_registry.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

using Capacity = ConnectionRegistry::Capacity;

struct Nobody final : RequestHandler
{
    QHostAddress clientOf(const Connection&, const HttpRequest&) const override { return {}; }
    void handle(Connection&, HttpRequest&) override {}
    void refuse(Connection&, const Refusal&, const HttpRequest&) override {}
    void closed(Connection&) override {}
};

QHostAddress address(const char* text)
{
    return QHostAddress(QString::fromLatin1(text));
}

} // namespace

class TestConnectionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAddressTakesNotAllPlaces()
    {
        ConnectionRegistry registry(limits(10, 2), 20'000);
        enter(registry, "8.8.8.8");
        Connection& second = enter(registry, "8.8.8.8");
        QCOMPARE(registry.capacityFor(address("8.8.8.8")), Capacity::NoneForAddress);
        QCOMPARE(registry.capacityFor(address("::ffff:8.8.8.8")), Capacity::NoneForAddress);
        QCOMPARE(registry.capacityFor(address("8.8.4.4")), Capacity::Free);
        registry.leave(second);
        QCOMPARE(registry.capacityFor(address("8.8.8.8")), Capacity::Free);
    }
    void underPressureAnAddressHasAsManyPlacesAsAreFree()
    {
        ConnectionRegistry registry(limits(10, 8), 20'000);
        for (int i = 0; i < 5; ++i)
            enter(registry, "8.8.8.8");
        QCOMPARE(registry.capacityFor(address("8.8.8.8")), Capacity::NoneForAddress);
        for (int i = 0; i < 2; ++i)
            enter(registry, "8.8.4.4");
        QCOMPARE(registry.capacityFor(address("8.8.4.4")), Capacity::Free);
        enter(registry, "8.8.4.4");
        QCOMPARE(registry.capacityFor(address("8.8.4.4")), Capacity::NoneForAddress);
        QCOMPARE(registry.capacityFor(address("9.9.9.9")), Capacity::Free);
    }
    void aWholeIpv6NetworkCountsAsOne()
    {
        ConnectionRegistry registry(limits(10, 2), 20'000);
        enter(registry, "2001:db8::1");
        enter(registry, "2001:db8::2:3");
        QCOMPARE(registry.capacityFor(address("2001:db8::4")), Capacity::NoneForAddress);
        QCOMPARE(registry.capacityFor(address("2001:db8:0:1::4")), Capacity::Free);
    }
    void loopbackIsNotCounted()
    {
        ConnectionRegistry registry(limits(10, 2), 20'000);
        for (int i = 0; i < 5; ++i)
            enter(registry, i % 2 ? "127.0.0.1" : "::1");
        QCOMPARE(registry.capacityFor(address("127.0.0.1")), Capacity::Free);
    }
    void proxiesAreNotCounted()
    {
        ConnectionRegistry registry(limits(10, 2), 20'000);
        registry.exempt({{address("10.0.0.0"), 8}});
        for (int i = 0; i < 5; ++i)
            enter(registry, "10.1.2.3");
        QCOMPARE(registry.capacityFor(address("10.1.2.3")), Capacity::Free);
        enter(registry, "11.0.0.1");
        registry.leave(enter(registry, "11.0.0.1"));
        enter(registry, "11.0.0.1");
        QCOMPARE(registry.capacityFor(address("11.0.0.1")), Capacity::NoneForAddress);
    }
    void thereIsAnEndToPlaces()
    {
        ConnectionRegistry registry(limits(3, 100), 20'000);
        for (int i = 0; i < 3; ++i)
            enter(registry, "127.0.0.1");
        QCOMPARE(registry.capacityFor(address("127.0.0.1")), Capacity::NoneAtAll);
        QVERIFY(!registry.isOverrun());
        for (int i = 0; i < 128; ++i)
            enter(registry, "127.0.0.1");
        QVERIFY(registry.isOverrun());
    }
    void descriptorsAreKeptForTheRest()
    {
        ConnectionRegistry registry(limits(20'000, 100), 515);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(registry.capacityFor(address("127.0.0.1")), Capacity::Free);
            enter(registry, "127.0.0.1");
        }
        QCOMPARE(registry.capacityFor(address("127.0.0.1")), Capacity::NoneAtAll);
    }
    void whoLeftStaysUntilForgotten()
    {
        ConnectionRegistry registry(limits(3, 100), 20'000);
        const std::weak_ptr<Connection> left = enter(registry, "127.0.0.1").weak_from_this();
        registry.leave(*left.lock());
        QCOMPARE(registry.size(), 0);
        QVERIFY(!left.expired());
        registry.forgetLeft();
        QVERIFY(left.expired());
    }

private:
    static Limits limits(qint64 all, qint64 perAddress)
    {
        Limits limits;
        limits.connections = all;
        limits.connectionsPerAddress = perAddress;
        return limits;
    }
    Connection& enter(ConnectionRegistry& registry, const char* peer)
    {
        return registry.enter(
            std::make_shared<Connection>(Descriptor(), address(peer), m_share, m_nobody));
    }

    ManualClock m_clock;
    Nobody m_nobody;
    Stages m_stages;
    ConnectionShare m_share{Limits(), m_clock, m_stages};
};

QTEST_GUILESS_MAIN(TestConnectionRegistry)
#include "tst_connection_registry.moc"
