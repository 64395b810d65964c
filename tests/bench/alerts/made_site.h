// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstdint>

namespace footfall {

/// Numbers by chance, the same on every machine.
class Chance
{
public:
    using result_type = std::uint64_t;

    explicit Chance(std::uint64_t seed)
        : m_state(seed)
    {
    }

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT64_MAX; }
    result_type operator()();
    /// From 0 up to 1.
    double uniform();
    /// Of the mean 0 and the standard deviation 1.
    double normal();

private:
    std::uint64_t m_state;
};

/// A made-up site: seven times as many visitors in its busiest hour as in its quietest, fewer at
/// weekends, every day and hour a little other than the last. A restless one differs more, from
/// minute to minute, too, and has a burst of its own each day.
class MadeSite
{
public:
    MadeSite(double perMinute, bool isRestless, std::uint64_t seed)
        : m_perMinute(perMinute)
        , m_isRestless(isRestless)
        , m_seed(seed)
        , m_chance(seed)
    {
    }

    /// Sessions that begin in so long from this moment, which is within a minute; `times` as many
    /// as usual.
    std::int64_t sessions(TimeMs at, DurationMs span, double times);

private:
    double rate(TimeMs at) const;
    double ownBurst(TimeMs at) const;
    double factor(int kind, std::int64_t number, double deviation) const;

    double m_perMinute;
    bool m_isRestless;
    std::uint64_t m_seed;
    Chance m_chance;
};

} // namespace footfall
