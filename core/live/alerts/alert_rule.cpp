// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_rule.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace footfall {

namespace {

/// More minutes unknown, and those before them are of another time.
constexpr DurationMs longestGapMs = 10 * minuteMs;
/// Nobody has looked for so long: as if the server had not run.
constexpr DurationMs longestAdvanceMs = 30 * dayMs;
constexpr DurationMs activeLookEachMs = 5 * minuteMs;
constexpr std::int64_t maxSessionsAMinute = UINT32_MAX;

double strictnessOf(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::Quiet:
        return 1.2;
    case Sensitivity::Keen:
        return 0.9;
    case Sensitivity::Normal:
        break;
    }
    return 1;
}

Finding::Kind kindOf(Horizon horizon, bool isEmpty)
{
    if (isEmpty)
        return Finding::Kind::Silence;
    switch (horizon) {
    case Horizon::Minute:
    case Horizon::FiveMinutes:
        return Finding::Kind::Spike;
    case Horizon::MoreInHalfHour:
        return Finding::Kind::Rise;
    case Horizon::ThreeMinutes:
    case Horizon::FewerInHalfHour:
    case Horizon::Gap:
        break;
    }
    return Finding::Kind::Drop;
}

} // namespace

AlertRule::AlertRule(LocalTime local, Sensitivity sensitivity)
    : m_state(std::move(local))
{
    static_assert(sizeof(AlertRule) <= maxBytes);
    setSensitivity(sensitivity);
}

AlertRule AlertRule::fresh() const
{
    AlertRule rule(m_state.localTime());
    rule.m_state.strictness = m_state.strictness;
    return rule;
}

void AlertRule::setSensitivity(Sensitivity sensitivity)
{
    m_state.strictness = strictnessOf(sensitivity);
}

void AlertRule::sessionBegan(TimeMs now)
{
    goOn(now);
    ++binOf(m_next - stepMs);
    m_lastSession = std::max(m_lastSession.value_or(now), now);
    noteNewSite(now);
}

/// At once, not at the next step: whoever sends some events to try it is waiting.
void AlertRule::noteNewSite(TimeMs now)
{
    const bool isKnown = m_state.halfHours.isKnown() || m_state.recent.level(1).has_value();
    if (m_hasToldNewSite || isKnown || sessionsInBins() < newSiteVisitors)
        return;
    m_hasToldNewSite = true;
    Finding note{.kind = Finding::Kind::NewSite, .at = now, .span = minuteMs};
    note.count = note.lastMinute = sessionsInBins();
    note.since = now - minuteMs;
    m_found.push_back(note);
}

std::vector<Finding> AlertRule::advance(TimeMs now)
{
    goOn(now);
    return std::exchange(m_found, {});
}

void AlertRule::goOn(TimeMs now)
{
    if (!std::exchange(m_hasBegun, true)) {
        m_knownSince = now;
        m_next = floorTo(now, stepMs) + stepMs;
    }
    if (now - m_next > longestAdvanceMs)
        outage(m_next, now);
    for (; m_next <= now; m_next += stepMs)
        step(m_next);
}

void AlertRule::outage(TimeMs from, TimeMs to)
{
    if (m_hasBegun && to < m_next)
        return;
    if (m_hasBegun)
        goOn(from);
    m_bins.fill(0);
    forgetAfterGap(to);
    m_hasBegun = false;
    goOn(to);
}

void AlertRule::step(TimeMs at)
{
    const std::uint32_t sessions = sessionsInBins();
    if (at != minuteOf(at)) {
        m_minutes.lookBetween(at, sessions, m_state);
        tellAll();
    } else if (at - minuteMs >= m_knownSince) {
        takeMinute(at - minuteMs, sessions, m_active);
    }
    binOf(at) = 0;
}

std::uint32_t AlertRule::sessionsInBins() const
{
    return std::accumulate(m_bins.begin(), m_bins.end(), std::uint32_t(0));
}

