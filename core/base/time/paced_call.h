// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QTimer>

#include <algorithm>
#include <functional>

namespace footfall {

class Clock;

/// Lets the first change after quiet go at once and then no more than one in each `gap`.
/// Times are steady ones.
class Pacer
{
public:
    explicit Pacer(DurationMs gap)
        : m_gap(gap)
    {
    }

    /// How long the next one has to wait; 0: it may go now.
    DurationMs wait(SteadyTime now) const { return std::max<DurationMs>(0, m_nextAt - now); }
    /// One has gone.
    void went(SteadyTime now) { m_nextAt = now + m_gap; }

private:
    DurationMs m_gap;
    SteadyTime m_nextAt;
};

/// Calls a function for changes that come in any number: the first one after quiet at once, then
/// at most once in each `gap`, and always after the last change. Belongs to the thread that made
/// it, and needs its event loop.
class PacedCall
{
public:
    /// `clock` must outlive the object; what `call` uses, too.
    PacedCall(DurationMs gap, const Clock& clock, std::function<void()> call);
    PacedCall(const PacedCall&) = delete;
    PacedCall& operator=(const PacedCall&) = delete;

    /// Calls now if the pace allows, else once it does; asked for again until then it is one call.
    /// May be asked for within the call.
    void soon();

private:
    void callNow();

    const Clock& m_clock;
    const std::function<void()> m_call;
    Pacer m_pacer;
    QTimer m_timer;
};

} // namespace footfall
