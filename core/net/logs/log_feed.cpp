// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/logs/log_feed.h"

#include "core/base/time/clock.h"

#include <algorithm>
#include <iterator>

namespace footfall {

LogFeed::LogFeed(Ingest& ingest, BotFilter& bots, PastContext past,
                 std::vector<std::string> names, QObject* parent)
    : QObject(parent)
    , m_ingest(ingest)
    , m_bots(bots)
    , m_past(std::move(past))
    , m_names(std::move(names))
    , m_counts(m_names.size())
{
}

void LogFeed::take(const LogPiecePtr& piece)
{
    if (m_isStopped)
        return;
    if (m_ingest.refusal()) {
        m_waiting.push_back(piece);
        return;
    }
    put(*piece);
    m_ingest.whenKept([this, log = piece->log](Ingest::Fate) { Q_EMIT taken(log); });
}

void LogFeed::tick()
{
    std::list<LogPiecePtr> waiting = std::exchange(m_waiting, {});
    for (const LogPiecePtr& piece : waiting)
        take(piece);
}

void LogFeed::stop()
{
    m_isStopped = true;
    m_waiting.clear();
    for (auto& [reader, importer] : m_importers)
        importer->finish([](const Importer::Outcome&) {});
}

/// Bots are, and what is too old to be kept. What is past is none of what was filtered today.
bool LogFeed::isLeftOut(const LoggedEvent& logged, LineCounts& counts)
{
    const bool isBot = logged.isPast ? m_bots.isBotsAgent(logged.agent)
                                     : m_bots.keepsApart(logged.event, logged.agent);
    if (isBot) {
        --counts[fateOf(logged.event)];
        ++counts[LineFate::Bot];
    }
    const TimeMs oldest = m_past.clock.now() - m_past.limits.storeKeptMs + minuteMs;
    return isBot || (logged.isPast && logged.event.timestamp < oldest);
}

/// In runs of what is past and what is live.
void LogFeed::put(LogPiece& piece)
{
    std::vector<LoggedEvent>& all = piece.events;
    LineCounts& counts = m_counts[piece.log] += piece.counts;
    std::erase_if(all, [&](const LoggedEvent& each) { return isLeftOut(each, counts); });
    for (std::size_t begin = 0; begin < all.size();) {
        const bool arePast = all[begin].isPast;
        std::size_t end = begin;
        std::vector<Event> run;
        for (; end < all.size() && all[end].isPast == arePast; ++end)
            run.push_back(std::move(all[end].event));
        note(piece, begin, end);
        takeRun(std::move(run), arePast, piece.reader, piece.log);
        begin = end;
    }
    if (m_store && !piece.position.empty())
        m_store->queue().note(m_store->queue().lastSeq(), {m_names[piece.log], piece.position});
    if (piece.isPastOver)
        endPast(piece.log, piece.reader);
}

/// Each event says where to go on behind it, for it may be the last that is written.
void LogFeed::note(const LogPiece& piece, std::size_t begin, std::size_t end)
{
    if (!m_store)
        return;
    StoreQueue& queue = m_store->queue();
    for (std::size_t i = begin; i < end; ++i) {
        if (!piece.events[i].position.empty())
            queue.note(queue.lastSeq() + 1 + (i - begin),
                       {m_names[piece.log], piece.events[i].position});
    }
}

void LogFeed::takeRun(std::vector<Event> events, bool arePast, std::uint64_t reader,
                      std::size_t log)
{
    if (!arePast) {
        for (Event& event : events)
            event.receivedAt = m_past.clock.now();
        return m_ingest.takePart(std::move(events));
    }
    if (m_store)
        importerOf(log, reader).take(std::move(events), [](const Importer::Outcome&) {});
}

/// The minutes before are handed to the store first: what is imported is added to them.
Importer& LogFeed::importerOf(std::size_t log, std::uint64_t reader)
{
    m_ingest.tick();
    std::unique_ptr<Importer>& importer = m_importers[{log, reader}];
    if (!importer) {
        importer = std::make_unique<Importer>(m_past.limits, m_past.nextMidnight, m_past.live,
                                              m_past.seen, m_past.clock, FollowedLog::maxLiveAgeMs);
        importer->keepIn(*m_store, m_names[log] + ' ' + std::to_string(reader));
    }
    return *importer;
}

void LogFeed::endPast(std::size_t log, std::uint64_t reader)
{
    const auto found = m_importers.find({log, reader});
    if (found == m_importers.end())
        return;
    // Until all is handed over it has to live: who goes on with it takes it up again.
    found->second->finish([](const Importer::Outcome&) {});
}

} // namespace footfall
