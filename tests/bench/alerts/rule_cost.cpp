// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/alerts/rule_cost.h"

#include "core/base/sliding_count.h"
#include "core/live/alerts/alert_rule.h"
#include "core/live/alerts/page_rule.h"
#include "core/live/checkpoint/checkpoint_fields.h"
#include "tests/bench/alerts/made_site.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

namespace footfall {

namespace {

constexpr TimeMs start{1'772'409'600'000};
constexpr int sites = 1'000;
constexpr int learnedMinutes = 3 * 1'440;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double microseconds(auto&& work)
{
    const auto from = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - from)
        .count();
}

double nanosecondsAnEvent(AlertRule rule, TimeMs now)
{
    constexpr int events = 4'000'000;
    rule.advance(now);
    return microseconds([&] {
               for (int i = 0; i < events; ++i)
                   rule.sessionBegan(now + i / 16);
           }) *
           1e3 / events;
}

double nanosecondsAView()
{
    constexpr int events = 4'000'000;
    std::size_t pages = 0;
    PageRule rule(pages);
    Chance chance(1);
    std::vector<std::uint64_t> viewed;
    for (int i = 0; i < 4'096; ++i)
        viewed.push_back(static_cast<std::uint64_t>(64 * chance.uniform() * chance.uniform()));
    return microseconds([&] {
               for (std::size_t i = 0; i < events; ++i)
                   rule.viewed(viewed[i % viewed.size()]);
           }) *
           1e3 / events;
}

} // namespace

void printRuleCost()
{
    std::vector<AlertRule> rules;
    for (int i = 0; i < sites; ++i) {
        rules.emplace_back([](TimeMs) { return DurationMs(0); });
        MadeSite site(20, true, static_cast<std::uint64_t>(i));
        for (int minute = 0; minute < learnedMinutes; ++minute) {
            const TimeMs at = start + minute * minuteMs;
            rules.back().learnMinute(at, site.sessions(at, minuteMs, 1), 50);
        }
    }
    const TimeMs now = start + learnedMinutes * minuteMs;
    std::vector<double> minutes;
    std::vector<double> steps;
    std::vector<double> others;
    for (int second = 0; second <= 1'800; ++second) {
        const TimeMs at = now + second * secondMs;
        const double took = microseconds([&] {
            for (AlertRule& rule : rules)
                rule.advance(at);
        });
        (second % 60 == 0 ? minutes : second % 10 == 0 ? steps : others).push_back(took);
        // About twenty a minute each.
        for (std::size_t i = static_cast<std::size_t>(second) % 3; i < rules.size(); i += 3)
            rules[i].sessionBegan(at);
    }
    std::string bytes;
    FieldWriter writer(bytes);
    rules[0].write(writer);
    constexpr std::size_t shown = minuteMs / SlidingCount::binMs * sizeof(std::uint32_t);
    std::printf("| an event | a page's view | tick of 1,000 sites, a full minute | ten seconds | "
                "others | a site | in a checkpoint |\n|--:|--:|--:|--:|--:|--:|--:|\n");
    std::printf("| %.1f ns | %.1f ns | %.0f µs | %.0f µs | %.0f µs | %zu bytes | %zu |\n",
                nanosecondsAnEvent(rules[0], now + hourMs), nanosecondsAView(), median(minutes),
                median(steps), median(others), sizeof(AlertRule) + shown, bytes.size());
}

} // namespace footfall
