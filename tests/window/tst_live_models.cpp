// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "ui/models/alert_model.h"
#include "ui/models/feed_model.h"
#include "ui/models/journey_model.h"
#include "ui/models/ranking_model.h"
#include "ui/models/session_model.h"
#include "ui/text/language.h"
#include "ui/text/session_text.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

using Failure = QAbstractItemModelTester::FailureReportingMode;

QStringList labels(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i)
        texts.append(model.index(i, 0).data().toString());
    return texts;
}

QStringList idsOf(const SessionModel& model)
{
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i)
        texts.append(QString::fromStdString(model.keyAt(i).sessionId));
    return texts;
}

SnapshotPtr withSessions(const std::vector<SessionView>& sessions)
{
    Snapshot snapshot;
    snapshot.sessions = sessions;
    return shared(snapshot);
}

SnapshotPtr withCountries(const std::vector<CountRow>& countries)
{
    Snapshot snapshot;
    snapshot.active = 10;
    snapshot.countries = countries;
    return shared(snapshot);
}

} // namespace

class TestLiveModels : public QObject
{
    Q_OBJECT

    const Language m_language{QStringLiteral("en")};

private Q_SLOTS:
    void feedShowsTheNewestFirst();
    void feedBringsNewEventsInOneBatch();
    void heldFeedStandsStillAndCountsWhatIsNew();
    void sessionsFollowTheirOrderAndKeepPersistentRows();
    void sessionsChangeInPlace();
    void aSessionSaysTheHowManyThItIs();
    void heldSessionsChangeInPlaceButNeitherComeNorGo();
    void rowsNameTheirSiteWhereSeveralAreShown();
    void sessionsMoveSoSeldomThatTheyCanBeRead();
    void whoDoesNotWaitSeesWhatIsNew();
    void aDurationGoesOnWhileSomebodyLooks();
    void whatWasActiveJustNowIsLively();
    void whoDoesNotLookIsAway();
    void neverResets();
    void rankingFollowsTheCounts();
    void rankingJoinsTodayToThePages();
    void rankingJoinsConcurrentsToThePages();
    void heldPagesTakeTheirConcurrentsInPlace();
    void referrersSayWhatTheyAre();
    void rowsWithTheSameKeyAreShownOnce();
    void alertsAreListed();
    void journeyGrowsAtItsEnd();
    void anOwnEventIsNoClick();
    void journeySaysWhatIsMissing();
    void randomPicturesKeepTheModelSound();
};

void TestLiveModels::feedShowsTheNewestFirst()
{
    FeedModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(shared(withEvents(3, 3)), false);
    QCOMPARE(labels(model), QStringList({QStringLiteral("/page-3"), QStringLiteral("/page-2"),
                                         QStringLiteral("/page-1")}));
}

void TestLiveModels::feedBringsNewEventsInOneBatch()
{
    FeedModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(shared(withEvents(200, 200)), false);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.apply(shared(withEvents(250, 200)), false);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(model.row(0).number, 250u);
}

void TestLiveModels::heldFeedStandsStillAndCountsWhatIsNew()
{
    FeedModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(shared(withEvents(10, 5)), false);
    QCOMPARE(model.apply(shared(withEvents(13, 5)), true), 3);
    QCOMPARE(model.row(0).number, 10u);
    QCOMPARE(model.apply(shared(withEvents(13, 5)), false), 0);
    QCOMPARE(model.row(0).number, 13u);
}

void TestLiveModels::sessionsFollowTheirOrderAndKeepPersistentRows()
{
    SessionModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(withSessions({session("a"), session("b"), session("c")}), false);
    const QPersistentModelIndex b(model.index(1, 0));
    model.apply(withSessions({session("d"), session("b"), session("c"), session("a")}), false);
    QCOMPARE(idsOf(model), QStringList({QStringLiteral("d"), QStringLiteral("b"),
                                        QStringLiteral("c"), QStringLiteral("a")}));
    QCOMPARE(model.keyAt(b.row()).sessionId, std::string("b"));
    model.apply(withSessions({session("a"), session("c")}), false);
    QVERIFY(!b.isValid());
}

