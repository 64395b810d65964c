// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/moments/past_model.h"

#include "core/base/log.h"
#include "core/live/checkpoint/checkpoint_writer.h"
#include "core/live/replay.h"
#include "core/store/archive/heartbeat_reader.h"
#include "core/store/archive/log_reader.h"
#include "core/store/archive/outages.h"
#include "core/store/checkpoint/checkpoint_files.h"
#include "core/store/moments/past_presence.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace footfall {

namespace {

/// Of one step; others may ask the database between two.
constexpr qint64 stepMs = 40;
/// Events that are looked at in a step before the time is.
constexpr int eventsAtOnce = 64;
/// A checkpoint that is ahead is read instead when it spares more entries of the log than this.
constexpr std::uint64_t worthACheckpoint = 20'000;
/// Where no checkpoint is, visits are known that began so long before the day.
constexpr DurationMs beforeTheDay = hourMs;
constexpr DurationMs longestDay = 26 * hourMs;
constexpr std::uint64_t endOfLog = std::uint64_t(std::numeric_limits<std::int64_t>::max());

/// Of a time so far ahead a clock knew that was wrong.
bool isAhead(TimeMs at, TimeMs now)
{
    return at - now > hourMs;
}

/// Position of the last entry that came in the minute of that moment, or before: where a clock was
/// wrong meanwhile, the last of those.
std::uint64_t lastOfMinute(const Database& database, TimeMs at)
{
    Statement next(database, "SELECT min(seq) FROM marks WHERE imported = 0 AND seq > (SELECT "
                             "coalesce(max(seq), 0) FROM marks WHERE imported = 0 AND minute <= ?)");
    next.bind(1, minuteOf(at));
    const bool isThere = next.step() == Statement::Step::Row && !next.isNull(0);
    return isThere ? std::uint64_t(next.number(0)) - 1 : endOfLog;
}

/// Position before the first entry that came in that span, to the minute; that of its end where none
/// did.
std::uint64_t positionAt(const Database& database, TimeMs from, TimeMs to)
{
    Statement first(database,
                    "SELECT min(seq) FROM marks WHERE imported = 0 AND minute BETWEEN ? AND ?");
    first.bind(1, minuteOf(from)).bind(2, minuteOf(to));
    const bool isThere = first.step() == Statement::Step::Row && !first.isNull(0);
    return isThere ? std::uint64_t(first.number(0)) - 1 : lastOfMinute(database, to);
}

std::string logIdOf(const Database& database)
{
    Statement id(database, "SELECT value FROM meta WHERE name = 'log_id'");
    return id.step() == Statement::Step::Row ? std::string(id.text(0)) : std::string();
}

TimeMs midnightBefore(const NextMidnight& nextMidnight, TimeMs at)
{
    TimeMs midnight = nextMidnight(at - longestDay);
    for (TimeMs next = nextMidnight(midnight); next <= at; next = nextMidnight(midnight))
        midnight = next;
    return midnight;
}

/// The heartbeats before that entry, up to that moment; false when they cannot be read.
bool replayHeartbeats(HeartbeatReader& reader, std::uint64_t before, TimeMs upTo, Replay& steps)
{
    const StoredHeartbeat* heartbeat = reader.nextBefore(before);
    for (; heartbeat && heartbeat->at <= upTo; heartbeat = reader.nextBefore(before))
        steps.heartbeat(heartbeat->session, heartbeat->at);
    return !reader.hasFailed();
}

void apply(const LogEntry& entry, Replay& steps)
{
    if (entry.event)
        steps.event(*entry.event, entry.visit);
    else
        steps.clear(entry.at);
}

} // namespace

