// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/irregularity.h"
#include "core/live/usual/usual.h"
#include "core/live/usual/usual_profile.h"

#include <optional>

namespace footfall {

/// A count that is looked at each five minutes, as the sessions of the last half hour or the active
/// visitors: what is usual by the hour of the week, and how far it strays. Pure; local times as
/// UsualProfile has them. Silent until it has seen a day.
class UsualCount
{
public:
    /// How a count compares with what is usual.
    struct Comparison
    {
        double usual = 0;
        /// Of the logarithm.
        double residual = 0;
        double variance = 0;
        double noise = 0;
    };

    /// Before `learn` of the same look.
    Comparison compare(DurationMs local, double count);
    /// `calm`: nothing unusual is going on. While something is, only the hour of the week learns,
    /// and only from what is not too far: a weekend must be learned, an outage not.
    void learn(DurationMs local, double count, const Comparison& comparison, bool calm);
    /// It is so for good.
    void shift(double change) { m_profile.shift(change); }

    double level(DurationMs local) const { return countOfLog(m_profile.at(local)); }
    double variance(double level) const;
    std::optional<Usual> usual(DurationMs local) const;
    int looks() const { return m_looks; }
    bool isKnown() const { return m_looks > UsualProfile::looksADay; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    static constexpr std::int32_t maxLooks = 1'000'000;

    UsualProfile m_profile;
    Irregularity m_irregularity{0.05, UsualProfile::looksADay / 2.0};
    std::int32_t m_looks = 0;
};

} // namespace footfall
