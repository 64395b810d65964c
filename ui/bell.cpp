// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bell.h"

#include "core/base/time/clock.h"

#include <utility>

namespace footfall {
namespace {

constexpr DurationMs restMs = 2'000;

} // namespace

Bell::Bell(const Clock& clock, std::function<void()> sound)
    : m_clock(clock)
    , m_sound(std::move(sound))
{
}

void Bell::hear(const Snapshot& snapshot)
{
    const bool isNew = m_visitors && snapshot.visitorsToday > *m_visitors;
    m_visitors = snapshot.visitorsToday;
    if (isNew)
        ring();
}

void Bell::ring()
{
    const SteadyTime now = m_clock.steady();
    if (!m_on || (m_lastRing && now - *m_lastRing < restMs))
        return;
    m_lastRing = now;
    m_sound();
}

} // namespace footfall
