// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/replay.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// The last tick that is not after that.
TimeMs tickBefore(TimeMs now)
{
    return floorTo(now, Replay::tickMs);
}

} // namespace

Replay::Replay(LiveModel& model, std::vector<Outage> outages)
    : m_model(model)
    , m_outages(std::move(outages))
{
    while (m_nextOutage < m_outages.size() && m_outages[m_nextOutage].to <= model.now())
        ++m_nextOutage;
}

Applied Replay::event(Event event, std::uint64_t visit)
{
    until(event.receivedAt);
    return m_model.replay(std::move(event), visit);
}

void Replay::heartbeat(const SessionKey& session, TimeMs at)
{
    until(at);
    m_model.heartbeat(session, at);
}

void Replay::clear(TimeMs at)
{
    until(at);
    m_model.clear(at);
}

void Replay::until(TimeMs now)
{
    for (; m_nextOutage < m_outages.size() && m_outages[m_nextOutage].from <= now; ++m_nextOutage) {
        const Outage& out = m_outages[m_nextOutage];
        tickUntil(std::max(out.from, m_model.now()));
        m_model.outage(std::max(out.from, m_model.now()), out.to);
    }
    tickUntil(now);
}

void Replay::tickUntil(TimeMs now)
{
    const TimeMs last = tickBefore(now);
    while (const auto due = m_model.nextExpiry()) {
        const TimeMs next = tickBefore(m_model.now()) + tickMs;
        const TimeMs tick = std::max(tickBefore(*due + tickMs - 1), next);
        if (tick > last)
            break;
        m_model.tick(tick);
    }
    // An earlier time may be a clock that was set back.
    if (last > m_model.now() || now < m_model.now())
        m_model.tick(last);
}

} // namespace footfall
