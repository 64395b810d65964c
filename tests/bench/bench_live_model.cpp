// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an event costs and a session takes, in the process, at a thousand, a hundred thousand and a
// million live sessions. Events hit sessions at random; a round of each size follows a round of the
// others, so that a busy machine disturbs all alike; the best round counts.
#include "core/event/event_reader.h"
#include "core/live/alerts/alert_rule.h"
#include "core/live/live_model.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <malloc.h>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace footfall;

namespace {

constexpr TimeMs start{1'768'478'400'000};
constexpr int eventsPerRound = 4'000;
constexpr int eventsPerBatch = 100;
constexpr int rounds = 15;
constexpr std::array<std::size_t, 3> sizes{1'000, 100'000, 1'000'000};

double cpuNanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e9 + double(now.tv_nsec);
}

std::size_t allocatedBytes()
{
    const auto all = mallinfo2();
    return all.uordblks + all.hblkhd;
}

std::string uuidOf(std::size_t number)
{
    char text[40];
    // Any mixing will do, as long as neighbours are far apart.
    const std::uint64_t high = (number + 1) * 0x9e3779b97f4a7c15;
    const std::uint64_t low = (high ^ (high >> 29)) * 0xbf58476d1ce4e5b9;
    std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", unsigned(high >> 32),
                  unsigned(high >> 16) & 0xffff, unsigned(high) & 0xffff, unsigned(low >> 48),
                  static_cast<unsigned long long>(low & 0xffffffffffff));
    return text;
}

std::string pick(const char* stem, std::size_t number, std::size_t many)
{
    return stem + std::to_string(number % many);
}

/// The event of a session as its website sends it: one in three is a click.
std::string bodyOf(std::size_t session, std::size_t page, bool isClick)
{
    const std::string more = isClick ? R"("element":"buy-button")"
                                     : "\"device\":\"" + pick("device", session, 3) +
                                           "\",\"referrer\":\"" + pick("ref", session, 20) +
                                           ".example\"";
    return std::string(R"({"type":")") + (isClick ? "click" : "pageview") + R"(","page":")" +
           pick("/products/", page, 200) + R"(","sessionId":")" + uuidOf(session) +
           R"(","timestamp":"2026-01-15T12:00:00.000Z","country":")" +
           pick("Country ", session, 40) + R"(","city":")" + pick("City ", session, 400) +
           R"(","metadata":{)" + more + "}}";
}

struct Subject
{
    explicit Subject(std::size_t count)
        : sessions(count)
        , reader(Limits{})
        , model(
              Limits{}, AlertRule([](TimeMs) { return DurationMs(0); }), [](TimeMs now) { return now + 86'400'000; }, start)
    {
    }

    Event read(const std::string& body)
    {
        return std::move(reader.read(body, EventLayout::Json, {start, "shop.example"}).accepted[0]);
    }
    void fill()
    {
        const std::size_t before = allocatedBytes();
        for (std::size_t page = 0; page < 3; ++page) {
            for (std::size_t session = 0; session < sessions; ++session)
                model.apply(read(bodyOf(session, session * 7 + page * 31, false)));
        }
        bytesPerSession = double(allocatedBytes() - before) / double(sessions);
        for (std::size_t session = 0; session < sessions; ++session)
            model.apply(read(bodyOf(session, session, true)));
    }
    /// Back to sessions of a few pages: a thousand would soon have very long ones.
    void renew()
    {
        model.clear(start);
        fill();
    }
    std::vector<std::string> nextBodies()
    {
        std::vector<std::string> bodies;
        for (int i = 0; i < eventsPerRound; ++i)
            bodies.push_back(bodyOf(random() % sessions, random(), random() % 3 == 0));
        return bodies;
    }
    void readAndApply()
    {
        const std::vector<std::string> bodies = nextBodies();
        const double from = cpuNanoseconds();
        for (const std::string& body : bodies)
            model.apply(read(body));
        best(whole, from);
    }
    /// As a busy sender does: a body of a hundred.
    void readAndApplyBatches()
    {
        const std::vector<std::string> bodies = nextBodies();
        std::vector<std::string> batches;
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            if (i % eventsPerBatch == 0)
                batches.emplace_back();
            batches.back().append(bodies[i]).append("\n");
        }
        const double from = cpuNanoseconds();
        for (const std::string& body : batches) {
            EventBatch batch =
                reader.read(body, EventLayout::NewlineDelimited, {start, "shop.example"});
            model.apply(std::move(batch.accepted));
        }
        best(batched, from);
    }
    void applyOnly()
    {
        std::vector<Event> events;
        for (const std::string& body : nextBodies())
            events.push_back(read(body));
        const double from = cpuNanoseconds();
        for (Event& event : events)
            model.apply(std::move(event));
        best(apply, from);
    }
    /// What one dashboard looks at that has chosen a device and a text, in milliseconds.
    void narrow()
    {
        SnapshotRequest request;
        request.filter.device = "device1";
        request.filter.text = "products/1";
        request.narrowsCounts = true;
        const double from = cpuNanoseconds();
        model.snapshot(request);
        narrowed = std::min(narrowed, (cpuNanoseconds() - from) / 1e6);
    }
    static void best(double& best, double from)
    {
        best = std::min(best, (cpuNanoseconds() - from) / eventsPerRound);
    }

    std::size_t sessions;
    EventReader reader;
    LiveModel model;
    std::mt19937_64 random{42};
    double bytesPerSession = 0;
    double whole = 1e12;
    double apply = 1e12;
    double batched = 1e12;
    double narrowed = 1e12;
};

} // namespace

int main()
{
    std::vector<std::unique_ptr<Subject>> subjects;
    for (std::size_t size : sizes) {
        subjects.push_back(std::make_unique<Subject>(size));
        subjects.back()->fill();
    }
    for (int round = 0; round < rounds; ++round) {
        for (auto& subject : subjects) {
            if (subject->sessions == sizes.front())
                subject->renew();
            subject->readAndApply();
            subject->applyOnly();
            subject->readAndApplyBatches();
            subject->narrow();
        }
    }
    const Subject& first = *subjects.front();
    std::printf("| live sessions | read + apply, ns CPU | ratio | in batches of 100 | ratio | "
                "apply alone | ratio | bytes a session | narrowed snapshot, ms |\n"
                "|---|---|---|---|---|---|---|---|---|\n");
    for (const auto& each : subjects)
        std::printf("| %zu | %.0f | %.2f | %.0f | %.2f | %.0f | %.2f | %.0f | %.1f |\n",
                    each->sessions, each->whole, each->whole / first.whole, each->batched,
                    each->batched / first.batched, each->apply, each->apply / first.apply,
                    each->bytesPerSession, each->narrowed);
    return 0;
}
