// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/site_rules.h"
#include "core/net/logs/followed_log.h"
#include "tests/unit/support/fake_lookup.h"
#include "tests/unit/support/manual_clock.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;

namespace {

/// A log in a folder of its own, and who follows it.
struct Followed
{
    Followed() { begin(); }

    QString file(const char* name = "access.log") const
    {
        return folder.filePath(QLatin1String(name));
    }
    /// A line as nginx writes it, `ago` before now.
    QByteArray line(const QByteArray& page, DurationMs ago = 0) const
    {
        const QDateTime at =
            QDateTime::fromMSecsSinceEpoch((clock.now() - ago).sinceEpoch(), Qt::UTC);
        const QString time = QLocale::c().toString(at, QStringLiteral("dd/MMM/yyyy:HH:mm:ss"));
        return "203.0.113.9 - - [" + time.toLatin1() + " +0000] \"GET " + page +
               " HTTP/1.1\" 200 12 \"-\" \"Mozilla/5.0 (X11)\"\n";
    }
    void append(const QByteArray& bytes, const char* name = "access.log") const
    {
        QFile log(file(name));
        QVERIFY(log.open(QIODevice::Append));
        QCOMPARE(log.write(bytes), bytes.size());
    }
    /// Ends the program, wherever it was, and starts it again.
    void begin()
    {
        log = std::make_unique<FollowedLog>(
            7, LogToFollow{file(), {}, true}, AccessLogReader(),
            LineContext{sites, names, agents, {}, geo, 5 * minuteMs}, clock);
        failure = QString::fromStdString(log->begin(position));
    }
    /// Pages of all that is new, "live /a past /b"; all of it is kept.
    QString news()
    {
        QStringList all;
        for (LogPiece piece; !(piece = log->next()).isEmpty();) {
            for (const LoggedEvent& each : piece.events)
                all.append((each.isPast ? QStringLiteral("past ") : QStringLiteral("live ")) +
                           QString::fromStdString(each.event.page));
            if (!piece.position.empty())
                position = piece.position;
            isOver = isOver || piece.isPastOver;
        }
        return all.join(QLatin1Char(' '));
    }

    QTemporaryDir folder;
    ManualClock clock;
    SiteRules sites;
    FakeLookup geo;
    VisitorNames names{clock};
    AgentLookup agents{AgentPatterns({}), clock};
    std::string position;
    QString failure;
    bool isOver = false;
    std::unique_ptr<FollowedLog> log;
};

} // namespace

class TestFollowedLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesIsLive()
    {
        Followed one;
        QVERIFY(one.failure.contains(QStringLiteral("No such file")));
        QCOMPARE(one.news(), QString());
        one.append(one.line("/a") + one.line("/b").left(20));
        QCOMPARE(one.news(), QStringLiteral("live /a"));
        one.append(one.line("/b").mid(20) + "\n\n" + one.line("/app.js"));
        QCOMPARE(one.news(), QStringLiteral("live /b"));
        QCOMPARE(one.log->counts()[LineFate::Asset], std::int64_t(1));
    }
    void whatWasThereIsPastAndNeverLive()
    {
        Followed one;
        one.append(one.line("/old", dayMs) + one.line("/young", 10 * secondMs));
        one.begin();
        one.append(one.line("/now"));
        QCOMPARE(one.news(), QStringLiteral("live /now past /old"));
        // Its minute is not over: it waits, and nobody waits for it.
        one.append(one.line("/next"));
        QCOMPARE(one.news(), QStringLiteral("live /next"));
        one.clock.advance(FollowedLog::maxLiveAgeMs + FollowedLog::marginMs);
        QCOMPARE(one.news(), QStringLiteral("past /young"));
        QVERIFY(one.isOver);
    }
    void whatIsOlderThanAMinuteIsPast()
    {
        Followed one;
        one.append(one.line("/a", 50 * secondMs) + one.line("/b", 2 * minuteMs) + one.line("/c"));
        QCOMPARE(one.news(), QStringLiteral("live /a past /b live /c"));
    }
    void aLogThatIsRenamedIsReadToItsEnd()
    {
        Followed one;
        one.append(one.line("/a"));
        QCOMPARE(one.news(), QStringLiteral("live /a"));
        one.append(one.line("/b"));
        QVERIFY(QFile::rename(one.file(), one.file("access.log.1")));
        one.append(one.line("/c"));
        QCOMPARE(one.news(), QStringLiteral("live /b live /c"));
        // The web server has the old one open until it is told.
        one.append(one.line("/late"), "access.log.1");
        one.append(one.line("/d"));
        QCOMPARE(one.news(), QStringLiteral("live /d live /late"));
        one.clock.advance(2 * FollowedLog::oldQuietMs);
        QCOMPARE(one.news(), QString());
        one.append(one.line("/e"));
        QCOMPARE(one.news(), QStringLiteral("live /e"));
    }
    void aLogThatIsRenamedAgainAndAgainIsReadOnce()
    {
        Followed one;
        QStringList told;
        for (int i = 0; i < 30; ++i) {
            one.append(one.line("/" + QByteArray::number(i)));
            told.append(one.news());
            QVERIFY(QFile::rename(one.file(), one.file(qPrintable(QStringLiteral("access.log.%1").arg(i)))));
            told.append(one.news());
        }
        told.removeAll(QString());
        QCOMPARE(told.size(), 30);
        one.append(one.line("/here"));
        QCOMPARE(one.news(), QStringLiteral("live /here"));
        one.begin();
        one.append(one.line("/last"));
        QCOMPARE(one.news(), QStringLiteral("live /last"));
        one.clock.advance(FollowedLog::maxLiveAgeMs + FollowedLog::marginMs);
        QCOMPARE(one.news(), QString());
    }
    void aLogThatIsCopiedAndTruncatedLosesNothing()
    {
        Followed one;
        one.append(one.line("/a"));
        QCOMPARE(one.news(), QStringLiteral("live /a"));
        one.append(one.line("/b"));
        QVERIFY(QFile::copy(one.file(), one.file("access.log.1")));
        QVERIFY(QFile::resize(one.file(), 0));
        one.clock.advance(secondMs);
        one.append(one.line("/c"));
        QCOMPARE(one.news(), QStringLiteral("live /c live /b"));
        // Grown beyond where it was read up to before anybody looked.
        QVERIFY(QFile::resize(one.file(), 0));
        one.clock.advance(secondMs);
        one.append(one.line("/d") + one.line("/e") + one.line("/f"));
        QCOMPARE(one.news(), QStringLiteral("live /d live /e live /f"));
    }
    void aLogThatIsDeletedIsWaitedFor()
    {
        Followed one;
        one.append(one.line("/a"));
        QCOMPARE(one.news(), QStringLiteral("live /a"));
        QTest::ignoreMessage(QtWarningMsg,
                             qPrintable(one.file() + QStringLiteral(
                                            ": it is gone; once it is there again it is read on")));
        QVERIFY(QFile::remove(one.file()));
        QCOMPARE(one.news(), QString());
        QCOMPARE(one.news(), QString());
        one.append(one.line("/b"));
        QCOMPARE(one.news(), QStringLiteral("live /b"));
    }
    void aRestartGoesOnWhereItWas()
    {
        Followed one;
        one.append(one.line("/a"));
        QCOMPARE(one.news(), QStringLiteral("live /a"));
        one.begin();
        QCOMPARE(one.news(), QString());
        one.append(one.line("/b") + one.line("/c").left(10));
        one.begin();
        QCOMPARE(one.news(), QStringLiteral("live /b"));
        one.begin();
        one.append(one.line("/c").mid(10));
        QCOMPARE(one.news(), QStringLiteral("live /c"));
    }
    void aRestartGoesOnBehindEachEvent()
    {
        Followed one;
        QByteArray lines;
        for (int i = 0; i < 20; ++i)
            lines += one.line("/" + QByteArray::number(i));
        one.append(lines);
        const LogPiece piece = one.log->next();
        QCOMPARE(piece.events.size(), std::size_t(20));
        for (std::size_t i = 0; i < piece.events.size(); ++i) {
            one.position = piece.events[i].position;
            one.begin();
            const QString first = one.news().section(QLatin1String("live "), 1, 1).trimmed();
            QCOMPARE(first, i + 1 < 20 ? QStringLiteral("/%1").arg(i + 1) : QString());
        }
    }
    void aRestartFindsWhatWasRotatedMeanwhile_data()
    {
        QTest::addColumn<bool>("isCopied");
        QTest::newRow("renamed") << false;
        QTest::newRow("copied and truncated") << true;
    }
    void aRestartFindsWhatWasRotatedMeanwhile()
    {
        QFETCH(bool, isCopied);
        Followed one;
        one.append(one.line("/a"));
        QCOMPARE(one.news(), QStringLiteral("live /a"));
        one.log.reset();
        one.append(one.line("/b"));
        if (isCopied)
            QVERIFY(QFile::copy(one.file(), one.file("access.log.1")) &&
                    QFile::resize(one.file(), 0));
        else
            QVERIFY(QFile::rename(one.file(), one.file("access.log.1")));
        one.clock.advance(5 * minuteMs);
        one.append(one.line("/c"));
        one.begin();
        const QString news = one.news();
        QVERIFY2(news == QStringLiteral("live /c past /b"), qPrintable(news));
    }
    void aRestartAmidThePastGoesOnThere()
    {
        Followed one;
        QByteArray lines;
        for (int i = 0; i < 1'200; ++i)
            lines += one.line("/" + QByteArray::number(i), dayMs);
        one.append(lines);
        one.begin();
        const LogPiece piece = one.log->next();
        QCOMPARE(piece.events.size(), FollowedLog::maxEvents);
        one.position = piece.events[100].position;
        one.append(one.line("/meanwhile"));
        one.clock.advance(hourMs);
        one.begin();
        const QStringList news = one.news().split(QLatin1Char(' '));
        QCOMPARE(news.count(QStringLiteral("past")), 1'200 - 101 + 1);
        QCOMPARE(news.count(QStringLiteral("/meanwhile")), 1);
        QCOMPARE(news.count(QStringLiteral("/101")), 1);
        QCOMPARE(news.count(QStringLiteral("/100")), 0);
    }
    void whatNobodyKeptIsSaidToBeLost()
    {
        Followed one;
        one.append(one.line("/a") + one.line("/b"));
        QCOMPARE(one.news(), QStringLiteral("live /a live /b"));
        one.log.reset();
        QVERIFY(QFile::remove(one.file()));
        one.clock.advance(secondMs);
        one.append(one.line("/new"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(
                                               "access.log: what was written to it behind byte \\d+ "
                                               "before it was replaced is lost")));
        one.begin();
        QCOMPARE(one.news(), QStringLiteral("live /new"));
    }
    void badLinesAreToldWithoutWhatStandsThere()
    {
        Followed one;
        QTest::ignoreMessage(
            QtWarningMsg,
            qPrintable(one.file() +
                       QStringLiteral(", line 2: it is no line of a format that is known by "
                                      "itself; --log-format names one")));
        QTest::ignoreMessage(QtWarningMsg,
                             qPrintable(one.file() + QStringLiteral(
                                            ", line 3: it has more than 65536 bytes")));
        one.append(one.line("/a") + "203.0.113.9 half\n" + QByteArray(1024 * 1024, 'x') + '\n' +
                   one.line("/b"));
        QCOMPARE(one.news(), QStringLiteral("live /a live /b"));
        QCOMPARE(one.log->counts()[LineFate::Unreadable], std::int64_t(2));
    }
    void aPipeIsReadAsItComes()
    {
        Followed one;
        QCOMPARE(::mkfifo(QFile::encodeName(one.file()).constData(), 0600), 0);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("access.log: a pipe: what comes")));
        one.begin();
        QCOMPARE(one.news(), QString());
        for (const char* page : {"/a", "/b"}) { // each by a writer of its own
            one.append(one.line(page) + one.line("/old", hourMs));
            QCOMPARE(one.news(), QStringLiteral("live %1 past /old").arg(QLatin1String(page)));
        }
        QCOMPARE(one.position, std::string());
    }
    void aPositionIsReadAsItWasWritten()
    {
        const LogPositions positions{{12, 34, 0, 256, 65'535}, {5, 6, 7, 0, 0}};
        QCOMPARE(positionText(positions), std::string("12 34 0 256 65535;5 6 7 0 0"));
        QVERIFY(readPositions(positionText(positions)) == positions);
        for (const char* bad : {"x", "1 2 3 4", "1 2 3 4 65536", "1 2 3 300 4", "1 2 3 4 5 6",
                                "1 2 3 4 5;", "-1 2 3 4 5"}) {
            const auto read = readPositions(bad);
            const bool isFirstOnly = read && *read == (LogPositions{{1, 2, 3, 4, 5}});
            QVERIFY2(!read || isFirstOnly, bad);
        }
    }
};

QTEST_GUILESS_MAIN(TestFollowedLog)
#include "tst_followed_log.moc"
