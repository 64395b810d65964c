// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "core/ingest/importer.h"
#include "core/store/recovery.h"
#include "tests/unit/support/manual_clock.h"
#include "tests/unit/support/store_fixture.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

namespace footfall {

/// A server's live side with its store and its importer, without a network.
struct KeptSite
{
    /// Begins so much later than others.
    explicit KeptSite(const StorePlace& place, DurationMs later = 0)
        : clock(clockAfter(later))
        , path(place.path())
        , folder(std::move(*StoreFolder::open(place.folder(), clock.now())))
        , model(limits, rule, nextUtcMidnight, clock.now())
        , seen(folder->log().seenKey(), 1'000'000)
        , recovered(recover(*folder, model, seen, clock.now()))
        , importer(limits, nextUtcMidnight, model, seen, clock)
    {
        const Result<OpenImport> cutOff = readOpenImport(folder->log().database());
        writer.start();
        archive.start();
        store = std::make_unique<Store>(*folder, *recovered, model, limits,
                                        StoreThreads{&writer, &archive}, machine, stages);
        ingest.keepIn(*store);
        importer.keepIn(*store);
        importer.mend(*cutOff);
    }
    ~KeptSite()
    {
        for (QThread* thread : {&writer, &archive}) {
            thread->quit();
            thread->wait();
        }
    }

    Importer::Outcome import(std::vector<Event> events)
    {
        return outcomeOf([&](auto done) { importer.take(std::move(events), done); });
    }
    Importer::Outcome finish()
    {
        return outcomeOf([&](auto done) { importer.finish(done); });
    }
    /// What becomes of an event that comes now.
    Ingest::Fate fateOf(Event event)
    {
        event.timestamp = event.receivedAt = clock.now();
        std::vector<Event> events;
        events.push_back(std::move(event));
        std::optional<Ingest::Fate> fate;
        ingest.take(std::move(events), [&](Ingest::Fate is) { fate = is; });
        [&] { QTRY_VERIFY(fate); }();
        return fate.value_or(Ingest::Fate::NotKept);
    }
    /// The time goes on as the server's ticks do.
    void wait(DurationMs duration)
    {
        for (DurationMs at = 0; at < duration; at += 250) {
            clock.advance(250);
            ingest.tick();
        }
        QTRY_VERIFY(store->queue().isIdle());
    }
    std::int64_t number(const std::string& sql) const
    {
        return *Database::open(path, Database::Mode::ReadOnly)->number(sql.c_str());
    }

    static Limits patientLimits()
    {
        Limits limits;
        limits.storeKeptMs = 3'650 * 24 * hour;
        return limits;
    }

    static ManualClock clockAfter(DurationMs later)
    {
        ManualClock clock;
        clock.advance(later);
        return clock;
    }

    ManualClock clock;
    Stages stages;
    /// For the writer's thread: it stands, so that what is old for it is so at any pace.
    const ManualClock machine = clock;
    const Limits limits = patientLimits();
    AlertRule rule{utc};
    const std::string path;
    std::unique_ptr<StoreFolder> folder;
    LiveModel model;
    SeenIds seen;
    Result<Recovered> recovered;
    Hub hub{model, limits, clock, stages};
    Ingest ingest{model, hub, seen, clock, stages};
    Importer importer;
    QThread writer;
    QThread archive;
    std::unique_ptr<Store> store;

private:
    template <typename Ask>
    static Importer::Outcome outcomeOf(Ask ask)
    {
        std::optional<Importer::Outcome> outcome;
        ask([&](const Importer::Outcome& is) { outcome = is; });
        [&] { QTRY_VERIFY(outcome); }();
        return outcome.value_or(Importer::Outcome{Ingest::Fate::NotKept});
    }
};

} // namespace footfall
