// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_reader.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr TimeMs receipt{1'768'478'400'000};

EventBatch read(const QByteArray& body, EventLayout layout = EventLayout::Json,
                const Limits& limits = {})
{
    EventReader reader(limits);
    return reader.read({body.constData(), std::size_t(body.size())}, layout,
                       {receipt, "shop.example"});
}

/// A whole event with `more` behind its required fields.
QByteArray eventWith(const QByteArray& more)
{
    return R"({"type":"pageview","page":"/p","sessionId":"s")" + more + "}";
}

/// ,"name":"value"
QByteArray field(const char* name, const QByteArray& value)
{
    return QByteArray(",\"").append(name).append("\":\"").append(value).append('"');
}

QByteArray required(const QByteArray& type, const QByteArray& page, const QByteArray& sessionId)
{
    return "{" + field("type", type).mid(1) + field("page", page) + field("sessionId", sessionId) +
           "}";
}

QByteArray metadataOf(std::size_t length)
{
    return ",\"metadata\":{\"k\":\"" + QByteArray(qsizetype(length), 'x') + "\"}";
}

QByteArray text(std::size_t length)
{
    return QByteArray(qsizetype(length), 'x');
}

} // namespace

class TestEventReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventIsReadInFull()
    {
        const EventBatch batch = read(R"({"type":"click","page":"/products","sessionId":"v-1",
            "timestamp":"2025-07-20T10:30:45Z","country":"India","city":"Pune","site":"Shop.Example",
            "visitorId":"me","eventId":"e1","unknown":[1],
            "metadata":{"element":"buy","n":1.5,"o":{"a":[1, 2]},"z":null}})");
        QCOMPARE(batch.error, std::string());
        QVERIFY(!batch.isBatch);
        QCOMPARE(batch.accepted.size(), std::size_t(1));
        const Event& event = batch.accepted.front();
        QCOMPARE(event.kind, Event::Kind::Click);
        QCOMPARE(event.page, std::string("/products"));
        QCOMPARE(event.timestamp, TimeMs(1'753'007'445'000));
        QCOMPARE(event.receivedAt, receipt);
        QCOMPARE(event.site, std::string("shop.example"));
        QCOMPARE(event.country, std::string("India"));
        QCOMPARE(event.city, std::string("Pune"));
        QCOMPARE(event.visitorId, std::string("me"));
        QCOMPARE(event.eventId, std::string("e1"));
        const std::vector<MetadataEntry> expected{{"element", "buy", true},
                                                  {"n", "1.5", false},
                                                  {"o", R"({"a":[1,2]})", false},
                                                  {"z", "null", false}};
        QVERIFY(event.metadata == expected);
    }
    void whatIsAbsentIsFilledIn()
    {
        const EventBatch batch =
            read(eventWith(R"(,"timestamp":null,"site":"","country":null,"metadata":null)"));
        QCOMPARE(batch.accepted.size(), std::size_t(1));
        QCOMPARE(batch.accepted[0].timestamp, receipt);
        QCOMPARE(batch.accepted[0].site, std::string("shop.example"));
        QVERIFY(batch.accepted[0].country.empty());
        QVERIFY(batch.accepted[0].metadata.empty());
    }
    void theLastOfARepeatedKeyCounts()
    {
        const EventBatch batch = read(
            R"({"type":"a","type":"b","page":"/p","sessionId":"s","metadata":{"k":"1","l":"2","k":"3"}})");
        QCOMPARE(batch.accepted.size(), std::size_t(1));
        QCOMPARE(batch.accepted[0].type, std::string("b"));
        QCOMPARE(batch.accepted[0].kind, Event::Kind::Custom);
        QVERIFY((batch.accepted[0].metadata ==
                 std::vector<MetadataEntry>{{"l", "2", true}, {"k", "3", true}}));
    }
    void aByteOrderMarkIsSkipped()
    {
        const QByteArray mark("\xEF\xBB\xBF");
        QCOMPARE(read(mark + eventWith({})).accepted.size(), std::size_t(1));
        QCOMPARE(read(mark + "[" + eventWith({}) + "]").accepted.size(), std::size_t(1));
        // Of files that were put together each may have one.
        const EventBatch lines = read(mark + eventWith({}) + "\r\n" + mark + eventWith({}) + "\n",
                                      EventLayout::NewlineDelimited);
        QCOMPARE(lines.accepted.size(), std::size_t(2));
        QVERIFY(lines.rejected.empty());
        QVERIFY(!read(mark).error.empty());
    }
    void badInputIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("error");
        const QByteArray all = "Missing required fields: type, page, sessionId";
        QTest::newRow("empty object") << QByteArray("{}") << all;
        QTest::newRow("null and empty are missing")
            << QByteArray(R"({"type":"","page":null,"sessionId":"s"})")
            << QByteArray("Missing required fields: type, page");
        QTest::newRow("one missing") << QByteArray(R"({"type":"t","page":"/"})")
                                     << QByteArray("Missing required fields: sessionId");
        QTest::newRow("wrong type") << QByteArray(R"({"type":"t","page":5,"sessionId":"s"})")
                                    << QByteArray("page: text is needed");
        QTest::newRow("type too long")
            << (required(text(65), "/", "s")) << QByteArray("type: more than 64 characters");
        QTest::newRow("page too long")
            << (required("t", text(2049), "s")) << QByteArray("page: more than 2048 characters");
        QTest::newRow("session too long")
            << (required("t", "/", text(129))) << QByteArray("sessionId: more than 128 characters");
        QTest::newRow("country") << eventWith(R"(,"country":["x"])")
                                 << QByteArray("country: text is needed");
        QTest::newRow("site too long")
            << eventWith(field("site", text(256))) << QByteArray("site: more than 255 characters");
        const QByteArray hidden = "control characters are not allowed";
        for (const char* key : {"site", "visitorId", "eventId"}) {
            for (const char* text :
                 {"a\\u0000b", "a\x7f", "a\\u0085", "\\u202Ex", "\\u2067x", "\\u200fx"})
                QTest::addRow("%s: %s", key, text)
                    << eventWith(field(key, text)) << QByteArray(key) + ": " + hidden;
        }
        QTest::newRow("type") << required("a\\u001b", "/", "s") << "type: " + hidden;
        QTest::newRow("page") << required("a", "/\\u202e", "s") << "page: " + hidden;
        QTest::newRow("session") << required("a", "/", "\\n") << "sessionId: " + hidden;
        QTest::newRow("time is no time")
            << eventWith(R"(,"timestamp":"soon")")
            << QByteArray("timestamp: an ISO 8601 time or milliseconds are needed");
        QTest::newRow("time of a wrong type")
            << eventWith(R"(,"timestamp":true)")
            << QByteArray("timestamp: an ISO 8601 time or milliseconds are needed");
        QTest::newRow("too early") << eventWith(R"(,"timestamp":946684799999)")
                                   << QByteArray("timestamp: outside the years 2000 to 2100");
        QTest::newRow("too late") << eventWith(R"(,"timestamp":"2101-01-01")")
                                  << QByteArray("timestamp: outside the years 2000 to 2100");
        QTest::newRow("absurd") << eventWith(R"(,"timestamp":1e300)")
                                << QByteArray("timestamp: outside the years 2000 to 2100");
        QTest::newRow("unsigned") << eventWith(R"(,"timestamp":18446744073709551615)")
                                  << QByteArray("timestamp: outside the years 2000 to 2100");
        QTest::newRow("metadata is a list")
            << eventWith(R"(,"metadata":[])") << QByteArray("metadata: an object is needed");
        QTest::newRow("metadata too big")
            << eventWith(metadataOf(4089)) << QByteArray("metadata: more than 4096 bytes");
        QTest::newRow("scalar") << QByteArray("17") << QByteArray("An event must be a JSON object");
        QTest::newRow("empty") << QByteArray()
                               << QByteArray("Invalid JSON: there is nothing at offset 0");
        QTest::newRow("blank") << QByteArray(" \n")
                               << QByteArray("Invalid JSON: there is nothing at offset 0");
        QTest::newRow("cut") << QByteArray("{\"type\":\"x")
                             << QByteArray("Invalid JSON: a text is not closed at offset 10");
        QTest::newRow("two values")
            << QByteArray("{} {}") << QByteArray("Invalid JSON: more follows the end at offset 3");
        QTest::newRow("not UTF-8") << QByteArray("{\"type\":\"\xff\xfe\"}")
                                   << QByteArray("Invalid JSON: text is not UTF-8 at offset 9");
        QTest::newRow("too deep") << QByteArray(QByteArray("{\"a\":").repeated(65) + "1" +
                                                QByteArray(65, '}'))
                                  << QByteArray("Invalid JSON: nested deeper than 64 levels "
                                                "at offset 316");
        QTest::newRow("too deep, and cut")
            << QByteArray(QByteArray(100'000, '['))
            << QByteArray("Invalid JSON: an array is not closed at offset 100000");
    }
    void badInputIsRefusedWithItsReason()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, error);
        const EventBatch batch = read(body);
        QCOMPARE(QByteArray::fromStdString(batch.error), error);
        QVERIFY(batch.accepted.empty());
        QVERIFY(!batch.tooMany);
    }
    void whatIsOnlyShownIsKeptWithoutWhatHides()
    {
        const EventBatch batch = read(eventWith(
            R"(,"country":"\u202Eaidni","city":"P\u0000u\u0092ne\u007f","metadata":{"ke\u2068y":"a\u2068b\u2069\u0092c",)"
            R"("lines":"a\n\tb","o":{"\u202dx":["\u2066y"]},"element":"Pay\u200f"})"));
        QCOMPARE(batch.error, std::string());
        QCOMPARE(batch.accepted.size(), std::size_t(1));
        const Event& event = batch.accepted.front();
        QCOMPARE(event.country, std::string("aidni"));
        QCOMPARE(event.city, std::string("Pune"));
        const std::vector<MetadataEntry> expected{{"key", "abc", true},
                                                  {"lines", "a\n\tb", true},
                                                  {"o", R"({"x":["y"]})", false},
                                                  {"element", "Pay", true}};
        QVERIFY(event.metadata == expected);
    }
    void everySpellingOfAPageIsOnePage()
    {
        for (const char* spelling : {"/%C3%BCber-uns", "/%c3%bcber%2Duns",
                                     "/\xc3\xbc"
                                     "ber-uns",
                                     "/\\u00fcber-uns"}) {
            const EventBatch batch = read(required("t", spelling, "s"));
            QCOMPARE(batch.accepted.size(), std::size_t(1));
            QCOMPARE(batch.accepted[0].page, std::string("/\xc3\xbc"
                                                         "ber-uns"));
        }
    }
    void whatCannotBeKeptAsItIsIsKeptAsNearAsCanBe()
    {
        const QByteArray odd =
            R"(,"city":"a\ud83d","metadata":{"cut":"\ude00b","pair":"\ud83d\ude00",)"
            R"("big":18446744073709551616,"huge":-1e400,"fine":18446744073709551615})";
        const EventBatch batch =
            read("[" + eventWith({}) + "," + eventWith(odd) + "," +
                 eventWith(R"(,"timestamp":1e400)") + "," + eventWith({}) + "]");
        QCOMPARE(batch.error, std::string());
        QCOMPARE(batch.accepted.size(), std::size_t(3));
        QCOMPARE(batch.accepted[1].city, std::string("a\xef\xbf\xbd"));
        const std::vector<MetadataEntry> expected{{"cut",
                                                   "\xef\xbf\xbd"
                                                   "b",
                                                   true},
                                                  {"pair", "\xf0\x9f\x98\x80", true},
                                                  {"big", "1.8446744073709552e+19", false},
                                                  {"huge", "-1.7976931348623157e+308", false},
                                                  {"fine", "18446744073709551615", false}};
        QVERIFY(batch.accepted[1].metadata == expected);
        QCOMPARE(batch.rejected.size(), std::size_t(1));
        QCOMPARE(batch.rejected[0].index, std::size_t(2));
        QCOMPARE(batch.rejected[0].error, std::string("timestamp: outside the years 2000 to 2100"));
    }
    void aLineWithAnOddNumberIsRead()
    {
        const EventBatch batch =
            read(eventWith({}) + "\n" + eventWith(R"(,"metadata":{"n":1e999})") + "\n" +
                     eventWith(R"(,"city":"\udc00")") + "\n",
                 EventLayout::NewlineDelimited);
        QCOMPARE(batch.accepted.size(), std::size_t(3));
    }
    void lengthsAreCountedInCharacters()
    {
        QByteArray umlauts;
        for (int i = 0; i < 128; ++i)
            umlauts += "\xc3\xb6";
        QVERIFY(read(eventWith(field("city", umlauts))).error.empty());
        QVERIFY(!read(eventWith(field("city", umlauts + "x"))).error.empty());
    }
    void boundsThemselvesAreAllowed()
    {
        QVERIFY(read(eventWith(metadataOf(4088))).error.empty());
        QVERIFY(read(eventWith(R"(,"timestamp":946684800000)")).error.empty());
        QVERIFY(read(eventWith(R"(,"metadata":{"stack":"a\n\tb"})")).error.empty());
        const QByteArray deep = QByteArray(62, '[') + QByteArray(62, ']');
        QCOMPARE(read(eventWith(",\"metadata\":{\"k\":" + deep + '}')).error, std::string());
    }
    void aBatchTakesTheGoodAndNamesTheBad()
    {
        const EventBatch batch =
            read("[" + eventWith({}) + ",7," + eventWith({}) + R"(,{"type":"x"}])");
        QVERIFY(batch.isBatch);
        QVERIFY(batch.error.empty());
        QCOMPARE(batch.accepted.size(), std::size_t(2));
        QCOMPARE(batch.rejected.size(), std::size_t(2));
        QCOMPARE(batch.rejected[0].index, std::size_t(1));
        QCOMPARE(batch.rejected[0].error, std::string("An event must be a JSON object"));
        QCOMPARE(batch.rejected[1].index, std::size_t(3));
        QCOMPARE(batch.rejected[1].error, std::string("Missing required fields: page, sessionId"));
    }
    void oneThatIsNestedTooDeepLeavesTheOthers_data()
    {
        QTest::addColumn<EventLayout>("layout");
        QTest::addColumn<QByteArray>("body");
        // Whatever has to be mended in it and around it, and however often it is too deep.
        const QByteArray lists = QByteArray(80, '[') + "1e400" + QByteArray(80, ']');
        const QByteArray objects = QByteArray("{\"a\":").repeated(80) + '1' + QByteArray(80, '}');
        const QByteArray odd = eventWith(R"(,"country":"A\ud83d")");
        const QByteArray bad = eventWith(",\"metadata\":{\"n\":1e400,\"l\":" + lists +
                                         ",\"o\":" + objects + ",\"m\":1e400}");
        const QByteArrayList events{odd, bad, eventWith({}), "7", lists, odd};
        QTest::newRow("array") << EventLayout::Json << '[' + events.join(',') + ']';
        QTest::newRow("lines") << EventLayout::NewlineDelimited << events.join('\n');
    }
    void oneThatIsNestedTooDeepLeavesTheOthers()
    {
        QFETCH(EventLayout, layout);
        QFETCH(QByteArray, body);
        const EventBatch batch = read(body, layout);
        QCOMPARE(batch.error, std::string());
        QCOMPARE(batch.accepted.size(), std::size_t(3));
        for (const std::size_t i : {0, 2})
            QCOMPARE(batch.accepted[i].country, std::string("A\ufffd"));
        const std::size_t indices[]{1, 3, 4};
        QCOMPARE(batch.rejected.size(), std::size(indices));
        for (std::size_t i = 0; i < std::size(indices); ++i)
            QCOMPARE(batch.rejected[i].index, indices[i]);
        const std::string why = "Invalid JSON: nested deeper than 64 levels";
        QCOMPARE(batch.rejected[0].error.substr(0, why.size()), why);
        QCOMPARE(batch.rejected[1].error, std::string("An event must be a JSON object"));
    }
    void whatWasTooDeepIsForgotten()
    {
        EventReader reader{Limits{}};
        const QByteArray deep = '[' + QByteArray(70, '[') + QByteArray(70, ']') + ']';
        QCOMPARE(reader.read(deep.toStdString(), EventLayout::Json, {}).rejected.size(),
                 std::size_t(1));
        const QByteArray good = '[' + eventWith({}) + ']';
        QCOMPARE(reader.read(good.toStdString(), EventLayout::Json, {}).accepted.size(),
                 std::size_t(1));
    }
    void linesAreReadOneByOne()
    {
        const EventBatch batch = read(eventWith({}) + "\r\n\n  \n{oops\n" + eventWith({}),
                                      EventLayout::NewlineDelimited);
        QVERIFY(batch.isBatch);
        QVERIFY(batch.error.empty());
        QCOMPARE(batch.accepted.size(), std::size_t(2));
        QCOMPARE(batch.rejected.size(), std::size_t(1));
        QCOMPARE(batch.rejected[0].index, std::size_t(1));
        QCOMPARE(batch.rejected[0].error.substr(0, 14), std::string("Invalid JSON: "));
        QVERIFY(!read(" \n", EventLayout::NewlineDelimited).error.empty());
    }
    void aBatchHasABound()
    {
        Limits limits;
        limits.eventsPerBatch = 2;
        const QByteArray three = eventWith({}) + "," + eventWith({}) + "," + eventWith({});
        EventBatch batch = read("[" + three + "]", EventLayout::Json, limits);
        QVERIFY(batch.tooMany);
        QVERIFY(batch.accepted.empty());
        batch = read(eventWith({}) + "\n" + eventWith({}) + "\n{\n", EventLayout::NewlineDelimited,
                     limits);
        QVERIFY(batch.tooMany);
        QVERIFY(batch.accepted.empty());
        QVERIFY(!batch.error.empty());
        QVERIFY(!read(eventWith({}) + "\n" + eventWith({}), EventLayout::NewlineDelimited, limits)
                     .tooMany);
    }
    void oneReaderServesManyBodies()
    {
        EventReader reader{Limits{}};
        QByteArray large = "[" + eventWith({});
        for (int i = 0; i < 4000; ++i)
            large += "," + eventWith({});
        large += "]";
        for (const QByteArray& body : {large, QByteArray("{"), eventWith({}), large}) {
            const EventBatch batch = reader.read({body.constData(), std::size_t(body.size())},
                                                 EventLayout::Json, {receipt, {}});
            QCOMPARE(batch.accepted.size(), std::size_t(body == large ? 4001
                                                        : body == "{" ? 0
                                                                      : 1));
        }
        const QByteArray deep = QByteArray("{\"a\":").repeated(65) + '1' + QByteArray(65, '}');
        QVERIFY(!reader.read(deep.toStdString(), EventLayout::Json, {}).error.empty());
    }
};

QTEST_APPLESS_MAIN(TestEventReader)
#include "tst_event_reader.moc"
