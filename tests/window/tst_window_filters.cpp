// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/filter_bar.h"
#include "ui/lists/live_panel.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/ten_minutes_chart.h"
#include "ui/tiles/tile.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using namespace footfall;

namespace {

std::vector<std::string> valuesOf(const FilterValues& values)
{
    return {values.begin(), values.end()};
}

} // namespace

/// Choosing what is looked at.
class TestWindowFilters : public WindowTest
{
    Q_OBJECT

private:
    std::string rankedPage(int row) const
    {
        return list("ranking0")->model()->index(row, 0).data().toString().toStdString();
    }
    void click(const char* ranking, int row, Qt::KeyboardModifiers modifiers = {});
    QToolButton* chip(const char* name) const { return child<QToolButton>(name); }

private Q_SLOTS:
    void everyRankingChoosesByItsField();
    void shiftTurnsAFilterAround();
    void everyRankingCanBeTurnedAround();
    void aPageThatIsTypedIsMeantWhole();
    void thePagesBesideOneCanBeHadToo();
    void severalValuesHaveAChipEach();
    void aChipOffersOthersOfItsField();
    void aPageThatIsTypedIsOneMoreWithControl();
    void valuesThatHaveNoRoomAreInAMenu();
    void changesAreUndone();
    void narrowedFiguresSaySo();
    void theCurveBeginsWhereItIsKnown();
    void aChipSaysItsField();
    void manyChipsStayWithinTheWindow();
    void whatIsEmptyByTheFilterSaysSo();
    void aShareIsOfThoseThatAreLeft();
};

void TestWindowFilters::click(const char* ranking, int row, Qt::KeyboardModifiers modifiers)
{
    HoldingListView* view = list(ranking);
    const QModelIndex index = view->model()->index(row, 0);
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                      view->visualRect(index).center());
}

void TestWindowFilters::everyRankingChoosesByItsField()
{
    m_source->publish(busy());
    const std::pair<const char*, FilterValues SnapshotFilter::*> rankings[] = {
        {"ranking0", &SnapshotFilter::page},
        {"ranking3", &SnapshotFilter::country},
        {"ranking4", &SnapshotFilter::city},
        {"ranking5", &SnapshotFilter::referrer},
        {"ranking9", &SnapshotFilter::device}};
    for (const auto& [name, field] : rankings) {
        const QAbstractItemModel* model = list(name)->model();
        if (model->rowCount() == 0)
            continue;
        Q_EMIT list(name)->clicked(model->index(0, 0));
        QVERIFY2(!(lastRequest().filter.*field).empty(), name);
        QVERIFY(lastRequest().narrowsCounts);
        press(Qt::Key_Escape);
        QVERIFY(!lastRequest().filter.narrows());
    }
}

