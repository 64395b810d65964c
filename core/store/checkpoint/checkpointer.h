// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"
#include "core/store/log/store_queue.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <memory>

namespace footfall {

class CheckpointWriter;

/// Saves the live model now and then, so that a start need not replay a day: in pieces between
/// which the model goes on, and never ahead of the log, because a checkpoint counts only once all
/// the events in it are on the disk. Server thread.
class Checkpointer : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs gapMs = 60'000;
    /// So many events are replayed in well below a second.
    static constexpr std::uint64_t gapEvents = 200'000;

    /// `saved` is the position of the newest checkpoint.
    Checkpointer(LiveModel& model, StoreQueue& queue, std::uint64_t saved,
                 QObject* parent = nullptr);
    ~Checkpointer() override;

    /// Begins one when it is time. Call a few times a second.
    void tick(SteadyTime steadyNow);
    /// It is time with the next tick.
    void hurry() { m_isHurried = true; }
    /// Makes one whole checkpoint now; the log must be on the disk already.
    void finish();
    /// What was saved so far is not to be used any more; saves the model as it is now, soon.
    void beginAnew();
    /// The one of that number is on the disk. What is told of any but the newest does not count.
    void written(quint64 number);
    /// It could not be written: it is tried again when its time comes.
    void failed(quint64 number);
    /// A piece was written: there is room for another.
    void appended();

Q_SIGNALS:
    // For the files, on their thread.
    void begun(quint64 seq, quint64 number);
    void pieceReady(const QByteArray& piece);
    void finished();
    void dropped();
    void allObsolete();

private:
    void begin();
    void step();
    void drop();
    void complete();

    LiveModel& m_model;
    StoreQueue& m_queue;
    std::unique_ptr<CheckpointWriter> m_writer;
    std::uint64_t m_saved;
    bool m_hasFailed = false;
    std::uint64_t m_seq = 0;
    SteadyTime m_begunAt;
    bool m_isHurried = false;
    /// A whole one waits for its events to be on the disk, and then to be so itself.
    bool m_isWaiting = false;
    /// Of the newest one that was begun or, when that became obsolete, of none.
    quint64 m_number = 0;
    int m_onTheWay = 0;
    QTimer m_step;
};

} // namespace footfall
