// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often the rule of alerts is right: on labelled series of others, which are not part of this
// repository, and on made-up traffic; and what it takes.
//   bench_alerts [--data FOLDER] [--sites N] [--seed N]
// The folder has files nab_*.csv (counts of the Numenta Anomaly Benchmark) and ms_*.csv (minutes of
// Microsoft's cloud monitoring dataset), in the form that labelled_series.h tells.
#include "tests/bench/alerts/made_traffic.h"
#include "tests/bench/alerts/rule_cost.h"
#include "tests/bench/alerts/scores.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace footfall;

namespace {

std::vector<ToldSeries> toldOf(const std::vector<LabelledSeries>& series)
{
    std::vector<ToldSeries> told;
    for (const LabelledSeries& each : series)
        told.push_back({&each, rowsTold(each)});
    return told;
}

void printNumenta(const char* name, const NumentaScore& score)
{
    std::printf("| %s | %.1f | %d of %d | %d |\n", name, score.score, score.found, score.events,
                score.falseAlarms);
}

void printEvents(const char* name, const EventScore& score)
{
    std::printf("| %s | %d in %.0f | %.3f | %d of %d | %.2f |", name, score.falseAlarms, score.days,
                score.falseAlarms / std::max(score.days, 1.0), score.found, score.events,
                static_cast<double>(score.found) / std::max(score.events, 1));
    if (!score.delays.empty())
        std::printf(" %d, %d", score.delays[score.delays.size() / 2],
                    score.delays[score.delays.size() * 9 / 10]);
    std::printf(" |\n");
}

void printLabelled(const char* folder)
{
    const std::vector<LabelledSeries> counts = readSeries(folder, "nab_");
    const std::vector<LabelledSeries> minutes = readSeries(folder, "ms_");
    std::printf("| counts (NAB) | score | found | false |\n|---|--:|--:|--:|\n");
    const std::vector<ToldSeries> toldOfCounts = toldOf(counts);
    for (const ToldSeries& each : toldOfCounts)
        printNumenta(each.series->name.c_str(), numentaScore({each}));
    printNumenta("all", numentaScore(toldOfCounts));
    std::printf("\n| minutes (Microsoft) | false in days | a day | found | recall | after, median "
                "and p90 min |\n|---|--:|--:|--:|--:|--:|\n");
    const std::vector<ToldSeries> toldOfMinutes = toldOf(minutes);
    for (const ToldSeries& each : toldOfMinutes)
        printEvents(each.series->name.c_str(), eventScore({each}));
    printEvents("all", eventScore(toldOfMinutes));
    std::printf("\nSteps of more than a minute are spread evenly over theirs.\n\n");
}

} // namespace

int main(int argc, char** argv)
{
    const char* folder = nullptr;
    int sites = 8;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--data") == 0)
            folder = argv[i + 1];
        else if (std::strcmp(argv[i], "--sites") == 0)
            sites = std::max(1, std::atoi(argv[i + 1]));
        else if (std::strcmp(argv[i], "--seed") == 0)
            seed = std::strtoull(argv[i + 1], nullptr, 10);
    }
    if (folder != nullptr)
        printLabelled(folder);
    else
        std::printf("Made-up traffic only: no folder of labelled series (--data).\n\n");
    printMadeTraffic(sites, seed);
    std::printf("\n");
    printRuleCost();
    return 0;
}
