// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/usual_teacher.h"

#include <algorithm>
#include <utility>

namespace footfall {

UsualTeacher::UsualTeacher(Learn learn, const std::vector<Outage>& outages)
    : m_learn(std::move(learn))
    , m_outages(outages)
{
}

void UsualTeacher::minute(const MinuteCounts& counts)
{
    const TimeMs next = counts.minute + minuteMs;
    if (!counts.site) {
        fill(counts.site, m_allNext.value_or(counts.minute), counts.minute);
        m_allNext = next;
    } else {
        const auto [known, isNew] = m_next.emplace(*counts.site, next);
        fill(counts.site, isNew ? counts.minute : known->second, counts.minute);
        known->second = next;
    }
    m_learn(counts);
}

void UsualTeacher::end(TimeMs at)
{
    if (m_allNext) {
        fill(std::nullopt, *m_allNext, at);
        m_allNext = std::max(*m_allNext, at);
    }
    for (auto& [site, next] : m_next) {
        fill(site, next, at);
        next = std::max(next, at);
    }
}

void UsualTeacher::fill(const std::optional<std::string>& site, TimeMs from, TimeMs to)
{
    MinuteCounts nobody;
    nobody.site = site;
    for (nobody.minute = from; nobody.minute < to; nobody.minute += minuteMs) {
        if (!isOut(nobody.minute))
            m_learn(nobody);
    }
}

/// Any part of it.
bool UsualTeacher::isOut(TimeMs minute) const
{
    const auto later = std::partition_point(m_outages.begin(), m_outages.end(),
                                            [&](const Outage& out) { return out.to <= minute; });
    return later != m_outages.end() && later->from < minute + minuteMs;
}

} // namespace footfall
