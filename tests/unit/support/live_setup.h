// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"
#include "core/live/poisson_spike_rule.h"
#include "tests/unit/support/manual_clock.h"

#include <string>

namespace footfall {

constexpr TimeMs dayMs = 86'400'000;

/// Midnight in UTC, whatever zone the tests run in.
inline TimeMs nextUtcMidnight(TimeMs now) { return (now / dayMs + 1) * dayMs; }

/// A live model with a clock that the test turns.
struct LiveSetup
{
    Limits limits;
    ManualClock clock;
    LiveModel model{limits, PoissonSpikeRule(), nextUtcMidnight, clock.now()};

    explicit LiveSetup(const Limits& with = {}) : limits(with) {}

    Event event(const std::string& type, const std::string& page, const std::string& session) const
    {
        Event made;
        made.type = type;
        made.kind = eventKindOf(type);
        made.page = page;
        made.sessionId = session;
        made.timestamp = clock.now();
        made.receivedAt = clock.now();
        return made;
    }
    Applied view(const std::string& page, const std::string& session)
    {
        return model.apply(event("pageview", page, session));
    }
};

} // namespace footfall
