// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/text_match.h"
#include "core/live/counts/event_labels.h"
#include "core/live/sessions/session_data.h"

#include <array>
#include <optional>
#include <vector>

namespace footfall {

/// A filter made ready for looking at many sessions and events: what it thinks of a label or a page
/// it remembers. Good as long as nothing changes.
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
    /// The pages asked for, any of them; empty where others are meant as well.
    FilterValues pages() const;
    /// The same of the countries.
    FilterValues countries() const;

private:
    /// Of a label, or of a page.
    enum Verdict : std::uint8_t
    {
        Unknown,
        Fails,   ///< it is not what was asked for
        Passes,  ///< it is, or nothing was; the text is not in it
        HasText, ///< the text is in it, too
    };
    using Verdicts = std::vector<Verdict>;
    /// Of an event, in the order of the fields.
    using Values = std::array<std::string_view, filterFields.size()>;

    bool wants(std::size_t field, std::string_view value) const;
    Verdict judge(std::size_t field, std::string_view value) const;
    Verdict judged(std::size_t field, Verdicts& known, std::uint32_t id,
                   std::string_view value) const;
    Verdict judgePage(const Session& session) const;
    Verdict judgeEntry(const Session& session) const;
    Verdict judge(const Session& session, const LabelField& field) const;
    Values fieldsOf(const Event& event, const EventLabels& labels, SiteId site) const;
    void nameLabels();
    void nameEvents();
    void nameEvent(std::string_view name);
    bool hadEvent(const Journey& journey) const;

    const SessionData& m_data;
    SnapshotFilter m_filter;
    std::optional<SiteId> m_site;
    TextMatch m_text;
    /// As it stands within the name of a page.
    TextMatch m_pageText;
    /// What the events that are asked for are in journeys: a type, an element, or both.
    std::vector<Journey::Named> m_event;
    /// By the ids of pages, and of labels in the scope that is looked at.
    mutable std::array<Verdicts, filterFields.size()> m_verdicts;
};

struct SessionsFound
{
    /// Those asked for.
    std::vector<SessionSlot> slots;
    /// All that match, at least when truncated.
    std::int64_t total = 0;
    bool truncated = false;
};

/// Active sessions that match, in no order.
struct SessionsMatching
{
    std::vector<SessionSlot> slots;
    /// There may be more.
    bool truncated = false;
};

/// All of them. Walks the shortest index there is, and at most Limits::filterWalk sessions of it.
SessionsMatching matchingActive(const SessionData& data, const SessionFilter& filter);
/// Of those, in that order, the `limit` after the first `offset`.
SessionsFound firstOf(SessionsMatching matching, const SessionData& data, SessionsBy order,
                      std::size_t offset, std::size_t limit);
/// Active sessions that match, most recent activity first, without the first `offset`, at most
/// `limit`.
SessionsFound findActive(const SessionData& data, const SessionFilter& filter, std::size_t offset,
                         std::size_t limit);
/// The same in the order of their arrival, the last one first. Of more than `limit` that no filter
/// narrows, those are the last to come that are remembered, before the last that were active.
SessionsFound findNewest(const SessionData& data, const SessionFilter& filter, std::size_t limit);
/// Ended ones that match, the last ended first.
std::vector<SessionSlot> findEnded(const SessionData& data, const SessionFilter& filter,
                                   std::size_t limit);

} // namespace footfall
