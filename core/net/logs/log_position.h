// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/socket/descriptor.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// How far a file was read: all before `offset` is done.
struct LogPosition
{
    std::uint64_t inode = 0;
    std::uint64_t offset = 0;
    /// Nothing of the file is read from there on; 0: it is followed.
    std::uint64_t end = 0;
    /// What it begins with: so many bytes, and a hash of them. It has so few bits that nobody can
    /// find out from it what address stands there.
    std::uint64_t headBytes = 0;
    std::uint16_t headHash = 0;

    bool operator==(const LogPosition&) const = default;
};

/// Of one log: itself, those that it was before, and what is still to be read of its past.
using LogPositions = std::vector<LogPosition>;
inline constexpr std::size_t maxLogPositions = 8;

/// As one line of text: "INODE OFFSET END BYTES HASH;…".
std::string positionText(const LogPositions& positions);
/// Nothing where a text is no such line.
std::optional<LogPositions> readPositions(std::string_view text);

/// A file that is open.
struct OpenLog
{
    Descriptor file;
    std::uint64_t inode = 0;
    std::uint64_t device = 0;
    std::uint64_t size = 0;
    bool isRegular = false;

    /// Whether it is the same as that other one.
    bool isSame(const OpenLog& other) const
    {
        return inode == other.inode && device == other.device;
    }
    /// What a position is known by: sets headBytes and headHash, of a file that begins with `head`.
    static void mark(LogPosition& position, std::string_view head);
    /// Up to so many of its first bytes.
    std::string head(std::size_t most = maxHeadBytes) const;
    /// Whether it was read up to that position, by what it begins with.
    bool fits(const LogPosition& position) const;

    static constexpr std::size_t maxHeadBytes = 256;
    /// A name alone is not enough where so few bytes are compared.
    static constexpr std::size_t minHeadBytes = 64;
};

/// Opens it to read, without waiting for the other end of a pipe. Fails with a sentence.
Result<OpenLog> openLog(const QString& path);

/// Standard input, whatever that is; read as a pipe.
Result<OpenLog> openInput();

/// The file that was read up to there: `path` itself, or what it was renamed or copied to, in the
/// same folder. Nothing where there is none any more.
std::optional<OpenLog> findLog(const QString& path, const LogPosition& position);

} // namespace footfall
