// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_sites.h"

#include <utility>

namespace footfall {

namespace {

/// Of an entry but for the name: brackets, commas, and the largest number.
constexpr std::size_t restBytes = 24;

std::size_t bytesOf(const std::string& site)
{
    std::string name;
    appendJsonText(name, site);
    return name.size() + restBytes;
}

} // namespace

LiveSites::Counts LiveSites::withinBounds(const std::vector<CountRow>& now)
{
    Counts counts;
    std::size_t used = 0;
    m_isCut = false;
    for (const CountRow& row : now) {
        const std::size_t bytes = bytesOf(row.label);
        if (counts.size() == most || used + bytes > allBytes) {
            m_isCut = true;
            continue;
        }
        used += bytes;
        counts.emplace(row.label, row.count);
    }
    return counts;
}

std::string LiveSites::take(const std::vector<CountRow>& now, std::size_t bytes)
{
    const Counts counts = withinBounds(now);
    JsonWriter json;
    json.beginArray();
    m_hasMore = false;
    const auto fits = [&](const std::string& site) {
        m_hasMore = m_hasMore || json.size() + bytesOf(site) >= bytes;
        return !m_hasMore;
    };
    // Those that have gone first: what is told never exceeds the bounds.
    for (auto told = m_told.begin(); told != m_told.end();) {
        const bool isGone = !counts.contains(told->first) && fits(told->first);
        if (isGone)
            json.beginArray().text(told->first).endArray();
        told = isGone ? m_told.erase(told) : std::next(told);
    }
    for (const auto& [site, count] : counts) {
        const auto told = m_told.find(site);
        if ((told != m_told.end() && told->second == count) || !fits(site))
            continue;
        m_told.insert_or_assign(site, count);
        json.beginArray().text(site).number(count).endArray();
    }
    std::string list = json.endArray().take();
    return list.size() > 2 ? list : std::string();
}

void LiveSites::write(JsonWriter& json) const
{
    json.beginArray();
    for (const auto& [site, count] : m_told)
        json.beginArray().text(site).number(count).endArray();
    json.endArray();
}

} // namespace footfall
