// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <memory>
#include <optional>

namespace footfall {

class FieldReader;
class FieldWriter;

/// Decides whether more sessions begin than is usual. One rule a site, and one for all sites.
/// Fed by the live model; pure, the clock is what it is told.
class SpikeRule
{
public:
    struct Spike
    {
        std::int64_t sessions = 0; ///< begun in the last 60 seconds
        double expected = 0;       ///< a minute
    };

    virtual ~SpikeRule() = default;
    /// A session began.
    virtual void sessionBegan(TimeMs now) = 0;
    /// Forgets what is older than it needs; call at least once a second.
    virtual void advance(TimeMs now) = 0;
    /// A spike that is to be told now. Tells the same one once.
    virtual std::optional<Spike> check(TimeMs now) = 0;
    virtual std::int64_t sessionsLastMinute() const = 0;
    /// Sessions a minute that are usual; 0 while the rule cannot tell.
    virtual double expected() const = 0;
    /// A fresh rule of the same kind that has seen nothing.
    virtual std::unique_ptr<SpikeRule> fresh() const = 0;
    /// What it has seen and told, for a checkpoint.
    virtual void write(FieldWriter& writer) const = 0;
    virtual void read(FieldReader& reader) = 0;
};

} // namespace footfall
