// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <string_view>

namespace footfall {

/// Reads a chunked request body piece by piece. Extensions and trailers are dropped, and bounded; a
/// trailer that says where a message goes or ends is malformed.
class ChunkedBody
{
public:
    enum class Status
    {
        NeedMore,
        Complete,
        Malformed,
        TooLarge
    };

    /// Takes from the front of `bytes` what belongs to the body and appends the data to `body`,
    /// which may grow to `limit` bytes.
    Status feed(std::string_view& bytes, QByteArray& body, std::int64_t limit);

private:
    enum class Part
    {
        Size,
        Data,
        DataEnd,
        Trailer
    };

    Status readLine(std::string_view& bytes, std::int64_t bodySize, std::int64_t limit);
    Status endLine(std::int64_t bodySize, std::int64_t limit);
    Status readSize(std::int64_t bodySize, std::int64_t limit);
    Status readTrailer();
    void readData(std::string_view& bytes, QByteArray& body);

    Part m_part = Part::Size;
    std::int64_t m_left = 0; ///< of the chunk under way
    qsizetype m_trailerBytes = 0;
    QByteArray m_line;
};

} // namespace footfall
