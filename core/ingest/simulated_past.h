// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/ingest/simulator.h"
#include "core/live/live_model.h"
#include "core/store/log/event_log.h"

#include <vector>

namespace footfall {

/// Writes into an empty log what made-up visitors would have left there in weeks: of each minute
/// how many they were, of a week some visits with their journeys, and of the last minutes every
/// event, as of any visitor before a restart. Used by one thread.
class SimulatedPast
{
public:
    /// How far back minutes are made up, and visits; and about how many of these.
    static constexpr DurationMs minutesMs = 21 * dayMs;
    static constexpr DurationMs visitsMs = 7 * dayMs;
    static constexpr double visits = 1'200;

    /// The minutes of those weeks up to `end`, of all sites and of events that name none.
    static std::vector<MinuteCounts> minutes(Simulator& simulator, TimeMs end);

    /// The log must outlive it.
    SimulatedPast(EventLog& log, const Limits& limits, NextMidnight nextMidnight);

    /// These minutes, and visits up to `end`.
    Result<void> writeWeeks(const std::vector<MinuteCounts>& minutes, TimeMs end);
    /// What came last, in the order of time.
    Result<void> writeEvents(const std::vector<Event>& events);

private:
    Result<void> writeVisits(TimeMs end);
    LogBatch apply(LiveModel& model, std::vector<Event> events, bool imported);
    Result<void> commit(LogBatch batch);

    EventLog& m_log;
    const Limits m_limits;
    const NextMidnight m_nextMidnight;
    std::uint64_t m_lastVisit = 0;
};

} // namespace footfall
