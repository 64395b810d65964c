// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/refusals/refusal_book.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

/// Of whom something was refused: by address and reason, the newest first, bounded.
class TestRefusalBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWasRefusedIsToldByAddressAndReason()
    {
        RefusalBook book(m_clock);
        const TimeMs begin = m_clock.now();
        book.note(host("203.0.113.9"), {.badInput = 2}, R"({"error":"page: it is empty"})");
        m_clock.advance(secondMs);
        book.note(host("203.0.113.9"), Refused::Limit);
        book.note(host("203.0.113.9"), {.badInput = 1}, R"({"error":"type: it is no text"})");
        const RefusedClients now = book.now();
        QCOMPARE(now.counts, (RefusalCounts{.limit = 1, .badInput = 3}));
        QCOMPARE(now.since, begin);
        QCOMPARE(now.newest.size(), std::size_t(2));
        QVERIFY((now.newest[0] == RefusedClient{"203.0.113.9", Refused::BadInput, 3, begin,
                                                begin + secondMs, "type: it is no text"}));
        QVERIFY((now.newest[1] == RefusedClient{"203.0.113.9", Refused::Limit, 1, begin + secondMs,
                                                begin + secondMs, ""}));
    }
    void aCustomersNetworkIsOneClient()
    {
        RefusalBook book(m_clock);
        book.note(host("2001:db8:1:2::5"), Refused::Limit);
        book.note(host("2001:db8:1:2:ffff::6"), Refused::Limit);
        QCOMPARE(book.now().newest.size(), std::size_t(1));
        QCOMPARE(book.now().newest[0].address, std::string("2001:db8:1:2::/64"));
        QCOMPARE(book.now().newest[0].times, std::int64_t(2));
    }
    void whatIsNoSentenceOfOursIsNotTold()
    {
        RefusalBook book(m_clock);
        const QByteArray broken = QByteArray(RefusedClient::maxSaid, 'x');
        for (const QByteArray& answer :
             {broken, QByteArray(R"({"error":7})"), "{\"error\":\"" + broken + broken + "\"}"}) {
            book.note(host("192.0.2.1"), {.badInput = 1}, answer.toStdString());
            QCOMPARE(book.now().newest[0].said, std::string());
        }
    }
    void whoWasRefusedTheLongestAgoIsForgotten()
    {
        RefusalBook book(m_clock, 3);
        for (const char* each : {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.1", "192.0.2.4"})
            book.note(host(each), Refused::Access);
        QStringList newest;
        for (const RefusedClient& client : book.now().newest)
            newest += QString::fromStdString(client.address);
        QCOMPARE(newest.join(QLatin1Char(' ')), QStringLiteral("192.0.2.4 192.0.2.1 192.0.2.3"));
        QCOMPARE(book.now().counts.access, std::int64_t(5));
    }
    void noMoreAreToldThanAPanelHolds()
    {
        RefusalBook book(m_clock);
        for (quint32 i = 0; i < RefusedClients::most + 1; ++i)
            book.note(QHostAddress(0xc0000200 + i), Refused::Access);
        QCOMPARE(book.now().newest.size(), RefusedClients::most);
    }
    void theLogIsToldOnceAMinuteAndWithoutAddresses()
    {
        RefusalBook book(m_clock);
        book.note(host("203.0.113.9"), {.limit = 2, .site = 1});
        QCOMPARE(book.report(), std::string());
        m_clock.advance(RefusalBook::reportEveryMs);
        QCOMPARE(book.report(), std::string("2 by limit, 1 by site"));
        m_clock.advance(RefusalBook::reportEveryMs);
        QCOMPARE(book.report(), std::string());
    }

private:
    static QHostAddress host(const char* text) { return QHostAddress(QLatin1String(text)); }

    ManualClock m_clock;
};

QTEST_APPLESS_MAIN(TestRefusalBook)
#include "tst_refusal_book.moc"
