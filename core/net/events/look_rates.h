// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/events/event_rates.h"
#include "core/source/snapshot.h"

namespace footfall {

/// How often whoever may only look may ask for what is narrowed, on whichever path and connection:
/// each time all sessions are looked at. By address, as many questions as one connection has
/// (Limits), of which each such look is ten. Operators are not counted. Server thread.
class LookRates
{
public:
    static constexpr std::size_t questionsOfLook = 10;

    /// `clock` must outlive it.
    LookRates(const Limits& limits, const Clock& clock)
        : m_rates(limits.questionsBurst, limits.questionsPerSecond, clock)
    {
    }

    /// Whether it looks at all sessions.
    static bool isCostly(const SnapshotRequest& view)
    {
        return view.filter.narrows() || !view.page.empty();
    }
    /// How long it is not to be answered; 0: it is, and counts.
    DurationMs waitToLook(const Caller& caller, const QHostAddress& peer)
    {
        if (caller.mayChange())
            return 0;
        const DurationMs wait = m_rates.waitOf(peer);
        if (wait == 0)
            m_rates.took(peer, questionsOfLook);
        return wait;
    }

private:
    EventRates m_rates;
};

/// What narrowed views are called where too many are refused.
inline constexpr char narrowedViews[] = "narrowed views";

} // namespace footfall
