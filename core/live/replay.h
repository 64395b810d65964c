// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"

namespace footfall {

/// Applies the log again: between its events the model gets the ticks that it got then, four a
/// second, as far as they change anything. What comes out is what was, but for Snapshot::sequence
/// and for presence, which is not in the log. A gap costs what ends in it, not what it lasts.
class Replay
{
public:
    static constexpr DurationMs tickMs = 250;

    explicit Replay(LiveModel& model)
        : m_model(model)
    {
    }

    /// In the order of the log; `visit` is the number it has there, 0 for none.
    Applied event(Event event, std::uint64_t visit);
    /// A heartbeat, in the order of its receipt among the events.
    void heartbeat(const SessionKey& session, TimeMs at);
    /// A clear marker.
    void clear(TimeMs at);
    /// Time goes on without an event.
    void until(TimeMs now);

private:
    LiveModel& m_model;
};

} // namespace footfall
