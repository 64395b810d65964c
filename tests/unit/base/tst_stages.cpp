// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/stages.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr DurationNs second = 1'000'000'000;

} // namespace

class TestStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBucketHasWhatTakesUntilItsEnd()
    {
        for (std::size_t bucket = 0; bucket < Histogram::ends; ++bucket) {
            Histogram histogram;
            histogram.add(Histogram::endOf(bucket));
            QCOMPARE(histogram.upTo(bucket), 1u);
            QCOMPARE(bucket > 0 ? histogram.upTo(bucket - 1) : 0, 0u);
            histogram.add(Histogram::endOf(bucket) + 1);
            QCOMPARE(histogram.upTo(bucket), 1u);
            QCOMPARE(histogram.upTo(bucket + 1), 2u);
        }
    }
    void whatTakesLongerThanAllEndsCountsAndIsInNone()
    {
        Histogram histogram;
        histogram.add(3'600 * second);
        QCOMPARE(histogram.upTo(Histogram::ends - 1), 0u);
        QCOMPARE(histogram.count(), 1u);
    }
    void allThatIsAddedIsInTheSum()
    {
        Histogram histogram;
        for (const DurationNs took : {DurationNs(0), DurationNs(7), 2 * second})
            histogram.add(took);
        QCOMPARE(histogram.sum(), 2 * second + 7);
        QCOMPARE(histogram.count(), 3u);
    }
    void whatEndedBeforeItBeganTookNoTime()
    {
        Histogram histogram;
        histogram.add(-second);
        QCOMPARE(histogram.upTo(0), 1u);
        QCOMPARE(histogram.sum(), 0);
    }
    void aStageEndsWhereTheNextBegins()
    {
        Stages stages;
        const Instant before = stages.begin();
        stages.lap(Stage::Read);
        stages.lap(Stage::Parse);
        QCOMPARE(stages.of(Stage::Read).sum() + stages.of(Stage::Parse).sum(),
                 stages.last() - before);
        QCOMPARE(stages.of(Stage::Apply).count(), 0u);
    }
    void aStageThatWasBrokenOffTookAllItsParts()
    {
        Stages stages;
        const Instant before = stages.begin();
        stages.extend(second);
        stages.lap(Stage::Read);
        QCOMPARE(stages.of(Stage::Read).sum(), second + (stages.last() - before));
    }
    void answersThatGoOutTogetherShareTheWorkAndNotTheWait()
    {
        Stages stages;
        const Instant asked = stages.begin() - second;
        stages.extend(4 * second);
        stages.answered(asked, 4);
        QCOMPARE(stages.of(Stage::Answer).count(), 4u);
        QVERIFY(stages.of(Stage::Answer).sum() <= stages.last() - asked + 3 * second);
        QCOMPARE(stages.of(Stage::Whole).sum(), 4 * (stages.last() - asked));
    }
    void everyStageHasAWord()
    {
        QCOMPARE(std::size_t(Stage::Whole), stageKinds - 1);
        QCOMPARE(stageWords.back(), "whole");
    }
};

QTEST_GUILESS_MAIN(TestStages)
#include "tst_stages.moc"
