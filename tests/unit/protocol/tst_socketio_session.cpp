// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"
#include "core/protocol/socketio/engine_session.h"
#include "tests/unit/support/fake_socket.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr DurationMs pingMs = 25'000;
constexpr DurationMs pongMs = 20'000;

/// Notes what it is told; answers "echo" and closes on "bye".
class FakeOwner final : public EngineSession::Owner
{
public:
    void received(QByteArrayView message) override
    {
        messages.append(message.toByteArray());
        if (session && message == "echo")
            session->send("4echo");
        if (session && message == "bye")
            session->close(1000, {});
    }
    void ended() override { ++ends; }
    void flushWanted() override { ++wantedFlushes; }
    void idleChanged(bool idle) override { isIdle = idle; }

    EngineSession* session = nullptr;
    QByteArrayList messages;
    int ends = 0;
    int wantedFlushes = 0;
    bool isIdle = false;
};

struct SessionSetup
{
    Limits limits;
    ManualClock clock;
    FakeOwner owner;
    EngineSession session{"sid1", limits, clock, owner};
    QList<EngineReply> answers;

    SessionSetup() { owner.session = &session; }
    EngineSession::PollId poll()
    {
        return session.poll([this](const EngineReply& reply) { answers.append(reply); });
    }
    QByteArray lastBody() const { return answers.isEmpty() ? QByteArray() : answers.last().body; }
    void pass(DurationMs by)
    {
        clock.advance(by);
        session.tick(clock.steady());
    }
};

/// A session whose client is on a WebSocket.
struct SocketSetup : SessionSetup
{
    FakeSocket socket;
    SocketSetup() { session.openSocket(socket); }
};

/// A session whose client polls and has opened a WebSocket to go over to.
struct UpgradeSetup : SessionSetup
{
    FakeSocket socket;
    UpgradeSetup()
    {
        session.openPolling();
        session.offerUpgrade(socket);
    }
};

} // namespace

class TestSocketIoSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Polling

    void aPollWaitsUntilThereIsAPacket()
    {
        SessionSetup s;
        const EngineReply opened = s.session.openPolling();
        QVERIFY(opened.body.startsWith("0{\"sid\":\"sid1\",\"upgrades\":[\"websocket\"]"));
        QCOMPARE(opened.contentType, QByteArray("text/plain; charset=UTF-8"));
        s.poll();
        QVERIFY(s.answers.isEmpty());
        s.session.send("4a");
        s.session.send("4b");
        QVERIFY(s.answers.isEmpty());
        QCOMPARE(s.owner.wantedFlushes, 1);
        s.session.flush();
        QCOMPARE(s.lastBody(), QByteArray("4a\x1e"
                                          "4b"));
        QCOMPARE(s.session.queuedBytes(), 0);
    }
    void packetsBetweenPollsAreKept()
    {
        SessionSetup s;
        s.session.openPolling();
        s.session.send("4a");
        s.session.send("4b");
        QCOMPARE(s.session.queuedBytes(), 4);
        s.poll();
        QCOMPARE(s.lastBody(), QByteArray("4a\x1e"
                                          "4b"));
        s.poll();
        QCOMPARE(s.answers.size(), 1);
    }
    void aPostMayCarrySeveralPackets()
    {
        SessionSetup s;
        s.session.openPolling();
        const EngineReply reply = s.session.post("4a\x1e"
                                                 "3\x1e"
                                                 "4b");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("ok"));
        QCOMPARE(reply.contentType, QByteArray("text/html"));
        QCOMPARE(s.owner.messages, QByteArrayList({"a", "b"}));
    }
    void whatAPostCausesAnswersTheWaitingPollTogether()
    {
        SessionSetup s;
        s.session.openPolling();
        s.poll();
        s.session.post("4echo\x1e"
                       "4echo");
        QCOMPARE(s.lastBody(), QByteArray("4echo\x1e"
                                          "4echo"));
    }
    void aSecondPollClosesBoth()
    {
        SessionSetup s;
        s.session.openPolling();
        s.poll();
        s.poll();
        QCOMPARE(s.answers.size(), 2);
        QCOMPARE(s.answers[0].status, 200);
        QCOMPARE(s.answers[0].body, QByteArray("1"));
        QCOMPARE(s.answers[1].status, 400);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }
    void anAbandonedPollEndsTheSession()
    {
        SessionSetup s;
        s.session.openPolling();
        const auto poll = s.poll();
        s.session.pollAbandoned(poll);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }
    void aPollThatWasAnsweredMayBeAbandoned()
    {
        SessionSetup s;
        s.session.openPolling();
        s.session.send("4a");
        const auto first = s.poll();
        s.poll();
        s.session.pollAbandoned(first);
        QVERIFY(s.session.isOpen());
    }
    void aBadPacketEndsTheSession_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("letters") << QByteArray("abc");
        QTest::newRow("binary") << QByteArray("bAQID");
        QTest::newRow("after a good one") << QByteArray("4a\x1e"
                                                        "x");
        QTest::newRow("empty packet") << QByteArray("4a\x1e\x1e"
                                                    "4b");
        QTest::newRow("a client does not ping") << QByteArray("2");
    }
    void aBadPacketEndsTheSession()
    {
        QFETCH(QByteArray, body);
        SessionSetup s;
        s.session.openPolling();
        s.poll();
        QCOMPARE(s.session.post(body).status, 400);
        QCOMPARE(s.lastBody(), QByteArray("1"));
        QVERIFY(s.session.hasEnded());
        QVERIFY(!s.owner.messages.contains("b"));
    }
    void aPostAboveTheBoundIsNotRead()
    {
        SessionSetup s;
        s.session.openPolling();
        const QByteArray most = "4" + QByteArray(999'999, 'a');
        QCOMPARE(s.session.post(most).status, 200);
        QCOMPARE(s.session.post(most + "a").status, 413);
        QCOMPARE(s.owner.messages.size(), 1);
        QVERIFY(s.session.isOpen());
    }
    void theClientMayLeave()
    {
        SessionSetup s;
        s.session.openPolling();
        s.poll();
        QCOMPARE(s.session
                     .post("4a\x1e"
                           "1\x1e"
                           "4b")
                     .body,
                 QByteArray("ok"));
        QCOMPARE(s.lastBody(), QByteArray("6"));
        QCOMPARE(s.owner.messages, QByteArrayList{"a"});
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }

    // The end, as the server wants it

    void theLastPacketsAreStillFetched()
    {
        SessionSetup s;
        s.session.openPolling();
        s.session.send("4last");
        s.session.close(1000, {});
        QCOMPARE(s.owner.ends, 1);
        s.session.send("4too late");
        QCOMPARE(s.session.post("4a").status, 200);
        QVERIFY(s.owner.messages.isEmpty());
        QVERIFY(!s.session.hasEnded());
        s.poll();
        QCOMPARE(s.lastBody(), QByteArray("4last\x1e"
                                          "1"));
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }
    void aWaitingPollTakesTheLastPackets()
    {
        SessionSetup s;
        s.session.openPolling();
        s.poll();
        s.session.post("4echo\x1e"
                       "4bye\x1e"
                       "4a");
        QCOMPARE(s.lastBody(), QByteArray("4echo\x1e"
                                          "1"));
        QCOMPARE(s.owner.messages, QByteArrayList({"echo", "bye"}));
        QVERIFY(s.session.hasEnded());
    }
    void theLastPacketsDoNotWaitForever()
    {
        SessionSetup s;
        s.session.openPolling();
        s.session.close(1000, {});
        s.pass(EngineSession::farewellMs - 1);
        QVERIFY(!s.session.hasEnded());
        s.pass(1);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }

    // Pings

    void theClientIsPingedAndAnswers()
    {
        SessionSetup s;
        s.session.openPolling();
        s.poll();
        s.pass(pingMs - 1);
        QCOMPARE(s.owner.wantedFlushes, 0);
        s.pass(1);
        s.session.flush();
        QCOMPARE(s.lastBody(), QByteArray("2"));
        s.pass(pongMs - 1);
        s.session.post("3");
        s.pass(pingMs - 1);
        QVERIFY(s.session.isOpen());
        s.pass(1);
        s.poll();
        QCOMPARE(s.lastBody(), QByteArray("2"));
    }
    void anUnansweredPingEndsTheSession()
    {
        SessionSetup s;
        s.session.openPolling();
        s.pass(pingMs);
        s.poll();
        s.poll();
        s.session.post("4not a pong");
        s.pass(pongMs - 1);
        QVERIFY(s.session.isOpen());
        s.pass(1);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.lastBody(), QByteArray("1"));
    }
    void anUnansweredPingClosesTheSocket()
    {
        SocketSetup s;
        s.pass(pingMs);
        QCOMPARE(s.socket.texts.last(), QByteArray("2"));
        s.pass(pongMs);
        QVERIFY(s.socket.closeCode != 0);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }

    // The bound

    void whatIsNotFetchedIsBounded()
    {
        SessionSetup s;
        s.session.openPolling();
        const QByteArray packet = "4" + QByteArray(1023, 'a');
        for (int i = 0; i < 10'000; ++i)
            s.session.send(packet);
        QVERIFY(s.session.queuedBytes() <= EngineSession::queueBytes + packet.size());
        s.session.flush();
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }
    void aPostCannotFillTheQueueWithoutEnd()
    {
        SessionSetup s;
        s.session.openPolling();
        s.session.post(QByteArray("4echo\x1e").repeated(100'000) + "4echo");
        QVERIFY(s.owner.messages.size() < 20'000);
        s.session.flush();
        QVERIFY(s.session.hasEnded());
    }
    void aSocketThatIsNotReadIsClosed()
    {
        SocketSetup s;
        s.session.setQueueBound(1000);
        s.socket.queued = 1000;
        s.session.send("4a");
        s.session.flush();
        QVERIFY(s.session.isOpen());
        s.socket.queued = 1001;
        s.session.send("4b");
        s.session.flush();
        QCOMPARE(s.socket.closeCode, 1013);
        QVERIFY(!s.socket.texts.contains("4b"));
    }

    // WebSocket

    void aSocketOpensDirectly()
    {
        SocketSetup s;
        QVERIFY(s.socket.texts.first().startsWith("0{\"sid\":\"sid1\",\"upgrades\":[]"));
        s.session.socketText(s.socket, "4echo");
        QCOMPARE(s.socket.texts.last(), QByteArray("4echo"));
        QVERIFY(!s.session.isPolling());
        s.session.socketClosed(s.socket);
        QCOMPARE(s.owner.ends, 1);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.socket.closeCode, 0);
    }
    void aBadTextClosesTheSocket()
    {
        for (const QByteArray& text : {QByteArray(), QByteArray("abc"), QByteArray("2")}) {
            SocketSetup s;
            s.session.socketText(s.socket, text);
            QCOMPARE(s.socket.closeCode, 1002);
            QCOMPARE(s.owner.ends, 1);
            s.session.socketClosed(s.socket);
            QCOMPARE(s.owner.ends, 1);
        }
    }
    void aTextAboveTheBoundClosesTheSocket()
    {
        SocketSetup s;
        s.session.socketText(s.socket, "4" + QByteArray(1'000'000, 'a'));
        QCOMPARE(s.socket.closeCode, 1009);
        QVERIFY(s.owner.messages.isEmpty());
    }
    void theServerClosesASocketWithItsCode()
    {
        SocketSetup s;
        s.session.close(1013, "Too slow");
        QCOMPARE(s.socket.closeCode, 1013);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }

    // The upgrade

    void anUpgradeGoesOver()
    {
        UpgradeSetup s;
        s.poll();
        s.session.socketText(s.socket, "2probe");
        QCOMPARE(s.socket.texts, QByteArrayList{"3probe"});
        QCOMPARE(s.lastBody(), QByteArray("6"));
        QVERIFY(s.session.isPolling());
        s.session.send("4kept");
        s.session.socketText(s.socket, "5");
        QVERIFY(!s.session.isPolling());
        QVERIFY(!s.session.isUpgrading());
        QCOMPARE(s.socket.texts.last(), QByteArray("4kept"));
        s.session.socketText(s.socket, "4echo");
        QCOMPARE(s.socket.texts.last(), QByteArray("4echo"));
        s.pass(EngineSession::upgradeMs);
        QVERIFY(s.session.isOpen());
        QCOMPARE(s.socket.closeCode, 0);
    }
    void aPollInTheMiddleOfAnUpgradeComesBack()
    {
        UpgradeSetup s;
        s.session.socketText(s.socket, "2probe");
        s.poll();
        QVERIFY(s.answers.isEmpty());
        s.session.tick(s.clock.steady());
        QCOMPARE(s.lastBody(), QByteArray("6"));
        s.poll();
        s.session.socketText(s.socket, "5");
        QCOMPARE(s.answers.size(), 2);
        QCOMPARE(s.lastBody(), QByteArray("6"));
    }
    void aPostInTheMiddleOfAnUpgradeIsTaken()
    {
        UpgradeSetup s;
        s.session.socketText(s.socket, "2probe");
        QCOMPARE(s.session.post("4a").status, 200);
        s.session.socketText(s.socket, "5");
        s.session.socketText(s.socket, "4b");
        QCOMPARE(s.owner.messages, QByteArrayList({"a", "b"}));
    }
    void aPingSurvivesTheUpgrade()
    {
        UpgradeSetup s;
        s.pass(EngineSession::upgradeMs - 1);
        s.session.socketText(s.socket, "2probe");
        s.clock.advance(pingMs - EngineSession::upgradeMs);
        s.session.socketText(s.socket, "5");
        s.pass(1);
        QCOMPARE(s.socket.texts.last(), QByteArray("2"));
        s.session.socketText(s.socket, "3");
        s.pass(pongMs);
        QVERIFY(s.session.isOpen());
    }
    void anUpgradeThatNeverCompletesLeavesThePolling_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("silent") << QByteArray();
        QTest::newRow("probed") << QByteArray("2probe");
    }
    void anUpgradeThatNeverCompletesLeavesThePolling()
    {
        QFETCH(QByteArray, text);
        UpgradeSetup s;
        if (!text.isEmpty())
            s.session.socketText(s.socket, text);
        s.pass(EngineSession::upgradeMs - 1);
        QVERIFY(s.session.isUpgrading());
        s.pass(1);
        QVERIFY(!s.session.isUpgrading());
        QVERIFY(s.socket.closeCode != 0);
        s.session.socketText(s.socket, "5");
        s.session.socketClosed(s.socket);
        QVERIFY(s.session.isPolling());
        s.poll();
        s.session.send("4a");
        s.session.flush();
        QCOMPARE(s.lastBody(), QByteArray("4a"));
    }
    void aSocketThatSaysSomethingElseDoesNotTakeOver()
    {
        UpgradeSetup s;
        s.session.socketText(s.socket, "4hello");
        QVERIFY(s.socket.closeCode != 0);
        QVERIFY(s.owner.messages.isEmpty());
        QVERIFY(s.session.isOpen());
        QVERIFY(!s.session.isUpgrading());
    }
    void aSocketThatClosesDoesNotTakeOver()
    {
        UpgradeSetup s;
        s.session.socketText(s.socket, "2probe");
        s.session.socketClosed(s.socket);
        QVERIFY(!s.session.isUpgrading());
        QVERIFY(s.session.isOpen());
        QCOMPARE(s.socket.closeCode, 0);
    }
    void whoClosedInTheMiddleOfAnUpgradeIsSoonGone()
    {
        UpgradeSetup s;
        s.session.socketText(s.socket, "2probe");
        s.session.socketClosed(s.socket);
        QCOMPARE(s.session.dueAt(), s.clock.steady() + EngineSession::pollAgainMs);
        s.pass(EngineSession::pollAgainMs - 1);
        QVERIFY(s.session.isOpen());
        s.pass(1);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }
    void whoPollsAfterAnUpgradeThatFailedStays_data()
    {
        QTest::addColumn<bool>("pollsFirst");
        QTest::newRow("a poll waits") << true;
        QTest::newRow("a poll comes in time") << false;
    }
    void whoPollsAfterAnUpgradeThatFailedStays()
    {
        QFETCH(bool, pollsFirst);
        UpgradeSetup s;
        if (pollsFirst)
            s.poll();
        s.session.socketClosed(s.socket);
        if (!pollsFirst)
            s.poll();
        s.pass(EngineSession::pollAgainMs);
        s.session.send("4a");
        s.session.flush();
        QCOMPARE(s.lastBody(), QByteArray("4a"));
        s.pass(EngineSession::pollAgainMs);
        QVERIFY(s.session.isOpen());
    }
    void theEndTakesTheNewSocketAlong()
    {
        UpgradeSetup s;
        s.poll();
        s.session.post("1");
        QVERIFY(s.socket.closeCode != 0);
        QCOMPARE(s.lastBody(), QByteArray("6"));
    }
    void theLastPacketsGoOverToo()
    {
        UpgradeSetup s;
        s.session.socketText(s.socket, "2probe");
        s.session.send("4last");
        s.session.close(1000, {});
        s.session.socketText(s.socket, "5");
        QCOMPARE(s.socket.texts, QByteArrayList({"3probe", "4last", "1"}));
        QVERIFY(s.socket.closeCode != 0);
        QVERIFY(s.session.hasEnded());
        QCOMPARE(s.owner.ends, 1);
    }

    // Idleness

    void whoHasNoOpenRequestIsIdle()
    {
        SessionSetup s;
        s.session.openPolling();
        QVERIFY(s.owner.isIdle);
        s.poll();
        QVERIFY(!s.owner.isIdle);
        s.session.send("4a");
        s.session.flush();
        QVERIFY(s.owner.isIdle);
        FakeSocket socket;
        s.session.offerUpgrade(socket);
        QVERIFY(!s.owner.isIdle);
        s.session.socketClosed(socket);
        QVERIFY(s.owner.isIdle);
        s.session.drop(1000, {});
        QVERIFY(!s.owner.isIdle);
    }
    void thePollAnsweredLastMayComeBackAtOnce()
    {
        SessionSetup s;
        s.session.openPolling();
        int answered = 0;
        s.session.poll([&](const EngineReply&) {
            ++answered;
            s.poll();
        });
        s.session.send("4a");
        s.session.flush();
        s.session.send("4b");
        s.session.flush();
        QCOMPARE(answered, 1);
        QCOMPARE(s.lastBody(), QByteArray("4b"));
    }
};

QTEST_APPLESS_MAIN(TestSocketIoSession)
#include "tst_socketio_session.moc"
