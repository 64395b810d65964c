// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual/recent_minutes.h"

#include <algorithm>

namespace footfall {

namespace {

constexpr int levelMinutes = 20;
constexpr int fewestLevelMinutes = 5;
/// A minute: below it the median is too coarse.
constexpr double smallLevel = 4;

using LevelCounts = std::array<std::uint32_t, levelMinutes>;

double meanOf(const LevelCounts& counts, int size)
{
    double sum = 0;
    for (int i = 0; i < size; ++i)
        sum += counts[static_cast<std::size_t>(i)];
    return sum / size;
}

double medianOf(LevelCounts& counts, int size)
{
    const auto middle = counts.begin() + size / 2;
    std::nth_element(counts.begin(), middle, counts.begin() + size);
    if (size % 2 == 1)
        return *middle;
    return (static_cast<double>(*std::max_element(counts.begin(), middle)) + *middle) / 2;
}

} // namespace

void RecentMinutes::push(std::uint32_t sessions)
{
    if (m_size >= halfHour)
        m_halfHour -= back(halfHour - 1);
    m_halfHour += sessions;
    m_counts[static_cast<std::size_t>(m_next)] = sessions;
    m_next = (m_next + 1) % capacity;
    m_size = std::min(m_size + 1, capacity);
}

double RecentMinutes::sum(int minutes) const
{
    double sum = 0;
    for (int age = 0; age < minutes; ++age)
        sum += back(age);
    return sum;
}

int RecentMinutes::newestBeyond(Direction direction, double perMinute, int most) const
{
    const double sign = direction == Direction::Up ? 1 : -1;
    int minutes = 1;
    double sum = 0;
    double furthest = 0;
    for (int age = 0; age < std::min(most, m_size); ++age) {
        sum += sign * (back(age) - perMinute);
        if (sum > furthest) {
            furthest = sum;
            minutes = age + 1;
        }
    }
    return minutes;
}

std::optional<RecentMinutes::Level> RecentMinutes::level(int skipped) const
{
    const int size = std::min(m_size - skipped, levelMinutes);
    if (size < fewestLevelMinutes)
        return std::nullopt;
    LevelCounts counts{};
    for (int i = 0; i < size; ++i)
        counts[static_cast<std::size_t>(i)] = back(skipped + i);
    const double mean = meanOf(counts, size);
    const double median = medianOf(counts, size);
    return Level{median, median < smallLevel ? mean : median, size};
}

} // namespace footfall
