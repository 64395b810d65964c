// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"
#include "core/base/limits.h"
#include "core/base/ring.h"
#include "core/base/text_pool.h"
#include "core/base/time_text.h"

#include <QTest>

using namespace footfall;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoTimeRoundTrips()
    {
        QCOMPARE(isoTime(0), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoTime(1'752'835'800'007), std::string("2025-07-18T10:50:00.007Z"));
        QCOMPARE(parseIsoTime("2025-07-18T10:50:00.007Z"), 1'752'835'800'007);
    }
    void aMomentIsATimeOrMilliseconds()
    {
        QCOMPARE(parseMoment("2025-07-18T10:50:00.007Z"), 1'752'835'800'007);
        QCOMPARE(parseMoment("2025-07-20"), 1'752'969'600'000);
        QCOMPARE(parseMoment("1752835800007"), 1'752'835'800'007);
        QCOMPARE(parseMoment("0"), 0);
        for (const char* text : {"", "-1", "+1", "1 ", "soon", "4133980800000", "1969-12-31",
                                 "9999-01-01", "99999999999999999999"})
            QVERIFY2(!parseMoment(text), text);
    }
    void aDurationHasAUnitOrIsSeconds()
    {
        QCOMPARE(parseDuration("600"), 600'000);
        QCOMPARE(parseDuration("60s"), 60'000);
        QCOMPARE(parseDuration("10m"), 600'000);
        QCOMPARE(parseDuration("1h"), 3'600'000);
        QCOMPARE(parseDuration("3653d"), 3'653LL * 86'400'000);
        for (const char* text : {"", "0", "0m", "-1", "m", "1.5h", "1w", "1 m", "10mm", "3654d",
                                 "99999999999999999999", "9223372036854775807d"})
            QVERIFY2(!parseDuration(text), text);
    }
    void isoTimeIsReadInItsForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("no fraction") << QByteArray("2025-07-20T10:30:00Z") << 1'753'007'400'000LL;
        QTest::newRow("offset") << QByteArray("2025-07-20T16:00:00+05:30") << 1'753'007'400'000LL;
        QTest::newRow("no zone") << QByteArray("2025-07-20T10:30:00") << 1'753'007'400'000LL;
        QTest::newRow("microseconds")
            << QByteArray("2025-07-20T10:30:00.123456Z") << 1'753'007'400'123LL;
        QTest::newRow("date") << QByteArray("2025-07-20") << 1'752'969'600'000LL;
    }
    void isoTimeIsReadInItsForms()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        QCOMPARE(parseIsoTime(text.toStdString()).value_or(-1), expected);
    }
    void nonsenseIsNoTime()
    {
        for (const char* text : {"", "yesterday", "2025-13-01", "2025-02-30", "2025-07-20T25:00Z",
                                 "2025-07-20T10:30:00Zjunk", "2025-07-20T10:30:00.Z", "20250720"})
            QVERIFY2(!parseIsoTime(text), text);
    }
    void jsonIsEscapedAndSeparated()
    {
        JsonWriter json;
        json.beginObject().key("a\"b").text("line\n\x01</i>").key("list").beginArray();
        json.number(-7).decimal(3.0).decimal(2.755, 2).boolean(true).null().endArray().endObject();
        QCOMPARE(json.str(), std::string("{\"a\\\"b\":\"line\\n\\u0001</i>\","
                                         "\"list\":[-7,3.0,2.75,true,null]}"));
    }
    void aTextIsKeptOnceAndGoesWithItsLastUser()
    {
        TextPool pool;
        const TextId first = pool.acquire("India");
        QCOMPARE(pool.acquire("India"), first);
        QCOMPARE(pool.size(), std::size_t(1));
        pool.release(first);
        QCOMPARE(pool.view(first), std::string_view("India"));
        pool.release(first);
        QCOMPARE(pool.find("India"), TextId(0));
        QCOMPARE(pool.size(), std::size_t(0));
        QCOMPARE(pool.acquire(""), TextId(0));
    }
    void aRingKeepsTheNewest()
    {
        Ring<int> ring(3);
        for (int i = 1; i <= 5; ++i)
            ring.push(i);
        QCOMPARE(ring.size(), std::size_t(3));
        QCOMPARE(ring[0], 5);
        QCOMPARE(ring[2], 3);
    }
    void limitsAreSetByName()
    {
        Limits limits;
        QVERIFY(limits.set("sessions", "5"));
        QCOMPARE(limits.sessions, 5);
        QVERIFY(!limits.set("sessions", "0"));
        QVERIFY(!limits.set("sessions", "5x"));
        QVERIFY(!limits.set("no-such", "5"));
        for (const std::string& name : Limits::names())
            QVERIFY(limits.set(name, "7"));
    }
};

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
