// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/finding.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace footfall {

/// Monday, 2026-03-02, midnight.
inline constexpr TimeMs monday{1'772'409'600'000};

/// Sessions begun in each minute, made of parts one after the other. Whole numbers only, so that
/// every machine makes the same.
class MadeTraffic
{
public:
    using Day = std::array<int, 24>;

    static constexpr Day evenly(int perMinute)
    {
        Day day{};
        day.fill(perMinute);
        return day;
    }

    /// The same count each minute.
    MadeTraffic& each(int count, int minutes)
    {
        return add(minutes, [count](TimeMs, std::int64_t) { return count; });
    }
    /// One in every so many minutes, counted from the first.
    MadeTraffic& every(int apart, int minutes)
    {
        return add(minutes, [apart](TimeMs, std::int64_t i) { return i % apart == 0 ? 1 : 0; });
    }
    /// As many a minute as the hour has, with some noise; percents of it, at weekends of that.
    MadeTraffic& hours(const Day& day, int minutes, int percent = 100, int weekend = 100)
    {
        return add(minutes, [=](TimeMs at, std::int64_t i) {
            const std::int64_t dayNumber = (at - monday) / dayMs;
            const int hour = static_cast<int>((at - monday) / hourMs % 24);
            const int usual = day[static_cast<std::size_t>(hour)];
            const int base = dayNumber % 7 >= 5 ? usual * weekend / 100 : usual;
            const int noise = static_cast<int>((i * 7919 + 13) % 7) - 3;
            return base * (20 + noise) / 20 * percent / 100;
        });
    }
    MadeTraffic& notRunning(int minutes)
    {
        m_parts.push_back({minutes, nullptr});
        return *this;
    }

    /// tell(start of the minute, count); minutes that did not run are not told.
    void replay(TimeMs start, const std::function<void(TimeMs, int)>& tell) const
    {
        std::int64_t i = 0;
        for (const Part& part : m_parts) {
            for (int left = part.minutes; left > 0; --left, ++i) {
                const TimeMs at = start + i * minuteMs;
                if (part.count)
                    tell(at, part.count(at, i));
            }
        }
    }

private:
    struct Part
    {
        int minutes = 0;
        std::function<int(TimeMs, std::int64_t)> count;
    };

    MadeTraffic& add(int minutes, std::function<int(TimeMs, std::int64_t)> count)
    {
        m_parts.push_back({minutes, std::move(count)});
        return *this;
    }

    std::vector<Part> m_parts;
};

/// What must be told of a traffic. Computed by an implementation in another language of the rule as
/// it was designed; where this one has been improved since, in the ramp, the weekend and the site
/// that often surges, by this one.
struct AlertCase
{
    struct Told
    {
        /// Minutes after the start.
        double minute = 0;
        Finding::Kind kind = Finding::Kind::Spike;
        int span = 1;
        int count = 0;
        double expected = 0;
        double deviations = 0;
        double low = 0;
        double high = 0;
    };

    const char* name = "";
    MadeTraffic traffic;
    std::vector<Told> told;
    /// Sessions a minute that are usual in the end; negative: not known yet.
    double usualAtEnd = -1;
    TimeMs start = monday;
};

