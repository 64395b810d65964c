// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>

namespace footfall {

/// A visit that is over, for the store. Its number is in the view, which has the whole journey.
struct EndedVisit
{
    SessionView session;
    /// Receipt of the first event.
    TimeMs beganAt;
    /// When it was taken to be over: the session_end, the moment it timed out, was evicted or
    /// cleared away.
    TimeMs endedAt;
    std::uint32_t events = 0;
    std::uint32_t pageViews = 0;
    /// Too many waited to be taken: of the view, only the number and the duration are known.
    bool isBrief = false;
};

/// A heartbeat that a session took, for the store.
struct Heartbeat
{
    std::uint64_t visit = 0;
    /// Receipt.
    TimeMs at;
    /// When the session was heard of before, be it by an event or a heartbeat.
    TimeMs heardBefore;
    /// The session was never known to last longer: earlier ones count for nothing any more.
    bool isLongest = true;
};

/// What happened in one minute of receipt, for the store.
struct MinuteCounts
{
    /// Nothing: all sites.
    std::optional<std::string> site;
    /// Where the minute begins, UTC.
    TimeMs minute;
    std::int64_t pageViews = 0;
    std::int64_t events = 0;
    /// Seen for the first time today: those of a day's minutes add up to its visitors.
    std::int64_t newVisitors = 0;
    std::int64_t sessionsBegun = 0;
    /// Most sessions active at one moment.
    std::int32_t peakActive = 0;

    bool operator==(const MinuteCounts&) const = default;
};

} // namespace footfall
