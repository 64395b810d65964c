// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/lists/page_panel.h"
#include "ui/lists/tab_panel.h"
#include "ui/look/labels.h"
#include "ui/models/page_ways_model.h"
#include "ui/text/text_format.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace footfall;

namespace {

PageDetail detailOf(const std::string& page)
{
    PageDetail detail;
    detail.page = page;
    detail.now = 18;
    detail.viewsToday = 1'204;
    detail.usualPerMinute = Usual{2, 1.2, 2.8};
    detail.firstMinute = testStart;
    detail.viewsByMinute.assign(pageMinutes, 6);
    detail.cameFrom = {{"", "", 9}, {"", "/blog", 4}, {"", otherLabel, 1}};
    detail.wentTo = {{"", "/cart", 7}, {"", "", 3}};
    detail.referrers = {{"", "", 12}, {"", "news.example", 6}};
    detail.campaigns = {{"", "spring", 2}};
    detail.medianDwell = 42'000;
    return detail;
}

Snapshot withPage(const std::string& page)
{
    Snapshot snapshot = busy();
    snapshot.narrowed = true;
    snapshot.page = detailOf(page);
    return snapshot;
}

QStringList labelsOf(const QAbstractItemModel& model)
{
    QStringList labels;
    for (int i = 0; i < model.rowCount(); ++i)
        labels.append(model.index(i, 0).data().toString());
    return labels;
}

} // namespace

/// Choosing a page, and all that is said of it.
class TestWindowPage : public WindowTest
{
    Q_OBJECT

private:
    PagePanel* panel() const { return child<PagePanel>("pagePanel"); }
    QString said(const char* label) const { return child<ElidedLabel>(label)->text(); }
    void choose(int row) { Q_EMIT list("ranking0")->clicked(list("ranking0")->model()->index(row, 0)); }
    void clickWay(const char* label, Qt::KeyboardModifiers modifiers = {})
    {
        HoldingListView* ways = list("pageWays");
        const QModelIndex index = ways->model()->index(int(labelsOf(*ways->model()).indexOf(text(label))), 0);
        QVERIFY2(index.isValid(), label);
        ways->scrollTo(index);
        QTest::mouseClick(ways->viewport(), Qt::LeftButton, modifiers,
                          ways->visualRect(index).center());
    }

private Q_SLOTS:
    void aClickOnAPageOpensIt()
    {
        m_source->publish(busy());
        QVERIFY(lastRequest().page.empty());
        QVERIFY(!panel()->isVisible());
        choose(0);
        QCOMPARE(lastRequest().page, std::string("/home"));
        QCOMPARE(lastRequest().filter.page, std::string("/home"));
        QVERIFY(panel()->isVisible());
        m_source->publish(withPage("/home"));
        QCOMPARE(said("pageName"), text("/home"));
        QCOMPARE(said("pageFigures"), QStringLiteral("18 on it now · 1,204 views today · 0:42 on it (median)"));
        QCOMPARE(said("pageRate"), QStringLiteral("6.0 views a minute, more than usual, 1–3"));
    }

    void enterOnAPageOpensIt()
    {
        m_source->publish(busy());
        press(Qt::Key_3, Qt::ControlModifier);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(panel()->isVisible());
        QVERIFY(!lastRequest().page.empty());
    }

