// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/goal_keeper.h"
#include "tests/unit/support/choice_disk.h"
#include "tests/unit/support/live_fixture.h"
#include "tests/unit/support/manual_clock.h"

#include <QFile>
#include <QTest>

using namespace footfall;

namespace {

struct GoalDisk : ChoiceDisk
{
    GoalFile file{folder.path()};
};

} // namespace

class TestGoalKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoalHoldsOnceItIsOnTheDisk()
    {
        GoalDisk disk;
        ManualClock clock;
        Answers answers;
        GoalKeeper keeper(clock);
        QVERIFY(keeper.keepIn(disk.file, &disk.writer));
        connect(&keeper, &GoalKeeper::changed, &keeper,
                [&](const ChosenGoals& now) { QCOMPARE(*disk.file.read(), now); });
        keeper.choose("shop", "a \"b\" ü", true, answers.add());
        keeper.choose("", "signup", true, answers.add());
        keeper.choose("shop", "signup", true, answers.add());
        keeper.choose("", "signup", false, answers.add());
        QCOMPARE(keeper.now(), ChosenGoals());
        QTRY_COMPARE(answers.all, std::vector<std::string>(4));
        const ChosenGoals expected{
            {{"shop", "a \"b\" ü", clock.now()}, {"shop", "signup", clock.now()}}};
        QCOMPARE(keeper.now(), expected);
        GoalKeeper later(clock);
        QVERIFY(later.keepIn(disk.file, &disk.writer));
        QCOMPARE(later.now(), expected);
    }
    void oneThatIsChosenAlreadyStaysAsItIs()
    {
        ManualClock clock;
        Answers answers;
        GoalKeeper keeper(clock);
        const TimeMs first = clock.now();
        keeper.choose("", "signup", true, answers.add());
        clock.advance(minute);
        keeper.choose("", "signup", true, answers.add());
        keeper.choose("", "order", false, answers.add());
        QCOMPARE(answers.all, std::vector<std::string>(3));
        QCOMPARE(keeper.now(), (ChosenGoals{{{"", "signup", first}}}));
    }
    void aClockThatWasAheadLeavesNoGoalInTheFuture()
    {
        GoalDisk disk;
        ManualClock clock;
        Answers answers;
        LiveFixture live;
        GoalKeeper keeper(clock);
        connect(&keeper, &GoalKeeper::changed, &keeper,
                [&](const ChosenGoals& now) { live.model.setGoals(now); });
        QVERIFY(keeper.keepIn(disk.file, &disk.writer));
        const auto happens = [&] {
            live.model.apply(LiveFixture::event("signup", "/", "s", clock.now()));
            return live.all().goals.front().visitorsToday;
        };
        clock.setNow(noon + 5 * hour);
        keeper.choose("", "signup", true, answers.add());
        QTRY_COMPARE(answers.all, std::vector<std::string>(1));
        QCOMPARE(happens(), 1);
        clock.setNow(noon + hour);
        live.model.tick(clock.now());
        keeper.tick();
        QCOMPARE(keeper.now().goals.front().since, clock.now());
        QTRY_COMPARE(*disk.file.read(), keeper.now());
        QCOMPARE(happens(), 1);
        // Nothing is counted anew by what is chosen beside it.
        keeper.choose("", "order", true, answers.add());
        QTRY_COMPARE(answers.all, std::vector<std::string>(2));
        QCOMPARE(happens(), 1);
        QCOMPARE(*disk.file.read(), keeper.now());
    }
    void aFileOfTheFutureCountsFromNowOn()
    {
        GoalDisk disk;
        ManualClock clock;
        QVERIFY(disk.file.file().write(
            GoalFile::textOf({{{"", "signup", clock.now() + hour}, {"", "order", noon - hour}}})));
        GoalKeeper keeper(clock);
        QVERIFY(keeper.keepIn(disk.file, &disk.writer));
        QCOMPARE(keeper.now(),
                 (ChosenGoals{{{"", "signup", clock.now()}, {"", "order", noon - hour}}}));
        QTRY_COMPARE(*disk.file.read(), keeper.now());
    }
    void aSiteHasOnlySoMany()
    {
        ManualClock clock;
        Answers answers;
        GoalKeeper keeper(clock);
        for (std::size_t i = 0; i <= ChosenGoals::maxOfSite; ++i)
            keeper.choose("shop", numbered("goal", std::int64_t(i)), true, answers.add());
        QCOMPARE(answers.all.back(), std::string(GoalKeeper::tooMany));
        keeper.choose("blog", "goal", true, answers.add());
        QCOMPARE(answers.all.back(), std::string());
        QCOMPARE(keeper.now().goals.size(), ChosenGoals::maxOfSite + 1);
    }
    void aFileOfAnotherKindIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = R"({"site":"shop","name":"signup","since":1})";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("cut") << QByteArray(R"({"goals":[)" + good);
        QTest::newRow("a number") << QByteArray(R"({"goals":[1]})");
        QTest::newRow("twice") << QByteArray(R"({"goals":[)" + good + ',' + good + "]}");
        QTest::newRow("no name") << QByteArray(R"({"goals":[{"site":"","since":1}]})");
        QTest::newRow("no event")
            << QByteArray(R"({"goals":[{"site":"","name":"pageview","since":1}]})");
        QTest::newRow("no time") << QByteArray(R"({"goals":[{"site":"","name":"a","since":-1}]})");
        QTest::newRow("more") << QByteArray(R"({"goals":[],"pages":{}})");
    }
    void aFileOfAnotherKindIsNotTaken()
    {
        QFETCH(QByteArray, text);
        GoalDisk disk;
        QFile there(disk.folder.filePath(QStringLiteral("goals.json")));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write(text);
        there.close();
        const auto read = disk.file.read();
        QVERIFY(!read);
        QVERIFY2(read.error().find("goals.json: this cannot be understood; ") != std::string::npos,
                 read.error().c_str());
    }
};

QTEST_GUILESS_MAIN(TestGoalKeeper)
#include "tst_goal_keeper.moc"
