// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/socket/listener.h"

#include "core/base/log.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace footfall {

namespace {

/// Connections that may wait for us; the system lowers it to its own limit.
constexpr int backlog = 4096;
constexpr int acceptsPerTurn = 64;

/// An address as the system wants it.
struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    SocketAddress(const QHostAddress& address, quint16 port)
    {
        if (address.protocol() == QAbstractSocket::IPv4Protocol)
            setV4(address, port);
        else
            setV6(address, port);
    }
    void setV4(const QHostAddress& address, quint16 port)
    {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&storage, &v4, size = sizeof v4);
    }
    void setV6(const QHostAddress& address, quint16 port)
    {
        sockaddr_in6 v6{};
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        v6.sin6_scope_id = address.scopeId().toUInt();
        std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
        std::memcpy(&storage, &v6, size = sizeof v6);
    }
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    quint16 port() const
    {
        // Both families have it at the same place.
        return ntohs(reinterpret_cast<const sockaddr_in*>(&storage)->sin_port);
    }
};

void switchOn(int fd, int level, int option)
{
    const int on = 1;
    ::setsockopt(fd, level, option, &on, sizeof on);
}

Error failure(const QHostAddress& address, quint16 port)
{
    const int reason = errno;
    const std::string where = address.toString().toStdString() + " port " + std::to_string(port);
    switch (reason) {
    case EADDRINUSE:
        return {where + " is in use: stop the other program, or choose a port with --listen"};
    case EACCES:
        return {where + " needs the right to use it: choose a port above 1023"};
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
        return {where + ": this machine has no such address"};
    default:
        return {where + " cannot be listened on: " + std::strerror(reason)};
    }
}

/// Errors of the connection that was about to be accepted, not of accepting.
bool isOfTheClient(int reason)
{
    return reason == ECONNABORTED || reason == EINTR || reason == EPROTO || reason == EPERM ||
           reason == ENETDOWN || reason == EHOSTUNREACH || reason == ENETUNREACH;
}

} // namespace

Result<Descriptor> Listener::socketAt(const QHostAddress& address, quint16 port)
{
    SocketAddress at(address, port);
    Descriptor socket(::socket(at.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return failure(address, port);
    switchOn(socket.get(), SOL_SOCKET, SO_REUSEADDR);
    if (at.storage.ss_family == AF_INET6)
        switchOn(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY);
    // What is accepted inherits it: answers are written whole, waiting would only delay them.
    switchOn(socket.get(), IPPROTO_TCP, TCP_NODELAY);
    if (::bind(socket.get(), at.get(), at.size) != 0 || ::listen(socket.get(), backlog) != 0)
        return failure(address, port);
    return socket;
}

Listener::Listener(Descriptor socket, Poller& poller, Accept accept)
    : m_socket(std::move(socket))
    , m_poller(poller)
    , m_accept(std::move(accept))
{
    ::fcntl(m_socket.get(), F_SETFL, ::fcntl(m_socket.get(), F_GETFL) | O_NONBLOCK);
    resume();
}

quint16 Listener::port() const
{
    SocketAddress at(QHostAddress(), 0);
    at.size = sizeof at.storage;
    ::getsockname(m_socket.get(), at.get(), &at.size);
    return at.port();
}

void Listener::resume()
{
    if (m_socket.isOpen() && m_paused)
        m_paused = !m_poller.add(m_socket.get(), EPOLLIN, this);
}

void Listener::pause(int reason)
{
    qCWarning(logNet, "No connection can be accepted at the moment: %s", std::strerror(reason));
    m_poller.remove(m_socket.get());
    m_paused = true;
}

void Listener::ready(std::uint32_t)
{
    for (int i = 0; i < acceptsPerTurn && m_socket.isOpen() && acceptOne(); ++i) {
    }
}

bool Listener::acceptOne()
{
    SocketAddress from(QHostAddress(), 0);
    from.size = sizeof from.storage;
    Descriptor client(
        ::accept4(m_socket.get(), from.get(), &from.size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (client.isOpen()) {
        m_accept(std::move(client), QHostAddress(from.get()));
        return true;
    }
    const int reason = errno;
    if (isOfTheClient(reason))
        return true;
    if (reason != EAGAIN && reason != EWOULDBLOCK)
        pause(reason);
    return false;
}

} // namespace footfall
