// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/random_visitors.h"

#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

PageDetail detailOf(const LiveModel& model, const std::string& page, const SnapshotFilter& filter = {})
{
    SnapshotRequest request;
    request.page = page;
    request.filter = filter;
    request.narrowsCounts = true;
    return model.snapshot(request).page.value_or(PageDetail());
}

PageDetail detailOf(const LiveFixture& live, const std::string& page, const SnapshotFilter& filter = {})
{
    return detailOf(live.model, page, filter);
}

void viewFrom(LiveFixture& live, const char* site, const char* page, const char* session,
              const char* country = "", const char* referrer = "", TimeMs at = noon)
{
    Event event = LiveFixture::event("pageview", page, session, at);
    event.site = site;
    event.country = country;
    if (*referrer)
        event.metadata = {{"referrer", referrer, true}};
    live.model.apply(std::move(event));
}

/// anna: /home → /shoe → /cart, where she is. ben: /shoe, then ended there. carl: is on /shoe, from
/// /home. dora: never on it.
void comeFour(LiveFixture& live)
{
    live.view("/home", "anna", noon);
    live.view("/shoe", "anna", noon + 10 * second);
    live.view("/cart", "anna", noon + 40 * second);
    live.view("/shoe", "ben", noon + 41 * second);
    live.model.apply(LiveFixture::event("click", "/shoe", "ben", noon + 51 * second));
    live.end("ben", noon + 51 * second);
    live.view("/home", "carl", noon + 52 * second);
    live.view("/shoe", "carl", noon + 53 * second);
    live.view("/home", "dora", noon + 54 * second);
}

} // namespace

class TestPageDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereOnlyWhenAskedFor()
    {
        LiveFixture live;
        comeFour(live);
        QVERIFY(!live.all().page);
    }

    void tellsWhereTheyCameFromAndWentTo()
    {
        LiveFixture live;
        comeFour(live);
        const PageDetail shoe = detailOf(live, "/shoe");
        QCOMPARE(shoe.page, std::string("/shoe"));
        QCOMPARE(shoe.now, 1);
        QCOMPARE(shoe.viewsToday, 3);
        QCOMPARE(countOf(shoe.cameFrom, "/home"), 2);
        QCOMPARE(countOf(shoe.cameFrom, ""), 1); // ben began with it
        QCOMPARE(shoe.cameFrom.front().label, std::string("/home"));
        QCOMPARE(countOf(shoe.wentTo, "/cart"), 1);
        QCOMPARE(countOf(shoe.wentTo, ""), 1); // ben ended on it
        QCOMPARE(shoe.wentTo.size(), std::size_t(2)); // carl has not gone on
        QVERIFY(!shoe.truncated);
    }

    void theMedianIsOfThoseWhoWentOn()
    {
        LiveFixture live;
        comeFour(live);
        // anna 30 s, ben 10 s; carl is still there.
        QCOMPARE(detailOf(live, "/shoe").medianDwell, std::optional<DurationMs>(30 * second));
        QVERIFY(!detailOf(live, "/cart").medianDwell);
    }

    void aSessionOfOneMomentHasNoTimeOnIt()
    {
        LiveFixture live;
        live.view("/shoe", "ben");
        live.end("ben", noon + 5 * second);
        const PageDetail shoe = detailOf(live, "/shoe");
        QCOMPARE(countOf(shoe.wentTo, ""), 1);
        QVERIFY(shoe.medianDwell);
        QCOMPARE(*shoe.medianDwell, 5 * second); // its end is a moment, too
        live.view("/hat", "eva", noon + 10 * second);
        live.model.tick(noon + 10 * minute);
        QCOMPARE(countOf(detailOf(live, "/hat").wentTo, ""), 1);
        QVERIFY(!detailOf(live, "/hat").medianDwell);
    }

    void aReloadIsNoWay()
    {
        LiveFixture live;
        live.view("/shoe", "anna", noon);
        live.view("/shoe", "anna", noon + 10 * second);
        live.view("/cart", "anna", noon + 20 * second);
        const PageDetail shoe = detailOf(live, "/shoe");
        QCOMPARE(shoe.viewsToday, 2);
        QCOMPARE(shoe.cameFrom.size(), std::size_t(1));
        QCOMPARE(countOf(shoe.cameFrom, ""), 1);
        QCOMPARE(shoe.wentTo.size(), std::size_t(1));
        QCOMPARE(shoe.medianDwell, std::optional<DurationMs>(20 * second));
    }

    void whoComesAgainCountsAgain()
    {
        LiveFixture live;
        for (const char* page : {"/shoe", "/home", "/shoe", "/cart"})
            live.view(page, "anna");
        const PageDetail shoe = detailOf(live, "/shoe");
        QCOMPARE(countOf(shoe.cameFrom, ""), 1);
        QCOMPARE(countOf(shoe.cameFrom, "/home"), 1);
        QCOMPARE(countOf(shoe.wentTo, "/home"), 1);
        QCOMPARE(countOf(shoe.wentTo, "/cart"), 1);
    }

    void whatWasFoldedAwayIsNotGuessed()
    {
        LiveFixture live;
        live.view("/first", "anna");
        for (int i = 0; i < 250; ++i)
            live.view(numbered("/page", i), "anna");
        const PageDetail first = detailOf(live, "/first");
        QCOMPARE(countOf(first.cameFrom, ""), 1);
        QVERIFY(first.wentTo.empty());
        QVERIFY(!first.medianDwell);
        // 250 pages, of which the 199 newest are left: before this one some were folded away.
        const PageDetail second = detailOf(live, "/page51");
        QVERIFY(second.cameFrom.empty());
        QCOMPARE(countOf(second.wentTo, "/page52"), 1);
        QCOMPARE(countOf(detailOf(live, "/page52").cameFrom, "/page51"), 1);
    }

    void tellsTheReferrersOfThoseOnIt()
    {
        LiveFixture live;
        viewFrom(live, "", "/shoe", "anna", "", "https://find.example/");
        viewFrom(live, "", "/shoe", "ben", "", "https://find.example/");
        viewFrom(live, "", "/shoe", "carl");
        viewFrom(live, "", "/home", "dora", "", "https://news.example/");
        const PageDetail shoe = detailOf(live, "/shoe");
        QCOMPARE(shoe.referrers.size(), std::size_t(2));
        QCOMPARE(shoe.referrers[0].count, 2);
        QVERIFY(!shoe.referrers[0].label.empty());
        QCOMPARE(countOf(shoe.referrers, ""), 1);
    }

    void isOfTheSiteThatIsLookedAtOrOfAll()
    {
        LiveFixture live;
        viewFrom(live, "shop", "/", "anna");
        viewFrom(live, "shop", "/shoe", "anna");
        viewFrom(live, "blog", "/", "ben");
        viewFrom(live, "blog", "/post", "ben");
        viewFrom(live, "blog", "/", "carl");
        SnapshotFilter blog;
        blog.site = "blog";
        QCOMPARE(detailOf(live, "/", blog).now, 1);
        QCOMPARE(detailOf(live, "/", blog).viewsToday, 2);
        QCOMPARE(detailOf(live, "/", blog).wentTo.size(), std::size_t(1));
        const PageDetail all = detailOf(live, "/");
        QCOMPARE(all.viewsToday, 3);
        QCOMPARE(countOf(all.wentTo, "/shoe"), 1);
        QCOMPARE(countOf(all.wentTo, "/post"), 1);
        QCOMPARE(countOf(all.cameFrom, ""), 3);
        SnapshotFilter nowhere;
        nowhere.site = "nowhere";
        QCOMPARE(detailOf(live, "/", nowhere).viewsByMinute.size(), std::size_t(0));
    }

    void followsTheFilterBesideThePage()
    {
        LiveFixture live;
        viewFrom(live, "", "/shoe", "anna", "India");
        viewFrom(live, "", "/shoe", "ben", "Peru");
        viewFrom(live, "", "/cart", "ben", "Peru");
        viewFrom(live, "", "/shoe", "carl", "Peru");
        SnapshotFilter filter;
        filter.page = "/shoe";
        filter.country = "Peru";
        const PageDetail shoe = detailOf(live, "/shoe", filter);
        QCOMPARE(shoe.now, 1);
        QCOMPARE(countOf(shoe.wentTo, "/cart"), 1);
        QCOMPARE(countOf(shoe.cameFrom, ""), 2);
        QCOMPARE(shoe.viewsToday, 3); // of all
    }

    void tellsTheLastHourMinuteByMinute()
    {
        LiveFixture live;
        live.view("/shoe", "anna", noon + 10 * second);
        live.view("/shoe", "ben", noon + 20 * second);
        live.view("/shoe", "carl", noon + 3 * minute);
        const PageDetail early = detailOf(live, "/shoe");
        // Nothing is known of the time before noon.
        QCOMPARE(early.firstMinute, noon);
        QCOMPARE(early.viewsByMinute, (std::vector<std::int32_t>{2, 0, 0, 1}));
        live.model.tick(noon + 61 * minute);
        const PageDetail late = detailOf(live, "/shoe");
        QCOMPARE(late.firstMinute, noon + 2 * minute);
        QCOMPARE(late.viewsByMinute.size(), std::size_t(pageMinutes));
        QCOMPARE(late.viewsByMinute[1], 1);
        QCOMPARE(std::count(late.viewsByMinute.begin(), late.viewsByMinute.end(), 0), 59);
        live.view("/shoe", "dora", noon + 5 * hour);
        QCOMPARE(detailOf(live, "/shoe").viewsByMinute.back(), 1);
        QCOMPARE(detailOf(live, "/shoe").viewsByMinute[0], 0);
    }

    void knowsNothingBeforeMidnightOfAPageThatWasLetGo()
    {
        LiveFixture live;
        const TimeMs midnight = nextUtcMidnight(noon);
        live.view("/shoe", "anna", midnight - 20 * minute);
        for (const DurationMs before : {10 * minute, 4 * minute, -10 * minute})
            live.model.tick(midnight - before);
        live.view("/shoe", "ben", midnight + 11 * minute);
        QCOMPARE(detailOf(live, "/shoe").firstMinute, midnight + 10 * minute);
        QCOMPARE(detailOf(live, "/shoe").viewsToday, 1);
    }

    void theHourOutlivesARestart()
    {
        LiveFixture live;
        comeFour(live);
        live.view("/shoe", "eva", noon + 7 * minute);
        const PageDetail before = detailOf(live, "/shoe");
        LiveFixture restored;
        QVERIFY(restoreCheckpoint(restored.model, checkpointOf(live.model)));
        QCOMPARE(detailOf(restored, "/shoe").viewsByMinute, before.viewsByMinute);
        QVERIFY(detailOf(restored, "/shoe") == before);
    }

    void saysWhatIsUsualOnceItIsKnown()
    {
        LiveFixture live;
        viewFrom(live, "shop", "/shoe", "s");
        QVERIFY(!detailOf(live, "/shoe").usualPerMinute);
        for (int i = 0; i < 8 * 60; ++i) {
            for (int view = 0; view < 20; ++view)
                viewFrom(live, "shop", view < 5 ? "/shoe" : "/home", "s", "", "", noon + i * minute);
            live.model.tick(noon + i * minute + 30 * second);
        }
        const auto usual = detailOf(live, "/shoe").usualPerMinute;
        QVERIFY(usual);
        QVERIFY(usual->level > 4 && usual->level < 6);
        QVERIFY(usual->low < usual->level && usual->level < usual->high);
        QVERIFY(!detailOf(live, "/other").usualPerMinute);
    }

    void looksAtNoMoreThanItMay()
    {
        Limits limits;
        limits.filterWalk = 10;
        LiveFixture live(limits);
        for (int i = 0; i < 50; ++i)
            live.view("/shoe", numbered("s", i));
        const PageDetail shoe = detailOf(live, "/shoe");
        QVERIFY(shoe.truncated);
        QCOMPARE(countOf(shoe.cameFrom, ""), 10);
    }

    void hasAsManyRowsAsAreAskedFor()
    {
        LiveFixture live;
        for (int i = 0; i < 9; ++i) {
            live.view(numbered("/from", i), numbered("s", i));
            live.view("/shoe", numbered("s", i));
        }
        SnapshotRequest request;
        request.page = "/shoe";
        request.rows = 4;
        QCOMPARE(live.model.snapshot(request).page->cameFrom.size(), std::size_t(4));
    }

    void aPageOfMarkupIsOnlyText()
    {
        LiveFixture live;
        live.view("/<b>x</b>", "anna");
        live.view("/shoe", "anna");
        QCOMPARE(countOf(detailOf(live, "/shoe").cameFrom, "/<b>x</b>"), 1);
    }

    void tellsOfSitesThoseWithMostVisitorsFirst()
    {
        LiveFixture live;
        viewFrom(live, "blog", "/post", "anna");
        for (int i = 0; i < 3; ++i)
            viewFrom(live, "shop", i == 0 ? "/cart" : "/", numbered("s", i).c_str());
        QVERIFY(live.all().siteCards.empty());
        SnapshotRequest request;
        request.siteCards = 10;
        request.filter.site = "blog";
        const std::vector<SiteCard> cards = live.model.snapshot(request).siteCards;
        QCOMPARE(cards.size(), std::size_t(2));
        QCOMPARE(cards[0].site, std::string("shop"));
        QCOMPARE(cards[0].active, 3);
        QCOMPARE(cards[0].topPage, std::string("/"));
        QCOMPARE(cards[0].onTopPage, 2);
        QCOMPARE(cards[0].series.size(), std::size_t(seriesBuckets));
        QCOMPARE(cards[0].series.back(), 3);
        QVERIFY(!cards[0].usualActive);
        QVERIFY(!cards[0].alert);
        // Who has most of the day stays where it is, whoever is there now.
        live.model.tick(noon + 30 * minute);
        viewFrom(live, "blog", "/post", "anna", "", "", noon + 30 * minute);
        const std::vector<SiteCard> later = live.model.snapshot(request).siteCards;
        QCOMPARE(later[0].site, std::string("shop"));
        QCOMPARE(later[0].active, 0);
        QVERIFY(later[0].topPage.empty());
        request.siteCards = 1;
        QCOMPARE(live.model.snapshot(request).siteCards.size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestPageDetail)
#include "tst_page_detail.moc"
