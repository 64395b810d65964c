// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/hub/hub.h"
#include "tests/unit/support/live_setup.h"

#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

/// A listener that keeps what it is sent and reads as slowly as the test wants.
class FakeSink : public Sink
{
public:
    void send(const QByteArray& frame) override
    {
        frames.append(frame);
        queued += bytesAFrame;
    }
    qint64 queuedBytes() const override { return queued; }
    void close(int code, const QByteArray&) override { closeCode = code; }

    QByteArrayList frames;
    qint64 queued = 0;
    qint64 bytesAFrame = 0;
    int closeCode = 0;
};

/// Says in a few letters what it was told, and counts how often it was asked.
class LetterEncoder : public Encoder
{
public:
    QByteArrayList encode(const Update& update) const override
    {
        ++calls;
        return std::visit([](const auto& which) { return words(which); }, update);
    }
    mutable int calls = 0;

private:
    static QByteArrayList words(const VisitorUpdate& update)
    {
        const QByteArray rest = " sessions " +
                                QByteArray::number(qsizetype(update.sessions.size())) + " active " +
                                QByteArray::number(qint64(update.stats->active));
        QByteArrayList told;
        for (const ToldEvent& event : update.events)
            told.append("update " + QByteArray::number(qint64(event.count)) + rest);
        return told.isEmpty() ? QByteArrayList{"update 0" + rest} : told;
    }
    static QByteArrayList words(const AudienceUpdate& update)
    {
        return {QByteArray(update.joined ? "joined " : "left ") +
                QByteArray::number(qint64(update.dashboards)) + (update.toSelf ? " self" : "")};
    }
    static QByteArrayList words(const ActionUpdate& update)
    {
        return {"action " + QByteArray::fromStdString(update.action)};
    }
    static QByteArrayList words(const Alert&) { return {"alert"}; }
};

struct HubSetup : LiveSetup
{
    Hub hub{model, limits, clock, stages};
    LetterEncoder encoder;
    FakeSink first;
    FakeSink second;

    void visit(const std::string& session) { hub.eventApplied(view("/", session).event); }
    /// As many events at once as are told of by themselves.
    void overrun()
    {
        for (int i = 0; i < int(Hub::eventsBurst); ++i)
            visit(std::to_string(i));
        hub.flush();
    }
};

} // namespace

class TestHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comingAndGoingIsToldToEverybody()
    {
        HubSetup s;
        const auto a = s.hub.join(s.first, s.encoder);
        const auto b = s.hub.join(s.second, s.encoder);
        QCOMPARE(s.first.frames, QByteArrayList({"joined 1 self", "joined 2"}));
        QCOMPARE(s.second.frames, QByteArrayList({"joined 2 self"}));
        s.hub.leave(b);
        QCOMPARE(s.first.frames.last(), QByteArray("left 1"));
        QCOMPARE(s.second.frames.size(), 1);
        s.hub.leave(a);
        s.hub.leave(a);
        QCOMPARE(s.hub.dashboards(), 0);
    }
    void whoAttendsIsCountedAndToldNothing()
    {
        HubSetup s;
        const auto a = s.hub.attend();
        s.visit("a");
        s.hub.flush();
        QCOMPARE(s.encoder.calls, 0);
        s.hub.join(s.first, s.encoder);
        QCOMPARE(s.first.frames, QByteArrayList({"joined 2 self"}));
        const auto b = s.hub.attend();
        QCOMPARE(s.first.frames.last(), QByteArray("joined 3"));
        s.hub.leave(a);
        s.hub.leave(b);
        QCOMPARE(s.first.frames.last(), QByteArray("left 1"));
        QCOMPARE(s.hub.dashboards(), 1);
    }
    void eachEventIsToldOfAtOnceAndByItself()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.first.frames.clear();
        s.visit("a");
        s.hub.flush();
        QCOMPARE(s.first.frames, QByteArrayList({"update 1 sessions 1 active 1"}));
        for (const char* session : {"b", "c", "b"})
            s.visit(session);
        s.hub.flush();
        QCOMPARE(s.first.frames.size(), 4);
        for (int i = 1; i < 4; ++i)
            QCOMPARE(s.first.frames[i], QByteArray("update 1 sessions 2 active 3"));
    }
    void twentyASecondAreToldOfByThemselves()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.first.frames.clear();
        s.overrun();
        s.first.frames.clear();
        for (int i = 0; i < 200; ++i) {
            s.clock.advance(second / Hub::eventsPerSecond);
            s.visit("a");
            s.hub.flush();
        }
        QCOMPARE(s.first.frames.size(), 200);
        QCOMPARE(s.first.frames.count(s.first.frames.last()), 200);
    }
    void tooManyAreToldOfTogether()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.first.frames.clear();
        s.overrun();
        QCOMPARE(s.first.frames.size(), int(Hub::eventsBurst));
        QVERIFY(s.first.frames.last().startsWith("update 1 "));
        s.visit("a");
        s.hub.flush();
        // The first of the too many goes at once, too.
        QCOMPARE(s.first.frames.size(), int(Hub::eventsBurst) + 1);
        for (const char* session : {"b", "c", "b"})
            s.visit(session);
        s.hub.flush();
        // Though there is room again, none overtakes those that wait.
        s.clock.advance(Hub::updateGapMs);
        s.visit("d");
        s.hub.flush();
        QTRY_COMPARE(s.first.frames.size(), int(Hub::eventsBurst) + 2);
        QCOMPARE(s.first.frames.last(), QByteArray("update 4 sessions 3 active 44"));
        s.visit("e");
        s.hub.flush();
        QCOMPARE(s.first.frames.last(), QByteArray("update 1 sessions 1 active 45"));
    }
    void whoCannotReadAllOfThemMissesTheRest()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.first.frames.clear();
        s.first.bytesAFrame = s.limits.subscriberSoftBytes / 4;
        s.overrun();
        QCOMPARE(s.first.frames.size(), 5);
        QCOMPARE(s.first.closeCode, 0);
    }
    void anUpdateIsEncodedOnceForAll()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.hub.join(s.second, s.encoder);
        s.encoder.calls = 0;
        s.visit("a");
        s.hub.flush();
        QCOMPARE(s.encoder.calls, 1);
        QCOMPARE(s.first.frames.last(), s.second.frames.last());
    }
    void whoReadsSlowlyMissesUpdatesButNoNotices()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.hub.join(s.second, s.encoder);
        s.first.frames.clear();
        s.first.queued = s.limits.subscriberSoftBytes + 1;
        s.visit("a");
        s.hub.flush();
        QVERIFY(s.first.frames.isEmpty());
        QVERIFY(s.second.frames.last().startsWith("update"));
        s.hub.alert({});
        QCOMPARE(s.first.frames, QByteArrayList({"alert"}));
    }
    void whatIsMutedIsToldNobody()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.first.frames.clear();
        Alert muted;
        muted.mutedUntil = TimeMs(1);
        Alert endOfMuted;
        endOfMuted.wasMuted = true;
        s.hub.alert(muted);
        s.hub.alert(endOfMuted);
        QVERIFY(s.first.frames.isEmpty());
        s.hub.alert({});
        QCOMPARE(s.first.frames, QByteArrayList({"alert"}));
    }
    void whoDoesNotReadIsCut()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.hub.join(s.second, s.encoder);
        s.first.queued = s.limits.subscriberHardBytes + 1;
        s.hub.alert({});
        QCOMPARE(s.first.closeCode, 1013);
        QCOMPARE(s.second.closeCode, 0);

        s.second.queued = s.limits.subscriberSoftBytes + 1;
        s.hub.tick();
        s.clock.advance(s.limits.subscriberStallMs);
        s.hub.tick();
        QCOMPARE(s.second.closeCode, 0);
        s.clock.advance(1);
        s.hub.tick();
        QCOMPARE(s.second.closeCode, 1013);
    }
    void anActionIsToldToTheOthersAndKept()
    {
        HubSetup s;
        const auto a = s.hub.join(s.first, s.encoder);
        s.hub.join(s.second, s.encoder);
        s.first.frames.clear();
        s.hub.action(a, {"filter_applied", "{}", epoch});
        QVERIFY(s.first.frames.isEmpty());
        QCOMPARE(s.second.frames.last(), QByteArray("action filter_applied"));
        QCOMPARE(s.hub.auditList().size(), std::size_t(1));
    }
    void sessionsThatTimeOutAreTold()
    {
        HubSetup s;
        s.hub.join(s.first, s.encoder);
        s.view("/", "a");
        s.clock.advance(s.limits.sessionTimeoutMs + 1);
        s.model.tick(s.clock.now());
        s.hub.sessionsExpired(s.model.takeExpired());
        QCOMPARE(s.first.frames.last(), QByteArray("update 0 sessions 1 active 0"));
    }
    void withoutListenersNothingIsComputed()
    {
        HubSetup s;
        s.visit("a");
        s.hub.flush();
        QCOMPARE(s.encoder.calls, 0);
    }
};

QTEST_GUILESS_MAIN(TestHub)
#include "tst_hub.moc"
