// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/time_text.h"
#include "core/protocol/logs/access_log_reader.h"
#include "core/protocol/logs/log_lines.h"

#include <QTest>

using namespace footfall;

namespace {

/// "203.0.113.9 at 2026-…Z: GET /shop?a=1 200 of shop.example, from https://…, by Mozilla/5.0"
std::string textOf(const AccessReading& reading)
{
    if (!reading)
        return reading.error();
    const AccessLine& line = *reading;
    std::string text(line.address);
    text.append(" at ").append(isoTime(line.time)).append(": ").append(line.method);
    text.append(" ").append(line.target).append(" ").append(std::to_string(line.status));
    text.append(" of ").append(line.host).append(", from ").append(line.referrer);
    return text.append(", by ").append(line.agent);
}

std::string read(AccessLogReader& reader, const std::string& line)
{
    return textOf(reader.read(line));
}

constexpr char combined[] =
    "203.0.113.9 - - [30/Nov/2026:18:57:20 +0000] \"GET /shop?a=1 HTTP/1.1\" 200 5120 "
    "\"https://news.example/x\" \"Mozilla/5.0 (X11)\"";
constexpr char unknown[] =
    "it is no line of a format that is known by itself; --log-format names one";

AccessLogReader readerOf(const char* notation)
{
    Result<LogFormat> format = LogFormat::of(notation);
    return AccessLogReader(std::move(*format));
}

/// All lines of bytes that come in pieces of a size: "number begin-end text".
QStringList linesOf(std::string_view bytes, std::size_t pieceBytes)
{
    LogLines lines;
    QStringList all;
    LogLine line;
    const auto add = [&] {
        all.append(QStringLiteral("%1 %2-%3 %4")
                       .arg(line.number)
                       .arg(line.begin)
                       .arg(line.end)
                       .arg(line.isTooLong ? QStringLiteral("too long")
                                           : QString::fromUtf8(line.text.data(),
                                                               qsizetype(line.text.size()))));
    };
    for (; !bytes.empty(); bytes.remove_prefix(std::min(pieceBytes, bytes.size()))) {
        lines.add(bytes.substr(0, pieceBytes));
        while (lines.next(line))
            add();
    }
    if (lines.last(line))
        add();
    return all;
}

} // namespace

class TestAccessLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFormatIsKnownByItself_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("text");

        const QString request = QStringLiteral("203.0.113.9 at 2026-11-30T18:57:20.000Z: GET "
                                               "/shop?a=1 200 of ");
        const QString whole = QStringLiteral(", from https://news.example/x, by Mozilla/5.0 (X11)");
        const QString line = QLatin1String(combined);
        QTest::newRow("combined") << line << request + whole;
        QTest::newRow("of nginx as Debian has it, with X-Forwarded-For")
            << line + QStringLiteral(" \"198.51.100.1\"") << request + whole;
        QTest::newRow("of Traefik")
            << line + QStringLiteral(" 17 \"web@docker\" \"http://10.0.0.2:80\" 12ms")
            << request + whole;
        QTest::newRow("common") << line.left(line.indexOf(QStringLiteral(" \"https")))
                                << request + QStringLiteral(", from , by ");
        QTest::newRow("Apache's with virtual hosts")
            << QStringLiteral("shop.example:443 ") + line
            << request + QStringLiteral("shop.example:443") + whole;
        QTest::newRow("with line ends of Windows") << line + QLatin1Char('\r') << request + whole;
        QTest::newRow("a user with a blank, and another zone")
            << QStringLiteral("203.0.113.9 - jane doe [30/Nov/2026:19:57:20 +0100] \"GET /shop?a=1 "
                              "HTTP/1.1\" 200 1 \"https://news.example/x\" \"Mozilla/5.0 (X11)\"")
            << request + whole;
        QTest::newRow("an address of IPv6, nothing told")
            << QStringLiteral("2001:db8::1 - - [30/Nov/2026:18:57:20 -0530] \"GET / HTTP/2.0\" 304 "
                              "0 \"-\" \"-\"")
            << QStringLiteral("2001:db8::1 at 2026-12-01T00:27:20.000Z: GET / 304 of , from , by ");
        QTest::newRow("escaped by Apache")
            << QStringLiteral("a.example - - [30/Nov/2026:18:57:20 +0000] \"GET /\\\"x\\\\ "
                              "HTTP/1.1\" 200 1 \"-\" \"a \\\"b\\\" c\"")
            << QStringLiteral("a.example at 2026-11-30T18:57:20.000Z: GET /\"x\\ 200 of , from , "
                              "by a \"b\" c");
        QTest::newRow("escaped by nginx, no HTTP")
            << QStringLiteral("203.0.113.9 - - [30/Nov/2026:18:57:20 +0000] "
                              "\"\\x16\\x03\\x01\" 400 150 \"-\" \"a\\x22b\"")
            << QStringLiteral("203.0.113.9 at 2026-11-30T18:57:20.000Z:   400 of , from , by a\"b");
        QTest::newRow("of Caddy")
            << QStringLiteral(
                   "{\"level\":\"info\",\"ts\":1796065040.25,\"logger\":\"http.log.access\","
                   "\"request\":{\"remote_ip\":\"10.0.0.1\",\"client_ip\":\"203.0.113.9\","
                   "\"proto\":"
                   "\"HTTP/2.0\",\"method\":\"GET\",\"host\":\"shop.example\",\"uri\":\"/"
                   "shop?a=1\","
                   "\"headers\":{\"User-Agent\":[\"Mozilla/5.0\"],\"Referer\":[\"https://n.example/"
                   "\"]}},\"size\":12,\"status\":200}")
            << QStringLiteral("203.0.113.9 at 2026-11-30T18:57:20.250Z: GET /shop?a=1 200 of "
                              "shop.example, from https://n.example/, by Mozilla/5.0");
        QTest::newRow("of Caddy, its time in words")
            << QStringLiteral("{\"ts\":\"2026-11-30T18:57:20.5Z\",\"request\":{\"remote_addr\":"
                              "\"203.0.113.9:5\",\"method\":\"GET\",\"uri\":\"/\"},\"status\":404}")
            << QStringLiteral(
                   "203.0.113.9:5 at 2026-11-30T18:57:20.500Z: GET / 404 of , from , by ");
        QTest::newRow("of Caddy, in another order, with escapes")
            << QStringLiteral(
                   "{ \"status\" : 200 ,\"request\":{\"headers\":{\"Referer\":[],"
                   "\"Accept\":[\"a\",{}],\"User-Agent\":[\"a \\\"b\\\" \\u00fc\"]},"
                   "\"uri\":\"/\\u003ca\",\"method\":\"GET\",\"remote_ip\":\"203.0.113.9\"},"
                   "\"ts\" : 1796065040.25 }")
            << QStringLiteral("203.0.113.9 at 2026-11-30T18:57:20.250Z: GET /<a 200 of , from , by "
                              "a \"b\" ü");
        QTest::newRow("of Traefik as JSON")
            << QStringLiteral(
                   "{\"ClientHost\":\"203.0.113.9\",\"DownstreamStatus\":200,"
                   "\"RequestHost\":\"shop.example\",\"RequestMethod\":\"GET\","
                   "\"RequestPath\":\"/shop\",\"StartUTC\":\"2026-11-30T18:57:20.1234567Z"
                   "\",\"request_User-Agent\":\"Mozilla/5.0\",\"time\":\"2026-11-30T18:"
                   "57:21Z\"}")
            << QStringLiteral("203.0.113.9 at 2026-11-30T18:57:20.123Z: GET /shop 200 of "
                              "shop.example, from , by Mozilla/5.0");
    }
    void eachFormatIsKnownByItself()
    {
        QFETCH(QString, line);
        QFETCH(QString, text);
        AccessLogReader reader;
        QCOMPARE(QString::fromStdString(read(reader, line.toStdString())), text);
        // As it is when another came before.
        read(reader, combined);
        QCOMPARE(QString::fromStdString(read(reader, line.toStdString())), text);
    }
    void aFormatIsNamedAsNginxNamesIt()
    {
        AccessLogReader json = readerOf("{\"t\":$msec,\"a\":\"$remote_addr\",\"h\":\"${host}\","
                                        "\"r\":\"$request\",\"s\":\"$status\",\"u\":"
                                        "\"$http_user_agent\"}");
        QCOMPARE(read(json, "{\"t\":1796065040.500,\"a\":\"203.0.113.9\",\"h\":\"shop.example\","
                            "\"r\":\"GET / HTTP/1.1\",\"s\":\"200\",\"u\":\"a \\\"b\\\"\"}"),
                 std::string("203.0.113.9 at 2026-11-30T18:57:20.500Z: GET / 200 of shop.example, "
                             "from , by a \"b\""));
        AccessLogReader apart = readerOf("$time_iso8601|$remote_addr|$http_x_forwarded_for|"
                                         "$request_method|$uri|$args|$request_time|$status");
        QCOMPARE(read(apart, "2026-11-30T19:57:20+01:00|10.0.0.1|203.0.113.9, 10.0.0.7|GET|/a|b=1|"
                             "0.002|404"),
                 std::string("203.0.113.9 at 2026-11-30T18:57:20.000Z: GET /a?b=1 404 of , from , "
                             "by "));
        QCOMPARE(read(apart, combined), std::string("it does not have this format"));
    }
    void aFormatThatLacksSomethingIsRefused_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << QString() << "$remote_addr is needed in it";
        QTest::newRow("no time") << "$remote_addr $request $status"
                                 << "$time_local, $time_iso8601 or $msec is needed in it";
        QTest::newRow("no request") << "$remote_addr $msec $status"
                                    << "$request, or $request_method and $request_uri, is needed "
                                       "in it";
        QTest::newRow("no status") << "$remote_addr $msec $request" << "$status is needed in it";
        QTest::newRow("nothing between") << "$remote_addr$msec $request $status"
                                         << "something must stand between two variables, behind "
                                            "$remote_addr";
        QTest::newRow("no name") << "$remote_addr $ $status"
                                 << "a name is needed behind each $, as in $remote_addr";
        QTest::newRow("not closed") << "$remote_addr ${status"
                                    << "a name is needed behind each $, as in $remote_addr";
        QTest::newRow("too long") << QString(5000, QLatin1Char('x')) << "more than 4096 characters";
    }
    void aFormatThatLacksSomethingIsRefused()
    {
        QFETCH(QString, notation);
        QFETCH(QString, why);
        const Result<LogFormat> format = LogFormat::of(notation.toStdString());
        QVERIFY(!format);
        QCOMPARE(QString::fromStdString(format.error()), why);
    }
    void whatIsNoLineIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("why");
        const QString none = QLatin1String(unknown);
        const QByteArray good(combined);
        QTest::newRow("garbage") << QByteArray("\0\x01\xff\xfe[]\"\\ \x1b[31m", 13) << none;
        QTest::newRow("half a line") << good.left(60) << none;
        QTest::newRow("cut in its agent") << good.left(good.size() - 3) << none;
        QTest::newRow("no such month") << QByteArray(good).replace("Nov", "Nox") << none;
        QTest::newRow("no such day") << QByteArray(good).replace("30/Nov", "31/Nov") << none;
        QTest::newRow("no such hour") << QByteArray(good).replace(":18:", ":24:") << none;
        QTest::newRow("no status") << QByteArray(good).replace("\" 200", "\" 2x0") << none;
        QTest::newRow("JSON of something else") << QByteArray("{\"msg\":\"started\"}")
                                                << "it is JSON, but tells no request as Caddy or "
                                                   "Traefik do";
        QTest::newRow("half of JSON") << QByteArray("{\"ts\":1") << "it is no JSON object";
        QTest::newRow("nested too deep")
            << QByteArray(100, '[').prepend("{\"a\":") << "it is no JSON object";
        QTest::newRow("of the year 9999")
            << QByteArray("{\"ts\":9e15,\"request\":{\"uri\":\"/\"},\"status\":200}")
            << "its time cannot be read";
        QTest::newRow("of the year 2626, in words")
            << QByteArray(
                   "{\"ts\":\"2626-01-15T12:00:00Z\",\"request\":{\"uri\":\"/\"},\"status\":200}")
            << "its time cannot be read";
        QTest::newRow("of the year 1")
            << QByteArray("{\"StartUTC\":\"0001-01-01T00:00:00Z\",\"RequestPath\":\"/"
                          "\",\"DownstreamStatus\":200}")
            << "its time cannot be read";
        QTest::newRow("of a mebibyte")
            << good + QByteArray(1024 * 1024, 'x') << "it has more than 65536 bytes";
    }
    void whatIsNoLineIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, why);
        AccessLogReader reader;
        QCOMPARE(QString::fromStdString(read(reader, line.toStdString())), why);
        QVERIFY(reader.read(combined));
    }
    void bytesAreCutIntoLinesHoweverTheyCome()
    {
        const std::string_view bytes = "a\n\nbc\r\nlast";
        const QStringList lines{QStringLiteral("1 0-2 a"), QStringLiteral("2 2-3 "),
                                QStringLiteral("3 3-7 bc\r"), QStringLiteral("4 7-11 last")};
        for (const std::size_t pieceBytes : {1U, 2U, 3U, 100U})
            QCOMPARE(linesOf(bytes, pieceBytes), lines);
    }
    void aLineThatIsTooLongIsPassedOver()
    {
        const std::string bytes = "a\n" + std::string(1024 * 1024, 'x') + "\nb\n";
        const QStringList lines{QStringLiteral("1 0-2 a"), QStringLiteral("2 2-1048579 too long"),
                                QStringLiteral("3 1048579-1048581 b")};
        for (const std::size_t pieceBytes : {1'000U, 65'536U, 2'000'000U})
            QCOMPARE(linesOf(bytes, pieceBytes), lines);
    }
    void aLineThatIsGivenBackComesAgain()
    {
        LogLines lines(100);
        lines.add("one\ntwo\n");
        LogLine line;
        QVERIFY(lines.next(line) && lines.next(line));
        lines.putBack(line);
        QCOMPARE(lines.offset(), std::uint64_t(104));
        QVERIFY(lines.next(line));
        QCOMPARE(line.text, std::string_view("two"));
        QCOMPARE(line.number, std::uint64_t(2));
        QVERIFY(!lines.next(line));
    }
};

QTEST_GUILESS_MAIN(TestAccessLogs)
#include "tst_access_logs.moc"
