// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/public/badge.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace footfall;

namespace {

/// What a reader of XML finds in a badge.
struct ReadBadge
{
    explicit ReadBadge(const QByteArray& svg)
    {
        QXmlStreamReader xml(svg);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                elements.append(xml.name().toString());
            if (xml.isStartElement() && xml.name() == QLatin1String("svg"))
                spoken = xml.attributes().value(QLatin1String("aria-label")).toString();
            else if (xml.isStartElement() && xml.name() == QLatin1String("title"))
                title = xml.readElementText();
        }
        isGood = !xml.hasError();
    }

    bool isGood = false;
    QStringList elements;
    QString title;
    QString spoken;
};

const QStringList ordinary{QStringLiteral("svg"),  QStringLiteral("title"), QStringLiteral("rect"),
                           QStringLiteral("rect"), QStringLiteral("g"),     QStringLiteral("text"),
                           QStringLiteral("text")};

} // namespace

class TestBadge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labels_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QString>("title");
        const auto row = [](const char* name, const QByteArray& label, const QString& title) {
            QTest::newRow(name) << label << title;
        };
        row("plain", "here now", QStringLiteral("here now: 7"));
        row("markup", "</title><script>alert(1)</script>",
            QStringLiteral("</title><script>alert(1)</script>: 7"));
        row("quotes", "\"/><a b='&amp;'>", QStringLiteral("\"/><a b='&amp;'>: 7"));
        row("place marks", "%1 %2 %99", QStringLiteral("%1 %2 %99: 7"));
        row("end of a section", "]]>", QStringLiteral("]]>: 7"));
        row("wide", "在线", QStringLiteral("在线: 7"));
        row("beyond the first plane", "\xF0\x9F\x91\xA3", QStringLiteral("👣: 7"));
        row("control characters", QByteArray("a\0b\x1B\x7F\nc\xC2\x85", 9),
            QStringLiteral("abc: 7"));
        row("order of reading", "a\xE2\x80\xAE\xE2\x81\xA6z", QStringLiteral("az: 7"));
        row("no characters", "a\xEF\xBF\xBF\xEF\xBF\xBE", QStringLiteral("a: 7"));
        row("no UTF-8", "a\xFF", QStringLiteral("a\uFFFD: 7"));
        row("longest", QByteArray(40, 'x'), QString(40, u'x') + QStringLiteral(": 7"));
        row("too long", QByteArray(100'000, 'x'), QString(39, u'x') + QStringLiteral("…: 7"));
    }
    void labels()
    {
        QFETCH(QByteArray, label);
        QFETCH(QString, title);
        const ReadBadge badge(badgeSvg(label, 7));
        QVERIFY(badge.isGood);
        QCOMPARE(badge.elements, ordinary);
        QCOMPARE(badge.title, title);
        QCOMPARE(badge.spoken, title);
    }
    void aNumberAlone()
    {
        const ReadBadge badge(badgeSvg("\n", 1'000'000));
        QVERIFY(badge.isGood);
        QCOMPARE(badge.title, QStringLiteral("1000000"));
    }
};

QTEST_APPLESS_MAIN(TestBadge)
#include "tst_badge.moc"
