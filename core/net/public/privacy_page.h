// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/route_table.h"

#include <optional>

namespace footfall {

/// What of the settings concerns visitors.
struct PrivacySettings
{
    /// How long events are on the disk; nothing: they never are.
    std::optional<DurationMs> keptFor;
    /// Addresses are looked up in a database of places.
    bool looksUpPlaces = false;
    /// Trackers of other products may send, some of which know no session.
    bool takesTrackers = false;
    /// Logs of web servers are followed, which tell addresses, and no signals.
    bool followsLogs = false;
    /// Do Not Track and Global Privacy Control are honoured.
    bool honoursSignals = true;
};

/// `/privacy`: what is kept of visitors and for how long, in words for them. For everybody.
void addPrivacyPage(RouteTable& table, const PrivacySettings& settings);

} // namespace footfall
