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
        m_waiting.clear();
}

void EndedVisits::add(const LiveData& data, const Session& session, TimeMs now)
{
    if (!m_on)
        return;
    if (m_waiting.size() == mostWaiting)
        m_waiting.pop_front();
    EndedVisit visit{viewOf(data, session, SIZE_MAX), session.beganAt, now, session.events,
                     session.pageViews};
    visit.session.active = false;
    m_waiting.push_back(std::move(visit));
}

void EndedVisits::forget(std::string_view visitor)
{
    std::erase_if(m_waiting, [&](const EndedVisit& visit) {
        const SessionView& session = visit.session;
        return visitor == (session.visitorId.empty() ? session.sessionId : session.visitorId);
    });
}

std::vector<EndedVisit> EndedVisits::take()
{
    std::vector<EndedVisit> visits(std::make_move_iterator(m_waiting.begin()),
                                   std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    return visits;
}

} // namespace footfall
