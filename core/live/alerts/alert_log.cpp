// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_log.h"

#include <iterator>

namespace footfall {

void AlertLog::raise(Alert alert)
{
    alert.id = ++m_lastId;
    if (m_new.size() == m_bound)
        m_new.pop_front();
    m_new.push_back(alert);
    m_kept.push(std::move(alert));
}

std::vector<Alert> AlertLog::takeNew()
{
    std::vector<Alert> alerts(std::make_move_iterator(m_new.begin()),
                              std::make_move_iterator(m_new.end()));
    m_new.clear();
    return alerts;
}

std::vector<Alert> AlertLog::newest(std::size_t most, const std::optional<std::string>& site) const
{
    std::vector<Alert> alerts;
    for (std::size_t i = 0; i < m_kept.size() && alerts.size() < most; ++i) {
        const Alert& alert = m_kept[i];
        if (alert.concerns(site))
            alerts.push_back(alert);
    }
    return alerts;
}

void AlertLog::clear()
{
    m_kept.clear();
    m_new.clear();
}

} // namespace footfall
