// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/snapshot.h"

#include <functional>
#include <optional>

namespace footfall {

class Clock;

/// Decides when the sound for new visitors and alerts is made. Silent until it is switched on;
/// then it rings at most every two seconds, however many come.
class Bell
{
public:
    /// `sound` makes the sound; the clock must outlive the bell.
    Bell(const Clock& clock, std::function<void()> sound);

    void setOn(bool on) { m_on = on; }
    /// Rings when there are visitors of today that the last snapshot had not.
    void hear(const Snapshot& snapshot);
    /// Rings for an alert.
    void ring();

private:
    const Clock& m_clock;
    const std::function<void()> m_sound;
    bool m_on = false;
    std::optional<std::int64_t> m_visitors;
    std::optional<SteadyTime> m_lastRing;
};

} // namespace footfall
