// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/half_hour_horizon.h"

#include "core/live/alerts/rule_state.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

constexpr DurationMs lookEachMs = 5 * minuteMs;
constexpr DurationMs spanMs = RecentMinutes::halfHour * minuteMs;
constexpr double halfHourThreshold = 3.8;
/// More for drops, which are nobody's doing more often than surges; and while the first weekend is
/// to come.
constexpr double moreForDrops = 0.3;
constexpr double moreInFirstWeek = 0.5;
constexpr int firstLooks = 2 * UsualProfile::looksADay;
constexpr int looksAWeek = 7 * UsualProfile::looksADay;
constexpr int lastOfHalfHour = 5;
const double staysBeyond = std::log(1.5);
/// What lasts so long is usual; a tenth and less never is.
constexpr DurationMs settlesAfterMs = dayMs;
const double leastResidual = std::log(0.1);
constexpr std::int32_t looksOfMean = UsualProfile::looksADay / 2;

void judge(TimeMs now, double count, const UsualCount::Comparison& usual, RuleState& state)
{
    Exceedance look{.at = now, .span = spanMs, .count = count};
    look.expected = usualAround(usual.usual, usual.variance);
    look.ratio = std::exp(usual.residual);
    look.level = usual.usual / RecentMinutes::halfHour;
    look.inMinute = state.recent.newest();
    const double deviations = usual.residual / std::sqrt(usual.variance);
    look.horizon = deviations > 0 ? Horizon::MoreInHalfHour : Horizon::FewerInHalfHour;
    look.direction = deviations > 0 ? Direction::Up : Direction::Down;
    look.deviations = std::abs(deviations);
    const double more = state.halfHours.looks() < looksAWeek ? moreInFirstWeek : moreForDrops;
    state.judge(look, halfHourThreshold, look.direction == Direction::Down ? more : 0);
}

/// What is open stays so while nothing went back, in the half hour nor in its last minutes: that it
/// is harder to be sure of, because the site has become less regular by it, is no end.
void keepOpen(TimeMs now, const UsualCount::Comparison& usual, RuleState& state)
{
    const auto lastMinutes = state.recent.sum(lastOfHalfHour);
    const double expected = usual.usual * lastOfHalfHour / RecentMinutes::halfHour;
    const double residual = std::log((lastMinutes + 1) / (expected + 1));
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        const double sign = direction == Direction::Up ? 1 : -1;
        if (state.episodes.isOpen(direction, now) &&
            std::min(sign * usual.residual, sign * residual) >= staysBeyond)
            state.goesOn(direction, now);
    }
}

} // namespace

void HalfHourHorizon::lookAtMinute(TimeMs now, RuleState& state)
{
    if (state.recent.size() < RecentMinutes::halfHour || now != floorTo(now, lookEachMs))
        return;
    const double count = state.recent.sumOfHalfHour();
    const DurationMs middle = state.local(now - spanMs / 2);
    const UsualCount::Comparison usual = state.halfHours.compare(middle, count);
    if (state.halfHours.looks() > firstLooks)
        judge(now, count, usual, state);
    keepOpen(now, usual, state);
    const bool isCalm = !state.episodes.isAnyOpen(now);
    settleIn(now, usual.residual, state);
    state.halfHours.learn(middle, count, usual, isCalm);
}

void HalfHourHorizon::settleIn(TimeMs now, double residual, RuleState& state)
{
    if (!state.episodes.isAnyOpen(now)) {
        *this = {};
        return;
    }
    m_openLooks = std::min(m_openLooks + 1, looksOfMean);
    m_meanResidual += (residual - m_meanResidual) / m_openLooks;
    const auto open = state.episodes.isOpen(Direction::Up, now) ? Direction::Up : Direction::Down;
    if (now - state.episodes.since(open) <= settlesAfterMs || m_meanResidual <= leastResidual)
        return;
    state.halfHours.shift(m_meanResidual);
    state.episodes.settle(now);
    state.open.settle();
    *this = {};
}

} // namespace footfall