inline std::vector<AlertCase> alertCases()
{
    using enum Finding::Kind;
    constexpr int day = 24 * 60;
    const MadeTraffic::Day site{12, 8,  6,  5,  5,  6,  10, 18, 30, 40, 46, 50,
                                52, 50, 48, 46, 46, 48, 52, 56, 54, 46, 32, 20};
    const MadeTraffic::Day small{2, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5,
                                 6, 5, 5, 5, 5, 5, 6, 6, 6, 5, 4, 2};
    const MadeTraffic::Day ramp{5,  5,  5,  5,  5,  5,  5, 5, 5, 40, 40, 40,
                                40, 40, 40, 40, 40, 40, 5, 5, 5, 5,  5,  5};
    const TimeMs noonOfMonday = monday + 12 * hourMs;

    MadeTraffic surges;
    surges.hours(small, 10 * day);
    for (int hour : {9, 14, 11, 16, 10, 13, 9, 15, 12, 17, 10, 14})
        surges.hours(small, hour * 60).hours(small, 40, 210).hours(small, day - hour * 60 - 40);

    const MadeTraffic again = MadeTraffic()
                                  .each(30, 60)
                                  .each(150, 3)
                                  .each(30, 30)
                                  .each(150, 1)
                                  .each(30, 5)
                                  .each(400, 1)
                                  .each(30, 10);
    return {
        {"a burst on a quiet new site",
         MadeTraffic().each(0, 10).each(25, 1).each(0, 5),
         {{11, Spike, 1, 25, 1, 4.879, 0, 4.4637}},
         -1,
         noonOfMonday},
        {"busy from the first minute",
         MadeTraffic().hours(MadeTraffic::evenly(30), 90),
         {},
         -1,
         noonOfMonday},
        // Five times as many again within four hours are not told, thirteen times are.
        {"a spike, again, and escalated",
         again,
         {{61, Spike, 1, 150, 30, 5.473, 18.4248, 47.0608},
          {100, Spike, 1, 400, 30, 7.193, 16.967, 50.4277}}},
        {"one minute without", MadeTraffic().each(30, 60).each(0, 1).each(30, 30), {}},
        // The return is no spike.
        {"an outage and the return",
         MadeTraffic().each(30, 60).each(0, 6).each(30, 60),
         {{63, Silence, 3, 0, 90, 8.756, 59.1735, 135.4072}}},
        {"four hours of calm",
         MadeTraffic().each(30, 60).each(150, 2).each(30, 250).each(150, 2).each(30, 10),
         {{61, Spike, 1, 150, 30, 5.473, 18.4248, 47.0608},
          {313, Spike, 1, 150, 30, 6.055, 18.9567, 45.9299}}},
        // Three times as many: too little for one minute, enough for five.
        {"five minutes",
         MadeTraffic().each(12, 360).each(36, 8).each(12, 30),
         {{363, Spike, 5, 132, 60, 4.419, 43.8091, 81.4539}}},
        // Told in the first days, known later: on the second by the five minutes, for that the
        // first surge lasted has raised the threshold of one. The end of what lasted all day is no
        // drop.
        {"a ramp each morning",
         MadeTraffic().hours(ramp, 6 * day),
         {{541, Spike, 1, 36, 5, 5.217, 1.0996, 11.0433},
          {1985, Spike, 5, 208, 25, 7.865, 14.6791, 40.472}},
         4.5926},
        {"more for half an hour",
         MadeTraffic().hours(small, 15 * day + 600).hours(small, 60, 190).hours(small, day / 2),
         {{22220, Rise, 30, 198, 122.7248, 4.747, 100.028, 150.2803}},
         2.4894},
        {"fewer for half an hour",
         MadeTraffic().hours(small, 15 * day + 600).hours(small, 60, 40).hours(small, day / 2),
         {{22220, Drop, 30, 67, 120.4674, 5.629, 98.0343, 147.7379}},
         2.4879},
        // With 55 %: no later one is told.
        {"the first weekend",
         MadeTraffic().hours(site, 21 * day, 100, 55),
         {{7203, Drop, 3, 16, 46.6439, 5.676, 34.0987, 63.114}},
         11.4713},
        {"silence",
         MadeTraffic().every(1, 5 * day).each(0, 60).each(1, 30),
         {{7217, Silence, 17, 0, 16.8368, 16.837, 0, 0}},
         0.9259},
        // An hour and a half of it are nothing new, five hours are.
        {"silence at night",
         MadeTraffic().every(10, 5 * day).each(0, 90).every(10, 120).each(0, 300),
         {{7613, Silence, 212, 0, 16.0211, 16.021, 0, 0}},
         0.0696},
        {"a burst on a small site",
         MadeTraffic().every(10, 5 * day).each(5, 3).each(0, 20),
         {{7202, Spike, 5, 10, 0.5, 6.291, 0, 2.3327}},
         0.1379},
        {"not running for two hours",
         MadeTraffic().hours(site, 8 * day + 540).notRunning(120).hours(site, day / 2),
         {},
         25.7468},
        // The level is taken over after a day.
        {"two and a half times as many for good",
         MadeTraffic().hours(site, 15 * day + day / 2).hours(site, 3 * day, 250),
         {{22321, Spike, 1, 110, 50.3665, 4.975, 37.4039, 67.2003}},
         117.9412},
        // What is usual is not unlearned.
        {"an outage of two days",
         MadeTraffic().hours(site, 15 * day + day / 2).each(0, 2 * day).hours(site, day / 2),
         {{22322, Drop, 3, 55, 150, 8.99, 125.2198, 179.4598}},
         15.7325},
        // Each day: its own threshold rises.
        {"a site that often surges",
         surges,
         {{14955, Rise, 30, 146, 90.0627, 4.232, 71.3327, 113.3291},
          {16700, Rise, 30, 229, 139.972, 5.144, 115.3012, 169.6605},
          {17965, Rise, 30, 252, 140.1561, 6.142, 115.4646, 169.867},
          {19705, Rise, 30, 251, 140.2196, 6.096, 115.5209, 169.9382},
          {20790, Rise, 30, 274, 130.152, 7.591, 106.5968, 158.6349}},
         1.625},
    };
}

} // namespace footfall
