// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the largest bodies of POST /api/events hold the server thread at a time: the worst turn
// of the event loop while one is read and applied, in memory; nobody is to wait for longer than
// 5 ms. The best of several rounds counts, so that a busy machine does not.
#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "core/hub/hub.h"
#include "core/live/alerts/alert_rule.h"
#include "core/net/access/site_rules.h"
#include "core/net/events/event_intake.h"
#include "core/net/events/event_rates.h"
#include "core/net/events/look_rates.h"
#include "core/net/geo/geo_lookup.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

using namespace footfall;

namespace {

constexpr TimeMs start{1'768'478'400'000};
constexpr int events = 5'000;
constexpr int rounds = 7;
constexpr std::size_t bodyBytes = 1024 * 1024 - 1;

class StandingClock final : public Clock
{
public:
    TimeMs now() const override { return start; }
    SteadyTime steady() const override { return {}; }
};

class Nowhere final : public GeoLookup
{
public:
    GeoPlace placeOf(const QHostAddress&) override { return {}; }
};

struct Setup
{
    Limits limits;
    StandingClock clock;
    Stages stages;
    LiveModel model{limits, AlertRule([](TimeMs) { return DurationMs(0); }),
                    [](TimeMs now) { return now + 86'400'000; }, start};
    Hub hub{model, limits, clock, stages};
    SeenIds seen{1, 100'000};
    Ingest ingest{model, hub, seen, clock, stages};
    EventReader reader{limits};
    SiteRules sites;
    Nowhere geo;
    BotFilter bots{BotPatterns::builtIn(), [](TimeMs now) { return now + dayMs; }, clock};
    EventRates rates{limits, clock};
    LookRates looks{limits, clock};
    const EndpointContext context{model, hub, ingest, sites, rates, looks, geo, bots, limits, clock, stages};
    EventIntake intake{context, reader};
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

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    while (times-- > 0)
        all += text;
    return all;
}

/// An event of a session of its own, with one more field.
std::string eventWith(int number, const std::string& field)
{
    return R"({"type":"click","page":"/","sessionId":"s)" + std::to_string(number) + "\"," + field +
           '}';
}

/// So many events of the greatest body, whose field is as long as it can be.
std::string large(int count, const std::string& before, std::string_view inner,
                  const std::string& after)
{
    const std::size_t room = bodyBytes / std::size_t(count) - 64 - before.size() - after.size();
    std::string all = "[";
    for (int i = 0; i < count; ++i)
        all += (i ? "," : "") + eventWith(i, before + repeated(inner, room / inner.size()) + after);
    return all + ']';
}

/// Events that are kept in full.
std::string longest()
{
    std::string all = "[";
    for (int i = 0; i < 200; ++i) {
        const std::string page = std::to_string(i) + std::string(2'000, 'p');
        all += std::string(i ? "," : "") + R"({"type":"pageview","page":"/)" + page +
               R"(","sessionId":"s)" + std::to_string(i) + R"(","metadata":{"referrer":")" +
               std::string(3'000, 'm') + "\"}}";
    }
    return all + ']';
}

struct Measured
{
    double worst = 0;
    double sum = 0;
};

Measured measure(const std::string& body, EventLayout layout)
{
    Setup my;
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
    EventPost post{QByteArray::fromStdString(body), layout, {},       {}, {}, start,
                   QHostAddress::LocalHost,         false,  responder};
    my.intake.take(std::move(post));
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
    constexpr std::string_view hidden = "\u202e";
    print("200 events as long as they may be", longest());
    print("200 events with countries of nothing", large(200, R"("country":")", hidden, "\""));
    print("200 events with countries of nothing, escaped",
          large(200, R"("country":")", "\\u202e", "\""));
    print("one such event", large(1, R"("country":")", hidden, "\""));
    print("200 events with metadata of nothing", large(200, R"("metadata":{"a":")", hidden, "\"}"));
    print("200 events with long numbers",
          large(200, R"("n":[)", "1.79769313486231580793e308,", "1]"));
    print("5,000 events with long numbers",
          large(events, R"("n":[)", "1.79769313486231580793e308,", "1]"));
    print("100 events with pages of escapes", large(100, R"("page":"/)", "%41", "\""));
    print("200 events with pages of escapes", large(200, R"("page":"/)", "%e2%80%ae", "\""));
    print("200 events that are nested too deep",
          large(200, "\"n\":" + std::string(80, '['), "7,", "7" + std::string(80, ']')));
    print("events whose nested JSON ends too early",
          large(200, "\"n\":[", nested() + ',', "7]").substr(0, bodyBytes - 50'000));
    print("one line of nested JSON",
          filled(R"({"type":"a","page":"/","sessionId":"s","metadata":{"x":[)", nested(), "]}}"),
          EventLayout::NewlineDelimited);
    print("empty lines", std::string(bodyBytes, '\n'), EventLayout::NewlineDelimited);
    print("an event behind empty lines", std::string(bodyBytes - 200, '\n') + event(1),
          EventLayout::NewlineDelimited);
    print("blanks", std::string(bodyBytes, ' '));
    return 0;
}
