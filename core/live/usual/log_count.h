// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace footfall {

/// Counts are compared by their logarithm, so that twice as many is the same step on a small site
/// and on a large one. Added to a count first: the logarithm of none does not explode then, and
/// small counts need no case of their own. Four to nine do alike.
inline constexpr double logCountShift = 6;

inline double logCount(double count)
{
    return std::log(count + logCountShift);
}

/// The count of a logarithm; never negative.
inline double countOfLog(double log)
{
    return std::fmax(0, std::exp(log) - logCountShift);
}

/// What chance alone adds: the variance of logCount of a Poisson count of this mean, by the delta
/// method.
inline double samplingNoise(double mean)
{
    return mean / ((mean + logCountShift) * (mean + logCountShift));
}

} // namespace footfall
