// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr DurationMs start = 1'000;

/// A model with short ways to let tabs in.
struct PresenceFixture : LiveFixture
{
    using LiveFixture::LiveFixture;

    Presence::Ticket enter(std::string_view visitor, std::string_view page = "/",
                           std::string_view site = {}, bool reports = true)
    {
        return model.arrive({site, page, visitor, reports}, SteadyTime(start));
    }
    Presence& presence() { return model.presence(); }
    Snapshot of(const std::string& site)
    {
        SnapshotRequest request;
        request.filter.site = site;
        return model.snapshot(request);
    }
};

} // namespace

class TestPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabsOfOneVisitorAreOneVisitor()
    {
        PresenceFixture live;
        const auto first = live.enter("ann", "/a");
        const auto second = live.enter("ann", "/b");
        live.enter("bob", "/a");
        QCOMPARE(live.all().presentVisitors, 2);
        QCOMPARE(countOf(live.all().pagesPresent, "/a"), 2);
        QCOMPARE(countOf(live.all().pagesPresent, "/b"), 1);
        live.presence().leave(first);
        QCOMPARE(live.all().presentVisitors, 2);
        live.presence().leave(second);
        QCOMPARE(live.all().presentVisitors, 1);
        QCOMPARE(live.all().pagesPresent.size(), std::size_t(1));
    }
    void aCensusHasWhatCarriesMost()
    {
        PresenceFixture live;
        live.view("/a", "ann");
        live.enter("ann", "/a");
        live.enter("bob", "/a");
        live.presence().setHidden(live.enter("eve", "/hidden"), true);
        live.enter("eve", {}, "other.example");
        const std::vector<CountRow> expected{{"", "", 1}, {"other.example", "", 1}, {"", "/a", 2}};
        QVERIFY(live.presence().census() == expected);
        for (int i = 0; i < 300; ++i)
            live.enter("v", numbered("/p", i), numbered("site", i));
        const std::vector<CountRow> rows = live.presence().census();
        QCOMPARE(rows.size(), Presence::maxCensusSites + Presence::maxCensusPages);
        QCOMPARE(rows[Presence::maxCensusSites], (CountRow{"", "/a", 2}));
    }
    void aPageAndASiteTellHowManyAreThere()
    {
        PresenceFixture live;
        live.view("/a", "ann");
        const auto tab = live.enter("ann", "/a");
        live.enter("bob", "/a");
        live.enter("eve", "/a", "other.example");
        QCOMPARE(live.presence().activeAt("", "/a"), 2);
        QCOMPARE(live.presence().activeAt("other.example", "/a"), 1);
        QCOMPARE(live.presence().activeAt("", "/nowhere"), 0);
        QCOMPARE(live.model.visitorsNow(""), 2);
        QCOMPARE(live.model.visitorsNow("other.example"), 1);
        QCOMPARE(live.model.visitorsNow("unknown.example"), 0);
        live.presence().setHidden(tab, true);
        QCOMPARE(live.presence().activeAt("", "/a"), 1);
        QCOMPARE(live.model.visitorsNow(""), 2); // her visit goes on
        live.end("ann");
        QCOMPARE(live.model.visitorsNow(""), 1);
    }
    /// What joins its parts must not be able to name another site's visitor or page.
    void noTextOfOneSiteNamesWhatIsOfAnother()
    {
        for (const char each : std::string("\n\t /\x1f\0", 6)) {
            const std::string separator(1, each);
            PresenceFixture live;
            const std::string joined = "a" + separator + "b";
            const auto first = live.enter("b" + separator + "c", "/b" + separator + "c", "a");
            const auto second = live.enter("c", "c", joined);
            live.enter("c", "/c", "a" + separator + "/b");
            QCOMPARE(live.all().presentVisitors, 3);
            QCOMPARE(live.all().pagesPresent.size(), std::size_t(3));
            live.presence().leave(first);
            live.presence().setHidden(second, true);
            QCOMPARE(live.of(joined).idleVisitors, 1);
            QCOMPARE(live.all().presentVisitors, 2);
            QCOMPARE(live.presence().activeAt("a" + separator + "/b", "/c"), 1);
        }
    }
    void pagesAreRanked()
    {
        PresenceFixture live;
        live.enter("a", "/quiet");
        live.enter("b", "/busy");
        live.enter("c", "/busy");
        const auto rows = live.all().pagesPresent;
        QCOMPARE(rows.front().label, std::string("/busy"));
        QCOMPARE(rows.front().count, 2);
    }
    void sitesNeverMerge()
    {
        PresenceFixture live;
        live.enter("ann", "/", "one");
        live.enter("ann", "/", "two");
        QCOMPARE(live.all().presentVisitors, 2);
        QCOMPARE(live.all().pagesPresent.size(), std::size_t(2));
        QCOMPARE(live.of("one").presentVisitors, 1);
        QCOMPARE(countOf(live.of("two").pagesPresent, "/", "two"), 1);
        QCOMPARE(live.of("three").presentVisitors, 0);
    }
    void aSiteKnownByPresenceAloneIsListed()
    {
        PresenceFixture live;
        live.enter("ann", "/", "two");
        live.enter("bob", "/", "one");
        live.enter("eve", "/", std::string(Presence::siteNameBytes + 1, 'x'));
        QCOMPARE(live.all().sites, (std::vector<CountRow>{{{}, "one", 0}, {{}, "two", 0}}));
        Event event = LiveFixture::event("pageview", "/", "eve");
        event.site = "two";
        live.model.apply(event);
        QCOMPARE(live.all().sites, (std::vector<CountRow>{{{}, "two", 1}, {{}, "one", 0}}));
        QCOMPARE(live.of("one").sites.size(), std::size_t(2));
    }
    void listedSitesAreBounded()
    {
        PresenceFixture live;
        for (std::size_t i = 0; i < Presence::sitesListed + 5; ++i)
            live.enter("ann", "/", numbered("site", std::int64_t(i)));
        QCOMPARE(live.all().sites.size(), Presence::sitesListed);
    }
    void hiddenIsIdleAndNotOnThePage()
    {
        PresenceFixture live;
        const auto tab = live.enter("ann");
        QCOMPARE(live.all().idleVisitors, 0);
        live.presence().setHidden(tab, true);
        QCOMPARE(live.all().idleVisitors, 1);
        QCOMPARE(live.all().presentVisitors, 1);
        QCOMPARE(live.presence().activeAt(live.presence().placeOf(tab)), 0);
        const auto shown = live.enter("ann");
        QCOMPARE(live.all().idleVisitors, 0);
        live.presence().leave(shown);
        QCOMPARE(live.all().idleVisitors, 1);
        live.presence().leave(tab);
        QCOMPARE(live.all().idleVisitors, 0);
        QCOMPARE(live.all().presentVisitors, 0);
    }
    void whoLooksIsKnownBesideASessionToo()
    {
        PresenceFixture live;
        live.view("/", "ann");
        live.view("/", "told by a server");
        const auto tab = live.enter("ann");
        live.enter("bob", "/", "other.example");
        QCOMPARE(live.all().lookingVisitors, 2);
        QCOMPARE(live.of("").lookingVisitors, 1);
        QCOMPARE(live.all().sessions.size(), std::size_t(2));
        QCOMPARE(live.session("ann")->hereSince, std::optional(noon));
        QVERIFY(!live.session("told by a server")->hereSince);
        live.presence().setHidden(tab, true);
        QCOMPARE(live.all().lookingVisitors, 1);
        QVERIFY(!live.session("ann")->hereSince);
        live.presence().setHidden(tab, false);
        live.view("/next", "ann", noon + 30 * second);
        QCOMPARE(live.session("ann")->hereSince, std::optional(noon));
        live.end("ann", noon + minute);
        QCOMPARE(live.all().lookingVisitors, 2);
        QVERIFY(!live.session("ann")->hereSince);
        live.presence().leave(tab);
        QCOMPARE(live.all().lookingVisitors, 1);
    }
    void silenceIsFoundInTime()
    {
        PresenceFixture live;
        const auto quiet = live.enter("quiet");
        const auto loud = live.enter("loud");
        Presence& presence = live.presence();
        QVERIFY(!presence.heard(loud, SteadyTime(start + 30 * second)));
        QVERIFY(presence.findSilent(SteadyTime(start + 45 * second - 1)).empty());
        QCOMPARE(presence.findSilent(SteadyTime(start + 45 * second)),
                 std::vector{presence.placeOf(quiet)});
        QVERIFY(presence.isSilent(quiet));
        QVERIFY(!presence.isSilent(loud));
        QCOMPARE(live.all().idleVisitors, 1);
        QCOMPARE(countOf(live.all().pagesPresent, "/"), 1);
        QVERIFY(presence.findSilent(SteadyTime(start + 46 * second)).empty());
        QVERIFY(presence.heard(quiet, SteadyTime(start + 50 * second)));
        QCOMPARE(live.all().idleVisitors, 0);
        QCOMPARE(countOf(live.all().pagesPresent, "/"), 2);
    }
    void whoDoesNotReportIsNeverSilent()
    {
        PresenceFixture live;
        const auto viewer = live.enter("viewer", {}, {}, false);
        live.presence().findSilent(SteadyTime(start + 24 * hour));
        QCOMPARE(live.all().idleVisitors, 0);
        QVERIFY(live.all().pagesPresent.empty());
        live.presence().leave(viewer);
        QCOMPARE(live.all().presentVisitors, 0);
    }
    void anEventSessionOfThatIdIsTheSameVisitor()
    {
        PresenceFixture live;
        live.view("/", "before");
        live.enter("before");
        QCOMPARE(live.all().presentVisitors, 1);
        live.enter("after");
        QCOMPARE(live.all().presentVisitors, 2);
        live.view("/", "after");
        QCOMPARE(live.all().presentVisitors, 2);
        live.end("after");
        QCOMPARE(live.all().active, 1);
        QCOMPARE(live.all().presentVisitors, 2);
    }
    void aSessionThatTimesOutLeavesItsTab()
    {
        PresenceFixture live;
        live.view("/", "ann");
        const auto tab = live.enter("ann");
        live.model.tick(noon + 5 * minute);
        QCOMPARE(live.all().active, 0);
        QCOMPARE(live.all().presentVisitors, 1);
        live.presence().leave(tab);
        QCOMPARE(live.all().presentVisitors, 0);
    }
    void aSessionOfAnotherSiteIsSomebodyElse()
    {
        PresenceFixture live;
        live.view("/", "ann");
        live.enter("ann", "/", "elsewhere");
        QCOMPARE(live.all().presentVisitors, 2);
    }
    void tabsOutliveClear()
    {
        PresenceFixture live;
        live.view("/", "ann");
        const auto tab = live.enter("ann");
        live.model.clear(noon);
        QCOMPARE(live.all().active, 0);
        QCOMPARE(live.all().presentVisitors, 1);
        live.view("/", "ann");
        QCOMPARE(live.all().presentVisitors, 1);
        live.presence().leave(tab);
        QCOMPARE(live.all().presentVisitors, 1);
    }
    void everyChangeCanBeSeen()
    {
        PresenceFixture live;
        std::uint64_t seen = live.model.sequence();
        const auto changed = [&] { return std::exchange(seen, live.model.sequence()) != seen; };
        const auto tab = live.enter("ann");
        QVERIFY(changed());
        live.presence().setHidden(tab, true);
        QVERIFY(changed());
        live.presence().leave(tab);
        QVERIFY(changed());
        live.presence().streamOpened("cookie");
        QVERIFY(changed());
    }
    void streamsAreCountedByConnectionAndVisitor()
    {
        PresenceFixture live;
        Presence& presence = live.presence();
        presence.streamOpened("a");
        presence.streamOpened("a");
        presence.streamOpened("b");
        QCOMPARE(live.all().streamConnections, 3);
        QCOMPARE(live.all().streamVisitors, 2);
        presence.streamClosed("a");
        QCOMPARE(live.all().streamVisitors, 2);
        presence.streamClosed("a");
        presence.streamClosed("b");
        QCOMPARE(live.all().streamConnections, 0);
        QCOMPARE(live.all().streamVisitors, 0);
    }
};

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
