// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/logs/followed_log.h"

#include "core/base/log.h"
#include "core/base/time/clock.h"

#include <QFile>

#include <algorithm>
#include <utility>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall {

namespace {

constexpr std::size_t readBytes = 128 * 1024;
/// How far back the end of the last whole line is looked for.
constexpr std::uint64_t maxTailBytes = 1024 * 1024;

bool isInput(const QString& path)
{
    return path == QLatin1String("-");
}

/// Where the last line that is whole ends; 0: there is none.
std::uint64_t lastLineEnd(const OpenLog& log)
{
    std::string bytes(readBytes, '\0');
    for (std::uint64_t end = log.size; end > 0 && log.size - end < maxTailBytes;) {
        const std::uint64_t begin = end - std::min<std::uint64_t>(end, bytes.size());
        const ssize_t count =
            ::pread(log.file.get(), bytes.data(), std::size_t(end - begin), off_t(begin));
        if (count <= 0)
            return 0;
        const std::size_t feed = std::string_view(bytes.data(), std::size_t(count)).rfind('\n');
        if (feed != std::string_view::npos)
            return begin + feed + 1;
        end = begin;
    }
    return 0;
}

} // namespace

FollowedLog::FollowedLog(std::size_t number, LogToFollow log, AccessLogReader reader,
                         const LineContext& context, const Clock& clock)
    : m_number(number)
    , m_log(std::move(log))
    , m_reader(std::move(reader))
    , m_context(context)
    , m_clock(clock)
    , m_buffer(readBytes, '\0')
{
}

std::string FollowedLog::begin(const std::string& position)
{
    m_begunAt = m_clock.now();
    const std::optional<LogPositions> known = readPositions(position);
    if (known && !known->empty()) {
        beginAt(*known);
        return {};
    }
    Result<OpenLog> log = isInput(m_log.path) ? openInput() : openLog(m_log.path);
    if (!log) {
        m_isMissing = true;
        return log.error();
    }
    if (!log->isRegular)
        beginStream(std::move(*log));
    else
        beginFirst(std::move(*log));
    return {};
}

bool FollowedLog::isStream() const
{
    return isInput(m_log.path) || (m_hasLive && !m_cursors.back().log.isRegular);
}

void FollowedLog::beginStream(OpenLog log)
{
    qCWarning(logNet,
              "%s: a pipe: what comes while Footfall does not run, and what it has read but not "
              "stored when it is killed, is lost",
              isInput(m_log.path) ? "standard input" : qUtf8Printable(m_log.path));
    add(std::move(log), 0);
    m_hasLive = true;
}

void FollowedLog::beginFirst(OpenLog log)
{
    const std::uint64_t end = lastLineEnd(log);
    if (end > 0 && m_log.wantsPast) {
        if (Result<OpenLog> past = openLog(m_log.path); past && past->isSame(log))
            add(std::move(*past), 0, end, true);
    }
    add(std::move(log), end);
    m_hasLive = true;
}

/// The last position is that of the file that had the name.
void FollowedLog::beginAt(const LogPositions& positions)
{
    for (const LogPosition& position : positions) {
        std::optional<OpenLog> found = findLog(m_log.path, position);
        if (!found) {
            qCWarning(logNet,
                      "%s: what was written to it behind byte %llu before it was replaced is "
                      "lost: no file beside it begins as it did",
                      qUtf8Printable(m_log.path), static_cast<unsigned long long>(position.offset));
            continue;
        }
        Cursor& cursor = add(std::move(*found), position.offset, position.end, position.end > 0);
        cursor.isOld = true;
        cursor.quietSince = m_begunAt;
    }
    struct stat named = {};
    const bool isThere = ::stat(QFile::encodeName(m_log.path).constData(), &named) == 0;
    if (!m_cursors.empty() && m_cursors.back().end == 0 && isThere &&
        m_cursors.back().log.inode == named.st_ino) {
        m_cursors.back().isOld = false;
        m_hasLive = true;
    } else {
        m_isMissing = !isThere;
        takeUpNew();
    }
}

FollowedLog::Cursor& FollowedLog::add(OpenLog log, std::uint64_t offset, std::uint64_t end,
                                      bool isFirst)
{
    std::string head = log.isRegular ? log.head() : std::string();
    return m_cursors.emplace_back(Cursor{++m_lastNumber, std::move(log), LogLines(offset), offset,
                                         offset, end, isFirst, AccessEvents(m_log.site, m_context),
                                         std::move(head)});
}

