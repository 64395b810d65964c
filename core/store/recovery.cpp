// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recovery.h"

#include "core/base/log.h"
#include "core/base/time/clock.h"
#include "core/live/checkpoint/checkpoint_writer.h"
#include "core/live/replay.h"
#include "core/live/usual_teacher.h"
#include "core/live/visitors/visit_counts.h"
#include "core/store/archive/heartbeat_reader.h"
#include "core/store/archive/log_reader.h"
#include "core/store/archive/minute_reader.h"
#include "core/store/archive/outages.h"
#include "core/store/format/labels.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

namespace {

/// More than the longest day of a year has.
constexpr DurationMs replayedWithoutCheckpoint = 26 * 3'600'000;

/// What kept the log from being read.
struct Trouble
{
    std::string what;
    bool isDamage = false;

    static Trouble of(const Database& database)
    {
        return {database.failure(), database.isDamaged()};
    }
};

/// Position before the first entry that came in a minute that began then or later.
std::uint64_t positionAt(EventLog& log, TimeMs at)
{
    Statement mark(log.database(), "SELECT min(seq) FROM marks WHERE imported = 0 AND "
                                   "minute >= ?");
    mark.bind(1, at);
    const bool isThere = mark.step() == Statement::Step::Row && !mark.isNull(0);
    return isThere ? std::uint64_t(mark.number(0)) - 1 : log.lastSeq();
}

/// Of a time so far ahead a clock knew that was wrong: what came then is no part of this day.
bool isAhead(TimeMs at, TimeMs now)
{
    return at - now > hourMs;
}

/// Position before the first event that a model without a checkpoint is told.
std::uint64_t firstOfLastDay(EventLog& log, TimeMs now)
{
    const TimeMs last = isAhead(log.lastAt(), now) ? now : log.lastAt();
    return positionAt(log, last - replayedWithoutCheckpoint);
}

/// The heartbeats that came before the entry at that position; false when they cannot be read.
bool replayHeartbeats(HeartbeatReader& reader, std::uint64_t before, Replay& steps, TimeMs now)
{
    while (const auto* heartbeat = reader.nextBefore(before)) {
        if (!isAhead(heartbeat->at, now))
            steps.heartbeat(heartbeat->session, heartbeat->at);
    }
    return !reader.hasFailed();
}

/// What was usual before the model begins, where no checkpoint knows it.
std::optional<Trouble> teach(EventLog& log, LiveModel& model, const std::vector<Outage>& outages)
{
    const Result<std::int64_t> sites = countSites(log.database());
    if (!sites)
        return Trouble::of(log.database());
    const TimeMs end = minuteOf(model.now());
    MinuteReader reader(log.database());
    reader.goTo(end - spanToTeach(*sites), end);
    UsualTeacher teacher([&](const MinuteCounts& each) { model.learn(each); }, outages);
    MinuteReader::Next next;
    while ((next = reader.next()) == MinuteReader::Next::Minute)
        teacher.minute(reader.minute());
    if (next == MinuteReader::Next::Failed)
        return Trouble::of(log.database());
    teacher.end(end);
    return std::nullopt;
}

/// How often each visitor came, by the newest visits; those under way are told as well.
std::optional<Trouble> learnVisits(EventLog& log, LiveModel& model)
{
    model.countVisits();
    LabelReader labels(log.database());
    Statement rows(log.database(),
                   "SELECT id, site, session, visitor, later_visitor FROM visits WHERE "
                   "id > (SELECT max(id) FROM visits) - ? ORDER BY id");
    rows.bind(1, std::int64_t(VisitCounts::maxVisitors));
    Statement::Step step;
    while ((step = rows.step()) == Statement::Step::Row) {
        const std::string site = labels.at(rows, 1);
        model.learn(KnownVisit{std::uint64_t(rows.number(0)), site, rows.text(2), rows.text(3),
                               rows.text(4)});
    }
    return step == Statement::Step::Failed || labels.hasFailed()
               ? std::optional(Trouble::of(log.database()))
               : std::nullopt;
}

/// From where the model stands; `at` is what time it knows, nothing without a checkpoint.
std::optional<Trouble> replay(EventLog& log, std::uint64_t after, std::optional<TimeMs> at,
                              const std::vector<Outage>& outages, LiveModel& model, TimeMs now,
                              std::uint64_t& count)
{
    Replay steps(model, outages);
    LogReader reader(log.database());
    reader.goTo(after);
    HeartbeatReader heartbeats(log.database());
    heartbeats.goTo(after, at);
    LogReader::Next next;
    while ((next = reader.next()) == LogReader::Next::Entry) {
        if (!replayHeartbeats(heartbeats, reader.seq(), steps, now))
            return Trouble::of(log.database());
        const LogEntry& entry = reader.entry();
        if (entry.imported || isAhead(entry.at, now))
            continue;
        ++count;
        if (entry.event)
            steps.event(*entry.event, entry.visit);
        else
            steps.clear(entry.at);
    }
    if (next == LogReader::Next::Failed ||
        !replayHeartbeats(heartbeats, HeartbeatReader::end, steps, now))
        return Trouble::of(log.database());
    steps.until(now);
    return std::nullopt;
}

/// Each hash goes anywhere into tens of megabytes: they are fetched some time ahead.
void restoreSeen(SeenIds& seen, std::string_view bytes, TimeMs newest)
{
    constexpr std::size_t ahead = 16;
    std::vector<std::uint64_t> hashes(bytes.size() / sizeof(std::uint64_t));
    if (!hashes.empty())
        std::memcpy(hashes.data(), bytes.data(), hashes.size() * sizeof hashes[0]);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        seen.fetch(hashes[std::min(i + ahead, hashes.size() - 1)]);
        seen.restore(hashes[i], newest);
    }
}

