// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/logs/log_position.h"

#include "core/base/stable_hash.h"
#include "core/base/text/ascii.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall {

namespace {

/// Files of a folder that are looked at for one that was renamed.
constexpr int maxSiblings = 200;

std::uint16_t hashOf(std::string_view head)
{
    return std::uint16_t(stableHash(head, 0));
}

bool takeNumber(std::string_view& text, std::uint64_t& number)
{
    const std::string_view word = takeUntil(text, ' ');
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    return read.ec == std::errc{} && read.ptr == word.data() + word.size();
}

bool readOne(std::string_view text, LogPosition& position)
{
    std::uint64_t hash = 0;
    const bool isRead = takeNumber(text, position.inode) && takeNumber(text, position.offset) &&
                        takeNumber(text, position.end) && takeNumber(text, position.headBytes) &&
                        takeNumber(text, hash) && text.empty();
    position.headHash = std::uint16_t(hash);
    return isRead && hash <= UINT16_MAX && position.headBytes <= OpenLog::maxHeadBytes;
}

} // namespace

std::string positionText(const LogPositions& positions)
{
    std::string text;
    for (const LogPosition& each : positions) {
        if (!text.empty())
            text += ';';
        for (const std::uint64_t number : {each.inode, each.offset, each.end, each.headBytes})
            text.append(std::to_string(number)).append(" ");
        text += std::to_string(each.headHash);
    }
    return text;
}

std::optional<LogPositions> readPositions(std::string_view text)
{
    LogPositions positions;
    while (!text.empty()) {
        LogPosition one;
        if (positions.size() == maxLogPositions || !readOne(takeUntil(text, ';'), one))
            return std::nullopt;
        positions.push_back(one);
    }
    return positions;
}

void OpenLog::mark(LogPosition& position, std::string_view head)
{
    position.headBytes = head.size();
    position.headHash = hashOf(head);
}

std::string OpenLog::head(std::size_t most) const
{
    std::array<char, maxHeadBytes> bytes;
    const ssize_t count = ::pread(file.get(), bytes.data(), std::min(most, maxHeadBytes), 0);
    return std::string(bytes.data(), count > 0 ? std::size_t(count) : 0);
}

bool OpenLog::fits(const LogPosition& position) const
{
    if (!isRegular || size < position.offset)
        return false;
    if (inode != position.inode && position.headBytes < minHeadBytes)
        return false;
    const std::string begin = head(std::size_t(position.headBytes));
    return begin.size() == position.headBytes && hashOf(begin) == position.headHash;
}

Result<OpenLog> openLog(const QString& path)
{
    OpenLog log;
    log.file = Descriptor(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat facts = {};
    if (!log.file.isOpen() || ::fstat(log.file.get(), &facts) != 0)
        return Error{path.toStdString() + ": " + std::strerror(errno)};
    if (S_ISDIR(facts.st_mode))
        return Error{path.toStdString() + ": this is a folder"};
    log.inode = facts.st_ino;
    log.device = facts.st_dev;
    log.size = std::uint64_t(facts.st_size);
    log.isRegular = S_ISREG(facts.st_mode);
    return log;
}

Result<OpenLog> openInput()
{
    OpenLog log;
    log.file = Descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
    if (!log.file.isOpen())
        return Error{std::string("standard input: ") + std::strerror(errno)};
    return log;
}

std::optional<OpenLog> findLog(const QString& path, const LogPosition& position)
{
    const QFileInfo named(path);
    QStringList candidates{path};
    const QDir folder = named.absoluteDir();
    // "access.log.1", "access.log-20261130", but also "access-1.log".
    const QString pattern = named.baseName() + QLatin1Char('*');
    for (const QString& name : folder.entryList({pattern}, QDir::Files, QDir::Time)) {
        if (candidates.size() > maxSiblings)
            break;
        candidates.append(folder.filePath(name));
    }
    std::optional<OpenLog> other;
    for (const QString& candidate : candidates) {
        Result<OpenLog> log = openLog(candidate);
        if (!log || !log->fits(position))
            continue;
        if (log->inode == position.inode)
            return std::move(*log);
        if (!other)
            other = std::move(*log);
    }
    return other;
}

} // namespace footfall
