// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/status_line.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace footfall;

namespace {

Filtered someFiltered()
{
    Filtered filtered{3, 1'312, testStart, {}, {}, {}};
    filtered.agents = {{"Googlebot", "search-engine", FilterReason::Agent, 1'300, testStart},
                       {tooFastName, {}, FilterReason::Speed, 12, testStart}};
    filtered.newest = {{testStart, "Googlebot", FilterReason::Agent, "shop", "/a%20b"},
                       {testStart, "<b>bot\u202e", FilterReason::Agent, "", "/"}};
    filtered.choices.counts = {{"curl", true}};
    return filtered;
}

} // namespace

/// Bots that are kept apart: seen, and by the keyboard counted or never.
class TestWindowFiltered : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFilteredIsListedAndFollowed()
    {
        openWith(someFiltered());
        QCOMPARE(rowsOf(*bots()),
                 (QStringList{text("Googlebot|search engine|known bot|1,300|"),
                              text("Too fast||too fast for a person|12|"),
                              text("curl|||0|counted")}));
        QCOMPARE(rowsOf(*newest()).front().section(QLatin1Char('|'), 1), text("Googlebot|shop|/a b"));
        QVERIFY(child<QLabel>("filteredFigures")->text().startsWith(text("3 in the last minute")));
        Filtered more = someFiltered();
        more.agents.front().today = 1'301;
        publish(more);
        QVERIFY(rowsOf(*bots()).front().contains(text("1,301")));
        publish({});
        QCOMPARE(bots()->rowCount(), 0);
        QCOMPARE(child<QLabel>("filteredFigures")->text(), text("Nothing was filtered today."));
    }

    void aNameFromOutsideIsPlainText()
    {
        openWith(someFiltered());
        QCOMPARE(newest()->item(1, 1)->text(), QStringLiteral("<b>bot\uFFFD"));
    }

    void aBotIsCountedOrNeverByTheKeyboard()
    {
        openWith(someFiltered());
        QVERIFY(bots()->hasFocus());
        QVERIFY(!button("takeBotBack")->isEnabled());
        press(Qt::Key_Down);
        pressOn("countBot");
        QCOMPARE(m_source->bots.back(), (Choice{tooFastName, true}));
        Filtered moved = someFiltered();
        std::swap(moved.agents[0], moved.agents[1]);
        moved.choices.counts.emplace(tooFastName, true);
        publish(moved);
        QVERIFY(!button("countBot")->isEnabled());
        pressOn("neverCountBot");
        QCOMPARE(m_source->bots.back(), (Choice{tooFastName, false}));
        pressOn("takeBotBack");
        QCOMPARE(m_source->bots.back(), (Choice{tooFastName, std::nullopt}));
    }

    void whyItCannotBeIsSaid()
    {
        openWith(someFiltered());
        Q_EMIT m_source->botRefused(text("The disk is full"));
        QCOMPARE(child<QLabel>("filteredSaid")->text(), text("The disk is full"));
    }

    void whoOnlyLooksChoosesNothing()
    {
        SourceState state = m_source->state();
        state.mayChange = false;
        m_source->setState(state);
        openWith(someFiltered());
        QVERIFY(!button("countBot")->isVisible());
        QCOMPARE(child<QLabel>("filteredSaid")->text(), text("Only an operator may choose."));
    }

    void theStatusLineSaysHowMany()
    {
        auto* status = m_window->findChild<StatusLine*>();
        QVERIFY(!status->text().contains(text("filtered")));
        publish(someFiltered());
        QVERIFY2(status->text().contains(text("1,312 filtered today")), qPrintable(status->text()));
    }

private:
    using Choice = std::pair<std::string, std::optional<bool>>;

    QTableWidget* bots() const { return child<QTableWidget>("filteredBots"); }
    QTableWidget* newest() const { return child<QTableWidget>("filteredNewest"); }
    QPushButton* button(const char* name) const { return child<QPushButton>(name); }
    void publish(const Filtered& filtered)
    {
        SourceState state = m_source->state();
        state.filtered = filtered;
        m_source->setState(state);
    }
    void openWith(const Filtered& filtered)
    {
        m_source->publish(busy());
        publish(filtered);
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::activeWindow(), child<QWidget>("filteredDialog"));
    }
    void pressOn(const char* name)
    {
        button(name)->setFocus();
        press(Qt::Key_Space);
    }
    static QStringList rowsOf(const QTableWidget& table)
    {
        QStringList rows;
        for (int row = 0; row < table.rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table.columnCount(); ++column)
                cells.append(table.item(row, column)->text());
            rows.append(cells.join(QLatin1Char('|')));
        }
        return rows;
    }
};

QTEST_MAIN(TestWindowFiltered)
#include "tst_window_filtered.moc"
