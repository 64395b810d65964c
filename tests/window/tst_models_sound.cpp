// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "ui/charts/chart_table.h"
#include "ui/models/alert_model.h"
#include "ui/models/feed_model.h"
#include "ui/models/journey_model.h"
#include "ui/models/page_ways_model.h"
#include "ui/models/ranking_model.h"
#include "ui/models/session_model.h"
#include "ui/models/site_card_model.h"
#include "ui/models/viewer_model.h"
#include "ui/models/visit_model.h"
#include "ui/text/language.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <random>

using namespace footfall;

namespace {

constexpr unsigned seeds = 4;
constexpr int pictures = 40;

/// Snapshots of a site that grows, shrinks, changes its order, is narrowed and goes empty.
class Pictures
{
public:
    explicit Pictures(unsigned seed)
        : m_random(seed)
    {
    }

    SnapshotPtr next()
    {
        m_at = m_at + DurationMs(number(20)) * secondMs;
        Snapshot snapshot;
        snapshot.at = m_at;
        snapshot.narrowed = number(3) == 0;
        if (number(8) == 0)
            return shared(snapshot);
        snapshot.active = snapshot.activeInAll = number(40);
        snapshot.lookingVisitors = number(2);
        addRankings(snapshot);
        addLists(snapshot);
        addPage(snapshot);
        return shared(snapshot);
    }

    int number(int below) { return int(m_random() % unsigned(below)); }
    std::string name() { return std::string("/name-").append(std::to_string(number(12))); }

    std::vector<CountRow> counts()
    {
        std::vector<CountRow> rows;
        for (int i = number(10); i > 0; --i)
            rows.push_back(
                {number(3) == 0 ? "blog" : "shop", number(6) == 0 ? "" : name(), number(50)});
        std::sort(rows.begin(), rows.end(),
                  [](const CountRow& a, const CountRow& b) { return a.count > b.count; });
        return rows;
    }

    SessionView session()
    {
        SessionView view = footfall::session(name(), name(), number(900));
        view.site = number(2) == 0 ? "shop" : "blog";
        view.active = number(4) != 0;
        view.lastActivityAt = m_at - DurationMs(number(60)) * secondMs;
        for (int i = number(4); i > 0; --i)
            view.journey.push_back({name(),
                                    testStart,
                                    number(9'000),
                                    {{name(), testStart}},
                                    std::uint32_t(number(3))});
        view.steps = std::uint32_t(int(view.journey.size()) + number(3));
        return view;
    }

private:
    void addRankings(Snapshot& snapshot)
    {
        for (const RankingField& field : rankingFields) {
            snapshot.*field.now = counts();
            if (!snapshot.narrowed)
                snapshot.*field.today = counts();
        }
        snapshot.pagesPresent = counts();
        snapshot.viewerCountries = counts();
        snapshot.sites = {{"", "shop", 1}, {"", "blog", 1}};
    }

    void addLists(Snapshot& snapshot)
    {
        m_newest += std::uint64_t(number(9));
        for (std::uint64_t i = 0; i < std::min<std::uint64_t>(m_newest, 20); ++i)
            snapshot.events.push_back(feedItem(m_newest - i, name()));
        for (int i = number(15); i > 0; --i)
            snapshot.sessions.push_back(session());
        for (int i = number(9); i > 0; --i)
            snapshot.viewerList.push_back(
                {"shop", name(), "India", {}, {}, {}, m_at - number(9'000)});
        for (int i = number(9); i > 0; --i) {
            SiteCard card;
            card.site = name();
            card.active = number(9);
            snapshot.siteCards.push_back(card);
        }
        for (int i = number(9); i > 0; --i)
            snapshot.alerts.push_back(spike(std::uint64_t(number(20))));
        if (number(2) == 0)
            snapshot.goals = {{"", "signup", 1, 1, 1, m_at, std::nullopt}};
    }

    void addPage(Snapshot& snapshot)
    {
        snapshot.page = PageDetail();
        snapshot.page->cameFrom = counts();
        snapshot.page->wentTo = counts();
        snapshot.page->referrers = counts();
        snapshot.page->campaigns = counts();
    }

    std::mt19937 m_random;
    TimeMs m_at = testStart;
    std::uint64_t m_newest = 5;
};

/// Every row can be read in every way, whatever came before.
void readAll(const QAbstractItemModel& model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role :
                 {int(Qt::DisplayRole), int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)})
                model.index(row, column).data(role);
        }
    }
}

using Make = std::function<std::unique_ptr<LiveListModel>()>;

} // namespace