LogPositions FollowedLog::positions() const
{
    LogPositions all;
    for (const Cursor& cursor : m_cursors) {
        if (!cursor.log.isRegular)
            continue;
        LogPosition position{cursor.log.inode, cursor.lines.offset(), cursor.end};
        OpenLog::mark(position, cursor.head);
        all.push_back(position);
    }
    return all;
}

LineCounts FollowedLog::counts() const
{
    LineCounts all = m_done;
    for (const Cursor& cursor : m_cursors)
        all += cursor.events.counts();
    return all;
}

/// What is live is asked first, and who was asked last goes to the end of the others.
LogPiece FollowedLog::next()
{
    LogPiece piece;
    piece.log = m_number;
    if (m_isEnded)
        return piece;
    if (!m_hasLive)
        takeUpNew();
    for (auto cursor = m_cursors.rbegin(); cursor != m_cursors.rend() && piece.isEmpty(); ++cursor)
        serve(*cursor, piece);
    for (auto cursor = m_cursors.begin(); cursor != m_cursors.end();) {
        const auto here = cursor++;
        if (isOver(*here) && !here->isPastOpen)
            drop(here);
    }
    if (piece.isEmpty() && !isStream())
        look();
    if (std::string position = positionText(positions()); position != m_lastPosition) {
        m_lastPosition = position;
        piece.position = std::move(position);
    }
    const LineCounts now = counts();
    piece.counts = now - std::exchange(m_told, now);
    return piece;
}

bool FollowedLog::isOver(const Cursor& cursor) const
{
    if (cursor.end > 0)
        return cursor.lines.offset() >= cursor.end;
    return cursor.isOld && m_clock.now() - cursor.quietSince >= oldQuietMs;
}

void FollowedLog::drop(std::list<Cursor>::iterator cursor)
{
    m_done += cursor->events.counts();
    m_cursors.erase(cursor);
}

void FollowedLog::serve(Cursor& cursor, LogPiece& piece)
{
    piece.reader = cursor.number;
    const std::uint64_t upTo = cursor.readUpTo + maxBytes;
    bool isAtEnd = false;
    bool waits = false;
    LogLine line;
    while (piece.events.size() < maxEvents && !isAtEnd && !waits) {
        if (cursor.lines.next(line))
            waits = !take(cursor, line, piece);
        else if (cursor.readUpTo < upTo)
            isAtEnd = !readOn(cursor);
        else
            break;
    }
    // No line end will follow any more.
    const bool isLast = m_isEnded || (isAtEnd && cursor.isOld && isOver(cursor));
    if (isLast && cursor.lines.last(line))
        take(cursor, line, piece);
    const bool hasLive = !piece.events.empty() && !piece.events.back().isPast;
    const bool hasPast = std::any_of(piece.events.begin(), piece.events.end(),
                                     [](const LoggedEvent& each) { return each.isPast; });
    cursor.isPastOpen = cursor.isPastOpen || hasPast;
    piece.isPastOver = cursor.isPastOpen && (hasLive || isAtEnd);
    cursor.isPastOpen = cursor.isPastOpen && !piece.isPastOver;
}

/// False: there is no more for now.
bool FollowedLog::readOn(Cursor& cursor)
{
    if (!cursor.log.isRegular)
        return readStream(cursor);
    const std::size_t room =
        cursor.end > 0
            ? std::size_t(std::min<std::uint64_t>(cursor.end - cursor.readUpTo, readBytes))
            : readBytes;
    const ssize_t count =
        ::pread(cursor.log.file.get(), m_buffer.data(), room, off_t(cursor.readUpTo));
    if (count <= 0)
        return false;
    // It may have been emptied and written again up to here: then it does not begin as before.
    const std::string head = cursor.log.head();
    if (head.substr(0, cursor.head.size()) != cursor.head)
        return false;
    cursor.head = head;
    cursor.readUpTo += std::uint64_t(count);
    cursor.quietSince = m_clock.now();
    cursor.lines.add({m_buffer.data(), std::size_t(count)});
    return true;
}

bool FollowedLog::readStream(Cursor& cursor)
{
    pollfd wanted{cursor.log.file.get(), POLLIN, 0};
    if (::poll(&wanted, 1, 0) <= 0)
        return false;
    const ssize_t count = ::read(wanted.fd, m_buffer.data(), m_buffer.size());
    if (count > 0) {
        cursor.readUpTo += std::uint64_t(count);
        cursor.lines.add({m_buffer.data(), std::size_t(count)});
        return true;
    }
    m_isEnded = count == 0 && isInput(m_log.path);
    if (m_isEnded)
        qCInfo(logNet, "standard input has ended");
    return false;
}

