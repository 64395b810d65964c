// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/store/log/store_writer.h"
#include "tests/unit/support/filled_store.h"
#include "tests/unit/support/manual_clock.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace footfall;

namespace {

constexpr DurationMs keptMs = 90 * dayMs;

/// A store with an event of now, and its writer.
struct WrittenStore
{
    WrittenStore()
    {
        store.add(FilledStore::event("/", "s", clock.now()), 1);
        store.commit();
        restart(std::move(store.log));
    }

    void restart(std::unique_ptr<EventLog> log)
    {
        this->log = log.get();
        writer = std::make_unique<StoreWriter>(std::move(log), keptMs, clock);
        QObject::connect(writer.get(), &StoreWriter::hindered,
                         [this](const std::string& why, StoreCause of) {
                             hindrance = why;
                             cause = of;
                         });
        QObject::connect(writer.get(), &StoreWriter::written,
                         [this](const CommitResult& result) { failure = result.failure; });
    }
    void restart()
    {
        writer.reset();
        restart(std::move(*EventLog::open(store.path)));
    }
    std::int64_t number(const char* sql)
    {
        return *Database::open(store.path, Database::Mode::ReadOnly)->number(sql);
    }
    std::int64_t events() { return number("SELECT count(*) FROM events WHERE kind <> 17"); }
    /// That somebody finds who has nothing but the files, as after a kill.
    std::int64_t eventsAfterACrash() const
    {
        const QTemporaryDir elsewhere;
        const QString copy = elsewhere.filePath(QStringLiteral("footfall.db"));
        for (const char* part : {"", "-wal"})
            QFile::copy(QString::fromStdString(store.path + part),
                        copy + QString::fromLatin1(part));
        auto found = Database::open(copy.toStdString(), Database::Mode::ReadWrite);
        return *found->number("SELECT count(*) FROM events");
    }
    /// Deletes what is too old, all of it.
    void trim()
    {
        writer->trimSoon();
        QTest::qWait(0);
        QTRY_VERIFY(!writer->isBusy());
    }
    void write(std::uint64_t seq)
    {
        auto batch = std::make_shared<LogBatch>();
        batch->firstSeq = seq;
        LogEntry entry;
        entry.event = std::make_shared<Event>(FilledStore::event("/b", "s", clock.now()));
        entry.at = clock.now();
        entry.visit = 1;
        batch->entries.push_back(std::move(entry));
        failure = "nothing was said";
        last = seq;
        writer->write(batch);
    }

    ManualClock clock;
    FilledStore store;
    EventLog* log = nullptr;
    std::unique_ptr<StoreWriter> writer;
    /// Position of the newest event.
    std::uint64_t last = 1;
    std::string hindrance;
    StoreCause cause = StoreCause::Other;
    std::string failure;
};

} // namespace

class TestStoreWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatIsNotInItsPlaceTakesNothing_data()
    {
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("removed") << false;
        QTest::newRow("replaced") << true;
    }
    void aFileThatIsNotInItsPlaceTakesNothing()
    {
        QFETCH(bool, isReplaced);
        WrittenStore my;
        my.writer->look();
        QCOMPARE(my.hindrance, std::string());
        const QString path = QString::fromStdString(my.store.path);
        const QString away = path + QStringLiteral(".away");
        QVERIFY(QFile::rename(path, away));
        if (isReplaced)
            QVERIFY(QFile::copy(away, path));
        my.writer->look();
        QVERIFY2(my.hindrance.find("removed or replaced") != std::string::npos,
                 my.hindrance.c_str());
        QVERIFY(my.cause == StoreCause::Removed);
        my.write(2);
        QCOMPARE(my.failure, my.hindrance);
        QCOMPARE(QFile::exists(path), isReplaced); // none was made
        if (isReplaced)
            QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(away, path));
        my.writer->look();
        QCOMPARE(my.hindrance, std::string());
        my.write(2);
        QCOMPARE(my.failure, std::string());
        QCOMPARE(my.events(), 2);
    }
    void aFileBesideItThatIsGoneIsMadeAnew_data()
    {
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<bool>("isReplaced");
        QTest::addColumn<bool>("isNoticedByACommit");
        const QStringList one{QStringLiteral("-wal")};
        const QStringList other{QStringLiteral("-shm")};
        for (const QStringList& parts : {one, other, one + other}) {
            for (const bool isReplaced : {false, true}) {
                for (const bool byACommit : {false, true})
                    QTest::addRow("%s %s, noticed by a %s", qPrintable(parts.join(QString())),
                                  isReplaced ? "replaced" : "removed",
                                  byACommit ? "commit" : "look")
                        << parts << isReplaced << byACommit;
            }
        }
    }
    void aFileBesideItThatIsGoneIsMadeAnew()
    {
        QFETCH(QStringList, parts);
        QFETCH(bool, isReplaced);
        QFETCH(bool, isNoticedByACommit);
        WrittenStore my;
        my.writer->look();
        my.write(2);
        for (const QString& part : parts) {
            const QString path = QString::fromStdString(my.store.path) + part;
            const QString copy = path + QStringLiteral(".copy");
            QVERIFY(QFile::copy(path, copy)); // a log of another time
            my.write(my.last + 1);
            QVERIFY(QFile::remove(path));
            if (isReplaced)
                QVERIFY(QFile::copy(copy, path));
        }
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("removed or replaced.*anew")));
        if (!isNoticedByACommit)
            my.writer->look();
        my.write(my.last + 1);
        QCOMPARE(my.failure, std::string());
        QCOMPARE(my.hindrance, std::string());
        for (const char* part : {"", "-wal", "-shm"})
            QVERIFY(QFile::exists(QString::fromStdString(my.store.path + part)));
        QCOMPARE(my.eventsAfterACrash(), std::int64_t(my.last));
        my.write(my.last + 1);
        QCOMPARE(my.eventsAfterACrash(), std::int64_t(my.last));
        my.restart();
        QCOMPARE(my.events(), std::int64_t(my.last));
    }
    void whatIsGoneDuringACommitIsMadeAnewBeforeAnybodyIsTold()
    {
        WrittenStore my;
        my.writer->look();
        const QString wal = QString::fromStdString(my.store.path) + QStringLiteral("-wal");
        // When the transaction has ended, and before anybody has looked again.
        sqlite3_wal_hook(
            my.log->database().handle(),
            [](void* path, sqlite3*, const char*, int) {
                QFile::remove(*static_cast<const QString*>(path));
                return SQLITE_OK;
            },
            const_cast<QString*>(&wal));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("removed or replaced.*anew")));
        my.write(2);
        QCOMPARE(my.failure, std::string());
        QCOMPARE(my.eventsAfterACrash(), 2);
    }
    void whoReadsMakesItWaitAndLosesNothing()
    {
        WrittenStore my;
        my.writer->look();
        {
            auto reader = Database::open(my.store.path, Database::Mode::ReadOnly);
            Statement reading(*reader, "SELECT seq FROM events");
            QCOMPARE(reading.step(), Statement::Step::Row);
            my.write(2);
            QVERIFY(QFile::remove(QString::fromStdString(my.store.path) + QStringLiteral("-wal")));
            my.write(3);
            QVERIFY(my.failure.find("somebody reads") != std::string::npos);
            my.writer->look();
            QVERIFY(!my.hindrance.empty());
        }
        my.writer->look();
        QCOMPARE(my.hindrance, std::string());
        my.write(3);
        QCOMPARE(my.failure, std::string());
        QCOMPARE(my.eventsAfterACrash(), 3);
    }
    void nobodyIsErasedFromAFileThatIsGone()
    {
        WrittenStore my;
        const QString path = QString::fromStdString(my.store.path);
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        my.writer->look();
        QSignalSpy erased(my.writer.get(), &StoreWriter::erased);
        my.writer->erase(Erasure{"s"});
        QTRY_COMPARE(erased.size(), 1);
        QVERIFY(!qvariant_cast<Erased>(erased[0][0]).failure.empty());
    }
    void whatIsToBeErasedIsFoundOnce()
    {
        WrittenStore my;
        my.writer.reset();
        my.store.log = std::move(*EventLog::open(my.store.path));
        const int visits = 2 * StoreWriter::rowsAStep + 2;
        for (int visit = 2; visit <= visits; ++visit)
            my.store.add(FilledStore::event("/", std::string("t").append(std::to_string(visit)),
                                            my.clock.now()),
                         std::uint64_t(visit));
        my.store.commit();
        my.restart(std::move(my.store.log));
        QSignalSpy found(my.writer.get(), &StoreWriter::found);
        QSignalSpy erased(my.writer.get(), &StoreWriter::erased);
        connect(my.writer.get(), &StoreWriter::found, [&] { my.writer->goOnErasing({}); });
        my.writer->erase(Erasure{"s", visits, visits});
        QTRY_COMPARE(erased.size(), 1);
        QCOMPARE(qvariant_cast<Erased>(erased[0][0]).failure, std::string());
        QCOMPARE(qvariant_cast<Erased>(erased[0][0]).visits, 1);
        QCOMPARE(found.size(), 1);
    }
    void whatCouldNotBeErasedIsOnceTheFileIsBack()
    {
        WrittenStore my;
        QVERIFY(VisitorEraser::note(*Database::open(my.store.path, Database::Mode::ReadWrite),
                                    Erasure{"s", 1, 1}));
        const QString path = QString::fromStdString(my.store.path);
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        connect(my.writer.get(), &StoreWriter::found, [&] { my.writer->goOnErasing({}); });
        my.writer->start();
        QTRY_VERIFY(!my.writer->isBusy());
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        my.writer->look();
        QTRY_COMPARE(my.events(), 0);
        QTRY_VERIFY(!my.writer->isBusy());
        QCOMPARE(my.number("SELECT count(*) FROM meta WHERE name LIKE 'forget %'"), 0);
    }
    void aClockThatIsFarAheadDeletesNothingForHours()
    {
        WrittenStore my;
        my.clock.setNow(my.clock.now() + 100 * dayMs);
        my.trim();
        QCOMPARE(my.events(), 1);
        my.clock.advance(PrudentTime::settleMs - 1);
        my.trim();
        QCOMPARE(my.events(), 1);
        my.clock.advance(1);
        my.trim();
        QCOMPARE(my.events(), 0);
    }
    void norDoesItInTheNextRunAfterAnEventOfThatTime()
    {
        WrittenStore my;
        my.writer->look();
        my.clock.advance(StoreWriter::noteEveryMs);
        my.writer->look(); // notes the time
        my.clock.setNow(my.clock.now() + 100 * dayMs);
        my.restart();
        my.write(2);
        QCOMPARE(my.failure, std::string());
        my.restart();
        my.trim();
        QCOMPARE(my.events(), 2);
    }
    void whatIsOldInARunOfManyDaysGoes()
    {
        WrittenStore my;
        my.trim();
        my.clock.advance(keptMs + 2 * minuteMs);
        my.trim();
        QCOMPARE(my.events(), 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreWriter)
#include "tst_store_writer.moc"
