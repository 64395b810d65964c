// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_log.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace footfall {

void AlertLog::raise(Alert alert)
{
    alert.id = ++m_lastId;
    if (m_new.size() == m_bound)
        m_new.pop_front();
    m_new.push_back(alert);
    follow(alert);
    m_kept.push(std::move(alert));
}

std::vector<Alert> AlertLog::takeNew()
{
    std::vector<Alert> alerts;
    std::copy_if(std::make_move_iterator(m_new.begin()), std::make_move_iterator(m_new.end()),
                 std::back_inserter(alerts), [](const Alert& alert) { return alert.isTold; });
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

/// Too many or too few of one site, or the same trouble of the whole server.
bool AlertLog::isSameMatter(const Alert& a, const Alert& b)
{
    const auto error = Alert::Severity::Error;
    if (a.severity() == error || b.severity() == error)
        return a.kind == b.kind;
    return a.site == b.site && a.isDrop() == b.isDrop();
}

void AlertLog::follow(const Alert& alert)
{
    if (alert.kind == Alert::Kind::BackToUsual || alert.kind == Alert::Kind::StoredAgain)
        return close(alert);
    // Nobody says when a page's surge is over.
    if (!alert.isAlarm() || alert.kind == Alert::Kind::PageSpike)
        return;
    const auto same = std::find_if(m_open.begin(), m_open.end(),
                                   [&](const Alert& open) { return isSameMatter(open, alert); });
    if (same == m_open.end() && m_open.size() < m_bound)
        m_open.push_back(alert);
    else if (same != m_open.end() && same->severity() <= alert.severity())
        *same = alert;
}

void AlertLog::close(const Alert& end)
{
    const auto isOver = [&](const Alert& open) {
        if (end.kind == Alert::Kind::StoredAgain)
            return open.kind == Alert::Kind::NotStored;
        return open.kind != Alert::Kind::NotStored && isSameMatter(open, end);
    };
    std::erase_if(m_open, isOver);
}

std::vector<Alert> AlertLog::open(std::size_t most, const std::optional<std::string>& site) const
{
    std::vector<Alert> alerts;
    std::copy_if(m_open.begin(), m_open.end(), std::back_inserter(alerts),
                 [&](const Alert& alert) { return alert.concerns(site); });
    std::sort(alerts.begin(), alerts.end(), [](const Alert& a, const Alert& b) {
        return std::tuple(a.severity(), a.id) > std::tuple(b.severity(), b.id);
    });
    if (alerts.size() > most)
        alerts.resize(most);
    return alerts;
}

std::optional<TimeMs> AlertLog::quietSince(const std::optional<std::string>& site) const
{
    const auto concerns = [&](const Alert& alert) { return alert.concerns(site); };
    if (std::any_of(m_open.begin(), m_open.end(), concerns))
        return std::nullopt;
    std::optional<TimeMs> since;
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        const Alert& alert = m_kept[i];
        const bool isEnd =
            alert.kind == Alert::Kind::BackToUsual || alert.kind == Alert::Kind::StoredAgain;
        if (isEnd && concerns(alert))
            since = std::max(since.value_or(alert.at), alert.at);
    }
    return since;
}

bool AlertLog::hasOpenSpike(std::string_view site) const
{
    return std::any_of(m_open.begin(), m_open.end(), [&](const Alert& alert) {
        return alert.site == site && alert.kind == Alert::Kind::Spike;
    });
}

void AlertLog::clear()
{
    m_open.clear();
    m_kept.clear();
    m_new.clear();
}

} // namespace footfall
