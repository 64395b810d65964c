// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/connection_registry.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

using Place = ConnectionRegistry::Place;

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
        ConnectionRegistry book(limits(10, 2), 20'000);
        enter(book, "8.8.8.8");
        Connection& second = enter(book, "8.8.8.8");
        QCOMPARE(book.placeFor(address("8.8.8.8")), Place::NoneForAddress);
        QCOMPARE(book.placeFor(address("::ffff:8.8.8.8")), Place::NoneForAddress);
        QCOMPARE(book.placeFor(address("8.8.4.4")), Place::Free);
        book.leave(second);
        QCOMPARE(book.placeFor(address("8.8.8.8")), Place::Free);
    }
    void aWholeIpv6NetworkCountsAsOne()
    {
        ConnectionRegistry book(limits(10, 2), 20'000);
        enter(book, "2001:db8::1");
        enter(book, "2001:db8::2:3");
        QCOMPARE(book.placeFor(address("2001:db8::4")), Place::NoneForAddress);
        QCOMPARE(book.placeFor(address("2001:db8:0:1::4")), Place::Free);
    }
    void loopbackIsNotCounted()
    {
        ConnectionRegistry book(limits(10, 2), 20'000);
        for (int i = 0; i < 5; ++i)
            enter(book, i % 2 ? "127.0.0.1" : "::1");
        QCOMPARE(book.placeFor(address("127.0.0.1")), Place::Free);
    }
    void proxiesAreNotCounted()
    {
        ConnectionRegistry book(limits(10, 2), 20'000);
        book.exempt({{address("10.0.0.0"), 8}});
        for (int i = 0; i < 5; ++i)
            enter(book, "10.1.2.3");
        QCOMPARE(book.placeFor(address("10.1.2.3")), Place::Free);
        enter(book, "11.0.0.1");
        book.leave(enter(book, "11.0.0.1"));
        enter(book, "11.0.0.1");
        QCOMPARE(book.placeFor(address("11.0.0.1")), Place::NoneForAddress);
    }
    void thereIsAnEndToPlaces()
    {
        ConnectionRegistry book(limits(3, 100), 20'000);
        for (int i = 0; i < 3; ++i)
            enter(book, "127.0.0.1");
        QCOMPARE(book.placeFor(address("127.0.0.1")), Place::NoneAtAll);
        QVERIFY(!book.isOverrun());
        for (int i = 0; i < 128; ++i)
            enter(book, "127.0.0.1");
        QVERIFY(book.isOverrun());
    }
    void descriptorsAreKeptForTheRest()
    {
        ConnectionRegistry book(limits(20'000, 100), 515);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(book.placeFor(address("127.0.0.1")), Place::Free);
            enter(book, "127.0.0.1");
        }
        QCOMPARE(book.placeFor(address("127.0.0.1")), Place::NoneAtAll);
    }
    void whoLeftStaysUntilForgotten()
    {
        ConnectionRegistry book(limits(3, 100), 20'000);
        const std::weak_ptr<Connection> left = enter(book, "127.0.0.1").weak_from_this();
        book.leave(*left.lock());
        QCOMPARE(book.size(), 0);
        QVERIFY(!left.expired());
        book.forgetLeft();
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
    Connection& enter(ConnectionRegistry& book, const char* peer)
    {
        return book.enter(
            std::make_shared<Connection>(Descriptor(), address(peer), m_share, m_nobody));
    }

    ManualClock m_clock;
    Nobody m_nobody;
    ConnectionShare m_share{Limits(), m_clock};
};

QTEST_GUILESS_MAIN(TestConnectionRegistry)
#include "tst_connection_registry.moc"
