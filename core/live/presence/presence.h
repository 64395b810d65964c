// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/base/time/time_units.h"
#include "core/live/counts/ranking.h"
#include "core/source/snapshot.h"

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

/// Open streams and the distinct visitors behind them (core/protocol/README.md, "Public counters").
/// As large as the number of open streams.
class StreamCount
{
public:
    void opened(const std::string& visitor)
    {
        ++m_connections;
        ++m_visitors[visitor];
    }
    void closed(const std::string& visitor)
    {
        const auto found = m_visitors.find(visitor);
        if (found == m_visitors.end())
            return;
        --m_connections;
        if (--found->second == 0)
            m_visitors.erase(found);
    }

    std::int64_t connections() const { return m_connections; }
    std::int64_t visitors() const { return static_cast<std::int64_t>(m_visitors.size()); }

private:
    std::int64_t m_connections = 0;
    std::unordered_map<std::string, std::int64_t, TextHash> m_visitors;
};

/// Who is here now, beside the event sessions: every open page socket, every open stream, every
/// viewer heard of not long ago. One of those is a *tab*. A tab is active or idle (hidden, or
/// silent for too long) until it leaves; then it is gone at once. A visitor is all tabs of one id
/// under one site, active while one of them is; the one of an active event session with that id
/// is the same visitor.
///
/// Pure: times are steady ones, and what the calls say. Every change costs O(1); there is nothing
/// here but for tabs that are, so whoever lets tabs in bounds it.
class Presence
{
public:
    /// A page of a site; good as long as a tab is on it.
    using PlaceId = std::uint32_t;

private:
    /// Of one site, or of all together. Of visitors and idle ones, those are left out that an event
    /// session counts.
    struct Totals
    {
        std::int64_t visitors = 0;
        std::int64_t idle = 0;
        std::int64_t looking = 0; ///< those that an event session counts, too
        Ranking pages; ///< by active tabs
    };
    struct Site
    {
        std::string name;
        Totals totals;
        std::size_t tabs = 0;
    };
    /// A text of a site: two values, never joined, or a text could name another site's.
    struct Key
    {
        const Site* site = nullptr;
        std::string text;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const
        {
            return textHash(key.text, reinterpret_cast<std::uintptr_t>(key.site));
        }
    };
    struct Page
    {
        Site* site = nullptr;
        const Key* key = nullptr;
        PlaceId id = 0;
        Ranking::Node inSite = Ranking::none;
        Ranking::Node inAll = Ranking::none;
        std::int64_t active = 0;
        std::size_t tabs = 0;
    };
    struct Visitor
    {
        Site* site = nullptr;
        const Key* key = nullptr;
        std::size_t tabs = 0;
        std::size_t active = 0;
        bool hasSession = false;
    };
    struct Tab
    {
        Page* page;
        Visitor* visitor;
        bool reports;
        SteadyTime heardAt;
        bool isHidden = false;
        bool isSilent = false;

        bool isActive() const { return !isHidden && !isSilent; }
    };

public:
    /// A tab; good until it leaves.
    using Ticket = std::list<Tab>::iterator;
    struct Arrival
    {
        std::string_view site;
        std::string_view page; ///< empty: on no page that is known
        std::string_view visitor;
        /// It says again and again that it is here.
        bool reports = false;
    };

    /// Sites that a snapshot lists at most, and the longest name of one.
    static constexpr std::size_t sitesListed = 1'000;
    static constexpr std::size_t siteNameBytes = 255;

    /// A tab that reports is silent when it was not heard of for so long.
    explicit Presence(DurationMs silentAfterMs);

    /// `hasSession`: an event session with that site and id is active.
    Ticket enter(const Arrival& arrival, bool hasSession, SteadyTime now);
    void leave(Ticket tab);
    /// Heard of a tab that reports; true when it was silent.
    bool heard(Ticket tab, SteadyTime now);
    void setHidden(Ticket tab, bool isHidden);
    /// Finds those who fell silent; the pages that have fewer active tabs by that. Call about once
    /// a second.
    std::vector<PlaceId> findSilent(SteadyTime now);
    bool isSilent(Ticket tab) const { return tab->isSilent; }

    /// Of a tab that is on a page.
    PlaceId placeOf(Ticket tab) const { return tab->page->id; }
    /// Active tabs on that page.
    std::int64_t activeAt(PlaceId place) const { return m_places[place]->active; }
    std::int64_t activeAt(std::string_view site, std::string_view page) const;
    /// Whether that visitor of a site has an active tab.
    bool isLooking(std::string_view site, std::string_view visitor) const;
    /// Active visitors of that site that no event session counts.
    std::int64_t activeVisitors(std::string_view site) const;

    /// An event session began or ended.
    void sessionBegan(std::string_view site, std::string_view id) { setSession(site, id, true); }
    void sessionEnded(std::string_view site, std::string_view id) { setSession(site, id, false); }
    /// All event sessions were forgotten.
    void sessionsForgotten();

    /// A stream of the public counter opened, or closed, for a visitor of whatever site.
    void streamOpened(const std::string& visitor);
    void streamClosed(const std::string& visitor);
    const StreamCount& streams() const { return m_streams; }

    /// Fills in what a snapshot says of presence, with the active sessions and their sites already
    /// in it.
    void describe(Snapshot& snapshot, const SnapshotRequest& request) const;
    /// The same of a session: nobody is known to look at it who has no active tab.
    void describe(SessionView& session) const;
    /// Pages and sites of a census, at most.
    static constexpr std::size_t maxCensusPages = 100;
    static constexpr std::size_t maxCensusSites = 100;
    /// How many are where now: active tabs on the pages that have most; and of the sites that have
    /// most, with an empty label, active visitors whom no event session counts.
    std::vector<CountRow> census() const;
    /// Grows with every change that somebody could see.
    std::uint64_t changes() const { return m_changes; }

private:
    template <typename Value>
    using BySite = std::unordered_map<Key, Value, KeyHash>;

    void addSites(Snapshot& snapshot) const;

    /// What a site that somebody is on has under a text; null without one.
    template <typename Values>
    auto find(Values& values, std::string_view site, std::string_view text) const;
    Site& siteOf(std::string_view name);
    Page& pageOf(Site& site, std::string_view path);
    void leavePage(Page& page);
    Visitor& visitorOf(Site& site, std::string_view id);
    std::list<Tab>& listOf(const Tab& tab);
    void count(const Visitor& visitor, int sign);
    template <typename Change>
    void change(Visitor& visitor, Change change);
    void countActive(const Tab& tab, int sign);
    template <typename Change>
    void change(Tab& tab, Change change);
    void setSession(std::string_view site, std::string_view id, bool isThere);

    const DurationMs m_silentAfterMs;
    std::unordered_map<std::string, Site, TextHash> m_sites;
    BySite<Page> m_pages;
    BySite<Visitor> m_visitors;
    std::vector<Page*> m_places;
    std::vector<PlaceId> m_freePlaces;
    Totals m_all;
    std::list<Tab> m_heard; ///< the longest unheard of first
    std::list<Tab> m_silent;
    std::list<Tab> m_steady; ///< those that do not report
    StreamCount m_streams;
    std::uint64_t m_changes = 0;
};

} // namespace footfall
