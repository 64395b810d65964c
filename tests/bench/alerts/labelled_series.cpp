// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/alerts/labelled_series.h"

#include "core/live/alerts/alert_rule.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace footfall {

namespace {

LabelledSeries readOne(const std::filesystem::path& file, const std::string& name)
{
    LabelledSeries series{.name = name, .step = 0, .events = {}, .rows = {}};
    std::ifstream in(file);
    std::string word;
    std::int64_t step = 0;
    std::int64_t start = 0;
    in >> word >> word >> step >> word >> start >> word >> word;
    series.step = step * secondMs;
    std::string line;
    std::getline(in, line);
    std::istringstream events(line);
    for (LabelledSeries::Event event; events >> event.first; series.events.push_back(event)) {
        events.ignore(1);
        events >> event.last;
    }
    std::getline(in, line);
    // Buckets that end with the minutes at which half hours are looked at.
    start -= start % step;
    for (std::int64_t row = 0; std::getline(in, line) && !line.empty(); ++row) {
        const std::size_t comma = line.find(',');
        const std::int64_t offset = comma == 0 ? row * step : std::stoll(line);
        series.rows.push_back({TimeMs{(start + offset) * secondMs},
                               std::max(0.0, std::stod(line.substr(comma + 1)))});
    }
    return series;
}

bool isAlert(const Finding& finding)
{
    return finding.kind != Finding::Kind::Ended && finding.kind != Finding::Kind::NewSite &&
           !finding.isKnown;
}

} // namespace

std::vector<LabelledSeries> readSeries(const std::filesystem::path& folder,
                                       const std::string& prefix)
{
    std::vector<LabelledSeries> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() == ".csv" && name.starts_with(prefix))
            all.push_back(readOne(entry.path(), name.substr(prefix.size())));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
}

std::vector<int> rowsTold(const LabelledSeries& series)
{
    AlertRule rule([](TimeMs) { return DurationMs(0); });
    std::vector<int> told;
    const std::int64_t minutes = series.step / minuteMs;
    for (std::size_t row = 0; row < series.rows.size(); ++row) {
        // The rule knows minutes only: what comes in longer steps is spread over theirs.
        const auto upTo = [&](std::int64_t minute) {
            return std::llround(series.rows[row].count * static_cast<double>(minute) /
                                static_cast<double>(minutes));
        };
        bool tells = false;
        for (std::int64_t minute = 0; minute < minutes; ++minute) {
            for (const Finding& finding : rule.fullMinute(series.rows[row].at + minute * minuteMs,
                                                          upTo(minute + 1) - upTo(minute)))
                tells |= isAlert(finding);
        }
        if (tells)
            told.push_back(static_cast<int>(row));
    }
    return told;
}

} // namespace footfall
