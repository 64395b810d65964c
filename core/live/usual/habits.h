// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

#include <array>

namespace footfall {

/// What a site does at the same time of day again and again, as the job of every midnight: once
/// it has come on three of seven days, or on the same weekday of two of three weeks, it is usual,
/// as long as it is no larger and lasts no longer than it did. Knows a few such times; times of day
/// are the operator's, in milliseconds as if they were UTC.
class Habits
{
public:
    /// Something began to exceed, or goes on to, at this moment, by so much (the logarithm of the
    /// ratio, positive). Whether it was to be expected.
    bool note(DurationMs local, Direction direction, double height);
    /// Whether the half hour before this moment has something in it that was to be expected.
    bool explainsHalfHour(DurationMs local, Direction direction) const;

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    static constexpr std::size_t maxTimes = 16;
    static constexpr std::int16_t lastMinute = dayMs / minuteMs - 1;

    struct Time
    {
        /// Local; negative days: free.
        std::int32_t lastDay = -1;
        /// On which days before the last one it came, that being the lowest bit.
        std::uint32_t days = 0;
        std::int16_t minute = 0;
        Direction direction = Direction::Up;
        float height = 0;
        std::int32_t lastedMs = 0;

        bool isNear(std::int64_t ofDay) const;
        std::uint32_t daysBefore(std::int64_t day) const;
        bool isKnown(std::int64_t day) const;
    };
    /// Exceedances that follow each other.
    struct Run
    {
        DurationMs began = 0;
        DurationMs last = 0;
        std::uint8_t time = 0;
        bool isKnown = false;
    };

    const Time* find(DurationMs local, Direction direction) const;
    std::size_t take(DurationMs local, Direction direction);
    void begin(Run& run, DurationMs local, Direction direction);

    std::array<Time, maxTimes> m_times;
    std::array<Run, directions> m_runs;
};

} // namespace footfall
