// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/manual_clock.h"
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/alert_toast.h"
#include "ui/text/quiet_hours.h"
#include "ui/tiles/alert_tile.h"
#include "ui/views/choices.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>

using namespace footfall;

namespace {

TimeMs localTimeAt(int hour, int minute)
{
    return TimeMs(QDateTime(QDate(2026, 11, 30), QTime(hour, minute)).toMSecsSinceEpoch());
}

Alert silence(std::uint64_t id, const std::string& site)
{
    Alert alert = spike(id);
    alert.kind = Alert::Kind::Silence;
    alert.site = site;
    alert.page.clear();
    return alert;
}

} // namespace

/// An operator leaves the room, and is called back by what matters and by nothing else.
class TestWindowAlerts : public WindowTest
{
    Q_OBJECT

private:
    static constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

    static Snapshot with(const std::vector<Alert>& open, const std::vector<Alert>& others = {})
    {
        Snapshot snapshot = busy();
        snapshot.openAlerts = open;
        snapshot.alerts = open;
        snapshot.alerts.insert(snapshot.alerts.end(), others.begin(), others.end());
        return snapshot;
    }
    AlertToast* toast() const { return child<AlertToast>("alertToast"); }
    QString rowText(int row) const
    {
        return list("alertView")->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    void setQuiet(QTime from, QTime to)
    {
        for (QAction* action : child<QMenu>("soundsMenu")->actions()) {
            if (action->text().startsWith(text("Quiet hours")))
                action->trigger();
        }
        child<QCheckBox>("quietOn")->setChecked(true);
        child<QTimeEdit>("quietFrom")->setTime(from);
        child<QTimeEdit>("quietTo")->setTime(to);
        auto* dialog = child<QDialog>("quietHoursDialog");
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
    }
    void openAgain(const Clock& clock)
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(*m_source, *m_settings, &clock);
        m_window->resize(1440, 900);
        m_window->show();
    }
    QRect placeOf(const QWidget* widget) const
    {
        return {widget->mapTo(m_window.get(), QPoint()), widget->size()};
    }

private Q_SLOTS:
    void theWorstStandsOnTopAndNotTheNewest()
    {
        m_source->publish(with({silence(1, "blog"), spike(3)}, {spike(2)}));
        QVERIFY(rowText(0).startsWith(text("Silence")));
        QVERIFY(rowText(1).startsWith(text("Spike")));
        QCOMPARE(list("alertView")->model()->rowCount(), 3);
        QVERIFY(child<AlertTile>("alertTile")->accessibleDescription().startsWith(text("Silence")));
    }

    void whatIsOverStandsForTenMinutesBeforeAllIsQuiet()
    {
        Snapshot snapshot = busy();
        Alert end = silence(9, "blog");
        end.kind = Alert::Kind::BackToUsual;
        end.at = snapshot.at - 10 * minuteMs + 1;
        snapshot.alerts = {end};
        snapshot.quietSince = end.at;
        m_source->publish(snapshot);
        const auto* tile = child<AlertTile>("alertTile");
        QVERIFY(tile->accessibleDescription().startsWith(text("Back to usual")));
        snapshot.at = end.at + 10 * minuteMs;
        m_source->publish(snapshot);
        QVERIFY(tile->accessibleDescription().startsWith(text("All quiet since ")));
    }

