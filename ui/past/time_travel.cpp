// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/past/time_travel.h"

#include <algorithm>
#include <utility>

namespace footfall {

TimeTravel::TimeTravel(LiveSource& source, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_clock(clock)
{
    m_timer.setInterval(stepMs);
    connect(&m_timer, &QTimer::timeout, this, &TimeTravel::goOn);
    connect(&source, &LiveSource::momentReady, this, &TimeTravel::take);
    connect(&source, &LiveSource::questionFailed, this, &TimeTravel::fail);
}

void TimeTravel::setView(const SnapshotRequest& view)
{
    m_view = view;
    if (m_at)
        ask();
}

void TimeTravel::goTo(TimeMs at)
{
    if (at >= m_clock.now())
        return backToNow();
    m_at = std::max(at, epoch + 1);
    ask();
    Q_EMIT changed();
}

void TimeTravel::play(int pace)
{
    if (!m_at || pace == m_pace)
        return;
    m_pace = pace;
    if (pace > 0)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT changed();
}

void TimeTravel::backToNow()
{
    if (!m_at)
        return;
    m_timer.stop();
    m_pace = 0;
    m_at.reset();
    m_shown.reset();
    m_asked.reset();
    m_source.leavePast();
    Q_EMIT changed();
}

/// Slower than the clock where the moments take longer to make.
void TimeTravel::goOn()
{
    if (!m_asked)
        move(m_pace * DurationMs(stepMs));
}

void TimeTravel::ask()
{
    if (m_asked) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    m_asked = MomentRequest{*m_at, m_view};
    m_source.requestMoment(*m_asked);
}

void TimeTravel::take(const Moment& moment)
{
    if (!m_asked || moment.request != *m_asked)
        return;
    m_asked.reset();
    m_shown = moment.request.at;
    Q_EMIT arrived(moment.snapshot);
    if (m_at && m_isStale)
        ask();
}

void TimeTravel::fail(const PastQuestion& question, const QString& why)
{
    const auto* moment = std::get_if<MomentRequest>(&question);
    if (!moment || !m_asked || *moment != *m_asked)
        return;
    m_asked.reset();
    if (m_isStale)
        return ask();
    Q_EMIT failed(why);
    // What is shown is what is said to be shown.
    if (!m_shown)
        return backToNow();
    m_at = m_shown;
    m_pace = 0;
    m_timer.stop();
    Q_EMIT changed();
}

} // namespace footfall
