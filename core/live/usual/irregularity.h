// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace footfall {

/// No series is taken to be more regular than by 4 %.
inline constexpr double leastIrregularity = 0.002;
/// What is learned of single minutes is beyond twice the standard deviation of chance.
inline constexpr double chanceLeftOut = 4;

/// One moment teaches no more than a factor e.
inline double lessonOf(double residual)
{
    return std::clamp(residual, -1.0, 1.0);
}

/// How irregular a series is beyond chance: the variance of the logarithm of its counts around what
/// was expected, as a weighted mean over some weeks, the oldest fading. A series that likes bursts
/// has them in it, and so needs a larger one to be news.
class Irregularity
{
public:
    /// As if `weight` moments of this variance had been seen.
    Irregularity(double variance, double weight)
        : m_squares(variance * weight)
        , m_weight(weight)
    {
    }

    double variance() const { return m_squares / m_weight; }
    /// A moment of this weight with this square of its residual, less what chance adds: may be
    /// negative. `most`: the weight that is remembered.
    void learn(double weight, double square, double most)
    {
        m_weight += weight;
        m_squares = std::max(0.0, m_squares + weight * square);
        if (m_weight <= most)
            return;
        m_squares *= most / m_weight;
        m_weight = most;
    }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    double m_squares;
    double m_weight;
};

} // namespace footfall
