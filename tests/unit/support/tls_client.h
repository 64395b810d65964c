// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/socket/descriptor.h"

#include <QByteArray>

#include <array>
#include <memory>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace footfall {

/// A client that speaks TLS on a socket that does not block, and trusts everybody. Nothing of it
/// happens by itself: each call does what can be done now.
class TlsClient
{
public:
    explicit TlsClient(Descriptor socket)
        : m_socket(std::move(socket))
        , m_context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free)
        , m_ssl(SSL_new(m_context.get()), &SSL_free)
    {
        SSL_set_fd(m_ssl.get(), m_socket.get());
        SSL_set_mode(m_ssl.get(),
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_set_connect_state(m_ssl.get());
    }

    bool isEncrypted()
    {
        ERR_clear_error();
        return SSL_do_handshake(m_ssl.get()) == 1;
    }
    /// How much of it could be sent.
    qsizetype send(const QByteArray& bytes)
    {
        std::size_t sent = 0;
        std::size_t count = 0;
        ERR_clear_error();
        while (sent < std::size_t(bytes.size()) &&
               SSL_write_ex(m_ssl.get(), bytes.constData() + sent, std::size_t(bytes.size()) - sent,
                            &count) == 1)
            sent += count;
        return qsizetype(sent);
    }
    /// What has come until now.
    const QByteArray& received()
    {
        std::array<char, 65'536> buffer;
        std::size_t count = 0;
        ERR_clear_error();
        while (SSL_read_ex(m_ssl.get(), buffer.data(), buffer.size(), &count) == 1)
            m_received.append(buffer.data(), qsizetype(count));
        return m_received;
    }
    /// Whether the server has said, encrypted, that nothing more comes.
    bool hasEnded() { return received(), SSL_get_shutdown(m_ssl.get()) & SSL_RECEIVED_SHUTDOWN; }
    /// Says that nothing more comes; `whole`: and ends that side of the socket.
    void endInput(bool whole)
    {
        SSL_shutdown(m_ssl.get());
        if (whole)
            ::shutdown(m_socket.get(), SHUT_WR);
    }
    const char* protocol() const { return SSL_get_version(m_ssl.get()); }

private:
    Descriptor m_socket;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_ssl;
    QByteArray m_received;
};

} // namespace footfall
