// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/live/live_model.h"
#include "core/store/checkpoint/checkpointer.h"
#include "core/store/log/heartbeat_pace.h"
#include "core/store/log/store_queue.h"
#include "core/store/log/store_writer.h"
#include "core/store/recovery.h"
#include "core/store/store_folder.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <string>

class QThread;

namespace footfall {

class CheckpointFiles;
class Clock;

/// The threads that a store works on, beside the server's.
struct StoreThreads
{
    /// Writes the log.
    QThread* writer = nullptr;
    /// Reads, and writes checkpoints.
    QThread* archive = nullptr;
};

/// All that is kept, seen from the server thread: the queue to the log and the checkpoints. Lives
/// from the recovery of the model to `stopped`.
class Store : public QObject
{
    Q_OBJECT

public:
    /// Begins to work on its threads, which must run; takes the folder's log. The model must have
    /// been recovered from the same folder. The clock is asked on every thread. What is passed by
    /// reference, but the limits, must outlive it.
    Store(StoreFolder& folder, const Recovered& recovered, LiveModel& model, const Limits& limits,
          const StoreThreads& threads, const Clock& clock, Stages& stages,
          QObject* parent = nullptr);
    ~Store() override;

    StoreQueue& queue() { return *m_queue; }
    StoreFolder& folder() { return m_folder; }
    StoreState state() const;

    /// A session's heartbeat came: it is logged, at most one a session and minute.
    void heard(const Heartbeat& heartbeat);
    /// Hands over what the model completed, and makes checkpoints. Call a few times a second.
    void tick(SteadyTime steadyNow);
    /// Makes a checkpoint soon: what comes after it is replayed otherwise than what came before.
    void saveSoon();
    /// Erases a visitor from the live model, the checkpoints and the log (VisitorEraser); `done` is
    /// called when that is on the disk, or has failed.
    void forget(const std::string& visitor, std::function<void(const Erased&)> done);
    /// Writes what there is and a last checkpoint; then `stopped` comes.
    void stop();

Q_SIGNALS:
    void stopped();
    /// Events can be stored no longer, or again.
    void phaseChanged();
    /// Somebody was taken out of what is kept: who has read of it holds what is to be forgotten.
    void pastChanged();

private:
    void handOver();
    void takeCensus();
    /// On the writer's thread, once the files have done what they were asked so far.
    void tellWriter(std::function<void(StoreWriter&)> what);
    void forgetFound(const std::string& visitor, const VisitNumbers& visits);
    void erased(const Erased& result);
    void tellPhase();
    void finish();

    StoreFolder& m_folder;
    LiveModel& m_model;
    std::unique_ptr<StoreQueue> m_queue;
    HeartbeatPace m_heartbeats;
    /// The one under way.
    TimeMs m_minute;
    std::unique_ptr<Checkpointer> m_checkpointer;
    StoreWriter* m_writer;
    CheckpointFiles* m_files;
    /// Who waits to be told that a visitor is forgotten.
    std::deque<std::function<void(const Erased&)>> m_erasing;
    StoreState::Phase m_phase = StoreState::Phase::Keeping;
    bool m_isStopping = false;
};

} // namespace footfall
