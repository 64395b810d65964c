// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/logs/access_events.h"
#include "core/net/logs/log_position.h"
#include "core/protocol/logs/access_log_reader.h"
#include "core/protocol/logs/log_lines.h"

#include <QString>

#include <cstdint>
#include <list>
#include <string>
#include <vector>

namespace footfall {

class Clock;

/// An event of a line that was read.
struct LoggedEvent
{
    Event event;
    /// For BotFilter.
    std::string agent;
    /// It is history: it was there at the first start, or is older than what is live.
    bool isPast = false;
    /// Where to go on once it is kept; empty: nowhere, it came by a pipe.
    std::string position;
};

/// What was read of a log in one go.
struct LogPiece
{
    std::size_t log = 0;
    /// What it was read by: those of one come in the order of time.
    std::uint64_t reader = 0;
    std::vector<LoggedEvent> events;
    /// Where to go on when all is kept; empty: it has not changed.
    std::string position;
    /// Lines that came to their ends since the piece before.
    LineCounts counts = {};
    /// What is past in it, or was before, is at its end for now.
    bool isPastOver = false;

    bool isEmpty() const
    {
        return events.empty() && position.empty() && !isPastOver && counts == LineCounts();
    }
};

/// Which log to follow, and as what.
struct LogToFollow
{
    QString path;     ///< "-": standard input
    std::string site; ///< empty: each line's own host
    /// What is there at the first start is told, too.
    bool wantsPast = true;
};

/// Reads a web server's log as it grows: over its rotation, be it renamed or copied and truncated,
/// over its deletion, and on from where the program left it. Nothing is read twice, and nothing
/// that still has a name in its folder is left out. A pipe, or standard input, is read as it comes.
/// Used by one thread.
class FollowedLog
{
public:
    /// Older lines are never of what is live.
    static constexpr DurationMs maxLiveAgeMs = minuteMs;
    /// What is past is of a minute that is over, whatever the clock's last digits.
    static constexpr DurationMs marginMs = secondMs;
    static constexpr std::size_t maxEvents = 500;
    /// Bytes read in one go.
    static constexpr std::size_t maxBytes = 1024 * 1024;
    /// A file that was renamed is read on for so long after its last line: who writes it may not
    /// have opened the new one.
    static constexpr DurationMs oldQuietMs = minuteMs;
    /// Lines that cannot be read are told, so many.
    static constexpr int maxComplaints = 20;

    /// What is passed must outlive it.
    FollowedLog(std::size_t number, LogToFollow log, AccessLogReader reader,
                const LineContext& context, const Clock& clock);

    /// Goes on from `position`; empty: it was never read before. Why it cannot be read, for a
    /// person: then it is tried again with each `next`. Empty: all is well.
    std::string begin(const std::string& position);
    /// The next piece; empty: there is nothing new.
    LogPiece next();
    /// Of all lines read.
    LineCounts counts() const;
    const QString& path() const { return m_log.path; }

private:
    struct Cursor
    {
        std::uint64_t number;
        OpenLog log;
        LogLines lines;
        std::uint64_t start;
        std::uint64_t readUpTo;
        std::uint64_t end; ///< 0: none
        bool isFirst;      ///< it was there at the first start
        AccessEvents events;
        std::string head = {};
        bool isOld = false; ///< it has another name by now
        bool isPastOpen = false;
        TimeMs quietSince = {};
    };

    bool isStream() const;
    void beginStream(OpenLog log);
    void beginFirst(OpenLog log);
    void beginAt(const LogPositions& positions);
    Cursor& add(OpenLog log, std::uint64_t offset, std::uint64_t end = 0, bool isFirst = false);
    LogPositions positions() const;

    void serve(Cursor& cursor, LogPiece& piece);
    bool readOn(Cursor& cursor);
    bool readStream(Cursor& cursor);
    bool take(Cursor& cursor, const LogLine& line, LogPiece& piece);
    bool mustWait(const Cursor& cursor, TimeMs at) const;
    bool isOver(const Cursor& cursor) const;
    void drop(std::list<Cursor>::iterator cursor);

    void look();
    void takeUpNew();
    void makeRoom();
    void truncated();
    void complain(const Cursor& cursor, const LogLine& line, const std::string& why);

    const std::size_t m_number;
    const LogToFollow m_log;
    AccessLogReader m_reader;
    const LineContext m_context;
    const Clock& m_clock;
    /// The last one is of the file that has the name, once there is one.
    std::list<Cursor> m_cursors;
    bool m_hasLive = false;
    bool m_isMissing = false;
    bool m_isEnded = false; ///< standard input is
    std::uint64_t m_lastNumber = 0;
    std::string m_lastPosition;
    TimeMs m_begunAt;
    LineCounts m_done;
    LineCounts m_told;
    int m_complaints = 0;
    std::string m_buffer;
};

} // namespace footfall
