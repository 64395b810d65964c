// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <algorithm>

namespace footfall {

/// How often the rows of a list may come, go and move so that one of them can still be read: a few
/// at once after a rest, but many only after four seconds without any.
class ReadingPace
{
public:
    static constexpr int maxRows = 10;
    static constexpr DurationMs rowMs = 400;

    /// Whether so many rows may change now; if so, they have.
    bool admits(int rows, TimeMs now)
    {
        const DurationMs since = std::max<DurationMs>(now - m_at, 0);
        m_at = std::max(m_at, now);
        m_restMs = std::min(m_restMs + since, maxRows * rowMs);
        if (rows * rowMs > m_restMs && m_restMs < maxRows * rowMs)
            return false;
        m_restMs = std::max<DurationMs>(m_restMs - rows * rowMs, 0);
        return true;
    }
    /// Somebody does not want to wait: what comes next is admitted.
    void hurry() { m_restMs = maxRows * rowMs; }

private:
    TimeMs m_at;
    DurationMs m_restMs = maxRows * rowMs;
};

} // namespace footfall
