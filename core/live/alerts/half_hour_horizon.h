// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

namespace footfall {

class RuleState;

/// Looks at the last half hour against what is usual at this hour of the week, for slow rises and
/// drops that no minute shows, and teaches it. Takes over a new level that has lasted for a day.
class HalfHourHorizon
{
public:
    /// A full minute has ended; looks at every fifth.
    void lookAtMinute(TimeMs now, RuleState& state);

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    void settleIn(TimeMs now, double residual, RuleState& state);

    /// Of the residuals while an episode is open.
    double m_meanResidual = 0;
    std::int32_t m_openLooks = 0;
};

} // namespace footfall
