// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/bars/header_bar.h"
#include "ui/bars/status_line.h"
#include "ui/views/mini_window.h"
#include "ui/views/palette_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
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
        QVERIFY(textsOf(*wall()).join(text("|")).contains(text("shop")));
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

    void thePaletteFindsByTheKeyboardAlone()
    {
        m_source->publish(busy());
        list("sessionView")->setFocus();
        find("last 24");
        QCOMPARE(found().value(0), text("Last 24 hours"));
        press(Qt::Key_Return);
        QVERIFY(!palette()->isVisible());
        QCOMPARE(chartTab(), text("24 hours"));
        find("theme no such thing");
        QVERIFY(found().isEmpty());
        press(Qt::Key_Return);
        QVERIFY(palette()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!palette()->isVisible());
    }

    void theArrowKeysGoThroughIt()
    {
        m_source->publish(busy());
        find("text");
        const QStringList names = found();
        QVERIFY(names.size() > 2);
        press(Qt::Key_Down);
        QCOMPARE(chosenName(), names.at(1));
        press(Qt::Key_Up);
        press(Qt::Key_Up);
        QCOMPARE(chosenName(), names.last());
        QVERIFY(QApplication::focusWidget()->accessibleDescription().contains(names.last()));
    }

    void escapeGivesTheKeyboardBackAndKeepsTheFilter()
    {
        m_source->publish(busy());
        m_window->findChild<FilterBar*>()->setField(FilterField::Country, "India");
        child<QWidget>("filterEdit")->setFocus();
        find("x");
        press(Qt::Key_Escape);
        QVERIFY(child<QWidget>("filterEdit")->hasFocus());
        QCOMPARE(lastRequest().filter.country, std::string("India"));
    }

    void thePaletteKnowsSitesAndPagesAsPlainText()
    {
        Snapshot snapshot = busy();
        snapshot.sites = {{"", "shop", 3}, {"", "<b>blog</b>", 1}};
        snapshot.pagesNow = {{"", "/<i>odd</i>", 2}, {"", "(other)", 9}, {"", "", 1}};
        snapshot.pagesToday = {{"", "/<i>odd</i>", 5}};
        m_source->publish(snapshot);
        find("blog");
        QCOMPARE(found(), QStringList{text("<b>blog</b>")});
        press(Qt::Key_Return);
        QCOMPARE(*lastRequest().filter.site, std::string("<b>blog</b>"));
        find("page odd");
        QCOMPARE(found(), QStringList{text("/<i>odd</i>")});
        press(Qt::Key_Return);
        QCOMPARE(lastRequest().filter.page, std::string("/<i>odd</i>"));
        find("all sites");
        QCOMPARE(found().value(0), text("All sites"));
        press(Qt::Key_Return);
        QVERIFY(!lastRequest().filter.site);
    }

    void thePaletteHasNoMoreThanItCanShow()
    {
        Snapshot snapshot = busy();
        snapshot.pagesNow.clear();
        for (int i = 0; i < 5'000; ++i)
            snapshot.pagesNow.push_back({"", "/page/" + std::to_string(i), 1});
        m_source->publish(snapshot);
        find("/page/");
        QCOMPARE(found().size(), qsizetype(PaletteModel::maxListed));
        QVERIFY(textsOf(*palette()).join(text(" ")).contains(text("50 of 200")));
    }

    void itsModelIsSound()
    {
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        int ran = 0;
        model.setItems({{text("Live feed"), text("Action"), text("Ctrl+1"), [&] { ran = 1; }},
                        {text("Feed"), text("Page"), {}, [&] { ran = 2; }},
                        {text("Refeed"), text("Page"), {}, [&] { ran = 3; }},
                        {text("Feedback"), text("Site"), {}, {}}});
        QCOMPARE(model.rowCount(), 4);
        model.narrow(text(" FEED "));
        const auto name = [&](int row) { return model.index(row, 0).data().toString(); };
        QCOMPARE(QStringList({name(0), name(1), name(2), name(3)}),
                 QStringList({text("Feed"), text("Feedback"), text("Live feed"), text("Refeed")}));
        model.run(2);
        QCOMPARE(ran, 1);
        model.narrow(text("feed page"));
        QCOMPARE(model.rowCount(), 2);
        model.run(17);
        model.narrow(text("nothing"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.index(0, 0).data().isValid());
    }

    void aViewIsSavedByNameAndShownByItsKey()
    {
        m_source->publish(busy());
        auto* filter = m_window->findChild<FilterBar*>();
        filter->setSite("shop");
        filter->setField(FilterField::Country, "India");
        press(Qt::Key_T, Qt::ControlModifier);
        saveView("From India");
        filter->clearFilter();
        filter->setSite({});
        press(Qt::Key_D, Qt::ControlModifier);
        restart();
        m_source->publish(busy());
        press(Qt::Key_1, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(lastRequest().filter.country, std::string("India"));
        QCOMPARE(*lastRequest().filter.site, std::string("shop"));
        QCOMPARE(chartTab(), text("Today"));
        m_window->findChild<FilterBar*>()->clearFilter();
        find("from india");
        QCOMPARE(found().value(0), text("From India"));
        press(Qt::Key_Return);
        QCOMPARE(lastRequest().filter.country, std::string("India"));
    }

    void aViewIsSavedAnewOrRemoved()
    {
        m_source->publish(busy());
        auto* filter = m_window->findChild<FilterBar*>();
        saveView("Mine");
        filter->setField(FilterField::Device, "mobile");
        saveView("Mine");
        press(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(child<QListWidget>("viewList")->count(), 1);
        filter->clearFilter();
        child<QPushButton>("viewShow")->click();
        QCOMPARE(lastRequest().filter.device, std::string("mobile"));
        press(Qt::Key_J, Qt::ControlModifier);
        child<QPushButton>("viewRemove")->click();
        QCOMPARE(child<QListWidget>("viewList")->count(), 0);
        QVERIFY(!child<QPushButton>("viewRemove")->isEnabled());
        child<QDialog>("viewsDialog")->close();
        filter->clearFilter();
        press(Qt::Key_1, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(!lastRequest().filter.narrows());
    }

    void nineViewsAreTheMost()
    {
        m_source->publish(busy());
        for (int i = 0; i < 10; ++i)
            saveView(QByteArray("View " + QByteArray::number(i)).constData());
        press(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(child<QListWidget>("viewList")->count(), int(Choices::maxViews));
    }

private:
    QString chartTab() const
    {
        for (const QTabBar* tabs : m_window->findChildren<QTabBar*>()) {
            if (tabs->accessibleName() == text("Charts"))
                return tabs->tabText(tabs->currentIndex());
        }
        return {};
    }
    QWidget* palette() const { return child<QWidget>("commandPalette"); }
    void find(const char* typed)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette()->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), text(typed));
    }
    QStringList found() const
    {
        QStringList names;
        const QAbstractItemModel& model = *child<QListView>("paletteView")->model();
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, 0).data().toString());
        return names;
    }
    QString chosenName() const { return child<QListView>("paletteView")->currentIndex().data().toString(); }
    void saveView(const char* name)
    {
        press(Qt::Key_J, Qt::ControlModifier);
        QTest::keyClicks(child<QLineEdit>("viewName"), text(name));
        child<QPushButton>("viewSave")->click();
        child<QDialog>("viewsDialog")->close();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
};

QTEST_MAIN(TestWindowViews)
#include "tst_window_views.moc"
