// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/bot_filter.h"
#include "core/ingest/importer.h"
#include "core/ingest/ingest.h"
#include "core/net/logs/log_follower.h"

#include <QObject>

#include <list>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace footfall {

/// What an importer of a log's past is made with.
struct PastContext
{
    const Limits& limits;
    NextMidnight nextMidnight;
    LiveModel& live;
    SeenIds& seen;
    const Clock& clock;
};

/// Brings what was read of web servers' logs to where all events go: what is live into Ingest, what
/// is past into the history. How far each log was read is kept in the same commit as its events: no
/// line counts twice, and none is lost, whatever ends the program. While nothing can be written
/// what was read waits, and nothing more is read. Server thread.
class LogFeed : public QObject
{
    Q_OBJECT

public:
    /// `names`: under which the position of each log is noted. What is passed must outlive it.
    LogFeed(Ingest& ingest, BotFilter& bots, PastContext past, std::vector<std::string> names,
            QObject* parent = nullptr);

    void keepIn(Store& store) { m_store = &store; }
    void take(const LogPiecePtr& piece);
    /// Takes what waits, if it can be by now. Call a few times a second.
    void tick();
    /// Takes nothing more, and ends what is past.
    void stop();
    /// Of each log the lines that were taken, bots apart; from its start.
    const std::vector<LineCounts>& counts() const { return m_counts; }

Q_SIGNALS:
    /// The next piece of it may come.
    void taken(quint64 log);

private:
    void put(LogPiece& piece);
    void takeRun(std::vector<Event> events, bool arePast, std::uint64_t reader, std::size_t log);
    void note(const LogPiece& piece, std::size_t begin, std::size_t end);
    Importer& importerOf(std::size_t log, std::uint64_t reader);
    void endPast(std::size_t log, std::uint64_t reader);
    bool isLeftOut(const LoggedEvent& logged, LineCounts& counts);

    Ingest& m_ingest;
    BotFilter& m_bots;
    const PastContext m_past;
    const std::vector<std::string> m_names;
    std::vector<LineCounts> m_counts;
    Store* m_store = nullptr;
    std::list<LogPiecePtr> m_waiting;
    std::map<std::pair<std::size_t, std::uint64_t>, std::unique_ptr<Importer>> m_importers;
    bool m_isStopped = false;
};

} // namespace footfall
