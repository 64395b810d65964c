// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/ingest.h"
#include "core/live/replay.h"
#include "core/store/imports/open_import.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

class Clock;

/// Brings events of the past into the store: they become history, visits and minutes, and never
/// what is live. An event's own time counts as that of its receipt. A live model of its own, which
/// nobody sees, tells where visits begin and end, by the same rules. Server thread.
///
/// An import is a row of batches in the order of time, and `finish`. Only one at a time; what was
/// begun and not finished is finished by the next one's beginning.
class Importer
{
public:
    /// What is younger is still live, and refused.
    static constexpr DurationMs youngestMs = 10 * 60'000;

    /// What is passed must outlive it; without a store it refuses all. `youngest` may be less
    /// where the minutes before that are known to be in the store.
    Importer(const Limits& limits, NextMidnight nextMidnight, LiveModel& live, SeenIds& seen,
             const Clock& clock, DurationMs youngest = youngestMs);
    /// `what` it is that is imported tells imports apart that are under way at the same time.
    void keepIn(Store& store, std::string_view what = {});
    /// Ends what imports left open that were cut off: visits that were under way come to their
    /// ends, and the minutes then are kept.
    void mend(const OpenImport& open);

    struct Outcome
    {
        Ingest::Fate fate = Ingest::Fate::Kept;
        /// Of those given: stored now.
        std::size_t imported = 0;
        /// Known already by their ids.
        std::size_t resent = 0;
        /// Too young to be history, or older than what is kept.
        std::size_t outside = 0;
    };
    using Done = std::function<void(const Outcome&)>;

    void take(std::vector<Event> events, Done done);
    /// The visits and minutes that are still open end.
    void finish(Done done);

private:
    bool mayWrite(const Done& done) const;
    std::size_t dropOutside(std::vector<Event>& events) const;
    std::vector<LogEntry> apply(std::vector<Event> events,
                                const std::vector<std::uint64_t>& hashes);
    void note(const std::string& text);
    void handOver();
    void handOverAll(Done done);
    void tellWhenKept(Outcome outcome, Done done);

    const Limits m_limits;
    const NextMidnight m_nextMidnight;
    LiveModel& m_live;
    SeenIds& m_seen;
    const Clock& m_clock;
    const DurationMs m_youngest;
    Store* m_store = nullptr;
    std::string m_note;
    std::unique_ptr<LiveModel> m_past;
};

} // namespace footfall
