// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

#include <array>
#include <optional>

namespace footfall {

/// Stretches in which counts are not usual, one of each direction at a time: what of them is told.
/// An hour without is the end of one; what is shown is over earlier, see OpenMatters.
class Episodes
{
public:
    static constexpr DurationMs openMs = hourMs;

    /// Whether it is to be told.
    bool note(const Exceedance& exceedance);
    /// What was told goes on.
    void goesOn(Direction direction, TimeMs now) { of(direction).last = now; }
    bool isOpen(Direction direction, TimeMs now) const { return now - of(direction).last < openMs; }
    bool isAnyOpen(TimeMs now) const
    {
        return isOpen(Direction::Up, now) || isOpen(Direction::Down, now);
    }
    /// When the one under way, or the last one, was first exceeded.
    TimeMs since(Direction direction) const { return of(direction).since; }
    TimeMs last(Direction direction) const { return of(direction).last; }
    /// The level a minute before it, until two hours after its last exceedance: to go back there
    /// is no news.
    std::optional<double> levelBefore(Direction direction, TimeMs now) const;
    /// What is unusual has become usual: all are over.
    void settle(TimeMs now);

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    static constexpr TimeMs never{-1'000'000'000'000'000};

    struct Episode
    {
        TimeMs last = never;
        TimeMs since = never;
        TimeMs toldAt = never;
        double toldStrength = 0;
        /// A minute; negative: unknown.
        double levelBefore = -1;
    };

    Episode& of(Direction direction) { return m_episodes[indexOf(direction)]; }
    const Episode& of(Direction direction) const { return m_episodes[indexOf(direction)]; }
    static bool isNews(const Episode& episode, const Exceedance& exceedance, double strength);

    std::array<Episode, directions> m_episodes;
};

} // namespace footfall
