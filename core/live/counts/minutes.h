// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/completed.h"
#include "core/live/counts/site_table.h"

#include <deque>
#include <vector>

namespace footfall {

/// Ends the minutes that the scopes count and keeps them for the store, if it asked for them. The
/// counts of a minute outlive a clear.
class Minutes
{
public:
    static constexpr std::size_t maxWaiting = 100'000;

    /// `timeout` is that of sessions: nobody is active for longer without a tick.
    Minutes(TimeMs now, DurationMs timeout);

    /// Off at first. Turned off, it lets go of what waits.
    void collect(bool on);
    /// Ends the minutes before that of `now`. Call before anything is counted at `now`.
    void moveTo(TimeMs now, SiteTable& sites);
    /// Ends the minute under way, too; the next one is that of `now`, which may be earlier.
    void restart(TimeMs now, SiteTable& sites);
    /// The scopes are about to go: takes over what they counted in the minute under way.
    void carry(const SiteTable& sites);
    /// In the order of time, all sites before each; the oldest are left out when too many waited.
    std::vector<MinuteCounts> take();

    /// The minute under way in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    void endMinute(SiteTable& sites);
    std::vector<MinuteCounts> rowsOf(const SiteTable& sites) const;

    bool m_on = false;
    DurationMs m_timeout;
    /// The one under way.
    TimeMs m_minute;
    /// Counted in it before a clear.
    std::vector<MinuteCounts> m_carried;
    std::deque<MinuteCounts> m_waiting;
};

} // namespace footfall
