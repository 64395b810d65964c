// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/text/local_day.h"
#include "ui/text/session_name.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace footfall;

namespace {

constexpr TimeMs now = testStart + 14 * 60 * minuteMs;

SessionView visitNumber(std::uint64_t number)
{
    SessionView visit = session("visitor-" + std::to_string(number));
    visit.visit = number;
    visit.active = false;
    visit.startedAt = testStart - 2 * dayMs + 62 * minuteMs;
    visit.journey.clear();
    visit.steps = 2;
    return visit;
}

/// So many visits, the newest with this number.
VisitsFound foundFor(const VisitQuery& query, std::uint64_t newest, std::uint64_t count,
                     std::uint64_t next)
{
    VisitsFound found{query, {}, next};
    for (std::uint64_t i = 0; i < count; ++i)
        found.visits.push_back(visitNumber(newest - i));
    return found;
}

} // namespace

/// The search over past sessions, and the journey of one.
class TestWindowPast : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aKeyLeadsToTheSearch();
    void searchesForATextInAPeriod();
    void searchesWhileTyping();
    void followsTheSite();
    void onlyTheLastSearchIsShown();
    void moreComesPageByPage();
    void saysWhatItDoes();
    void openingOneShowsItsJourney();
    void oneThatIsUnderWayIsFollowed();
    void aJourneyOfAnotherVisitIsPassedOver();
    void escapeGoesBackToNow();
    void theTabAndTheButtonGoBackToo();
    void aLiveSessionTakesThePlaceOfAPastOne();
    void aSearchThatFailsSaysSoAndIsTriedAgain();
    void goingOnThatFailsKeepsWhatWasFound();
    void aSearchWaitsForTheConnection();
    void aJourneyThatFailsSaysSoAndIsTriedAgain();
    void whereNothingIsKeptItSaysSo();
    void hostileTextStaysText();
    void reachableBeforeAnybodyCame();

private:
    QListView* visits() const { return child<QListView>("pastView"); }
    QString tipAt(int row) const
    {
        return visits()->model()->index(row, 0).data(Qt::ToolTipRole).toString();
    }
    const VisitQuery& lastQuery() const { return m_source->visitQueries.back(); }
    bool isBarShown() const { return child<QWidget>("pastBanner")->isVisible(); }
    void choosePeriod(const char* name);
    void find(std::uint64_t newest, std::uint64_t count, std::uint64_t next = 0);
    void openFirst();
    /// What a panel says has failed; nothing if that is not to be seen.
    QString failureOf(const char* panel) const;
};

void TestWindowPast::init()
{
    WindowTest::init();
    Snapshot snapshot = busy();
    snapshot.at = now;
    m_source->publish(snapshot);
}

void TestWindowPast::choosePeriod(const char* name)
{
    for (QAction* action : child<QToolButton>("pastPeriod")->menu()->actions()) {
        if (action->text() == text(name))
            return action->trigger();
    }
    QFAIL(name);
}

void TestWindowPast::find(std::uint64_t newest, std::uint64_t count, std::uint64_t next)
{
    Q_EMIT m_source->visitsFound(foundFor(lastQuery(), newest, count, next));
}

