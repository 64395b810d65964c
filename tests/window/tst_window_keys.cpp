// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/charts/chart_table.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace footfall;

/// What the web dashboard has by a key, the window has by the same with Ctrl.
class TestWindowKeys : public WindowTest
{
    Q_OBJECT

private:
    void answer(const HistoryRequest& request)
    {
        History history{request, {}};
        for (TimeMs at = request.from; at < request.to; at += request.step)
            history.points.push_back({at, 1, 2, 3, 4, 5});
        Q_EMIT m_source->historyReady(history);
    }
    static constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;
    ChartTable* tableOf(const char* chart) const
    {
        return child<QWidget>(chart)->findChild<ChartTable*>();
    }
    static QStringList cellsOf(const QAbstractItemModel& model, int row)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        return cells;
    }
    QMenu* sounds() const { return child<QMenu>("soundsMenu"); }
    QStringList soundsOn() const
    {
        QStringList names;
        for (const QAction* action : sounds()->actions()) {
            if (action->isChecked())
                names.append(action->text());
        }
        return names;
    }

private Q_SLOTS:
    void theDigitsLeadWhereTheyDoOnTheWeb()
    {
        Snapshot snapshot = busy();
        snapshot.viewers = 1;
        snapshot.viewerList = {{"shop", "v-1", "Canada", {}, {}, {}, snapshot.at}};
        m_source->publish(snapshot);
        press(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(list("viewerView")->hasFocus());
        press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(child<QWidget>("journeyPanel")->isVisible());
        press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(list("alertView")->hasFocus());
        press(Qt::Key_T, ctrlShift);
        QVERIFY(child<QWidget>("chart")->hasFocus());
    }

    void theJourneyTakesTheKeyboard()
    {
        m_source->publish(busy());
        press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(QApplication::focusWidget()->isVisible());
        Q_EMIT list("sessionView")->clicked(list("sessionView")->model()->index(0, 0));
        press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(child<QWidget>("journeyView")->hasFocus());
    }

    void theChartIsATable()
    {
        Snapshot snapshot = busy();
        snapshot.series.back().goals = 4;
        m_source->publish(snapshot);
        press(Qt::Key_T, ctrlShift);
        press(Qt::Key_V, ctrlShift);
        const ChartTable* table = tableOf("chart");
        QVERIFY(table->isVisible());
        QVERIFY(table->hasFocus());
        const QAbstractItemModel& model = *table->model();
        QCOMPARE(model.rowCount(), seriesBuckets);
        QCOMPARE(cellsOf(model, 0), QStringList({clock(59), text("59"), text("2"), text("3"), text("4")}));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), text("page views"));
        QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(), text("2 page views"));
        press(Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 1);
        press(Qt::Key_V, ctrlShift);
        QVERIFY(!table->isVisible());
        QVERIFY(child<QWidget>("chart")->hasFocus());
        press(Qt::Key_Left);
        QVERIFY(child<QWidget>("chart")->accessibleDescription().contains(text("59 active")));
    }

    void aRowThatIsReadStays()
    {
        m_source->publish(busy());
        press(Qt::Key_T, ctrlShift);
        press(Qt::Key_V, ctrlShift);
        ChartTable* table = tableOf("chart");
        table->setCurrentIndex(table->model()->index(5, 0));
        const QString time = table->currentIndex().data().toString();
        Snapshot later = busy();
        for (SeriesPoint& point : later.series)
            point.at = point.at + 3 * seriesBucketMs;
        m_source->publish(later);
        QTRY_COMPARE(table->currentIndex().row(), 8);
        QCOMPARE(table->currentIndex().data().toString(), time);
    }

    void ofTheNarrowedOnlyTheActiveAreKnown()
    {
        Snapshot snapshot = busy();
        snapshot.narrowed = true;
        snapshot.series.front().active = SeriesPoint::unknown;
        m_source->publish(snapshot);
        press(Qt::Key_V, ctrlShift);
        const QString none = QStringLiteral("–");
        const QAbstractItemModel& model = *tableOf("chart")->model();
        QCOMPARE(cellsOf(model, 0), QStringList({clock(59), text("59"), none, none, none}));
        QCOMPARE(cellsOf(model, seriesBuckets - 1).value(1), none);
    }

    void theOtherChartsAreTablesToo()
    {
        m_source->publish(busy());
        press(Qt::Key_V, ctrlShift);
        press(Qt::Key_D, Qt::ControlModifier);
        answer(m_source->historyRequests.back());
        const ChartTable* hours = tableOf("concurrencyChart");
        QVERIFY(hours->isVisible());
        QCOMPARE(cellsOf(*hours->model(), 0).mid(1), QStringList({text("5"), text("1"), text("2")}));
        press(Qt::Key_T, Qt::ControlModifier);
        for (const HistoryRequest& each : std::vector(m_source->historyRequests))
            answer(each);
        const ChartTable* today = tableOf("todayChart");
        QVERIFY(today->isVisible());
        QCOMPARE(today->model()->rowCount(), 25);
        QCOMPARE(cellsOf(*today->model(), 24).value(0), text("24:00"));
        QCOMPARE(cellsOf(*today->model(), 24).value(2), text("1,440"));
    }

    void theSoundsAreThree()
    {
        m_source->publish(busy());
        QVERIFY(soundsOn().isEmpty());
        bool isOpened = false;
        QTimer::singleShot(0, this, [this, &isOpened] {
            isOpened = sounds()->isVisible();
            sounds()->setActiveAction(sounds()->actions().at(2));
            QTest::keyClick(sounds(), Qt::Key_Return);
        });
        press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(isOpened);
        QCOMPARE(soundsOn(), QStringList({text("Sound for alerts")}));
        sounds()->actions().at(0)->trigger();
        QCOMPARE(soundsOn(), QStringList({text("Sound for new visitors"), text("Sound for alerts")}));
        // Kept for the next start.
        restart();
        QCOMPARE(soundsOn(), QStringList({text("Sound for new visitors"), text("Sound for alerts")}));
    }

    void theirModelIsSound()
    {
        ChartTableModel model;
        const QAbstractItemModelTester tester(&model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto figures = [](int newest, int count) {
            ChartFigures all{{text("from"), text("active")}, {}};
            for (int i = 0; i < count; ++i)
                all.rows.push_back({TimeMs(newest - i), {QString::number(newest - i), text("1")}});
            return all;
        };
        model.show(figures(10, 5));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex nine(model.index(1, 1));
        model.show(figures(12, 5));
        QCOMPARE(nine.row(), 3);
        model.show(figures(12, 4));
        model.show(figures(13, 6));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(cellsOf(model, 5).first(), text("8"));
        model.show(figures(40, 6));
        QCOMPARE(cellsOf(model, 0).first(), text("40"));
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    static QString clock(int bucket)
    {
        return QStringLiteral("00:%1:%2").arg(bucket / 6, 2, 10, QLatin1Char('0')).arg(bucket % 6 * 10, 2, 10, QLatin1Char('0'));
    }
};

QTEST_MAIN(TestWindowKeys)
#include "tst_window_keys.moc"
