// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <algorithm>

namespace footfall {

/// Lets the first change after quiet go at once and then no more than one in each `gap`.
/// Times are steady ones.
class Pacer
{
public:
    explicit Pacer(DurationMs gap)
        : m_gap(gap)
    {
    }

    /// How long the next one has to wait; 0: it may go now.
    DurationMs wait(DurationMs now) const { return std::max<DurationMs>(0, m_nextAt - now); }
    /// One has gone.
    void went(DurationMs now) { m_nextAt = now + m_gap; }

private:
    DurationMs m_gap;
    DurationMs m_nextAt = 0;
};

} // namespace footfall