void TestWindowFilters::shiftTurnsAFilterAround()
{
    m_source->publish(busy());
    click("ranking0", 0, Qt::ShiftModifier);
    QCOMPARE(lastRequest().filter.page, std::string("/home"));
    QVERIFY(lastRequest().filter.excludes(FilterField::Page));
    QVERIFY(chip("pageChip")->text().contains(text("not /home")));
    QTest::mouseClick(chip("pageChip"), Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(lastRequest().filter.page, std::string("/home"));
    QVERIFY(!lastRequest().filter.excludes(FilterField::Page));
    QVERIFY(!chip("pageChip")->text().contains(text("not")));
    QTest::mouseClick(chip("pageChip"), Qt::LeftButton);
    QVERIFY(!lastRequest().filter.narrows());
    QVERIFY(!chip("pageChip")->isVisible());
}

/// Each has a bit of its own.
void TestWindowFilters::everyRankingCanBeTurnedAround()
{
    m_source->publish(busy());
    const std::tuple<Qt::Key, Qt::KeyboardModifiers, const char*, FilterField::Place> rankings[] = {
        {Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, "ranking1", FilterField::Entry},
        {Qt::Key_4, Qt::ControlModifier, "ranking3", FilterField::Country},
        {Qt::Key_E, Qt::ControlModifier, "ranking10", FilterField::Event}};
    for (const auto& [key, modifiers, name, field] : rankings) {
        press(key, modifiers);
        click(name, 0, Qt::ShiftModifier);
        QVERIFY2(lastRequest().filter.excludes(field), name);
        press(Qt::Key_Escape);
    }
}

void TestWindowFilters::aPageThatIsTypedIsMeantWhole()
{
    m_source->publish(busy());
    press(Qt::Key_F, Qt::ControlModifier);
    auto* edit = child<QLineEdit>("filterEdit");
    QTest::keyClicks(edit, text("/products/*"));
    QCOMPARE(lastRequest().filter.text, std::string("/products/*"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(lastRequest().filter.page, std::string("/products/*"));
    QCOMPARE(lastRequest().filter.text, std::string());
    QVERIFY(chip("pageChip")->isVisible());
    // The box has nothing to undo now: the key undoes the whole.
    QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(lastRequest().filter.page.empty());
    QVERIFY(!chip("pageChip")->isVisible());
}

void TestWindowFilters::thePagesBesideOneCanBeHadToo()
{
    m_source->publish(busy());
    click("ranking0", 0);
    const auto actions = chip("pageChip")->actions();
    const auto beside = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text().contains(text("beside"));
    });
    QVERIFY(beside != actions.end());
    (*beside)->trigger();
    QCOMPARE(lastRequest().filter.page, std::string("/*"));
}

void TestWindowFilters::severalValuesHaveAChipEach()
{
    const auto pages = [this] { return valuesOf(lastRequest().filter.page); };
    m_source->publish(busy());
    click("ranking0", 0);
    click("ranking0", 1, Qt::ControlModifier);
    const std::vector<std::string> both{rankedPage(0), rankedPage(1)};
    QCOMPARE(pages(), both);
    QVERIFY(lastRequest().page.empty());
    QVERIFY(chip("pageChip")->text().startsWith(text("Page: ")));
    QCOMPARE(chip("pageChip2")->text(), QString::fromUtf8("or %1 ✕").arg(text(both[1].c_str())));
    QTest::mouseClick(chip("pageChip2"), Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(pages(), both);
    QVERIFY(lastRequest().filter.excludes(FilterField::Page));
    QCOMPARE(chip("pageChip2")->text(),
             QString::fromUtf8("and not %1 ✕").arg(text(both[1].c_str())));
    // Each is taken away alone.
    QTest::mouseClick(chip("pageChip"), Qt::LeftButton);
    QCOMPARE(pages(), std::vector<std::string>{both[1]});
    QVERIFY(lastRequest().filter.excludes(FilterField::Page));
    QVERIFY(!chip("pageChip2")->isVisible());
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(pages(), both);
    QVERIFY(chip("pageChip2")->isVisible());
    // A click alone asks for that only, once more with Control for that no more.
    click("ranking0", 1);
    QCOMPARE(pages(), std::vector<std::string>{both[1]});
    QVERIFY(!lastRequest().filter.excludes(FilterField::Page));
    click("ranking0", 1, Qt::ControlModifier);
    QVERIFY(!lastRequest().filter.narrows());
}

void TestWindowFilters::aChipOffersOthersOfItsField()
{
    Snapshot snapshot = busy();
    snapshot.countriesToday = {
        {{}, "India", 9}, {{}, "Peru & more", 4}, {{}, "(other)", 2}, {{}, "", 1}};
    m_source->publish(snapshot);
    m_window->findChild<FilterBar*>()->setField(FilterField::Country, "India");
    auto* menu = chip("countryChip")->findChild<QMenu*>();
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions().front()->text(), text("Peru && more"));
    menu->actions().front()->trigger();
    QCOMPARE(valuesOf(lastRequest().filter.country),
             (std::vector<std::string>{"India", "Peru & more"}));
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->actions().front()->isEnabled());
}

