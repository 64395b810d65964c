// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json/json_document.h"
#include "core/base/json/json_number.h"
#include "core/base/json/json_scan.h"
#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/event/event_reader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace footfall;

namespace {

/// What others take for JSON, and Qt's own reader some of it.
const QByteArray invalid[] = {
    "[1,]", "[,1]", "[1,,2]", "[1 2]", "[", "]", "[1", "[1}", "{", "}", "{\"a\"}", "{\"a\":}",
    "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\":1}}", "[1]]", "[1]x",
    "[] []", "[01]", "[-]", "[-01]", "[+1]", "[1.]", "[.5]", "[1.e1]", "[1e]", "[1e+]", "[0x1]",
    "[1_0]", "[1a]", "[--1]", "[1-2]", "[NaN]", "[Infinity]", "[nul]", "[nulll]", "[True]",
    "[truefalse]", "[\"a]", "[\"\\\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u12G4\"]",
    "[\"\\u-123\"]", "[\"\\U0041\"]", "[\"\t\"]", "[\"\n\"]", QByteArray("[\"\0\"]", 5),
    "[\"\xff\"]", "[\"\xc3\"]", "[\"\xed\xa0\x80\"]", "[\"\xc0\xaf\"]", "[\xc2\xa0]", "[1]\x0c",
    "// no\n[1]", "/* no */[1]", "[1]/**/", "['a']", "[\"a\" \"b\"]", QByteArray("[1]\0", 4), "",
    " ", "\xef\xbb", "[\"a\",\n4\n,1,",
    // Lists and objects
    "[,]", "[1,,]", "[ , 1]", "[3[4]]", "[\"a\":1]", "[[1]", "[1{}]", "[*]", "[\\n]", "[<null>]",
    "[][]", "{}{}", "{[", "[{", "{,}", "{:1}", "{\"a\"::1}", "{\"a\",1}", "{\"a\" \"b\"}",
    "{\"a\":1,,\"b\":2}", "{\"a\":1,\"b\"}", "{\"a\":1#}", "{\"a\":1}#", "{null:1}", "{[]:1}",
    "{\"a\" b:1}", "{\"\xff\":1}", "{\"a\":", "{\"a",
    // Numbers
    "[-2.]", "[2.e3]", "[0e]", "[0e+]", "[0E-]", "[1e+-1]", "[1.5e1.5]", "[1.2.3]", "[-.5]",
    "[.-1]", "[- 1]", "[1 000]", "[00]", "[-00]", "[-Infinity]", "[-NaN]", "[+Inf]", "[1+2]",
    "[0b1]", "[1f]", "[\xef\xbc\x91]",
    // Words
    "[tru]", "[truth]", "[fals]", "[null1]", "[TRUE]", "[undefined]",
    // Texts
    "\"", "\"\\", "[\"\\", "[\"\\\"", "[\"\\\\\\\"]", "[\"\\u\"]", "[\"\\u0\"]", "[\"\\u00A\"]",
    "[\"\\u 041\"]", "[\"\\ud834\\ud8\"]", "[\"\\ud800\\u\"]", "[\"\\ud800\\x\"]", "[\"\\a\"]",
    "[\"\\'\"]", "[\"\\\xc3\xbc\"]", "[\"\\\n\"]", QByteArray("[\"\\\0\"]", 6), "[\"\x1f\"]",
    "[\\u0020\"a\"]", "[a\"b\"]", "[\"a\"b]",
    // Bytes
    "\xef\xbb\xbf", "\xef\xbb[]", "\xe2\x81\xa0[]", "[\x0b]", "[\xff]", "[1\xe5]", "[\"\x81\"]",
    "[\"\xe0\xff\"]", "[\"\xe6\x97\xa5\xfa\"]", "[\"\xf4\xbf\xbf\xbf\"]",
    "[\"\xfc\x83\xbf\xbf\xbf\xbf\"]", QByteArray("\xff\xfe[\0]\0", 6), QByteArray("\0[\0]", 4)};

const QByteArray valid[] = {"[]",
                            "{}",
                            " [ ] ",
                            "[1,-0,0.5,1e3,1E-3,-1.5e+2]",
                            "{\"\":\"\"}",
                            "{\"a\":{\"b\":[true,false,null]}}",
                            "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"]",
                            "[\"\\ud83d\\ude00\"]",
                            "[\"\xc3\xbc\x7f\"]",
                            "\t\r\n[1]\n",
                            "{\"a\":1,\"a\":2}",
                            "[18446744073709551615,-9223372036854775808]",
                            "[[]   ]",
                            "[null, 1, \"1\", {}]",
                            "[1,null,null,null,2]",
                            "[ 4]",
                            "[1\n]",
                            "[0e1,0E+1,0e-1,20e1,1E22,1E-2,123e45,123.456e78,-123,123.456789]",
                            "[0.1,-0.1,-0.0,10.0e0]",
                            "[1e308,-1e308,1e-300]",
                            "{\"a\":1,\"a\":1}",
                            "{\"\":0,\"b\":{\"\":[]}}",
                            "{\"a\\u0000b\":42}",
                            "{\n\"a\"\t:\r\"b\"\n}",
                            "[\"\\u0060\\u012a\\u12AB\"]",
                            "[\"\\ud801\\udc37\\uD83D\\uDE39\"]",
                            "[\"\\uDBFF\\uDFFF\\uFFFF\\uFDD0\"]",
                            "[\"\\u0000\\u0012\\u0022\\u005C\\u007F\"]",
                            "[\"\\\\a\\\\\\\"\\\\n\"]",
                            "[\"/ a/*b*/ // c #\"]",
                            "[\"\xe2\x80\xa8\xe2\x80\xa9\xe2\x81\xa0\"]",
                            "[\"\xef\xbf\xbf\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf\"]",
                            "[\"new\\u000Aline\"]"};

