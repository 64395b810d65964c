// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/page_detail.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace footfall {

/// How often a page was viewed in each of the last sixty minutes.
class PageHour
{
public:
    PageHour() = default;
    /// Views before that moment are not known.
    explicit PageHour(TimeMs knownSince)
        : m_knownSince(knownSince)
    {
    }

    void add(TimeMs now)
    {
        const TimeMs minute = std::max(minuteOf(now), m_newest);
        const std::int64_t passed = (minute - m_newest) / minuteMs;
        for (std::int64_t i = 0; i < std::min<std::int64_t>(passed, pageMinutes); ++i)
            m_views[placeOf(minute - i * minuteMs)] = 0;
        m_newest = minute;
        ++m_views[placeOf(minute)];
    }
    /// Views in the minute that begins then; one of the last sixty as of `now`.
    std::uint32_t in(TimeMs minute) const
    {
        const bool isKept = minute <= m_newest && m_newest - minute < pageMinutes * minuteMs;
        return isKept ? m_views[placeOf(minute)] : 0;
    }
    TimeMs knownSince() const { return m_knownSince; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    static std::size_t placeOf(TimeMs minute)
    {
        return static_cast<std::size_t>(minute.sinceEpoch() / minuteMs % pageMinutes);
    }

    TimeMs m_knownSince;
    TimeMs m_newest;
    std::array<std::uint32_t, pageMinutes> m_views{};
};

} // namespace footfall
