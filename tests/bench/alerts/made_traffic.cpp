// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/alerts/made_traffic.h"

#include "core/live/alerts/alert_rule.h"
#include "tests/bench/alerts/made_site.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace footfall {

namespace {

/// Monday, 2026-03-02.
constexpr TimeMs start{1'772'409'600'000};
constexpr DurationMs stepMs = 10 * secondMs;
constexpr DurationMs weekMs = 7 * dayMs;
constexpr DurationMs eventEachMs = 6 * hourMs;
constexpr DurationMs graceMs = 5 * minuteMs;

struct MadeEvent
{
    const char* name;
    double times;
    DurationMs lasts;
};
constexpr std::array events{
    MadeEvent{"×2 30 min", 2, 30 * minuteMs}, MadeEvent{"×3 5 min", 3, 5 * minuteMs},
    MadeEvent{"×3 30 min", 3, 30 * minuteMs}, MadeEvent{"×5 5 min", 5, 5 * minuteMs},
    MadeEvent{"×10 1 min", 10, minuteMs},     MadeEvent{"silence 15 min", 0, 15 * minuteMs},
    MadeEvent{"60 min", 0, 60 * minuteMs}};

/// A site with its rule.
struct Watched
{
    std::vector<Finding> step(double times)
    {
        for (std::int64_t left = site.sessions(now, stepMs, times); left > 0; --left)
            rule.sessionBegan(now);
        now += stepMs;
        return rule.advance(now);
    }

    MadeSite site;
    AlertRule rule{[](TimeMs) { return DurationMs(0); }};
    TimeMs now = start;
};

bool isAlert(const Finding& finding)
{
    return finding.kind != Finding::Kind::Ended && finding.kind != Finding::Kind::NewSite &&
           !finding.isKnown;
}

struct Row
{
    std::int64_t firstWeek = 0;
    std::int64_t later = 0;
    /// Of one site.
    std::int64_t most = 0;
    int tried = 0;
    std::array<int, events.size()> found{};
    std::array<std::vector<DurationMs>, events.size()> delays;
    std::array<std::int64_t, 4> byKind{};
};

void tryEvents(const Watched& watched, Row& row)
{
    ++row.tried;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const MadeEvent& event = events[i];
        Watched copy = watched;
        const TimeMs end = copy.now + event.lasts;
        bool found = false;
        while (!found && copy.now < end + graceMs) {
            for (const Finding& finding : copy.step(copy.now < end ? event.times : 1)) {
                const bool isDrop =
                    finding.kind == Finding::Kind::Drop || finding.kind == Finding::Kind::Silence;
                found |= isAlert(finding) && isDrop == (event.times == 0);
            }
        }
        if (!found)
            continue;
        ++row.found[i];
        row.delays[i].push_back(copy.now - watched.now);
    }
}

void runSite(Watched watched, Row& row, Chance chance)
{
    TimeMs nextEvent = start + 2 * weekMs;
    std::int64_t alerts = 0;
    watched.rule.advance(watched.now);
    while (watched.now < start + 4 * weekMs) {
        if (watched.now >= nextEvent) {
            tryEvents(watched, row);
            nextEvent = floorTo(watched.now, eventEachMs) + eventEachMs;
            nextEvent +=
                floorTo(TimeMs(static_cast<DurationMs>(chance.uniform() * eventEachMs)), stepMs)
                    .sinceEpoch();
        }
        for (const Finding& finding : watched.step(1)) {
            if (!isAlert(finding))
                continue;
            ++alerts;
            ++row.byKind[static_cast<std::size_t>(finding.kind)];
            ++(finding.at < start + weekMs ? row.firstWeek : row.later);
        }
    }
    row.most = std::max(row.most, alerts);
}

double seconds(std::vector<DurationMs> delays, double share)
{
    if (delays.empty())
        return 0;
    std::sort(delays.begin(), delays.end());
    const auto last = static_cast<double>(delays.size() - 1);
    return static_cast<double>(delays[static_cast<std::size_t>(share * last)]) / secondMs;
}

void print(const Row& row, double perMinute, bool isRestless, int sites)
{
    std::printf("| %s %g | %.3f | %.3f |", isRestless ? "restless" : "smooth", perMinute,
                static_cast<double>(row.firstWeek) / (7.0 * sites),
                static_cast<double>(row.later) / (21.0 * sites));
    for (int found : row.found)
        std::printf(" %.2f |", static_cast<double>(found) / row.tried);
    std::printf(" %.2f, %lld |", static_cast<double>(row.firstWeek + row.later) / sites,
                static_cast<long long>(row.most));
    std::printf(" %lld %lld %lld %lld |", static_cast<long long>(row.byKind[0]),
                static_cast<long long>(row.byKind[1]), static_cast<long long>(row.byKind[2]),
                static_cast<long long>(row.byKind[3]));
    std::printf(" %.0f/%.0f, %.0f/%.0f s |\n", seconds(row.delays[3], 0.5),
                seconds(row.delays[3], 0.9), seconds(row.delays[5], 0.5),
                seconds(row.delays[5], 0.9));
    std::fflush(stdout);
}

} // namespace

void printMadeTraffic(int sites, std::uint64_t seed)
{
    std::printf("| sessions a minute | false a site-day, week 1 | weeks 2–4 |");
    for (const MadeEvent& event : events)
        std::printf(" %s |", event.name);
    std::printf(" in four weeks a site, most | spikes rises drops silences | ×5, silence after "
                "(median/p90) "
                "|\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (const bool isRestless : {false, true}) {
        for (const double perMinute : {0.05, 0.2, 1.0, 5.0, 30.0, 200.0, 1000.0}) {
            Row row;
            for (int site = 0; site < sites; ++site) {
                const auto own = seed * 1'000 + static_cast<std::uint64_t>(site);
                runSite({.site = MadeSite(perMinute, isRestless, Chance(own)())}, row,
                        Chance(~own));
            }
            print(row, perMinute, isRestless, sites);
        }
    }
}

} // namespace footfall
