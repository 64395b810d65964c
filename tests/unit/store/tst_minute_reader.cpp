// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/minute_reader.h"
#include "tests/unit/support/filled_store.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr DurationMs day = 24 * hour;

struct MinuteStore : FilledStore
{
    void add(std::optional<std::string> site, TimeMs minute, std::int64_t sessions)
    {
        count({std::move(site), minute, 1, sessions, 1, sessions, std::int32_t(2 * sessions)});
    }
    /// "minutes after noon, site: sessions/peak", in the order in which they are read.
    QStringList read(MinuteReader& reader)
    {
        QStringList lines;
        MinuteReader::Next next;
        while ((next = reader.next()) == MinuteReader::Next::Minute) {
            const MinuteCounts& at = reader.minute();
            lines.append(QStringLiteral("%1 %2: %3/%4")
                             .arg((at.minute - noon) / minute)
                             .arg(QString::fromStdString(at.site.value_or("*")))
                             .arg(at.sessionsBegun)
                             .arg(at.peakActive));
        }
        if (next == MinuteReader::Next::Failed)
            lines.append(QStringLiteral("failed"));
        return lines;
    }
    QStringList read(TimeMs from, TimeMs to)
    {
        MinuteReader reader(log->database());
        reader.goTo(from, to);
        return read(reader);
    }
};

} // namespace

class TestMinuteReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyComeInTheOrderOfTimeAllSitesFirst()
    {
        MinuteStore store;
        const std::string longSite(250, 'x');
        for (const TimeMs at : {noon + minute, noon, noon + 3 * day}) {
            for (const char* site : {"b.example", "a.example", ""})
                store.add(site, at, 1);
            store.add(longSite, at, 2);
            store.add(std::nullopt, at, 5);
        }
        store.commit();
        const QStringList lines = store.read(noon, noon + 4 * day);
        QCOMPARE(lines.size(), 15);
        QCOMPARE(lines[0], QStringLiteral("0 *: 5/10"));
        QVERIFY(lines.contains(QStringLiteral("1 a.example: 1/2")));
        QVERIFY(lines.contains(QStringLiteral("1 : 1/2")));
        QVERIFY(
            lines.contains(QStringLiteral("4320 %1: 2/4").arg(QString::fromStdString(longSite))));
        QCOMPARE(lines[5], QStringLiteral("1 *: 5/10"));
        QCOMPARE(lines[10], QStringLiteral("4320 *: 5/10"));
    }
    void theSpanBeginsAndEndsWhereItSays()
    {
        MinuteStore store;
        for (int i = 0; i < 60; ++i)
            store.add(std::nullopt, noon + i * hour, 1);
        store.commit();
        QCOMPARE(store.read(noon + hour, noon + 59 * hour).size(), 58);
        QCOMPARE(store.read(noon, noon).size(), 0);
        QCOMPARE(store.read(noon + hour, noon).size(), 0);
        QCOMPARE(store.read(noon - day, noon + 9 * day).size(), 60);
    }
    void nothingIsReadFromFurtherBackThanEightWeeks()
    {
        MinuteStore store;
        store.add(std::nullopt, noon, 1);
        store.add(std::nullopt, noon + minute, 1);
        store.commit();
        QCOMPARE(store.read(noon - 300 * day, noon + 56 * day + minute),
                 QStringList{QStringLiteral("1 *: 1/2")});
    }
    void ofTooManyTheLatestDaysAreRead()
    {
        MinuteStore store;
        for (int i = 0; i < 10; ++i) {
            for (int j = 0; j < 10; ++j)
                store.add(std::nullopt, noon + i * day + j * minute, 1);
        }
        store.commit();
        MinuteReader reader(store.log->database(), 35);
        reader.goTo(noon, noon + 10 * day);
        QCOMPARE(reader.from(), noon + 7 * day);
        QCOMPARE(store.read(reader).size(), 30);
        reader.goTo(noon + 8 * day, noon + 10 * day);
        QCOMPARE(reader.from(), noon + 8 * day);
        QCOMPARE(store.read(reader).size(), 20);
    }
    void aFailureIsTold()
    {
        MinuteStore store;
        store.add(std::nullopt, noon, 1);
        store.commit();
        store.spoil("ALTER TABLE minutes RENAME TO gone");
        QCOMPARE(store.read(noon, noon + day), QStringList{QStringLiteral("failed")});
    }
};

QTEST_APPLESS_MAIN(TestMinuteReader)
#include "tst_minute_reader.moc"
