// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sliding_count.h"
#include "core/live/alerts/spike_rule.h"

#include <vector>

namespace footfall {

/// The probability that a Poisson variable of the mean `lambda` (above 0) is at least `n`.
double poissonTail(std::int64_t n, double lambda);

/// Takes the sessions begun in a minute for Poisson distributed around λ = max(m, 1), m being the
/// median of the last 30 full minutes of the clock. With n sessions in the last 60 seconds it is a
/// spike when n ≥ 6, n ≥ 3 λ and P(X ≥ n) < 10⁻⁴. Told again only after 10 minutes, or when n is
/// twice what was told.
///
/// With less history than 30 minutes the median is that of the full minutes there are. Before the
/// first one λ is 1, so that a burst on a quiet new server is told; but then only once, because a
/// busy site doubles many times in its first minute.
class PoissonSpikeRule final : public SpikeRule
{
public:
    void sessionBegan(TimeMs now) override;
    void advance(TimeMs now) override;
    std::optional<Spike> check(TimeMs now) override;
    std::int64_t sessionsLastMinute() const override { return m_lastMinute.total(); }
    double expected() const override { return m_minutes.empty() ? 0 : m_lambda; }
    std::unique_ptr<SpikeRule> fresh() const override;
    void write(FieldWriter& writer) const override;
    void read(FieldReader& reader) override;

private:
    static constexpr std::size_t historyMinutes = 30;

    static void describe(auto& fields, auto& self);
    bool isSpike(std::int64_t sessions) const;
    bool isToldAlready(std::int64_t sessions, TimeMs now) const;
    void endMinute(std::int64_t sessions);
    void learn();

    SlidingCount m_lastMinute{60'000};
    /// Sessions begun in each of the last full minutes, oldest first.
    std::vector<std::int64_t> m_minutes;
    double m_lambda = 1;
    /// Minutes since 1970; the first one seen is not a full one.
    std::int64_t m_minute = -1;
    bool m_minuteIsFull = false;
    std::int64_t m_inMinute = 0;
    std::int64_t m_told = 0;
    TimeMs m_toldAt;
};

} // namespace footfall
