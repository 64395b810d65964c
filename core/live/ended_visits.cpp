// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/ended_visits.h"

#include <cstdint>
#include <iterator>
#include <utility>

namespace footfall {

void EndedVisits::collect(bool on)
{
    m_on = on;
    if (!on)
        take();
}

void EndedVisits::add(const LiveData& data, const Session& session, TimeMs now)
{
    if (!m_on)
        return;
    EndedVisit visit{viewOf(data, session, SIZE_MAX), session.beganAt, now, session.events,
                     session.pageViews};
    visit.session.active = false;
    m_bytes += textBytes(visit.session);
    m_waiting.push_back(std::move(visit));
    while (m_waiting.size() > mostWaiting || (m_bytes > mostBytes && m_waiting.size() > 1))
        dropOldest();
}

void EndedVisits::dropOldest()
{
    m_bytes -= textBytes(m_waiting.front().session);
    m_waiting.pop_front();
}

void EndedVisits::forget(std::string_view visitor)
{
    std::erase_if(m_waiting, [&](const EndedVisit& visit) {
        const SessionView& session = visit.session;
        const bool goes =
            visitor == (session.visitorId.empty() ? session.sessionId : session.visitorId);
        m_bytes -= goes ? textBytes(session) : 0;
        return goes;
    });
}

std::vector<EndedVisit> EndedVisits::take()
{
    std::vector<EndedVisit> visits(std::make_move_iterator(m_waiting.begin()),
                                   std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    m_bytes = 0;
    return visits;
}

} // namespace footfall
