// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"

#include <QTest>

#include <random>

using namespace footfall;

namespace {

/// What a generated page is made of: what can go wrong with escapes and characters.
constexpr const char* pieces[] = {"/",
                                  "a",
                                  "B",
                                  "4",
                                  "1",
                                  "%",
                                  "%2",
                                  "%4",
                                  "%41",
                                  "%7e",
                                  "%2F",
                                  "%2f",
                                  "%25",
                                  "%20",
                                  " ",
                                  "%C3",
                                  "%c3%bc",
                                  "%BC",
                                  "%e2%80",
                                  "%AE",
                                  "%E2%80%AE",
                                  "%ED%A0%80",
                                  "%F0%9F%98%80",
                                  "%F0%9F",
                                  "%98%80",
                                  "%C0%AF",
                                  "%FF",
                                  "%00",
                                  "%0a",
                                  "%7F",
                                  "%C2%85",
                                  "%C2%A0",
                                  "\xc3\xbc",
                                  "\xc2\xa0",
                                  "\xe3\x80\x80",
                                  "\xf0\x9f\x98\x80",
                                  "%EF%BB%BF",
                                  "%22",
                                  "%3C",
                                  "\"",
                                  "?",
                                  "%3F",
                                  "#",
                                  "%23",
                                  "+",
                                  "%2B",
                                  "=",
                                  "&amp;"};

std::string generated(std::mt19937& random)
{
    std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
    std::uniform_int_distribution<int> length(0, 12);
    std::string page = random() % 4 == 0 ? "" : "/";
    for (int i = length(random); i > 0; --i)
        page += pieces[piece(random)];
    return page;
}

std::string escaped(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size())).toPercentEncoding("/").toStdString();
}

} // namespace

class TestPageName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageHasOneName_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char* what, const char* page, const char* name) {
            QTest::newRow(what) << QByteArray(page) << QByteArray(name);
        };
        row("plain", "/products/7", "/products/7");
        row("empty", "", "");
        row("UTF-8", "/%C3%BCber-uns", "/über-uns");
        row("lower case", "/%c3%bcber-uns", "/über-uns");
        row("four bytes", "/%F0%9F%98%80", "/😀");
        row("unreserved", "/%7Eann/%61%2D%5f%2e", "/~ann/a-_.");
        row("excluded", "/%22%3C%3E%5C%5E%60%7B%7C%7D", "/\"<>\\^`{|}");
        row("reserved", "/a%2fb%3fc%23d%26%3d%2b%3a%40", "/a%2Fb%3Fc%23d%26%3D%2B%3A%40");
        row("reserved as it is", "/a?b=c&d#e", "/a?b=c&d#e");
        row("percent", "/100%25", "/100%25");
        row("percent alone", "/100%", "/100%25");
        row("percent before others", "/%zz%4", "/%25zz%254");
        row("not decoded twice", "/%2541", "/%2541");
        row("made by decoding", "/%%34%31", "/%2541");
        row("control", "/%00%1b%7f%c2%85", "/%00%1B%7F%C2%85");
        row("direction", "/%e2%80%ae%E2%81%A8%d8%9c", "/%E2%80%AE%E2%81%A8%D8%9C");
        row("blank", "/a%20b%c2%a0%e3%80%80%ef%bb%bf", "/a%20b%C2%A0%E3%80%80%EF%BB%BF");
        row("blank as it is", "/a b\u00a0", "/a b\u00a0");
        row("no path", "Our home%21", "Our home%21");
        row("no UTF-8", "/%ff%c3%28%c0%af%ed%a0%80", "/%FF%C3%28%C0%AF%ED%A0%80");
        row("cut", "/%e2%82", "/%E2%82");
        row("cut before another", "/%e2%82%c3%bc", "/%E2%82ü");
        row("cut before a letter", "/%c3%41", "/%C3A");
    }
    void aPageHasOneName()
    {
        QFETCH(QByteArray, page);
        QFETCH(QByteArray, name);
        QCOMPARE(QByteArray::fromStdString(pageName(page.toStdString())), name);
        std::string inPlace = page.toStdString();
        namePage(inPlace);
        QCOMPARE(QByteArray::fromStdString(inPlace), name);
    }
    void namingANameAgainChangesNothing()
    {
        std::mt19937 random(17);
        for (int i = 0; i < 50'000; ++i) {
            const std::string page = generated(random);
            const std::string name = pageName(page);
            if (pageName(name) != name)
                QCOMPARE(pageName(name), name);
            QVERIFY2(keyFault(name, 4 * page.size()).empty(), name.c_str());
        }
    }
    /// A browser sends the escapes, another tracker what they stand for.
    void whatAnEscapeStandsForIsTheSamePage()
    {
        std::mt19937 random(18);
        std::uniform_int_distribution<char32_t> characters(0x20, 0x2FFF);
        for (int i = 0; i < 20'000; ++i) {
            QString text = QStringLiteral("/");
            for (int length = int(random() % 8); length > 0; --length)
                text += QChar(char16_t(characters(random)));
            const std::string page = text.toStdString();
            // What stays escaped is another page without its escapes.
            const std::string name = pageName(escaped(page));
            const bool isOther = name.find('%') != std::string::npos;
            if (!isOther && name != pageName(page))
                QCOMPARE(name, pageName(page));
        }
    }
};

QTEST_APPLESS_MAIN(TestPageName)
#include "tst_page_name.moc"
