// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/series.h"

#include <algorithm>

namespace footfall {

Series::Series(TimeMs now)
{
    TimeMs at = floorTo(now, seriesBucketMs) - (seriesBuckets - 1) * seriesBucketMs;
    for (SeriesPoint& point : m_points) {
        point.at = at;
        at += seriesBucketMs;
    }
}

void Series::addEvent(TimeMs now, bool isPageView)
{
    advance(now);
    ++m_points.back().events;
    m_points.back().pageViews += isPageView ? 1 : 0;
}

void Series::addGoal(TimeMs now)
{
    advance(now);
    ++m_points.back().goals;
}

void Series::setActive(TimeMs now, std::int64_t active)
{
    advance(now);
    m_active = static_cast<std::int32_t>(active);
    m_points.back().active = std::max(m_points.back().active, m_active);
}

void Series::advance(TimeMs now)
{
    const TimeMs current = floorTo(now, seriesBucketMs);
    const std::int64_t passed = (current - m_points.back().at) / seriesBucketMs;
    if (passed <= 0)
        return;
    const auto gone = std::min<std::int64_t>(passed, seriesBuckets);
    std::move(m_points.begin() + gone, m_points.end(), m_points.begin());
    for (std::int64_t i = 0; i < gone; ++i)
        m_points[static_cast<std::size_t>(seriesBuckets - 1 - i)] = {current - i * seriesBucketMs,
                                                                     m_active, 0, 0};
}

} // namespace footfall
