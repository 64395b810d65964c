// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual/habits.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace footfall {

namespace {

constexpr std::int64_t minutesOfDay = dayMs / minuteMs;
constexpr std::int64_t nearMinutes = 5;
/// So long without an exceedance, and the next one is another run.
constexpr DurationMs runEndsAfterMs = 30 * minuteMs;
constexpr int enoughDays = 3;
constexpr std::uint32_t lastSevenDays = 0x7f;
constexpr int enoughWeeks = 2;
/// 7, 14 and 21 days before.
constexpr std::uint32_t lastThreeWeeks = 1U << 6 | 1U << 13 | 1U << 20;
/// It may be half as large again, and last half as long again and some minutes more.
const double heightAllowed = std::log(1.5);
constexpr DurationMs longerAllowedMs = 5 * minuteMs;
/// What is longer is no habit of a moment: the hours know it.
constexpr DurationMs longestHabitMs = hourMs;
/// A smaller one makes it smaller by this part of the difference.
constexpr float fading = 0.125F;

std::int64_t dayOfLocal(DurationMs local)
{
    return local / dayMs;
}

std::int64_t minuteOfDay(DurationMs local)
{
    return local % dayMs / minuteMs;
}

} // namespace

bool Habits::Time::isNear(std::int64_t ofDay) const
{
    const std::int64_t apart = std::abs(ofDay - minute);
    return lastDay >= 0 && std::min(apart, minutesOfDay - apart) <= nearMinutes;
}

/// The lowest bit is the day before `day`.
std::uint32_t Habits::Time::daysBefore(std::int64_t day) const
{
    const std::int64_t since = day - lastDay;
    if (since <= 0)
        return days >> 1;
    return since > 32 ? 0 : days << (since - 1);
}

bool Habits::Time::isKnown(std::int64_t day) const
{
    const std::uint32_t before = daysBefore(day);
    return std::popcount(before & lastSevenDays) >= enoughDays ||
           std::popcount(before & lastThreeWeeks) >= enoughWeeks;
}

const Habits::Time* Habits::find(DurationMs local, Direction direction) const
{
    const auto found = std::find_if(m_times.begin(), m_times.end(), [&](const Time& time) {
        return time.direction == direction && time.isNear(minuteOfDay(local));
    });
    return found == m_times.end() ? nullptr : &*found;
}

bool Habits::explainsHalfHour(DurationMs local, Direction direction) const
{
    const Run& run = m_runs[indexOf(direction)];
    return run.isKnown && local - run.last <= hourMs / 2;
}

/// The time that is near, or the one that was not met for longest, anew.
std::size_t Habits::take(DurationMs local, Direction direction)
{
    if (const Time* known = find(local, direction))
        return static_cast<std::size_t>(known - m_times.data());
    const auto oldest =
        std::min_element(m_times.begin(), m_times.end(),
                         [](const Time& a, const Time& b) { return a.lastDay < b.lastDay; });
    *oldest = {};
    oldest->direction = direction;
    return static_cast<std::size_t>(oldest - m_times.begin());
}

void Habits::begin(Run& run, DurationMs local, Direction direction)
{
    const std::size_t at = take(local, direction);
    Time& time = m_times[at];
    const auto day = static_cast<std::int32_t>(dayOfLocal(local));
    run = {local, local, static_cast<std::uint8_t>(at), time.isKnown(day)};
    if (time.lastDay != day)
        time.days = time.lastDay < 0 ? 1 : time.daysBefore(day) << 1 | 1;
    time.lastDay = day;
    time.minute = static_cast<std::int16_t>(minuteOfDay(local));
}

bool Habits::note(DurationMs local, Direction direction, double height)
{
    Run& run = m_runs[indexOf(direction)];
    if (local - run.last > runEndsAfterMs || local < run.last)
        begin(run, local, direction);
    run.last = local;
    Time& time = m_times[run.time];
    const DurationMs lasts = local - run.began;
    const bool isUsual = run.isKnown && height <= time.height + heightAllowed &&
                         lasts <= time.lastedMs * 3 / 2 + longerAllowedMs;
    const auto larger = static_cast<float>(height) - time.height;
    run.isKnown = isUsual;
    time.height += larger > 0 ? larger : larger * fading;
    time.lastedMs = std::max(time.lastedMs, static_cast<std::int32_t>(std::min(lasts, longestHabitMs)));
    return isUsual;
}

} // namespace footfall
