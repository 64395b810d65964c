// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/socket/descriptor.h"

#include <memory>

struct ssl_st;

namespace footfall {

class TlsContext;

/// The server's end of one TLS connection over a non-blocking socket that somebody else owns.
/// Server thread.
class TlsSession
{
public:
    TlsSession(const TlsContext& context, int socket);
    ~TlsSession();

    /// Whether both sides have agreed on a key.
    bool isReady() const { return m_ready; }
    /// As `ClientSocket::shakeHands`.
    Transfer::Status shakeHands();
    /// Whether what came first was no TLS but a method of HTTP.
    bool hearsPlainHttp() const;

    /// Ended: the client has said that nothing more comes, or its socket did.
    Transfer receive(char* into, std::size_t room);
    /// After WouldBlock, the same bytes must be sent next; more may follow them.
    Transfer send(std::string_view bytes);
    /// Tells the client that nothing more comes (close_notify).
    Transfer::Status sayGoodbye();

private:
    struct Line;
    struct Freed
    {
        void operator()(ssl_st* ssl) const;
    };

    Transfer::Status outcomeOf(int result);

    std::unique_ptr<Line> m_line;
    std::unique_ptr<ssl_st, Freed> m_ssl;
    bool m_ready = false;
    bool m_broken = false;
    bool m_saidGoodbye = false;
};

} // namespace footfall
