// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/site_table.h"

namespace footfall {

namespace {

/// Of the model's memory what labels may take that nobody holds.
constexpr std::size_t idleShare = 32;

} // namespace

SiteTable::SiteTable(const Limits& limits, AlertWatch& watch, TimeMs now)
    : m_limits(limits)
    , m_watch(watch)
    , m_labels{static_cast<std::size_t>(limits.modelBytes) / idleShare}
    , m_all(limits, watch.ofAll(), {}, now, m_labels)
{
}

SiteId SiteTable::take(std::string_view name, TimeMs now)
{
    if (const auto known = idOf(name))
        return *known;
    return add(isFull() ? otherLabel : name, now);
}

const Scope* SiteTable::find(std::string_view name) const
{
    const auto id = idOf(name);
    return id ? &m_sites[*id] : nullptr;
}

std::optional<SiteId> SiteTable::idOf(std::string_view name) const
{
    if (const auto known = m_ids.find(name); known != m_ids.end())
        return known->second;
    return name == otherLabel || isFull() ? m_other : std::nullopt;
}

SiteId SiteTable::add(std::string_view name, TimeMs now)
{
    const auto id = static_cast<SiteId>(m_sites.size());
    m_sites.emplace_back(m_limits, m_watch.of(name, now), std::string(name), now, m_labels);
    m_sites.back().pageRule = m_watch.pagesOf(name);
    if (name == otherLabel)
        m_other = id;
    else
        m_ids.emplace(m_sites.back().site, id);
    return id;
}

bool SiteTable::isFull() const
{
    return static_cast<std::int64_t>(m_ids.size()) >= m_limits.sites;
}

} // namespace footfall
