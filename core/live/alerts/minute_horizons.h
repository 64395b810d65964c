// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"
#include "core/live/usual/irregularity.h"
#include "core/live/usual/recent_minutes.h"

#include <optional>

namespace footfall {

class RuleState;

/// Looks at the last minute and the last five for surges, and at the last three for drops: against
/// the level of the minutes before and what is usual at this hour, whichever is nearer to what
/// there is. The distance is that of the logarithms, in standard deviations made of what chance
/// adds to such a count, of how irregular this site is from minute to minute, and of how uncertain
/// the median of a few minutes is.
class MinuteHorizons
{
public:
    /// The newest of the recent minutes has just ended.
    void lookAtMinute(TimeMs now, RuleState& state);
    /// At the sessions of the last 60 seconds, between full minutes. Learns nothing.
    void lookBetween(TimeMs now, std::uint32_t sessions, RuleState& state) const;
    /// The variance of the logarithm of a minute's count, without what chance adds.
    double irregularity() const { return m_minute.irregularity.variance(); }
    /// After a gap.
    void interrupt();

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    /// Of one width.
    struct Scatter
    {
        /// How much of the irregularity counts: single minutes have heavier tails, and there are
        /// more of them.
        double weight;
        Irregularity irregularity{0.02, 120};
        /// In a row: a change of the level teaches no irregularity.
        std::int32_t farMinutes = 0;

        double variance() const;
        void learn(double count, double expected);
    };

    static void look(Exceedance look, const RecentMinutes::Level& before, const Scatter& scatter,
                     RuleState& state);

    /// Of the minutes before the newest one.
    std::optional<RecentMinutes::Level> m_before;
    Scatter m_minute{.weight = 3};
    Scatter m_fiveMinutes{.weight = 2};
};

} // namespace footfall
