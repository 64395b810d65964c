// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/sessions/session_data.h"

#include <vector>

namespace footfall {

/// Runs ahead of a batch of events and has fetched what each will need: with a million sessions
/// nothing of them is near, but three trips to memory of one event overlap with those of others.
/// Changes nothing.
class FetchAhead
{
public:
    /// Events between the first stage and the event itself.
    static constexpr std::size_t distance = 6;

    FetchAhead(const SessionData& data, const std::vector<Event>& events)
        : m_data(data)
        , m_events(events)
        , m_seen(events.size())
    {
    }

    /// Call for 0, 1, 2, …; event `step - distance` is ready then.
    void step(std::size_t step);

private:
    struct Seen
    {
        std::uint64_t hash = 0;
        SessionSlot slot = noSession;
        bool known = false;
    };

    void fetchIndex(std::size_t event);
    void fetchSession(std::size_t event);
    void fetchNeighbours(std::size_t event);

    const SessionData& m_data;
    const std::vector<Event>& m_events;
    std::vector<Seen> m_seen;
};

} // namespace footfall