void TestWindowPast::openFirst()
{
    press(Qt::Key_H, Qt::ControlModifier);
    find(7, 3);
    QTest::mouseClick(visits()->viewport(), Qt::LeftButton, {},
                      visits()->visualRect(visits()->model()->index(0, 0)).center());
    SessionView visit = visitNumber(7);
    visit.journey = {{"/home", visit.startedAt, 9'000, {}, 0},
                     {"/about", visit.startedAt + 9'000, 0, {}, 0}};
    Q_EMIT m_source->visitOpened(visit);
}

QString TestWindowPast::failureOf(const char* panel) const
{
    auto* banner = child<QWidget>(panel)->findChild<QWidget*>(text("failureBanner"));
    return banner->isVisible() ? banner->accessibleName() : QString();
}

void TestWindowPast::aKeyLeadsToTheSearch()
{
    QVERIFY(m_source->visitQueries.empty());
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(child<QLineEdit>("pastEdit")->hasFocus());
    QVERIFY(isBarShown());
    // Everything of the last seven days, today included.
    QCOMPARE(m_source->visitQueries.size(), 1U);
    QCOMPARE(lastQuery(), (VisitQuery{{}, testStart - 6 * dayMs, epoch, {}, 0, 100}));
    find(7, 3);
    QCOMPARE(visits()->model()->rowCount(), 3);
    QVERIFY(tipAt(0).contains(sessionName("visitor-7")));
    QVERIFY(tipAt(0).contains(text("2 pages")));
}

void TestWindowPast::searchesForATextInAPeriod()
{
    press(Qt::Key_H, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>("pastEdit"), text(" India "));
    press(Qt::Key_Return);
    QCOMPARE(lastQuery().text, std::string("India"));
    choosePeriod("Yesterday");
    QCOMPARE(lastQuery(), (VisitQuery{{}, testStart - dayMs, testStart, "India", 0, 100}));
    choosePeriod("Today");
    QCOMPARE(lastQuery(), (VisitQuery{{}, testStart, epoch, "India", 0, 100}));
    choosePeriod("Last 30 days");
    QCOMPARE(lastQuery().from, testStart - 29 * dayMs);
    choosePeriod("Everything kept");
    QCOMPARE(lastQuery(), (VisitQuery{{}, epoch, epoch, "India", 0, 100}));
}

void TestWindowPast::searchesWhileTyping()
{
    press(Qt::Key_H, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>("pastEdit"), text("abc"));
    QTRY_COMPARE(lastQuery().text, std::string("abc"));
    QCOMPARE(m_source->visitQueries.size(), 2U);
}

void TestWindowPast::followsTheSite()
{
    m_window->findChild<FilterBar*>()->setSite("shop.example");
    QVERIFY(m_source->visitQueries.empty());
    press(Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(lastQuery().site, std::optional<std::string>("shop.example"));
    m_window->findChild<FilterBar*>()->setSite({});
    QCOMPARE(lastQuery().site, std::optional<std::string>());
}

void TestWindowPast::onlyTheLastSearchIsShown()
{
    press(Qt::Key_H, Qt::ControlModifier);
    const VisitQuery first = lastQuery();
    choosePeriod("Today");
    Q_EMIT m_source->visitsFound(foundFor(first, 9, 5, 0));
    QCOMPARE(visits()->model()->rowCount(), 0);
    find(4, 2);
    QCOMPARE(visits()->model()->rowCount(), 2);
    // The same answer again is not listed twice.
    find(4, 2);
    QCOMPARE(visits()->model()->rowCount(), 2);
}

void TestWindowPast::moreComesPageByPage()
{
    press(Qt::Key_H, Qt::ControlModifier);
    find(240, 100, 141);
    auto* more = child<QPushButton>("pastMore");
    QVERIFY(more->isVisible());
    QCOMPARE(child<QLabel>("pastCount")->text(), text("100 sessions, there are more"));
    const VisitQuery first = lastQuery();
    more->click();
    QCOMPARE(lastQuery().before, std::uint64_t(141));
    QCOMPARE(lastQuery().from, first.from);
    QVERIFY(!more->isEnabled());
    find(140, 40);
    QCOMPARE(visits()->model()->rowCount(), 140);
    QVERIFY(tipAt(100).contains(sessionName("visitor-140")));
    QVERIFY(!more->isVisible());
    QCOMPARE(child<QLabel>("pastCount")->text(), text("140 sessions"));
    // A new search begins at the newest again.
    choosePeriod("Today");
    QCOMPARE(lastQuery().before, std::uint64_t(0));
}

void TestWindowPast::saysWhatItDoes()
{
    press(Qt::Key_H, Qt::ControlModifier);
    auto* words = child<QLabel>("pastMessage");
    QVERIFY(words->isVisible());
    QCOMPARE(words->text(), QStringLiteral("Searching…"));
    find(0, 0);
    QCOMPARE(words->text(), text("No past session fits. A longer period may hold some."));
    choosePeriod("Everything kept");
    find(0, 0);
    QCOMPARE(words->text(), text("No past sessions yet."));
    press(Qt::Key_Return);
    find(3, 1);
    QVERIFY(!words->isVisible());
    QCOMPARE(child<QLabel>("pastCount")->text(), text("1 session"));
}

void TestWindowPast::openingOneShowsItsJourney()
{
    Q_EMIT list("sessionView")->clicked(list("sessionView")->model()->index(0, 0));
    QVERIFY(lastRequest().selected.has_value());
    openFirst();
    QCOMPARE(m_source->opened, std::vector<quint64>{7});
    QVERIFY(!lastRequest().selected.has_value());
    QCOMPARE(child<QLabel>("journeyId")->text(), text("Session visitor-7"));
    QCOMPARE(child<QListView>("journeyView")->model()->rowCount(), 2);
    const QString date = QStringLiteral("30 December 2025");
    QVERIFY(child<QLabel>("journeyPast")->isVisible());
    QVERIFY(child<QLabel>("journeyPast")->text().contains(date));
    QVERIFY(child<QLabel>("journeyPast")->text().contains(text("01:02")));
    QVERIFY(isBarShown());
    QVERIFY(child<QWidget>("pastBanner")->accessibleName().contains(sessionName("visitor-7")));
    QVERIFY(child<QWidget>("pastBanner")->accessibleName().contains(date));
    // What happens now does not take it away.
    m_source->publish(busy(120));
    QCOMPARE(child<QListView>("journeyView")->model()->rowCount(), 2);
    // The keyboard opens, too.
    visits()->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(m_source->opened.back(), quint64(6));
}

void TestWindowPast::oneThatIsUnderWayIsFollowed()
{
    press(Qt::Key_H, Qt::ControlModifier);
    VisitsFound found = foundFor(lastQuery(), 7, 1, 0);
    found.visits[0].active = true;
    Q_EMIT m_source->visitsFound(found);
    visits()->setCurrentIndex(visits()->model()->index(0, 0));
    QVERIFY(m_source->opened.empty());
    QCOMPARE(lastRequest().selected->sessionId, std::string("visitor-7"));
    Snapshot snapshot = busy();
    snapshot.selected = session("visitor-7", "/about");
    m_source->publish(snapshot);
    QCOMPARE(child<QListView>("journeyView")->model()->rowCount(), 1);
    QVERIFY(!child<QLabel>("journeyPast")->isVisible());
}

void TestWindowPast::aJourneyOfAnotherVisitIsPassedOver()
{
    openFirst();
    SessionView other = visitNumber(5);
    other.journey = {{"/other", other.startedAt, 0, {}, 0}};
    Q_EMIT m_source->visitOpened(other);
    QCOMPARE(child<QLabel>("journeyId")->text(), text("Session visitor-7"));
    QCOMPARE(child<QListView>("journeyView")->model()->rowCount(), 2);
    press(Qt::Key_Escape);
    Q_EMIT m_source->visitOpened(visitNumber(7));
    QVERIFY(!child<QListView>("journeyView")->isVisible());
}

void TestWindowPast::escapeGoesBackToNow()
{
    openFirst();
    visits()->setFocus();
    press(Qt::Key_Escape);
    QVERIFY(!isBarShown());
    QVERIFY(!visits()->isVisible());
    QVERIFY(list("sessionView")->isVisible());
    QVERIFY(list("sessionView")->hasFocus());
    QVERIFY(!child<QLabel>("journeyPast")->isVisible());
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(!visits()->selectionModel()->hasSelection());
}

void TestWindowPast::theTabAndTheButtonGoBackToo()
{
    openFirst();
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!isBarShown());
    QVERIFY(!child<QLabel>("journeyPast")->isVisible());
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(isBarShown());
    child<QPushButton>("backButton")->click();
    QVERIFY(!isBarShown());
    QVERIFY(list("sessionView")->isVisible());
}

void TestWindowPast::aLiveSessionTakesThePlaceOfAPastOne()
{
    openFirst();
    Q_EMIT list("feedView")->clicked(list("feedView")->model()->index(0, 0));
    QVERIFY(lastRequest().selected.has_value());
    QVERIFY(!child<QLabel>("journeyPast")->isVisible());
    QVERIFY(!visits()->selectionModel()->hasSelection());
    // The list is still one of the past.
    QVERIFY(isBarShown());
    QVERIFY(!child<QWidget>("pastBanner")->accessibleName().contains(sessionName("visitor-7")));
}

void TestWindowPast::aSearchThatFailsSaysSoAndIsTriedAgain()
{
    press(Qt::Key_H, Qt::ControlModifier);
    const VisitQuery asked = lastQuery();
    VisitQuery another = asked;
    another.text = "another";
    m_source->fail(another, "No.");
    QCOMPARE(failureOf("pastPanel"), QString());
    m_source->fail(asked, "The disk is <b>gone</b>.");
    QCOMPARE(failureOf("pastPanel"), text("The search failed. The disk is <b>gone</b>."));
    QVERIFY(child<QLabel>("pastMessage")->text().isEmpty());
    for (const QLabel* label : child<QWidget>("pastPanel")->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    child<QWidget>("pastPanel")
        ->findChild<QWidget*>(text("failureBanner"))
        ->findChild<QPushButton*>()
        ->click();
    QCOMPARE(m_source->visitQueries.size(), 2U);
    QCOMPARE(lastQuery(), asked);
    QCOMPARE(failureOf("pastPanel"), QString());
    QCOMPARE(child<QLabel>("pastMessage")->text(), QStringLiteral("Searching…"));
    // A key does the same.
    m_source->fail(asked, "No.");
    press(Qt::Key_F5);
    QCOMPARE(m_source->visitQueries.size(), 3U);
    find(7, 3);
    QCOMPARE(visits()->model()->rowCount(), 3);
    press(Qt::Key_F5);
    QCOMPARE(m_source->visitQueries.size(), 3U);
}

void TestWindowPast::goingOnThatFailsKeepsWhatWasFound()
{
    press(Qt::Key_H, Qt::ControlModifier);
    find(7, 3, 5);
    child<QPushButton>("pastMore")->click();
    m_source->fail(lastQuery(), "No.");
    QVERIFY(failureOf("pastPanel").contains(text("No.")));
    QCOMPARE(visits()->model()->rowCount(), 3);
    press(Qt::Key_F5);
    QCOMPARE(lastQuery().before, std::uint64_t(5));
    find(4, 2);
    QCOMPARE(visits()->model()->rowCount(), 5);
}

void TestWindowPast::aSearchWaitsForTheConnection()
{
    SourceState state = FakeSource::liveState();
    state.phase = SourceState::Phase::Reconnecting;
    m_source->setState(state);
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(child<QLabel>("pastMessage")->text().contains(text("Not connected")));
    m_source->setState(FakeSource::liveState());
    QCOMPARE(child<QLabel>("pastMessage")->text(), QStringLiteral("Searching…"));
}

void TestWindowPast::aJourneyThatFailsSaysSoAndIsTriedAgain()
{
    press(Qt::Key_H, Qt::ControlModifier);
    find(7, 3);
    visits()->setCurrentIndex(visits()->model()->index(0, 0));
    QCOMPARE(child<QLabel>("journeyMore")->text(), QStringLiteral("Fetching its journey…"));
    m_source->fail(VisitRequest{6}, "No.");
    QCOMPARE(failureOf("journeyPanel"), QString());
    m_source->fail(VisitRequest{7}, "It is no longer kept.");
    QVERIFY(failureOf("journeyPanel").contains(text("It is no longer kept.")));
    QVERIFY(!child<QLabel>("journeyMore")->isVisible());
    press(Qt::Key_F5);
    QCOMPARE(m_source->opened, (std::vector<quint64>{7, 7}));
    QCOMPARE(failureOf("journeyPanel"), QString());
    QVERIFY(child<QLabel>("journeyMore")->isVisible());
    m_source->fail(VisitRequest{7}, "No.");
    press(Qt::Key_Escape);
    press(Qt::Key_F5);
    QCOMPARE(m_source->opened.size(), 2U);
}

void TestWindowPast::whereNothingIsKeptItSaysSo()
{
    SourceState state = FakeSource::liveState();
    state.store = {};
    m_source->setState(state);
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(m_source->visitQueries.empty());
    QVERIFY(child<QLabel>("pastMessage")->text().contains(text("--in-memory")));
    QVERIFY(!child<QLineEdit>("pastEdit")->isEnabled());
    QVERIFY(!isBarShown());
    m_source->setState(FakeSource::liveState());
    QCOMPARE(m_source->visitQueries.size(), 1U);
    QVERIFY(isBarShown());
}

void TestWindowPast::hostileTextStaysText()
{
    press(Qt::Key_H, Qt::ControlModifier);
    VisitsFound found = foundFor(lastQuery(), 3, 1, 0);
    found.visits[0].sessionId = "<img src=x>" + std::string(3000, 'x');
    found.visits[0].currentPage = "/a\xe2\x80\xaegpj.exe";
    Q_EMIT m_source->visitsFound(found);
    const QModelIndex first = visits()->model()->index(0, 0);
    QVERIFY(!first.data(Qt::ToolTipRole).toString().contains(text("<img")));
    QVERIFY(!first.data(Qt::ToolTipRole).toString().contains(QChar(0x202e)));
    visits()->setCurrentIndex(first);
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!m_window->grab().isNull());
    QCOMPARE(m_window->width(), 1440);
}

void TestWindowPast::reachableBeforeAnybodyCame()
{
    WindowTest::init();
    Snapshot nobody;
    nobody.at = now;
    m_source->publish(nobody);
    QVERIFY(child<QWidget>("emptyState")->isVisible());
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(child<QLineEdit>("pastEdit")->isVisible());
    QCOMPARE(m_source->visitQueries.size(), 1U);
}

QTEST_MAIN(TestWindowPast)
#include "tst_window_past.moc"
