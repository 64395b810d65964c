// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/site_table.h"

namespace footfall {

SiteTable::SiteTable(const Limits& limits, const SpikeRule& rule, TimeMs now)
    : m_limits(limits)
    , m_rule(rule.fresh())
    , m_all(limits, rule, {}, now)
{
}

SiteId SiteTable::take(std::string_view name, TimeMs now)
{
    if (const auto known = idOf(name))
        return *known;
    if (static_cast<std::int64_t>(m_sites.size()) >= m_limits.sites)
        name = otherLabel;
    const auto id = static_cast<SiteId>(m_sites.size());
    m_sites.emplace_back(m_limits, *m_rule, std::string(name), now);
    m_ids.emplace(m_sites.back().site, id);
    return id;
}

const Scope* SiteTable::find(std::string_view name) const
{
    const auto id = idOf(name);
    return id ? &m_sites[*id] : nullptr;
}

std::optional<SiteId> SiteTable::idOf(std::string_view name) const
{
    auto known = m_ids.find(name);
    if (known == m_ids.end() && static_cast<std::int64_t>(m_sites.size()) > m_limits.sites)
        known = m_ids.find(otherLabel);
    if (known == m_ids.end())
        return std::nullopt;
    return known->second;
}

} // namespace footfall
