// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifndef Q_MOC_RUN // moc of Qt 6.4 cannot read it
#include <compare>
#endif
#include <cstdint>

namespace footfall {

/// A length of time in milliseconds.
using DurationMs = std::int64_t;

/// A moment, a time of day: it counts milliseconds since 1970-01-01T00:00:00Z.
class TimeMs
{
public:
    /// The epoch: 1970-01-01T00:00:00Z.
    constexpr TimeMs() = default;
    constexpr explicit TimeMs(DurationMs sinceEpoch)
        : m_sinceEpoch(sinceEpoch)
    {
    }

    constexpr DurationMs sinceEpoch() const { return m_sinceEpoch; }
    friend constexpr auto operator<=>(TimeMs, TimeMs) = default;
    friend constexpr DurationMs operator-(TimeMs a, TimeMs b)
    {
        return a.m_sinceEpoch - b.m_sinceEpoch;
    }
    friend constexpr TimeMs operator+(TimeMs at, DurationMs later)
    {
        return TimeMs(at.m_sinceEpoch + later);
    }
    friend constexpr TimeMs operator-(TimeMs at, DurationMs earlier)
    {
        return TimeMs(at.m_sinceEpoch - earlier);
    }
    constexpr TimeMs& operator+=(DurationMs later) { return *this = *this + later; }

private:
    DurationMs m_sinceEpoch = 0;
};

/// Where a moment is optional, it stands for none.
inline constexpr TimeMs epoch;

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

/// When the step of a moment begins, of steps that are counted from the epoch on.
constexpr TimeMs floorTo(TimeMs at, DurationMs step)
{
    return at - at.sinceEpoch() % step;
}

/// When the minute of a moment begins.
constexpr TimeMs minuteOf(TimeMs at)
{
    return floorTo(at, minuteMs);
}

} // namespace footfall
