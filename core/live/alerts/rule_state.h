// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/episodes.h"
#include "core/live/alerts/open_matters.h"
#include "core/live/usual/habits.h"
#include "core/live/usual/own_history.h"
#include "core/live/usual/recent_minutes.h"
#include "core/live/usual/usual_count.h"

#include <utility>
#include <vector>

namespace footfall {

/// What the horizons of a rule share: what is usual, what is going on, and what is told.
class RuleState
{
public:
    /// Fewer are no surge.
    static constexpr std::uint32_t fewestSessions = 6;
    /// Nor is less than so many times what was to be expected.
    static constexpr double leastRise = 1.5;

    explicit RuleState(LocalTime local)
        : m_local(std::move(local))
    {
    }

    const LocalTime& localTime() const { return m_local; }
    /// The operator's time of day, as if it were UTC.
    DurationMs local(TimeMs at) const;
    /// Sessions a minute that are usual by the hour of the week; nothing in the first day.
    std::optional<double> usual(TimeMs at) const;
    /// The same of a span; with what an episode of the other direction began with, so that the
    /// end of a surge is no drop and the return after an outage no surge. `level` is that of the
    /// minutes before.
    double expected(const Exceedance& look, double level) const;

    /// Takes a count whose direction, ratio and deviations are known for an exceedance, if it is
    /// one: far enough from usual for people, for chance, and for this site, whose own history
    /// raises the threshold. `more` is added to it.
    void judge(const Exceedance& look, double threshold, double more = 0);
    /// It is one.
    void note(const Exceedance& exceedance);
    /// What is going on goes on.
    void goesOn(Direction direction, TimeMs now);
    /// To be told.
    std::vector<Exceedance> takeTold() { return std::exchange(m_told, {}); }
    /// At the end of a full minute: what is over.
    std::optional<OpenMatters::Matter> takeOver(Direction direction, TimeMs now);

    RecentMinutes recent;
    /// Sessions in half an hour.
    UsualCount halfHours;
    Episodes episodes;
    OpenMatters open;
    OwnHistory own;
    Habits habits;
    /// All thresholds times this.
    double strictness = 1;

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    bool isHabit(const Exceedance& look);
    bool isPast(const Exceedance& exceedance) const;
    TimeMs began(const Exceedance& exceedance) const;
    double usualBeside(Direction direction, TimeMs now) const;

    LocalTime m_local;
    std::vector<Exceedance> m_told;
};

} // namespace footfall
