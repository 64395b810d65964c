// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/paced_call.h"

#include "core/base/time/clock.h"

#include <utility>

namespace footfall {

PacedCall::PacedCall(DurationMs gap, const Clock& clock, std::function<void()> call)
    : m_clock(clock)
    , m_call(std::move(call))
    , m_pacer(gap)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { callNow(); });
}

void PacedCall::soon()
{
    if (m_timer.isActive())
        return;
    const DurationMs wait = m_pacer.wait(m_clock.steady());
    if (wait == 0)
        callNow();
    else
        m_timer.start(int(wait));
}

void PacedCall::callNow()
{
    m_pacer.went(m_clock.steady());
    m_call();
}

} // namespace footfall
