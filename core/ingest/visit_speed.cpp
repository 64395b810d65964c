// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/visit_speed.h"

#include "core/base/stable_hash.h"

#include <algorithm>

namespace footfall {

bool VisitSpeed::isTooFast(std::string_view site, std::string_view session, bool isPageView,
                           SteadyTime now)
{
    constexpr DurationMs perPage = secondMs / pagesPerSecond;
    const std::uint64_t key = textHash(session, textHash(site));
    auto found = m_sessions.find(key);
    if (found != m_sessions.end() && found->second.until <= now)
        found->second = {now, false};
    const bool isKnown = found != m_sessions.end();
    if (isKnown && found->second.isTooFast) {
        found->second.until = now + quietMs;
        return true;
    }
    if (!isPageView)
        return false;
    if (!isKnown) {
        makeRoom(now);
        found = m_sessions.emplace(key, Pace{now, false}).first;
    }
    Pace& pace = found->second;
    pace.until += perPage;
    if (pace.until - now <= pagesAtOnce * perPage)
        return false;
    pace = {now + quietMs, true};
    return true;
}

void VisitSpeed::makeRoom(SteadyTime now)
{
    if (m_sessions.size() < maxSessions)
        return;
    std::erase_if(m_sessions, [now](const auto& each) { return each.second.until <= now; });
    if (m_sessions.size() >= maxSessions)
        m_sessions.clear();
}

} // namespace footfall
