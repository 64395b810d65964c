// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/time/stages.h"
#include "core/source/history.h"
#include "core/store/log/log_batch.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace footfall {

/// What waits to be written: gives the writer, on its thread, whatever there is as soon as it is
/// done with what it had, so that one commit serves all who came meanwhile. Only a full batch goes
/// before that: nothing could join it. Server thread.
///
/// When a commit fails, everybody who waits is told so, and from then on `refusal` says that
/// nothing is to be taken; what is in the queue is tried again every second, and when it is on the
/// disk after all the queue takes again. The same when the disk does not answer, or when somebody
/// found that what is written would be lost.
class StoreQueue : public QObject
{
    Q_OBJECT

public:
    /// Events in one transaction at most.
    static constexpr std::size_t batchEvents = 1'000;
    static constexpr int retryMs = 1'000;
    /// A disk that has not answered for so long hangs.
    static constexpr DurationMs maxAnswerMs = 5'000;
    /// So long heartbeats wait for events to go with, in steady time.
    static constexpr DurationMs heartbeatsWaitMs = 1'000;
    /// Batches that the writer has at a time, at most.
    static constexpr std::size_t maxUnderWay = 2;
    /// Told whether the events are on the disk.
    using Acknowledge = std::function<void(bool kept)>;

    enum class Refusal
    {
        None,
        Failing, ///< the last commit failed
        Full     ///< the disk is slower than what comes
    };

    /// `lastSeq` is the position of the log's newest entry. The stages must outlive it.
    StoreQueue(const Limits& limits, std::uint64_t lastSeq, Stages& stages,
               QObject* parent = nullptr);

    Refusal refusal() const;
    /// Adds to the log. Ask `refusal` first: it is not asked here.
    void add(std::vector<LogEntry> entries);
    /// Calls back when everything that was added so far is on the disk, or when that failed.
    void whenKept(Acknowledge acknowledge);
    /// The same, and the visits, minutes and heartbeats that were added so far as well.
    void whenAllKept(Acknowledge acknowledge);
    /// Visits and minutes that the entries added so far completed.
    void complete(std::vector<EndedVisit> ended, std::vector<MinuteCounts> minutes);
    /// Goes with what else is to be written, or after a second by itself: it delays no event.
    void add(std::vector<LoggedHeartbeat> heartbeats);
    /// Goes with what is completed next.
    void add(std::vector<PresenceCount> presence);
    void completeImported(std::vector<EndedVisit> ended, std::vector<MinuteCounts> minutes);
    /// Replaces what is noted under its name in the very commit that brings the entry at `seq` to
    /// the disk, be it added only now; of an entry that is there already, with what is written
    /// next. In the order of positions.
    void note(std::uint64_t seq, StoreNote note);

    /// Position of the newest entry added.
    std::uint64_t lastSeq() const { return m_lastSeq; }
    /// How many more visits can be completed before the oldest that wait are let go.
    std::size_t roomForEnded() const;
    bool isIdle() const { return m_underWay.empty() && !hasWork(); }
    const StoreState& state() const { return m_state; }

    /// Time goes on. Call a few times a second.
    void tick(SteadyTime steadyNow);
    /// Why nothing can be kept, whatever becomes of commits; empty: it can.
    void hinder(const std::string& why, StoreCause cause = StoreCause::Other);

    /// From the writer: what became of the batch that it had for longest. When that failed, so must
    /// the one behind it.
    void written(const footfall::CommitResult& result);
    /// Tries once more at once, for the last time: what cannot be written is given up.
    void finish();

Q_SIGNALS:
    /// For the writer.
    void batchReady(const footfall::LogBatchPtr& batch);
    void stateChanged();
    /// Nothing is left to be written, or it was given up.
    void idle();

private:
    struct Waiting
    {
        std::uint64_t seq = 0;
        Acknowledge acknowledge;
        Instant queuedAt;
        /// Steady, from the next tick on.
        std::optional<SteadyTime> since = {};
    };
    template <typename Value>
    struct After
    {
        std::uint64_t seq = 0;
        Value value;
    };

    /// An entry, and about how many bytes it takes.
    struct Queued
    {
        LogEntry entry;
        std::size_t bytes = 0;
    };

    bool hasWork() const;
    bool canWrite() const;
    void hurryHeartbeats();
    void takeNotes(LogBatch& batch);
    void writeNext();
    void write(const LogBatchPtr& batch);
    void retry();
    std::int64_t eventsNotKept() const;
    void giveUp();
    LogBatchPtr nextBatch();
    void succeed(const CommitResult& result);
    void fail(const CommitResult& result);
    void measure(const CommitTimes& times, std::uint64_t upTo);
    void failedBehind();
    /// Everybody who waits is told so.
    void standStill(const std::string& why, StoreCause cause);
    bool isHanging(SteadyTime steadyNow) const;
    void answer(std::uint64_t upTo, bool kept);
    void answerAll(bool kept);
    void setState(StoreState state);

    const std::size_t m_maxEvents;
    const std::size_t m_maxBytes;
    Stages& m_stages;
    std::deque<Queued> m_entries;
    std::size_t m_bytes = 0;
    std::deque<Waiting> m_waiting;
    /// Those who wait for visits and minutes as well; how many were added, and are on the disk.
    std::deque<std::pair<std::uint64_t, Acknowledge>> m_waitingForAll;
    std::uint64_t m_completions = 0;
    std::uint64_t m_completionsOnDisk = 0;
    std::deque<After<EndedVisit>> m_ended;
    std::deque<After<MinuteCounts>> m_minutes;
    std::deque<After<MinuteCounts>> m_importedMinutes;
    std::deque<After<PresenceCount>> m_presence;
    std::deque<After<LoggedHeartbeat>> m_heartbeats;
    std::deque<After<StoreNote>> m_notes;
    /// Since when, by ticks, some wait; whether they are to go alone.
    std::optional<SteadyTime> m_heartbeatsSince;
    bool m_areHeartbeatsDue = false;
    std::uint64_t m_lastSeq;
    /// What the writer was given; kept until it is on the disk.
    std::deque<LogBatchPtr> m_underWay;
    /// So many of these it has not answered, and so many of those will fail with the first.
    std::size_t m_atWriter = 0;
    std::size_t m_failing = 0;
    bool m_isFinishing = false;
    /// Since when, by ticks, the writer has what it was given.
    std::optional<SteadyTime> m_givenAt;
    bool m_hasFailed = false;
    std::string m_hindrance;
    QTimer m_retry;
    StoreState m_state;
};

} // namespace footfall
