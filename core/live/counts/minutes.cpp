// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/minutes.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace footfall {

namespace {

void add(MinuteCounts& sum, const MinuteCounts& more)
{
    sum.pageViews += more.pageViews;
    sum.events += more.events;
    sum.newVisitors += more.newVisitors;
    sum.sessionsBegun += more.sessionsBegun;
    sum.peakActive = std::max(sum.peakActive, more.peakActive);
}

/// Adds what the scope counted, if anything, to its row among the first `known`, else to a new one.
void merge(std::vector<MinuteCounts>& rows, std::size_t known, const Scope& scope,
           std::optional<std::string> site)
{
    if (scope.minute.events == 0 && scope.minute.peakActive == 0)
        return;
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(known);
    const auto row = std::find_if(rows.begin(), end,
                                  [&](const MinuteCounts& each) { return each.site == site; });
    if (row != end)
        return add(*row, scope.minute);
    rows.push_back(scope.minute);
    rows.back().site = std::move(site);
}

void beginMinute(Scope& scope)
{
    scope.minute = {};
    scope.minute.peakActive = static_cast<std::int32_t>(scope.active);
}

} // namespace

Minutes::Minutes(TimeMs now, DurationMs timeout)
    : m_timeout(timeout)
    , m_minute(minuteOf(now))
{
}

void Minutes::collect(bool on)
{
    m_on = on;
    if (!on)
        m_waiting.clear();
}

void Minutes::moveTo(TimeMs now, SiteTable& sites)
{
    const TimeMs minute = minuteOf(now);
    if (minute <= m_minute)
        return;
    const TimeMs silentFrom = m_minute + m_timeout + minuteMs;
    endMinute(sites);
    // Whoever was active then stayed so, but not for longer than the timeout.
    for (m_minute += minuteMs; m_minute < std::min(minute, silentFrom) && sites.all().active > 0;
         m_minute += minuteMs)
        endMinute(sites);
    m_minute = minute;
}

void Minutes::restart(TimeMs now, SiteTable& sites)
{
    endMinute(sites);
    m_minute = minuteOf(now);
}

void Minutes::carry(const SiteTable& sites)
{
    m_carried = rowsOf(sites);
}

std::vector<MinuteCounts> Minutes::take()
{
    std::vector<MinuteCounts> minutes(std::make_move_iterator(m_waiting.begin()),
                                      std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    return minutes;
}

void Minutes::endMinute(SiteTable& sites)
{
    if (m_on) {
        for (MinuteCounts& row : rowsOf(sites)) {
            row.minute = m_minute;
            if (m_waiting.size() == maxWaiting)
                m_waiting.pop_front();
            m_waiting.push_back(std::move(row));
        }
    }
    m_carried.clear();
    beginMinute(sites.all());
    for (Scope& site : sites.each())
        beginMinute(site);
}

std::vector<MinuteCounts> Minutes::rowsOf(const SiteTable& sites) const
{
    std::vector<MinuteCounts> rows = m_carried;
    merge(rows, m_carried.size(), sites.all(), std::nullopt);
    for (const Scope& site : sites.each())
        merge(rows, m_carried.size(), site, site.site);
    return rows;
}

} // namespace footfall