void TestWindowFilters::aPageThatIsTypedIsOneMoreWithControl()
{
    m_source->publish(busy());
    auto* edit = child<QLineEdit>("filterEdit");
    const auto type = [&](const char* page, Qt::KeyboardModifiers modifiers) {
        QTest::keyClicks(edit, text(page));
        QTest::keyClick(edit, Qt::Key_Return, modifiers);
    };
    press(Qt::Key_F, Qt::ControlModifier);
    type("/a", {});
    type("/b/*", Qt::ControlModifier);
    QCOMPARE(valuesOf(lastRequest().filter.page), (std::vector<std::string>{"/a", "/b/*"}));
    QCOMPARE(edit->text(), QString());
    type("/c", {});
    QCOMPARE(valuesOf(lastRequest().filter.page), std::vector<std::string>{"/c"});
}

void TestWindowFilters::valuesThatHaveNoRoomAreInAMenu()
{
    auto* bar = m_window->findChild<FilterBar*>();
    for (int i = 0; i < 17; ++i)
        bar->addToField(FilterField::Country, "Country" + std::to_string(i));
    const FilterValues asked = lastRequest().filter.country;
    QCOMPARE(asked.size(), FilterValues::maxValues);
    QVERIFY(!asked.has("Country16"));
    auto* more = child<QToolButton>("moreChips");
    QVERIFY(more->isVisible());
    Q_EMIT more->menu()->aboutToShow();
    const auto chips = bar->findChildren<QToolButton*>(QRegularExpression(text("Chip\\d*$")));
    const auto shown = std::count_if(chips.begin(), chips.end(),
                                     [](const QToolButton* chip) { return chip->isVisible(); });
    QCOMPARE(std::size_t(shown + more->menu()->actions().size()), asked.size());
    more->menu()->actions().back()->trigger();
    QVERIFY(!lastRequest().filter.country.has("Country15"));
}

void TestWindowFilters::changesAreUndone()
{
    m_source->publish(busy());
    click("ranking0", 0);
    auto* edit = child<QLineEdit>("filterEdit");
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(edit, text("abc"));
    QCOMPARE(lastRequest().filter.text, std::string("abc"));
    list("sessionView")->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lastRequest().filter.text, std::string());
    QCOMPARE(edit->text(), QString());
    QCOMPARE(lastRequest().filter.page, std::string("/home"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!lastRequest().filter.narrows());
    QVERIFY(!chip("pageChip")->isVisible());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!lastRequest().filter.narrows());
}

void TestWindowFilters::narrowedFiguresSaySo()
{
    Snapshot snapshot = busy();
    snapshot.narrowed = true;
    snapshot.activeInAll = 1'234;
    m_source->publish(snapshot);
    QVERIFY(child<Tile>("activeTile")->accessibleDescription().contains(text("of 1,234 in all")));
    for (const char* name : {"visitorsTile", "pageViewsTile"})
        QVERIFY2(child<Tile>(name)->accessibleDescription().contains(text("all, not only these")), name);
    // Alerts are of the site.
    auto* alerts = qobject_cast<LivePanel*>(list("alertView")->parentWidget());
    QVERIFY(alerts);
    QCOMPARE(alerts->corner()->findChild<QLabel*>()->text(), text("all, not only these"));
}

void TestWindowFilters::theCurveBeginsWhereItIsKnown()
{
    Snapshot snapshot = busy();
    snapshot.narrowed = true;
    for (std::size_t i = 0; i < snapshot.series.size(); ++i)
        snapshot.series[i].active = i < 29 ? SeriesPoint::unknown : 3;
    m_source->publish(snapshot);
    auto* chart = child<TenMinutesChart>("chart");
    press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Left);
    QVERIFY(chart->accessibleDescription().endsWith(text("3 active")));
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Right);
    QVERIFY(chart->accessibleDescription().endsWith(text("known no more")));
    for (const ChartMark mark : {ChartMark::Bars, ChartMark::Band})
        QVERIFY(!chart->legend()
                     ->findChild<QWidget*>(QStringLiteral("legend%1").arg(int(mark)))
                     ->isVisible());
}

