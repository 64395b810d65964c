// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/logs/access_line.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace footfall {

/// A line of a log, without its end. The text is good until bytes are added.
struct LogLine
{
    std::string_view text;
    /// From 1 on, counted from where the log was begun to be read.
    std::uint64_t number = 0;
    /// Where it begins, and where the next one does, in bytes.
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    /// It has more than maxAccessLineBytes; its text is gone.
    bool isTooLong = false;
};

/// Cuts bytes that come in pieces into lines. Holds one piece and one line at most.
class LogLines
{
public:
    explicit LogLines(std::uint64_t offset = 0)
        : m_offset(offset)
    {
    }

    /// Behind what was added before. Lines are to be taken until there is none.
    void add(std::string_view bytes);
    /// The next line that is whole; false: there is none.
    bool next(LogLine& line);
    /// What no line end follows, once it is known that none will; false: nothing is left.
    bool last(LogLine& line);
    /// Gives back the line that was taken last.
    void putBack(const LogLine& line);
    /// Where the next line begins.
    std::uint64_t offset() const { return m_offset; }

private:
    void give(LogLine& line, std::size_t size, std::size_t end);

    std::string m_bytes;
    std::size_t m_at = 0; ///< of m_bytes, what was not taken yet
    std::size_t m_searched = 0; ///< up to there, from m_at on, is no line end
    std::uint64_t m_offset;
    std::uint64_t m_number = 0;
    /// Of a line that is too long, bytes that are gone.
    std::uint64_t m_dropped = 0;
};

} // namespace footfall
