// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/live/counts/visitor_count.h"
#include "core/live/sessions/session_data.h"
#include "core/live/sessions/session_life.h"

namespace footfall {

/// An event in the feed, and the site it counted for.
struct FeedEntry
{
    FeedItem item;
    SiteId site = 0;
};

/// All that `clear` forgets.
struct Statistics
{
    static constexpr std::size_t feedLength = 1'000;

    Statistics(const Limits& limits, const SpikeRule& rule, Presence& presence, EndedVisits& ended,
               std::uint64_t visitorKey, TimeMs now)
        : data(limits, rule, now)
        , visits(data, presence, ended)
        , visitors(static_cast<std::size_t>(limits.exactVisitors), visitorKey)
    {
    }

    LiveData data;
    Visits visits;
    VisitorCount visitors;
    Ring<FeedEntry> feed{feedLength};
    std::int64_t evicted = 0;
};

/// For a checkpoint; `sites` is how many there are.
void writeFeed(ByteWriter& writer, const Ring<FeedEntry>& feed);
void readFeed(ByteReader& reader, Ring<FeedEntry>& feed, std::size_t sites);

/// All of a snapshot that comes from the statistics: not the alerts and the numbers of events.
Snapshot buildSnapshot(const Statistics& statistics, const SnapshotRequest& request, TimeMs now);

} // namespace footfall
