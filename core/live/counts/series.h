// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <array>
#include <vector>

namespace footfall {

/// The last ten minutes in buckets of ten seconds.
class Series
{
public:
    explicit Series(TimeMs now);

    void addEvent(TimeMs now, bool isPageView);
    /// The event was a goal.
    void addGoal(TimeMs now);
    /// So many sessions are active from now on.
    void setActive(TimeMs now, std::int64_t active);
    /// Moves on to now: a bucket nothing happened in has as many active as the last one ended with.
    void advance(TimeMs now);

    /// As of the last call; oldest first.
    std::vector<SeriesPoint> points() const { return {m_points.begin(), m_points.end()}; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    std::array<SeriesPoint, seriesBuckets> m_points;
    std::int32_t m_active = 0;
};

} // namespace footfall
