// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/lists/holding_list_view.h"
#include "ui/tiles/tile.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace footfall;

namespace {

GoalView goal(const char* site, const char* name, TimeMs since = testStart - 3 * dayMs)
{
    return {site, name, 42, 31, 1'000, since, std::nullopt};
}

Snapshot withGoals(std::vector<GoalView> goals)
{
    Snapshot snapshot = busy();
    snapshot.goals = std::move(goals);
    snapshot.sites = {{"", "shop", 3}};
    snapshot.eventNamesToday = {{"", "click buy", 9}, {"", "signup", 4}, {"", otherLabel, 2}};
    auto event = std::make_shared<Event>(*snapshot.events.front().event);
    event->type = "signup";
    event->kind = Event::Kind::Custom;
    event->site = "shop";
    snapshot.events.front().event = event;
    return snapshot;
}

} // namespace

/// Events that are waited for: chosen by the keyboard, and seen.
class TestWindowGoals : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aTileShowsTheFirstGoal();
    void whatWasChosenTodayCountsSinceThen();
    void theFeedMarksGoals();
    void aGoalIsChosenByTheKeyboard();
    void aGoalIsGivenUpByTheKeyboard();
    void ofSeveralSitesOneIsChosen();
    void theNamesOfferedAreThoseOfTheSite();
    void theSiteThatIsShownIsFollowed();
    void itsFieldIsOneLineHigh();
    void whyOneIsNotTakenIsSaid();
    void whoOnlyLooksChoosesNothing();
    void theTileLeadsToThem();
    void theEventsLeadToThem();

private:
    QWidget* dialog() const { return child<QWidget>("goalsDialog"); }
    Tile* tile() const { return child<Tile>("goalTile"); }
    QListWidget* goals() const { return child<QListWidget>("goalList"); }
    QStringList offered() const
    {
        const auto* names = child<QComboBox>("goalName");
        QStringList texts;
        for (int i = 0; i < names->count(); ++i)
            texts.append(names->itemText(i));
        return texts;
    }
    void openByKey()
    {
        press(Qt::Key_G, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::activeWindow(), dialog());
    }
};

void TestWindowGoals::aTileShowsTheFirstGoal()
{
    m_source->publish(withGoals({}));
    QVERIFY(!tile()->isVisible());
    m_source->publish(withGoals({goal("shop", "signup")}));
    QVERIFY(tile()->isVisible());
    QCOMPARE(tile()->accessibleName(), QStringLiteral("42 goal: signup"));
    QCOMPARE(tile()->shownNote(), QStringLiteral("3.1 % of visitors"));
    GoalView none = goal("shop", "order");
    none.visitorsInAll = 0;
    m_source->publish(withGoals({none, goal("shop", "signup")}));
    QCOMPARE(tile()->accessibleName(), QStringLiteral("42 goal 1 of 2: order"));
    QCOMPARE(tile()->shownNote(), QStringLiteral("no visitors yet"));
    QVERIFY(tile()->toolTip().contains(QStringLiteral("signup — 42 today · 3.1 % of visitors")));
}

void TestWindowGoals::whatWasChosenTodayCountsSinceThen()
{
    m_source->publish(withGoals({goal("shop", "signup", testStart)}));
    QVERIFY2(tile()->accessibleDescription().contains(QStringLiteral("3.1 % of visitors · since ")),
             qPrintable(tile()->accessibleDescription()));
}

