// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/event/event.h"
#include "core/live/counts/completed.h"

#include <cstdint>
#include <queue>
#include <random>
#include <vector>

namespace footfall {

namespace shop {
struct City;
struct Platform;
struct Source;
} // namespace shop

/// Makes up believable visitors of a small shop: where they come from, through which pages they go,
/// how long they stay, what they look with and do. Their events say what real ones do. More come by
/// day than by night, and now and then a crowd comes at once, all by the same referrer. Every event
/// is marked as simulated. Deterministic for a seed; it has no timer and no clock.
class Simulator
{
public:
    /// Visitors under way at most.
    static constexpr std::size_t maxVisitors = 200'000;
    static constexpr double defaultEventsPerSecond = 5;
    /// Of a mean visit: its pages, some clicks, and its end.
    static constexpr double eventsPerVisit = 5.2;
    static constexpr double meanPages = 3.2;
    /// Of the views of a page that has something to click: by how many it is clicked.
    static constexpr double clickShare = 0.3;
    /// Visits that say that they end; those that leave by a click do.
    static constexpr double endShare = 0.8;

    /// No crowd comes within so long of the moment from which on crowds may come.
    static constexpr DurationMs quietMs = 5 * minuteMs;
    /// Where the visitors of a crowd come from.
    static constexpr char crowdReferrer[] = "simulated-spike";

    /// `eventsPerSecond` is the mean over a day. Nobody is there at `begin`.
    Simulator(double eventsPerSecond, std::uint64_t seed, TimeMs begin, TimeMs crowdsFrom);

    /// What a first view says of whoever it is of.
    static void sayCity(Event& event, const shop::City& city);
    static void sayPlatform(Event& event, const shop::Platform& platform);
    static void saySource(Event& event, const shop::Source& source);

    /// A minute as it would have been before it began, without crowds.
    MinuteCounts pastMinute(TimeMs minute);

    /// What visitors did since the last call, in the order of time.
    std::vector<Event> eventsUntil(TimeMs now);

private:
    struct Visitor
    {
        TimeMs nextAt;
        std::uint64_t number;
        std::uint32_t pagesLeft;
        std::uint16_t page;
        std::uint8_t city;
        std::uint8_t platform;
        std::uint8_t source;
        bool hasArrived = false;
        bool isLeaving = false;
        bool wantsClick = false;
        bool wantsOwn = false; ///< an event of the shop's own
        bool isOfCrowd = false;
    };
    struct Later
    {
        bool operator()(const Visitor& a, const Visitor& b) const { return a.nextAt > b.nextAt; }
    };

    double usualArrivalsPerSecond(TimeMs now) const;
    double arrivalsPerSecond(TimeMs now);
    DurationMs untilNextArrival(TimeMs now);
    void arrive(TimeMs at);
    /// One step of a visitor's way; the visitor comes back with its next moment, or leaves.
    Event act(Visitor& visitor, bool& stays);
    Event look(Visitor& visitor);
    Event click(Visitor& visitor);
    Event doOwn(Visitor& visitor);
    Event eventOf(const Visitor& visitor, const char* type) const;

    double m_arrivalsPerSecond;
    std::mt19937_64 m_random;
    std::priority_queue<Visitor, std::vector<Visitor>, Later> m_visitors;
    std::uint64_t m_lastNumber = 0;
    TimeMs m_nextArrivalAt;
    TimeMs m_crowdUntil;
    TimeMs m_nextCrowdAt;
    std::uint16_t m_crowdPage = 0;
};

} // namespace footfall
