// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace footfall {

/// Which events of the log are wanted. Empty texts do not filter.
struct EventQuery
{
    /// Receipt, from and before; epoch: no bound.
    TimeMs from;
    TimeMs to;
    /// Nothing: all sites. The empty text is that of events which name none.
    std::optional<std::string> site;
    std::string type;
    std::string page;
    std::string country;
    /// The visitor, or the session where no visitor is named.
    std::string visitor;
    std::string sessionId;

    bool operator==(const EventQuery&) const = default;
};

/// A place in the log, between two reads. A value: an export holds nothing else.
struct EventCursor
{
    EventQuery query;
    /// Where to go on; 0: it has not begun.
    std::int64_t next = 0;
    /// Where to end, set by the first read: what comes later is not waited for.
    std::int64_t last = 0;
    bool atEnd = false;
};

/// False: enough for now.
using TakeEvent = std::function<bool(const Event&)>;

/// Rows of the log that are looked at by one read.
inline constexpr int maxEventsWalked = 10'000;

/// Gives `take` the events from where the cursor stands, in the order of the log, and moves it on.
Result<void> readEvents(Database& database, EventCursor& cursor, const TakeEvent& take);

} // namespace footfall
