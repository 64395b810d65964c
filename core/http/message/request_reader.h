// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/http/message/chunked_body.h"
#include "core/http/message/request_parser.h"

#include <QByteArray>

#include <memory>
#include <string_view>

namespace footfall {

/// Reads the requests of one connection, one after the other, from bytes in pieces of any size.
/// Holds next to nothing between requests: 20,000 connections mostly wait.
class RequestReader
{
public:
    enum class Status
    {
        NeedHead, ///< waits for the rest of a head, or for a first byte
        NeedBody, ///< the head is known, the body is not complete
        Complete, ///< `take` the request; then `feed` reads the next one
        Refused   ///< `refusal` says why; nothing more can be read from this connection
    };

    /// Takes from the front of `bytes` what belongs to the request under way.
    Status feed(std::string_view& bytes, const Limits& limits);

    /// Whether not even one byte of a request has come.
    bool isIdle() const { return m_partialHead.isEmpty() && !m_body; }
    /// Bytes of body that are kept until the request is complete.
    qint64 bodyBytes() const { return m_body ? m_head.request.body.size() : 0; }
    /// The complete request, and a fresh start.
    RequestHead take();
    const Refusal& refusal() const { return m_refusal; }
    /// The request as far as it is known: empty until its head is complete.
    const HttpRequest& known() const { return m_head.request; }
    /// Whether the client waits for a 100 before it sends the body; true once.
    bool takeContinue() { return std::exchange(m_continueIsDue, false); }

private:
    /// Exists only while a body is being read.
    struct Body
    {
        std::int64_t missing = 0;
        ChunkedBody chunks;
    };

    bool readHead(std::string_view& bytes, const Limits& limits);
    Status beginBody(const Limits& limits);
    Status readBody(std::string_view& bytes, const Limits& limits);
    Status readChunks(std::string_view& bytes, const Limits& limits);
    Status refuse(int status, const char* message);

    QByteArray m_partialHead;
    RequestHead m_head;
    std::unique_ptr<Body> m_body;
    Refusal m_refusal;
    bool m_continueIsDue = false;
};

} // namespace footfall
