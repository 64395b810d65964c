// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sensitivity_keeper.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

using namespace footfall;

namespace {

/// The entries of folders do not get to the disk.
std::atomic<bool> folderFails = false;

ChosenSensitivities someChosen()
{
    ChosenSensitivities chosen;
    chosen.choose(std::nullopt, Sensitivity::Quiet);
    chosen.choose("shop", Sensitivity::Keen);
    chosen.choose("a \"b\" \\ ü", Sensitivity::Normal);
    chosen.choose("", Sensitivity::Quiet);
    return chosen;
}

/// A folder, and a thread that writes in it.
struct Disk
{
    Disk() { writer.start(); }
    ~Disk()
    {
        writer.quit();
        writer.wait();
    }
    QString path() const { return folder.filePath(QStringLiteral("sensitivity.json")); }
    void put(const QByteArray& text) const
    {
        QFile there(path());
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write(text);
    }

    QTemporaryDir folder;
    QThread writer;
    SensitivityFile file{folder.path()};
};

/// What came of choices, in their order.
struct Outcomes
{
    SensitivityKeeper::Acknowledge add()
    {
        return [this](const Result<void>& kept) {
            all.push_back(kept ? std::string() : kept.error());
        };
    }

    std::vector<std::string> all;
};

} // namespace

/// In the place of the system's.
extern "C" int fsync(int descriptor)
{
    struct stat file = {};
    if (folderFails && ::fstat(descriptor, &file) == 0 && S_ISDIR(file.st_mode)) {
        errno = EIO;
        return -1;
    }
    return int(::syscall(SYS_fsync, descriptor));
}

