// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/rule_state.h"

#include "core/live/usual/poisson.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

/// Less is no news to anybody, even where it is certain.
constexpr double leastFall = 0.6;
/// Chance alone must do it more seldom.
constexpr double maxChance = 1e-6;

bool isNews(const Exceedance& look)
{
    const double expected = look.expected.level;
    if (look.direction == Direction::Up)
        return look.ratio >= RuleState::leastRise && look.count >= RuleState::fewestSessions &&
               poissonAtLeast(look.count, expected) < maxChance;
    return look.ratio <= leastFall && poissonAtMost(look.count, expected) < maxChance;
}

} // namespace

DurationMs RuleState::local(TimeMs at) const
{
    return at.sinceEpoch() + m_local(at);
}

std::optional<double> RuleState::usual(TimeMs at) const
{
    if (!halfHours.isKnown())
        return std::nullopt;
    return halfHours.level(local(at)) / RecentMinutes::halfHour;
}

double RuleState::expected(const Exceedance& look, double level) const
{
    const double minutes = static_cast<double>(look.span) / minuteMs;
    const bool isUp = look.direction == Direction::Up;
    const auto further = [&](double a, double b) { return isUp ? std::max(a, b) : std::min(a, b); };
    double expected = level;
    if (const auto byHour = usual(look.at - look.span / 2))
        expected = further(expected, *byHour);
    if (const auto before = episodes.levelBefore(opposite(look.direction), look.at))
        expected = further(expected, *before);
    return expected * minutes;
}

bool RuleState::isHabit(const Exceedance& look)
{
    const DurationMs at = local(look.at);
    if (isHalfHour(look.horizon))
        return habits.explainsHalfHour(at, look.direction);
    return habits.note(at, look.direction, std::abs(std::log(look.ratio)));
}

void RuleState::judge(const Exceedance& look, double threshold, double more)
{
    const double strict = threshold * strictness;
    if (look.deviations <= strict || !isNews(look) || isHabit(look))
        return;
    own.note(look.horizon, look.deviations - strict, look.at);
    if (look.deviations > strict + own.raise(look.horizon) + more * strictness)
        note(look);
}

void RuleState::note(const Exceedance& exceedance)
{
    const bool tells = episodes.note(exceedance);
    if (!tells && !episodes.turnsEmpty(exceedance))
        return;
    m_told.push_back(exceedance);
    m_told.back().isKnown = !tells;
}

} // namespace footfall