    void theWaysAreListed()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        QCOMPARE(labelsOf(*list("pageWays")->model()),
                 QStringList({text("Came from"), text("(entered here)"), text("/blog"), text("(other)"),
                              text("Went on to"), text("/cart"), text("(left here)"),
                              text("Referrers of those on it"), text("(direct)"), text("news.example"),
                              text("Campaigns of those on it"), text("spring")}));
        const QModelIndex row = list("pageWays")->model()->index(2, 0);
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Came from · /blog · 4"));
    }

    void aWayLeadsOn()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        clickWay("(left here)");
        QCOMPARE(lastRequest().page, std::string("/home"));
        clickWay("/cart");
        QCOMPARE(lastRequest().filter.page, std::string("/cart"));
        QCOMPARE(lastRequest().page, std::string("/cart"));
        // Nothing of the page before is shown as this one's.
        QCOMPARE(said("pageName"), text("/cart"));
        QCOMPARE(list("pageWays")->model()->rowCount(), 0);
        m_source->publish(withPage("/home"));
        QCOMPARE(list("pageWays")->model()->rowCount(), 0);
        m_source->publish(withPage("/cart"));
        clickWay("news.example");
        QCOMPARE(lastRequest().filter.referrer, std::string("news.example"));
        QCOMPARE(lastRequest().page, std::string("/cart"));
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(lastRequest().page, std::string("/home"));
    }

    void withShiftAWayIsLeftOut()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        clickWay("news.example", Qt::ShiftModifier);
        QCOMPARE(lastRequest().filter.referrer, std::string("news.example"));
        QVERIFY(lastRequest().filter.excludes(FilterField::Referrer));
        QCOMPARE(lastRequest().page, std::string("/home"));
        m_source->publish(withPage("/home"));
        press(Qt::Key_P, Qt::ControlModifier);
        list("pageWays")->setCurrentIndex(list("pageWays")->model()->index(2, 0));
        press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(lastRequest().filter.page, std::string("/blog"));
        QVERIFY(lastRequest().filter.excludes(FilterField::Page));
        QVERIFY(lastRequest().page.empty());
    }

    void withoutAPageTheKeyStaysInSight()
    {
        m_source->publish(busy());
        press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(panel()->isVisible());
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
        auto* tabs = qobject_cast<QTabBar*>(QApplication::focusWidget());
        QVERIFY(tabs);
        QCOMPARE(tabs->tabText(tabs->currentIndex()), text("Page"));
    }

    void theArrowKeysTellTheMinutes()
    {
        m_source->publish(busy());
        choose(0);
        Snapshot snapshot = withPage("/home");
        snapshot.page->viewsByMinute[58] = 7;
        m_source->publish(snapshot);
        auto* hour = child<QWidget>("pageHour");
        hour->setFocus(Qt::TabFocusReason);
        const auto told = [hour] { return hour->accessibleDescription(); };
        QVERIFY2(told().endsWith(text("6 views so far")), qPrintable(told()));
        press(Qt::Key_Left);
        QVERIFY2(told().endsWith(text("7 views")), qPrintable(told()));
        const QString before = told();
        press(Qt::Key_Right);
        press(Qt::Key_Left);
        QCOMPARE(told(), before);
        press(Qt::Key_Home);
        QVERIFY2(told().startsWith(minuteText(testStart)), qPrintable(told()));
        press(Qt::Key_End);
        press(Qt::Key_Right);
        QVERIFY(told().endsWith(text("so far")));
    }

    void thePointerTellsTheMinutesToo()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        auto* hour = child<QWidget>("pageHour");
        const QImage before = hour->grab().toImage();
        QTest::mouseMove(hour, hour->rect().center());
        QVERIFY(!hour->accessibleDescription().endsWith(text("so far")));
        QVERIFY(hour->grab().toImage() != before);
    }

    void isGreyWithoutAConnection()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        const QColor text = Theme::current().text;
        QVERIFY(shows(*panel(), text));
        disconnect();
        QVERIFY(!shows(*panel(), text));
        m_source->setState(FakeSource::liveState());
        QVERIFY(shows(*panel(), text));
    }

    void theKeysReachIt()
    {
        m_source->publish(busy());
        press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(panel()->isVisible());
        choose(0);
        m_source->publish(withPage("/home"));
        press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(list("pageWays")->hasFocus());
        // Headings are passed over.
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(lastRequest().filter.page, std::string("/blog"));
    }

    void escapeGoesBack()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        press(Qt::Key_Escape);
        QVERIFY(lastRequest().page.empty());
        QVERIFY(!panel()->isVisible());
        QVERIFY(list("alertView")->isVisible());
    }

    void aSessionOnItLeadsToItsJourney()
    {
        m_source->publish(busy());
        choose(0);
        m_source->publish(withPage("/home"));
        Q_EMIT list("sessionView")->clicked(list("sessionView")->model()->index(0, 0));
        QVERIFY(!panel()->isVisible());
        QVERIFY(child<QWidget>("journeyPanel")->isVisible());
        QCOMPARE(lastRequest().page, std::string("/home"));
        // Without the page the journey stays.
        press(Qt::Key_Escape);
        QVERIFY(child<QWidget>("journeyPanel")->isVisible());
    }

    void severalPagesAreNoPage()
    {
        m_source->publish(busy());
        choose(0);
        const auto actions = child<QToolButton>("pageChip")->actions();
        for (QAction* action : actions) {
            if (action->text().contains(text("beside")))
                action->trigger();
        }
        QCOMPARE(lastRequest().filter.page, std::string("/*"));
        QVERIFY(lastRequest().page.empty());
        QVERIFY(!panel()->isVisible());
    }

    void whatIsNotKnownSaysSo()
    {
        m_source->publish(busy());
        choose(0);
        Snapshot snapshot = busy();
        snapshot.page = PageDetail();
        snapshot.page->page = "/home";
        m_source->publish(snapshot);
        QCOMPARE(said("pageFigures"), QStringLiteral("0 on it now · 0 views today"));
        QVERIFY(said("pageRate").contains(text("usual not known yet")));
        QCOMPARE(list("pageWays")->model()->rowCount(), 0);
    }

    void itsModelIsSound()
    {
        PageWaysModel model;
        const QAbstractItemModelTester tester(&model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        Snapshot snapshot = withPage("/home");
        model.apply(shared(snapshot), false);
        std::swap(snapshot.page->cameFrom[0], snapshot.page->cameFrom[1]);
        snapshot.page->wentTo.push_back({"", "/new", 1});
        snapshot.page->campaigns.clear();
        QCOMPARE(model.apply(shared(snapshot), true), 1);
        model.apply(shared(snapshot), false);
        QVERIFY(labelsOf(model).contains(text("/new")));
        QVERIFY(!labelsOf(model).contains(text("Campaigns of those on it")));
        model.apply(shared(busy()), false);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_MAIN(TestWindowPage)
#include "tst_window_page.moc"
