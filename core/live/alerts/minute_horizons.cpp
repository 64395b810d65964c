// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/minute_horizons.h"

#include "core/live/alerts/rule_state.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

constexpr double threshold = 4;
/// The variance of a median is that of a mean times π/2.
constexpr double ofMedian = 1.57;
constexpr std::int32_t maxFarMinutes = 15;
constexpr double minutesRemembered = daysRemembered * minutesADay;
/// A minute: fewer are not told from none.
constexpr double leastExpected = 1;
constexpr double leastLearned = 0.05;

} // namespace

double MinuteHorizons::Scatter::variance() const
{
    return std::max(weight * irregularity.variance(), leastIrregularity);
}

void MinuteHorizons::Scatter::learn(double count, double expected)
{
    const double residual = logCount(count) - logCount(expected);
    const double chance = samplingNoise(expected);
    const bool isFar = std::abs(residual) > threshold * std::sqrt(chance + variance());
    farMinutes = isFar ? std::min(farMinutes + 1, maxFarMinutes + 1) : 0;
    if (farMinutes > maxFarMinutes)
        return;
    const double clipped = lessonOf(residual);
    irregularity.learn(expected / (expected + logCountShift),
                       std::max(0.0, clipped * clipped - chanceLeftOut * chance),
                       minutesRemembered);
}

void MinuteHorizons::lookAtMinute(TimeMs now, RuleState& state)
{
    const RecentMinutes& recent = state.recent;
    m_before = recent.level(1);
    const auto lookAt = [&](Horizon horizon, int minutes, Scatter& scatter) {
        const auto before = minutes == 1 ? m_before : recent.level(minutes);
        if (!before)
            return;
        Exceedance over{.horizon = horizon, .at = now, .span = minutes * minuteMs};
        over.direction = horizon == Horizon::ThreeMinutes ? Direction::Down : Direction::Up;
        over.count = recent.sum(minutes);
        over.inMinute = recent.newest();
        const Scatter yet = scatter;
        if (over.direction == Direction::Up)
            scatter.learn(over.count, std::max(before->sessions * minutes, leastLearned));
        look(over, *before, yet, state);
    };
    lookAt(Horizon::Minute, 1, m_minute);
    lookAt(Horizon::FiveMinutes, 5, m_fiveMinutes);
    lookAt(Horizon::ThreeMinutes, 3, m_minute);
}

void MinuteHorizons::interrupt()
{
    m_before.reset();
    m_minute.farMinutes = m_fiveMinutes.farMinutes = 0;
}

void MinuteHorizons::lookBetween(TimeMs now, std::uint32_t sessions, RuleState& state) const
{
    // Nearly always there is nothing to see, and a thousand sites to look at.
    if (sessions < RuleState::fewestSessions || !m_before ||
        sessions < RuleState::leastRise * m_before->sessions)
        return;
    Exceedance over{.horizon = Horizon::Minute, .at = now, .span = minuteMs};
    over.count = over.inMinute = sessions;
    look(over, *m_before, m_minute, state);
}

void MinuteHorizons::look(Exceedance look, const RecentMinutes::Level& before,
                          const Scatter& scatter, RuleState& state)
{
    const bool isUp = look.direction == Direction::Up;
    // One busy minute among empty ones is no level to drop from.
    double expected = state.expected(look, isUp ? before.sessions : before.median);
    if (look.horizon == Horizon::Minute)
        expected = std::max(expected, leastExpected);
    const double chance = samplingNoise(expected);
    const double variance = (chance + scatter.variance()) * (1 + ofMedian / before.minutes);
    const double residual = logCount(look.count) - logCount(expected);
    look.deviations = (isUp ? residual : -residual) / std::sqrt(variance);
    look.ratio = isUp ? look.count / std::max(expected, 1.0) : (look.count + 1) / (expected + 1);
    look.expected = usualAround(expected, chance + scatter.irregularity.variance());
    look.level = before.sessions;
    state.judge(look, threshold);
}

} // namespace footfall
