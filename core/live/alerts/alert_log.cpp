// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_log.h"

#include <algorithm>
#include <tuple>

namespace footfall {

bool AlertLog::isMuted(const Alert& alert) const
{
    return m_handling.mutedUntil({alert.kind, alert.site}).has_value();
}

void AlertLog::setHandling(const AlertHandling& handling, TimeMs now)
{
    m_handling = handling;
    std::vector<Alert> calling;
    for (const Alert& open : m_open) {
        if (open.wasMuted && !isMuted(open) && !m_handling.seenAt(open))
            calling.push_back(open);
    }
    for (Alert& alert : calling) {
        alert.at = now;
        alert.isTold = true;
        raise(std::move(alert));
    }
}

void AlertLog::raise(Alert alert)
{
    alert.id = ++m_lastId;
    follow(alert);
    if (m_new.size() == m_bound)
        m_new.pop_front();
    m_new.push_back(alert);
    m_kept.push(std::move(alert));
}

std::vector<Alert> AlertLog::takeNew()
{
    std::vector<Alert> alerts;
    for (const Alert& alert : m_new) {
        if (alert.isTold)
            alerts.push_back(m_handling.appliedTo(alert));
    }
    m_new.clear();
    return alerts;
}

std::vector<Alert> AlertLog::newest(std::size_t most, const std::optional<std::string>& site) const
{
    std::vector<Alert> alerts;
    for (std::size_t i = 0; i < m_kept.size() && alerts.size() < most; ++i) {
        const Alert& alert = m_kept[i];
        if (alert.concerns(site))
            alerts.push_back(m_handling.appliedTo(alert));
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

void AlertLog::follow(Alert& alert)
{
    if (alert.kind == Alert::Kind::BackToUsual || alert.kind == Alert::Kind::StoredAgain)
        return close(alert);
    // Nobody says when a page's surge is over.
    if (!alert.isAlarm() || alert.kind == Alert::Kind::PageSpike)
        return;
    const auto same = std::find_if(m_open.begin(), m_open.end(),
                                   [&](const Alert& open) { return isSameMatter(open, alert); });
    const bool isCalledFor = alert.isTold && !isMuted(alert);
    alert.wasMuted = !isCalledFor && (same == m_open.end() ? alert.isTold : same->wasMuted);
    if (same == m_open.end()) {
        if (m_open.size() < m_bound)
            m_open.push_back(alert);
    } else if (same->severity() <= alert.severity()) {
        *same = alert;
    } else {
        same->wasMuted = alert.wasMuted;
    }
}

void AlertLog::close(Alert& end)
{
    const auto isOver = [&](const Alert& open) {
        if (end.kind == Alert::Kind::StoredAgain)
            return open.kind == Alert::Kind::NotStored;
        return open.kind != Alert::Kind::NotStored && isSameMatter(open, end);
    };
    for (const Alert& open : m_open) {
        if (isOver(open))
            end.wasMuted = end.wasMuted || open.wasMuted;
    }
    std::erase_if(m_open, isOver);
}

std::vector<Alert> AlertLog::open(std::size_t most, const std::optional<std::string>& site,
                                  TimeMs now) const
{
    std::vector<Alert> alerts;
    for (const Alert& alert : m_open) {
        if (alert.concerns(site))
            alerts.push_back(m_handling.appliedTo(alert));
    }
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        if (isOpenPageSpike(m_kept[i], now) && m_kept[i].concerns(site))
            alerts.push_back(m_handling.appliedTo(m_kept[i]));
    }
    const auto rank = [](const Alert& alert) {
        return std::tuple(!alert.isHandled(), alert.severity(), alert.id);
    };
    std::sort(alerts.begin(), alerts.end(),
              [&](const Alert& a, const Alert& b) { return rank(a) > rank(b); });
    if (alerts.size() > most)
        alerts.resize(most);
    return alerts;
}

std::optional<TimeMs> AlertLog::quietSince(const std::optional<std::string>& site, TimeMs now) const
{
    const auto concerns = [&](const Alert& alert) { return alert.concerns(site); };
    if (std::any_of(m_open.begin(), m_open.end(), concerns))
        return std::nullopt;
    std::optional<TimeMs> since;
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        const Alert& alert = m_kept[i];
        if (!concerns(alert))
            continue;
        if (isOpenPageSpike(alert, now))
            return std::nullopt;
        const bool isPage = alert.kind == Alert::Kind::PageSpike;
        const TimeMs over = isPage ? std::min(alert.at + pageSpikeOpenFor, now) : alert.at;
        const bool isEnd = isPage || alert.kind == Alert::Kind::BackToUsual ||
                           alert.kind == Alert::Kind::StoredAgain;
        if (isEnd)
            since = std::max(since.value_or(over), over);
    }
    return since;
}

std::optional<Alert> AlertLog::find(std::uint64_t id) const
{
    const auto isIt = [id](const Alert& alert) { return alert.id == id; };
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        if (isIt(m_kept[i]))
            return m_handling.appliedTo(m_kept[i]);
    }
    const auto open = std::find_if(m_open.begin(), m_open.end(), isIt);
    return open == m_open.end() ? std::nullopt : std::optional(m_handling.appliedTo(*open));
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
