// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to read the lines of a web server's log, and to make events of them, in the process,
// from files that are in memory: bench_logs FILE… prints "FILE LINES READ MAPPED PAGES", lines a
// second of CPU time, the best of some rounds.
#include "core/agents/bot_lookup.h"
#include "core/net/access/site_rules.h"
#include "core/net/geo/geo_database.h"
#include "core/net/logs/access_events.h"
#include "core/protocol/logs/access_log_reader.h"
#include "core/protocol/logs/log_lines.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

using namespace footfall;

namespace {

constexpr int rounds = 5;
constexpr std::size_t pieceBytes = 128 * 1024;

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

/// Reads all lines, and does something with each.
template <typename Use>
std::int64_t readAll(std::string_view bytes, Use use)
{
    AccessLogReader reader;
    LogLines lines;
    LogLine line;
    std::int64_t count = 0;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(pieceBytes, bytes.size()))) {
        lines.add(bytes.substr(0, pieceBytes));
        for (; lines.next(line); ++count) {
            if (const AccessReading reading = reader.read(line.text))
                use(*reading);
        }
    }
    return count;
}

struct Figures
{
    std::int64_t lines = 0;
    std::int64_t pages = 0;
    double read = 0;
    double mapped = 0;
};

void measure(std::string_view bytes, Figures& best)
{
    double begin = cpuSeconds();
    std::int64_t sum = 0;
    best.lines = readAll(bytes, [&](const AccessLine& line) { sum += line.status; });
    best.read = std::max(best.read, double(best.lines) / (cpuSeconds() - begin));

    const SystemClock clock;
    const SiteRules sites;
    GeoDatabase geo;
    VisitorNames names(clock);
    AgentLookup agents(AgentPatterns::builtIn(), clock);
    BotLookup bots(BotPatterns::builtIn());
    AccessEvents events("shop.example",
                        {sites, names, agents,
                         [&](std::string_view agent) { return bots.botOf(agent) != nullptr; }, geo,
                         5 * minuteMs});
    begin = cpuSeconds();
    std::size_t size = 0;
    readAll(bytes, [&](const AccessLine& line) {
        if (const std::optional<Event> event = events.eventOf(line))
            size += event->page.size();
    });
    best.mapped = std::max(best.mapped, double(best.lines) / (cpuSeconds() - begin));
    best.pages = events.counts()[LineFate::Page];
    if (sum == 0 || size == 0)
        std::fprintf(stderr, "nothing could be read\n");
}

} // namespace

int main(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        std::ostringstream text;
        text << std::ifstream(argv[i], std::ios::binary).rdbuf();
        const std::string bytes = text.str();
        Figures best;
        for (int round = 0; round < rounds; ++round)
            measure(bytes, best);
        std::printf("%s %lld %.0f %.0f %lld\n", argv[i], static_cast<long long>(best.lines),
                    best.read, best.mapped, static_cast<long long>(best.pages));
    }
}
