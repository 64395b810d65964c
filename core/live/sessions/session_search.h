// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/text_match.h"
#include "core/live/sessions/session_data.h"

#include <optional>
#include <vector>

namespace footfall {

/// A filter made ready for looking at many sessions and events.
class SessionFilter
{
public:
    SessionFilter(const SessionData& data, const SnapshotFilter& filter);

    bool matches(const Session& session) const;
    bool matches(const Event& event, SiteId site) const;
    /// Nothing can match: the site asked for is unknown.
    bool excludesAll() const { return m_filter.site && !m_site; }
    std::optional<SiteId> site() const { return m_site; }
    const SnapshotFilter& asked() const { return m_filter; }

private:
    std::string_view countryOf(const Event& event, SiteId site) const;
    bool isIn(std::string_view page) const { return m_text.in(page) || m_pageText.in(page); }

    const SessionData& m_data;
    SnapshotFilter m_filter;
    std::optional<SiteId> m_site;
    TextMatch m_text;
    /// As it stands within the name of a page.
    TextMatch m_pageText;
};

struct SessionsFound
{
    /// Those asked for.
    std::vector<SessionSlot> slots;
    /// All that match, at least when truncated.
    std::int64_t total = 0;
    bool truncated = false;
};

/// Active sessions that match, most recent activity first, without the first `offset`, at most `limit`. Walks the shortest
/// index there is, and at most Limits::filterWalk sessions of it.
SessionsFound findActive(const SessionData& data, const SessionFilter& filter, std::size_t offset,
                         std::size_t limit);
/// The same in the order of their arrival, the last one first. Of more than `limit` that no filter
/// narrows, those are the last to come that are remembered, before the last that were active.
SessionsFound findNewest(const SessionData& data, const SessionFilter& filter, std::size_t limit);
/// Ended ones that match, the last ended first.
std::vector<SessionSlot> findEnded(const SessionData& data, const SessionFilter& filter,
                                   std::size_t limit);

} // namespace footfall
