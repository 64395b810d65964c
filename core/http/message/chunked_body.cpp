// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/chunked_body.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace footfall {

namespace {

constexpr qsizetype lineBytes = 1024;
constexpr qsizetype trailerBytes = 8 * 1024;
/// Enough for any chunk, too few for an overflow.
constexpr std::size_t sizeDigits = 12;

/// Read by somebody on the way, each of these would make another message of it.
constexpr std::array<std::string_view, 10> framingHeaders{
    "connection", "content-encoding", "content-length", "expect",           "host", "keep-alive",
    "te",         "trailer",          "upgrade",        "transfer-encoding"};

bool isControlButTab(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

bool isFraming(std::string_view name)
{
    return std::any_of(framingHeaders.begin(), framingHeaders.end(),
                       [&](std::string_view framing) { return sameText(name, framing); });
}

} // namespace

ChunkedBody::Status ChunkedBody::feed(std::string_view& bytes, QByteArray& body, std::int64_t limit)
{
    Status status = Status::NeedMore;
    while (status == Status::NeedMore && !bytes.empty()) {
        if (m_part == Part::Data)
            readData(bytes, body);
        else
            status = readLine(bytes, body.size(), limit);
    }
    return status;
}

void ChunkedBody::readData(std::string_view& bytes, QByteArray& body)
{
    const auto count = std::min<std::int64_t>(m_left, static_cast<std::int64_t>(bytes.size()));
    body.append(bytes.data(), count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    m_left -= count;
    if (m_left == 0)
        m_part = Part::DataEnd;
}

ChunkedBody::Status ChunkedBody::readLine(std::string_view& bytes, std::int64_t bodySize,
                                          std::int64_t limit)
{
    const std::size_t feed = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, feed);
    if (m_line.size() + static_cast<qsizetype>(piece.size()) > lineBytes)
        return Status::Malformed;
    m_line.append(piece.data(), static_cast<qsizetype>(piece.size()));
    if (feed == std::string_view::npos) {
        bytes = {};
        return Status::NeedMore;
    }
    bytes.remove_prefix(feed + 1);
    if (!m_line.endsWith('\r'))
        return Status::Malformed;
    m_line.chop(1);
    const Status status = endLine(bodySize, limit);
    m_line.clear();
    return status;
}

ChunkedBody::Status ChunkedBody::endLine(std::int64_t bodySize, std::int64_t limit)
{
    switch (m_part) {
    case Part::Size:
        return readSize(bodySize, limit);
    case Part::DataEnd:
        m_part = Part::Size;
        return m_line.isEmpty() ? Status::NeedMore : Status::Malformed;
    default:
        return m_line.isEmpty() ? Status::Complete : readTrailer();
    }
}

ChunkedBody::Status ChunkedBody::readTrailer()
{
    m_trailerBytes += m_line.size();
    const std::string_view line = viewOf(m_line);
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    const bool isGood = colon != std::string_view::npos && isToken(name) && !isFraming(name) &&
                        std::none_of(line.begin(), line.end(), isControlButTab);
    return isGood && m_trailerBytes <= trailerBytes ? Status::NeedMore : Status::Malformed;
}

ChunkedBody::Status ChunkedBody::readSize(std::int64_t bodySize, std::int64_t limit)
{
    std::string_view line = viewOf(m_line);
    const std::string_view digits = takeUntil(line, ';');
    const char* end = digits.data() + digits.size();
    if (digits.empty() || digits.front() == '-' ||
        std::any_of(line.begin(), line.end(), isControlButTab))
        return Status::Malformed;
    if (digits.size() > sizeDigits)
        return Status::TooLarge;
    if (const auto read = std::from_chars(digits.data(), end, m_left, 16);
        read.ec != std::errc{} || read.ptr != end)
        return Status::Malformed;
    if (m_left > limit - bodySize)
        return Status::TooLarge;
    m_part = m_left == 0 ? Part::Trailer : Part::Data;
    return Status::NeedMore;
}

} // namespace footfall
