// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/alerts/alert_watch.h"
#include "core/live/counts/scope.h"

#include <deque>
#include <string_view>
#include <unordered_map>

namespace footfall {

/// A site, in the order of their first events.
using SiteId = std::uint32_t;

/// The scopes: one for each site and one for all. At most Limits::sites; events of further ones
/// count for the site "(other)", as do those of a site that names itself so: nobody could tell them
/// apart.
class SiteTable
{
public:
    /// The watch must outlive it.
    SiteTable(const Limits& limits, AlertWatch& watch, TimeMs now);
    SiteTable(const SiteTable&) = delete;
    SiteTable& operator=(const SiteTable&) = delete;

    /// The site's number; a new one when it is not known yet.
    SiteId take(std::string_view name, TimeMs now);
    /// The site's scope: "(other)" when it came beyond the bound; null when there is none.
    const Scope* find(std::string_view name) const;
    std::optional<SiteId> idOf(std::string_view name) const;

    Scope& operator[](SiteId id) { return m_sites[id]; }
    const Scope& operator[](SiteId id) const { return m_sites[id]; }
    Scope& all() { return m_all; }
    const Scope& all() const { return m_all; }
    const std::deque<Scope>& each() const { return m_sites; }
    std::deque<Scope>& each() { return m_sites; }
    /// What the labels of all scopes take, about, but for those that nobody holds: of them there are
    /// as many as there is room for.
    std::size_t labelBytes() const { return m_labels.bytes - m_labels.idleBytes; }

    /// For reading a checkpoint: the next site; null when it is there already.
    Scope* load(std::string_view name, TimeMs now);

private:
    SiteId add(std::string_view name, TimeMs now);
    bool isFull() const;

    Limits m_limits;
    AlertWatch& m_watch;
    LabelMemory m_labels;
    Scope m_all;
    std::deque<Scope> m_sites;
    /// But for "(other)".
    std::unordered_map<std::string_view, SiteId, TextHash> m_ids;
    std::optional<SiteId> m_other;
};

} // namespace footfall
