// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/time_zone.h"
#include "ui/charts/day_curve.h"
#include "ui/text/language.h"

#include <QDateTime>
#include <QTest>

using namespace footfall;

namespace {

TimeMs utc(const char* time)
{
    return TimeMs(
        QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate).toMSecsSinceEpoch());
}

/// A day with one visitor and two page views in each of its minutes.
History everyMinute(TimeMs from, TimeMs to)
{
    History history{{{}, from, to, minuteMs}, {}};
    for (TimeMs at = from; at < to; at += minuteMs)
        history.points.push_back({at, 1, 2, 3, 1, 1});
    return history;
}

} // namespace

class TestDayCurve : public QObject
{
    Q_OBJECT

    const Language m_language{QStringLiteral("en")};

private Q_SLOTS:
    void aDayBeginsAtLocalMidnight();
    void countsUpThroughTheDay();
    void aDayMayHave25Hours();
    void aDayMayHave23Hours();
    void saysTheComparison_data();
    void saysTheComparison();
};

void TestDayCurve::aDayBeginsAtLocalMidnight()
{
    const LocalZone zone(centralEurope);
    const TimeMs sunday = utc("2026-10-25T12:00:00Z");
    QCOMPARE(dayStart(sunday), utc("2026-10-24T22:00:00Z"));
    QCOMPARE(dayStart(sunday, -1) - dayStart(sunday), 25 * hourMs);
    QCOMPARE(dayStart(utc("2026-11-01T12:00:00Z"), 7), dayStart(sunday));
    const TimeMs spring = utc("2026-03-29T12:00:00Z");
    QCOMPARE(dayStart(spring, -1) - dayStart(spring), 23 * hourMs);
    QCOMPARE(minuteOfDay(spring), 14 * 60);
}

void TestDayCurve::countsUpThroughTheDay()
{
    const History day = everyMinute(utc("2026-01-01T00:00:00Z"), utc("2026-01-02T00:00:00Z"));
    const DayCurve visitors(day, DayFigure::Visitors);
    QCOMPARE(visitors.before(0), 0);
    QCOMPARE(visitors.before(10), 10);
    QCOMPARE(visitors.before(minutesOfDay), 1440);
    QCOMPARE(visitors.whole(), 1440);
    QCOMPARE(DayCurve(day, DayFigure::PageViews).before(10), 20);
}

void TestDayCurve::aDayMayHave25Hours()
{
    const LocalZone zone(centralEurope);
    const TimeMs noon = utc("2026-10-25T12:00:00Z");
    const DayCurve curve(everyMinute(dayStart(noon), dayStart(noon, -1)), DayFigure::Visitors);
    QCOMPARE(curve.before(2 * 60), 120);
    QCOMPARE(curve.before(3 * 60), 240);
    QCOMPARE(curve.whole(), 25 * 60);
}

void TestDayCurve::aDayMayHave23Hours()
{
    const LocalZone zone(centralEurope);
    const TimeMs noon = utc("2026-03-29T12:00:00Z");
    const DayCurve curve(everyMinute(dayStart(noon), dayStart(noon, -1)), DayFigure::Visitors);
    QCOMPARE(curve.before(2 * 60), 120);
    QCOMPARE(curve.before(3 * 60), 120);
    QCOMPARE(curve.whole(), 23 * 60);
}

void TestDayCurve::saysTheComparison_data()
{
    QTest::addColumn<int>("figure");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("then");
    QTest::addColumn<qint64>("thenWhole");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, DayFigure figure, qint64 now, qint64 then,
                        qint64 thenWhole, const char* sentence) {
        QTest::newRow(name) << int(figure) << now << then << thenWhole
                            << QString::fromLatin1(sentence);
    };
    const auto visitors = DayFigure::Visitors;
    row("more", visitors, 1204, 1075, 2400,
        "1,204 visitors so far, 12 % more than last Tuesday by this time");
    row("fewer", visitors, 900, 1000, 2400,
        "900 visitors so far, 10 % fewer than last Tuesday by this time");
    row("equal", visitors, 900, 900, 2400,
        "900 visitors so far, as many as last Tuesday by this time");
    row("nearly equal", visitors, 1001, 1000, 2400,
        "1,001 visitors so far, about as many as last Tuesday by this time");
    row("much more", visitors, 24000, 1000, 2400,
        "24,000 visitors so far, 2,300 % more than last Tuesday by this time");
    row("nothing last week", visitors, 900, 0, 0,
        "900 visitors so far; nothing is known of last Tuesday");
    row("later last week", visitors, 1, 0, 2400,
        "1 visitor so far, none last Tuesday by this time");
    row("none yet", visitors, 0, 12, 2400,
        "No visitors up to the last whole minute, 12 last Tuesday by this time");
    row("none at all", visitors, 0, 0, 2400,
        "No visitors up to the last whole minute, as last Tuesday by this time");
    row("page views", DayFigure::PageViews, 3300, 3000, 9000,
        "3,300 page views so far, 10 % more than last Tuesday by this time");
}

void TestDayCurve::saysTheComparison()
{
    QFETCH(int, figure);
    QFETCH(qint64, now);
    QFETCH(qint64, then);
    QFETCH(qint64, thenWhole);
    QTEST(comparisonText(DayFigure(figure), now, then, thenWhole, QStringLiteral("Tuesday")),
          "sentence");
}

QTEST_GUILESS_MAIN(TestDayCurve)
#include "tst_day_curve.moc"
