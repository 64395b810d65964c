// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/filtered/filter_choice_keeper.h"
#include "tests/unit/support/choice_disk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

struct BotDisk : ChoiceDisk
{
    QString path() const { return folder.path() + QStringLiteral("/bots.json"); }
};

} // namespace

class TestFilterChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasChosenOutlastsARestart()
    {
        BotDisk disk;
        Answers answers;
        FilterChoiceKeeper keeper;
        QVERIFY(keeper.keepIn(disk.folder.path(), &disk.writer));
        keeper.choose("curl", true, answers.add());
        keeper.choose("Fox \"bot\"", false, answers.add());
        keeper.choose("gone", true, answers.add());
        keeper.choose("gone", std::nullopt, answers.add());
        keeper.choose("curl", false, answers.add());
        QTRY_COMPARE(answers.all, std::vector<std::string>(5));
        FilterChoiceKeeper later;
        const QSignalSpy changes(&later, &FilterChoiceKeeper::changed);
        QVERIFY(later.keepIn(disk.folder.path(), &disk.writer));
        QCOMPARE(changes.count(), 1);
        QVERIFY(later.now() == keeper.now());
        QCOMPARE(later.now().of("curl"), std::optional(false));
        QCOMPARE(later.now().of("Fox \"bot\""), std::optional(false));
        QCOMPARE(later.now().counts.size(), std::size_t(2));
    }

    void whatCannotBeIsRefusedAndChangesNothing()
    {
        Answers answers;
        FilterChoiceKeeper keeper;
        keeper.choose("curl", std::nullopt, answers.add());
        QCOMPARE(answers.all.back(), std::string(FilterChoiceKeeper::notChosen));
        for (std::size_t i = 0; i < FilterChoices::maxNames; ++i)
            keeper.choose("bot " + std::to_string(i), true, answers.add());
        QCOMPARE(answers.all.back(), std::string());
        keeper.choose("one more", true, answers.add());
        QCOMPARE(answers.all.back(), std::string(FilterChoiceKeeper::tooManyNames));
        QVERIFY(!keeper.now().of("one more"));
        keeper.choose("bot 1", false, answers.add());
        QCOMPARE(answers.all.back(), std::string());
    }

    void aFileThatSaysSomethingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "[]", "{\"count\":[]}", "{\"count\":[7],\"never\":[]}",
              "{\"count\":[\"\"],\"never\":[]}", "{\"count\":[\"a\"],\"never\":[\"a\"]}",
              "{\"count\":[],\"never\":[],\"x\":1}", "{\"count\":[\"a\\u202eb\"],\"never\":[]}"})
            QTest::newRow(text) << QByteArray(text);
    }
    void aFileThatSaysSomethingElseIsRefused()
    {
        QFETCH(QByteArray, text);
        BotDisk disk;
        QFile file(disk.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        FilterChoiceKeeper keeper;
        const Result<void> opened = keeper.keepIn(disk.folder.path(), &disk.writer);
        QVERIFY(!opened);
        QVERIFY2(opened.error().find("bots.json") != std::string::npos, opened.error().c_str());
    }
};

QTEST_MAIN(TestFilterChoices)
#include "tst_filter_choices.moc"
