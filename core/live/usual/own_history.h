// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

#include <array>
#include <cmath>

namespace footfall {

/// So long what was counts, fading.
inline constexpr double daysRemembered = 14;
inline constexpr double minutesADay = double(dayMs) / minuteMs;
/// Of what fades over that time, a minute leaves so much.
inline const double keptAMinute = std::exp(-1 / (daysRemembered * minutesADay));

/// By how much a threshold is to rise that `rate` episodes a day are to pass: in so many days there
/// were these episodes, with this sum of what they were above it.
double raisedBy(double episodes, double excess, double days, double rate);

/// A site's own history of unusual counts, a series for each horizon. Where a site has surged a
/// dozen times in two weeks, the next surge is no news: its threshold rises to the height that is
/// passed no more than so many times a day, if the heights above the threshold are distributed
/// exponentially. Counts within hours of each other are one episode, its highest counts. A few
/// days without any are assumed from the start, so that the first one does not raise much.
class OwnHistory
{
public:
    /// A full minute has passed.
    void age(TimeMs now);
    /// By how much the threshold of this horizon is raised.
    double raise(Horizon horizon) const;
    /// A count this far above the threshold, which was not raised.
    void note(Horizon horizon, double excess, TimeMs now);

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    struct Series
    {
        /// Of the last weeks, fading.
        double episodes = 0;
        double excess = 0;
        /// Of the episode under way, and when it was last exceeded; 0: there is none.
        double peak = 0;
        TimeMs last{};
        /// In which it was.
        std::int32_t minutes = 0;
    };

    std::array<Series, horizons> m_series;
    std::int64_t m_minutes = 0;
};

} // namespace footfall
