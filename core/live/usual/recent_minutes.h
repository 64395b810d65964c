// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

#include <array>
#include <cstdint>
#include <optional>

namespace footfall {

/// The sessions begun in each of the last full minutes, and the level they stand at.
class RecentMinutes
{
public:
    static constexpr int halfHour = 30;

    struct Level
    {
        /// A minute: their median; `sessions` is their mean where that is small and so too coarse.
        double median = 0;
        double sessions = 0;
        /// Of how many minutes.
        int minutes = 0;
    };

    void push(std::uint32_t sessions);
    void clear() { *this = {}; }
    int size() const { return m_size; }
    /// Of the newest `minutes`; there must be as many.
    double sum(int minutes) const;
    double sumOfHalfHour() const { return static_cast<double>(m_halfHour); }
    std::uint32_t newest() const { return back(0); }
    /// How many of the newest, 1 to `most`, are together furthest above so many a minute, or below.
    int newestBeyond(Direction direction, double perMinute, int most) const;
    /// Of the twenty minutes, or as many as there are, before the newest `skipped`. Nothing while
    /// there are fewer than five.
    std::optional<Level> level(int skipped) const;

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    static constexpr int capacity = 32;

    std::uint32_t back(int age) const
    {
        return m_counts[static_cast<std::size_t>((m_next + 2 * capacity - 1 - age) % capacity)];
    }

    std::array<std::uint32_t, capacity> m_counts{};
    std::uint64_t m_halfHour = 0;
    std::int32_t m_next = 0;
    std::int32_t m_size = 0;
};

} // namespace footfall
