// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint of the live model takes at a hundred thousand and at a million sessions: how
// long the beginning and the longest piece keep everybody else waiting, the whole, and the way
// back.
#include "core/live/alerts/alert_rule.h"
#include "core/live/checkpoint/checkpoint_writer.h"
#include "core/live/live_model.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>

using namespace footfall;

namespace {

constexpr TimeMs start{1'768'478'400'000};
constexpr std::size_t pieceBytes = 256 * 1024;

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

std::unique_ptr<LiveModel> newModel()
{
    return std::make_unique<LiveModel>(
        Limits{}, AlertRule([](TimeMs) { return DurationMs(0); }), [](TimeMs now) { return now + 86'400'000; }, start);
}

std::string pick(const char* stem, std::size_t number, std::size_t many)
{
    return std::string(stem).append(std::to_string(number % many));
}

Event eventOf(std::size_t session, std::size_t page)
{
    Event event;
    event.type = page == 3 ? "click" : "pageview";
    event.kind = eventKindOf(event.type);
    event.page = pick("/products/", session * 7 + std::min<std::size_t>(page, 2) * 31, 200);
    event.sessionId = "3f2504e0-4f89-11d3-9a0c-" + std::to_string(100'000'000'000 + session);
    event.site = "shop.example";
    event.country = pick("Country ", session, 40);
    event.city = pick("City ", session, 400);
    event.timestamp = event.receivedAt = start;
    event.metadata = {{"device", pick("device", session, 3), true},
                      {"referrer", pick("ref", session, 20).append(".example"), true}};
    if (page == 3)
        event.metadata.push_back({"element", "buy-button", true});
    return event;
}

void measure(std::size_t sessions)
{
    auto model = newModel();
    for (std::size_t page = 0; page < 4; ++page) {
        for (std::size_t session = 0; session < sessions; ++session)
            model->apply(eventOf(session, page));
    }
    const double begin = cpuMilliseconds();
    const auto writer = beginCheckpoint(*model);
    double at = cpuMilliseconds();
    const double beginning = at - begin;
    double longest = 0;
    std::string all;
    std::string piece;
    for (bool more = true; more;) {
        const double from = cpuMilliseconds();
        more = writer->next(piece, pieceBytes) == Progress::More;
        longest = std::max(longest, cpuMilliseconds() - from);
        all += piece;
    }
    const double writing = cpuMilliseconds() - at;
    model.reset();
    auto restored = newModel();
    at = cpuMilliseconds();
    const bool ok = bool(restoreCheckpoint(*restored, all));
    const double restoring = cpuMilliseconds() - at;
    std::printf("| %zu | %.1f | %.1f | %.0f | %.0f | %.0f |%s\n", sessions, beginning, longest,
                writing, double(all.size()) / double(sessions), restoring, ok ? "" : " FAILED");
}

} // namespace

int main()
{
    std::printf("| live sessions | begin, ms CPU | longest piece | all pieces | bytes a session | "
                "restore |\n|---|---|---|---|---|---|\n");
    for (std::size_t sessions : {std::size_t(100'000), std::size_t(1'000'000)})
        measure(sessions);
    return 0;
}
