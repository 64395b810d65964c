// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/prudent_time.h"
#include "core/store/log/event_log.h"
#include "core/store/upkeep/log_trimmer.h"
#include "core/store/upkeep/visitor_eraser.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace footfall {

class Clock;

/// What became of a request to forget a visitor.
struct Erased
{
    std::int64_t visits = 0;
    std::int64_t events = 0;
    /// Empty: it is done. Else why not, for a person.
    std::string failure;
};

using VisitNumbers = std::vector<std::uint64_t>;

/// The log on its thread: writes what the queue gives it, and between that deletes what is too old
/// and whom the operator asked to forget. Store thread.
class StoreWriter : public QObject
{
    Q_OBJECT

public:
    static constexpr int trimEveryMs = 60'000;
    /// Between two looks whether what is written would be found again.
    static constexpr int lookEveryMs = 1'000;
    /// Between two notes of the time.
    static constexpr DurationMs noteEveryMs = 10 * minuteMs;
    /// Between two steps of deleting.
    static constexpr int stepGapMs = 20;
    /// Counts of minutes name nobody, and what is usual is learned from them: they stay so long.
    static constexpr DurationMs minutesKeptMs = 56 * dayMs;
    static constexpr int rowsAStep = 2'000;

    /// The clock must outlive it, and is asked on its thread.
    StoreWriter(std::unique_ptr<EventLog> log, DurationMs keptMs, const Clock& clock);
    /// Notes that the server lived until now.
    ~StoreWriter() override;

    /// Once it is on its thread. Goes on with what the last run was asked to erase.
    void start();
    void write(const footfall::LogBatchPtr& batch);
    /// Looks whether the files are in their places, and after trouble whether they can be written;
    /// then goes on with what was to be erased.
    void look();
    /// Begins to delete what is too old.
    void trimSoon();
    /// It deletes, or is to.
    bool isBusy() const { return m_isTrimming || !m_toErase.empty(); }
    /// Erases a visitor from what is written; `erased` comes for each call, in their order. Before
    /// it, `found` comes, for what the last run was asked as well: nothing is erased until
    /// `goOnErasing`, or ever if that says why not.
    void erase(const footfall::Erasure& wanted);
    void goOnErasing(const std::string& whyNot);

Q_SIGNALS:
    void written(const footfall::CommitResult& result);
    /// Why nothing can be kept now; empty: it can again.
    void hindered(const std::string& why, footfall::StoreCause cause);
    /// The visits of whom is to be erased, in ascending order: they must be forgotten elsewhere.
    void found(const std::string& visitor, const footfall::VisitNumbers& visits);
    void erased(const footfall::Erased& result);

private:
    void resumeErasing();
    void work();
    void noteTime();
    void trim();
    void eraseStep();
    void tellFound();
    void endErasing(const std::string& failure);

    const std::unique_ptr<EventLog> m_log;
    const DurationMs m_keptMs;
    const Clock& m_clock;
    /// By what time it deletes.
    PrudentTime m_time;
    PrudentTime::State m_noted;
    LogTrimmer m_trimmer;
    std::string m_hindrance;
    /// At first, nobody knows whether there is room.
    bool m_mustTry = true;
    std::unique_ptr<VisitorEraser> m_eraser;
    struct Request
    {
        Erasure wanted;
        /// Somebody waits to hear of it.
        bool isAsked = true;
    };
    std::deque<Request> m_toErase;
    /// For others to forget what was found.
    bool m_isWaiting = false;
    bool m_isTrimming = false;
    QTimer m_trimTime{this};
    QTimer m_lookTime{this};
    QTimer m_step{this};
};

} // namespace footfall

Q_DECLARE_METATYPE(footfall::Erased)
