// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/store/store_writer.h"
#include "tests/unit/support/filled_store.h"
#include "tests/unit/support/manual_clock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

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
        writer = std::make_unique<StoreWriter>(std::move(log), keptMs, clock);
        QObject::connect(writer.get(), &StoreWriter::hindered,
                         [this](const std::string& why) { hindrance = why; });
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
        writer->write(batch);
    }

    ManualClock clock;
    FilledStore store;
    std::unique_ptr<StoreWriter> writer;
    std::string hindrance;
    std::string failure;
};

} // namespace

class TestStoreWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatIsNotInItsPlaceTakesNothing_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("isReplaced");
        for (const char* part : {"", "-wal"}) {
            QTest::addRow("removed%s", part) << QString::fromLatin1(part) << false;
            QTest::addRow("replaced%s", part) << QString::fromLatin1(part) << true;
        }
    }
    void aFileThatIsNotInItsPlaceTakesNothing()
    {
        QFETCH(QString, part);
        QFETCH(bool, isReplaced);
        WrittenStore my;
        my.writer->look();
        QCOMPARE(my.hindrance, std::string());
        const QString path = QString::fromStdString(my.store.path) + part;
        const QString away = path + QStringLiteral(".away");
        QVERIFY(QFile::rename(path, away));
        if (isReplaced)
            QVERIFY(QFile::copy(away, path));
        my.writer->look();
        QVERIFY2(my.hindrance.find("removed or replaced") != std::string::npos,
                 my.hindrance.c_str());
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
            my.store.add(FilledStore::event("/", "t" + std::to_string(visit), my.clock.now()),
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
