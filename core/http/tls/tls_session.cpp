// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls/tls_session.h"

#include "core/http/tls/tls_context.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace footfall {

/// What OpenSSL reads from and writes to: its own way of doing that ends the process when the
/// client has gone, and does not tell when the socket is empty.
struct TlsSession::Line
{
    int socket = -1;
    bool begun = false;     ///< something was received
    bool plainHttp = false; ///< it was no TLS
    bool ended = false;     ///< the client's side
    bool emptied = false;   ///< since `receive` looked the last time

    int pass(BIO* bio, const Transfer& moved) const
    {
        BIO_clear_retry_flags(bio);
        return moved.status == Transfer::Status::Done ? static_cast<int>(moved.count) : -1;
    }
    int read(BIO* bio, char* into, int room)
    {
        const Transfer got = receiveSome(socket, into, static_cast<std::size_t>(room));
        const int count = pass(bio, got);
        ended = got.status == Transfer::Status::Ended;
        emptied = emptied || !got.more;
        if (got.status == Transfer::Status::WouldBlock)
            BIO_set_retry_read(bio);
        if (count > 0 && !std::exchange(begun, true))
            plainHttp = into[0] >= 'A' && into[0] <= 'Z';
        return plainHttp ? -1 : count;
    }
    int write(BIO* bio, const char* bytes, int count) const
    {
        const Transfer sent = sendSome(socket, {bytes, static_cast<std::size_t>(count)});
        const int written = pass(bio, sent);
        if (sent.status == Transfer::Status::WouldBlock)
            BIO_set_retry_write(bio);
        return written;
    }
    long control(int command) const
    {
        switch (command) {
        case BIO_CTRL_FLUSH:
            return 1;
        case BIO_CTRL_EOF:
            return ended;
        default:
            return 0;
        }
    }

    static Line& of(BIO* bio) { return *static_cast<Line*>(BIO_get_data(bio)); }
    static BIO_METHOD* method();
    static BIO* open(Line& line);
};

BIO_METHOD* TlsSession::Line::method()
{
    static BIO_METHOD* const made = [] {
        BIO_METHOD* method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
        BIO_meth_set_read(
            method, [](BIO* bio, char* into, int room) { return of(bio).read(bio, into, room); });
        BIO_meth_set_write(method, [](BIO* bio, const char* bytes, int count) {
            return of(bio).write(bio, bytes, count);
        });
        BIO_meth_set_ctrl(
            method, [](BIO* bio, int command, long, void*) { return of(bio).control(command); });
        return method;
    }();
    return made;
}

BIO* TlsSession::Line::open(Line& line)
{
    BIO* bio = BIO_new(method());
    BIO_set_data(bio, &line);
    BIO_set_init(bio, 1);
    return bio;
}

void TlsSession::Freed::operator()(ssl_st* ssl) const
{
    SSL_free(ssl);
}

TlsSession::TlsSession(const TlsContext& context, int socket)
    : m_line(std::make_unique<Line>())
    , m_ssl(SSL_new(context.get()))
{
    m_line->socket = socket;
    BIO* line = Line::open(*m_line);
    SSL_set_bio(m_ssl.get(), line, line);
    SSL_set_accept_state(m_ssl.get());
}

TlsSession::~TlsSession() = default;

bool TlsSession::hearsPlainHttp() const
{
    return m_line->plainHttp;
}

Transfer::Status TlsSession::shakeHands()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    m_ready = result == 1;
    return m_ready ? Transfer::Status::Done : outcomeOf(result);
}

Transfer TlsSession::receive(char* into, std::size_t room)
{
    m_line->emptied = false;
    std::size_t count = 0;
    // A record at a time: what came with it is taken too, for nothing would tell of it again.
    do {
        std::size_t got = 0;
        ERR_clear_error();
        const int result = SSL_read_ex(m_ssl.get(), into + count, room - count, &got);
        count += got;
        if (result == 1)
            continue;
        const Transfer::Status outcome = outcomeOf(result);
        if (count == 0)
            return {outcome, 0};
        return {Transfer::Status::Done, count, outcome != Transfer::Status::WouldBlock};
    } while (count < room && SSL_has_pending(m_ssl.get()));
    return {Transfer::Status::Done, count, !m_line->emptied || SSL_has_pending(m_ssl.get()) == 1};
}

Transfer TlsSession::send(std::string_view bytes)
{
    std::size_t count = 0;
    ERR_clear_error();
    const int result = SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &count);
    return result == 1 ? Transfer{Transfer::Status::Done, count} : Transfer{outcomeOf(result), 0};
}

Transfer::Status TlsSession::sayGoodbye()
{
    if (!m_ready || m_broken)
        return Transfer::Status::Failed;
    if (m_saidGoodbye)
        return Transfer::Status::Done;
    ERR_clear_error();
    const int result = SSL_shutdown(m_ssl.get());
    m_saidGoodbye = result >= 0;
    return m_saidGoodbye ? Transfer::Status::Done : outcomeOf(result);
}

Transfer::Status TlsSession::outcomeOf(int result)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return Transfer::Status::WouldBlock;
    case SSL_ERROR_ZERO_RETURN:
        return m_ready ? Transfer::Status::Ended : Transfer::Status::Failed;
    default:
        m_broken = true;
        return Transfer::Status::Failed;
    }
}

} // namespace footfall
