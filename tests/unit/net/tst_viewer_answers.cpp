// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/net/public/viewer_answers.h"
#include "tests/unit/support/live_setup.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr int crowd = 1'000;

struct AnswersSetup : LiveSetup
{
    void come(const std::string& id)
    {
        ViewerReport report;
        report.id = id;
        report.country = "Canada";
        model.track(report, {}, clock.now(), clock.steady());
    }
    void ask(bool isOperator = false, ViewerAnswers::Kind kind = ViewerAnswers::Kind::List)
    {
        answers.ask(kind, isOperator, [this](const QByteArray& json) { given.append(json); });
    }

    ViewerAnswers answers{model.viewers(), clock};
    QByteArrayList given;
};

QByteArray total(int viewers)
{
    return "\"totalViewers\":" + QByteArray::number(viewers) + ',';
}

} // namespace

class TestViewerAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileNothingChangesOneEncodingIsForAll()
    {
        AnswersSetup my;
        my.come("v");
        for (int i = 0; i < crowd; ++i)
            my.ask();
        QCOMPARE(my.given.size(), crowd);
        QVERIFY(my.given.last().contains(total(1)));
        QCOMPARE(my.answers.encoded(), std::uint64_t(1));
    }
    void whileViewersComeOneATickIsForAll()
    {
        AnswersSetup my;
        for (int i = 0; i < crowd; ++i) {
            my.come(std::string("v").append(std::to_string(i)));
            my.ask();
        }
        QCOMPARE(my.given.size(), 1);
        QTRY_COMPARE(my.given.size(), crowd);
        QVERIFY(my.given.first().contains(total(1)));
        // Each who asked sees itself.
        for (int i = 1; i < crowd; ++i)
            QVERIFY(my.given[i].contains(total(crowd)));
        QCOMPARE(my.answers.encoded(), std::uint64_t(2));
    }
    void afterQuietTheAnswerIsAtOnceAndAsItIsNow()
    {
        AnswersSetup my;
        my.ask();
        my.come("v");
        my.clock.advance(ViewerAnswers::tickMs);
        my.ask();
        QCOMPARE(my.given.size(), 2);
        QVERIFY(my.given.last().contains(total(1)));
        my.clock.advance(ViewerAnswers::tickMs + my.limits.viewerTimeoutMs);
        my.model.viewers().expire(my.clock.steady());
        my.ask();
        QVERIFY(my.given.last().contains(total(0)));
    }
    void operatorsSeeWhoAndOthersDoNot()
    {
        AnswersSetup my;
        my.come("who");
        my.ask(true);
        my.ask(false);
        QTRY_COMPARE(my.given.size(), 2);
        QVERIFY(my.given[0].contains("\"who\""));
        QVERIFY(!my.given[1].contains("\"who\""));
        my.clock.advance(secondMs);
        my.model.viewers().heartbeat("who", my.clock.now(), my.clock.steady());
        my.ask(true);
        QVERIFY(my.given.last() != my.given.first()); // heard of later
    }
    void whoCannotWaitGetsOneThatIsATickOld()
    {
        AnswersSetup my;
        const auto latest = [&] { return my.answers.latest(ViewerAnswers::Kind::Tracked, false); };
        QVERIFY(latest().contains(total(0)));
        for (int i = 0; i < crowd; ++i) {
            my.come(std::string("v").append(std::to_string(i)));
            QVERIFY(latest().contains(total(0)));
        }
        my.clock.advance(ViewerAnswers::tickMs);
        QVERIFY(latest().contains(total(crowd)));
        QCOMPARE(my.answers.encoded(), std::uint64_t(2));
    }
};

QTEST_GUILESS_MAIN(TestViewerAnswers)
#include "tst_viewer_answers.moc"