void TestLiveModels::sessionsChangeInPlace()
{
    SessionModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(withSessions({session("a"), session("b")}), false);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply(withSessions({session("a"), session("b", "/pricing", 50)}), false);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(model.row(1)->currentPage, std::string("/pricing"));
}

void TestLiveModels::aSessionSaysTheHowManyThItIs()
{
    SessionModel model;
    SessionView visit = session("a");
    const auto says = [&](int role) { return model.data(model.index(0, 0), role).toString(); };
    model.apply(withSessions({visit}), false);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    visit.visits = 1;
    model.apply(withSessions({visit}), false);
    QVERIFY(!says(Qt::AccessibleTextRole).contains(QStringLiteral("visit ")));
    visit.visits = 3;
    model.apply(withSessions({visit}), false);
    QCOMPARE(changed.size(), 2);
    for (const int role : {Qt::AccessibleTextRole, Qt::ToolTipRole})
        QVERIFY(says(role).contains(QStringLiteral("3rd visit")));
}

void TestLiveModels::heldSessionsChangeInPlaceButNeitherComeNorGo()
{
    SessionModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(withSessions({session("a"), session("b")}), false);
    QCOMPARE(model.apply(withSessions({session("c"), session("b", "/x", 99)}), true), 1);
    QCOMPARE(idsOf(model), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(model.row(1)->durationSeconds, 99);
}

void TestLiveModels::rowsNameTheirSiteWhereSeveralAreShown()
{
    Snapshot snapshot = busy();
    snapshot.sessions = {session("a")};
    snapshot.sessions.front().site = "shop";
    auto event = std::make_shared<Event>(*snapshot.events.front().event);
    event->site = "shop";
    snapshot.events = {{1, event}};
    snapshot.sites = {{"", "shop", 1}, {"", "blog", 1}};
    snapshot.pagesNow = {{"shop", "/home", 1}};
    SessionModel sessions;
    FeedModel feed;
    RankingModel pages(RankingField::Pages);
    for (LiveListModel* model : std::initializer_list<LiveListModel*>{&sessions, &feed, &pages}) {
        model->apply(shared(snapshot), false);
        QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
        const auto said = [model] {
            return model->index(0, 0).data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY(said().contains(QStringLiteral("shop")));
        model->setNamesSite(false);
        QVERIFY(!said().contains(QStringLiteral("shop")));
        QCOMPARE(changed.size(), 1);
    }
}

namespace {

/// So many sessions, of which the newest has this number.
SnapshotPtr manySessions(int newest, int count, DurationMs later)
{
    Snapshot snapshot;
    snapshot.at = testStart + later;
    for (int i = 0; i < count; ++i)
        snapshot.sessions.push_back(session("s" + std::to_string(newest - i)));
    return shared(snapshot);
}

} // namespace

void TestLiveModels::sessionsMoveSoSeldomThatTheyCanBeRead()
{
    SessionModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(manySessions(20, 20, 0), false);
    QCOMPARE(model.apply(manySessions(23, 20, 100), false), 0);
    QCOMPARE(model.keyAt(0).sessionId, std::string("s23"));
    // A hundred a second: rows stand for four seconds, and what waits is counted.
    int moves = 0;
    for (DurationMs later = 200; later <= 20'000; later += 100) {
        const SessionKey before = model.keyAt(0);
        const int waiting = model.apply(manySessions(23 + int(later / 10), 20, later), false);
        moves += model.keyAt(0) != before;
        QCOMPARE(waiting == 0, model.keyAt(0) != before);
    }
    QVERIFY2(moves >= 4 && moves <= 5, qPrintable(QString::number(moves)));
    model.setSteady(false);
    QCOMPARE(model.apply(manySessions(9'000, 20, 20'001), false), 0);
    QCOMPARE(model.keyAt(0).sessionId, std::string("s9000"));
}

void TestLiveModels::whoDoesNotWaitSeesWhatIsNew()
{
    SessionModel model;
    model.apply(manySessions(20, 20, 0), false);
    model.apply(manySessions(40, 20, 0), false);
    QVERIFY(model.apply(manySessions(60, 20, 0), false) > 0);
    model.hurry();
    QCOMPARE(model.apply(manySessions(60, 20, 0), false), 0);
    QCOMPARE(model.keyAt(0).sessionId, std::string("s60"));
}

void TestLiveModels::aDurationGoesOnWhileSomebodyLooks()
{
    Snapshot snapshot;
    snapshot.at = testStart;
    snapshot.sessions = {session("looks"), session("unknown")};
    snapshot.sessions[0].hereSince = testStart - 50 * secondMs;
    SessionModel model;
    model.apply(shared(snapshot), false);
    QCOMPARE(model.secondsAt(0), 50);
    QCOMPARE(model.secondsAt(1), 45);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    snapshot.at = testStart + 2 * secondMs;
    model.apply(shared(snapshot), false);
    QCOMPARE(model.secondsAt(0), 52);
    QCOMPARE(model.secondsAt(1), 45);
    QCOMPARE(changed.size(), 1);
    QVERIFY(
        model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("0:52")));
    const SessionView whole = asOf(snapshot.sessions[0], snapshot.at);
    QCOMPARE(whole.durationSeconds, 52);
    QCOMPARE(whole.journey.back().dwell, 52 * secondMs);
}

void TestLiveModels::whatWasActiveJustNowIsLively()
{
    Snapshot snapshot;
    snapshot.at = testStart;
    snapshot.sessions = {session("a"), session("gone")};
    for (SessionView& view : snapshot.sessions)
        view.lastActivityAt = testStart - 500;
    snapshot.sessions[1].active = false;
    SessionModel model;
    model.apply(shared(snapshot), false);
    QVERIFY(model.isLively(0));
    QVERIFY(!model.isLively(1));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    snapshot.at = testStart + secondMs;
    model.apply(shared(snapshot), false);
    QVERIFY(!model.isLively(0));
    QVERIFY(!changed.empty());
}

void TestLiveModels::whoDoesNotLookIsAway()
{
    Snapshot snapshot;
    snapshot.at = testStart;
    snapshot.sessions = {session("looks"), session("away"), session("new"), session("gone")};
    snapshot.sessions[0].hereSince = testStart - minuteMs;
    for (std::size_t i : {0, 1, 3})
        snapshot.sessions[i].lastActivityAt = testStart - minuteMs;
    snapshot.sessions[2].lastActivityAt = testStart - 5 * secondMs;
    snapshot.sessions[3].active = false;
    SessionModel model;
    const auto attentions = [&model] {
        std::vector<Attention> all;
        for (int i = 0; i < model.rowCount(); ++i)
            all.push_back(model.attentionAt(i));
        return all;
    };
    const auto said = [&model](int row, int role) {
        return model.index(row, 0).data(role).toString();
    };
    using enum Attention;
    // Where no page says who looks, nobody is known to be away.
    model.apply(shared(snapshot), false);
    QCOMPARE(attentions(), std::vector({Looking, Looking, Looking, Gone}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    snapshot.lookingVisitors = 1;
    model.apply(shared(snapshot), false);
    QCOMPARE(attentions(), std::vector({Looking, Away, Looking, Gone}));
    QVERIFY(!changed.empty());
    QVERIFY(said(1, Qt::AccessibleTextRole).startsWith(QStringLiteral("active, not looking")));
    QVERIFY(said(1, Qt::ToolTipRole).contains(QStringLiteral("not looking")));
    QVERIFY(!said(0, Qt::AccessibleTextRole).contains(QStringLiteral("not looking")));
    QVERIFY(said(3, Qt::AccessibleTextRole).startsWith(QStringLiteral("gone")));
    // Time alone makes it so.
    snapshot.at = testStart + 26 * secondMs;
    changed.clear();
    model.apply(shared(snapshot), false);
    QCOMPARE(model.attentionAt(2), Away);
    QVERIFY(std::any_of(changed.begin(), changed.end(), [](const QList<QVariant>& change) {
        return change.first().toModelIndex().row() == 2;
    }));
}

void TestLiveModels::neverResets()
{
    SessionModel model;
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.apply(withSessions({session("a"), session("b")}), false);
    model.apply(withSessions({session("c")}), false);
    model.apply(withSessions({}), false);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.rowCount(), 0);
}

void TestLiveModels::rankingFollowsTheCounts()
{
    RankingModel model(RankingField::Countries);
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(withCountries({{{}, "India", 6}, {{}, "Japan", 3}}), false);
    QCOMPARE(model.row(1).share, 0.5);
    QCOMPARE(model.row(0).ofAll, 0.6);
    model.apply(withCountries({{{}, "Japan", 8}, {{}, "India", 6}, {{}, "", 1}}), false);
    QCOMPARE(labels(model), QStringList({QStringLiteral("Japan"), QStringLiteral("India"),
                                         QStringLiteral("(unknown)")}));
}

void TestLiveModels::rankingJoinsTodayToThePages()
{
    Snapshot snapshot;
    snapshot.active = 4;
    snapshot.pagesNow = {{"a.example", "/", 4}};
    snapshot.pagesToday = {
        {"a.example", "/gone", 90}, {"a.example", "/", 80}, {"b.example", "/", 7}};
    RankingModel model(RankingField::Pages);
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(shared(snapshot), false);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.row(0).now, 4);
    QCOMPARE(model.row(0).today, 80);
    QCOMPARE(model.row(1).today, 90);
    QCOMPARE(model.row(1).now, 0);
}

void TestLiveModels::rankingJoinsConcurrentsToThePages()
{
    Snapshot snapshot;
    snapshot.active = 7;
    snapshot.pagesNow = {{"a.example", "/", 4}, {"a.example", "/cart", 3}};
    snapshot.pagesToday = {{"a.example", "/gone", 90}, {"a.example", "/open", 12}};
    RankingModel model(RankingField::Pages);
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    QSignalSpy columns(&model, &RankingModel::columnsChanged);
    model.apply(shared(snapshot), false);
    QVERIFY(!model.hasPresence());
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("here")));

    snapshot.pagesPresent = {{"a.example", "/open", 8}, {"a.example", "/cart", 5}};
    model.apply(shared(snapshot), false);
    QVERIFY(model.hasPresence());
    QCOMPARE(columns.size(), 1);
    QCOMPARE(labels(model), QStringList({QStringLiteral("/open"), QStringLiteral("/cart"),
                                         QStringLiteral("/"), QStringLiteral("/gone")}));
    QCOMPARE(model.row(0).now, 0);
    QCOMPARE(model.row(0).here, 8);
    QCOMPARE(model.row(0).today, 12);
    QCOMPARE(model.row(1).now, 3);
    QCOMPARE(model.row(1).here, 5);
    QCOMPARE(model.row(1).share, 5.0 / 8);
    QCOMPARE(model.row(2).here, 0);
    const QString spoken = model.index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.contains(QStringLiteral("3 active")));
    QVERIFY(spoken.contains(QStringLiteral("5 here")));

    snapshot.pagesPresent.clear();
    model.apply(shared(snapshot), false);
    QVERIFY(!model.hasPresence());
    QCOMPARE(labels(model).first(), QStringLiteral("/"));
}

