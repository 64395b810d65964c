// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"

namespace footfall {

/// A clock that stands until a test turns it. Begins at 2026-01-15T12:00:00Z.
class ManualClock final : public Clock
{
public:
    TimeMs now() const override { return m_now; }
    SteadyTime steady() const override { return m_steady; }

    void advance(DurationMs by)
    {
        m_now += by;
        m_steady += by;
    }
    /// As when somebody sets the machine's clock: the steady one does not move.
    void setNow(TimeMs now) { m_now = now; }

private:
    TimeMs m_now{1'768'478'400'000};
    SteadyTime m_steady{1'000'000};
};

} // namespace footfall
