// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace footfall {

/// The probability that a Poisson variable of this mean is at least, or at most, `count`: by the
/// sum of its terms from the count outwards, so that small ones keep their digits, and above a
/// mean of 2,000 by the normal distribution. 1 on the near side of the mean, where nobody asks.
double poissonAtLeast(double count, double mean);
double poissonAtMost(double count, double mean);

} // namespace footfall
