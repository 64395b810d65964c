// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/ended_visits.h"

#include <algorithm>
#include <utility>

namespace footfall {

void EndedVisits::collect(bool on)
{
    m_on = on;
    if (!on)
        take();
}

void EndedVisits::add(const SessionData& data, const Session& session, TimeMs now)
{
    if (!m_on)
        return;
    EndedVisit visit{viewOf(data, session, SIZE_MAX), session.beganAt, now, session.events,
                     session.pageViews};
    visit.session.active = false;
    m_bytes += textBytes(visit.session);
    m_waiting.push_back(std::move(visit));
    while (m_waiting.size() > maxWaiting || (m_bytes > maxBytes && m_waiting.size() > 1))
        shortenOldest();
}

void EndedVisits::shortenOldest()
{
    const EndedVisit& oldest = m_waiting.front();
    if (m_inBrief.size() == maxInBrief)
        m_inBrief.pop_front();
    m_inBrief.push_back({oldest.session.visit, oldest.beganAt, oldest.endedAt,
                         oldest.session.durationSeconds, oldest.events, oldest.pageViews});
    m_bytes -= textBytes(oldest.session);
    m_waiting.pop_front();
}

void EndedVisits::forget(const std::function<bool(const EndedVisit&)>& goes)
{
    std::erase_if(m_waiting, [&](const EndedVisit& visit) {
        const bool isOne = goes(visit);
        m_bytes -= isOne ? textBytes(visit.session) : 0;
        return isOne;
    });
}

std::vector<EndedVisit> EndedVisits::take(std::size_t most)
{
    std::vector<EndedVisit> visits;
    visits.reserve(std::min(most, m_inBrief.size() + m_waiting.size()));
    for (; visits.size() < most && !m_inBrief.empty(); m_inBrief.pop_front()) {
        const Brief& brief = m_inBrief.front();
        EndedVisit visit{{}, brief.beganAt, brief.endedAt, brief.events, brief.pageViews, true};
        visit.session.visit = brief.visit;
        visit.session.durationSeconds = brief.durationSeconds;
        visits.push_back(std::move(visit));
    }
    for (; visits.size() < most && !m_waiting.empty(); m_waiting.pop_front()) {
        m_bytes -= textBytes(m_waiting.front().session);
        visits.push_back(std::move(m_waiting.front()));
    }
    return visits;
}

} // namespace footfall
