// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/episodes.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

constexpr DurationMs recoveryMs = 2 * hourMs;
/// A surge so many times as large as what was told is told again, from a minute until two days
/// after.
constexpr double escalation = 2;
constexpr DurationMs escalatesAfterMs = minuteMs;
constexpr DurationMs escalatesUntilMs = 48 * hourMs;
constexpr double leastRatio = 1e-9;

} // namespace

bool Episodes::isNews(const Episode& episode, const Exceedance& exceedance, double strength)
{
    if (exceedance.at - episode.last >= calmOf(exceedance.horizon))
        return true;
    const DurationMs ago = exceedance.at - episode.toldAt;
    return exceedance.direction == Direction::Up && !isHalfHour(exceedance.horizon) &&
           strength >= escalation * episode.toldStrength && ago >= escalatesAfterMs &&
           ago < escalatesUntilMs;
}

bool Episodes::note(const Exceedance& exceedance)
{
    Episode& episode = of(exceedance.direction);
    const bool isUp = exceedance.direction == Direction::Up;
    const double strength = isUp ? exceedance.ratio : 1 / std::max(exceedance.ratio, leastRatio);
    const bool tells = isNews(episode, exceedance, strength);
    if (!isOpen(exceedance.direction, exceedance.at)) {
        episode.since = exceedance.at;
        episode.levelBefore = exceedance.level;
        episode.told.began = exceedance.at - exceedance.span;
        episode.told.peak = exceedance.inMinute;
        episode.told.isUsualNow = false;
    }
    episode.last = exceedance.at;
    episode.told.peak = isUp ? std::max(episode.told.peak, exceedance.inMinute)
                             : std::min(episode.told.peak, exceedance.inMinute);
    if (tells) {
        episode.toldAt = exceedance.at;
        episode.toldStrength = strength;
        episode.isTold = true;
        episode.told.horizon = exceedance.horizon;
        episode.told.wasEmpty = exceedance.count == 0;
    }
    return tells;
}

bool Episodes::turnsEmpty(const Exceedance& exceedance)
{
    Episode& episode = of(exceedance.direction);
    return exceedance.horizon == Horizon::Gap && episode.isTold &&
           !std::exchange(episode.told.wasEmpty, true);
}

std::optional<double> Episodes::levelBefore(Direction direction, TimeMs now) const
{
    const Episode& episode = of(direction);
    if (now - episode.last >= recoveryMs || episode.levelBefore < 0)
        return std::nullopt;
    return episode.levelBefore;
}

void Episodes::settle(TimeMs now)
{
    for (Episode& episode : m_episodes) {
        episode.last = now - openMs;
        episode.told.isUsualNow = true;
    }
}

std::optional<Episodes::Ending> Episodes::takeEnding(Direction direction, TimeMs now)
{
    Episode& episode = of(direction);
    if (!episode.isTold || isOpen(direction, now))
        return std::nullopt;
    episode.isTold = false;
    Ending ending = episode.told;
    ending.last = ending.isUsualNow ? now : episode.last;
    return ending;
}

} // namespace footfall