void TestWindowGoals::theFeedMarksGoals()
{
    auto* model = list("feedView")->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto said = [&](int row) {
        return model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    m_source->publish(withGoals({}));
    QVERIFY(!said(0).contains(QStringLiteral("goal")));
    m_source->publish(withGoals({goal("shop", "signup")}));
    QVERIFY2(said(0).contains(QStringLiteral("goal · signup")), qPrintable(said(0)));
    QVERIFY(!said(1).contains(QStringLiteral("goal")));
    m_source->publish(withGoals({goal("blog", "signup")}));
    QVERIFY(!said(0).contains(QStringLiteral("goal")));
}

void TestWindowGoals::aGoalIsChosenByTheKeyboard()
{
    m_source->publish(withGoals({}));
    openByKey();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("sign"));
    QCOMPARE(child<QComboBox>("goalName")->currentText(), QStringLiteral("sign"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("up"));
    press(Qt::Key_Return);
    QCOMPARE(m_source->goals, (decltype(m_source->goals){{"shop", "signup", true}}));
    m_source->publish(withGoals({goal("shop", "signup")}));
    QCOMPARE(goals()->count(), 1);
    QCOMPARE(goals()->item(0)->text(), QStringLiteral("signup — 42 today · 3.1 % of visitors"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("signup"));
    QVERIFY(!child<QPushButton>("chooseGoal")->isEnabled());
    press(Qt::Key_Escape);
    QVERIFY(!dialog()->isVisible());
}

void TestWindowGoals::aGoalIsGivenUpByTheKeyboard()
{
    m_source->publish(withGoals({goal("shop", "order"), goal("shop", "signup")}));
    openByKey();
    goals()->setFocus();
    press(Qt::Key_Down);
    press(Qt::Key_End);
    m_source->publish(withGoals({goal("shop", "order"), goal("shop", "signup")}));
    press(Qt::Key_Delete);
    QCOMPARE(m_source->goals, (decltype(m_source->goals){{"shop", "signup", false}}));
}

void TestWindowGoals::ofSeveralSitesOneIsChosen()
{
    Snapshot snapshot = withGoals({goal("blog", "signup")});
    snapshot.sites = {{"", "blog", 1}, {"", "shop", 3}};
    m_source->publish(snapshot);
    openByKey();
    QCOMPARE(goals()->item(0)->text().section(QStringLiteral(" — "), 0, 0),
             QStringLiteral("signup · blog"));
    auto* sites = child<QComboBox>("goalSite");
    QVERIFY(sites->isVisible());
    sites->setCurrentIndex(1);
    child<QComboBox>("goalName")->setEditText(QStringLiteral("click buy"));
    child<QPushButton>("chooseGoal")->click();
    QCOMPARE(m_source->goals, (decltype(m_source->goals){{"shop", "click buy", true}}));
}

void TestWindowGoals::theNamesOfferedAreThoseOfTheSite()
{
    Snapshot snapshot = withGoals({});
    snapshot.sites = {{"", "shop", 3}, {"", "blog", 1}};
    auto event = std::make_shared<Event>(*snapshot.events[1].event);
    event->type = "comment";
    event->kind = Event::Kind::Custom;
    event->site = "blog";
    snapshot.events[1].event = event;
    m_source->publish(snapshot);
    openByKey();
    QCOMPARE(offered(), QStringList({text("signup")}));
    child<QComboBox>("goalName")->setEditText(text("com"));
    child<QComboBox>("goalSite")->setCurrentIndex(1);
    QCOMPARE(offered(), QStringList({text("comment")}));
    QCOMPARE(child<QComboBox>("goalName")->currentText(), text("com"));
}

void TestWindowGoals::theSiteThatIsShownIsFollowed()
{
    Snapshot snapshot = withGoals({goal("blog", "signup"), goal("shop", "order")});
    snapshot.sites = {{"", "blog", 1}, {"", "shop", 3}};
    m_source->publish(snapshot);
    openByKey();
    child<QComboBox>("goalName")->setEditText(text("my-own"));
    m_window->findChild<FilterBar*>()->setSite("shop");
    QCOMPARE(goals()->count(), 0);
    QVERIFY(offered().isEmpty());
    m_source->publish(withGoals({goal("shop", "order")}));
    QCOMPARE(goals()->count(), 1);
    QVERIFY(!child<QComboBox>("goalSite")->isVisible());
    QCOMPARE(offered(), QStringList({text("click buy"), text("signup")}));
    // What was being typed stays.
    QCOMPARE(child<QComboBox>("goalName")->currentText(), text("my-own"));
    child<QPushButton>("chooseGoal")->click();
    QCOMPARE(m_source->goals, (decltype(m_source->goals){{"shop", "my-own", true}}));
}

void TestWindowGoals::itsFieldIsOneLineHigh()
{
    m_source->publish(withGoals({}));
    openByKey();
    const auto* field = child<QComboBox>("goalName");
    QCOMPARE(field->height(), field->sizeHint().height());
    dialog()->resize(800, 900);
    QTest::qWait(0);
    QCOMPARE(field->height(), field->sizeHint().height());
    const auto* button = child<QPushButton>("chooseGoal");
    QVERIFY(std::abs(field->geometry().center().y() - button->geometry().center().y()) <= 1);
}

void TestWindowGoals::whyOneIsNotTakenIsSaid()
{
    m_source->publish(withGoals({}));
    openByKey();
    Q_EMIT m_source->goalRefused(QStringLiteral("There are too many goals"));
    QCOMPARE(child<QLabel>("goalsSaid")->text(), QStringLiteral("There are too many goals"));
}

void TestWindowGoals::whoOnlyLooksChoosesNothing()
{
    SourceState state = FakeSource::liveState();
    state.mayChange = false;
    m_source->setState(state);
    m_source->publish(withGoals({goal("shop", "signup")}));
    openByKey();
    QVERIFY(!child<QPushButton>("chooseGoal")->isVisible());
    QVERIFY(!child<QPushButton>("giveUpGoal")->isVisible());
    goals()->setFocus();
    press(Qt::Key_Home);
    press(Qt::Key_Delete);
    QVERIFY(m_source->goals.empty());
    QCOMPARE(child<QLabel>("goalsSaid")->text(),
             QStringLiteral("Only an operator may change goals."));
}

void TestWindowGoals::theTileLeadsToThem()
{
    m_source->publish(withGoals({goal("shop", "signup")}));
    QTest::mouseClick(tile(), Qt::LeftButton);
    QVERIFY(dialog()->isVisible());
}

void TestWindowGoals::theEventsLeadToThem()
{
    m_source->publish(withGoals({}));
    press(Qt::Key_E, Qt::ControlModifier);
    auto* button = child<QToolButton>("goalsOfEvents");
    QTRY_COMPARE(button->size(), button->sizeHint()); // as soon as the layout has seen to it
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(dialog()->isVisible());
}

QTEST_MAIN(TestWindowGoals)
#include "tst_window_goals.moc"
