// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual/usual_profile.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

/// How many of the last days an hour of the day remembers, and weeks an hour of the week.
constexpr int profileDaysRemembered = 10;
constexpr int weeksRemembered = 8;
/// The offset follows in so many.
constexpr int offsetDays = 7;

std::size_t cellOf(std::int64_t hour, std::size_t hours)
{
    const auto size = static_cast<std::int64_t>(hours);
    return static_cast<std::size_t>((hour % size + size) % size);
}

} // namespace

double UsualProfile::ofHour(std::int64_t hour) const
{
    const std::size_t ofDay = cellOf(hour, 24);
    const std::size_t ofWeek = cellOf(hour, 168);
    const double day = m_day.looks[ofDay] > 0 ? m_day.mean[ofDay] : m_all;
    // One week counts half.
    const double looks = m_week.looks[ofWeek];
    const double share = looks / (looks + looksAnHour);
    return share * m_week.mean[ofWeek] + (1 - share) * day;
}

double UsualProfile::at(DurationMs local) const
{
    const std::int64_t hour = local / hourMs;
    const double fromMiddle = static_cast<double>(local % hourMs) / hourMs - 0.5;
    const double share = std::abs(fromMiddle);
    return ofHour(hour) * (1 - share) + ofHour(hour + (fromMiddle < 0 ? -1 : 1)) * share + m_offset;
}

void UsualProfile::beginWith(double value)
{
    if (m_allLooks == 0)
        m_all = static_cast<float>(value);
}

void UsualProfile::learn(DurationMs local, const Lesson& lesson)
{
    if (lesson.teachesAll) {
        const double error = std::clamp(lesson.residual, -lesson.bound, lesson.bound);
        m_offset += error / (offsetDays * looksADay);
        teach(m_day, local / hourMs, lesson, profileDaysRemembered * looksAnHour);
    }
    if (lesson.teachesWeek)
        teach(m_week, local / hourMs, lesson, weeksRemembered * looksAnHour);
    if (lesson.teachesAll) {
        m_allLooks = static_cast<std::uint16_t>(std::min(m_allLooks + 1, looksADay));
        m_all += static_cast<float>((lesson.value - m_offset - m_all) / m_allLooks);
    }
}

template <std::size_t hours>
void UsualProfile::teach(Hours<hours>& cells, std::int64_t hour, const Lesson& lesson, int most)
{
    const std::size_t cell = cellOf(hour, hours);
    float& mean = cells.mean[cell];
    std::uint8_t& looks = cells.looks[cell];
    looks = static_cast<std::uint8_t>(std::min(looks + 1, most));
    const double error = lesson.value - m_offset - mean;
    // The first one is the mean, however far.
    const double pull = looks == 1 ? error : std::clamp(error, -lesson.bound, lesson.bound) / looks;
    mean += static_cast<float>(pull);
}

} // namespace footfall
