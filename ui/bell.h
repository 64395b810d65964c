// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/snapshot.h"

#include <array>
#include <functional>
#include <optional>

namespace footfall {

class Clock;

/// What a sound is made for, what matters most at the end.
enum class BellKind
{
    Visitors,
    Goals,
    Alerts
};
inline constexpr std::array allBellKinds{BellKind::Visitors, BellKind::Goals, BellKind::Alerts};

/// Decides when the sounds for new visitors, goals and alerts are made. Each is silent until it is
/// switched on; then the bell rings at most every two seconds, however many come, but for what matters
/// more than what it rang for.
class Bell
{
public:
    using Sound = std::function<void(BellKind)>;

    /// `sound` makes the sounds; the clock must outlive the bell.
    Bell(const Clock& clock, Sound sound);

    void setOn(BellKind kind, bool on) { m_on.at(std::size_t(kind)) = on; }
    bool isOn(BellKind kind) const { return m_on.at(std::size_t(kind)); }
    /// Rings when a goal was reached since the last snapshot, or when there are visitors of today that
    /// that one had not.
    void hear(const Snapshot& snapshot);
    void ring(BellKind kind);

private:
    struct Ring
    {
        BellKind kind;
        SteadyTime at;
    };
    bool hasReachedGoal(const Snapshot& snapshot) const;

    const Clock& m_clock;
    const Sound m_sound;
    std::array<bool, allBellKinds.size()> m_on{};
    std::optional<std::int64_t> m_visitors;
    std::vector<GoalView> m_goals;
    std::optional<Ring> m_last;
};

} // namespace footfall
