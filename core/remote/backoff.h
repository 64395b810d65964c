// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace footfall {

/// How long to wait before it is tried again: twice as long each time, more or less by chance, so
/// that those who lost a server do not all come back at once. Pure.
class Backoff
{
public:
    /// The part by which a wait is shorter or longer than it would be without chance.
    static constexpr double jitter = 0.25;

    /// `chance` gives numbers from 0 to 1.
    Backoff(DurationMs first, DurationMs most, std::function<double()> chance)
        : m_first(first)
        , m_most(most)
        , m_chance(std::move(chance))
        , m_next(first)
    {
    }

    DurationMs next()
    {
        const DurationMs wait = m_next;
        m_next = std::min(2 * m_next, m_most);
        return DurationMs(double(wait) * (1 - jitter + 2 * jitter * m_chance()));
    }
    /// As long as it is ever waited, this time and from now on.
    DurationMs longest()
    {
        m_next = m_most;
        return next();
    }
    /// It succeeded: the next wait is the first one again.
    void reset() { m_next = m_first; }

private:
    const DurationMs m_first;
    const DurationMs m_most;
    const std::function<double()> m_chance;
    DurationMs m_next;
};

} // namespace footfall
