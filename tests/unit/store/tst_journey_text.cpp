// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/journey_text.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr TimeMs started{1'768'478'400'000};

std::optional<std::int64_t> noNumber(std::string_view)
{
    return std::nullopt;
}

/// "/7" is label 7; every other page is too long to be one.
std::optional<std::int64_t> numberOf(std::string_view page)
{
    return page == "/7" ? std::optional<std::int64_t>(7) : std::nullopt;
}

std::string textOf(std::int64_t number)
{
    return std::string("/").append(std::to_string(number));
}

StepView step(const std::string& page, DurationMs after, DurationMs dwell)
{
    return {page, started + after, dwell, {}, 0};
}

std::string textOfSteps(const std::vector<StepView>& steps, std::uint32_t folded = 0)
{
    return journeyText(steps, folded, started, numberOf);
}

} // namespace

class TestJourneyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJourneyIsSmall()
    {
        StepView second = step("/a long one", 1200, 800);
        second.clicks = {{"buy", started + 1300}, {"a\"b", started + 1900}};
        second.moreClicks = 4;
        QCOMPARE(textOfSteps({step("/7", 0, 1200), second}, 3),
                 std::string("[3,[7,0,1200],[\"/a long one\",1200,800,"
                             "[[\"buy\",100],[\"a\\\"b\",700]],4]]"));
    }
    void whatIsWrittenIsReadBack()
    {
        StepView clicked = step("/7", 5'000, 60'000);
        clicked.clicks = {{"buy \xE2\x82\xAC", clicked.at + 10}, {"", clicked.at - 10, true}};
        StepView many = step("/b", 65'000, 0);
        many.moreClicks = 4'000'000'000;
        // Clocks run backwards, too.
        const std::vector<StepView> steps{step("/home\n", -5'000, 0), clicked, many};
        const Result<StoredJourney> read = readJourney(textOfSteps(steps, 12), started, textOf);
        QVERIFY(read);
        QCOMPARE(read->folded, 12u);
        QCOMPARE(read->steps.size(), steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            QCOMPARE(read->steps[i].page, steps[i].page);
            QCOMPARE(read->steps[i].at, steps[i].at);
            QCOMPARE(read->steps[i].dwell, steps[i].dwell);
            QCOMPARE(read->steps[i].moreClicks, steps[i].moreClicks);
            QCOMPARE(read->steps[i].clicks.size(), steps[i].clicks.size());
            for (std::size_t j = 0; j < steps[i].clicks.size(); ++j)
                QCOMPARE(read->steps[i].clicks[j].isOwn, steps[i].clicks[j].isOwn);
        }
        QCOMPARE(read->steps[1].clicks[0].element, clicked.clicks[0].element);
        QCOMPARE(read->steps[1].clicks[0].at, clicked.clicks[0].at);
        QCOMPARE(read->steps[1].clicks[1].at, clicked.clicks[1].at);
    }
    void aJourneyWithoutStepsIsOne()
    {
        const std::string text = journeyText({}, 0, started, noNumber);
        QCOMPARE(text, std::string("[0]"));
        const Result<StoredJourney> read = readJourney(text, started, textOf);
        QVERIFY(read);
        QVERIFY(read->steps.empty());
    }
    void aPageThatLooksLikeANumberIsAText()
    {
        const std::string text = journeyText({step("7", 0, 0)}, 0, started, noNumber);
        QCOMPARE(readJourney(text, started, textOf)->steps[0].page, std::string("7"));
    }
    void whatIsNoJourneyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char* json :
             {"", "nonsense", "{}", "[]", "[\"a\"]", "[0,7]", "[0,[]]", "[0,[7]]", "[0,[7,1]]",
              "[0,[7,\"1\",2]]", "[0,[null,1,2]]", "[0,[7,1,2,3]]", "[0,[7,1,2,[[1,2]]]]",
              "[0,[7,1,2,[[\"a\"]]]]", "[0,[7,1,2,[],\"x\"]]", "[0,[7,1,2",
              "[0,[7,9223372036854775807,2]]", "[0,[7,1,2,[[\"a\",-9007199254740993]]]]"})
            QTest::newRow(json) << QByteArray(json);
    }
    void whatIsNoJourneyIsRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!readJourney(json.toStdString(), started, textOf));
    }
};

QTEST_GUILESS_MAIN(TestJourneyText)
#include "tst_journey_text.moc"
