// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstddef>
#include <vector>

namespace footfall {

/// How often something happened in the last stretch of time, to a quarter of a second.
class SlidingCount
{
public:
    static constexpr DurationMs binMs = 250;

    explicit SlidingCount(DurationMs span)
        : m_bins(static_cast<std::size_t>(span / binMs))
    {
    }

    void add(TimeMs now);
    /// Forgets what is older than the span.
    void advance(TimeMs now);
    /// As of the last `add` or `advance`.
    std::int64_t total() const { return m_total; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    std::vector<std::uint32_t> m_bins;
    /// The bin that holds now, counted since 1970.
    std::int64_t m_newest = 0;
    std::int64_t m_total = 0;
};

} // namespace footfall
