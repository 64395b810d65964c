// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/fetch_ahead.h"

namespace footfall {

namespace {

constexpr std::size_t sessionAfter = 2;
constexpr std::size_t neighboursAfter = 4;

} // namespace

void FetchAhead::step(std::size_t step)
{
    if (step < m_seen.size())
        fetchIndex(step);
    if (step >= sessionAfter && step - sessionAfter < m_seen.size())
        fetchSession(step - sessionAfter);
    if (step >= neighboursAfter && step - neighboursAfter < m_seen.size())
        fetchNeighbours(step - neighboursAfter);
}

void FetchAhead::fetchIndex(std::size_t event)
{
    const auto site = m_data.sites.idOf(m_events[event].site);
    if (!site)
        return;
    m_seen[event].known = true;
    m_seen[event].hash = SessionTable::hashOf(*site, m_events[event].sessionId);
    m_data.sessions.fetchIndex(m_seen[event].hash);
}

void FetchAhead::fetchSession(std::size_t event)
{
    if (m_seen[event].known)
        m_seen[event].slot = m_data.sessions.fetchSession(m_seen[event].hash);
}

void FetchAhead::fetchNeighbours(std::size_t event)
{
    if (m_seen[event].slot != noSession)
        m_data.sessions.fetchAround(m_seen[event].slot);
}

} // namespace footfall
