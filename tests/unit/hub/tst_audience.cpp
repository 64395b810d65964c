// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/audience.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

#include <functional>

using namespace footfall;

namespace {

/// Reads as slowly as the test wants; what it does when it is sent to, or closed, too.
struct Reader final : Sink
{
    void send(const QByteArray& frame) override
    {
        frames.append(frame);
        if (onSend)
            onSend();
    }
    qint64 queuedBytes() const override { return queued; }
    void close(int code, const QByteArray&) override
    {
        closedWith.append(code);
        if (onClose)
            onClose();
    }

    QByteArrayList frames;
    qint64 queued = 0;
    QList<int> closedWith;
    std::function<void()> onSend;
    std::function<void()> onClose;
};

struct AudienceSetup
{
    ManualClock clock;
    AudienceShare share{{}, clock};
    const qint64 behind = share.limits.subscriberSoftBytes + 1;
    const qint64 farBehind = share.limits.subscriberHardBytes + 1;
    Audience<char> audience{share};
    Reader one;
    Reader other;
    Reader last;
    Audience<char>::Id idOfOne = audience.add(one, '1').id;
    Audience<char>::Id idOfOther = audience.add(other, '2').id;
};

} // namespace

class TestAudience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoReadsIsSentEverything()
    {
        AudienceSetup s;
        s.one.queued = s.share.limits.subscriberSoftBytes;
        s.audience.send("a");
        s.clock.advance(2 * s.share.limits.subscriberStallMs);
        s.audience.send("b");
        QCOMPARE(s.one.frames, QByteArrayList({"a", "b"}));
        QCOMPARE(s.one.closedWith, QList<int>());
    }
    void aFrameIsOneForAll()
    {
        AudienceSetup s;
        const QByteArray frame(100, 'x');
        s.audience.send(frame);
        QCOMPARE(s.one.frames.last().constData(), frame.constData());
        QCOMPARE(s.other.frames.last().constData(), frame.constData());
    }
    void whatIsSaidToEachIsItsOwnersMatter()
    {
        AudienceSetup s;
        s.audience.tell(Weight::Delta,
                        [](auto& listener) { listener.sink.send(QByteArray(1, listener.who)); });
        QCOMPARE(s.one.frames, QByteArrayList({"1"}));
        QCOMPARE(s.other.frames, QByteArrayList({"2"}));
    }
    void whoIsBehindMissesDeltasUntilItHasRead()
    {
        AudienceSetup s;
        s.one.queued = s.behind;
        s.audience.send("a");
        s.clock.advance(s.share.limits.subscriberStallMs);
        s.audience.send("b");
        QVERIFY(s.one.frames.isEmpty());
        QCOMPARE(s.other.frames, QByteArrayList({"a", "b"}));
        s.one.queued = 0;
        s.clock.advance(1);
        s.audience.send("c");
        QCOMPARE(s.one.frames, QByteArrayList({"c"}));
        // Its time begins anew.
        s.one.queued = s.behind;
        s.audience.send("d");
        s.clock.advance(s.share.limits.subscriberStallMs);
        s.audience.send("e");
        QCOMPARE(s.one.closedWith, QList<int>());
    }
    void itIsKnownWhoMissedADelta()
    {
        AudienceSetup s;
        s.one.queued = s.behind;
        s.audience.tick();
        s.audience.tell(Weight::Notice, [](auto& listener) { QVERIFY(!listener.isBehind); });
        s.audience.send("a");
        s.one.queued = 0;
        QByteArray missed;
        s.audience.tell(Weight::Delta, [&](auto& listener) {
            if (listener.isBehind)
                missed += listener.who;
        });
        QCOMPARE(missed, QByteArray("1"));
    }
    void everybodyGetsANotice()
    {
        AudienceSetup s;
        s.one.queued = s.behind;
        s.audience.tell(Weight::Notice, [](auto& listener) { listener.sink.send("notice"); });
        QCOMPARE(s.one.frames, QByteArrayList({"notice"}));
    }
    void whoStaysBehindIsCut()
    {
        AudienceSetup s;
        s.one.queued = s.behind;
        s.audience.send("a");
        s.clock.advance(s.share.limits.subscriberStallMs);
        s.audience.tick();
        QCOMPARE(s.one.closedWith, QList<int>());
        s.clock.advance(1);
        s.audience.tick();
        QCOMPARE(s.one.closedWith, QList<int>({1013}));
        QVERIFY(s.one.frames.isEmpty());
        QCOMPARE(s.other.closedWith, QList<int>());
    }
    void whoIsFarBehindIsCutAtOnce()
    {
        AudienceSetup s;
        s.one.queued = s.farBehind;
        s.audience.tell(Weight::Notice, [](auto& listener) { listener.sink.send("notice"); });
        QCOMPARE(s.one.closedWith, QList<int>({1013}));
        QVERIFY(s.one.frames.isEmpty());
        auto& late = s.audience.add(s.last, '3');
        s.last.queued = s.farBehind;
        s.audience.send(late, "to it alone");
        QCOMPARE(s.last.closedWith, QList<int>({1013}));
        QVERIFY(s.last.frames.isEmpty());
    }
    void oneIsCutWhenAllOthersAreTold()
    {
        AudienceSetup s;
        s.one.queued = s.farBehind;
        s.one.onClose = [&] { QCOMPARE(s.other.frames, QByteArrayList({"a"})); };
        s.audience.send("a");
        QCOMPARE(s.one.closedWith.size(), 1);
    }
    void whoGoesAsAnotherIsCutIsNotClosedAnyMore()
    {
        AudienceSetup s;
        s.one.queued = s.other.queued = s.farBehind;
        s.one.onClose = [&] {
            s.audience.remove(s.idOfOne);
            s.audience.remove(s.idOfOther);
            s.audience.send("none is left");
        };
        s.audience.send("a");
        QCOMPARE(s.one.closedWith.size(), 1);
        QCOMPARE(s.other.closedWith.size(), 0);
        QVERIFY(s.audience.isEmpty());
    }
    void whoGoesWhileOthersAreToldIsNotTold()
    {
        AudienceSetup s;
        s.audience.add(s.last);
        s.one.onSend = [&] {
            s.audience.remove(s.idOfOne);
            s.audience.remove(s.idOfOther);
        };
        s.audience.send("a");
        s.audience.send("b");
        QCOMPARE(s.one.frames, QByteArrayList({"a"}));
        QVERIFY(s.other.frames.isEmpty());
        QCOMPARE(s.last.frames, QByteArrayList({"a", "b"}));
    }
    void whoComesWhileOthersAreToldIsToldFromThenOn()
    {
        AudienceSetup s;
        s.other.onSend = [&] {
            s.other.onSend = {};
            s.audience.add(s.last);
        };
        s.audience.send("a");
        QVERIFY(s.last.frames.isEmpty());
        s.audience.send("b");
        QCOMPARE(s.last.frames, QByteArrayList({"b"}));
        QCOMPARE(s.audience.size(), std::size_t(3));
    }
    void noTwoAudiencesOfAnOwnerHaveOneNumber()
    {
        AudienceSetup s;
        Audience<> another(s.share);
        const auto id = another.add(s.last).id;
        QVERIFY(!s.audience.remove(id));
        QVERIFY(another.remove(id));
        QVERIFY(!another.remove(id));
    }
};

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
