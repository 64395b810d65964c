// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace footfall {

/// Something an operator is told of: what, against what, since when.
struct Alert
{
    enum class Kind : std::uint8_t
    {
        Spike,        ///< many more sessions began than usual
        Milestone,    ///< so many visitors active at once, the first time today
        Evicted,      ///< a bound was reached and the oldest sessions were let go
        Cleared,      ///< somebody reset the live statistics
        ClockSetBack, ///< the clock went back by more than an hour, the statistics begin anew
        NotStored,    ///< events can not be stored now, and are refused
        StoredAgain,  ///< they are again
        Rise,         ///< more sessions than usual began for half an hour
        Drop,         ///< fewer sessions than usual began
        Silence,      ///< none began for so long, though some were to be expected
        BackToUsual,  ///< what was told of a site is over
        Crowd,        ///< many sessions began while usual is not known; told once
        PageSpike     ///< many more views of one page than its share of the site's
    };
    static constexpr Kind lastKind = Kind::PageSpike;

    /// How bad what happened is; what is worse is shown first.
    enum class Severity : std::uint8_t
    {
        Note,
        Milestone,
        Rise,
        Spike,
        Drop,
        Silence,
        Error
    };

    std::uint64_t id = 0;
    Kind kind = Kind::Spike;
    /// BackToUsual: when the site went back, some minutes before that was certain.
    TimeMs at;
    std::string site;
    /// Sessions begun in the last 60 seconds.
    std::int64_t visitorsLastMinute = 0;
    std::int64_t activeVisitors = 0;
    /// Of the rule's alerts: so many sessions began, or views were, in a span; and what is usual in
    /// one like it: a number, and from where to where it nearly always is. Silence: the span is how
    /// long nobody came.
    std::int64_t count = 0;
    DurationMs span = 0;
    double expected = 0;
    double low = 0;
    double high = 0;
    /// When it began. BackToUsual: what is over.
    TimeMs since;
    /// BackToUsual: what is over was too few, not too many.
    bool wasDrop = false;
    /// BackToUsual: nothing went back, what it rose or fell to is usual from now on.
    bool isUsualNow = false;
    /// False: it is shown, and nobody is called: a drop that was told has become silence, what was
    /// told came again within hours, or that is over.
    bool isTold = true;
    /// Milestone: its number. Evicted: how many went. BackToUsual: most sessions of a minute.
    std::int64_t value = 0;
    /// Spike, Rise: the page where most of the active visitors are. PageSpike: the page.
    std::string page;
    /// When an operator said that it is seen; nothing: nobody has.
    std::optional<TimeMs> seenAt = {};
    /// Until when nobody is called for what is of its kind and site; nothing: it is not muted.
    std::optional<TimeMs> mutedUntil = {};
    /// It began while it was muted, and nobody has been called for it; of an end: what is over did.
    /// Not in a checkpoint, which would need another format: after a restart its end is told.
    bool wasMuted = false;

    /// Nobody is called for it any more: it only stands in the list.
    bool isHandled() const { return seenAt || mutedUntil; }
    /// Whether it was told by the rule, of what is not as usual.
    bool isUnusual() const
    {
        return kind == Kind::Spike || kind == Kind::Rise || kind == Kind::Drop ||
               kind == Kind::Silence || kind == Kind::PageSpike;
    }
    /// Whether there are too few, and not too many.
    bool isDrop() const
    {
        return kind == Kind::Drop || kind == Kind::Silence ||
               (kind == Kind::BackToUsual && wasDrop);
    }

    Severity severity() const
    {
        switch (kind) {
        case Kind::NotStored:
            return Severity::Error;
        case Kind::Silence:
            return Severity::Silence;
        case Kind::Drop:
            return Severity::Drop;
        case Kind::Spike:
        case Kind::PageSpike:
            return Severity::Spike;
        case Kind::Rise:
            return Severity::Rise;
        case Kind::Milestone:
            return Severity::Milestone;
        case Kind::Evicted:
        case Kind::Cleared:
        case Kind::ClockSetBack:
        case Kind::StoredAgain:
        case Kind::BackToUsual:
        case Kind::Crowd:
            break;
        }
        return Severity::Note;
    }
    /// Something to look up from one's work for.
    bool isAlarm() const { return severity() >= Severity::Rise; }
    /// Whether somebody is called: not when a drop that was told has become silence, and not for
    /// what is muted.
    bool isCall() const { return isAlarm() && isTold && !isHandled(); }

    /// Whether it is news to somebody who looks at this site (nothing: at all of them). What befell
    /// the whole server is news to everybody.
    bool concerns(const std::optional<std::string>& watched) const
    {
        const bool isOfOneSite = isUnusual() || kind == Kind::Milestone ||
                                 kind == Kind::BackToUsual || kind == Kind::Crowd;
        return !watched || !isOfOneSite || *watched == site;
    }
};

} // namespace footfall
