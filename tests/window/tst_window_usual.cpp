// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/ten_minutes_chart.h"
#include "ui/look/theme.h"
#include "ui/text/text_format.h"
#include "ui/tiles/tile.h"

#include <QTest>

#include <algorithm>

using namespace footfall;

namespace {

/// A milestone, which is news and no warning, and a silence that goes on: as they came.
Alert milestoneAt(TimeMs at)
{
    Alert alert;
    alert.id = 9;
    alert.kind = Alert::Kind::Milestone;
    alert.at = at;
    alert.value = 50;
    return alert;
}

Alert silenceOn(std::string site)
{
    Alert alert = spike(4);
    alert.kind = Alert::Kind::Silence;
    alert.site = std::move(site);
    alert.span = 4 * minuteMs;
    alert.expected = 96;
    return alert;
}

Alert endOf(const Alert& over)
{
    Alert alert;
    alert.id = over.id + 1;
    alert.kind = Alert::Kind::BackToUsual;
    alert.at = over.at + 12 * minuteMs;
    alert.site = over.site;
    alert.span = 12 * minuteMs;
    alert.wasDrop = over.isDrop();
    return alert;
}

/// 34 active are usual, from 29 to 38 in whole numbers, through the day.
Snapshot knowing(Snapshot snapshot)
{
    const Usual usual{34, 29.6, 37.2};
    snapshot.usualActive = usual;
    for (int hour = -24; hour <= 1; ++hour)
        snapshot.usualHours.push_back({snapshot.at + hour * hourMs, usual});
    return snapshot;
}

/// How much of a widget has just this colour.
int pixelsOf(QWidget* widget, const QColor& color)
{
    const QImage picture = widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
    std::ptrdiff_t count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        count += std::count(line, line + picture.width(), color.rgb());
    }
    return int(count);
}

} // namespace

/// Whether it is as usual, what is worst now, and when it is over.
class TestWindowUsual : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theTileSaysWhetherItIsUsual_data();
    void theTileSaysWhetherItIsUsual();
    void whatIsUnusualGivesWayToNothing();
    void theLegendHasWholeWordsOrDots();
    void theWorstIsShownNotTheNewest();
    void whenItIsOverAllIsQuiet();
    void theTitleNamesTheHostToo();
    void aMilderNoteDoesNotHideAWorse();
    void theBandLiesBehindTheLine();
    void theBandIsToldInWords();
    void theLastDayHasTheBand();

private:
    QString worst() const { return child<QWidget>("alertTile")->accessibleDescription(); }
    QString toast() const
    {
        auto* shown = child<QWidget>("alertToast");
        return shown->isVisible() ? shown->accessibleName() : QString();
    }
};

void TestWindowUsual::theTileSaysWhetherItIsUsual_data()
{
    QTest::addColumn<int>("active");
    QTest::addColumn<bool>("known");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown") << 34 << false << QStringLiteral("usual not known yet · 7 new/min");
    QTest::newRow("usual") << 38 << true << QStringLiteral("usual 29–38 · 7 new/min");
    QTest::newRow("above") << 42 << true << QStringLiteral("more than usual, 29–38 · 7 new/min");
    QTest::newRow("below") << 28 << true << QStringLiteral("fewer than usual, 29–38 · 7 new/min");
}

void TestWindowUsual::theTileSaysWhetherItIsUsual()
{
    QFETCH(int, active);
    QFETCH(bool, known);
    Snapshot snapshot = known ? knowing(busy()) : busy();
    snapshot.active = active;
    snapshot.visitorsLastMinute = 7;
    m_source->publish(snapshot);
    auto* tile = child<Tile>("activeTile");
    QTEST(tile->shownNote(), "words");
    QTEST(tile->accessibleDescription(), "words");
}

void TestWindowUsual::whatIsUnusualGivesWayToNothing()
{
    Snapshot snapshot = knowing(busy());
    snapshot.active = 12'480;
    snapshot.presentVisitors = 14'926;
    m_window->resize(1024, 640);
    m_source->publish(snapshot);
    auto* tile = child<Tile>("activeTile");
    QTRY_COMPARE(tile->shownNote(), QStringLiteral("more than usual, 29–38"));
    QVERIFY(tile->toolTip().contains(text("14,926 visitors present")));
    // The triangle before it says which way.
    m_window->resize(800, 600);
    QTRY_COMPARE(tile->shownNote(), QStringLiteral("usual 29–38"));
}

void TestWindowUsual::theLegendHasWholeWordsOrDots()
{
    m_source->publish(knowing(busy()));
    auto* legend = child<TenMinutesChart>("chart")->legend();
    const auto isCut = [&] {
        for (auto* label : legend->findChildren<QLabel*>()) {
            if (label->isVisible() && label->width() < label->sizeHint().width())
                return true;
        }
        return false;
    };
    for (const int width : {1440, 1024, 800}) {
        m_window->resize(width, 640);
        QTRY_VERIFY2(!isCut(), qPrintable(QString::number(width)));
        QVERIFY(legend->findChild<QWidget*>(QStringLiteral("legend%1").arg(int(ChartMark::Line)))
                    ->isVisible());
    }
}

