// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <optional>

namespace footfall {

/// The time by which something may be deleted for good because it is old. A clock that is far ahead
/// of what was true last may be wrong, as after a start with an empty battery: it is believed once
/// it has stayed so for hours. Pure: it goes by what it is told.
class PrudentTime
{
public:
    /// More than this is far.
    static constexpr DurationMs farMs = dayMs;
    /// For so long, in steady time, a clock must stay far ahead until it is believed.
    static constexpr DurationMs settleMs = 3 * hourMs;

    struct State
    {
        /// The time that is taken to be true; epoch: nothing is known, any is.
        TimeMs believed;
        /// For how long the clock has been far ahead of it.
        DurationMs waited = 0;
    };

    PrudentTime() = default;
    explicit PrudentTime(const State& state)
        : m_state(state)
    {
    }

    /// Now, or what is believed where that is far behind.
    TimeMs limit(TimeMs now) const;
    /// The same, and takes the time to have gone on to this. Call it now and then.
    TimeMs at(TimeMs now, SteadyTime steady);
    const State& state() const { return m_state; }

private:
    bool isFar(TimeMs now) const;

    State m_state;
    std::optional<SteadyTime> m_steady;
};

} // namespace footfall
