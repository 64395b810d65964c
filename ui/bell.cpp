// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bell.h"

#include "core/base/time/clock.h"

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

constexpr DurationMs restMs = 2'000;

} // namespace

Bell::Bell(const Clock& clock, std::function<void()> sound, std::function<void()> goalSound)
    : m_clock(clock)
    , m_sound(std::move(sound))
    , m_goalSound(std::move(goalSound))
{
}

void Bell::hear(const Snapshot& snapshot)
{
    const bool isNew = m_visitors && snapshot.visitorsToday > *m_visitors;
    m_visitors = snapshot.visitorsToday;
    const bool isGoal = hasReachedGoal(snapshot);
    m_goals = snapshot.goals;
    if (isGoal)
        ring(m_goalSound);
    else if (isNew)
        ring();
}

/// One that was there before: where others are looked at, nothing has happened.
bool Bell::hasReachedGoal(const Snapshot& snapshot) const
{
    return std::any_of(snapshot.goals.begin(), snapshot.goals.end(), [&](const GoalView& now) {
        return std::any_of(m_goals.begin(), m_goals.end(), [&](const GoalView& before) {
            return before.site == now.site && before.name == now.name && before.lastAt < now.lastAt;
        });
    });
}

void Bell::ring()
{
    ring(m_sound);
}

void Bell::ring(const std::function<void()>& sound)
{
    const SteadyTime now = m_clock.steady();
    if (!m_on || (m_lastRing && now - *m_lastRing < restMs))
        return;
    m_lastRing = now;
    sound();
}

} // namespace footfall
