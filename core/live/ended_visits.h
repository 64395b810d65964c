// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/history.h"
#include "core/live/live_data.h"

#include <deque>
#include <string_view>
#include <vector>

namespace footfall {

/// Visits that are over and wait for the store; nothing unless it asked for them.
class EndedVisits
{
public:
    static constexpr std::size_t mostWaiting = 100'000;
    /// Of those that wait, about.
    static constexpr std::size_t mostBytes = 64 * 1024 * 1024;

    /// Off at first. Turned off, it lets go of what waits.
    void collect(bool on);
    /// The session, still under its labels, is over.
    void add(const LiveData& data, const Session& session, TimeMs now);
    /// Lets go of those of a visitor.
    void forget(std::string_view visitor);
    /// In the order of their ends; the oldest are left out when too many waited.
    std::vector<EndedVisit> take();

private:
    void dropOldest();

    bool m_on = false;
    std::deque<EndedVisit> m_waiting;
    std::size_t m_bytes = 0;
};

} // namespace footfall
