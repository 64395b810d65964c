// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/live/counts/tally.h"
#include "core/live/presence/presence.h"

#include <list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

/// What a tracked viewer says of itself. No address is among it.
struct ViewerReport
{
    std::string id;
    std::string userAgent; ///< not kept
    std::string country;
    std::string city;
    std::string region;
    std::string timezone;
};

struct TrackedViewer
{
    std::string id;
    std::string country;
    std::string city;
    std::string region;
    std::string timezone;
    TimeMs trackedAt;
    TimeMs lastSeen;
};

/// Where viewers are.
struct ViewerPlace
{
    std::string country;
    std::int64_t count = 0;
    std::vector<std::string> cities;
};

/// The tracked viewers (core/protocol/README.md, "Public counters"): each is here until it was not
/// heard of for Limits::viewerTimeoutMs, or gives way as the oldest of more than Limits::viewers.
/// Each is in the presence, too. Pure; O(1) a call, but for listing. Two times go in: that of day,
/// to be shown, and the steady one, that they expire by.
class Viewers
{
public:
    /// Stands for a country that is not known, also in a filter.
    static constexpr char unknown[] = "Unknown";
    /// Distinct cities that are told apart.
    static constexpr std::size_t maxCities = 2'000;

    Viewers(Presence& presence, const Limits& limits);

    /// A viewer came, or came again. `hasSession` as of Presence::enter.
    const TrackedViewer& track(const ViewerReport& report, std::string_view site, bool hasSession,
                               TimeMs now, SteadyTime steadyNow);
    /// A viewer is still here; false when it is unknown.
    bool heartbeat(const std::string& id, TimeMs now, SteadyTime steadyNow);
    /// Forgets those not heard of for too long; true when there were any.
    bool expire(SteadyTime steadyNow);

    /// Changes whenever a listing would.
    std::uint64_t revision() const { return m_revision; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_byId.size()); }
    /// The most viewers first.
    std::vector<ViewerPlace> places() const;
    /// Calls visit(viewer) until it returns false, last heard of first.
    template <typename Visit>
    void each(Visit visit) const
    {
        for (auto it = m_viewers.rbegin(); it != m_viewers.rend() && visit(it->viewer); ++it)
            ;
    }
    void describe(Snapshot& snapshot, const SnapshotRequest& request) const;

private:
    /// Where the viewers of one site are, or those of all.
    struct Places
    {
        explicit Places(const Limits& limits);

        Tally countries;
        Tally cities;
        std::int64_t viewers = 0;
    };
    using Sites = std::unordered_map<std::string, Places, TextHash>;
    /// A viewer as it counts in some places.
    struct Spot
    {
        Tally::Id country = 0;
        Tally::Id city = 0;
    };
    struct Entry
    {
        TrackedViewer viewer;
        Presence::Ticket tab;
        SteadyTime heardAt;
        Sites::value_type* site;
        Spot inAll = {};
        Spot inSite = {};
        bool cityIsListed = false;
    };
    using Entries = std::list<Entry>;

    static Spot take(Places& places, const TrackedViewer& viewer);
    static void drop(Places& places, const Spot& spot);

    Sites::value_type& siteOf(std::string_view name);
    void addViews(Snapshot& snapshot, const SnapshotRequest& request) const;
    void locate(Entry& entry);
    void unlist(const Entry& entry);
    void forget(Entries::iterator entry);

    Presence& m_presence;
    const Limits m_limits;
    Entries m_viewers; ///< the longest unheard of first
    std::unordered_map<std::string, Entries::iterator, TextHash> m_byId;
    Places m_all;
    Sites m_sites; ///< those of viewers that are here; at most Limits::sites, then "(other)"
    /// By country; with as many keys as there ever were countries at once.
    std::unordered_map<Tally::Id, std::map<std::string, std::int64_t>> m_citiesIn;
    std::size_t m_listedCities = 0;
    std::uint64_t m_revision = 0;
};

} // namespace footfall