Q_DECLARE_METATYPE(Make)

/// Whatever comes, no model lies to its views: each is watched by Qt's own tester.
class TestModelsSound : public QObject
{
    Q_OBJECT

    const Language m_language{QStringLiteral("en")};

private:
    using Tester = QAbstractItemModelTester;

private Q_SLOTS:
    void liveLists_data()
    {
        QTest::addColumn<Make>("make");
        QTest::newRow("alerts") << Make([] { return std::make_unique<AlertModel>(); });
        QTest::newRow("feed") << Make([] { return std::make_unique<FeedModel>(); });
        QTest::newRow("page ways") << Make([] { return std::make_unique<PageWaysModel>(); });
        QTest::newRow("sessions") << Make([] { return std::make_unique<SessionModel>(); });
        QTest::newRow("sites") << Make([] { return std::make_unique<SiteCardModel>(); });
        QTest::newRow("viewers") << Make([] { return std::make_unique<ViewerModel>(); });
        for (unsigned i = 0; i < rankingFields.size(); ++i)
            QTest::addRow("ranking %u", i)
                << Make([i] { return std::make_unique<RankingModel>(RankingField::Place(i)); });
    }

    void liveLists()
    {
        QFETCH(Make, make);
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            const std::unique_ptr<LiveListModel> model = make();
            const Tester tester(model.get(), Tester::FailureReportingMode::QtTest);
            const QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
            Pictures some(seed);
            for (int i = 0; i < pictures; ++i) {
                const int before = model->rowCount();
                const bool held = some.number(3) == 0;
                model->apply(some.next(), held);
                QVERIFY(!held || model->rowCount() == before);
                readAll(*model);
                model->setNamesSite(some.number(2) == 0);
                if (some.number(9) == 0)
                    model->hurry();
            }
            model->hurry();
            model->apply(std::make_shared<Snapshot>(), false);
            QCOMPARE(model->rowCount(), 0);
            QCOMPARE(resets.size(), 0);
        }
    }

    /// A row that somebody has chosen stays that row.
    void sessionsStayWhoTheyAre()
    {
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            SessionModel model;
            model.setSteady(false);
            const Tester tester(&model, Tester::FailureReportingMode::QtTest);
            Pictures some(seed);
            for (int i = 0; i < pictures; ++i) {
                std::vector<std::pair<QPersistentModelIndex, SessionKey>> marked;
                for (int row = 0; row < model.rowCount(); ++row)
                    marked.emplace_back(model.index(row, 0), model.keyAt(row));
                model.apply(some.next(), false);
                for (const auto& [index, key] : marked)
                    QVERIFY(!index.isValid() || model.keyAt(index.row()) == key);
            }
        }
    }

    void journeys()
    {
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            JourneyModel model;
            const Tester tester(&model, Tester::FailureReportingMode::QtTest);
            Pictures some(seed);
            SessionView view = some.session();
            for (int i = 0; i < pictures; ++i) {
                if (some.number(4) == 0)
                    view = some.session();
                else
                    view.journey.push_back({some.name(), testStart, 0, {}, 0});
                some.number(7) == 0 ? model.clear() : model.show(view);
                readAll(model);
            }
        }
    }

    void visits()
    {
        VisitModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        Pictures some(1);
        for (int i = 0; i < pictures; ++i) {
            std::vector<SessionView> found;
            for (int left = some.number(5); left > 0; --left)
                found.push_back(some.session());
            some.number(6) == 0 ? model.clear() : model.append(found);
            model.setNamesSite(some.number(2) == 0);
            readAll(model);
        }
    }

    void chartTables()
    {
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            ChartTableModel model;
            const Tester tester(&model, Tester::FailureReportingMode::QtTest);
            Pictures some(seed);
            int newest = 20;
            for (int i = 0; i < pictures; ++i) {
                newest += some.number(4);
                ChartFigures figures{{QStringLiteral("from"), QStringLiteral("active")}, {}};
                for (int row = some.number(12); row > 0; --row)
                    figures.rows.push_back(
                        {TimeMs(newest - int(figures.rows.size())),
                         {QString::number(row), QString::number(some.number(3))}});
                model.show(figures);
                QCOMPARE(model.rowCount(), int(figures.rows.size()));
                for (int row = 0; row < model.rowCount(); ++row)
                    QCOMPARE(model.index(row, 0).data().toString(),
                             figures.rows[std::size_t(row)].cells.front());
                readAll(model);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestModelsSound)
#include "tst_models_sound.moc"
