// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual/poisson.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

constexpr double largeMean = 2'000;
/// Of the sum so far: what is smaller adds nothing.
constexpr double smallestTerm = 1e-12;

double normalTail(double distance, double variance)
{
    return std::erfc(distance / std::sqrt(2 * variance)) / 2;
}

double poissonTerm(double k, double mean)
{
    return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
}

} // namespace

double poissonAtLeast(double count, double mean)
{
    if (mean <= 0)
        return count > 0 ? 0 : 1;
    if (count <= mean)
        return 1;
    if (mean > largeMean)
        return normalTail(count - mean, mean);
    double k = std::ceil(count);
    double sum = 0;
    for (double term = poissonTerm(k, mean); term > sum * smallestTerm; term *= mean / k) {
        sum += term;
        ++k;
    }
    return std::min(sum, 1.0);
}

double poissonAtMost(double count, double mean)
{
    if (count >= mean)
        return 1;
    if (mean > largeMean)
        return normalTail(mean - count, mean);
    double k = std::floor(count);
    double sum = 0;
    for (double term = poissonTerm(k, mean); k >= 0 && term > sum * smallestTerm; --k) {
        sum += term;
        term *= k / mean;
    }
    return std::min(sum, 1.0);
}

} // namespace footfall
