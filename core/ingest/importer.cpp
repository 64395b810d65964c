// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/importer.h"

#include "core/base/time/clock.h"
#include "core/store/format/store_notes.h"

#include <algorithm>
#include <utility>

namespace footfall {

Importer::Importer(const Limits& limits, NextMidnight nextMidnight, LiveModel& live, SeenIds& seen,
                   const Clock& clock, DurationMs youngest)
    : m_limits(limits)
    , m_nextMidnight(std::move(nextMidnight))
    , m_live(live)
    , m_seen(seen)
    , m_clock(clock)
    , m_youngest(youngest)
{
}

void Importer::keepIn(Store& store, std::string_view what)
{
    m_store = &store;
    m_note = std::string(notes::importing).append(what);
}

/// Those minutes are in no commit without their note: it is added first.
void Importer::note(const std::string& text)
{
    m_store->queue().note(m_store->queue().lastSeq(), {m_note, text});
}

void Importer::mend(const OpenImport& open)
{
    for (const std::string& name : open.names)
        m_store->queue().note(m_store->queue().lastSeq(), {name, {}});
    if (open.events.empty())
        return;
    LiveModel past(m_limits, std::nullopt, m_nextMidnight, open.events.front().at);
    past.collectHistory(true);
    Replay replay(past);
    for (const LogEntry& entry : open.events)
        replay.event(*entry.event, entry.visit);
    replay.until(past.now() + m_limits.sessionTimeoutMs + 2 * minuteMs);
    std::vector<MinuteCounts> minutes = past.takeMinutes();
    std::erase_if(minutes, [&](const MinuteCounts& each) { return each.minute <= open.keptUpTo; });
    m_store->queue().completeImported(past.takeEnded(), std::move(minutes));
}

bool Importer::mayWrite(const Done& done) const
{
    const StoreQueue::Refusal refusal =
        m_store ? m_store->queue().refusal() : StoreQueue::Refusal::Failing;
    if (refusal == StoreQueue::Refusal::None)
        return true;
    const bool isFull = refusal == StoreQueue::Refusal::Full;
    done({isFull ? Ingest::Fate::TooFast : Ingest::Fate::Refused});
    return false;
}

void Importer::take(std::vector<Event> events, Done done)
{
    if (!mayWrite(done))
        return;
    Outcome outcome;
    outcome.outside = dropOutside(events);
    const std::size_t fitting = events.size();
    const std::vector<std::uint64_t> hashes = m_seen.dropResent(events, m_clock.now());
    outcome.imported = events.size();
    outcome.resent = fitting - events.size();
    if (!events.empty())
        m_store->queue().add(apply(std::move(events), hashes));
    handOver();
    tellWhenKept(outcome, std::move(done));
}

std::size_t Importer::dropOutside(std::vector<Event>& events) const
{
    const TimeMs now = m_clock.now();
    return std::erase_if(events, [&](const Event& event) {
        return event.timestamp > now - m_youngest || event.timestamp < now - m_limits.storeKeptMs;
    });
}

std::vector<LogEntry> Importer::apply(std::vector<Event> events,
                                      const std::vector<std::uint64_t>& hashes)
{
    if (!m_past) {
        m_past = std::make_unique<LiveModel>(m_limits, std::nullopt, m_nextMidnight,
                                             events.front().timestamp);
        m_past->collectHistory(true);
        note(std::to_string((minuteOf(m_past->now()) - minuteMs).sinceEpoch()));
    }
    Replay replay(*m_past);
    std::vector<LogEntry> entries;
    entries.reserve(events.size());
    for (Event& event : events) {
        event.receivedAt = event.timestamp;
        const Applied applied = replay.event(std::move(event), m_live.lastVisit() + 1);
        m_live.numberVisitsAfter(applied.visit);
        entries.push_back({applied.event, applied.event->receivedAt, applied.visit, applied.began,
                           true, hashes[entries.size()], m_clock.now()});
    }
    return entries;
}

void Importer::finish(Done done)
{
    if (!mayWrite(done))
        return;
    if (m_past)
        Replay(*m_past).until(m_past->now() + m_limits.sessionTimeoutMs + 2 * minuteMs);
    handOverAll(std::move(done));
}

/// More visits may end than the queue has room for at once.
void Importer::handOverAll(Done done)
{
    handOver();
    if (!m_past || !m_past->hasEnded()) {
        if (std::exchange(m_past, nullptr))
            note({});
        return tellWhenKept({}, std::move(done));
    }
    m_store->queue().whenAllKept([this, done = std::move(done)](bool kept) {
        if (kept)
            handOverAll(done);
        else
            done({Ingest::Fate::NotKept});
    });
}

void Importer::handOver()
{
    if (!m_past)
        return;
    m_past->takeAlerts();
    m_past->takeExpired();
    std::vector<MinuteCounts> minutes = m_past->takeMinutes();
    if (!minutes.empty())
        note(std::to_string(minutes.back().minute.sinceEpoch()));
    m_store->queue().completeImported(m_past->takeEnded(m_store->queue().roomForEnded()),
                                      std::move(minutes));
}

void Importer::tellWhenKept(Outcome outcome, Done done)
{
    m_store->queue().whenAllKept([outcome, done = std::move(done)](bool kept) mutable {
        outcome.fate = kept ? Ingest::Fate::Kept : Ingest::Fate::NotKept;
        done(outcome);
    });
}

} // namespace footfall
