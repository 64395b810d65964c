// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/kept_site.h"
#include "tests/unit/support/store_faults.h"

#include <QTest>

using namespace footfall;

namespace {

Event viewBy(const std::string& visitor, const std::string& session = "s1")
{
    Event event = LiveFixture::event("pageview", "/", session, epoch);
    event.visitorId = visitor;
    return event;
}

/// Asks, and waits until it is done.
Erased forget(KeptSite& site, const std::string& visitor)
{
    std::optional<Erased> erased;
    site.ingest.forget(visitor, [&](const Erased& result) { erased = result; });
    [&] { QTRY_VERIFY(erased); }();
    return erased.value_or(Erased{0, 0, "it is not done"});
}

constexpr char ofSession[] = "SELECT count(*) FROM events e JOIN visits v ON v.id = e.visit "
                             "WHERE v.session = 's1'";
constexpr char unfinished[] = "SELECT count(*) FROM meta WHERE name LIKE 'forget %'";

} // namespace

/// Whom the live model and the store take a visit to be of, when somebody is forgotten.
class TestForget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLiveVisitIsHisWhoWasNamedInIt_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("later");
        QTest::addColumn<QString>("forgotten");
        QTest::addRow("anonymous, then named") << ""
                                               << "anna"
                                               << "s1";
        QTest::addRow("anonymous, then named, by the name") << ""
                                                            << "anna"
                                                            << "anna";
        QTest::addRow("one, then another") << "anna"
                                           << "bob"
                                           << "anna";
        QTest::addRow("named, then anonymous") << "anna"
                                               << ""
                                               << "s1";
    }
    void aLiveVisitIsHisWhoWasNamedInIt()
    {
        QFETCH(QString, first);
        QFETCH(QString, later);
        QFETCH(QString, forgotten);
        const StorePlace place;
        KeptSite site(place);
        site.fateOf(viewBy(first.toStdString()));
        site.fateOf(viewBy(later.toStdString()));
        site.fateOf(viewBy("somebody", "s2"));
        const Erased erased = forget(site, forgotten.toStdString());
        QCOMPARE(erased.failure, std::string());
        QCOMPARE(erased.visits, 1);
        QCOMPARE(erased.events, 2);
        QCOMPARE(site.model.activeSessions(), 1);
        // He goes on, as somebody new.
        QCOMPARE(site.fateOf(viewBy(later.toStdString())), Ingest::Fate::Kept);
        QCOMPARE(site.model.activeSessions(), 2);
        QCOMPARE(site.number(ofSession), 1);
        QCOMPARE(faultsOf(site.path), QStringList());
    }
    void nobodyKnowsHowOftenHeCame()
    {
        const StorePlace place;
        const auto visitsOf = [](const KeptSite& site, const std::string& session) {
            return site.model.session({"", session}, 1).value_or(SessionView()).visits;
        };
        {
            KeptSite site(place);
            for (const char* session : {"s1", "s2", "s3"})
                site.fateOf(viewBy("anna", session));
            site.fateOf(viewBy("bob", "b1"));
            QCOMPARE(visitsOf(site, "s3"), 3);
            QCOMPARE(forget(site, "anna").visits, 3);
            site.fateOf(viewBy("anna", "s4"));
            QCOMPARE(visitsOf(site, "s4"), 1);
        }
        KeptSite again(place);
        QCOMPARE(visitsOf(again, "s4"), 1);
        again.fateOf(viewBy("anna", "s5"));
        again.fateOf(viewBy("bob", "b2"));
        QCOMPARE(visitsOf(again, "s5"), 2);
        QCOMPARE(visitsOf(again, "b2"), 2);
    }
    void heartbeatsOfHisGoToo()
    {
        const StorePlace place;
        KeptSite site(place);
        site.fateOf(viewBy("anna"));
        site.fateOf(viewBy("bob", "s2"));
        const auto live = [&](DurationMs duration) {
            for (DurationMs at = 0; at < duration; at += 30 * second) {
                site.wait(30 * second);
                site.ingest.heartbeat({"", "s1"});
                site.ingest.heartbeat({"", "s2"});
            }
        };
        live(3 * minute);
        QCOMPARE(site.number("SELECT count(DISTINCT visit) FROM heartbeats"), 2);
        // One more of each waits for the end of its minute.
        QCOMPARE(forget(site, "anna").failure, std::string());
        live(2 * minute);
        QCOMPARE(site.number("SELECT count(DISTINCT visit) FROM heartbeats"), 1);
        QCOMPARE(site.number("SELECT max(visit) FROM heartbeats"), 2);
        QCOMPARE(faultsOf(site.path), QStringList());
    }
    void whatComesWhileOneIsForgottenKeepsItsSession()
    {
        const StorePlace place;
        KeptSite site(place);
        site.fateOf(viewBy("anna"));
        std::optional<Erased> erased;
        site.ingest.forget("anna", [&](const Erased& result) { erased = result; });
        int sent = 0;
        for (; !erased && sent < 1'000; ++sent)
            QCOMPARE(site.fateOf(viewBy("bob")), Ingest::Fate::Kept);
        QVERIFY(erased);
        site.fateOf(viewBy("bob"));
        QCOMPARE(site.number("SELECT count(*) FROM events WHERE kind <> 17"),
                 site.number(ofSession));
        QCOMPARE(faultsOf(site.path), QStringList());
    }
    void theNumberOfAVisitIsNotGivenAgain()
    {
        const StorePlace place;
        {
            KeptSite site(place);
            site.fateOf(viewBy("anna"));
            QCOMPARE(forget(site, "anna").visits, 1);
        }
        QCOMPARE(place.log()->lastVisit(), 1U);
        KeptSite again(place);
        again.fateOf(viewBy("anna"));
        QCOMPARE(again.number("SELECT max(id) FROM visits"), 2);
    }
    void whatWasCutOffGoesOnWithTheNextStart()
    {
        for (int steps = 1; steps < 9; ++steps) {
            const StorePlace place;
            {
                KeptSite site(place);
                site.fateOf(viewBy(""));
                site.fateOf(viewBy("anna"));
            }
            {
                const auto log = place.log();
                VisitorEraser cutOff(Erasure{"s1", 1, 2});
                for (int step = 0; step < steps; ++step)
                    QVERIFY(cutOff.step(log->database(), 100));
            }
            KeptSite site(place);
            site.fateOf(viewBy("anna")); // the visit is live again, and goes with the others
            QTRY_COMPARE(site.number(unfinished), 0);
            QCOMPARE(site.fateOf(viewBy("anna")), Ingest::Fate::Kept);
            QCOMPARE(site.number("SELECT count(*) FROM events WHERE kind <> 17 AND seq <= 2"), 0);
            QCOMPARE(site.number("SELECT count(*) FROM events WHERE kind <> 17"),
                     site.number(ofSession));
            QCOMPARE(site.number("SELECT count(*) FROM visits"), 1);
            QCOMPARE(faultsOf(site.path), QStringList());
        }
    }
};

QTEST_GUILESS_MAIN(TestForget)
#include "tst_forget.moc"
