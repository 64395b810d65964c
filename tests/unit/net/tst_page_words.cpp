// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/languages/page_words.h"

#include <QTest>

using namespace footfall;

namespace {

HttpRequest asking(const QByteArray& languages)
{
    HttpRequest request;
    request.headers.append(HttpHeader{"accept-language", languages});
    return request;
}

} // namespace

/// What the web pages say in other languages.
class TestPageWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLanguageIsTheOneLikedBest_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("given");
        QTest::newRow("nothing") << QByteArray() << QByteArray("en");
        QTest::newRow("a country's") << QByteArray("de-AT") << QByteArray("de");
        QTest::newRow("the first of equals") << QByteArray("es, de") << QByteArray("es");
        QTest::newRow("by its weight") << QByteArray("es;q=0.5,de;q=0.9") << QByteArray("de");
        QTest::newRow("English before")
            << QByteArray("en-US,en;q=0.9,de;q=0.8") << QByteArray("en");
        QTest::newRow("unknown first") << QByteArray("fr, es;q=0.1") << QByteArray("es");
        QTest::newRow("not wanted") << QByteArray("de;q=0") << QByteArray("en");
        QTest::newRow("nonsense") << QByteArray(";;q=x,,de;q=9e9,\xff") << QByteArray("en");
        QTest::newRow("behind too many")
            << QByteArray("x,").repeated(5000) + "de" << QByteArray("en");
    }

    void theLanguageIsTheOneLikedBest()
    {
        QFETCH(QByteArray, asked);
        const PageLanguages languages;
        QTEST(languages.of(asking(asked)).name(), "given");
    }

    void textsAndNamesOfFieldsAreReplaced()
    {
        const PageWords words("de", "{\"Log in\": \"An <melden>\", \"Name\": \"\\\"N\\\"\", "
                                    "\"% x\": {\"one\": \"1\", \"other\": \"y\"}}");
        QCOMPARE(
            words.page("<html lang=\"en\"><p>\n Log\nin </p><input title=\"Name\"><b>% x</b>Other"),
            QByteArray("<html lang=\"de\"><p>\n An &lt;melden&gt; </p>"
                       "<input title=\"&quot;N&quot;\"><b>y</b>Other"));
    }

    void aPageSaysWhereItsLinesBegin()
    {
        const QByteArray page = "<html lang=\"en\">";
        const auto inLanguage = [&](const char* name) {
            return PageWords(name, R"({"a": "b"})").page(page);
        };
        QCOMPARE(inLanguage("he"), QByteArray("<html lang=\"he\" dir=\"rtl\">"));
        QCOMPARE(inLanguage("ar"), QByteArray("<html lang=\"ar\" dir=\"rtl\">"));
        QCOMPARE(inLanguage("es"), QByteArray("<html lang=\"es\">"));
        QCOMPARE(PageWords().page(page), page);
    }

    void scriptsGetTheWordsAsData()
    {
        const PageWords words("de", "{\"a\": \"</script>\"}");
        QCOMPARE(words.pageWithWords("<head></head>"),
                 QByteArray("<head><script type=\"application/json\" id=\"words\">"
                            "{\"a\":\"<\\/script>\"}</script>\n</head>"));
        QCOMPARE(PageWords().pageWithWords("<head></head>"), QByteArray("<head></head>"));
    }
};

QTEST_GUILESS_MAIN(TestPageWords)
#include "tst_page_words.moc"
