// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/sink.h"
#include "core/base/time/time_units.h"

namespace footfall {

/// How long to bear with one listener that reads too slowly (core/protocol/README.md,
/// "Dashboards"). Kept beside its sink, and asked before each frame that a later one replaces.
/// Times are steady ones.
class Backpressure
{
public:
    enum class Verdict
    {
        Send,
        Skip, ///< too much is queued already
        Cut   ///< far too much, or for too long
    };

    Verdict judge(const Sink& sink, const Limits& limits, SteadyTime now)
    {
        const qint64 queued = sink.queuedBytes();
        if (queued <= limits.subscriberSoftBytes) {
            m_behindSince = never;
            return Verdict::Send;
        }
        if (m_behindSince == never)
            m_behindSince = now;
        const bool isOver =
            queued > limits.subscriberHardBytes || now - m_behindSince > limits.subscriberStallMs;
        return isOver ? Verdict::Cut : Verdict::Skip;
    }

private:
    static constexpr SteadyTime never{-1};
    SteadyTime m_behindSince = never;
};

} // namespace footfall