void TestLiveModels::heldPagesTakeTheirConcurrentsInPlace()
{
    Snapshot snapshot;
    snapshot.pagesNow = {{"", "/", 4}, {"", "/cart", 3}};
    RankingModel model(RankingField::Pages);
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(shared(snapshot), false);
    snapshot.pagesPresent = {{"", "/open", 9}, {"", "/cart", 6}};
    QCOMPARE(model.apply(shared(snapshot), true), 1);
    QCOMPARE(labels(model), QStringList({QStringLiteral("/"), QStringLiteral("/cart")}));
    QCOMPARE(model.row(1).here, 6);
}

void TestLiveModels::referrersSayWhatTheyAre()
{
    Snapshot snapshot;
    snapshot.active = 12;
    snapshot.referrers = {{"", "google.com", 5}, {"", "", 4}, {"", "example.org", 3}};
    RankingModel model(RankingField::Referrers);
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(shared(snapshot), false);
    QCOMPARE(labels(model), QStringList({QStringLiteral("google.com"), QStringLiteral("(direct)"),
                                         QStringLiteral("example.org")}));
    QCOMPARE(model.besideAt(0), QStringLiteral("search"));
    QCOMPARE(model.besideAt(1), QString());
    QCOMPARE(model.besideAt(2), QString());
    QVERIFY(model.index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("search")));
    QCOMPARE(model.kindsText(), QStringLiteral("search 42 % · direct 33 % · other 25 %"));
    // What is ranked beyond the rows.
    QSignalSpy changes(&model, &RankingModel::kindsChanged);
    snapshot.active = 20;
    model.apply(shared(snapshot), false);
    QCOMPARE(model.kindsText(), QStringLiteral("search 25 % · direct 20 % · other 55 %"));
    model.apply(shared(snapshot), false);
    QCOMPARE(changes.size(), 1);
    model.apply(shared(Snapshot()), false);
    QCOMPARE(model.kindsText(), QString());
}

