// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/alerts/labelled_series.h"

#include <string>
#include <vector>

namespace footfall {

/// What was told of a series: its rows.
struct ToldSeries
{
    const LabelledSeries* series = nullptr;
    std::vector<int> rows;
};

/// The Numenta Anomaly Benchmark, its standard profile: early within an event's window is worth the
/// more, a false alarm costs 0.11, less shortly after a window. 100: every event at once and
/// nothing else; 0: nothing told.
struct NumentaScore
{
    double score = 0;
    int found = 0;
    int events = 0;
    int falseAlarms = 0;
};
NumentaScore numentaScore(const std::vector<ToldSeries>& told);

/// By events: found is one that is told until five minutes after it; false is what is told more
/// than five minutes before any and half an hour after.
struct EventScore
{
    int found = 0;
    int events = 0;
    int falseAlarms = 0;
    double days = 0;
    /// Rows from the beginning of an event, sorted.
    std::vector<int> delays;
};
/// From and until this share of each series; an event belongs where it begins.
EventScore eventScore(const std::vector<ToldSeries>& told, double from = 0, double until = 1);
void add(EventScore& sum, const EventScore& more);

} // namespace footfall
