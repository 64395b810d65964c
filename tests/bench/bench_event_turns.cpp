// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the largest bodies of POST /api/events hold the server thread at a time: the worst turn
// of the event loop while one is read and applied, in memory; nobody is to wait for longer than
// 5 ms. The best of several rounds counts, so that a busy machine does not.
#include "core/base/time/clock.h"
#include "core/live/alerts/poisson_spike_rule.h"
#include "core/net/events/event_desk.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

using namespace footfall;

namespace {

constexpr TimeMs start = 1'768'478'400'000;
constexpr int events = 5'000;
constexpr int rounds = 7;
constexpr std::size_t bodyBytes = 1024 * 1024 - 1;

class StandingClock final : public Clock
{
public:
    TimeMs now() const override { return start; }
    DurationMs steady() const override { return 0; }
};

class Nowhere final : public GeoLookup
{
public:
    GeoPlace placeOf(const QHostAddress&) override { return {}; }
};

struct Desk
{
    Limits limits;
    StandingClock clock;
    LiveModel model{limits, PoissonSpikeRule(), [](TimeMs now) { return now + 86'400'000; }, start};
    Hub hub{model, limits, clock};
    SeenIds seen{1, 100'000};
    Ingest ingest{model, hub, seen, clock};
    EventReader reader{limits};
    SiteRules sites;
    Nowhere geo;
    EventRates rates{limits, clock};
    EventDesk desk{ingest, reader, sites, geo, rates, limits, clock};
};

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

std::string event(int number)
{
    const std::string n = std::to_string(number);
    return R"({"type":"pageview","page":"/products/)" + n + R"(","sessionId":"session-)" + n +
           R"(","eventId":"event-)" + n +
           R"(","metadata":{"device":"desktop","referrer":"https://)" + n +
           R"(.example/","element":"button"}})";
}

std::string joined(const char* separator)
{
    std::string all;
    for (int i = 0; i < events; ++i)
        all += (i ? separator : "") + event(i);
    return all;
}

/// `inner` as often as it fits.
std::string filled(const std::string& before, const std::string& inner, const std::string& after)
{
    std::string all = before + inner;
    while (all.size() + inner.size() + after.size() + 1 < bodyBytes)
        all += ',' + inner;
    return all + after;
}

std::string nested()
{
    return std::string(40, '[') + std::string(40, ']');
}

struct Measured
{
    double worst = 0;
    double sum = 0;
};

Measured measure(const std::string& body, EventLayout layout)
{
    Desk my;
    bool isAnswered = false;
    const Responder responder([&](const HttpResponse&) { isAnswered = true; });
    Measured measured;
    double from = cpuMs();
    const auto endTurn = [&] {
        const double took = cpuMs() - from;
        measured.worst = std::max(measured.worst, took);
        measured.sum += took;
        from = cpuMs();
    };
    my.desk.take({QByteArray::fromStdString(body),
                  layout,
                  {},
                  {},
                  start,
                  QHostAddress::LocalHost,
                  false,
                  responder});
    endTurn();
    while (!isAnswered) {
        QCoreApplication::sendPostedEvents();
        endTurn();
    }
    return measured;
}

void print(const char* what, const std::string& body, EventLayout layout = EventLayout::Json)
{
    Measured best{1e9, 1e9};
    for (int round = 0; round < rounds; ++round) {
        const Measured measured = measure(body, layout);
        best.worst = std::min(best.worst, measured.worst);
        best.sum = std::min(best.sum, measured.sum);
    }
    std::printf("| %s | %.0f KiB | %.2f ms | %.2f ms |\n", what, double(body.size()) / 1024,
                best.worst, best.sum);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::printf("| one body | size | worst turn | in all |\n|---|--:|--:|--:|\n");
    print("array of 5,000 events", '[' + joined(",") + ']');
    print("5,000 lines", joined("\n"), EventLayout::NewlineDelimited);
    print("nested JSON in the metadata of one event",
          filled(R"({"type":"a","page":"/","sessionId":"s","metadata":{"x":[)", nested(), "]}}"));
    print("nested JSON that is no event", filled("[", nested(), "]"));
    print("nested JSON that ends too early", filled("[", nested(), ""));
    print("an array with a half of an emoji",
          "[{\"type\":\"\\ud83d\"}," + joined(",").substr(event(0).size() + 1) + ']');
    return 0;
}
