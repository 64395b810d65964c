// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpoint/checkpoint_files.h"
#include "core/store/format/schema.h"
#include "core/store/store_folder.h"
#include "tests/unit/support/file_size_limit.h"
#include "tests/unit/support/store_fixture.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString& path, qint64 at, qint64 bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
    QCOMPARE(file.write(QByteArray(int(bytes), '\x5a')), bytes);
}

/// A folder with so many events in it.
void fillFolder(const StorePlace& place, int events)
{
    std::vector<LogEntry> entries;
    for (int i = 0; i < events; ++i)
        entries.push_back(entryOf(
            LiveFixture::event("pageview", numbered("/page/", i), numbered("s", i), noon + i),
            std::uint64_t(i + 1), true));
    QCOMPARE(place.log()->commit(batchOf(1, std::move(entries))).failure, std::string());
}

Result<std::unique_ptr<StoreFolder>> open(const StorePlace& place)
{
    return StoreFolder::open(place.folder(), noon);
}

void writeCheckpoint(CheckpointFiles& files, quint64 seq, const char* model)
{
    files.begin(seq);
    files.append(model);
    files.finish();
}

constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class TestStoreFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderIsMadeForItsOwnerAlone()
    {
        const StorePlace place;
        const auto folder = open(place);
        QVERIFY2(folder, folder ? "" : folder.error().c_str());
        QCOMPARE((*folder)->log().lastSeq(), 0U);
        QCOMPARE((*folder)->note(), std::string());
        QCOMPARE(QFile::permissions(place.folder()) & others, QFile::Permissions());
        for (const QString& name : place.filesLike(QStringLiteral("*")))
            QCOMPARE(QFile::permissions(place.file(name)) & others, QFile::Permissions());
    }
    void aFolderThatIsThereKeepsItsMode()
    {
        const StorePlace place;
        QVERIFY(QDir().mkpath(place.folder()));
        const QFile::Permissions before = QFile::permissions(place.folder()) | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(place.folder(), before));
        QVERIFY(open(place));
        QCOMPARE(QFile::permissions(place.folder()), before);
    }
    void aFolderThatOthersSeeIsSaid_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("said");
        QTest::newRow("read") << 0750 << QStringLiteral("can read what visitors did; chmod 700");
        QTest::newRow("write") << 0777 << QStringLiteral("can replace what is kept there; chmod");
    }
    void aFolderThatOthersSeeIsSaid()
    {
        QFETCH(int, mode);
        QFETCH(QString, said);
        const StorePlace place;
        QVERIFY(open(place));
        QCOMPARE(::chmod(QFile::encodeName(place.folder()).constData(), mode_t(mode)), 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(said));
        QVERIFY(open(place));
        QCOMPARE(::chmod(QFile::encodeName(place.folder()).constData(), 0700), 0);
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        QVERIFY(open(place));
    }
    void anotherUsersFolderIsSaid()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give a folder away");
        const StorePlace place;
        QVERIFY(open(place));
        QCOMPARE(::chown(QFile::encodeName(place.folder()).constData(), 4711, 4711), 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("another user's")));
        QVERIFY(open(place));
    }
    void aLockThatIsALinkIsRefusedAndWhatItNamesKept()
    {
        const StorePlace place;
        QVERIFY(QDir().mkpath(place.folder()));
        const QString other = place.folder() + QStringLiteral("-other");
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
        file.close();
        QVERIFY(QFile::link(other, place.file(QStringLiteral("footfall.lock"))));
        const auto folder = open(place);
        QVERIFY(!folder);
        QVERIFY2(folder.error().find("footfall.lock") != std::string::npos &&
                     folder.error().find("symbolic link") != std::string::npos,
                 folder.error().c_str());
        QCOMPARE(bytesOf(other), QByteArray("precious"));
        QCOMPARE(StoreLock::addressesOf(place.folder()), QStringList());
        QFile::remove(other);
    }
    void aLockThatIsAPipeIsNotWaitedFor()
    {
        const StorePlace place;
        QVERIFY(QDir().mkpath(place.folder()));
        const QByteArray lock = QFile::encodeName(place.file(QStringLiteral("footfall.lock")));
        QCOMPARE(::mkfifo(lock.constData(), 0600), 0);
        const auto folder = open(place);
        QVERIFY(!folder);
        QVERIFY2(folder.error().find("no regular file") != std::string::npos,
                 folder.error().c_str());
        QCOMPARE(StoreLock::addressesOf(place.folder()), QStringList());
    }
    void whatIsInItIsThereTheNextTime()
    {
        const StorePlace place;
        fillFolder(place, 3);
        const auto folder = open(place);
        QCOMPARE((*folder)->log().lastSeq(), 3U);
        QCOMPARE((*folder)->note(), std::string());
    }
    void aSecondOneIsRefusedByTheFirstOnesProcess()
    {
        const StorePlace place;
        {
            const auto first = open(place);
            QVERIFY(first);
            const auto second = open(place);
            QVERIFY(!second);
            const std::string process = "process " + std::to_string(::getpid());
            QVERIFY2(second.error().find(process) != std::string::npos, second.error().c_str());
            QVERIFY(second.error().find('\n') == std::string::npos);
        }
        QVERIFY(open(place));
    }
    void whoHasItSaysWhereItListens()
    {
        const StorePlace place;
        QCOMPARE(StoreLock::addressesOf(place.folder()), QStringList());
        const QStringList addresses{QStringLiteral("http://127.0.0.1:3000"),
                                    QStringLiteral("http://[::1]:3000")};
        {
            const auto folder = open(place);
            QCOMPARE(StoreLock::addressesOf(place.folder()), QStringList());
            (*folder)->lock().announce(addresses);
            QCOMPARE(StoreLock::addressesOf(place.folder()), addresses);
        }
        QCOMPARE(StoreLock::addressesOf(place.folder()), QStringList());
    }
    void aFolderThatCannotBeMadeIsAnError()
    {
        const StorePlace place;
        QFile file(place.folder());
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QString& path : {place.folder(), place.folder() + QStringLiteral("/below"),
                                    QStringLiteral("/proc/footfall")}) {
            const auto folder = StoreFolder::open(path, noon);
            QVERIFY(!folder);
            QVERIFY2(folder.error().starts_with(path.toStdString()), folder.error().c_str());
            QVERIFY(folder.error().find("--data-dir") != std::string::npos);
        }
    }
    void aFolderThatCannotBeWrittenIsAnError()
    {
        // Permissions do not hold for root.
        const auto folder = StoreFolder::open(QStringLiteral("/proc/self"), noon);
        QVERIFY(!folder);
        QVERIFY2(folder.error().starts_with("/proc/self"), folder.error().c_str());
    }

    void aDamagedFileIsMovedAsideAsItIs_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("bytes");
        QTest::addRow("header") << 0 << 100;
        QTest::addRow("first page") << 0 << 4096;
        QTest::addRow("all") << 0 << -1;
    }
    void aDamagedFileIsMovedAsideAsItIs()
    {
        QFETCH(int, at);
        QFETCH(int, bytes);
        const StorePlace place;
        fillFolder(place, 500);
        overwrite(place.database(), at,
                  bytes < 0 ? QFileInfo(place.database()).size() : qint64(bytes));
        const QByteArray damaged = bytesOf(place.database());
        {
            const auto folder = open(place);
            QVERIFY2(folder, folder ? "" : folder.error().c_str());
            QCOMPARE((*folder)->log().lastSeq(), 0U);
            const QStringList aside = place.filesLike(QStringLiteral("footfall.db.damaged-*"));
            QCOMPARE(aside.size(), 1);
            const std::string& note = (*folder)->note();
            QVERIFY2(note.find(aside[0].toStdString()) != std::string::npos, note.c_str());
            QCOMPARE(bytesOf(place.file(aside[0])), damaged);
        }
        const auto again = open(place);
        QVERIFY(again);
        QCOMPARE((*again)->note(), std::string());
    }
    void aSecondDamagedFileDoesNotReplaceTheFirst()
    {
        const StorePlace place;
        const auto damage = [&](const char* content) {
            QFile file(place.database());
            QVERIFY(QDir().mkpath(place.folder()) && file.open(QIODevice::WriteOnly));
            file.write(QByteArray(content).leftJustified(8192, '.'));
        };
        damage("this is no database");
        QVERIFY(open(place));
        damage("nor is this");
        const auto folder = open(place); // at the very same moment
        QVERIFY(!folder);
        QVERIFY2(folder.error().find("cannot be moved") != std::string::npos,
                 folder.error().c_str());
        QVERIFY(bytesOf(place.database()).startsWith("nor"));
        QVERIFY(StoreFolder::open(place.folder(), noon + 1));
        QCOMPARE(place.filesLike(QStringLiteral("footfall.db.damaged-*[0-9]")).size(), 2);
    }
    void whatACrashLeftInTheLogFileIsSetAsideWithIt()
    {
        const StorePlace place;
        fillFolder(place, 500);
        // As after a crash: the last commits are in the write-ahead log only.
        const QString copy = place.dir.filePath(QStringLiteral("copy"));
        {
            const auto log = place.log();
            QCOMPARE(
                log->commit(batchOf(501, {entryOf(LiveFixture::event("pageview", "/", "s"), 501)}))
                    .failure,
                std::string());
            QVERIFY(QFile::copy(place.database() + QStringLiteral("-wal"), copy));
        }
        QFile::remove(place.database() + QStringLiteral("-wal"));
        QVERIFY(QFile::copy(copy, place.database() + QStringLiteral("-wal")));
        overwrite(place.database(), 0, 100);
        const QByteArray damaged = bytesOf(place.database());
        QVERIFY(open(place));
        const QStringList aside = place.filesLike(QStringLiteral("footfall.db.damaged-*[0-9]"));
        QCOMPARE(aside.size(), 1);
        QCOMPARE(bytesOf(place.file(aside[0])), damaged);
        QCOMPARE(bytesOf(place.file(aside[0] + QStringLiteral("-wal"))), bytesOf(copy));
    }
    void aLogFileWithoutItsDatabaseIsSetAsideToo()
    {
        const StorePlace place;
        const QByteArray left(10'000, 'w');
        for (const bool isThere : {false, true}) {
            QVERIFY(QDir().mkpath(place.folder()));
            QFile::remove(place.database());
            QFile wal(place.database() + QStringLiteral("-wal"));
            QVERIFY(wal.open(QIODevice::WriteOnly | QIODevice::Truncate));
            wal.write(left);
            wal.close();
            if (isThere)
                QVERIFY(QFile(place.database()).open(QIODevice::WriteOnly));
            const auto folder = StoreFolder::open(place.folder(), noon + isThere);
            QVERIFY(folder);
            QVERIFY(!(*folder)->note().empty());
        }
        const QStringList aside = place.filesLike(QStringLiteral("footfall.db.damaged-*-wal"));
        QCOMPARE(aside.size(), 2);
        for (const QString& name : aside)
            QCOMPARE(bytesOf(place.file(name)), left);
    }
    void anEmptyFileIsANewOne()
    {
        const StorePlace place;
        QVERIFY(QDir().mkpath(place.folder()));
        QVERIFY(QFile(place.database()).open(QIODevice::WriteOnly));
        const auto folder = open(place);
        QVERIFY(folder);
        QCOMPARE((*folder)->note(), std::string());
    }
    void damageThatAWriteMetIsFoundByTheNextStart()
    {
        const StorePlace place;
        fillFolder(place, 5'000);
        // Where a new label looks for its text.
        const qint64 page = place.number("SELECT rootpage FROM sqlite_schema WHERE "
                                         "name='sqlite_autoindex_texts_1'");
        overwrite(place.database(), (page - 1) * 4096, 4096);
        const QByteArray damaged = bytesOf(place.database());
        {
            const auto folder = open(place);
            QVERIFY(folder);
            QCOMPARE((*folder)->log().lastSeq(), 5'000U);
            const std::string failure =
                (*folder)
                    ->log()
                    .commit(batchOf(
                        5'001, {entryOf(LiveFixture::event("pageview", "/new", "t"), 5'001, true)}))
                    .failure;
            QVERIFY2(failure.find("start Footfall again") != std::string::npos, failure.c_str());
        }
        const auto folder = open(place);
        QVERIFY(folder);
        QVERIFY2((*folder)->note().find("damaged") != std::string::npos, (*folder)->note().c_str());
        QVERIFY((*folder)->note().find('\n') == std::string::npos);
        QCOMPARE((*folder)->log().lastSeq(), 0U);
        const QStringList aside = place.filesLike(QStringLiteral("footfall.db.damaged-*[0-9]"));
        QCOMPARE(aside.size(), 1);
        QCOMPARE(bytesOf(place.file(aside[0])), damaged);
        QCOMPARE(place.filesLike(QStringLiteral("*suspect*")), QStringList());
    }
    void aSuspicionThatIsUnfoundedIsForgotten()
    {
        const StorePlace place;
        fillFolder(place, 10);
        const QString suspicion = QString::fromStdString(EventLog::suspicionPath(place.path()));
        QVERIFY(QFile(suspicion).open(QIODevice::WriteOnly));
        const auto folder = open(place);
        QVERIFY(folder);
        QCOMPARE((*folder)->note(), std::string());
        QCOMPARE((*folder)->log().lastSeq(), 10U);
        QVERIFY(!QFile::exists(suspicion));
    }
    void aFileOfANewerFootfallIsRefusedAndLeftAlone()
    {
        const StorePlace place;
        fillFolder(place, 10);
        const std::string newer = std::to_string(schema::version + 1);
        QVERIFY(place.change(("PRAGMA user_version=" + newer).c_str()));
        const QByteArray before = bytesOf(place.database());
        const auto folder = open(place);
        QVERIFY(!folder);
        QVERIFY2(folder.error().find("newer Footfall") != std::string::npos,
                 folder.error().c_str());
        QVERIFY(folder.error().find(newer) != std::string::npos);
        QCOMPARE(bytesOf(place.database()), before);
        QCOMPARE(place.filesLike(QStringLiteral("*damaged*")), QStringList());
    }

    void theNewestWholeCheckpointOfTheLogIsTaken()
    {
        const StorePlace place;
        fillFolder(place, 10);
        const std::string id = place.log()->id();
        CheckpointFiles files(place.folder(), id);
        writeCheckpoint(files, 5, "five");
        writeCheckpoint(files, 9, "nine");
        QCOMPARE((*open(place))->checkpoint()->model(), std::string_view("nine"));
        overwrite(place.file(QStringLiteral("checkpoint-9")), 50, 1);
        {
            const auto folder = open(place);
            QCOMPARE((*folder)->checkpoint()->seq(), 5U);
            QCOMPARE((*folder)->checkpoint()->model(), std::string_view("five"));
        }
        CheckpointFiles foreign(place.folder(), std::string(32, 'F'));
        writeCheckpoint(foreign, 7, "seven");
        QVERIFY(!SavedCheckpoint::newest(place.folder(), std::string(32, 'E'), 100));
        for (const QString& name : place.filesLike(QStringLiteral("checkpoint-*")))
            QCOMPARE(QFile::permissions(place.file(name)) & others, QFile::Permissions());
    }
    void aCheckpointAheadOfTheLogIsPassedOver()
    {
        const StorePlace place;
        fillFolder(place, 10);
        CheckpointFiles files(place.folder(), place.log()->id());
        writeCheckpoint(files, 8, "eight");
        writeCheckpoint(files, 11, "eleven");
        const auto folder = open(place);
        QVERIFY((*folder)->checkpoint());
        QCOMPARE((*folder)->checkpoint()->seq(), 8U);
        // Nor is it taken for the log's own when that has become as long.
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")),
                 QStringList({QStringLiteral("checkpoint-8")}));
    }
    void theTwoNewestCheckpointsAreKeptAndOneOfTheHour()
    {
        const StorePlace place;
        fillFolder(place, 10);
        CheckpointFiles files(place.folder(), place.log()->id());
        for (const quint64 seq : {3, 5, 10, 11})
            writeCheckpoint(files, seq, "model");
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")),
                 QStringList({QStringLiteral("checkpoint-10"), QStringLiteral("checkpoint-11"),
                              QStringLiteral("checkpoint-5")}));
    }
    void andOfTheOlderOnesTheLastOfEachHour()
    {
        const StorePlace place;
        fillFolder(place, 10);
        CheckpointFiles files(place.folder(), place.log()->id());
        const QDateTime hour = QDateTime::fromMSecsSinceEpoch(3'600'000 * 500'000LL);
        const auto write = [&](quint64 seq, int minutes) {
            writeCheckpoint(files, seq, "model");
            QFile file(place.file(QStringLiteral("checkpoint-%1").arg(seq)));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(hour.addSecs(60 * minutes), QFileDevice::FileModificationTime));
        };
        // Two in an hour, three in the next: the last is written when the others have their time.
        for (const auto& [seq, minutes] : {std::pair(1, 10), {2, 50}, {3, 70}, {4, 75}, {5, 80}})
            write(quint64(seq), minutes);
        write(6, 130);
        write(7, 131);
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")),
                 QStringList({QStringLiteral("checkpoint-2"), QStringLiteral("checkpoint-5"),
                              QStringLiteral("checkpoint-6"), QStringLiteral("checkpoint-7")}));
        files.removeAll();
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")), QStringList());
    }
    void checkpointsOfALongerLogDoNotStayInTheWay()
    {
        const StorePlace place;
        fillFolder(place, 10);
        CheckpointFiles old(place.folder(), std::string(32, 'F'));
        writeCheckpoint(old, 1'000, "old");
        writeCheckpoint(old, 2'000, "old");
        CheckpointFiles files(place.folder(), place.log()->id());
        writeCheckpoint(files, 10, "new");
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")),
                 QStringList({QStringLiteral("checkpoint-10")}));
        QCOMPARE((*open(place))->checkpoint()->model(), std::string_view("new"));
    }
    void aCheckpointThatDidNotFitIsNone()
    {
        const StorePlace place;
        fillFolder(place, 10);
        CheckpointFiles files(place.folder(), place.log()->id());
        writeCheckpoint(files, 5, "five");
        QSignalSpy failed(&files, &CheckpointFiles::failed);
        QSignalSpy written(&files, &CheckpointFiles::written);
        {
            const FileSizeLimit full(20);
            writeCheckpoint(files, 7, "seven");
        }
        QCOMPARE(failed.size(), 1);
        QCOMPARE(written.size(), 0);
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")),
                 QStringList({QStringLiteral("checkpoint-5")}));
        writeCheckpoint(files, 7, "seven");
        QCOMPARE(written.size(), 1);
        QCOMPARE((*open(place))->checkpoint()->model(), std::string_view("seven"));
    }
    void aCheckpointThatWasNotFinishedIsNone()
    {
        const StorePlace place;
        fillFolder(place, 10);
        {
            CheckpointFiles files(place.folder(), place.log()->id());
            files.begin(7);
            files.append("half");
        }
        QCOMPARE(place.filesLike(QStringLiteral("checkpoint-*")), QStringList());
        QVERIFY(!(*open(place))->checkpoint());
    }
};

QTEST_GUILESS_MAIN(TestStoreFolder)
#include "tst_store_folder.moc"
