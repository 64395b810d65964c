// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <algorithm>
#include <utility>

namespace footfall {

/// So many at once, and so many a second from then on. Times are steady ones.
class TokenBucket
{
public:
    TokenBucket(double burst, double perSecond)
        : m_burst(burst)
        , m_perSecond(perSecond)
        , m_tokens(burst)
    {
    }

    /// Takes one if there is one.
    bool take(SteadyTime now)
    {
        const double seconds = double(now - std::exchange(m_at, std::max(now, m_at))) / 1'000;
        m_tokens = std::min(m_burst, m_tokens + std::max(0.0, seconds) * m_perSecond);
        const bool has = m_tokens >= 1;
        m_tokens -= has ? 1 : 0;
        return has;
    }

private:
    double m_burst;
    double m_perSecond;
    double m_tokens;
    SteadyTime m_at;
};

} // namespace footfall