Result<Progress> PastModel::goOn(Database& database, TimeMs at, const ChosenNow& chosen)
{
    const std::uint64_t before = lastOfMinute(database, at);
    if (!isNearest(at, before)) {
        if (const Result<void> begun = begin(database, at, before); !begun)
            return Error{begun.error()};
        m_model->setGoals(chosen.goals);
        m_model->setSensitivities(chosen.sensitivities);
        return Progress::More;
    }
    Result<Progress> progress = replay(database, at, before);
    // Nobody is told of what was long ago.
    m_model->takeAlerts();
    m_model->takeExpired();
    return progress;
}

bool PastModel::isNearest(TimeMs at, std::uint64_t before) const
{
    if (!m_model || m_model->now() > at)
        return false;
    for (const std::uint64_t seq : SavedCheckpoint::positions(m_basis.folder)) {
        if (seq <= before && seq > std::max(m_seq + worthACheckpoint, m_looked))
            return false;
    }
    return true;
}

Result<void> PastModel::begin(Database& database, TimeMs at, std::uint64_t before)
{
    m_model.reset();
    m_looked = before;
    if (restore(logIdOf(database), at, before))
        return {};
    return beginWithoutCheckpoint(database, at);
}

bool PastModel::restore(const std::string& logId, TimeMs at, std::uint64_t before)
{
    for (const std::uint64_t seq : SavedCheckpoint::positions(m_basis.folder)) {
        if (seq > before)
            continue;
        const auto checkpoint = SavedCheckpoint::at(m_basis.folder, logId, seq);
        if (!checkpoint)
            continue;
        auto model = std::make_unique<LiveModel>(m_basis.limits, AlertRule(m_basis.local),
                                                 m_basis.nextMidnight, at - longestDay);
        if (!restoreCheckpoint(*model, checkpoint->model()) || model->now() > at)
            continue;
        m_model = std::move(model);
        m_seq = seq;
        return true;
    }
    return false;
}

Result<void> PastModel::beginWithoutCheckpoint(Database& database, TimeMs at)
{
    const TimeMs from = midnightBefore(m_basis.nextMidnight, at) - beforeTheDay;
    m_seq = positionAt(database, from, at);
    if (m_seq == endOfLog) {
        const Result<std::int64_t> last = database.number("SELECT coalesce(max(seq), 0) FROM events");
        if (!last)
            return Error{last.error()};
        m_seq = std::uint64_t(*last);
    }
    m_model = std::make_unique<LiveModel>(m_basis.limits, std::nullopt, m_basis.nextMidnight, from);
    return {};
}

Result<Progress> PastModel::replay(Database& database, TimeMs at, std::uint64_t last)
{
    auto outages = readOutages(database, m_model->now(), at);
    if (!outages)
        return Error{outages.error()};
    Replay steps(*m_model, std::move(*outages));
    LogReader reader(database);
    reader.goTo(m_seq);
    HeartbeatReader heartbeats(database);
    heartbeats.goTo(m_seq, m_model->now());
    QElapsedTimer timer;
    timer.start();
    LogReader::Next next;
    for (int count = 1; (next = reader.next()) == LogReader::Next::Entry; ++count) {
        const LogEntry& entry = reader.entry();
        if (reader.seq() > last)
            break;
        if (!entry.imported && !isAhead(entry.at, at)) {
            if (!replayHeartbeats(heartbeats, reader.seq(), std::min(entry.at, at), steps))
                return Error{database.failure()};
            if (entry.at > at)
                break;
            apply(entry, steps);
        }
        m_seq = reader.seq();
        if (count % eventsAtOnce == 0 && timer.elapsed() >= stepMs)
            return Progress::More;
    }
    if (next == LogReader::Next::Failed ||
        !replayHeartbeats(heartbeats, HeartbeatReader::end, at, steps))
        return Error{database.failure()};
    steps.until(at);
    return Progress::Done;
}

Result<Snapshot> PastModel::snapshot(Database& database, const SnapshotRequest& request) const
{
    Snapshot snapshot = m_model->snapshot(request);
    const Result<void> counted = addPresence(database, request, snapshot);
    return counted ? Result<Snapshot>(std::move(snapshot)) : Error{counted.error()};
}

} // namespace footfall
