// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual/own_history.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

/// Days without any that are assumed at first, and the excess of an episode.
constexpr double daysAssumed = 3;
constexpr double excessAssumed = 0.5;

/// How often a day each may tell of a site that exceeds for ever: once in two weeks, single minutes
/// once a day, for there are 1,440 of them and they are soon over.
constexpr double seldom = 1.0 / 14;

constexpr double bearable(Horizon horizon)
{
    return horizon == Horizon::Minute ? 1 : seldom;
}

/// A surge of more than five minutes is none of single ones, though it shows there first: to bear
/// it as seldom as the others it counts as so many more.
constexpr std::int32_t lastingMinutes = 6;

constexpr double weightOf(Horizon horizon, std::int32_t minutes)
{
    return minutes >= lastingMinutes ? bearable(horizon) / seldom : 1;
}

} // namespace

double raisedBy(double episodes, double excess, double days, double rate)
{
    const double counted = std::min(days, daysRemembered);
    const double seen = (episodes + rate * daysAssumed) / (counted + daysAssumed);
    const double meanExcess = (excess + excessAssumed) / (episodes + 1);
    return meanExcess * std::log(std::max(1.0, seen / rate));
}

void OwnHistory::age(TimeMs now)
{
    ++m_minutes;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        Series& series = m_series[i];
        series.episodes *= keptAMinute;
        series.excess *= keptAMinute;
        if (series.peak > 0 && now - series.last > calmOf(static_cast<Horizon>(i))) {
            const double weight = weightOf(static_cast<Horizon>(i), series.minutes);
            series.episodes += weight;
            series.excess += weight * series.peak;
            series.peak = 0;
            series.minutes = 0;
        }
    }
}

double OwnHistory::raise(Horizon horizon) const
{
    const Series& series = m_series[static_cast<std::size_t>(horizon)];
    const double days = static_cast<double>(m_minutes) / minutesADay;
    return raisedBy(series.episodes, series.excess, days, bearable(horizon));
}

void OwnHistory::note(Horizon horizon, double excess, TimeMs now)
{
    if (excess <= 0)
        return;
    Series& series = m_series[static_cast<std::size_t>(horizon)];
    // Not the looks between.
    if (minuteOf(now) == now)
        ++series.minutes;
    series.peak = std::max(series.peak, excess);
    series.last = now;
}

} // namespace footfall
