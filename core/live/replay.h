// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"
#include "core/live/outage.h"

#include <vector>

namespace footfall {

/// Applies the log again: between its events the model gets the ticks that it got then, four a
/// second, as far as they change anything. What comes out is what was, but for Snapshot::sequence
/// and for presence, which is not in the log. A gap costs what ends in it, not what it lasts.
class Replay
{
public:
    static constexpr DurationMs tickMs = 250;

    /// The outages in their order.
    explicit Replay(LiveModel& model, std::vector<Outage> outages = {});

    /// In the order of the log; `visit` is the number it has there, 0 for none.
    Applied event(Event event, std::uint64_t visit);
    /// A heartbeat, in the order of its receipt among the events.
    void heartbeat(const SessionKey& session, TimeMs at);
    /// A clear marker.
    void clear(TimeMs at);
    /// Time goes on without an event.
    void until(TimeMs now);

private:
    void tickUntil(TimeMs now);

    LiveModel& m_model;
    const std::vector<Outage> m_outages;
    std::size_t m_nextOutage = 0;
};

} // namespace footfall
