// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/live/counts/page_table.h"
#include "core/live/counts/site_table.h"
#include "core/live/sessions/session_table.h"

#include <array>
#include <optional>
#include <vector>

namespace footfall {

/// A visit, and where it was put.
struct Arrival
{
    SessionSlot slot = noSession;
    std::uint64_t visit = 0;
};
/// Arrivals that are remembered: a few times what a list shows.
inline constexpr std::size_t maxArrivals = 1'024;

/// What the live model holds: plain tables. Changed by Visits and the model, read by searches.
struct SessionData
{
    SessionData(const Limits& bounds, AlertWatch& watch, TimeMs now)
        : limits(bounds)
        , sites(bounds, watch, now)
        , pages(static_cast<std::size_t>(bounds.pages), now)
    {
    }

    /// Where something of that site counts.
    std::array<Scope*, 2> scopesOf(SiteId site) { return {&sites[site], &sites.all()}; }
    /// What the session is or was counted under; copies, because it is for showing.
    SessionTexts textsOf(const Session& session) const;
    std::string_view labelOf(const Session& session, Label label) const;

    Limits limits;
    SiteTable sites;
    PageTable pages;
    TextPool texts;
    SessionTable sessions;
    /// Active sessions by the country's id in the tally of all sites.
    std::vector<SessionList> byCountry;
    /// Ended ones that are still listed.
    SessionList ended;
    /// Who ended since then is among them, as long as they are listed.
    TimeMs endedKnownSince;
    /// The last that began, of any site: those that are here no more, too.
    Ring<Arrival> arrivals{maxArrivals};
    /// Moves of sessions to the front of their lists.
    std::uint64_t moves = 0;
};

/// The session as it is shown, as if somebody looked at it (`hereSince`), with the newest `steps`
/// of its journey.
SessionView viewOf(const SessionData& data, const Session& session, std::size_t steps);
/// What the view takes, about.
std::size_t textBytes(const SessionView& view);
/// Appends the views of sessions, as many as `sessionTextBytes` allow in all.
void appendViews(std::vector<SessionView>& views, const SessionData& data,
                 const std::vector<SessionSlot>& slots, std::size_t steps);
/// One session by its key; nothing when it is unknown.
std::optional<SessionView> findView(const SessionData& data, const SessionKey& key,
                                    std::size_t steps);

} // namespace footfall