/// What was there at the first start is past, and gets so old that it is of a minute that is over.
bool FollowedLog::mustWait(const Cursor& cursor, TimeMs at) const
{
    const TimeMs now = m_clock.now();
    return cursor.isFirst && at > now - maxLiveAgeMs - marginMs &&
           now - m_begunAt <= maxLiveAgeMs + marginMs;
}

/// False: it waits, and all behind it.
bool FollowedLog::take(Cursor& cursor, const LogLine& line, LogPiece& piece)
{
    if (line.text.empty() && !line.isTooLong)
        return true;
    const AccessReading reading =
        line.isTooLong ? AccessReading(Error{"it has more than " +
                                             std::to_string(maxAccessLineBytes) + " bytes"})
                       : m_reader.read(line.text);
    if (!reading) {
        cursor.events.countUnreadable();
        complain(cursor, line, reading.error());
        return true;
    }
    if (mustWait(cursor, reading->time)) {
        cursor.lines.putBack(line);
        return false;
    }
    std::optional<Event> event = cursor.events.eventOf(*reading);
    if (!event)
        return true;
    const TimeMs now = m_clock.now();
    const TimeMs youngest = now - maxLiveAgeMs - marginMs;
    const bool isPast = cursor.isFirst || reading->time < youngest;
    event->timestamp = std::min(event->timestamp, isPast ? youngest : now);
    piece.events.push_back(
        {std::move(*event), std::string(reading->agent), isPast, positionText(positions())});
    return true;
}

/// Never what stands there: an address is part of it.
void FollowedLog::complain(const Cursor& cursor, const LogLine& line, const std::string& why)
{
    if (++m_complaints > maxComplaints)
        return;
    const bool isCounted = cursor.start == 0;
    qCWarning(logNet, "%s, %s %llu: %s%s", qUtf8Printable(m_log.path), isCounted ? "line" : "byte",
              static_cast<unsigned long long>(isCounted ? line.number : line.begin), why.c_str(),
              m_complaints == maxComplaints ? "; more such lines are only counted" : "");
}

/// What became of the file that had the name; asked when nothing is left to be read.
void FollowedLog::look()
{
    if (!m_hasLive)
        return;
    makeRoom();
    struct stat named = {};
    const Cursor& live = m_cursors.back();
    if (::stat(QFile::encodeName(m_log.path).constData(), &named) != 0) {
        if (!std::exchange(m_isMissing, true))
            qCWarning(logNet, "%s: it is gone; once it is there again it is read on",
                      qUtf8Printable(m_log.path));
        return;
    }
    if (named.st_ino != live.log.inode || named.st_dev != live.log.device) {
        m_cursors.back().isOld = true;
        m_cursors.back().quietSince = m_clock.now();
        return takeUpNew();
    }
    m_isMissing = false;
    const bool isShorter = std::uint64_t(named.st_size) < live.readUpTo;
    if (isShorter || live.log.head(live.head.size()) != live.head)
        truncated();
}

/// For one more, and its copy. What was renamed the longest ago has been read to its end for now.
void FollowedLog::makeRoom()
{
    const auto isSpare = [](const Cursor& cursor) { return cursor.isOld && cursor.end == 0; };
    while (m_cursors.size() + 2 > maxLogPositions) {
        const auto oldest = std::find_if(m_cursors.begin(), m_cursors.end(), isSpare);
        if (oldest == m_cursors.end())
            return;
        drop(oldest);
    }
}

/// All of it is new.
void FollowedLog::takeUpNew()
{
    m_hasLive = false;
    if (isInput(m_log.path))
        return;
    Result<OpenLog> log = openLog(m_log.path);
    if (!log)
        return;
    if (!log->isRegular)
        return m_cursors.empty() ? beginStream(std::move(*log)) : void();
    if (std::exchange(m_isMissing, false))
        qCInfo(logNet, "%s: it is there, and read", qUtf8Printable(m_log.path));
    add(std::move(*log), 0);
    m_hasLive = true;
}

/// What was not read yet is in the copy, where one was made first.
void FollowedLog::truncated()
{
    LogPosition position = positions().back();
    std::optional<OpenLog> copy = findLog(m_log.path, position);
    drop(std::prev(m_cursors.end()));
    if (copy) {
        Cursor& rest = add(std::move(*copy), position.offset);
        rest.isOld = true;
        rest.quietSince = m_clock.now();
    } else {
        qCWarning(logNet,
                  "%s: it was truncated, and no copy is beside it: what was written just "
                  "before may be lost",
                  qUtf8Printable(m_log.path));
    }
    takeUpNew();
}

} // namespace footfall
