// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/client_socket.h"

#include <sys/socket.h>

namespace footfall {

ClientSocket::ClientSocket(Descriptor socket)
    : m_socket(std::move(socket))
{
}

ClientSocket::ClientSocket(Descriptor socket, const TlsContext* tls)
    : m_socket(std::move(socket))
    , m_tls(tls ? std::make_unique<TlsSession>(*tls, m_socket.get()) : nullptr)
{
}

ClientSocket::~ClientSocket()
{
    close();
}

Transfer::Status ClientSocket::shakeHands()
{
    return m_tls ? m_tls->shakeHands() : Transfer::Status::Done;
}

Transfer ClientSocket::receive(char* into, std::size_t room)
{
    return m_tls ? m_tls->receive(into, room) : receiveSome(m_socket.get(), into, room);
}

Transfer ClientSocket::send(std::string_view bytes)
{
    return m_tls ? m_tls->send(bytes) : sendSome(m_socket.get(), bytes);
}

Transfer::Status ClientSocket::endOutput()
{
    if (m_tls && m_tls->sayGoodbye() == Transfer::Status::WouldBlock)
        return Transfer::Status::WouldBlock;
    ::shutdown(m_socket.get(), SHUT_WR);
    return Transfer::Status::Done;
}

void ClientSocket::resetAtClose()
{
    const linger reset{1, 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    m_isReset = true;
}

void ClientSocket::close()
{
    if (!m_socket.isOpen())
        return;
    if (m_tls && !m_isReset)
        m_tls->sayGoodbye();
    m_tls.reset();
    m_socket.close();
}

} // namespace footfall
