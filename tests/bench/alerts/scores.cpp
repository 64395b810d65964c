// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/alerts/scores.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

using Event = LabelledSeries::Event;

// Rows, those of a minute each.
constexpr int grace = 5;
constexpr int before = 5;
constexpr int after = 30;
/// Of the benchmark: the part of a series that only teaches, of at most so many rows.
constexpr double probation = 0.15;
constexpr double maxProbationRows = 5'000;
constexpr double falseCost = 0.11;

/// What telling is worth at a position relative to an event: -1 its beginning, 0 its end.
double worth(double position)
{
    return position > 3 ? -1 : 2 / (1 + std::exp(5 * position)) - 1;
}

double lengthOf(const Event& event)
{
    return event.last - event.first + 1;
}

/// Of a false alarm: less bad shortly after an event.
double costAfter(const std::vector<Event>& events, int row)
{
    const Event* gone = nullptr;
    for (const Event& event : events)
        gone = event.last < row ? &event : gone;
    if (gone == nullptr)
        return -falseCost;
    return falseCost * worth(double(row - gone->last) / (gone->last - gone->first));
}

/// The sum, an event that was missed being -1.
double rawScore(const ToldSeries& told, NumentaScore& counts)
{
    const LabelledSeries& series = *told.series;
    const double rows = static_cast<double>(series.rows.size());
    const double first = std::min(std::floor(probation * rows), probation * maxProbationRows);
    std::vector<double> best(series.events.size(), -1);
    double sum = 0;
    for (int row : told.rows) {
        if (row < first)
            continue;
        const auto event =
            std::find_if(series.events.begin(), series.events.end(), [row](const Event& each) {
                return each.first <= row && row <= each.last;
            });
        if (event == series.events.end()) {
            ++counts.falseAlarms;
            sum += costAfter(series.events, row);
            continue;
        }
        double& is = best[static_cast<std::size_t>(event - series.events.begin())];
        is = std::max(is, worth(-(event->last - row + 1) / lengthOf(*event)) / worth(-1));
    }
    for (double each : best) {
        counts.found += each > -1 ? 1 : 0;
        sum += each;
    }
    return sum;
}

} // namespace

NumentaScore numentaScore(const std::vector<ToldSeries>& told)
{
    NumentaScore score;
    double raw = 0;
    for (const ToldSeries& each : told) {
        raw += rawScore(each, score);
        score.events += static_cast<int>(each.series->events.size());
    }
    score.score = 100 * (raw + score.events) / std::max(2.0 * score.events, 1.0);
    return score;
}

EventScore eventScore(const std::vector<ToldSeries>& told, double from, double until)
{
    EventScore score;
    for (const ToldSeries& each : told) {
        const auto rows = static_cast<double>(each.series->rows.size());
        const int first = static_cast<int>(from * rows);
        const int last = static_cast<int>(until * rows);
        score.days += (last - first) / rows * each.series->days();
        const auto& events = each.series->events;
        for (const Event& event : events) {
            if (event.first < first || event.first >= last)
                continue;
            ++score.events;
            const auto hit = std::find_if(each.rows.begin(), each.rows.end(), [&](int row) {
                return row >= event.first && row <= event.last + grace;
            });
            if (hit == each.rows.end())
                continue;
            ++score.found;
            score.delays.push_back(*hit - event.first);
        }
        for (int row : each.rows) {
            const bool isFalse =
                std::none_of(events.begin(), events.end(), [&](const Event& event) {
                    return row >= event.first - before && row <= event.last + after;
                });
            score.falseAlarms += isFalse && row >= first && row < last ? 1 : 0;
        }
    }
    std::sort(score.delays.begin(), score.delays.end());
    return score;
}

void add(EventScore& sum, const EventScore& more)
{
    sum.found += more.found;
    sum.events += more.events;
    sum.falseAlarms += more.falseAlarms;
    sum.days += more.days;
    sum.delays.insert(sum.delays.end(), more.delays.begin(), more.delays.end());
    std::sort(sum.delays.begin(), sum.delays.end());
}

} // namespace footfall
