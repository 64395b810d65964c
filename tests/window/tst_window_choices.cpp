// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/views/choices.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMenu>
#include <QTabBar>
#include <QTest>

using namespace footfall;

/// What was chosen is so again after a restart.
class TestWindowChoices : public WindowTest
{
    Q_OBJECT

private:
    FilterBar* filter() const { return m_window->findChild<FilterBar*>(); }
    QString tabOf(const char* panel) const
    {
        for (const QTabBar* tabs : m_window->findChildren<QTabBar*>()) {
            if (tabs->accessibleName() == text(panel))
                return tabs->tabText(tabs->currentIndex());
        }
        return {};
    }
    QWidget* chartTable() const { return child<QWidget>("chartTable"); }
    bool isChecked(const char* action) const
    {
        for (const QAction* each : m_window->findChildren<QAction*>()) {
            if (each->text() == text(action))
                return each->isChecked();
        }
        return false;
    }
    void write(const QByteArray& content)
    {
        m_window.reset();
        m_settings.reset();
        QFile file(settingsFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        restart();
    }

private Q_SLOTS:
    void theSiteAndTheFilter()
    {
        m_source->publish(busy());
        filter()->setSite("shop");
        filter()->setField(FilterField::Country, "Côte d’Ivoire & more+", true);
        filter()->setField(FilterField::Page, "/products/*");
        m_window->findChild<QWidget*>(text("filterEdit"))->setFocus();
        const SnapshotFilter chosen = lastRequest().filter;
        QCOMPARE(chosen.country, std::string("Côte d’Ivoire & more+"));
        restart();
        QVERIFY(lastRequest().filter == chosen);
        QVERIFY(child<QWidget>("countryChip")->isVisible());
        filter()->clearFilter();
        filter()->setSite({});
        restart();
        QVERIFY(lastRequest().filter == SnapshotFilter());
    }

    void aSiteWithoutANameIsNoneOfAll()
    {
        filter()->setSite("");
        restart();
        QVERIFY(lastRequest().filter.site == std::optional<std::string>(""));
    }

    void theTabs()
    {
        m_source->publish(busy());
        press(Qt::Key_T, Qt::ControlModifier);
        press(Qt::Key_5, Qt::ControlModifier);
        press(Qt::Key_H, Qt::ControlModifier);
        press(Qt::Key_P, Qt::ControlModifier);
        press(Qt::Key_O, Qt::ControlModifier);
        restart();
        m_source->publish(busy());
        QCOMPARE(tabOf("Charts"), text("Today"));
        QCOMPARE(tabOf("Rankings"), text("Places"));
        QVERIFY(list("ranking4")->isVisible());
        QCOMPARE(tabOf("Sessions"), text("Past sessions"));
        QCOMPARE(tabOf("Details"), text("Page"));
        QVERIFY(lastRequest().sessionsBy == SessionsBy::Activity);
    }

    void theViewersComeBackBeforeThereAreAny()
    {
        m_source->publish(busy());
        press(Qt::Key_8, Qt::ControlModifier);
        restart();
        m_source->publish(busy());
        QCOMPARE(tabOf("Sessions"), text("Viewers"));
    }

    void theSizeOfTheText()
    {
        const double usual = QApplication::font().pointSizeF();
        press(Qt::Key_Plus, Qt::ControlModifier);
        press(Qt::Key_Plus, Qt::ControlModifier);
        restart();
        QCOMPARE(QApplication::font().pointSizeF(), usual + 2);
        press(Qt::Key_Backspace, Qt::ControlModifier);
        QCOMPARE(QApplication::font().pointSizeF(), usual);
        restart();
        QCOMPARE(QApplication::font().pointSizeF(), usual);
    }

    void theThemeAndTheTables()
    {
        m_source->publish(busy());
        press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
        press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        restart();
        QVERIFY(isChecked("Dark"));
        QVERIFY(isChecked("The chart as a table"));
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    }

    void theSizeOfTheWindow()
    {
        m_window->resize(m_window->minimumSizeHint() + QSize(0, 37));
        const QSize size = m_window->size();
        m_window->close();
        restart();
        QCOMPARE(m_window->size(), size);
    }

    void aBrokenFileIsNoError()
    {
        write(QByteArray("\xff\xfe[[[window\ntheme=\x00\x01=@Variant(\\0\\0)\n%zz", 40) +
              QByteArray(1000, '\x80'));
        QVERIFY(m_window->isVisible());
        QVERIFY(lastRequest().filter == SnapshotFilter());
        QVERIFY(isChecked("As the desktop"));
    }

    void whatIsOutOfBoundsIsCut()
    {
        const double usual = QApplication::font().pointSizeF();
        QByteArray ini = "[window]\ntheme=99\nzoom=4000\ngeometry=no\nview=\"site=" +
                         QByteArray(5000, 's') + "&country=" + QByteArray(5000, 'c') +
                         "&chart=pie&list=..&not=country,planet&planet=Mars\"\n[views]\n";
        for (int i = 1; i < 40; ++i)
            ini += QByteArray::number(i) + "\\name=" + QByteArray(300, 'n') + "\n";
        write(ini);
        const Choices choices = Choices::of(*m_settings);
        QCOMPARE(int(choices.theme), int(ThemeChoice::Dark));
        QCOMPARE(choices.views.size(), Choices::maxViews);
        QCOMPARE(choices.views.front().name.size(), qsizetype(Choices::maxViewName));
        QCOMPARE(QApplication::font().pointSizeF(), usual + Choices::maxZoom);
        const SnapshotFilter& asked = lastRequest().filter;
        QCOMPARE(asked.site->size(), maxLength::site);
        QCOMPARE(asked.country.only().size(), maxLength::place);
        QCOMPARE(asked.excluded, std::uint16_t(0));
        QCOMPARE(tabOf("Charts"), text("Last ten minutes"));
    }

    void aViewIsItsText()
    {
        View view;
        view.filter.site = "shop";
        view.filter.text = "100 % & more=";
        view.filter.entry = "/a b";
        view.filter.excluded = 1U << FilterField::Entry;
        view.chosen = {1, 10, 2, 1, 4};
        QCOMPARE(view.text(), text("site=shop&entry=%2Fa%20b&text=100%20%25%20%26%20more%3D&not=entry&"
                                   "chart=today&rank=events&list=viewers&order=activity&side=feed"));
        QVERIFY(View::of(view.text()) == view);
        QVERIFY(View::of({}) == View());
    }
};

QTEST_MAIN(TestWindowChoices)
#include "tst_window_choices.moc"
