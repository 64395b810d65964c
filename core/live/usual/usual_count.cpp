// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual/usual_count.h"

#include "core/live/usual/own_history.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

constexpr double irregularityLooks = daysRemembered * UsualProfile::looksADay;
/// One look teaches the profile no more than so many standard deviations.
constexpr double deviationsLearned = 3;
/// A factor of three.
constexpr double nearEnough = 1.1;

} // namespace

double UsualCount::variance(double level) const
{
    return samplingNoise(level) + std::max(m_irregularity.variance(), leastIrregularity);
}

UsualCount::Comparison UsualCount::compare(DurationMs local, double count)
{
    m_looks = std::min(m_looks + 1, maxLooks);
    m_profile.beginWith(logCount(count));
    const double expected = m_profile.at(local);
    const double usual = countOfLog(expected);
    return {usual, logCount(count) - expected, variance(usual), samplingNoise(usual)};
}

void UsualCount::learn(DurationMs local, double count, const Comparison& comparison, bool calm)
{
    const double clipped = lessonOf(comparison.residual);
    const double size = std::max(comparison.usual, count / 5);
    m_irregularity.learn(size / (size + logCountShift), clipped * clipped - comparison.noise,
                         irregularityLooks);
    m_profile.learn(local, {.value = logCount(count),
                            .residual = comparison.residual,
                            .bound = deviationsLearned * std::sqrt(comparison.variance),
                            .teachesAll = calm,
                            .teachesWeek = calm || std::abs(comparison.residual) < nearEnough});
}

std::optional<Usual> UsualCount::usual(DurationMs local) const
{
    if (!isKnown())
        return std::nullopt;
    const double usual = level(local);
    return usualAround(usual, variance(usual));
}

} // namespace footfall
