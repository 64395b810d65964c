// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace footfall {

/// Tells sessions that open pages faster than anybody reads. Once one is too fast it stays so until
/// it has been quiet for some minutes. Bounded. One thread.
class VisitSpeed
{
public:
    /// Pages that somebody may open at once, and a second from then on.
    static constexpr std::int64_t pagesAtOnce = 20;
    static constexpr std::int64_t pagesPerSecond = 2;
    static constexpr DurationMs quietMs = 5 * minuteMs;
    /// Beyond so many that are of interest at a time, all are forgotten.
    static constexpr std::size_t maxSessions = 50'000;

    /// Something of the session came, perhaps a page view: whether it is too fast.
    bool isTooFast(std::string_view site, std::string_view session, bool isPageView,
                   SteadyTime now);
    std::size_t sessions() const { return m_sessions.size(); }

private:
    struct Pace
    {
        /// When all is regained; of one that is too fast, when it has been quiet for long enough.
        SteadyTime until;
        bool isTooFast = false;
    };

    void makeRoom(SteadyTime now);

    std::unordered_map<std::uint64_t, Pace> m_sessions; ///< by the hash of their key
};

} // namespace footfall
