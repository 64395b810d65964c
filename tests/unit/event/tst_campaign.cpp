// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/campaign.h"

#include "core/base/text/text_rules.h"

#include <QTest>

using namespace footfall;

namespace {

Event viewOf(std::string page)
{
    Event event;
    event.page = std::move(page);
    return event;
}

std::string readFrom(std::string page, std::string_view key)
{
    Event event = viewOf(std::move(page));
    readCampaign(event);
    return std::string(event.metadataText(key));
}

/// utm_source of a page whose query says `value` of it.
std::string sourceOf(const std::string& value)
{
    return readFrom("/p?utm_source=" + value, "utm_source");
}

Event withMetadata(std::vector<MetadataEntry> metadata)
{
    Event event;
    event.metadata = std::move(metadata);
    return event;
}

} // namespace

class TestCampaign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFiveKeysAreReadAndThePageStays()
    {
        const std::string page = "/p?a=1&utm_source=news&utm_medium=mail&utm_campaign=spring&utm_"
                                 "term=shoe&utm_content=top&secret=2#part";
        Event event = viewOf(page);
        readCampaign(event);
        QCOMPARE(event.page, page);
        QCOMPARE(event.metadata.size(), std::size_t(5));
        QCOMPARE(event.metadataText("utm_source"), "news");
        QCOMPARE(event.metadataText("utm_medium"), "mail");
        QCOMPARE(event.metadataText("utm_campaign"), "spring");
        QCOMPARE(event.metadataText("utm_term"), "shoe");
        QCOMPARE(event.metadataText("utm_content"), "top");
    }

    void metadataThatNamesAKeyWins()
    {
        Event event = viewOf("/p?utm_source=query&utm_medium=query");
        event.metadata = {{"utm_source", "said"}, {"utm_medium", "null", false}};
        const std::vector<MetadataEntry> said = event.metadata;
        readCampaign(event);
        QVERIFY(event.metadata == said);
    }

    void clicksAndEndsAreNotRead()
    {
        for (const auto kind : {Event::Kind::Click, Event::Kind::SessionEnd}) {
            Event event = viewOf("/p?utm_source=news");
            event.kind = kind;
            readCampaign(event);
            QVERIFY(event.metadata.empty());
        }
        Event signup = viewOf("/p?utm_source=news");
        signup.kind = Event::Kind::Custom;
        readCampaign(signup);
        QCOMPARE(signup.metadataText("utm_source"), "news");
    }

    void valuesAreDecodedOnce()
    {
        QCOMPARE(sourceOf("a+b%20c"), "a b c");
        QCOMPARE(sourceOf("a%26b%3Dc%2Bd"), "a&b=c+d");
        QCOMPARE(sourceOf("a=b"), "a=b");
        QCOMPARE(sourceOf("%2541"), "%41");
        QCOMPARE(sourceOf("Fr%C3%BChling"), "Frühling");
    }

    void brokenEscapesStayAsTheyStand()
    {
        QCOMPARE(sourceOf("100%"), "100%");
        QCOMPARE(sourceOf("%4"), "%4");
        QCOMPARE(sourceOf("%zz%41"), "%zzA");
        QCOMPARE(sourceOf("M%FCnchen"), "M%FCnchen");
    }

    void whatIsNoUtf8AsItStandsIsNotRead()
    {
        QCOMPARE(sourceOf("M\xFCnchen"), "");
        QCOMPARE(sourceOf("%C3\xBC"), "\u00fc");
        QCOMPARE(sourceOf("\x90&utm_source=mail"), "mail");
    }

    void whatHidesSomethingIsTakenOut()
    {
        QCOMPARE(sourceOf("a%00b%0Ac%1Bd"), "abcd");
        QCOMPARE(sourceOf("a%E2%80%AEb"), "ab");
        QCOMPARE(sourceOf("%0A%20+"), "");
    }

    void theLastOfARepeatedKeyCounts()
    {
        QCOMPARE(sourceOf("first&utm_source=last&utm_source="), "last");
    }

    void namesHaveTheirCase()
    {
        QCOMPARE(readFrom("/p?UTM_Source=a&xutm_source=b&utm_sourcex=c", "utm_source"), "");
    }

    void nothingIsReadWhereThereIsNoQuery()
    {
        for (const char* page : {"", "?", "/p", "/p?", "/p?&&=&", "/p?utm_source",
                                 "/p?utm_source=", "/p#?utm_source=a", "/p&utm_source=a"}) {
            Event event = viewOf(page);
            readCampaign(event);
            QVERIFY2(event.metadata.empty(), page);
        }
    }

    void longTextsAreCutAndMetadataKeepsItsBound()
    {
        const std::string umlaut = "%C3%BC";
        std::string value;
        for (std::size_t i = 0; i <= maxCampaignText; ++i)
            value += umlaut;
        QCOMPARE(sourceOf(value).size(), 2 * maxCampaignText);

        Event event = viewOf("/p?utm_source=" + value + "&utm_medium=mail");
        event.metadata = {{"k", std::string(3'800, 'x')}};
        readCampaign(event);
        QCOMPARE(event.metadataText("utm_source"), "");
        QCOMPARE(event.metadataText("utm_medium"), "mail");
    }

    void aCampaignIsNamedByWhatIsKnown()
    {
        QCOMPARE(campaignOf(withMetadata({{"utm_campaign", "spring"},
                                          {"utm_source", "newsletter"},
                                          {"utm_medium", "mail"},
                                          {"utm_term", "shoe"}})),
                 "newsletter / mail / spring");
        QCOMPARE(campaignOf(withMetadata({{"utm_source", "ads"}, {"utm_campaign", "x"}})),
                 "ads / x");
        QCOMPARE(campaignOf(withMetadata({{"utm_source", " "}, {"utm_medium", "7", false}})), "");
        QCOMPARE(campaignOf(withMetadata({{"utm_term", "shoe"}})), "");
        QCOMPARE(campaignOf({}), "");
    }

    void aCampaignIsOneBoundedLine()
    {
        QCOMPARE(campaignOf(withMetadata({{"utm_source", "a\nb\tc"}})), "abc");
        const std::string campaign = campaignOf(withMetadata(
            {{"utm_source", std::string(2'000, 'x')}, {"utm_medium", std::string(2'000, 'y')}}));
        QCOMPARE(campaign.size(), maxLength::page);
    }
};

QTEST_APPLESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
