// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulation.h"

#include "app/local_time.h"
#include "core/ingest/simulated_day.h"
#include "core/ingest/simulated_past.h"
#include "core/live/replay.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// What visitors are made up for before the start: until all that the chart shows is as usual, or
/// for so many events.
constexpr DurationMs leadMs = 20 * minuteMs;
constexpr double maxLeadEvents = 20'000;

DurationMs leadOf(double rate)
{
    return std::min(leadMs, DurationMs(maxLeadEvents / rate * double(secondMs)));
}

} // namespace

Simulation::Simulation(double rate, const Limits& limits, EventLog* log, const Clock& clock)
    : m_clock(clock)
    , m_begin(clock.now() - leadOf(rate))
    , m_isKept(log)
    , m_simulator(rate, QRandomGenerator::global()->generate64(), m_begin, clock.now())
    , m_lead(m_simulator.eventsUntil(clock.now()))
    , m_minutes(SimulatedPast::minutes(m_simulator, m_begin))
{
    if (!log)
        return;
    SimulatedPast past(*log, limits, nextLocalMidnight);
    m_written = past.writeWeeks(m_minutes, m_begin);
    if (m_written)
        m_written = past.writeEvents(m_lead);
}

Result<void> Simulation::start(LiveModel& model)
{
    m_tabs.emplace(model);
    if (!m_isKept)
        teach(model);
    teachToday(model);
    m_minutes = {};
    follow(std::exchange(m_lead, {}));
    return m_written;
}

void Simulation::teach(LiveModel& model)
{
    for (const MinuteCounts& minute : m_minutes)
        model.learn(minute);
    Replay lead(model);
    for (const Event& event : m_lead)
        lead.event(event, 0);
    model.takeAlerts(); // nobody was there
}

/// Of all its visits until the last minutes there are only sums: to make each of them up takes too
/// long at a start.
void Simulation::teachToday(LiveModel& model) const
{
    std::vector<MinuteCounts> today;
    for (const MinuteCounts& minute : m_minutes) {
        if (minute.site && nextLocalMidnight(minute.minute) > m_clock.now())
            today.push_back(minute);
    }
    model.learn(simulatedDay(today));
}

std::vector<Event> Simulation::step()
{
    std::vector<Event> events = m_simulator.eventsUntil(m_clock.now());
    follow(events);
    return events;
}

void Simulation::follow(const std::vector<Event>& events)
{
    for (const Event& event : events)
        m_tabs->follow(event, m_clock.steady());
    m_tabs->closeQuiet(m_clock.now());
}

} // namespace footfall
