// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/hub/live_views.h"
#include "tests/unit/support/fake_socket.h"
#include "tests/unit/support/live_setup.h"

#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

/// What all views of a test were asked for.
struct Work
{
    int taken = 0;
    int deltas = 0;
    int snapshots = 0;
    /// How long a `take` lasts.
    DurationMs lasts = 0;
    ManualClock* clock = nullptr;
    /// How many `take`s leave something for the next one.
    int more = 0;
};

/// Tells how many events there were: "all 3 @17", "3 17>18".
class CountEncoder final : public ViewEncoder
{
public:
    explicit CountEncoder(Work& work)
        : m_work(work)
    {
    }
    Change take(const Snapshot& now) override
    {
        ++m_work.taken;
        if (m_work.lasts > 0)
            m_work.clock->advance(m_work.lasts);
        m_hasMore = m_work.more > 0 && m_work.more-- > 0;
        const bool isAnew = !std::exchange(m_isThere, true) || m_takenBack != now.takenBack;
        const bool isSame = m_events == now.eventsEver && m_dashboards == now.dashboards;
        m_takenBack = now.takenBack;
        m_events = now.eventsEver;
        m_dashboards = now.dashboards;
        return isAnew ? Change::Anew : isSame ? Change::None : Change::Delta;
    }
    QByteArray delta(quint64 after, quint64 seq) const override
    {
        ++m_work.deltas;
        return count() + ' ' + QByteArray::number(after) + '>' + QByteArray::number(seq);
    }
    QByteArray snapshot(quint64 seq) const override
    {
        ++m_work.snapshots;
        return "all " + count() + " @" + QByteArray::number(seq);
    }
    bool hasMore() const override { return m_hasMore; }

private:
    QByteArray count() const { return QByteArray::number(qulonglong(m_events)); }

    Work& m_work;
    bool m_isThere = false;
    bool m_hasMore = false;
    std::uint64_t m_takenBack = 0;
    std::uint64_t m_events = 0;
    std::int64_t m_dashboards = 0;
};

struct ViewsSetup : LiveSetup
{
    /// The number that the first frame gets.
    static constexpr quint64 first = 1'789'640;
    Work work;
    Hub hub{model, limits, clock, stages};
    LiveViews views{model,
                    hub,
                    [this](const SnapshotRequest&) { return std::make_unique<CountEncoder>(work); },
                    limits,
                    clock,
                    stages,
                    first};
    FakeSocket one;
    FakeSocket other;

    static SnapshotRequest viewOf(const std::string& text)
    {
        SnapshotRequest view;
        view.filter.text = text;
        return view;
    }
    LiveViews::WatcherId watch(FakeSocket& sink, std::optional<quint64> since = {},
                               const std::string& text = {})
    {
        return views.watch(sink, viewOf(text), since);
    }
    /// An event, long enough after the last one.
    void happen()
    {
        clock.advance(LiveViews::deltaGapMs);
        view("/", "v");
        views.changed();
    }
    /// Waits as the server does, tick by tick.
    void wait(DurationMs duration)
    {
        for (DurationMs at = 0; at < duration; at += 250) {
            clock.advance(250);
            views.tick();
        }
    }
    QByteArray all(int events, quint64 seq) const
    {
        return "all " + QByteArray::number(events) + " @" + QByteArray::number(first + seq);
    }
    QByteArray delta(int events, quint64 after, quint64 seq) const
    {
        return QByteArray::number(events) + ' ' + QByteArray::number(first + after) + '>' +
               QByteArray::number(first + seq);
    }
};

} // namespace

class TestLiveViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotThenTheDeltas()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.happen();
        s.happen();
        QCOMPARE(s.one.texts, QByteArrayList({s.all(0, 0), s.delta(1, 0, 1), s.delta(2, 1, 2)}));
    }
    void changesInARowAreOneDelta()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.happen();
        for (int i = 0; i < 5; ++i) {
            s.view("/", "v");
            s.views.changed();
        }
        QCOMPARE(s.one.texts.size(), 2);
        QTRY_COMPARE(s.one.texts.size(), 3);
        QCOMPARE(s.one.texts.last(), s.delta(6, 1, 2));
    }
    void aViewIsComputedOnceForAll()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.watch(s.other);
        s.work = {};
        s.happen();
        QCOMPARE(s.work.taken, 1);
        QCOMPARE(s.work.deltas, 1);
        QCOMPARE(s.one.texts.last(), s.other.texts.last());
        QVERIFY(s.one.texts.last().constData() == s.other.texts.last().constData());
    }
    void withoutWatchersNothingIsComputed()
    {
        ViewsSetup s;
        s.views.leave(s.watch(s.one));
        s.work = {};
        s.happen();
        s.wait(5 * second);
        QCOMPARE(s.work.taken, 0);
        QCOMPARE(s.one.texts.size(), 1);
    }
    void whatDoesNotChangeIsToldOnceASecond()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.wait(10 * second);
        const qsizetype told = s.one.texts.size() - 1;
        QVERIFY2(told >= 10 && told <= 14, qPrintable(QString::number(told)));
    }
    void costlyViewsAreToldOfLessOften()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.work.clock = &s.clock;
        s.work.lasts = 200;
        s.happen();
        QCOMPARE(s.one.texts.size(), 2);
        s.happen();
        s.clock.advance(600);
        s.views.tick();
        QCOMPARE(s.one.texts.size(), 2);
        s.clock.advance(200);
        s.views.tick();
        QCOMPARE(s.one.texts.last(), s.delta(2, 1, 2));
    }
    void costlyViewsTakeTurns()
    {
        ViewsSetup s;
        s.watch(s.one, {}, "a");
        s.watch(s.other, {}, "b");
        s.work.clock = &s.clock;
        s.work.lasts = 20;
        s.happen();
        QCOMPARE(s.one.texts.size(), 2);
        QCOMPARE(s.other.texts.size(), 1);
        s.clock.advance(LiveViews::restFactor * s.work.lasts);
        QTRY_COMPARE(s.other.texts.size(), 2);
        QCOMPARE(s.one.texts.size(), 2);
    }
    void whatDidNotFitFollowsByItself()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.work.more = 2;
        s.happen();
        QTRY_COMPARE(s.work.more, 0);
        QTRY_COMPARE(s.work.taken, 4);
    }
    void whoComesBackGoesOn()
    {
        ViewsSetup s;
        s.views.leave(s.watch(s.one));
        s.watch(s.other);
        s.happen();
        s.happen();
        s.one.texts.clear();
        s.watch(s.one, s.first);
        QCOMPARE(s.one.texts, QByteArrayList({s.delta(1, 0, 1), s.delta(2, 1, 2)}));
    }
    void whoComesBackAndMissedNothingGetsNothing()
    {
        ViewsSetup s;
        s.views.leave(s.watch(s.one));
        s.watch(s.one, s.first);
        QCOMPARE(s.one.texts.size(), 1);
        s.happen();
        QCOMPARE(s.one.texts.last(), s.delta(1, 0, 1));
    }
    void whatHappenedWhileNobodyWatchedIsOneDelta()
    {
        ViewsSetup s;
        s.views.leave(s.watch(s.one));
        s.happen();
        s.happen();
        s.watch(s.one, s.first);
        QCOMPARE(s.one.texts.last(), s.delta(2, 0, 1));
    }
    void whoComesBackTooLateGetsASnapshot()
    {
        ViewsSetup s;
        s.views.leave(s.watch(s.one));
        s.watch(s.other);
        s.happen();
        s.wait(LiveViews::keptMs + second);
        s.watch(s.one, s.first);
        QVERIFY(s.one.texts.last().startsWith("all 1 "));
    }
    void aViewThatNobodyWatchesGoesAfterAWhile()
    {
        ViewsSetup s;
        s.views.leave(s.watch(s.one));
        s.wait(LiveViews::keptMs);
        QCOMPARE(s.views.views(), std::size_t(1));
        s.wait(second);
        QCOMPARE(s.views.views(), std::size_t(0));
    }
    void theNumberIsNeverThatOfAnotherView()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.watch(s.other, {}, "shop");
        s.views.leave(s.watch(s.one, s.first, "shop"));
        QCOMPARE(s.one.texts, QByteArrayList({s.all(0, 0), s.all(0, 1)}));
    }
    void whatIsTakenBackIsASnapshotForAll()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.happen();
        s.clock.advance(LiveViews::deltaGapMs);
        s.model.clear(s.clock.now());
        s.views.changed();
        QCOMPARE(s.one.texts.last(), s.all(1, 2));
        s.watch(s.other, s.first + 1);
        QCOMPARE(s.other.texts, QByteArrayList({s.all(1, 2)}));
    }
    void whoDoesNotReadMissesDeltasThenGetsASnapshot()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.watch(s.other);
        s.one.queued = s.limits.subscriberSoftBytes + 1;
        s.happen();
        s.happen();
        QCOMPARE(s.one.texts.size(), 1);
        QCOMPARE(s.other.texts.size(), 3);
        s.one.queued = 0;
        s.happen();
        QCOMPARE(s.one.texts.last(), s.all(3, 3));
        QCOMPARE(s.other.texts.last(), s.delta(3, 2, 3));
        s.happen();
        QCOMPARE(s.one.texts.last(), s.delta(4, 3, 4));
    }
    void whoDoesNotReadForLongIsCut()
    {
        ViewsSetup s;
        s.watch(s.one);
        s.watch(s.other);
        s.one.queued = s.limits.subscriberSoftBytes + 1;
        s.wait(s.limits.subscriberStallMs);
        QCOMPARE(s.one.closeCode, 0);
        s.wait(second);
        QCOMPARE(s.one.closeCode, 1013);
        QCOMPARE(s.other.closeCode, 0);
        s.other.queued = s.limits.subscriberHardBytes + 1;
        s.wait(250);
        QCOMPARE(s.other.closeCode, 1013);
    }
    void theNumberOfViewsIsBounded()
    {
        ViewsSetup s;
        std::vector<LiveViews::WatcherId> watchers;
        for (std::size_t i = 0; i < LiveViews::maxViews; ++i)
            watchers.push_back(s.watch(s.one, {}, numbered("view", std::int64_t(i))));
        QVERIFY(!s.views.hasRoomFor(ViewsSetup::viewOf("more")));
        QCOMPARE(s.watch(s.other, {}, "more"), LiveViews::WatcherId(0));
        QVERIFY(s.watch(s.other, {}, "view3") != 0);
        s.views.leave(watchers[7]);
        QVERIFY(s.watch(s.other, {}, "more") != 0);
        QCOMPARE(s.views.views(), LiveViews::maxViews);
    }
};

QTEST_GUILESS_MAIN(TestLiveViews)
#include "tst_live_views.moc"
