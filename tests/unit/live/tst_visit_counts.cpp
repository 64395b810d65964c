// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/visitors/visit_counts.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

struct CountingFixture : LiveFixture
{
    CountingFixture() { model.countVisits(); }

    Applied viewBy(const std::string& visitor, const std::string& session, TimeMs at = noon,
                   const std::string& site = {})
    {
        Event view = event("pageview", "/", session, at);
        view.visitorId = visitor;
        view.site = site;
        return model.apply(std::move(view));
    }
    int visitsOf(const std::string& session, const std::string& site = {}) const
    {
        const std::optional<SessionView> found = this->session(session, site);
        return found ? found->visits : -1;
    }
};

} // namespace

/// How often a visitor came.
class TestVisitCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachVisitOfAVisitorHasItsNumber()
    {
        CountingFixture live;
        live.viewBy("anna", "a");
        live.viewBy("anna", "b");
        live.viewBy("bob", "c");
        live.viewBy("anna", "a", noon + second);
        QCOMPARE(live.visitsOf("a"), 1);
        QCOMPARE(live.visitsOf("b"), 2);
        QCOMPARE(live.visitsOf("c"), 1);
        QCOMPARE(live.all().sessions.front().visits, 1);
        live.end("a", noon + second);
        QCOMPARE(live.visitsOf("a"), 1);
        live.viewBy("anna", "a", noon + 2 * second);
        QCOMPARE(live.visitsOf("a"), 3);
    }
    void oneVisitMayNameAnyNumberOfVisitors()
    {
        VisitCounts counts;
        for (int i = 0; i < 600'000; ++i)
            counts.count("", numbered("v", i), 7);
        QVERIFY(counts.size() <= VisitCounts::maxVisitors);
        QVERIFY(counts.size() >= VisitCounts::maxVisitors / 3);
        QCOMPARE(counts.count("", "v599999", 8), 2);
    }
    void ofWhomNoVisitorIsNamedNothingIsKnown()
    {
        CountingFixture live;
        live.view("/", "a");
        live.view("/", "a", noon + 10 * minute);
        QCOMPARE(live.visitsOf("a"), 0);
    }
    void nothingIsKnownBeforeItIsCounted()
    {
        LiveFixture live;
        Event view = LiveFixture::event("pageview", "/", "a");
        view.visitorId = "anna";
        live.model.apply(std::move(view));
        QCOMPARE(live.session("a")->visits, 0);
    }
    void sitesDoNotMix()
    {
        CountingFixture live;
        live.viewBy("anna", "a", noon, "one.example");
        live.viewBy("anna", "a", noon, "two.example");
        live.viewBy("anna", "b", noon, "two.example");
        QCOMPARE(live.visitsOf("a", "two.example"), 1);
        QCOMPARE(live.visitsOf("b", "two.example"), 2);
        live.model.forget("anna");
        live.viewBy("anna", "c", noon, "one.example");
        live.viewBy("anna", "c", noon, "two.example");
        QCOMPARE(live.visitsOf("c", "one.example"), 1);
        QCOMPARE(live.visitsOf("c", "two.example"), 1);
    }
    void whoIsNamedLaterCountsFromThen()
    {
        CountingFixture live;
        live.viewBy("anna", "a");
        live.view("/", "b");
        live.view("/", "b", noon + second);
        QCOMPARE(live.visitsOf("b"), 0);
        live.viewBy("anna", "b", noon + second);
        QCOMPARE(live.visitsOf("b"), 2);
        live.view("/", "b", noon + 2 * second);
        live.viewBy("anna", "b", noon + 2 * second);
        QCOMPARE(live.visitsOf("b"), 2);
    }
    void aSessionThatChangesItsVisitorIsOneVisitOfEach()
    {
        CountingFixture live;
        live.viewBy("bob", "a");
        for (int i = 0; i < 5; ++i) {
            live.viewBy("anna", "b", noon + i * second);
            QCOMPARE(live.visitsOf("b"), 1);
            live.viewBy("bob", "b", noon + i * second);
            QCOMPARE(live.visitsOf("b"), 2);
        }
    }
    void whoWasForgottenIsNew()
    {
        CountingFixture live;
        live.viewBy("anna", "a");
        live.viewBy("bob", "b");
        live.model.forget("anna");
        live.viewBy("anna", "a", noon + second);
        live.viewBy("bob", "c", noon + second);
        QCOMPARE(live.visitsOf("a"), 1);
        QCOMPARE(live.visitsOf("c"), 2);
    }
    void aClearForgetsNobody()
    {
        CountingFixture live;
        live.viewBy("anna", "a", noon, "one.example");
        live.model.clear(noon + second);
        live.viewBy("bob", "b", noon + second, "two.example");
        live.viewBy("anna", "a", noon + second, "one.example");
        QCOMPARE(live.visitsOf("a", "one.example"), 2);
        QCOMPARE(live.visitsOf("b", "two.example"), 1);
    }
    void ofTooManyThoseGoWhoCameLongestAgo()
    {
        VisitCounts counts;
        std::uint64_t visit = 0;
        constexpr int many = 2 * int(VisitCounts::maxVisitors);
        counts.count("", "faithful", ++visit);
        for (int i = 0; i < many; ++i) {
            counts.count("", numbered("v", i), ++visit);
            if (i % 1'000 == 0)
                counts.count("", "faithful", ++visit);
        }
        QVERIFY(counts.size() <= VisitCounts::maxVisitors);
        QVERIFY(counts.size() >= VisitCounts::maxVisitors / 3);
        QCOMPARE(int(counts.count("", "faithful", ++visit)), many / 1'000 + 3);
        QCOMPARE(int(counts.count("", numbered("v", many - 1), ++visit)), 2);
        QCOMPARE(int(counts.count("", "v0", ++visit)), 1);
    }
    void itCountsNoFurtherThanItCan()
    {
        VisitCounts counts;
        for (std::uint64_t visit = 1; visit < 70'000; ++visit)
            counts.count("", "anna", visit);
        QCOMPARE(int(counts.count("", "anna", 70'000)), 65'535);
    }
};

QTEST_GUILESS_MAIN(TestVisitCounts)
#include "tst_visit_counts.moc"
