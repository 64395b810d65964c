// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/bars/header_bar.h"
#include "ui/bars/status_line.h"
#include "ui/views/mini_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace footfall;

/// The window on a wall, in a corner of the screen, and what leads to everything.
class TestWindowViews : public WindowTest
{
    Q_OBJECT

private:
    static MiniWindow* mini()
    {
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<MiniWindow*>(window))
                return found;
        }
        return nullptr;
    }
    static QStringList textsOf(const QWidget& widget)
    {
        QStringList texts;
        for (const QLabel* label : widget.findChildren<QLabel*>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }
    int shownScrollBars() const
    {
        const auto bars = m_window->findChildren<QScrollBar*>();
        return int(std::count_if(bars.begin(), bars.end(),
                                 [](const QScrollBar* bar) { return bar->isVisible(); }));
    }
    QWidget* wall() const { return child<QWidget>("wallPage"); }

private Q_SLOTS:
    void theWallShowsTheFiguresAlone()
    {
        m_window->resize(1440, 900);
        m_source->publish(busy());
        const double usual = QApplication::font().pointSizeF();
        press(Qt::Key_F11);
        QVERIFY(m_window->isFullScreen());
        m_window->showNormal();
        m_window->resize(1440, 900);
        m_source->publish(busy());
        QVERIFY(wall()->isVisible());
        QVERIFY(!m_window->findChild<HeaderBar*>()->isVisible());
        QVERIFY(!m_window->findChild<StatusLine*>()->isVisible());
        QCOMPARE(QApplication::font().pointSizeF(), 2 * usual);
        QTRY_COMPARE(shownScrollBars(), 0);
        QVERIFY(list("wallPages")->model()->rowCount() > 0);
        QVERIFY(list("wallPages")->isVisible());
        // No row is cut.
        const int row = list("wallFeed")->sizeHintForRow(0);
        QTRY_COMPARE(list("wallFeed")->viewport()->height() % row, 0);
        press(Qt::Key_F11);
        QVERIFY(!wall()->isVisible());
        QVERIFY(m_window->findChild<HeaderBar*>()->isVisible());
        QCOMPARE(QApplication::font().pointSizeF(), usual);
    }

    void EscapeLeavesTheWallAndKeepsTheFilter()
    {
        m_source->publish(busy());
        m_window->findChild<FilterBar*>()->setSite("shop");
        m_window->findChild<FilterBar*>()->setField(FilterField::Country, "India");
        press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(wall()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!wall()->isVisible());
        QVERIFY(!m_window->isFullScreen());
        QCOMPARE(lastRequest().filter.country, std::string("India"));
    }

    void theWallGivesWayToWhatItDoesNotShow()
    {
        m_source->publish(busy());
        press(Qt::Key_F11);
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!wall()->isVisible());
        QVERIFY(list("sessionView")->hasFocus());
        press(Qt::Key_F11);
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(child<QWidget>("filterEdit")->hasFocus());
    }

    void onASmallScreenTheFiguresAndTheChartAreLeft()
    {
        m_source->publish(busy());
        press(Qt::Key_F11);
        m_window->showNormal();
        m_window->resize(800, 600);
        QCOMPARE(m_window->size(), QSize(800, 600));
        QTRY_VERIFY(!list("wallFeed")->isVisible());
        QVERIFY(!list("wallPages")->isVisible());
        QVERIFY(wall()->findChild<QWidget*>(text("activeTile"))->isVisible());
        QVERIFY(wall()->findChild<QWidget*>(text("chart"))->isVisible());
    }

    void theWallSaysWhenItIsOld()
    {
        m_source->publish(busy());
        press(Qt::Key_F11);
        disconnect();
        QVERIFY(wall()->isVisible());
        QVERIFY(child<QWidget>("stateBanner")->isVisible());
    }

    void theWallIsNotTheSizeThatIsKept()
    {
        m_source->publish(busy());
        m_window->resize(m_window->minimumSizeHint() + QSize(0, 37));
        const QSize size = m_window->size();
        press(Qt::Key_F11);
        m_window->close();
        restart();
        QVERIFY(!m_window->isFullScreen());
        QCOMPARE(m_window->size(), size);
    }

    void whatIsAskedForAtTheStartIsShownFirst()
    {
        m_window->findChild<FilterBar*>()->setSite("blog");
        restart();
        SnapshotFilter filter;
        filter.site = "shop";
        filter.country = "India";
        m_window->lookAt(filter);
        QVERIFY(lastRequest().filter == filter);
    }

    void theMiniWindowStandsInPlaceOfTheWhole()
    {
        Snapshot snapshot = busy();
        snapshot.active = 42;
        snapshot.usualActive = Usual{30, 34, 38};
        m_source->publish(snapshot);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_window->isVisible());
        QVERIFY(mini()->isVisible());
        QVERIFY(mini()->windowFlags() & Qt::WindowStaysOnTopHint);
        QCOMPARE(mini()->size(), QSize(300, 120));
        const QString said = textsOf(*mini()).join(text("|"));
        QVERIFY2(said.contains(text("42|")), qPrintable(said));
        QVERIFY2(said.contains(text("more than usual")), qPrintable(said));
        QVERIFY2(mini()->accessibleName().contains(text("42 active now")), qPrintable(said));
        snapshot.active = 7;
        m_source->publish(snapshot);
        QVERIFY(textsOf(*mini()).contains(text("7")));
        QTest::keyClick(mini(), Qt::Key_Space);
        QVERIFY(m_window->isVisible());
        QVERIFY(!mini()->isVisible());
    }

    void aClickOrItsClosingShowsTheWholeWindow()
    {
        m_source->publish(busy());
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::mouseClick(mini(), Qt::LeftButton);
        QVERIFY(m_window->isVisible());
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCloseEvent closing;
        QSpontaneKeyEvent::setSpontaneous(&closing);
        qApp->notify(mini(), &closing);
        QVERIFY(m_window->isVisible());
    }

    void theMiniWindowTellsTheWorstAlertAndThatItIsOld()
    {
        Snapshot snapshot = busy();
        snapshot.openAlerts = {spike(1)};
        m_source->publish(snapshot);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(mini()->accessibleName().contains(text("Spike")), qPrintable(mini()->accessibleName()));
        disconnect();
        QVERIFY(!mini()->accessibleName().contains(text("Spike")));
        QVERIFY2(mini()->accessibleName().contains(text("Reconnecting")), qPrintable(mini()->accessibleName()));
    }
};

QTEST_MAIN(TestWindowViews)
#include "tst_window_views.moc"
