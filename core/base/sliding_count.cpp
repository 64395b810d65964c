// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sliding_count.h"

#include <algorithm>

namespace footfall {

void SlidingCount::add(TimeMs now)
{
    advance(now);
    ++m_bins[static_cast<std::size_t>(m_newest) % m_bins.size()];
    ++m_total;
}

void SlidingCount::advance(TimeMs now)
{
    const std::int64_t bin = now.sinceEpoch() / binMs;
    const auto size = static_cast<std::int64_t>(m_bins.size());
    for (std::int64_t passed = std::max(m_newest + 1, bin - size + 1); passed <= bin; ++passed) {
        std::uint32_t& old = m_bins[static_cast<std::size_t>(passed % size)];
        m_total -= old;
        old = 0;
    }
    m_newest = std::max(m_newest, bin);
}

} // namespace footfall
