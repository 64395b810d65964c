// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/log/log_batch.h"

#include <deque>
#include <unordered_map>
#include <vector>

namespace footfall {

/// Chooses which heartbeats are logged: of those of a session within a minute the last, because it
/// stands for those before it. So a replay of the log gives the sessions and durations that were,
/// to the millisecond, from one row a session and minute. Seldom there is another: where a session
/// that was nearly over lives on, or where the visitor's clock was set back, so that the one before
/// counts as well. With short session timeouts the minute is shorter. Server thread.
class HeartbeatPace
{
public:
    static constexpr DurationMs longestWindowMs = minuteMs;
    /// A session is not taken to be over between two that are logged.
    static constexpr DurationMs windowsATimeout = 4;
    /// Of so many sessions the last heartbeat waits for the end of its minute; those of further
    /// ones are logged at once. About 80 bytes each.
    static constexpr std::size_t maxSessions = 100'000;

    explicit HeartbeatPace(DurationMs sessionTimeout);

    /// It came after the log's entry at position `seq`.
    void heard(const Heartbeat& heartbeat, std::uint64_t seq);
    /// Those to be logged, when it is `now`. Call a few times a second.
    std::vector<LoggedHeartbeat> take(TimeMs now);
    /// And those whose minute is not over.
    std::vector<LoggedHeartbeat> takeAll();

private:
    struct Window
    {
        TimeMs began;
        std::uint64_t visit;
    };

    void endWindows(TimeMs now);
    void endFirst();

    const DurationMs m_timeout;
    const DurationMs m_window;
    /// The last of each visit in the window under way.
    std::unordered_map<std::uint64_t, LoggedHeartbeat> m_last;
    /// In the order of their beginnings, as long as each other.
    std::deque<Window> m_windows;
    std::vector<LoggedHeartbeat> m_ready;
};

} // namespace footfall