    void aKeySaysThatTheWorstIsSeenAndItCallsNoMore()
    {
        Snapshot snapshot = with({silence(7, "blog")});
        m_source->publish(snapshot);
        QVERIFY(m_window->windowTitle().contains(text("Silence on blog")));
        press(Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(m_source->seen, (std::vector<std::pair<std::uint64_t, bool>>{{7, true}}));
        const QSignalSpy figures(m_window.get(), &MainWindow::figuresChanged);
        snapshot.alerts[0].seenAt = snapshot.openAlerts[0].seenAt = snapshot.at;
        m_source->publish(snapshot);
        QVERIFY(!m_window->windowTitle().contains(text("Silence")));
        QCOMPARE(figures.last().at(1).toString(), QString());
        QVERIFY(rowText(0).contains(text("seen ")));
        QVERIFY(child<AlertTile>("alertTile")->accessibleDescription().contains(text("seen ")));
        press(Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(m_source->seen.size(), 1U); // nothing calls
    }

    void aKeyMutesAndUnmutesTheOneThatIsPicked()
    {
        Snapshot snapshot = with({silence(7, "blog"), spike(8)});
        m_source->publish(snapshot);
        press(Qt::Key_0, Qt::ControlModifier);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_U, ctrlShift);
        const AlertTopic topic{Alert::Kind::Spike, ""};
        QVERIFY(m_source->muted.back() == std::pair(topic, true));
        for (auto* alerts : {&snapshot.alerts, &snapshot.openAlerts})
            alerts->at(1).mutedUntil = snapshot.at + hourMs;
        m_source->publish(snapshot);
        QVERIFY(rowText(1).contains(text("muted until ")));
        QCOMPARE(child<QAbstractButton>("alertMute")->text(), text("Unmute"));
        press(Qt::Key_U, ctrlShift);
        QVERIFY(m_source->muted.back() == std::pair(topic, false));
    }

    void clicksDoTheSame()
    {
        m_source->publish(with({silence(7, "blog")}));
        press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(child<QWidget>("alertBar")->isVisible());
        QTest::mouseClick(child<QAbstractButton>("alertSeen"), Qt::LeftButton);
        QTest::mouseClick(child<QAbstractButton>("alertMute"), Qt::LeftButton);
        QCOMPARE(m_source->seen.back(), (std::pair<std::uint64_t, bool>{7, true}));
        QVERIFY(m_source->muted.back().first.kind == Alert::Kind::Silence);
        m_source->raise(silence(8, "blog"));
        QTest::mouseClick(child<QPushButton>("toastSeen"), Qt::LeftButton);
        QCOMPARE(m_source->seen.back(), (std::pair<std::uint64_t, bool>{8, true}));
        QTest::mouseClick(child<QPushButton>("toastMute"), Qt::LeftButton);
        QVERIFY(m_source->muted.back().second);
    }

    void whoOnlyLooksDoesNothing()
    {
        m_source->publish(with({silence(7, "blog")}));
        SourceState state = FakeSource::liveState();
        state.mayChange = false;
        m_source->setState(state);
        press(Qt::Key_U, Qt::ControlModifier);
        press(Qt::Key_U, ctrlShift);
        m_source->raise(silence(8, "blog"));
        QVERIFY(toast()->isVisible());
        QVERIFY(!child<QPushButton>("toastSeen")->isVisible());
        QVERIFY(!child<QWidget>("alertBar")->isVisible());
        QVERIFY(m_source->seen.empty() && m_source->muted.empty());
    }

    void whatAnotherWindowHasSeenCallsHereNoLonger()
    {
        Snapshot snapshot = with({silence(7, "blog")});
        m_source->raise(snapshot.alerts[0]);
        m_source->publish(snapshot);
        QVERIFY(toast()->isVisible());
        snapshot.alerts[0].seenAt = snapshot.openAlerts[0].seenAt = snapshot.at;
        m_source->publish(snapshot);
        QVERIFY(!toast()->isVisible());
    }

    void whatIsMutedCallsNobody()
    {
        const QSignalSpy calls(m_window.get(), &MainWindow::alertCalls);
        Alert alert = silence(7, "blog");
        alert.mutedUntil = alert.at + hourMs;
        m_source->raise(alert);
        m_source->publish(with({alert}));
        QVERIFY(!toast()->isVisible());
        QCOMPARE(calls.count(), 0);
        QVERIFY(!m_window->windowTitle().contains(text("Silence")));
        QVERIFY(rowText(0).contains(text("muted until ")));
        Alert end = silence(8, "blog");
        end.kind = Alert::Kind::BackToUsual;
        end.wasMuted = true;
        m_source->raise(end);
        QVERIFY2(!toast()->isVisible(), "nobody was told that it began");
        m_source->raise(silence(9, "shop"));
        QVERIFY(toast()->isVisible());
        QCOMPARE(calls.count(), 1);
    }

    void aRefusalIsSaid()
    {
        m_source->publish(with({silence(7, "blog")}));
        Q_EMIT m_source->alertHandlingRefused(text("Too much is muted"));
        const auto labels = m_window->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(text("Too much is muted"));
        }));
    }

    void quietHoursPassMidnight_data()
    {
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<QTime>("at");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* name, QTime from, QTime to, QTime at, bool holds) {
            QTest::newRow(name) << from << to << at << holds;
        };
        row("before", {22, 0}, {7, 0}, {21, 59}, false);
        row("begin", {22, 0}, {7, 0}, {22, 0}, true);
        row("midnight", {22, 0}, {7, 0}, {0, 0}, true);
        row("last", {22, 0}, {7, 0}, {6, 59}, true);
        row("end", {22, 0}, {7, 0}, {7, 0}, false);
        row("by day", {12, 0}, {13, 30}, {13, 29}, true);
        row("after", {12, 0}, {13, 30}, {13, 30}, false);
        row("all day", {7, 0}, {7, 0}, {12, 0}, true);
    }
    void quietHoursPassMidnight()
    {
        QFETCH(QTime, from);
        QFETCH(QTime, to);
        QFETCH(QTime, at);
        QFETCH(bool, holds);
        QCOMPARE((QuietHours{true, from, to}.holds(localTimeAt(at.hour(), at.minute()))), holds);
        QVERIFY((!QuietHours{false, from, to}.holds(localTimeAt(at.hour(), at.minute()))));
    }

    void inQuietHoursNothingPopsUpAndTheListTellsAllTheSame()
    {
        ManualClock clock;
        openAgain(clock);
        clock.setNow(localTimeAt(23, 0));
        const QSignalSpy calls(m_window.get(), &MainWindow::alertCalls);
        m_source->raise(silence(1, "shop"));
        QVERIFY2(toast()->isVisible(), "they are off at first");
        toast()->hide();
        setQuiet({22, 0}, {7, 0});
        m_source->raise(silence(2, "blog"));
        m_source->publish(with({silence(2, "blog")}));
        QVERIFY(!toast()->isVisible());
        QCOMPARE(calls.count(), 1);
        QVERIFY(rowText(0).startsWith(text("Silence")));
        QVERIFY(child<AlertTile>("alertTile")->accessibleDescription().startsWith(text("Silence")));
        clock.setNow(localTimeAt(7, 0));
        m_source->raise(silence(3, "wiki"));
        QVERIFY(toast()->isVisible());
        QCOMPARE(calls.count(), 2);
    }

    void quietHoursAreKeptForTheNextStart()
    {
        ManualClock clock;
        clock.setNow(localTimeAt(12, 30));
        openAgain(clock);
        setQuiet({12, 0}, {13, 0});
        openAgain(clock);
        m_source->raise(silence(1, "shop"));
        QVERIFY(!toast()->isVisible());
        clock.setNow(localTimeAt(13, 0));
        m_source->raise(silence(2, "shop"));
        QVERIFY(toast()->isVisible());
        m_settings->setValue(text("quiet/from"), text("noon"));
        QCOMPARE(Choices::of(*m_settings).quiet, (QuietHours{true, {22, 0}, {13, 0}}));
    }

    void aClickOnTheToastGoesToItsMoment()
    {
        m_source->publish(busy());
        const Alert alert = silence(7, "blog");
        m_source->raise(alert);
        QTest::mouseClick(toast(), Qt::LeftButton, {}, QPoint(20, 10));
        QVERIFY(!toast()->isVisible());
        QCOMPARE(m_source->moments.size(), 1U);
        QCOMPARE(m_source->moments[0].at, alert.at);
        press(Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(m_source->seen.back(), (std::pair<std::uint64_t, bool>{7, true}));
    }

    void theToastCoversNothingOfWhatItTellsOf_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1024, 640), QSize(1280, 800), QSize(1440, 900), QSize(2560, 1200)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }
    void theToastCoversNothingOfWhatItTellsOf()
    {
        QFETCH(QSize, size);
        m_source->publish(with({silence(7, "blog")}));
        m_source->raise(silence(7, "blog"));
        m_window->resize(size);
        press(Qt::Key_0, Qt::ControlModifier);
        const auto covers = [this](const char* name) {
            const QWidget* widget = child<QWidget>(name);
            return widget->isVisible() && placeOf(toast()).intersects(placeOf(widget));
        };
        QTRY_VERIFY(m_window->rect().contains(placeOf(toast())));
        QTRY_VERIFY(!covers("alertView") && !covers("alertTile"));
        QRect newest = placeOf(child<QWidget>("chart"));
        newest.setLeft(newest.center().x() + newest.width() / 4);
        QVERIFY(!placeOf(toast()).intersects(newest));
    }

    void whileThePastIsShownNothingSaysNow()
    {
        m_source->publish(busy());
        const auto* phase = child<QLabel>("phaseLabel");
        QCOMPARE(phase->text(), text("Live"));
        Alert alert = silence(7, "blog");
        m_source->raise(alert);
        QTest::mouseClick(toast(), Qt::LeftButton, {}, QPoint(20, 10));
        const Snapshot then = with({alert});
        Q_EMIT m_source->momentReady({m_source->moments.back(), shared(then)});
        QCOMPARE(phase->text(), text("The past"));
        const auto* active = child<QAbstractButton>("activeTile");
        QVERIFY2(active->accessibleName().contains(text("active then")),
                 qPrintable(active->accessibleName()));
        // What is done about it now is said of it then.
        Snapshot now = with({alert});
        m_source->publish(now);
        now.alerts[0].seenAt = now.openAlerts[0].seenAt = now.at;
        m_source->publish(now);
        QVERIFY(rowText(0).contains(text("seen ")));
        press(Qt::Key_Escape);
        QCOMPARE(phase->text(), text("Live"));
        QVERIFY(active->accessibleName().contains(text("active now")));
    }
};

QTEST_MAIN(TestWindowAlerts)
#include "tst_window_alerts.moc"