/// What is no list and no object is JSON, too.
const QByteArray lone[] = {"\"a\"", "\"\"", "42", "-0.1", " 1 ", "null", "true", "false"};

QByteArray mended(const QByteArray& text)
{
    return QByteArray::fromStdString(scanJson(text.toStdString(), defaultJsonDepth).mended);
}

std::string complaintOf(const QByteArray& text)
{
    return scanJson(text.toStdString(), defaultJsonDepth).complaint;
}

/// Pieces of JSON in any order, often nearly right.
QByteArray generated(std::mt19937& random)
{
    static const QByteArray pieces[] = {
        "{",        "}",           "[",           "]",
        ",",        ":",           "\"",          "\"a\"",
        "\"a\":",   "1",           "-",           "0",
        ".5",       "e9",          "1e999",       "99999999999999999999",
        "true",     "null",        " ",           "\\",
        "\\u",      "\"\\ud83d\"", "\"\\ude00\"", "d83d",
        "\xc3\xbc", "\xff",        "\n",          "[1]",
        "{\"b\":2}"};
    QByteArray text = random() % 2 ? "[" : "{\"k\":[";
    for (int i = int(random() % 10); i > 0; --i)
        text += pieces[random() % std::size(pieces)] + (random() % 2 ? "," : "");
    return text + (text.startsWith('{') ? "]}" : "]");
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyJsonIsRead()
    {
        for (const QByteArray& text : invalid) {
            const Result<QJsonDocument> read = readJson(text);
            QVERIFY2(!read, text.constData());
            QVERIFY2(read.error().starts_with("Invalid JSON: "), read.error().c_str());
            QVERIFY(readJsonObject(text).isEmpty());
        }
        for (const QByteArray& text : valid) {
            const Result<QJsonDocument> read = readJson(text);
            QVERIFY2(read, text.constData());
            QVERIFY2(!read->isNull(), text.constData());
            QVERIFY2(complaintOf(text).empty(), text.constData());
            QVERIFY2(mended(text).isEmpty(), text.constData());
        }
    }
    void aLoneValueIsJsonButNoEvent()
    {
        EventReader reader{Limits{}};
        for (const QByteArray& text : lone) {
            QVERIFY2(complaintOf(text).empty(), text.constData());
            QVERIFY2(readJson(text)->isNull(), text.constData());
            QCOMPARE(reader.read(text.toStdString(), EventLayout::Json, {TimeMs(1), {}}).error,
                     std::string("An event must be a JSON object"));
        }
    }
    /// Where RFC 8259 leaves it to readers.
    void whatIsLeftOpenIsDecided_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("kept");
        const auto row = [](const char* value, const char* kept) {
            QTest::newRow(value) << QByteArray(value) << QByteArray(kept);
        };
        row("123.456e-789", "0.0");
        row("0.4e00669999999999999999999999999999999999", "1.7976931348623157e+308");
        row("-1e+9999", "-1.7976931348623157e+308");
        row("-123123e100000", "-1.7976931348623157e+308");
        row("123123e-10000000", "0.0");
        row("-123123123123123123123123123123", "-1.2312312312312312e+29");
        row("100000000000000000000", "1e+20");
        row("\"\\uDADA\"", "\xef\xbf\xbd");
        row("\"\\uD888\\u1234\"", "\xef\xbf\xbd\xe1\x88\xb4");
        row("\"\\uD800abc\"", "\xef\xbf\xbd"
                              "abc");
        row("\"\\uDFAA\"", "\xef\xbf\xbd");
        row("\"\\uDd1e\\uD834\"", "\xef\xbf\xbd\xef\xbf\xbd");
        row("\"\\uD800\\uD800\\t\"", "\xef\xbf\xbd\xef\xbf\xbd\t");
        row("\"\\uD83D\\\\uDE00\"", "\xef\xbf\xbd\\uDE00");
    }
    void whatIsLeftOpenIsDecided()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, kept);
        EventReader reader{Limits{}};
        const std::string body = R"({"type":"t","page":"/","sessionId":"s","metadata":{"m":)" +
                                 value.toStdString() + "}}";
        for (const std::string& bom : {std::string(), std::string("\xef\xbb\xbf")}) {
            const EventBatch batch = reader.read(bom + body, EventLayout::Json, {TimeMs(1), {}});
            QCOMPARE(batch.error, std::string());
            const double number = kept.toDouble();
            const std::string said = batch.accepted.at(0).metadata.at(0).value;
            if (value.startsWith('"'))
                QCOMPARE(QByteArray::fromStdString(said), kept);
            else
                QCOMPARE(QByteArray::fromStdString(said).toDouble(), number);
        }
    }
    void theComplaintSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const char* text, const char* complaint) {
            QTest::newRow(text) << QByteArray(text) << QByteArray("Invalid JSON: ") + complaint;
        };
        row("[1,]", "a value is malformed at offset 3");
        row("[01]", "a number is malformed at offset 2");
        row("{\"a\" 1}", "a colon is missing at offset 5");
        row("{\"a\":1 \"b\"", "a comma is missing at offset 7");
        row("{\"a\":1,}", "a name is missing at offset 7");
        row("[\"\\x\"]", "an escape is malformed at offset 2");
        row("[\"a\tb\"]", "a control character is not escaped at offset 3");
        row("[\"ab", "a text is not closed at offset 4");
        row("[[1]", "an array is not closed at offset 4");
        row("[1] 2", "more follows the end at offset 4");
        row("[\"ab\xc3(\",oops]", "text is not UTF-8 at offset 4");
        row("[\"\xc3\xbc\x80\"]", "text is not UTF-8 at offset 4");
        row("[nope]", "a value is malformed at offset 1");
        row("", "there is nothing at offset 0");
    }
    void theComplaintSaysWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, complaint);
        QCOMPARE(QByteArray::fromStdString(complaintOf(text)), complaint);
    }
    void whatCannotBeKeptIsMended()
    {
        QCOMPARE(mended("[\"\\ud83d\"]"), QByteArray("[\"\\ufffd\"]"));
        QCOMPARE(mended("[\"\\uD83D\\uD83D\\uDE00x\\uDE00\"]"),
                 QByteArray("[\"\\ufffd\\uD83D\\uDE00x\\ufffd\"]"));
        QCOMPARE(mended("[\"\\\\ud83d\"]"), QByteArray()); // a backslash, then letters
        QCOMPARE(mended("[18446744073709551616, 1]"), QByteArray("[1.8446744073709552e+19, 1]"));
        QCOMPARE(mended("{\"\\udc00\":[-1e400,1e-400]}"),
                 QByteArray("{\"\\ufffd\":[-1.7976931348623157e+308,0.0]}"));
        QCOMPARE(mended('[' + QByteArray(400, '9') + ']'), QByteArray("[1.7976931348623157e+308]"));
        QCOMPARE(mended("[0." + QByteArray(400, '0') + "1e800]"),
                 QByteArray("[1.7976931348623157e+308]"));
        QCOMPARE(mended("[1e99999999999999999999,1e-99999999999999999999]"),
                 QByteArray("[1.7976931348623157e+308,0.0]"));
        QCOMPARE(mended("[1.79769313486231580793e308,\"12345678901234567890123\"]"),
                 QByteArray("[1.7976931348623157e+308,\"12345678901234567890123\"]"));
        QCOMPARE(mended("[0.00000000000000000000,1.2345678901234567890]"),
                 QByteArray("[0e+00,1.2345678901234567e+00]"));
        QCOMPARE(readJson("[1e-400]")->array().at(0).toDouble(-1), 0.0);
        const Result<QJsonDocument> read = readJson("{\"a\":\"\\ud83d\",\"n\":1e400}");
        QVERIFY(read);
        QCOMPARE(read->object()[QLatin1String("a")].toString(), QString(QChar(0xFFFD)));
        QVERIFY(read->object()[QLatin1String("n")].toDouble() > 1e308);
    }
    void aLongNumberIsFoundWhereverItStands()
    {
        for (qsizetype at = 0; at < 40; ++at) {
            const QByteArray before(at, ' ');
            const QByteArray longest(qsizetype(fastDigits), '7');
            QVERIFY(!mayHaveLongNumber(viewOf(before + longest)));
            QVERIFY(mayHaveLongNumber(viewOf(before + longest + '7')));
            QVERIFY(mayHaveLongNumber(viewOf(before + "0." + longest + before)));
        }
    }
    void documentsAreShort()
    {
        const QByteArray most = "{\"a\":\"" + QByteArray(maxJsonDocumentBytes - 8, 'x') + "\"}";
        QCOMPARE(most.size(), maxJsonDocumentBytes);
        QVERIFY(readJson(most));
        QCOMPARE(readJson(most + ' ').error(), std::string("Invalid JSON: more than 65536 bytes"));
    }
    void nestingHasABound()
    {
        const auto nested = [](int levels) {
            return QByteArray(levels, '[') + QByteArray(levels, ']');
        };
        QVERIFY(readJson(nested(64)));
        QVERIFY(!readJson(nested(65)));
        QVERIFY(!readJson(QByteArray(100'000, '[')));
        // A value that is none of nesting counts as a level.
        const auto around = [](int levels, const QByteArray& value) {
            return QByteArray(levels, '[') + value + QByteArray(levels, ']');
        };
        const QByteArrayList values{"1", "\"\"", "true", "{\"a\":{}}"};
        for (const QByteArray& value : values) {
            const int levels = value.startsWith('{') ? 62 : 63;
            QVERIFY(readJson(around(levels, value)));
            QCOMPARE(readJson(around(levels + 1, value)).error(),
                     std::string("Invalid JSON: nested deeper than 64 levels at offset 64"));
        }
        QCOMPARE(readJson(nested(6), 5).error(),
                 std::string("Invalid JSON: nested deeper than 5 levels at offset 5"));
    }
    /// The fast reader and the one that knows where agree; what was mended needs no mending.
    void bothReadersAgree()
    {
        std::mt19937 random(21);
        int good = 0;
        for (int i = 0; i < 40'000; ++i) {
            const QByteArray text = generated(random);
            const JsonScan scan = scanJson(text.toStdString(), defaultJsonDepth);
            const Result<QJsonDocument> read = readJson(text);
            if (bool(read) != scan.complaint.empty() || (!read && read.error() != scan.complaint))
                QFAIL(text.constData());
            if (!scan.mended.empty() && !scanJson(scan.mended, defaultJsonDepth).mended.empty())
                QFAIL(text.constData());
            good += bool(read);
        }
        QVERIFY(good > 1'000);
    }
    /// Whatever comes, an event is taken or refused with a reason, and what is taken is taken
    /// again.
    void anEventThatWasTakenIsTakenAgain()
    {
        std::mt19937 random(22);
        EventReader reader{Limits{}};
        int taken = 0;
        for (int i = 0; i < 10'000; ++i) {
            const std::string body =
                R"({"type":"t","page":"/%C3","sessionId":"s","metadata":{"m":)" +
                generated(random).toStdString() + "}}";
            const EventBatch batch = reader.read(body, EventLayout::Json, {TimeMs(1), {}});
            QCOMPARE(batch.accepted.size(), std::size_t(batch.error.empty()));
            if (batch.accepted.empty())
                continue;
            ++taken;
            const Event& event = batch.accepted.front();
            const MetadataEntry& entry = event.metadata.front();
            JsonWriter json;
            json.beginObject().key("type").text("t").key("sessionId").text("s");
            json.key("page").text(event.page).key("metadata").beginObject();
            json.key(entry.key).raw(entry.value).endObject().endObject();
            const EventBatch again = reader.read(json.str(), EventLayout::Json, {TimeMs(1), {}});
            if (again.accepted.size() != 1 || again.accepted.front().metadata != event.metadata ||
                again.accepted.front().page != event.page)
                QFAIL(body.c_str());
        }
        QVERIFY(taken > 100);
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