void TestWindowFilters::aChipSaysItsField()
{
    auto* bar = m_window->findChild<FilterBar*>();
    bar->setField(FilterField::Device, "mobile");
    QCOMPARE(chip("deviceChip")->text(), QString::fromUtf8("Device: mobile ✕"));
    bar->setField(FilterField::Device, "mobile", true);
    QCOMPARE(chip("deviceChip")->text(), QString::fromUtf8("Device: not mobile ✕"));
    bar->setField(FilterField::Entry, "/landing");
    QCOMPARE(chip("entryChip")->text(), QString::fromUtf8("Entry page: /landing ✕"));
}

void TestWindowFilters::manyChipsStayWithinTheWindow()
{
    m_window->resize(1024, 640);
    auto* bar = m_window->findChild<FilterBar*>();
    const std::pair<FilterField::Place, const char*> wanted[] = {
        {FilterField::Country, "United Kingdom"},
        {FilterField::Device, "desktop"},
        {FilterField::Browser, "Samsung Internet"},
        {FilterField::Entry, "/products/a-very-long-name-of-a-page"}};
    for (const auto& [field, value] : wanted)
        bar->setField(field, value);
    for (const char* name : {"countryChip", "deviceChip", "browserChip", "entryChip"})
        QTRY_VERIFY2(chip(name)->width() >= chip(name)->sizeHint().width(), name);
    QVERIFY(bar->rect().contains(chip("entryChip")->geometry()));
    QVERIFY(bar->rect().contains(child<QLineEdit>("filterEdit")->geometry()));
    QCOMPARE(m_window->width(), 1024);
    QVERIFY(chip("entryChip")->text().startsWith(text("from /")));
    // Where there is room, nothing is cut that is not very long.
    m_window->resize(1900, 900);
    QTRY_COMPARE(chip("browserChip")->text(), QString::fromUtf8("Browser: Samsung Internet ✕"));
}

void TestWindowFilters::whatIsEmptyByTheFilterSaysSo()
{
    const auto words = [this](const char* ranking) {
        const auto* label =
            list(ranking)->parentWidget()->findChild<QLabel*>({}, Qt::FindDirectChildrenOnly);
        return label->text();
    };
    m_source->publish(busy());
    QCOMPARE(words("ranking9"), text("Nothing of that today."));
    click("ranking0", 0);
    Snapshot snapshot = busy();
    snapshot.narrowed = true;
    snapshot.devices.clear();
    snapshot.eventNamesNow.clear();
    m_source->publish(snapshot);
    QCOMPARE(words("ranking9"), text("Nothing of that fits the filter. Escape clears it."));
    QCOMPARE(words("ranking10"), text("No clicks or other events in the last minute."));
    press(Qt::Key_Escape);
    QCOMPARE(words("ranking9"), text("Nothing of that today."));
}

void TestWindowFilters::aShareIsOfThoseThatAreLeft()
{
    const auto said = [this](int role) {
        return list("ranking3")->model()->index(0, 0).data(role).toString();
    };
    press(Qt::Key_4, Qt::ControlModifier);
    Snapshot snapshot = busy();
    snapshot.active = 6;
    m_source->publish(snapshot);
    QVERIFY2(said(Qt::ToolTipRole).contains(text("3 active, 50 % of all")), qPrintable(said(Qt::ToolTipRole)));
    snapshot.narrowed = true;
    snapshot.activeInAll = 42;
    m_source->publish(snapshot);
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
        QVERIFY2(!said(role).contains(text("of all")), qPrintable(said(role)));
        QVERIFY(said(role).contains(text("50 % of those that the filter leaves")));
    }
}

QTEST_MAIN(TestWindowFilters)
#include "tst_window_filters.moc"
