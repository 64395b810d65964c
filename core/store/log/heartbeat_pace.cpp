// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/heartbeat_pace.h"

#include <algorithm>
#include <utility>

namespace footfall {

HeartbeatPace::HeartbeatPace(DurationMs sessionTimeout)
    : m_timeout(sessionTimeout)
    , m_window(std::min(longestWindowMs, sessionTimeout / windowsATimeout))
{
}

void HeartbeatPace::heard(const Heartbeat& heartbeat, std::uint64_t seq)
{
    endWindows(heartbeat.at);
    const LoggedHeartbeat now{seq, heartbeat.at, heartbeat.visit};
    const auto last = m_last.find(heartbeat.visit);
    if (last != m_last.end()) {
        if (!heartbeat.isLongest)
            m_ready.push_back(last->second);
        last->second = now;
        return;
    }
    const bool isLate = heartbeat.at - heartbeat.heardBefore >= m_timeout - m_window;
    if (isLate || m_last.size() == maxSessions) {
        m_ready.push_back(now);
        return;
    }
    m_last.emplace(heartbeat.visit, now);
    m_windows.push_back({heartbeat.at, heartbeat.visit});
}

std::vector<LoggedHeartbeat> HeartbeatPace::take(TimeMs now)
{
    endWindows(now);
    return std::exchange(m_ready, {});
}

std::vector<LoggedHeartbeat> HeartbeatPace::takeAll()
{
    while (!m_windows.empty())
        endFirst();
    return std::exchange(m_ready, {});
}

void HeartbeatPace::endWindows(TimeMs now)
{
    // Of a clock that was set back since, none would end soon.
    const auto isOver = [&](const Window& window) {
        return now - window.began >= m_window || now < window.began;
    };
    while (!m_windows.empty() && isOver(m_windows.front()))
        endFirst();
}

void HeartbeatPace::endFirst()
{
    const auto last = m_last.find(m_windows.front().visit);
    m_ready.push_back(last->second);
    m_last.erase(last);
    m_windows.pop_front();
}

} // namespace footfall
