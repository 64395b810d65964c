// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_reader.h"
#include "core/protocol/archive/event_export.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

Event richEvent()
{
    Event event = LiveFixture::event("signup", "/home", "s-1", noon);
    event.timestamp = noon - 1;
    event.country = "India";
    event.city = "Pune";
    event.visitorId = "anna";
    event.eventId = "id-1";
    event.site = "a.example";
    event.metadata = {{"device", "mobile \"x\"", true}, {"price", "12.5", false}};
    return event;
}

std::string cellOf(const std::string& text)
{
    std::string cell;
    appendCsvCell(cell, text);
    return cell;
}

std::string exported(ExportFormat format, const std::vector<Event>& events)
{
    EventExport text(format);
    std::string all;
    for (const Event& event : events) {
        text.add(event);
        all += text.take();
    }
    text.finish();
    return all + text.take();
}

/// What a reader of ours makes of it, as if it were sent again.
EventBatch readAgain(const std::string& text, EventLayout layout)
{
    EventReader reader{Limits{}};
    return reader.read(text, layout, {noon + hour, {}});
}

} // namespace

class TestEventExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreQuotedWhereTheyMustBe_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char* text, const char* cell) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(cell);
        };
        row("", "");
        row("/home", "/home");
        row("a b", "a b");
        row("a,b", "\"a,b\"");
        row("a\"b", "\"a\"\"b\"");
        row("a\nb", "\"a\nb\"");
        row("a\rb", "\"a\rb\"");
        row("caf\xC3\xA9", "caf\xC3\xA9");
    }
    void cellsAreQuotedWhereTheyMustBe()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(cellOf(text.toStdString()), cell.toStdString());
    }
    void aFormulaIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char* text, const char* cell) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(cell);
        };
        row("=1+1", "'=1+1");
        row("+1", "'+1");
        row("-1", "'-1");
        row("@SUM(A1)", "'@SUM(A1)");
        row("\t=1", "'\t=1");
        row("\r=1", "\"'\r=1\"");
        row("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        row("1=1", "1=1");
        row("a-b", "a-b");
    }
    void aFormulaIsNone()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(cellOf(text.toStdString()), cell.toStdString());
    }
    void csvHasAHeaderAndALineAnEvent()
    {
        const Event plain = LiveFixture::event("pageview", "=1+1", "s-2", noon);
        const QByteArray text =
            QByteArray::fromStdString(exported(ExportFormat::Csv, {richEvent(), plain}));
        const QByteArrayList lines = text.split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QByteArray("type,page,sessionId,timestamp,receivedAt,country,city,"
                                      "visitorId,eventId,site,metadata\r"));
        QCOMPARE(lines[1],
                 QByteArray("signup,/home,s-1,2026-01-15T11:59:59.999Z,2026-01-15T12:00:00.000Z,"
                            "India,Pune,anna,id-1,a.example,\"{\"\"device\"\":\"\"mobile "
                            "\\\"\"x\\\"\"\"\",\"\"price\"\":12.5}\"\r"));
        QCOMPARE(lines[2], QByteArray("pageview,'=1+1,s-2,2026-01-15T12:00:00.000Z,"
                                      "2026-01-15T12:00:00.000Z,,,,,,\r"));
        QCOMPARE(lines[3], QByteArray());
    }
    void onlyCsvIsMarkedAsUtf8()
    {
        for (const ExportFormat format :
             {ExportFormat::Csv, ExportFormat::Json, ExportFormat::JsonLines}) {
            EventExport marked(format, true);
            EventExport plain(format);
            const std::string mark = format == ExportFormat::Csv ? "\xEF\xBB\xBF" : "";
            QCOMPARE(marked.take(), mark + plain.take());
            marked.add(richEvent());
            plain.add(richEvent());
            QCOMPARE(marked.take(), plain.take());
        }
    }
    void whatIsExportedCanBeSentAgain_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("layout");
        QTest::newRow("array") << int(ExportFormat::Json) << int(EventLayout::Json);
        QTest::newRow("lines") << int(ExportFormat::JsonLines)
                               << int(EventLayout::NewlineDelimited);
    }
    void whatIsExportedCanBeSentAgain()
    {
        QFETCH(int, format);
        QFETCH(int, layout);
        const Event plain = LiveFixture::event("click", "/a\"b", "s-2", noon);
        const EventBatch batch =
            readAgain(exported(ExportFormat(format), {richEvent(), plain}), EventLayout(layout));
        QCOMPARE(batch.error, std::string());
        QVERIFY(batch.rejected.empty());
        QCOMPARE(batch.accepted.size(), std::size_t(2));
        const Event& event = batch.accepted[0];
        const Event sent = richEvent();
        QCOMPARE(event.type, sent.type);
        QCOMPARE(event.page, sent.page);
        QCOMPARE(event.sessionId, sent.sessionId);
        QCOMPARE(event.timestamp, sent.timestamp);
        QCOMPARE(event.country, sent.country);
        QCOMPARE(event.city, sent.city);
        QCOMPARE(event.visitorId, sent.visitorId);
        QCOMPARE(event.eventId, sent.eventId);
        QCOMPARE(event.site, sent.site);
        QVERIFY(event.metadata == sent.metadata);
        QCOMPARE(batch.accepted[1].page, plain.page);
    }
    void theTimeOfReceiptIsThere()
    {
        const std::string text = exported(ExportFormat::JsonLines, {richEvent()});
        QVERIFY(QByteArray::fromStdString(text).contains(
            "\"receivedAt\":\"2026-01-15T12:00:00.000Z\""));
    }
    void anEmptyExportIsWhole()
    {
        QCOMPARE(exported(ExportFormat::Csv, {}), std::string(eventCsvHeader()));
        QCOMPARE(exported(ExportFormat::JsonLines, {}), std::string());
        const EventBatch batch = readAgain(exported(ExportFormat::Json, {}), EventLayout::Json);
        QVERIFY(batch.error.empty() && batch.isBatch && batch.accepted.empty());
    }
};

QTEST_GUILESS_MAIN(TestEventExport)
#include "tst_event_export.moc"
