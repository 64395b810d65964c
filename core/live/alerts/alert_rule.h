// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/finding.h"
#include "core/live/alerts/half_hour_horizon.h"
#include "core/live/alerts/minute_horizons.h"
#include "core/live/alerts/rule_state.h"
#include "core/live/alerts/silence_watch.h"

#include <array>
#include <optional>
#include <vector>

namespace footfall {

class FieldReader;
class FieldWriter;

/// Tells of one site, or of all, when visitors come as they usually do not: more, fewer, none; and
/// when that is over. A session's beginning is a visitor's coming. Pure and deterministic: what it
/// tells follows from when sessions began, whatever the pace it is advanced at. It looks at each
/// full minute of the clock and, for surges, each ten seconds between; a thousand rules take less
/// than a millisecond for it. Any thread, one at a time.
///
/// A site's rule knows what is usual after a day, its half hours after two, its weekends after a
/// week. Until then it goes by the minutes before, and tells what is overwhelming.
class AlertRule
{
public:
    /// Of a new site, whose usual is not known: so many within a minute are worth a note, once.
    static constexpr std::int64_t newSiteVisitors = 25;

    explicit AlertRule(LocalTime local, Sensitivity sensitivity = Sensitivity::Normal);
    /// One with the same settings that has seen nothing.
    AlertRule fresh() const;
    /// What it has learned stays.
    void setSensitivity(Sensitivity sensitivity);

    /// A session began. Times go on: one before what it was last told of counts as of then. What
    /// it finds is told by the next `advance`.
    void sessionBegan(TimeMs now);
    /// So many visitors are active. Taken at each full minute, for `usualActive`.
    void activeNow(std::int64_t count) { m_active = count; }
    /// What is to be told since the last call, the oldest first. Call it each second. Whoever
    /// calls it first, it looks from then on.
    std::vector<Finding> advance(TimeMs now);
    /// Whether there is something to be told.
    bool hasFound() const { return !m_found.empty(); }
    /// The server did not run: the minutes of it are unknown, not empty. More than ten of them,
    /// and the minutes before it no longer count.
    void outage(TimeMs from, TimeMs to);

    /// A whole minute that is kept, instead of its sessions; one after the other, and before
    /// anything else is told. What would have been told at its end.
    std::vector<Finding> fullMinute(TimeMs start, std::int64_t sessions,
                                    std::optional<std::int64_t> active = std::nullopt);
    /// The same, told by nobody.
    void learnMinute(TimeMs start, std::int64_t sessions,
                     std::optional<std::int64_t> active = std::nullopt);

    /// New visitors a minute that are usual at this hour; nothing until that is known.
    std::optional<Usual> usual(TimeMs now) const;
    /// The same of active visitors.
    std::optional<Usual> usualActive(TimeMs now) const;

    /// What it has seen and told, for a checkpoint.
    void write(FieldWriter& writer) const;
    void read(FieldReader& reader);

private:
    static constexpr DurationMs stepMs = 10 * secondMs;
    static constexpr std::size_t stepsAMinute = minuteMs / stepMs;
    static constexpr std::size_t maxBytes = 8 * 1024;

    static void describe(auto& fields, auto& self);
    void goOn(TimeMs now);
    void step(TimeMs at);
    void takeMinute(TimeMs start, std::int64_t sessions, std::optional<std::int64_t> active);
    void forgetAfterGap(TimeMs now);
    void lookAtActive(TimeMs now, std::int64_t active);
    void noteNewSite(TimeMs now);
    void tellAll();
    void tell(const Exceedance& exceedance);
    void tellEnding(Direction direction, TimeMs now);
    std::uint32_t sessionsInBins() const;
    std::uint32_t& binOf(TimeMs at);

    RuleState m_state;
    MinuteHorizons m_minutes;
    SilenceWatch m_silence;
    HalfHourHorizon m_halfHour;
    UsualCount m_usualActive;
    std::int64_t m_active = 0;

    /// Sessions begun in the last minute, in steps of ten seconds.
    std::array<std::uint32_t, stepsAMinute> m_bins{};
    bool m_hasBegun = false;
    bool m_hasToldNewSite = false;
    /// The next step; since when every minute is full; when the last full one ended.
    TimeMs m_next{};
    TimeMs m_knownSince{};
    TimeMs m_lastEnd{};
    std::optional<TimeMs> m_lastSession;
    std::vector<Finding> m_found;
};

} // namespace footfall
