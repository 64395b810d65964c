// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/message/http_message.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace footfall {

/// The path of a request as routes know it (core/protocol/README.md, "Paths"): percent-encoding
/// decoded once, repeated slashes made one, a trailing one dropped; case is kept. Refuses broken
/// escapes, control characters and the segments "." and "..", however they were written.
Result<QByteArray> normalisedPath(std::string_view raw);

/// Why a request is not served: an HTTP status and a sentence for whoever sent it.
struct Refusal
{
    int status = 0;
    std::string message;
};

/// What stands before the body of a request, and how the body comes.
struct RequestHead
{
    HttpRequest request; ///< without body and peer
    /// The host that the target names, if it is a URL, without the scheme's own port.
    QByteArray authority;
    std::string_view defaultPort; ///< of that scheme, with the colon
    std::int64_t contentLength = 0;
    bool chunked = false;
    bool keepAlive = true;
    bool expectsContinue = false;
};

struct HeadParse
{
    enum class Status
    {
        NeedMore,
        Complete,
        Refused
    };

    Status status = Status::NeedMore;
    std::size_t consumed = 0; ///< bytes of the head, when complete
    Refusal refusal;          ///< when refused
    RequestHead head;         ///< when complete
};

/// Longest request line; above it 414.
constexpr std::size_t requestLineBytes = 8 * 1024;
/// Most header lines; above it 431.
constexpr std::size_t headerLines = 100;

/// Reads the head of an HTTP/1.1 or 1.0 request from the beginning of `bytes`, strictly: what two
/// servers could understand differently is refused. Pure; the outcome does not depend on how the
/// bytes were cut into pieces. `headBytes` bounds the whole head (431).
HeadParse parseHead(std::string_view bytes, std::size_t headBytes);

} // namespace footfall
