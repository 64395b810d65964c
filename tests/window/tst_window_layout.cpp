// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"

#include <QApplication>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace footfall;

/// What was chosen stays chosen, however large the window is.
class TestWindowLayout : public WindowTest
{
    Q_OBJECT

private:
    /// What is right of a tab's name (ui/look).
    static constexpr int gapAfterTab = 14;
    static constexpr QSize narrow{1024, 640};
    static constexpr QSize usual{1440, 900};
    static constexpr QSize wide{2560, 1440};

    QString chosenDetail() const { return chosenOf("Details"); }
    QString chosenOf(const char* panel) const
    {
        for (const QTabBar* tabs : m_window->findChildren<QTabBar*>()) {
            if (tabs->accessibleName() == text(panel))
                return tabs->tabText(tabs->currentIndex());
        }
        return {};
    }
    void resizeTo(QSize size)
    {
        m_window->resize(size);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void namesOfChartsComeBeforeTheirLegend()
    {
        m_source->publish(busy());
        for (const QSize size : {QSize(800, 600), narrow, usual}) {
            resizeTo(size);
            auto* chart = child<QWidget>("chart");
            QWidget* panel = chart->parentWidget()->parentWidget();
            auto* tabs = panel->findChild<QTabBar*>();
            for (int i = 0; i < tabs->count(); ++i)
                QVERIFY(tabs->rect().contains(tabs->tabRect(i).adjusted(0, 0, -gapAfterTab, 0)));
            QVERIFY(!panel->findChild<QToolButton*>(text("moreTabs"))->isVisible());
        }
    }

    void whatNobodyChoseIsWhatFits()
    {
        m_source->publish(busy());
        resizeTo(usual);
        QCOMPARE(chosenDetail(), text("Alerts"));
        resizeTo(narrow);
        QCOMPARE(chosenDetail(), text("Live feed"));
        resizeTo(wide);
        QCOMPARE(chosenDetail(), text("Journey"));
        QVERIFY(list("alertView")->isVisible());
    }

    void whatWasChosenStays()
    {
        m_source->publish(busy());
        resizeTo(usual);
        press(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(chosenDetail(), text("Page"));
        for (const QSize size : {wide, usual, narrow, wide, narrow, usual}) {
            resizeTo(size);
            QCOMPARE(chosenDetail(), text("Page"));
        }
    }

    void aJourneyStays()
    {
        m_source->publish(busy());
        resizeTo(wide);
        Q_EMIT list("sessionView")->clicked(list("sessionView")->model()->index(0, 0));
        for (const QSize size : {usual, narrow, wide}) {
            resizeTo(size);
            QCOMPARE(chosenDetail(), text("Journey"));
        }
    }

    void theFeedThatWasChosenGivesWayWhereItHasItsPlace()
    {
        m_source->publish(busy());
        resizeTo(narrow);
        press(Qt::Key_1, Qt::ControlModifier);
        resizeTo(usual);
        QCOMPARE(chosenDetail(), text("Alerts"));
        QVERIFY(list("feedView")->isVisible());
    }

    void aRankingComesBack()
    {
        m_source->publish(busy());
        resizeTo(usual);
        press(Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(chosenOf("Rankings"), text("Sources"));
        resizeTo(wide);
        QVERIFY(list("ranking5")->isVisible());
        resizeTo(usual);
        QCOMPARE(chosenOf("Rankings"), text("Sources"));
    }
};

QTEST_MAIN(TestWindowLayout)
#include "tst_window_layout.moc"
