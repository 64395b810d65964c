// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/text/text_format.h"

#include <QApplication>
#include <QLabel>
#include <QTableWidget>
#include <QTest>

using namespace footfall;

/// Who was refused: seen by operators, by the keyboard.
class TestWindowRefused : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void whoWasRefusedIsListedAndFollowed()
    {
        RefusedClients refusals{{.limit = 1'200, .badInput = 4}, testStart, {}};
        refusals.newest = {{"203.0.113.9", Refused::Limit, 1'200, testStart, testStart,
                            "Too many events from this address"},
                           {"2001:db8::/64", Refused::BadInput, 4, testStart, testStart,
                            "<b>page</b>: it is empty"}};
        openWith(refusals);
        QCOMPARE(clients()->rowCount(), 2);
        const QString at = clockText(testStart);
        QCOMPARE(
            rowOf(0),
            text("%1|203.0.113.9|too much|Too many events from this address|%1|1,200").arg(at));
        QCOMPARE(cell(1, 3), text("<b>page</b>: it is empty"));
        QVERIFY(figures().startsWith(text("1,204 since")));
        QVERIFY(figures().endsWith(QStringLiteral("1,200 too much · 4 not understood")));
        refusals.newest[0].times = 1'201;
        publish(refusals);
        QCOMPARE(cell(0, 5), text("1,201"));
    }
    void nothingRefusedIsSaid()
    {
        openWith({{}, testStart, {}});
        QVERIFY(figures().startsWith(text("Nothing was refused since")));
    }
    void whoOnlyLooksSeesNobody()
    {
        SourceState state = m_source->state();
        state.mayChange = false;
        m_source->setState(state);
        openWith({});
        QVERIFY(!clients()->isVisible());
        QCOMPARE(figures(), text("Only an operator sees who was refused."));
    }

private:
    QTableWidget* clients() const { return child<QTableWidget>("refusedClients"); }
    QString figures() const { return child<QLabel>("refusedFigures")->text(); }
    QString cell(int row, int column) const { return clients()->item(row, column)->text(); }
    QString rowOf(int row) const
    {
        QStringList cells;
        for (int column = 0; column < clients()->columnCount(); ++column)
            cells.append(cell(row, column));
        return cells.join(QLatin1Char('|'));
    }
    void publish(const RefusedClients& refusals)
    {
        SourceState state = m_source->state();
        state.refusals = refusals;
        m_source->setState(state);
    }
    void openWith(const RefusedClients& refusals)
    {
        m_source->publish(busy());
        publish(refusals);
        press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::activeWindow(), child<QWidget>("refusedDialog"));
    }
};

QTEST_MAIN(TestWindowRefused)
#include "tst_window_refused.moc"