void TestWindowUsual::theWorstIsShownNotTheNewest()
{
    Snapshot snapshot = busy();
    const Alert silence = silenceOn("shop");
    snapshot.alerts = {milestoneAt(testStart + hourMs), spike(5), silence};
    snapshot.openAlerts = {silence, spike(5)};
    m_source->publish(snapshot);
    QCOMPARE(worst(), text("Silence: nobody for 4 minutes, usual 24 a minute, on shop"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("▼ Silence on shop – 42 – Footfall"));
    snapshot.openAlerts = {spike(5)};
    m_source->publish(snapshot);
    QVERIFY(worst().startsWith(text("Spike: ")));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("▲ Spike – 42 – Footfall"));
}

void TestWindowUsual::whenItIsOverAllIsQuiet()
{
    Snapshot snapshot = busy();
    snapshot.alerts = {milestoneAt(testStart)};
    m_source->publish(snapshot);
    QCOMPARE(worst(), text("All quiet"));
    snapshot.openAlerts = {silenceOn("shop")};
    m_source->publish(snapshot);
    snapshot.openAlerts.clear();
    snapshot.quietSince = testStart - minuteMs * 20;
    snapshot.at = *snapshot.quietSince + minuteMs;
    m_source->publish(snapshot);
    QCOMPARE(worst(), text("All quiet since ") + minuteText(*snapshot.quietSince));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("● 42 – Footfall"));
}

void TestWindowUsual::theTitleNamesTheHostToo()
{
    SourceState state = FakeSource::liveState();
    state.host = text("stats.example");
    Snapshot snapshot = busy();
    snapshot.openAlerts = {silenceOn("shop")};
    m_source->publish(snapshot);
    m_source->setState(state);
    QCOMPARE(m_window->windowTitle(),
             QStringLiteral("▼ Silence on shop – 42 – stats.example – Footfall"));
}

void TestWindowUsual::aMilderNoteDoesNotHideAWorse()
{
    m_source->publish(busy());
    m_source->raise(milestoneAt(testStart));
    QVERIFY(toast().startsWith(text("Milestone")));
    m_source->raise(spike(10));
    QVERIFY(toast().startsWith(text("Spike")));
    const Alert silence = silenceOn("shop");
    m_source->raise(silence);
    QVERIFY(toast().startsWith(text("Silence")));
    m_source->raise(milestoneAt(testStart));
    m_source->raise(spike(11));
    m_source->raise(endOf(silenceOn("blog")));
    QVERIFY2(toast().startsWith(text("Silence")), qPrintable(toast()));
    m_source->raise(endOf(silence));
    QVERIFY2(toast().startsWith(text("Back to usual")), qPrintable(toast()));
    m_source->raise(milestoneAt(testStart));
    QVERIFY(toast().startsWith(text("Milestone")));
}

void TestWindowUsual::theBandLiesBehindTheLine()
{
    auto* chart = child<QWidget>("chart");
    const auto drawn = [&] { return pixelsOf(chart, Theme::current().accentSoft); };
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_window->setTheme(theme);
        m_source->publish(busy());
        QTRY_COMPARE(drawn(), 0);
        m_source->publish(knowing(busy()));
        QTRY_VERIFY(drawn() > 1000);
    }
}

void TestWindowUsual::theBandIsToldInWords()
{
    const auto* chart = child<QWidget>("chart");
    m_source->publish(knowing(busy()));
    press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Left);
    QCOMPARE(chart->accessibleDescription(),
             QStringLiteral("00:09:50   59 active, usual 29–38   2 page views"));
    const auto* entry = child<TenMinutesChart>("chart")->legend()->findChild<QWidget*>(
        QStringLiteral("legend%1").arg(int(ChartMark::Band)));
    QTRY_VERIFY(entry->isVisible());
    m_source->publish(busy());
    QTRY_VERIFY(!entry->isVisible());
}

void TestWindowUsual::theLastDayHasTheBand()
{
    m_source->publish(knowing(busy()));
    press(Qt::Key_D, Qt::ControlModifier);
    const HistoryRequest& request = m_source->historyRequests.back();
    History history{request, {}};
    for (TimeMs at = request.from; at < request.to; at += request.step)
        history.points.push_back({at, 3, 3, 3, 3, 3});
    Q_EMIT m_source->historyReady(history);
    auto* chart = child<QWidget>("concurrencyChart");
    QTRY_VERIFY(pixelsOf(chart, Theme::current().accentSoft) > 1000);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY2(chart->accessibleDescription().contains(QStringLiteral("3 at once, usual 29–38")),
             qPrintable(chart->accessibleDescription()));
}

QTEST_MAIN(TestWindowUsual)
#include "tst_window_usual.moc"
