// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/episodes.h"

#include <algorithm>

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
    }
    episode.last = exceedance.at;
    if (tells) {
        episode.toldAt = exceedance.at;
        episode.toldStrength = strength;
    }
    return tells;
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
    for (Episode& episode : m_episodes)
        episode.last = now - openMs;
}

} // namespace footfall
