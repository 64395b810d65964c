// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/silence_watch.h"

#include "core/live/alerts/rule_state.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

constexpr double fewestMissed = 16;
constexpr double timesMost = 2;
constexpr DurationMs shortestMs = 3 * minuteMs;
/// A site so small that it takes longer to be sure has no visitors to miss.
constexpr DurationMs longestMs = dayMs;
/// Smaller gaps are everyday.
constexpr double leastKept = 1;

} // namespace

void SilenceWatch::lookAtMinute(TimeMs now, RuleState& state)
{
    m_mostMissed *= keptAMinute;
    if (state.recent.newest() > 0)
        return visited(now);
    const auto usual = state.usual(now - minuteMs / 2);
    if (!usual)
        return;
    const auto before = state.episodes.levelBefore(Direction::Up, now);
    const double expected = std::min(*usual, before.value_or(*usual));
    m_missed += expected;
    if (m_isTold)
        return state.goesOn(Direction::Down, now);
    const double enough = std::max(fewestMissed * state.strictness, timesMost * m_mostMissed);
    const DurationMs lasts = m_lastVisit ? now - *m_lastVisit : 0;
    if (lasts < shortestMs || lasts > longestMs || m_missed <= enough)
        return;
    m_isTold = true;
    Exceedance gap{.horizon = Horizon::Gap, .direction = Direction::Down, .at = now};
    gap.span = lasts;
    gap.expected.level = m_missed;
    gap.deviations = m_missed;
    gap.ratio = 0;
    gap.level = expected;
    state.note(gap);
}

void SilenceWatch::visited(TimeMs now)
{
    if (m_missed > leastKept && !m_isTold)
        m_mostMissed = std::max(m_mostMissed, m_missed);
    m_missed = 0;
    m_isTold = false;
    m_lastVisit = now;
}

void SilenceWatch::interrupt()
{
    m_missed = 0;
    m_isTold = false;
    m_lastVisit.reset();
}

} // namespace footfall
