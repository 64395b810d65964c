// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/bars/banner.h"
#include "ui/bars/status_line.h"
#include "ui/past/time_bar.h"
#include "ui/text/text_format.h"
#include "ui/tiles/tile.h"

#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace footfall;

/// The way back through what is kept.
class TestWindowTime : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theScaleGoesBothWays();
    void aKeyGoesBackAndAnotherToNow();
    void thePastIsShownAndMarked();
    void thePresentIsHeardButNotShown();
    void oneMomentIsAskedForAtATime();
    void theMomentCanBeTyped();
    void itPlaysUntilItStands();
    void anotherFilterIsOfThatMoment();
    void anAlertOpensItsMoment();
    void whatCannotBeShownIsSaid();
    void aMarkIsNotedAtTheMomentThatIsShown();

private:
    QSlider* slider() const { return child<QSlider>("timeSlider"); }
    Banner* banner() const { return child<Banner>("pastBanner"); }
    /// A minute ago.
    void goBack()
    {
        m_source->publish(snapshotWith(7));
        press(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier);
    }
    static Snapshot snapshotWith(std::int64_t active)
    {
        Snapshot snapshot = withEvents(9, 9);
        snapshot.active = snapshot.activeInAll = active;
        return snapshot;
    }
    void answer(std::int64_t active)
    {
        const MomentRequest asked = m_source->moments.back();
        Snapshot snapshot = snapshotWith(active);
        snapshot.at = asked.at;
        Q_EMIT m_source->momentReady({asked, std::make_shared<const Snapshot>(snapshot)});
    }
    bool isActive(const char* count) const
    {
        return child<Tile>("activeTile")->accessibleName().startsWith(text(count));
    }
};

void TestWindowTime::theScaleGoesBothWays()
{
    QCOMPARE(TimeScale::back(0), 0);
    QCOMPARE(TimeScale::back(TimeScale::places), TimeScale::longest);
    for (int place = 0; place <= TimeScale::places; ++place)
        QCOMPARE(TimeScale::place(TimeScale::back(place)), place);
    QVERIFY(TimeScale::back(1) < secondMs);
}

void TestWindowTime::aKeyGoesBackAndAnotherToNow()
{
    goBack();
    QCOMPARE(m_source->moments.size(), 1U);
    const DurationMs back = SystemClock().now() - m_source->moments.back().at;
    QVERIFY(back >= minuteMs && back < 2 * minuteMs);
    QCOMPARE(m_source->moments.back().view, lastRequest());
    press(Qt::Key_Escape);
    QCOMPARE(m_source->left, 1);
    QVERIFY(!banner()->isVisible());
    QCOMPARE(slider()->value(), 0);
}

void TestWindowTime::thePastIsShownAndMarked()
{
    goBack();
    answer(3);
    QVERIFY(isActive("3 "));
    QVERIFY(banner()->isVisible());
    QVERIFY(banner()->text().startsWith(text("This is how it was: ")));
    QVERIFY(slider()->value() < 0);
    QTest::mouseClick(child<QPushButton>("backButton"), Qt::LeftButton);
    QVERIFY(isActive("7 "));
    QVERIFY(!banner()->isVisible());
    QVERIFY(!child<QDateTimeEdit>("timeMoment")->isVisible());
}

void TestWindowTime::thePresentIsHeardButNotShown()
{
    goBack();
    answer(3);
    QTRY_COMPARE(m_source->taken, 1);
    m_source->publish(snapshotWith(8));
    QTRY_COMPARE(m_source->taken, 2);
    QVERIFY(isActive("3 "));
    press(Qt::Key_Escape);
    QVERIFY(isActive("8 "));
}

void TestWindowTime::oneMomentIsAskedForAtATime()
{
    goBack();
    goBack();
    goBack();
    QCOMPARE(m_source->moments.size(), 1U);
    answer(3);
    QCOMPARE(m_source->moments.size(), 2U);
    QCOMPARE(m_source->moments[0].at - m_source->moments[1].at, 2 * minuteMs);
    answer(4);
    QCOMPARE(m_source->moments.size(), 2U);
    QVERIFY(isActive("4 "));
}

void TestWindowTime::theMomentCanBeTyped()
{
    goBack();
    answer(3);
    const QDateTime at = QDateTime::fromString(text("2026-01-02T03:04:05"), Qt::ISODate);
    child<QDateTimeEdit>("timeMoment")->setDateTime(at);
    QCOMPARE(m_source->moments.back().at, TimeMs(at.toMSecsSinceEpoch()));
}

void TestWindowTime::itPlaysUntilItStands()
{
    goBack();
    answer(3);
    const TimeMs begin = m_source->moments.back().at;
    QTest::mouseClick(child<QToolButton>("pace10"), Qt::LeftButton);
    QVERIFY(child<QToolButton>("pace10")->isChecked());
    QTRY_COMPARE(m_source->moments.size(), 2U);
    QCOMPARE(m_source->moments.back().at - begin, 5 * secondMs);
    answer(4);
    QTRY_COMPARE(m_source->moments.size(), 3U);
    press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!child<QToolButton>("pace10")->isChecked());
}

void TestWindowTime::anotherFilterIsOfThatMoment()
{
    goBack();
    answer(3);
    press(Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(m_source->moments.size(), 2U);
    QCOMPARE(m_source->moments[1].at, m_source->moments[0].at);
    QCOMPARE(m_source->moments[1].view, lastRequest());
}

void TestWindowTime::anAlertOpensItsMoment()
{
    Snapshot snapshot = snapshotWith(7);
    Alert alert;
    alert.id = 1;
    alert.kind = Alert::Kind::Spike;
    alert.at = SystemClock().now() - hourMs;
    snapshot.alerts = {alert};
    m_source->publish(snapshot);
    press(Qt::Key_0, Qt::ControlModifier);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_source->moments.size(), 1U);
    QCOMPARE(m_source->moments.back().at, alert.at);
}

void TestWindowTime::whatCannotBeShownIsSaid()
{
    goBack();
    m_source->fail(m_source->moments.back(), "Nothing is kept.");
    QStringList said;
    for (const QLabel* label : child<StatusLine>("statusLine")->findChildren<QLabel*>())
        said.append(label->text());
    QVERIFY(said.contains(text("Nothing is kept.")));
    QVERIFY(!banner()->isVisible());
    goBack();
    answer(3);
    const TimeMs shown = m_source->moments.back().at;
    goBack();
    m_source->fail(m_source->moments.back(), "Too many.");
    QVERIFY(banner()->text().contains(dateText(shown)));
    QVERIFY(isActive("3 "));
}

void TestWindowTime::aMarkIsNotedAtTheMomentThatIsShown()
{
    const TimeMs before = SystemClock().now();
    press(Qt::Key_I, Qt::ControlModifier);
    auto* note = child<QLineEdit>("markText");
    QVERIFY(note->isVisible());
    QVERIFY(!child<QPushButton>("markNote")->isEnabled());
    QTest::keyClicks(note, text(" deploy 1.8 "));
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(m_source->marks.size(), 1U);
    QCOMPARE(m_source->marks[0].text, std::string("deploy 1.8"));
    QVERIFY(m_source->marks[0].at >= before);
    goBack();
    press(Qt::Key_I, Qt::ControlModifier);
    QTest::keyClicks(note, text("x"));
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(m_source->marks[1].at, m_source->moments.back().at);
}

QTEST_MAIN(TestWindowTime)
#include "tst_window_time.moc"
