// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/checkpoint/checkpoint_writer.h"
#include "core/store/log/heartbeat_pace.h"
#include "core/store/recovery.h"
#include "tests/unit/support/store_fixture.h"

#include <algorithm>

namespace footfall {

/// A server's live side and its store, without a network: what it is told goes into the log, too.
struct Life
{
    Life(const StorePlace& place, TimeMs begin, const Limits& bounds = {})
        : limits(bounds)
        , folder(std::move(*StoreFolder::open(place.folder(), begin)))
        , model(limits, rule, nextUtcMidnight, recoveryBegin(*folder, begin))
        , seen(folder->log().seenKey(), 10'000'000)
        , recovered(recover(*folder, model, seen, begin))
        , now(std::max(begin, model.now())) // as a server's clock does
    {
    }

    void tell(Event event)
    {
        event.receivedAt = now;
        const std::uint64_t hash =
            event.eventId.empty() ? 0 : seen.hashOf(event.site, event.eventId);
        if (hash == 0 || seen.add(hash, now))
            entries.push_back(entryOf(model.apply(std::move(event)), hash));
    }
    void view(const std::string& page, const std::string& session)
    {
        tell(LiveFixture::event("pageview", page, session, now));
    }
    void heartbeat(const SessionKey& session)
    {
        if (const auto heard = model.heartbeat(session, now))
            heartbeats.heard(*heard, folder->log().lastSeq() + entries.size());
    }
    void clear()
    {
        model.clear(now);
        entries.push_back(clearAt(now));
    }
    void wait(DurationMs duration)
    {
        for (const TimeMs end = now + duration; now < end;) {
            now = std::min(now + second, end);
            model.tick(now);
        }
    }
    /// Commits what was told since the last time.
    std::string keep()
    {
        LogBatch batch = batchOf(folder->log().lastSeq() + 1, std::move(entries));
        entries.clear();
        batch.ended = model.takeEnded();
        batch.minutes = model.takeMinutes();
        batch.heartbeats = heartbeats.take(now);
        return folder->log().commit(batch).failure;
    }

    Limits limits;
    AlertRule rule{utc};
    std::unique_ptr<StoreFolder> folder;
    LiveModel model;
    SeenIds seen;
    Result<Recovered> recovered;
    TimeMs now;
    std::vector<LogEntry> entries;
    HeartbeatPace heartbeats{limits.sessionTimeoutMs};
};

inline void saveCheckpoint(Life& life)
{
    CheckpointFiles files(life.folder->path(), life.folder->log().id());
    files.begin(life.folder->log().lastSeq());
    const auto writer = beginCheckpoint(life.model);
    std::string piece;
    std::optional<Progress> progress = Progress::More;
    while (progress == Progress::More) {
        progress = writer->next(piece, 64 * 1024);
        files.append(QByteArray::fromStdString(piece));
    }
    files.finish();
}

} // namespace footfall