/// How little operators want to be told, kept.
class TestSensitivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasChosenWinsOverWhatWasGiven()
    {
        Sensitivities given;
        given.others = Sensitivity::Keen;
        given.bySite = {{"shop", Sensitivity::Quiet}, {"blog", Sensitivity::Quiet}};
        ChosenSensitivities chosen;
        QCOMPARE(chosen.over(given), given);
        chosen.choose("shop", Sensitivity::Normal);
        QCOMPARE(chosen.over(given).of("shop"), Sensitivity::Normal);
        QCOMPARE(chosen.over(given).of("blog"), Sensitivity::Quiet);
        QCOMPARE(chosen.over(given).of("new"), Sensitivity::Keen);
        chosen.choose(std::nullopt, Sensitivity::Normal);
        QCOMPARE(chosen.over(given).of("new"), Sensitivity::Normal);
        QCOMPARE(chosen.over(given).of("blog"), Sensitivity::Quiet);
    }
    void theFileGivesBackWhatWasWritten()
    {
        const Disk disk;
        QCOMPARE(*disk.file.read(), ChosenSensitivities());
        QVERIFY(disk.file.file().write(SensitivityFile::textOf(someChosen())));
        QCOMPARE(*disk.file.read(), someChosen());
        QVERIFY(disk.file.file().write(SensitivityFile::textOf({})));
        QCOMPARE(*disk.file.read(), ChosenSensitivities());
    }
    void aFileOfAnotherKindIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("cut") << QByteArray(R"({"sites":{"shop":"keen")");
        QTest::newRow("a word") << QByteArray(R"({"sites":{"shop":"loud"}})");
        QTest::newRow("a number") << QByteArray(R"({"others":1,"sites":{}})");
        QTest::newRow("no sites") << QByteArray(R"({"others":"keen"})");
        QTest::newRow("more") << QByteArray(R"({"sites":{},"pages":{}})");
        QTest::newRow("a long name")
            << QByteArray(R"({"sites":{")" + QByteArray(256, 'x') + R"(":"keen"}})");
        QTest::newRow("too large")
            << QByteArray(ChoiceFile::maxBytes, ' ') + QByteArray(R"({"sites":{}})");
    }
    void aFileOfAnotherKindIsNotTaken()
    {
        QFETCH(QByteArray, text);
        const Disk disk;
        disk.put(text);
        const auto read = disk.file.read();
        QVERIFY(!read);
        QVERIFY2(read.error().find("sensitivity.json: this cannot be understood; ") !=
                     std::string::npos,
                 read.error().c_str());
        SensitivityKeeper keeper({});
        QVERIFY(!keeper.keepIn(disk.file, nullptr));
    }
    void aChoiceHoldsOnceItIsOnTheDisk()
    {
        Disk disk;
        Outcomes outcomes;
        SensitivityKeeper keeper({});
        QVERIFY(keeper.keepIn(disk.file, &disk.writer));
        std::vector<Sensitivities> changes;
        connect(&keeper, &SensitivityKeeper::changed, &keeper, [&](const Sensitivities& now) {
            QCOMPARE(disk.file.read()->over({}), now);
            changes.push_back(now);
        });
        keeper.choose("shop", Sensitivity::Keen, outcomes.add());
        keeper.choose("blog", Sensitivity::Quiet, outcomes.add());
        QCOMPARE(keeper.now(), Sensitivities());
        QTRY_COMPARE(outcomes.all, (std::vector<std::string>{"", ""}));
        QCOMPARE(changes.size(), std::size_t(2));
        QCOMPARE(changes.front().bySite.size(), std::size_t(1));
        QCOMPARE(keeper.now().of("shop"), Sensitivity::Keen);
        SensitivityKeeper later({});
        QVERIFY(later.keepIn(disk.file, &disk.writer));
        QCOMPARE(later.now(), keeper.now());
    }
    void whatCannotBeKeptStaysAsItWas()
    {
        Disk disk;
        Outcomes outcomes;
        const SensitivityFile nowhere(disk.folder.filePath(QStringLiteral("none")));
        SensitivityKeeper keeper({});
        QVERIFY(keeper.keepIn(nowhere, &disk.writer));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("stays as it was")));
        keeper.choose("shop", Sensitivity::Keen, outcomes.add());
        QTRY_COMPARE(outcomes.all.size(), std::size_t(1));
        QVERIFY(!outcomes.all[0].empty());
        QCOMPARE(keeper.now(), Sensitivities());
    }
    /// The next start would read it: it must not be said to be as it was.
    void whatOnlyItsFolderIsNotOnTheDiskHolds()
    {
        Disk disk;
        Outcomes outcomes;
        SensitivityKeeper keeper({});
        QVERIFY(keeper.keepIn(disk.file, &disk.writer));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("power failure")));
        folderFails = true;
        keeper.choose("shop", Sensitivity::Keen, outcomes.add());
        QTRY_COMPARE(outcomes.all, (std::vector<std::string>{""}));
        folderFails = false;
        QCOMPARE(keeper.now().of("shop"), Sensitivity::Keen);
        QCOMPARE(disk.file.read()->over({}), keeper.now());
    }
    void sitesAndChoicesThatWaitAreBounded()
    {
        Outcomes outcomes;
        SensitivityKeeper inMemory({});
        for (std::size_t i = 0; i < ChosenSensitivities::maxSites; ++i)
            inMemory.choose("s" + std::to_string(i), Sensitivity::Keen, [](const Result<void>&) {});
        QVERIFY(inMemory.hasRoomFor("s7") && inMemory.hasRoomFor(std::nullopt));
        QVERIFY(!inMemory.hasRoomFor("more"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Too many sites")));
        inMemory.choose("more", Sensitivity::Keen, outcomes.add());
        QCOMPARE(outcomes.all, (std::vector<std::string>{SensitivityKeeper::tooManySites}));

        Disk disk;
        Outcomes waiting;
        SensitivityKeeper keeper({});
        QVERIFY(keeper.keepIn(disk.file, &disk.writer));
        for (std::size_t i = 0; i <= SensitivityKeeper::maxWaiting; ++i)
            keeper.choose("shop", Sensitivity::Keen, waiting.add());
        QCOMPARE(waiting.all.size(), std::size_t(1));
        QVERIFY(!waiting.all[0].empty());
        QTRY_COMPARE(waiting.all.size(), SensitivityKeeper::maxWaiting + 1);
    }
};

QTEST_GUILESS_MAIN(TestSensitivity)
#include "tst_sensitivity.moc"
