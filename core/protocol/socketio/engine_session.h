// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/sink.h"
#include "core/base/time/time_units.h"
#include "core/protocol/socketio/engine_packet.h"

#include <functional>
#include <optional>

namespace footfall {

class Clock;

/// One Engine.IO session: a client that polls, or has a WebSocket, or goes over from the one to
/// the other (core/protocol/README.md, "Dashboards"). Knows no real socket and no timer: requests
/// and texts are passed in, time comes by `tick`. What is sent while no poll waits is kept for the
/// next one, within a bound. Server thread.
///
/// A WebSocket is passed by reference and used until `socketClosed` or until the session closed it.
class EngineSession
{
public:
    /// Who is told. Must outlive the session, and must not delete it within a call.
    class Owner
    {
    public:
        virtual ~Owner() = default;
        /// A message packet came; the view holds during the call only.
        virtual void received(QByteArrayView message) = 0;
        /// Nothing more comes, and nothing more is taken for the client. Told once.
        virtual void ended() = 0;
        /// A poll waits and there is something for it, or too much is queued: call `flush` soon,
        /// but not within this call.
        virtual void flushWanted() = 0;
        /// The session has no open request and no WebSocket any more, or has one again.
        virtual void idleChanged(bool isIdle) = 0;
    };
    using Answer = std::function<void(const EngineReply&)>;
    /// Tells polls apart; 0 is none.
    using PollId = quint64;

    /// How long an upgrade may take; polling goes on when it does not come to its end.
    static constexpr DurationMs upgradeMs = 10'000;
    /// A client whose new WebSocket closed too early has to poll again within this.
    static constexpr DurationMs pollAgainMs = 2'000;
    /// How long the last packets of a closed session wait for a poll to take them.
    static constexpr DurationMs farewellMs = 30'000;
    /// Bytes kept for a client that does not fetch them; `setQueueBound` allows more.
    static constexpr qint64 queueBytes = 64 * 1024;

    EngineSession(const QByteArray& sid, const Limits& limits, const Clock& clock, Owner& owner);
    EngineSession(const EngineSession&) = delete;
    EngineSession& operator=(const EngineSession&) = delete;

    const QByteArray& sid() const { return m_sid; }
    /// Packets are exchanged; not yet or no more otherwise.
    bool isOpen() const { return m_phase == Phase::Open; }
    /// All is over: the session can be forgotten.
    bool hasEnded() const { return m_phase == Phase::Ended; }
    bool isPolling() const { return !m_socket; }
    bool isUpgrading() const { return m_candidate; }

    /// Opens by polling: the answer to the first request.
    EngineReply openPolling();
    /// Opens on a WebSocket.
    void openSocket(Sink& socket);

    /// A poll: answered once there is a packet, perhaps within the call. A second one while the
    /// first waits closes the session.
    PollId poll(Answer answer);
    /// The client went away from a poll that was not answered: that ends the session.
    void pollAbandoned(PollId poll);
    /// A body with packets: taken in order, up to the first that is none, which ends the session.
    EngineReply post(QByteArrayView body);

    /// A WebSocket that may take over. Only while `isPolling` and not `isUpgrading`.
    void offerUpgrade(Sink& socket);
    void socketText(const Sink& socket, QByteArrayView text);
    void socketClosed(const Sink& socket);

    /// Queues one packet. Never answers a poll within the call.
    void send(const QByteArray& packet);
    /// Gives a waiting poll what is queued; ends the session when that is too much.
    void flush();
    /// Bytes that were sent and not taken yet.
    qint64 queuedBytes() const;
    /// More than that queued ends the session.
    void setQueueBound(qint64 bytes) { m_queueBound = bytes; }

    /// Closes in order: what is queued is still fetched by a client that polls.
    void close(int code, const QByteArray& reason);
    /// Ends at once; what is queued is lost.
    void drop(int code, const QByteArray& reason);
    /// Pings, and ends what is overdue. Call once `dueAt` has come; earlier it does nothing.
    void tick(SteadyTime now);
    /// The steady time of the next deadline.
    SteadyTime dueAt() const;

private:
    enum class Phase
    {
        Open,
        Ending,
        Ended
    };

    bool take(const EnginePacket& packet);
    void takeText(QByteArrayView text);
    void takeUpgradeText(QByteArrayView text);
    void takePong();
    void completeUpgrade();
    void cancelUpgrade();
    void answerPoll(const QByteArray& payload);
    void finish(EngineType lastPacket, int code, const QByteArray& reason);
    void tickPing(SteadyTime now);
    void tickUpgrade(SteadyTime now);
    SteadyTime upgradeDueAt() const;
    void noteIdle();
    QByteArray handshake(bool offersUpgrade) const;

    const QByteArray m_sid;
    const Limits& m_limits;
    const Clock& m_clock;
    Owner& m_owner;
    Phase m_phase = Phase::Open;
    bool m_isIdle = false;

    Sink* m_socket = nullptr;
    /// A WebSocket that has not taken over yet.
    Sink* m_candidate = nullptr;
    bool m_isProbed = false;
    SteadyTime m_upgradeBy;

    Answer m_answer;
    PollId m_lastPoll = 0;
    QByteArrayList m_queue;
    qint64 m_queuedBytes = 0;
    qint64 m_queueBound = queueBytes;
    bool m_isOverfull = false;

    SteadyTime m_pingAt;
    /// Nothing: no ping is unanswered.
    std::optional<SteadyTime> m_pongBy;
    /// Nothing: no poll is missed.
    std::optional<SteadyTime> m_pollBy;
    /// When closed in order: how long the last packets wait.
    SteadyTime m_fetchedBy;
};

} // namespace footfall
