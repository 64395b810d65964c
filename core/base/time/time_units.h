// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifndef Q_MOC_RUN // moc of Qt 6.4 cannot read it
#include <compare>
#endif
#include <cstdint>

namespace footfall {

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
using TimeMs = std::int64_t;
/// A length of time in milliseconds.
using DurationMs = std::int64_t;

/// A moment of the steady clock, which never jumps: deadlines go by it. Never a time of day.
class SteadyTime
{
public:
    /// The moment that it counts from, long ago.
    constexpr SteadyTime() = default;
    constexpr explicit SteadyTime(DurationMs sinceZero)
        : m_sinceZero(sinceZero)
    {
    }

    constexpr DurationMs sinceZero() const { return m_sinceZero; }
    friend constexpr auto operator<=>(SteadyTime, SteadyTime) = default;
    friend constexpr DurationMs operator-(SteadyTime a, SteadyTime b)
    {
        return a.m_sinceZero - b.m_sinceZero;
    }
    friend constexpr SteadyTime operator+(SteadyTime at, DurationMs later)
    {
        return SteadyTime(at.m_sinceZero + later);
    }
    constexpr SteadyTime& operator+=(DurationMs later) { return *this = *this + later; }

private:
    DurationMs m_sinceZero = 0;
};

inline constexpr DurationMs secondMs = 1'000;
inline constexpr DurationMs minuteMs = 60 * secondMs;
inline constexpr DurationMs hourMs = 60 * minuteMs;
inline constexpr DurationMs dayMs = 24 * hourMs;

/// When the minute of a moment begins.
constexpr TimeMs minuteOf(TimeMs at)
{
    return at - at % minuteMs;
}

} // namespace footfall
