// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/base/time/clock.h"
#include "core/ingest/simulated_tabs.h"
#include "core/ingest/simulator.h"
#include "core/live/live_model.h"
#include "core/store/log/event_log.h"

#include <optional>
#include <vector>

namespace footfall {

/// The made-up visitors of --simulate, as if they had come for weeks: what is usual is known, today
/// is ranked, and the last minutes are there. Server thread.
class Simulation
{
public:
    /// At a higher rate nothing is kept: it is there to see what a load does, and fills a disk.
    static constexpr double maxKeptRate = 20;

    /// `rate` in events a second. Their past goes into the log, where there is one; it is empty.
    Simulation(double rate, const Limits& limits, EventLog* log, const Clock& clock);

    /// When the first of the last minutes begins, and with it the model.
    TimeMs begin() const { return m_begin; }
    /// Before anything is shown; a model without a log learns of the past here. Why the past
    /// could not be written, if it could not.
    Result<void> start(LiveModel& model);
    /// What they did since the last call, their tabs opened and closed.
    std::vector<Event> step();

private:
    void teach(LiveModel& model);
    void teachToday(LiveModel& model) const;
    void follow(const std::vector<Event>& events);

    const Clock& m_clock;
    const TimeMs m_begin;
    const bool m_isKept;
    Simulator m_simulator;
    std::vector<Event> m_lead;
    std::vector<MinuteCounts> m_minutes;
    Result<void> m_written;
    std::optional<SimulatedTabs> m_tabs;
};

} // namespace footfall
