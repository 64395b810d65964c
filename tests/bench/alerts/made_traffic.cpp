// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/alerts/made_traffic.h"

#include "core/live/alerts/alert_rule.h"
#include "tests/bench/alerts/made_site.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace footfall {

namespace {

/// Monday, 2026-03-02.
constexpr TimeMs start{1'772'409'600'000};
constexpr DurationMs stepMs = 10 * secondMs;
constexpr DurationMs weekMs = 7 * dayMs;
constexpr DurationMs eventEachMs = 6 * hourMs;
constexpr DurationMs graceMs = 5 * minuteMs;
constexpr DurationMs endsWithinMs = 90 * minuteMs;

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
    /// Of the events that were found: how long after its end that was told, how far from how long it
    /// was it is said to have been, and how many times it was told to be over and came again.
    struct Endings
    {
        std::vector<DurationMs> after;
        std::vector<DurationMs> off;
        int again = 0;
    };
    std::array<Endings, events.size()> endings;
    /// Without an event: what was shown and nobody called for.
    std::int64_t quiet = 0;
};

bool isDrop(Finding::Kind kind)
{
    return kind == Finding::Kind::Drop || kind == Finding::Kind::Silence;
}

/// What was found goes on, and is over some time.
void followToEnd(Watched& copy, std::vector<Finding> found, const MadeEvent& event, TimeMs end,
                 Row::Endings& endings)
{
    bool isOver = false;
    DurationMs lasted = 0;
    DurationMs after = endsWithinMs;
    for (; copy.now < end + endsWithinMs; found = copy.step(copy.now < end ? event.times : 1)) {
        for (const Finding& finding : found) {
            const bool ends = finding.kind == Finding::Kind::Ended;
            if (isDrop(ends ? finding.ended : finding.kind) != (event.times == 0))
                continue;
            endings.again += isOver && !ends && !isAlert(finding) ? 1 : 0;
            isOver = ends;
            lasted = finding.lasted;
            after = finding.at - end;
        }
    }
    endings.after.push_back(isOver ? after : endsWithinMs);
    endings.off.push_back(isOver ? std::abs(lasted - event.lasts) : endsWithinMs);
}

void tryEvents(const Watched& watched, Row& row)
{
    ++row.tried;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const MadeEvent& event = events[i];
        Watched copy = watched;
        const TimeMs end = copy.now + event.lasts;
        bool found = false;
        std::vector<Finding> told;
        while (!found && copy.now < end + graceMs) {
            told = copy.step(copy.now < end ? event.times : 1);
            for (const Finding& finding : told)
                found |= isAlert(finding) && isDrop(finding.kind) == (event.times == 0);
        }
        if (!found)
            continue;
        ++row.found[i];
        row.delays[i].push_back(copy.now - watched.now);
        followToEnd(copy, std::move(told), event, end, row.endings[i]);
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
            if (!isAlert(finding)) {
                row.quiet += finding.isKnown && finding.kind != Finding::Kind::Ended ? 1 : 0;
                continue;
            }
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

std::string nameOf(double perMinute, bool isRestless)
{
    std::string name = isRestless ? "restless " : "smooth ";
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "%g", perMinute);
    return name + number.data();
}

void print(const Row& row, const std::string& name, int sites)
{
    std::printf("| %s | %.3f | %.3f |", name.c_str(),
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

void printEndings(const std::string& name, const Row& row, int sites)
{
    std::printf("| %s |", name.c_str());
    for (const Row::Endings& each : row.endings) {
        const auto minutes = [&](const std::vector<DurationMs>& all, double share) {
            return seconds(all, share) / 60;
        };
        std::printf(" %.0f/%.0f, %.0f/%.0f, %.2f |", minutes(each.after, 0.5),
                    minutes(each.after, 0.9), minutes(each.off, 0.5), minutes(each.off, 0.9),
                    static_cast<double>(each.again) /
                        static_cast<double>(std::max<std::size_t>(each.after.size(), 1)));
    }
    std::printf(" %.3f |\n", static_cast<double>(row.quiet) / (28.0 * sites));
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
    std::vector<std::pair<std::string, Row>> rows;
    for (const bool isRestless : {false, true}) {
        for (const double perMinute : {0.05, 0.2, 1.0, 5.0, 30.0, 200.0, 1000.0}) {
            auto& [name, row] = rows.emplace_back(nameOf(perMinute, isRestless), Row());
            for (int site = 0; site < sites; ++site) {
                const auto own = seed * 1'000 + static_cast<std::uint64_t>(site);
                runSite({.site = MadeSite(perMinute, isRestless, Chance(own)())}, row,
                        Chance(~own));
            }
            print(row, name, sites);
        }
    }
    std::printf("\n| its end: told after, said to last wrong by (min, median/p90), came again |");
    for (const MadeEvent& event : events)
        std::printf(" %s |", event.name);
    std::printf(" shown a site-day, not told |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (const auto& [name, row] : rows)
        printEndings(name, row, sites);
}

} // namespace footfall
