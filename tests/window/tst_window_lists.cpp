// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace footfall;

/// When lists change, and when they hold still for whoever reads them.
class TestWindowLists : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void rowsRestBetweenTwoChanges();
    void feedHoldsWhileHoveredAndCountsWhatIsNew();
    void whatWasHeldComesThoughARowIsSelected();
    void anEmptyListTakesItsFirstRowsUnderThePointer();
    void feedHoldsWhileSelectedOrScrolled();
    void homeAndThePillCatchUp();
    void aFilterShowsItsAnswerThoughThePointerRests();

private:
    QToolButton* pillOf(HoldingListView* view) const;
    void hover(QWidget* widget, bool inside);
};

QToolButton* TestWindowLists::pillOf(HoldingListView* view) const
{
    // The pill of a list is in the heading above it, the nearest one upwards.
    for (QWidget* parent = view->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto* pill = parent->findChild<QToolButton*>(text("newPill")))
            return pill;
    }
    return nullptr;
}

void TestWindowLists::hover(QWidget* widget, bool inside)
{
    if (inside) {
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(widget, &enter);
    } else {
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(widget, &leave);
    }
}

/// Nobody reads rows that change more often; what is new comes all the same.
void TestWindowLists::rowsRestBetweenTwoChanges()
{
    Snapshot snapshot = busy();
    m_source->publish(snapshot);
    const QAbstractItemModel* pages = list("ranking0")->model();
    const int rows = pages->rowCount();
    const auto publishOneMore = [&](DurationMs later, const char* page) {
        snapshot.at += later;
        snapshot.pagesNow.push_back({snapshot.pagesNow.front().site, page, 1});
        m_source->publish(snapshot);
    };
    publishOneMore(40, "/forty");
    publishOneMore(40, "/eighty");
    QCOMPARE(pages->rowCount(), rows);
    QTRY_COMPARE(pages->rowCount(), rows + 2);
    publishOneMore(100, "/after-a-rest");
    QCOMPARE(pages->rowCount(), rows + 3);
}

void TestWindowLists::feedHoldsWhileHoveredAndCountsWhatIsNew()
{
    HoldingListView* feed = list("feedView");
    m_source->publish(busy(100));
    hover(feed, true);
    m_source->publish(busy(103));
    QCOMPARE(feed->model()->index(0, 0).data().toString(), text("/page-100"));
    QVERIFY(pillOf(feed)->isVisible());
    QCOMPARE(pillOf(feed)->text(), QStringLiteral("3 new ▲"));
    hover(feed, false);
    QTRY_COMPARE(feed->model()->index(0, 0).data().toString(), text("/page-103"));
    QVERIFY(!pillOf(feed)->isVisible());
}

void TestWindowLists::whatWasHeldComesThoughARowIsSelected()
{
    HoldingListView* sessions = list("sessionView");
    m_source->publish(busy());
    hover(sessions, true);
    QTest::mouseClick(sessions->viewport(), Qt::LeftButton, {},
                      sessions->visualRect(sessions->model()->index(1, 0)).center());
    Snapshot newer = busy();
    newer.sessions.insert(newer.sessions.begin(), session("visitor-9", "/newest"));
    m_source->publish(newer);
    QVERIFY(sessions->model()->index(0, 0).data().toString() != QStringLiteral("India — /newest"));
    hover(sessions, false);
    QTRY_COMPARE(sessions->model()->index(0, 0).data().toString(),
                 QStringLiteral("India — /newest"));
}

void TestWindowLists::anEmptyListTakesItsFirstRowsUnderThePointer()
{
    HoldingListView* feed = list("feedView");
    hover(feed, true);
    m_source->publish(withEvents(2, 2));
    QCOMPARE(feed->model()->rowCount(), 2);
    QVERIFY(!pillOf(feed)->isVisible());
    m_source->publish(withEvents(3, 3));
    QCOMPARE(feed->model()->rowCount(), 2);
    QVERIFY(pillOf(feed)->isVisible());
}

void TestWindowLists::feedHoldsWhileSelectedOrScrolled()
{
    HoldingListView* feed = list("feedView");
    m_source->publish(busy(100));
    QTest::mouseClick(feed->viewport(), Qt::LeftButton, {},
                      feed->visualRect(feed->model()->index(2, 0)).center());
    feed->forgetPointer();
    m_source->publish(busy(104));
    QCOMPARE(feed->currentIndex().data().toString(), text("/page-98"));
    QCOMPARE(feed->model()->index(0, 0).data().toString(), text("/page-100"));
    feed->clearSelection();
    QTRY_COMPARE(feed->model()->index(0, 0).data().toString(), text("/page-104"));

    feed->verticalScrollBar()->setValue(60);
    m_source->publish(busy(110));
    QCOMPARE(feed->verticalScrollBar()->value(), 60);
    QCOMPARE(feed->model()->index(0, 0).data().toString(), text("/page-104"));
}

void TestWindowLists::homeAndThePillCatchUp()
{
    HoldingListView* feed = list("feedView");
    m_source->publish(busy(100));
    feed->verticalScrollBar()->setValue(60);
    m_source->publish(busy(105));
    feed->setFocus();
    press(Qt::Key_Home);
    QCOMPARE(feed->model()->index(0, 0).data().toString(), text("/page-105"));
    QCOMPARE(feed->verticalScrollBar()->value(), 0);
    feed->verticalScrollBar()->setValue(60);
    m_source->publish(busy(107));
    pillOf(feed)->click();
    QCOMPARE(feed->model()->index(0, 0).data().toString(), text("/page-107"));
}

void TestWindowLists::aFilterShowsItsAnswerThoughThePointerRests()
{
    HoldingListView* feed = list("feedView");
    m_source->publish(busy(100));
    hover(feed, true);
    child<QLineEdit>("filterEdit")->setText(text("india"));
    QCOMPARE(lastRequest().filter.text, std::string("india"));
    m_source->publish(busy(90));
    QCOMPARE(feed->model()->index(0, 0).data().toString(), text("/page-90"));
}

QTEST_MAIN(TestWindowLists)
#include "tst_window_lists.moc"
