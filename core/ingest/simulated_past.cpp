// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulated_past.h"

#include "core/live/replay.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Those of the last week are the same in each demonstration.
constexpr std::uint64_t visitsSeed = 7;

} // namespace

SimulatedPast::SimulatedPast(EventLog& log, const Limits& limits, NextMidnight nextMidnight)
    : m_log(log)
    , m_limits(limits)
    , m_nextMidnight(std::move(nextMidnight))
{
}

std::vector<MinuteCounts> SimulatedPast::minutes(Simulator& simulator, TimeMs end)
{
    std::vector<MinuteCounts> minutes;
    minutes.reserve(2 * std::size_t(minutesMs / minuteMs));
    for (TimeMs at = minuteOf(end) - minutesMs; at < minuteOf(end); at += minuteMs) {
        minutes.push_back(simulator.pastMinute(at));
        minutes.push_back(minutes.back());
        minutes.back().site = std::string();
    }
    return minutes;
}

Result<void> SimulatedPast::writeWeeks(const std::vector<MinuteCounts>& minutes, TimeMs end)
{
    LogBatch batch;
    batch.minutes = minutes;
    const Result<void> written = commit(std::move(batch));
    return written ? writeVisits(end) : written;
}

/// As imported ones: they are history, and no start takes them for what was live.
Result<void> SimulatedPast::writeVisits(TimeMs end)
{
    const TimeMs begin = end - visitsMs;
    const double perSecond = visits * Simulator::eventsPerVisit / double(visitsMs / secondMs);
    Simulator some(perSecond, visitsSeed, begin, end);
    LiveModel past(m_limits, std::nullopt, m_nextMidnight, begin);
    past.collectHistory(true);
    for (TimeMs day = begin + dayMs; day <= end; day += dayMs) {
        std::vector<Event> events = some.eventsUntil(day);
        for (Event& event : events)
            event.sessionId.insert(0, "past-"); // another's than that of who comes later
        LogBatch batch = apply(past, std::move(events), true);
        if (day == end)
            Replay(past).until(end + m_limits.sessionTimeoutMs + minuteMs);
        batch.ended = past.takeEnded();
        if (const Result<void> written = commit(std::move(batch)); !written)
            return written;
    }
    return {};
}

Result<void> SimulatedPast::writeEvents(const std::vector<Event>& events)
{
    if (events.empty())
        return {};
    LiveModel model(m_limits, std::nullopt, m_nextMidnight, events.front().receivedAt);
    return commit(apply(model, events, false));
}

LogBatch SimulatedPast::apply(LiveModel& model, std::vector<Event> events, bool imported)
{
    Replay replay(model);
    LogBatch batch;
    batch.entries.reserve(events.size());
    for (Event& event : events) {
        const Applied applied = replay.event(std::move(event), m_lastVisit + 1);
        m_lastVisit = std::max(m_lastVisit, applied.visit);
        batch.entries.push_back({applied.event,
                                 applied.event->receivedAt,
                                 applied.visit,
                                 applied.began,
                                 imported,
                                 0,
                                 {}});
    }
    return batch;
}

Result<void> SimulatedPast::commit(LogBatch batch)
{
    batch.firstSeq = m_log.lastSeq() + 1;
    const CommitResult done = m_log.commit(batch);
    return done.failure.empty() ? Result<void>() : Error{done.failure};
}

} // namespace footfall
