// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a moment of the past takes in a day of a million events with a checkpoint an hour: where
// nothing near it is known, and a minute after the one before.
#include "core/store/moments/past_model.h"
#include "tests/unit/support/logged_life.h"

#include <QDateTime>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>

using namespace footfall;

namespace {

constexpr int eventsADay = 1'000'000;
constexpr int jumps = 48;
constexpr int steps = 60;
constexpr std::int64_t hoursAgo = 26;

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Which checkpoints are kept is decided by when their files were written.
void dateNewest(const StorePlace& place, TimeMs at)
{
    const QStringList all =
        QDir(place.folder()).entryList({QStringLiteral("checkpoint-*")}, QDir::Files, QDir::Time);
    QFile newest(place.file(all.value(0)));
    if (newest.open(QIODevice::Append))
        newest.setFileTime(QDateTime::fromMSecsSinceEpoch(at.sinceEpoch()),
                           QFileDevice::FileModificationTime);
}

/// As many by night as by day: it is the events since a checkpoint that count.
void liveADay(const StorePlace& place, Life& life, TimeMs begin)
{
    std::mt19937 random(1);
    double due = 0;
    while (life.now < begin + dayMs) {
        for (due += eventsADay / 86'400.0; due >= 1; --due) {
            Event event = LiveFixture::event(
                random() % 4 ? "pageview" : "click", numbered("/products/", random() % 200),
                numbered("visitor-", random() % 2'000 + (life.now - begin) / minute * 20),
                life.now);
            event.site = "shop.example";
            event.country = numbered("Country ", random() % 40);
            event.metadata = {{"device", "mobile", true}, {"referrer", "news.example", true}};
            life.tell(std::move(event));
        }
        life.wait(second);
        if ((life.now - begin) % (10 * second) == 0)
            life.keep();
        if ((life.now - begin) % hour == 0) {
            saveCheckpoint(life);
            dateNewest(place, life.now);
        }
    }
}

/// Milliseconds of the thread until the moment can be shown.
double timeOf(PastModel& model, Database& database, TimeMs at)
{
    const double from = cpuMs();
    for (Result<Progress> progress = Progress::More; progress && *progress == Progress::More;)
        progress = model.goOn(database, at, {});
    const Result<Snapshot> shown = model.snapshot(database, {});
    return shown && shown->active > 0 ? cpuMs() - from : -1;
}

void print(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("| %s | %.0f ms | %.0f ms | %.0f ms |\n", what, times.front(),
                times[times.size() / 2], times.back());
}

} // namespace

int main()
{
    const StorePlace place;
    const TimeMs begin =
        floorTo(TimeMs{QDateTime::currentMSecsSinceEpoch()}, hourMs) - hoursAgo * hour;
    Life life(place, begin);
    liveADay(place, life, begin);
    const ModelBasis basis{Limits{}, utc, nextUtcMidnight, place.folder()};
    Result<Database> database = Database::open(place.path(), Database::Mode::ReadOnly);

    std::mt19937 random(2);
    std::vector<double> jumped;
    for (int i = 0; i < jumps; ++i) {
        PastModel model(basis);
        jumped.push_back(
            timeOf(model, *database, begin + hour + DurationMs(random() % (22 * hour))));
    }
    std::vector<double> stepped;
    PastModel model(basis);
    timeOf(model, *database, begin + 9 * hour);
    for (int i = 1; i <= steps; ++i)
        stepped.push_back(timeOf(model, *database, begin + 9 * hour + i * minute));

    std::printf("| a moment in a day of a million events, CPU | least | median | most "
                "|\n|---|--:|--:|--:|\n");
    print("anywhere", std::move(jumped));
    print("a minute later", std::move(stepped));
    return 0;
}