/// Ids that seen_ids has, and where in the log they end.
std::optional<Trouble> readSeenRows(EventLog& log, SeenIds& seen, TimeMs trusted,
                                    std::uint64_t& upTo)
{
    Statement rows(log.database(),
                   "SELECT last_seq, newest, hashes FROM seen_ids ORDER BY last_seq");
    Statement::Step step;
    while ((step = rows.step()) == Statement::Step::Row) {
        upTo = std::uint64_t(rows.number(0));
        const TimeMs newest = rows.moment(1);
        if (trusted - newest > SeenIds::keptMs)
            continue;
        restoreSeen(seen, rows.text(2), newest);
    }
    return step == Statement::Step::Failed ? std::optional(Trouble::of(log.database()))
                                           : std::nullopt;
}

std::optional<Trouble> readSeen(EventLog& log, SeenIds& seen, TimeMs now)
{
    const PrudentTime time(log.believedTime());
    const TimeMs trusted = time.limit(now);
    seen.setTime(time, now);
    // The newest row is never deleted: behind it there is little to read.
    std::uint64_t after = 0;
    if (auto trouble = readSeenRows(log, seen, trusted, after))
        return trouble;
    LogReader reader(log.database());
    reader.goTo(after);
    std::vector<std::uint64_t> hashes;
    std::size_t events = 0;
    TimeMs newest;
    LogReader::Next next;
    for (; (next = reader.next()) == LogReader::Next::Entry; ++events) {
        const EventPtr& event = reader.entry().event;
        if (!event || event->eventId.empty())
            continue;
        // When it was imported is not known; an id that is kept for too long harms nobody.
        const TimeMs at = reader.entry().imported ? now : reader.entry().at;
        if (trusted - at > SeenIds::keptMs)
            continue;
        hashes.push_back(seen.hashOf(event->site, event->eventId));
        newest = std::max(newest, at);
        seen.restore(hashes.back(), at);
    }
    if (next == LogReader::Next::Failed)
        return Trouble::of(log.database());
    log.resumeSeen(std::move(hashes), events, newest);
    return std::nullopt;
}

/// The position that the model was restored to; 0: there is no checkpoint that fits.
std::uint64_t restore(StoreFolder& folder, LiveModel& model)
{
    auto& checkpoint = folder.checkpoint();
    if (!checkpoint)
        return 0;
    const Result<void> restored = restoreCheckpoint(model, checkpoint->model());
    const std::uint64_t seq = checkpoint->seq();
    if (!restored)
        qCWarning(logStore, "checkpoint at %llu: %s; the log is replayed instead",
                  static_cast<unsigned long long>(seq), restored.error().c_str());
    checkpoint.reset();
    return restored ? seq : 0;
}

/// The log cannot be read after all: another is begun, and with it the live model.
Result<Recovered> recoverNothing(StoreFolder& folder, LiveModel& model, TimeMs now,
                                 const Trouble& trouble)
{
    if (!trouble.isDamage)
        return Error{folder.path().toStdString() + ": " + trouble.what};
    if (const Result<void> begun = folder.beginAnew(now, trouble.what); !begun)
        return Error{begun.error()};
    model.clear(now);
    model.countVisits();
    model.takeEnded();
    model.takeMinutes();
    return Recovered{};
}

} // namespace

TimeMs recoveryBegin(StoreFolder& folder, TimeMs now)
{
    if (folder.log().lastSeq() == 0)
        return now;
    LogReader reader(folder.log().database());
    reader.goTo(firstOfLastDay(folder.log(), now));
    return reader.next() == LogReader::Next::Entry ? reader.entry().at : now;
}

Result<Recovered> recover(StoreFolder& folder, LiveModel& model, SeenIds& seen, TimeMs now)
{
    EventLog& log = folder.log();
    model.collectHistory(true);
    Recovered recovered;
    recovered.checkpoint = restore(folder, model);
    // After the checkpoint: visits that were imported since are in the log, but not replayed.
    model.numberVisitsAfter(log.lastVisit());
    // The model of a wrong clock begins anew with the first event of this day.
    const bool isGood = recovered.checkpoint > 0 && !isAhead(model.now(), now);
    const std::uint64_t after = isGood ? recovered.checkpoint : firstOfLastDay(log, now);
    const auto at = isGood ? std::optional(model.now()) : std::nullopt;
    const auto outages = readOutages(log.database(), now - MinuteReader::longestSpanMs, now);
    if (!outages)
        return recoverNothing(folder, model, now, Trouble::of(log.database()));
    if (recovered.checkpoint == 0) {
        if (const auto trouble = teach(log, model, *outages))
            return recoverNothing(folder, model, now, *trouble);
    }
    if (const auto trouble = replay(log, after, at, *outages, model, now, recovered.replayed))
        return recoverNothing(folder, model, now, *trouble);
    if (const auto trouble = learnVisits(log, model))
        return recoverNothing(folder, model, now, *trouble);
    if (const auto trouble = readSeen(log, seen, now))
        return recoverNothing(folder, model, now, *trouble);
    return recovered;
}

} // namespace footfall
