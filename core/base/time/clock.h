// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/prudent_time.h"
#include "core/base/time/time_units.h"

#include <mutex>

namespace footfall {

/// The day of a moment in UTC, counted since 1970.
constexpr std::int64_t dayOf(TimeMs at)
{
    return at.sinceEpoch() / dayMs;
}

/// Where the time comes from. Injected, so that tests turn the clock by hand.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The time of day. May jump when somebody sets the machine's clock.
    virtual TimeMs now() const = 0;
    /// Milliseconds since some fixed moment. Never jumps: deadlines go by it.
    virtual SteadyTime steady() const = 0;
};

/// Makes a time of day that does not jump back by a little, nor far ahead. When the machine's clock
/// is set back by up to an hour, the time goes on at half speed until the machine's has caught up;
/// when it is set back by more, the time follows. When it jumps ahead by more than a day, the time
/// goes on without it until that is believed (PrudentTime), or somebody knows it is right. Pure: it
/// goes by what it is told, by a steady time that goes on while the machine sleeps.
class PatientTime
{
public:
    /// The time of day, when the machine's clocks show this.
    TimeMs at(TimeMs machine, SteadyTime steady);
    /// Whether what the machine shows is too far ahead to be taken; and that it is right.
    bool doubts(TimeMs machine) const { return m_prudent.limit(machine) != machine; }
    void believe(TimeMs machine) { m_prudent = PrudentTime({machine, 0}); }
    /// The time goes on from `begin`, if that is ahead of the machine's by up to an hour.
    void notBefore(TimeMs begin, TimeMs machine, SteadyTime steady);

private:
    PrudentTime m_prudent;
    TimeMs m_last{INT64_MIN};
    SteadyTime m_lastSteady;
    /// While it waits for the machine's clock: since when and from what time on.
    bool m_waits = false;
    TimeMs m_waitsFrom;
    SteadyTime m_waitsSince;
};

/// The machine's own clocks, the time of day patient (see above). Any thread.
class SystemClock final : public Clock
{
public:
    TimeMs now() const override;
    SteadyTime steady() const override;
    /// After a restart: what happens now is not before what happened last, unless the machine's
    /// clock was set back by more than an hour.
    void notBefore(TimeMs begin);

private:
    mutable std::mutex m_mutex;
    mutable PatientTime m_time;
    /// Its log says so.
    mutable bool m_isDoubted = false;
};

} // namespace footfall
