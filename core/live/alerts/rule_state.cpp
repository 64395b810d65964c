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
/// So long the minutes before something say what is usual beside it, as the hour does.
constexpr DurationMs levelBeforeCountsMs = 2 * hourMs;
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
    double expected = level;
    if (const auto byHour = usual(look.at - look.span / 2))
        expected = further(look.direction, expected, *byHour);
    if (const auto before = episodes.levelBefore(opposite(look.direction), look.at))
        expected = further(look.direction, expected, *before);
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
    if ((!tells && isPast(exceedance)) || !open.note(exceedance, tells, began(exceedance)))
        return;
    m_told.push_back(exceedance);
    m_told.back().isKnown = !tells;
}

/// It looks back on what is over, as the half hour does for as long.
bool RuleState::isPast(const Exceedance& exceedance) const
{
    return !open.isOpen(exceedance.direction) &&
           exceedance.at - exceedance.span < open.matter(exceedance.direction).ended;
}

/// The minute from which on there were more, or fewer, than lies between usual and news.
TimeMs RuleState::began(const Exceedance& exceedance) const
{
    if (exceedance.horizon == Horizon::Minute || exceedance.horizon == Horizon::Gap)
        return exceedance.at - exceedance.span;
    const double least = exceedance.direction == Direction::Up ? leastRise : leastFall;
    const auto most = static_cast<int>(exceedance.span / minuteMs);
    const double between = std::sqrt(least) * exceedance.expected.level / most;
    return exceedance.at -
           recent.newestBeyond(exceedance.direction, between, most) * minuteMs;
}

void RuleState::goesOn(Direction direction, TimeMs now)
{
    episodes.goesOn(direction, now);
    open.goesOn(direction, now);
}

/// Beside what is open: the further of what is usual and, at first, of what was before it.
double RuleState::usualBeside(Direction direction, TimeMs now) const
{
    const auto byHour = usual(now - minuteMs / 2);
    const double before = episodes.levelBefore(direction, now).value_or(byHour.value_or(0));
    if (!byHour)
        return before;
    const bool isYoung = now - open.matter(direction).began < levelBeforeCountsMs;
    return isYoung ? further(direction, *byHour, before) : *byHour;
}

std::optional<OpenMatters::Matter> RuleState::takeOver(Direction direction, TimeMs now)
{
    if (!open.isOpen(direction))
        return std::nullopt;
    auto over = open.endMinute(direction, now, recent.newest(), usualBeside(direction, now));
    if (!over && !episodes.isOpen(direction, now))
        over = open.giveUp(direction, episodes.last(direction));
    return over;
}

} // namespace footfall
