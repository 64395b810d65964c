// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loopback.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace footfall::bench {

namespace {

constexpr int listenBacklog = 1024;
constexpr std::string_view headEnd = "\r\n\r\n";
constexpr std::string_view lengthName = "\r\ncontent-length:";

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

const sockaddr* asGeneric(const sockaddr_in& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

std::size_t contentLength(std::string_view head)
{
    for (std::size_t at = 0; at + lengthName.size() < head.size(); ++at) {
        if (strncasecmp(head.data() + at, lengthName.data(), lengthName.size()) != 0)
            continue;
        std::size_t value = head.find_first_not_of(' ', at + lengthName.size());
        std::size_t length = 0;
        if (value != head.npos)
            std::from_chars(head.data() + value, head.data() + head.size(), length);
        return length;
    }
    return 0;
}

} // namespace

void fail(const char* what)
{
    std::perror(what);
    std::exit(1);
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

int listenOnLoopback(std::uint16_t port)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    const sockaddr_in address = loopback(port);
    if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(listener, asGeneric(address), sizeof address) != 0 ||
        listen(listener, listenBacklog) != 0)
        fail("listen");
    return listener;
}

int connectToLoopback(std::uint16_t port)
{
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    const sockaddr_in address = loopback(port);
    if (client < 0 || connect(client, asGeneric(address), sizeof address) != 0 ||
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0 ||
        fcntl(client, F_SETFL, O_NONBLOCK) != 0)
        fail("connect");
    return client;
}

std::uint16_t boundPort(int socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        fail("getsockname");
    return ntohs(address.sin_port);
}

std::uint16_t portOf(std::string_view address)
{
    const std::string_view digits = address.substr(address.rfind(':') + 1);
    std::uint16_t port = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return port;
}

std::size_t httpMessageSize(std::string_view bytes)
{
    const std::size_t head = bytes.find(headEnd);
    if (head == bytes.npos)
        return 0;
    const std::size_t size = head + headEnd.size() + contentLength(bytes.substr(0, head));
    return size <= bytes.size() ? size : 0;
}

} // namespace footfall::bench
