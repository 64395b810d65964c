// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <array>
#include <cstdint>

namespace footfall {

/// What is usual by the hour of the week, in logarithms: a mean for each of the 168 hours of a
/// week and each of the 24 of a day, drawn together (the hour of the week counts the more, the more
/// weeks it has seen), and an offset for all of them that follows the last week, so that growth
/// moves the whole curve at once. Straight lines between the middles of the hours. About 1 KiB.
class UsualProfile
{
public:
    /// A look each five minutes.
    static constexpr int looksAnHour = 12;
    static constexpr int looksADay = 24 * looksAnHour;

    /// Of a moment, by the operator's time of day (milliseconds since 1970 as if that were UTC).
    double at(DurationMs local) const;

    struct Lesson
    {
        double value = 0;
        /// From what was expected.
        double residual = 0;
        /// A single moment pulls no further.
        double bound = 0;
        bool teachesAll = true;
        bool teachesWeek = true;
    };
    void learn(DurationMs local, const Lesson& lesson);
    /// Before anything was learned, this is usual.
    void beginWith(double value);
    /// The level has changed for good.
    void shift(double change) { m_offset += change; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    template <std::size_t hours>
    struct Hours
    {
        std::array<float, hours> mean{};
        std::array<std::uint8_t, hours> looks{};

        static void describe(auto& fields, auto& self);
    };

    double ofHour(std::int64_t hour) const;
    template <std::size_t hours>
    void teach(Hours<hours>& cells, std::int64_t hour, const Lesson& lesson, int most);

    Hours<168> m_week;
    Hours<24> m_day;
    float m_all = 0;
    std::uint16_t m_allLooks = 0;
    double m_offset = 0;
};

} // namespace footfall