std::uint32_t& AlertRule::binOf(TimeMs at)
{
    return m_bins[static_cast<std::size_t>(at.sinceEpoch() / stepMs) % stepsAMinute];
}

void AlertRule::forgetAfterGap(TimeMs now)
{
    if (now - m_lastEnd <= longestGapMs)
        return;
    m_state.recent.clear();
    m_minutes.interrupt();
    m_silence.interrupt();
    m_state.open.interrupt(now);
}

std::vector<Finding> AlertRule::fullMinute(TimeMs start, std::int64_t sessions,
                                           std::optional<std::int64_t> active)
{
    if (sessions > 0)
        m_lastSession = start + minuteMs;
    takeMinute(start, sessions, active);
    return std::exchange(m_found, {});
}

void AlertRule::learnMinute(TimeMs start, std::int64_t sessions, std::optional<std::int64_t> active)
{
    fullMinute(start, sessions, active);
}

void AlertRule::takeMinute(TimeMs start, std::int64_t sessions, std::optional<std::int64_t> active)
{
    const TimeMs now = start + minuteMs;
    forgetAfterGap(start);
    m_lastEnd = now;
    m_state.own.age(now);
    m_state.recent.push(
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(sessions, 0, maxSessionsAMinute)));
    m_minutes.lookAtMinute(now, m_state);
    m_silence.lookAtMinute(now, m_state);
    m_halfHour.lookAtMinute(now, m_state);
    tellAll();
    tellEnding(Direction::Up, now);
    tellEnding(Direction::Down, now);
    if (active && now == floorTo(now, activeLookEachMs))
        lookAtActive(now, *active);
}

void AlertRule::lookAtActive(TimeMs now, std::int64_t active)
{
    const DurationMs local = m_state.local(now);
    const auto count = static_cast<double>(active);
    const UsualCount::Comparison usual = m_usualActive.compare(local, count);
    m_usualActive.learn(local, count, usual, !m_state.episodes.isAnyOpen(now));
}

void AlertRule::tellAll()
{
    for (const Exceedance& exceedance : m_state.takeTold())
        tell(exceedance);
}

void AlertRule::tell(const Exceedance& exceedance)
{
    Finding finding{.kind = kindOf(exceedance.horizon, exceedance.count == 0),
                    .at = exceedance.at,
                    .span = exceedance.span};
    finding.count = std::llround(exceedance.count);
    finding.expected = exceedance.expected.level;
    finding.low = exceedance.expected.low;
    finding.high = exceedance.expected.high;
    finding.deviations = exceedance.deviations;
    finding.lastMinute = sessionsInBins();
    finding.since = m_state.open.matter(exceedance.direction).began;
    if (finding.kind == Finding::Kind::Silence)
        finding.lastVisitAt = m_lastSession;
    finding.isKnown = exceedance.isKnown;
    m_found.push_back(finding);
}

void AlertRule::tellEnding(Direction direction, TimeMs now)
{
    const auto over = m_state.takeOver(direction, now);
    if (!over)
        return;
    Finding finding{.kind = Finding::Kind::Ended,
                    .ended = kindOf(over->horizon, over->wasEmpty),
                    .at = now};
    finding.lastMinute = sessionsInBins();
    finding.since = over->began;
    finding.lasted = over->ended - over->began;
    finding.peak = std::llround(over->peak);
    finding.isUsualNow = over->isUsualNow;
    finding.isKnown = over->isQuiet;
    m_found.push_back(finding);
}

std::optional<Usual> AlertRule::usual(TimeMs now) const
{
    const auto level = m_state.usual(now);
    if (!level)
        return std::nullopt;
    return usualAround(*level, samplingNoise(*level) + m_minutes.irregularity());
}

std::optional<Usual> AlertRule::usualActive(TimeMs now) const
{
    return m_usualActive.usual(m_state.local(now));
}

} // namespace footfall
