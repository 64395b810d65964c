// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/clock.h"

#include "core/base/log.h"

#include <chrono>
#include <utility>

#include <sys/timex.h>
#include <time.h>

namespace footfall {

namespace {

template <typename ClockType>
DurationMs millisecondsOf()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(ClockType::now().time_since_epoch()).count();
}

/// A machine that slept for days has a clock that is right.
SteadyTime sinceBoot()
{
    timespec time = {};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return SteadyTime(DurationMs(time.tv_sec) * secondMs + time.tv_nsec / 1'000'000);
}

TimeMs machineTime()
{
    return TimeMs(millisecondsOf<std::chrono::system_clock>());
}

/// A time server has set it, as after a start without a battery.
bool isSynchronised()
{
    timex state = {};
    const int told = ::adjtimex(&state);
    return told >= 0 && told != TIME_ERROR;
}

void sayDoubt(bool isDoubted)
{
    if (isDoubted)
        qCWarning(logNet,
                  "this machine's clock jumped ahead by more than a day: it is not followed "
                  "until it has stayed so for three hours, or a time server sets it");
    else
        qCInfo(logNet, "this machine's clock is followed again");
}

/// Waiting for a clock that went back by more would take too long.
constexpr DurationMs maxWaitMs = 60 * 60'000;

} // namespace

TimeMs PatientTime::at(TimeMs machine, SteadyTime steady)
{
    machine = m_prudent.at(machine, steady);
    if (!m_waits && machine < m_last) {
        m_waits = true;
        m_waitsFrom = m_last;
        m_waitsSince = m_lastSteady;
    }
    const TimeMs patient = m_waitsFrom + (steady - m_waitsSince) / 2;
    if (m_waits && (machine >= patient || patient - machine > maxWaitMs))
        m_waits = false;
    m_last = m_waits ? patient : machine;
    m_lastSteady = steady;
    return m_last;
}

void PatientTime::notBefore(TimeMs begin, TimeMs machine, SteadyTime steady)
{
    if (begin <= at(machine, steady) || begin - machine > maxWaitMs)
        return;
    m_waits = true;
    m_waitsFrom = m_last = begin;
    m_waitsSince = steady;
}

TimeMs SystemClock::now() const
{
    const std::lock_guard lock(m_mutex);
    const TimeMs machine = machineTime();
    if (m_time.doubts(machine) && isSynchronised())
        m_time.believe(machine);
    const TimeMs now = m_time.at(machine, sinceBoot());
    if (std::exchange(m_isDoubted, m_time.doubts(machine)) != m_isDoubted)
        sayDoubt(m_isDoubted);
    return now;
}

void SystemClock::notBefore(TimeMs begin)
{
    const std::lock_guard lock(m_mutex);
    m_time.notBefore(begin, machineTime(), sinceBoot());
}

SteadyTime SystemClock::steady() const
{
    return SteadyTime(millisecondsOf<std::chrono::steady_clock>());
}

} // namespace footfall
