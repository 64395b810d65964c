// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/json/json_writer.h"
#include "core/base/limits.h"
#include "core/base/ring.h"
#include "core/base/secret.h"
#include "core/base/stable_hash.h"
#include "core/base/text/label_text.h"
#include "core/base/text/text_pool.h"
#include "core/base/time/clock.h"
#include "core/base/time/time_text.h"
#include "tests/unit/support/moment_text.h"

#include <QMessageAuthenticationCode>
#include <QTest>

#include <type_traits>

using namespace footfall;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMomentIsNoLengthOfTime()
    {
        static_assert(!std::is_convertible_v<DurationMs, TimeMs>);
        static_assert(!std::is_convertible_v<TimeMs, DurationMs>);
        static_assert(!std::is_constructible_v<TimeMs, SteadyTime>);
        static_assert(sizeof(TimeMs) == sizeof(DurationMs));
        const TimeMs at(2 * hourMs + 5);
        QCOMPARE(at - TimeMs(hourMs), hourMs + 5);
        QCOMPARE(at - hourMs, TimeMs(hourMs + 5));
        QVERIFY(epoch < at && at < at + 1);
    }
    void aStepBeginsWhereStepsFromTheEpochOnDo()
    {
        const TimeMs at(2 * hourMs + minuteMs + 5);
        QCOMPARE(minuteOf(at), TimeMs(2 * hourMs + minuteMs));
        QCOMPARE(floorTo(at, hourMs), TimeMs(2 * hourMs));
        QCOMPARE(floorTo(TimeMs(2 * hourMs), hourMs), TimeMs(2 * hourMs));
    }
    void timeFollowsTheMachinesClock()
    {
        PatientTime time;
        QCOMPARE(time.at(TimeMs(1'000'000), SteadyTime()), TimeMs(1'000'000));
        QCOMPARE(time.at(TimeMs(1'000'250), SteadyTime(250)), TimeMs(1'000'250));
        QCOMPARE(time.at(TimeMs(80'000'000), SteadyTime(500)), TimeMs(80'000'000));
    }
    void aClockThatJumpsFarAheadIsBelievedAfterHours()
    {
        const TimeMs right(20'000 * dayMs);
        PatientTime time;
        QCOMPARE(time.at(right, SteadyTime()), right);
        const TimeMs ahead = right + 100 * dayMs;
        QVERIFY(time.doubts(ahead));
        QCOMPARE(time.at(ahead + 1'000, SteadyTime(1'000)), right + 1'000);
        QCOMPARE(time.at(ahead + hourMs, SteadyTime(hourMs)), right + hourMs);
        QCOMPARE(time.at(right + hourMs + 1, SteadyTime(hourMs + 1)),
                 right + hourMs + 1); // back again
        QCOMPARE(time.at(ahead, SteadyTime(2 * hourMs)), right + 2 * hourMs);
        QCOMPARE(time.at(ahead, SteadyTime(2 * hourMs + PrudentTime::settleMs)), ahead);
        time.believe(right + 300 * dayMs);
        QCOMPARE(time.at(right + 300 * dayMs, SteadyTime(6 * hourMs)), right + 300 * dayMs);
    }
    void aSleepOfDaysIsNoJump()
    {
        PatientTime time;
        time.at(TimeMs(20'000 * dayMs), SteadyTime());
        QCOMPARE(time.at(TimeMs(20'003 * dayMs), SteadyTime(3 * dayMs)), TimeMs(20'003 * dayMs));
    }
    void aClockSetBackALittleIsWaitedForAtHalfSpeed()
    {
        PatientTime time;
        time.at(TimeMs(1'000'000), SteadyTime());
        QCOMPARE(time.at(TimeMs(940'000), SteadyTime()), TimeMs(1'000'000));
        QCOMPARE(time.at(TimeMs(940'001), SteadyTime(1)), TimeMs(1'000'000));
        QCOMPARE(time.at(TimeMs(940'002), SteadyTime(2)), TimeMs(1'000'001));
        QCOMPARE(time.at(TimeMs(1'000'000), SteadyTime(60'000)), TimeMs(1'030'000));
        QCOMPARE(time.at(TimeMs(1'059'000), SteadyTime(119'000)), TimeMs(1'059'500));
        QCOMPARE(time.at(TimeMs(1'061'000), SteadyTime(121'000)), TimeMs(1'061'000));
        QCOMPARE(time.at(TimeMs(1'062'000), SteadyTime(122'000)), TimeMs(1'062'000));
    }
    void itNeverRunsBackwardsByLessThanAnHour()
    {
        PatientTime time;
        TimeMs before;
        for (DurationMs passed = 0; passed < 100'000; ++passed) {
            const TimeMs now =
                time.at(TimeMs(10'000'000 + passed - (passed / 7'000) * 900), SteadyTime(passed));
            QVERIFY(now >= before);
            before = now;
        }
    }
    void aClockSetBackALotIsFollowed()
    {
        PatientTime time;
        time.at(TimeMs(100'000'000), SteadyTime());
        QCOMPARE(time.at(TimeMs(100'000'000 - 3'600'001), SteadyTime(1'000)), TimeMs(96'399'999));
        QCOMPARE(time.at(TimeMs(96'400'999), SteadyTime(2'000)), TimeMs(96'400'999));
    }
    void aClockSetBackTwiceIsFollowedOnceItIsTooFar()
    {
        PatientTime time;
        time.at(TimeMs(100'000'000), SteadyTime());
        QCOMPARE(time.at(TimeMs(98'000'000), SteadyTime()), TimeMs(100'000'000));
        QCOMPARE(time.at(TimeMs(96'000'000), SteadyTime()), TimeMs(96'000'000));
    }
    void timeGoesOnAfterARestart()
    {
        PatientTime time;
        time.notBefore(TimeMs(1'010'000), TimeMs(1'000'000), SteadyTime());
        QCOMPARE(time.at(TimeMs(1'000'000), SteadyTime()), TimeMs(1'010'000));
        QCOMPARE(time.at(TimeMs(1'010'000), SteadyTime(10'000)), TimeMs(1'015'000));
        QCOMPARE(time.at(TimeMs(1'030'000), SteadyTime(30'000)), TimeMs(1'030'000));
        PatientTime ahead;
        ahead.notBefore(TimeMs(5'000'000), TimeMs(1'000'000), SteadyTime());
        QCOMPARE(ahead.at(TimeMs(1'000'000), SteadyTime()), TimeMs(1'000'000));
        PatientTime behind;
        behind.notBefore(TimeMs(900'000), TimeMs(1'000'000), SteadyTime());
        QCOMPARE(behind.at(TimeMs(1'000'000), SteadyTime()), TimeMs(1'000'000));
    }
    void bytesAreReadAsTheyWereWritten()
    {
        std::string bytes;
        ByteWriter writer(bytes);
        writer.byte(7);
        writer.flag(true);
        writer.fixed(0x8877665544332211);
        for (std::uint64_t number :
             {std::uint64_t(0), std::uint64_t(127), std::uint64_t(128), std::uint64_t(UINT64_MAX)})
            writer.number(number);
        for (std::int64_t number : {std::int64_t(0), std::int64_t(-1), std::int64_t(300)})
            writer.integer(number);
        writer.text("text");
        QCOMPARE(bytes.size(), std::size_t(1 + 1 + 8 + 1 + 1 + 2 + 10 + 1 + 1 + 2 + 5));
        QCOMPARE(bytes[2], '\x11');
        ByteReader reader(bytes);
        QCOMPARE(int(reader.byte()), 7);
        QVERIFY(reader.flag());
        QCOMPARE(reader.fixed(), 0x8877665544332211ULL);
        for (std::uint64_t number :
             {std::uint64_t(0), std::uint64_t(127), std::uint64_t(128), std::uint64_t(UINT64_MAX)})
            QCOMPARE(reader.number(), number);
        for (std::int64_t number : {std::int64_t(0), std::int64_t(-1), std::int64_t(300)})
            QCOMPARE(reader.integer(1'000), number);
        QCOMPARE(reader.text(), std::string_view("text"));
        QVERIFY(reader.ok());
        QCOMPARE(reader.left(), std::size_t(0));
        reader.byte();
        QVERIFY(!reader.ok());
    }
    void bytesBeyondABoundAreAFailure()
    {
        const auto fails = [](std::string_view bytes, auto read) {
            ByteReader reader(bytes);
            read(reader);
            return !reader.ok() && reader.left() == 0 && reader.number() == 0;
        };
        using namespace std::string_view_literals;
        QVERIFY(fails("\x02rest"sv, [](ByteReader& reader) { reader.flag(); }));
        QVERIFY(fails("\x0b"sv, [](ByteReader& reader) { reader.number(10); }));
        QVERIFY(fails("\xff\xff"sv, [](ByteReader& reader) { reader.number(); }));
        QVERIFY(fails("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"sv,
                      [](ByteReader& reader) { reader.number(); }));
        QVERIFY(fails("\x16"sv, [](ByteReader& reader) { reader.integer(10); }));
        QVERIFY(fails("\x15"sv, [](ByteReader& reader) { reader.integer(10); }));
        QVERIFY(fails("\x04"
                      "abc"sv,
                      [](ByteReader& reader) { reader.text(); }));
        QVERIFY(fails("\x03"
                      "abc"sv,
                      [](ByteReader& reader) { reader.text(2); }));
        QVERIFY(fails("\x04"
                      "abc"sv,
                      [](ByteReader& reader) { reader.count(); }));
        QVERIFY(fails("\x03"
                      "abc"sv,
                      [](ByteReader& reader) { reader.count(2); }));
        QVERIFY(fails("1234567"sv, [](ByteReader& reader) { reader.fixed(); }));
    }
    void stableHashesAreTheSameEverywhere()
    {
        // XXH3 of the empty text is published with the algorithm.
        QCOMPARE(stableHash("", 0), 0x2D06800538D394C2ULL);
        QVERIFY(stableHash("a", 1) != stableHash("a", 2));
        Checksum checksum;
        checksum.add("foot");
        checksum.add("fall");
        QCOMPARE(checksum.value(), Checksum::of("footfall"));
        QVERIFY(checksum.value() != Checksum::of("Footfall"));
    }
    void aKeyedHashIsHmacSha256()
    {
        for (const QByteArray& key : {QByteArray(), QByteArray("key"), QByteArray(100, 'k')}) {
            KeyedHash hash(key);
            for (const QByteArray& text : {QByteArray(), QByteArray("text"), QByteArray(200, 't')})
                QCOMPARE(hash.of(text.toStdString()),
                         QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256));
        }
    }
    void isoTimeRoundTrips()
    {
        QCOMPARE(isoTime(epoch), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoTime(TimeMs(1'752'835'800'007)), std::string("2025-07-18T10:50:00.007Z"));
        QCOMPARE(parseIsoTime("2025-07-18T10:50:00.007Z"), TimeMs(1'752'835'800'007));
    }
    void aMomentIsATimeOrMilliseconds()
    {
        QCOMPARE(parseMoment("2025-07-18T10:50:00.007Z"), TimeMs(1'752'835'800'007));
        QCOMPARE(parseMoment("2025-07-20"), TimeMs(1'752'969'600'000));
        QCOMPARE(parseMoment("1752835800007"), TimeMs(1'752'835'800'007));
        QCOMPARE(parseMoment("0"), TimeMs(0));
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
        QCOMPARE(parseIsoTime(text.toStdString()).value_or(TimeMs(-1)), TimeMs(expected));
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
    void aLabelIsOneLineOfWholeCharacters()
    {
        std::string made;
        const std::string plain = "Buy  now";
        QCOMPARE(labelText(plain, 100, made).data(), plain.data());
        QCOMPARE(labelText("\n Buy \r\n\t now\n", 100, made), std::string_view("Buy now"));
        QCOMPARE(labelText("\r\n", 100, made), std::string_view());
        QCOMPARE(labelText("a\tü", 3, made), std::string_view("a "));
        QCOMPARE(labelText("aüü", 4, made), std::string_view("aü"));
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
