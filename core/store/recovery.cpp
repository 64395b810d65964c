// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recovery.h"

#include "core/base/log.h"
#include "core/live/replay.h"
#include "core/store/log_reader.h"
#include "core/store/log_times.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace footfall {

namespace {

/// More than the longest day of a year has.
constexpr DurationMs replayedWithoutCheckpoint = 26 * 3'600'000;

/// Position before the first event that a model without a checkpoint is told.
std::uint64_t firstOfLastDay(EventLog& log)
{
    Statement mark(log.database(), "SELECT min(seq) FROM marks WHERE minute >= ?");
    mark.bind(1, log.lastAt() - replayedWithoutCheckpoint);
    const bool isThere = mark.step() == Statement::Step::Row && !mark.isNull(0);
    return isThere ? std::uint64_t(mark.number(0)) - 1 : log.lastSeq();
}

Result<std::uint64_t> replay(EventLog& log, std::uint64_t after, LiveModel& model, Replay& replay)
{
    LogReader reader(log.database());
    reader.goTo(after);
    std::uint64_t count = 0;
    LogReader::Next next;
    for (; (next = reader.next()) == LogReader::Next::Entry; ++count) {
        const LogEntry& entry = reader.entry();
        if (entry.imported)
            continue;
        if (entry.event)
            replay.event(*entry.event, entry.visit);
        else
            model.clear(entry.at);
    }
    if (next == LogReader::Next::Failed)
        return Error{log.database().failure()};
    return count;
}

/// Ids that seen_ids has, and where in the log they end.
std::uint64_t readSeenRows(EventLog& log, SeenIds& seen, TimeMs now)
{
    std::uint64_t upTo = 0;
    Statement rows(log.database(), "SELECT last_seq, newest, hashes FROM seen_ids ORDER BY last_seq");
    while (rows.step() == Statement::Step::Row) {
        upTo = std::uint64_t(rows.number(0));
        const TimeMs newest = rows.number(1);
        if (now - newest > SeenIds::keptMs)
            continue;
        const std::string_view bytes = rows.text(2);
        std::uint64_t hash = 0;
        for (std::size_t at = 0; at + sizeof hash <= bytes.size(); at += sizeof hash) {
            std::memcpy(&hash, bytes.data() + at, sizeof hash);
            seen.restore(hash, newest);
        }
    }
    return upTo;
}

void readSeen(EventLog& log, SeenIds& seen, TimeMs now)
{
    const std::uint64_t after = readSeenRows(log, seen, now);
    LogReader reader(log.database());
    reader.goTo(after);
    std::vector<std::uint64_t> hashes;
    std::size_t events = 0;
    for (; reader.next() == LogReader::Next::Entry; ++events) {
        const EventPtr& event = reader.entry().event;
        if (!event || event->eventId.empty())
            continue;
        hashes.push_back(seen.hashOf(event->site, event->eventId));
        seen.restore(hashes.back(), reader.entry().at);
    }
    log.resumeSeen(std::move(hashes), events);
}

} // namespace

TimeMs recoveryBegin(StoreFolder& folder, TimeMs now)
{
    if (folder.log().lastSeq() == 0)
        return now;
    LogReader reader(folder.log().database());
    reader.goTo(firstOfLastDay(folder.log()));
    return reader.next() == LogReader::Next::Entry ? reader.entry().at : now;
}

Result<Recovered> recover(StoreFolder& folder, LiveModel& model, SeenIds& seen, TimeMs now)
{
    EventLog& log = folder.log();
    Recovered recovered;
    std::uint64_t after = 0;
    if (auto& checkpoint = folder.checkpoint()) {
        const Result<bool> restored = model.restore(checkpoint->model());
        if (restored)
            recovered.checkpoint = after = checkpoint->seq();
        else
            qCWarning(logStore, "checkpoint at %llu: %s; the log is replayed instead",
                      static_cast<unsigned long long>(checkpoint->seq()), restored.error().c_str());
        checkpoint.reset();
    }
    if (recovered.checkpoint == 0)
        after = firstOfLastDay(log);
    Replay steps(model);
    const Result<std::uint64_t> replayed = replay(log, after, model, steps);
    if (!replayed)
        return Error{folder.path().toStdString() + ": " + replayed.error()};
    recovered.replayed = *replayed;
    readSeen(log, seen, now);
    steps.until(now);
    return recovered;
}

} // namespace footfall
