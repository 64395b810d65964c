// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/alerts/made_site.h"

#include <cmath>
#include <numbers>
#include <random>

namespace footfall {

namespace {

constexpr double busiestToQuietest = 7;
constexpr double weekend = 0.7;
constexpr double busiestHour = 15;

} // namespace

Chance::result_type Chance::operator()()
{
    // SplitMix64.
    m_state += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

double Chance::uniform()
{
    return static_cast<double>((*this)() >> 11) * 0x1p-53;
}

double Chance::normal()
{
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

double MadeSite::factor(int kind, std::int64_t number, double deviation) const
{
    Chance chance(m_seed ^
                  (static_cast<std::uint64_t>(number) * 16 + static_cast<std::uint64_t>(kind)) *
                      0xd1342543de82ef95);
    return std::exp(deviation * chance.normal());
}

double MadeSite::ownBurst(TimeMs at) const
{
    const std::int64_t day = at.sinceEpoch() / dayMs;
    Chance chance(m_seed ^ static_cast<std::uint64_t>(day) * 0x2545f4914f6cdd1d);
    const auto begins = static_cast<DurationMs>(chance.uniform() * dayMs);
    const auto lasts = static_cast<DurationMs>((10 + 20 * chance.uniform()) * minuteMs);
    const double times = 1.3 + 0.4 * chance.uniform();
    const DurationMs since = at.sinceEpoch() % dayMs - begins;
    return since >= 0 && since < lasts ? times : 1;
}

double MadeSite::rate(TimeMs at) const
{
    const std::int64_t ms = at.sinceEpoch();
    const double hour = static_cast<double>(ms % dayMs) / hourMs;
    const double swing = std::log(busiestToQuietest) / 2;
    const double shape = std::exp(swing * std::cos((hour - busiestHour) * std::numbers::pi / 12));
    // 1970 began on a Thursday.
    const bool isWeekend = (ms / dayMs + 3) % 7 >= 5;
    const double strays = m_isRestless ? 0.15 : 0.05;
    double rate = m_perMinute * shape * (isWeekend ? weekend : 1);
    rate *= factor(0, ms / dayMs, strays) * factor(1, ms / hourMs, strays);
    if (m_isRestless)
        rate *= factor(2, ms / minuteMs, 0.17) * ownBurst(at);
    return rate;
}

std::int64_t MadeSite::sessions(TimeMs at, DurationMs span, double times)
{
    const double mean = rate(at) * times * static_cast<double>(span) / minuteMs;
    if (mean <= 0)
        return 0;
    return std::poisson_distribution<std::int64_t>(mean)(m_chance);
}

} // namespace footfall
