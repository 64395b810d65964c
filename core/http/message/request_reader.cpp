// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/request_reader.h"

#include "core/base/text/ascii.h"

#include <algorithm>

namespace footfall {

namespace {

/// What is set aside on the word of a client; more only as it really comes.
constexpr std::int64_t trustedBodyBytes = 64 * 1024;

} // namespace

RequestReader::Status RequestReader::feed(std::string_view& bytes, const Limits& limits)
{
    if (m_refusal.status)
        return Status::Refused;
    if (!m_body) {
        if (!readHead(bytes, limits))
            return m_refusal.status ? Status::Refused : Status::NeedHead;
        if (const Status begun = beginBody(limits); begun != Status::NeedBody)
            return begun;
        m_continueIsDue = m_head.expectsContinue && bytes.empty();
    }
    return m_head.chunked ? readChunks(bytes, limits) : readBody(bytes, limits);
}

bool RequestReader::readHead(std::string_view& bytes, const Limits& limits)
{
    const auto before = static_cast<std::size_t>(m_partialHead.size());
    if (before > 0)
        m_partialHead.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    HeadParse parse = parseHead(before > 0 ? viewOf(m_partialHead) : bytes,
                                static_cast<std::size_t>(limits.requestHeadBytes));
    if (parse.status == HeadParse::Status::NeedMore) {
        if (before == 0)
            m_partialHead = bytesOf(bytes);
        bytes = {};
        return false;
    }
    m_partialHead = {};
    m_refusal = std::move(parse.refusal);
    if (m_refusal.status)
        return false;
    bytes.remove_prefix(parse.consumed - before);
    m_head = std::move(parse.head);
    return true;
}

RequestReader::Status RequestReader::beginBody(const Limits& limits)
{
    if (m_head.contentLength > limits.requestBodyBytes)
        return refuse(413, "The request body is too large");
    if (m_head.contentLength == 0 && !m_head.chunked)
        return Status::Complete;
    m_body = std::make_unique<Body>();
    m_body->missing = m_head.contentLength;
    m_head.request.body.reserve(std::min(m_head.contentLength, trustedBodyBytes));
    return Status::NeedBody;
}

RequestReader::Status RequestReader::readBody(std::string_view& bytes, const Limits&)
{
    const auto count =
        std::min<std::int64_t>(m_body->missing, static_cast<std::int64_t>(bytes.size()));
    m_head.request.body.append(bytes.data(), count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    m_body->missing -= count;
    return m_body->missing == 0 ? Status::Complete : Status::NeedBody;
}

RequestReader::Status RequestReader::readChunks(std::string_view& bytes, const Limits& limits)
{
    switch (m_body->chunks.feed(bytes, m_head.request.body, limits.requestBodyBytes)) {
    case ChunkedBody::Status::NeedMore:
        return Status::NeedBody;
    case ChunkedBody::Status::Complete:
        return Status::Complete;
    case ChunkedBody::Status::Malformed:
        return refuse(400, "Malformed chunked body");
    case ChunkedBody::Status::TooLarge:
        return refuse(413, "The request body is too large");
    }
    Q_UNREACHABLE();
}

RequestReader::Status RequestReader::refuse(int status, const char* message)
{
    m_refusal = {status, message};
    return Status::Refused;
}

RequestHead RequestReader::take()
{
    m_body.reset();
    m_continueIsDue = false;
    return std::exchange(m_head, {});
}

} // namespace footfall
