// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/snapshot.h"

#include <functional>
#include <optional>

namespace footfall {

class Clock;

/// Decides when the sound for new visitors and alerts is made, and that for goals. Silent until it is
/// switched on; then it rings at most every two seconds, however many come.
class Bell
{
public:
    /// `sound` makes the sound, `goalSound` that of a goal; the clock must outlive the bell.
    Bell(const Clock& clock, std::function<void()> sound, std::function<void()> goalSound);

    void setOn(bool on) { m_on = on; }
    /// Rings when a goal was reached since the last snapshot, or when there are visitors of today that
    /// that one had not.
    void hear(const Snapshot& snapshot);
    /// Rings for an alert.
    void ring();

private:
    void ring(const std::function<void()>& sound);
    bool hasReachedGoal(const Snapshot& snapshot) const;

    const Clock& m_clock;
    const std::function<void()> m_sound;
    const std::function<void()> m_goalSound;
    bool m_on = false;
    std::optional<std::int64_t> m_visitors;
    std::vector<GoalView> m_goals;
    std::optional<SteadyTime> m_lastRing;
};

} // namespace footfall
