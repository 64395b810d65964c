// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/poisson_spike_rule.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace footfall {

namespace {

constexpr std::int64_t fewestSessions = 6;
constexpr double timesExpected = 3;
constexpr double maxChance = 1e-4;
constexpr DurationMs quietMs = 10 * minuteMs;

double median(std::vector<std::int64_t> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    if (values.size() % 2 == 1)
        return static_cast<double>(values[half]);
    return static_cast<double>(values[half - 1] + values[half]) / 2;
}

} // namespace

double poissonTail(std::int64_t n, double lambda)
{
    // From n upwards, each term is the one before times λ/k: no difference of near-equal sums.
    double k = static_cast<double>(std::max<std::int64_t>(n, 0));
    double term = std::exp(k * std::log(lambda) - lambda - std::lgamma(k + 1));
    double sum = 0;
    while (term > sum * 1e-16 || k <= lambda) {
        sum += term;
        term *= lambda / ++k;
    }
    return std::min(sum, 1.0);
}

void PoissonSpikeRule::sessionBegan(TimeMs now)
{
    advance(now);
    m_lastMinute.add(now);
    ++m_inMinute;
}

void PoissonSpikeRule::advance(TimeMs now)
{
    m_lastMinute.advance(now);
    const std::int64_t minute = now.sinceEpoch() / minuteMs;
    if (m_minute < 0) {
        m_minute = minute;
        return;
    }
    const auto longest = static_cast<std::int64_t>(historyMinutes) + 1;
    for (std::int64_t passed = std::min(minute - m_minute, longest); passed > 0; --passed) {
        endMinute(m_inMinute);
        m_inMinute = 0;
    }
    m_minute = std::max(m_minute, minute);
}

void PoissonSpikeRule::endMinute(std::int64_t sessions)
{
    const bool wasFull = std::exchange(m_minuteIsFull, true);
    if (!wasFull)
        return;
    if (m_minutes.size() == historyMinutes)
        m_minutes.erase(m_minutes.begin());
    m_minutes.push_back(sessions);
    learn();
}

void PoissonSpikeRule::learn()
{
    m_lambda = m_minutes.empty() ? 1 : std::max(median(m_minutes), 1.0);
}

std::optional<SpikeRule::Spike> PoissonSpikeRule::check(TimeMs now)
{
    advance(now);
    const std::int64_t sessions = m_lastMinute.total();
    if (!isSpike(sessions) || isToldAlready(sessions, now))
        return std::nullopt;
    m_told = sessions;
    m_toldAt = now;
    return Spike{sessions, m_lambda};
}

bool PoissonSpikeRule::isSpike(std::int64_t sessions) const
{
    return sessions >= fewestSessions &&
           static_cast<double>(sessions) >= timesExpected * m_lambda &&
           poissonTail(sessions, m_lambda) < maxChance;
}

bool PoissonSpikeRule::isToldAlready(std::int64_t sessions, TimeMs now) const
{
    if (m_told == 0 || now - m_toldAt >= quietMs)
        return false;
    return m_minutes.empty() || sessions < 2 * m_told;
}

std::unique_ptr<SpikeRule> PoissonSpikeRule::fresh() const
{
    return std::make_unique<PoissonSpikeRule>();
}

} // namespace footfall
