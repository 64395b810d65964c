// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/alerts/sensitivity.h"

#include <optional>

namespace footfall {

/// What a rule found and tells, once.
struct Finding
{
    enum class Kind : std::uint8_t
    {
        Spike,   ///< more visitors than usual in the last minute or five
        Rise,    ///< more than usual in the last half hour
        Drop,    ///< fewer than usual
        Silence, ///< none
        Ended,   ///< usual again
        NewSite, ///< many within a minute while nothing is known yet
    };
    static constexpr Kind lastKind = Kind::NewSite;

    Kind kind = Kind::Spike;
    /// Of Ended: what it was.
    Kind ended = Kind::Spike;
    TimeMs at{};
    /// `count` visitors came in the `span` before `at`; `expected` were to be expected, and
    /// `low` to `high` would have been usual.
    DurationMs span = 0;
    std::int64_t count = 0;
    double expected = 0;
    double low = 0;
    double high = 0;
    /// How sure: so many standard deviations from what was to be expected. Of Silence: the natural
    /// logarithm of how seldom it is.
    double deviations = 0;
    /// Visitors that came in the minute before `at`.
    std::int64_t lastMinute = 0;
    /// When it began.
    TimeMs since{};
    /// Of Ended: how long, which is until it went back and not until `at`; and the most (of a drop the fewest) visitors in a minute of it.
    DurationMs lasted = 0;
    std::int64_t peak = 0;
    /// To be shown, and nobody to be called: a drop that was told has become silence, something that
    /// was told came again within hours, or that is over.
    bool isKnown = false;
    /// Of Ended: nothing went back; what it rose or fell to is usual from now on.
    bool isUsualNow = false;
    /// Of Silence; unknown after a start that knew nothing.
    std::optional<TimeMs> lastVisitAt{};
};

} // namespace footfall