void TestLiveModels::rowsWithTheSameKeyAreShownOnce()
{
    RankingModel model(RankingField::Countries);
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    model.apply(withCountries({{{}, "(other)", 6}, {{}, "(other)", 3}}), false);
    QCOMPARE(model.rowCount(), 1);
    model.apply(withCountries({{{}, "India", 7}, {{}, "(other)", 6}, {{}, "(other)", 3}}), false);
    QCOMPARE(model.rowCount(), 2);
}

void TestLiveModels::alertsAreListed()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    Snapshot snapshot;
    snapshot.alerts = {spike(2), spike(1)};
    model.apply(shared(snapshot), false);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("42 in 1 minute, usual 6–17"));
}

void TestLiveModels::journeyGrowsAtItsEnd()
{
    JourneyModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    SessionView view = session("a");
    view.journey[0].clicks = {{"buy-button", testStart + 5}};
    model.show(view);
    QCOMPARE(model.rowCount(), 2);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    view.journey[0].dwell = 60'000;
    view.journey.push_back({"/products", testStart + 60'000, 0, {}, 0});
    view.steps = 2;
    model.show(view);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(labels(model),
             QStringList({QStringLiteral("/home"), QStringLiteral("click buy-button"),
                          QStringLiteral("/products")}));
    QCOMPARE(model.row(0).dwell, 60'000);
    model.show(session("other", "/elsewhere"));
    QCOMPARE(labels(model), QStringList(QStringLiteral("/elsewhere")));
}

void TestLiveModels::anOwnEventIsNoClick()
{
    JourneyModel model;
    SessionView view = session("a");
    view.journey[0].clicks = {
        {"signup", testStart, true}, {"buy", testStart}, {"click", testStart}};
    model.show(view);
    QCOMPARE(labels(model), QStringList({QStringLiteral("/home"), QStringLiteral("signup"),
                                         QStringLiteral("click buy"), QStringLiteral("click")}));
}

void TestLiveModels::journeySaysWhatIsMissing()
{
    JourneyModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    SessionView view = session("a");
    view.journey.push_back({"/last", testStart + 1, 0, {}, 4});
    view.steps = 122;
    view.foldedSteps = 120;
    model.show(view);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.index(1, 0).data().toString().contains(QStringLiteral("120")));
    QVERIFY(model.index(3, 0).data().toString().contains(QStringLiteral("4")));
}

void TestLiveModels::randomPicturesKeepTheModelSound()
{
    SessionModel model;
    QAbstractItemModelTester tester(&model, Failure::QtTest);
    unsigned seed = 1;
    const auto next = [&seed](unsigned below) {
        return (seed = seed * 1664525 + 1013904223) / 7 % below;
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<SessionView> sessions;
        std::vector<std::string> ids;
        for (unsigned i = next(20); i > 0; --i) {
            const std::string id(1, char('a' + next(26)));
            sessions.push_back(session(id, "/", next(3)));
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        }
        const bool held = next(4) == 0;
        const QStringList before = idsOf(model);
        model.hurry();
        model.apply(withSessions(sessions), held);
        QStringList expected;
        for (const std::string& id : ids)
            expected.append(QString::fromStdString(id));
        QCOMPARE(idsOf(model), held ? before : expected);
    }
}

QTEST_MAIN(TestLiveModels)
#include "tst_live_models.moc"
