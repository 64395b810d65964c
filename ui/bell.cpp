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

Bell::Bell(const Clock& clock, Sound sound)
    : m_clock(clock)
    , m_sound(std::move(sound))
{
}

void Bell::hear(const Snapshot& snapshot)
{
    const bool isNew = m_visitors && snapshot.visitorsToday > *m_visitors;
    m_visitors = snapshot.visitorsToday;
    const bool isGoal = hasReachedGoal(snapshot);
    m_goals = snapshot.goals;
    if (isGoal)
        ring(BellKind::Goals);
    if (isNew)
        ring(BellKind::Visitors);
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

void Bell::ring(BellKind kind)
{
    const SteadyTime now = m_clock.steady();
    const bool rests = m_last && kind <= m_last->kind && now - m_last->at < restMs;
    if (!isOn(kind) || rests)
        return;
    m_last = Ring{kind, now};
    m_sound(kind);
}

} // namespace footfall
