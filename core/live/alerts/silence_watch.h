// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

#include <optional>

namespace footfall {

class RuleState;

/// Looks for silence: a gap between visitors in which so many were to be expected that none is
/// hardly chance, e⁻¹⁶, and that is twice as deep as any of the last weeks.
class SilenceWatch
{
public:
    /// A full minute has ended.
    void lookAtMinute(TimeMs now, RuleState& state);
    /// After a gap in what is known.
    void interrupt();

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    void visited(TimeMs now);

    /// Visitors that were to be expected since the last one, and the most in any such gap.
    double m_missed = 0;
    double m_mostMissed = 0;
    bool m_isTold = false;
    /// To the minute.
    std::optional<TimeMs> m_lastVisit;
};

} // namespace footfall
