// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/prudent_time.h"

namespace footfall {

bool PrudentTime::isFar(TimeMs now) const
{
    return m_state.believed != epoch && now - m_state.believed > farMs;
}

TimeMs PrudentTime::limit(TimeMs now) const
{
    return isFar(now) ? m_state.believed : now;
}

TimeMs PrudentTime::at(TimeMs now, SteadyTime steady)
{
    const DurationMs passed = m_steady ? steady - *m_steady : 0;
    m_steady = steady;
    if (m_state.believed != epoch)
        m_state.believed += passed;
    m_state.waited = isFar(now) ? m_state.waited + passed : 0;
    if (m_state.waited >= settleMs || !isFar(now))
        m_state = {now, 0};
    return m_state.believed;
}

} // namespace footfall
