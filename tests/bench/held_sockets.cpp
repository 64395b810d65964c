// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holds many WebSockets open and spends next to nothing on it, so that what is measured is the
// server.
//   held_sockets --port PORT
// It does what the lines say that it reads, and answers each with one:
//   open COUNT PATH   opens so many more, "#" in the path standing for the number of each, "%" for
//   a
//                     twentieth of it:  "opened COUNT MICROSECONDS"
//   frames            "frames COUNT BYTES": text frames and bytes of all sockets since asked last
// Pings are answered, everything else is read and forgotten. It ends with its input.
#include "tests/bench/frame_reader.h"
#include "tests/bench/loopback.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace footfall::bench;
using SteadyClock = std::chrono::steady_clock;

namespace {

/// Handshakes under way at one moment: fewer than the backlog of any server.
constexpr int atOnce = 32;
constexpr long socketsPerPage = 20;
constexpr std::size_t readBytes = 64 * 1024;
constexpr int eventsPerRound = 256;
constexpr std::string_view headEnd = "\r\n\r\n";

struct Socket
{
    int descriptor = -1;
    bool isOpen = false;
    std::string head;
    FrameReader frames;
};

std::string upgradeOf(std::string path, long number)
{
    const auto put = [&](char mark, long value) {
        for (auto at = path.find(mark); at != path.npos; at = path.find(mark))
            path.replace(at, 1, std::to_string(value));
    };
    put('#', number);
    put('%', number / socketsPerPage);
    return "GET " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
}

class Holder
{
public:
    explicit Holder(std::uint16_t port)
        : m_port(port)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
        watch(STDIN_FILENO, nullptr);
    }

    void run()
    {
        while (!m_ended)
            serveRound();
    }

private:
    void watch(int descriptor, Socket* socket)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = socket;
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
            fail("epoll_ctl");
    }

    void serveRound()
    {
        std::array<epoll_event, eventsPerRound> events;
        const int count = epoll_wait(m_epoll, events.data(), eventsPerRound, -1);
        for (int i = 0; i < count; ++i) {
            if (auto* socket = static_cast<Socket*>(events[i].data.ptr))
                read(*socket);
            else
                obey();
        }
    }

    void obey()
    {
        std::string word;
        if (!(std::cin >> word)) {
            m_ended = true;
        } else if (word == "open") {
            std::cin >> m_toOpen >> m_path;
            m_asked = m_toOpen;
            m_since = SteadyClock::now();
            for (int i = 0; i < atOnce; ++i)
                openNext();
        } else if (word == "frames") {
            report();
        }
    }

    void openNext()
    {
        if (m_toOpen == 0)
            return;
        --m_toOpen;
        Socket& socket = *m_sockets.emplace_back(std::make_unique<Socket>());
        socket.descriptor = connectToLoopback(m_port);
        watch(socket.descriptor, &socket);
        say(socket, upgradeOf(m_path, static_cast<long>(m_sockets.size())));
    }

    static void say(const Socket& socket, std::string_view bytes)
    {
        if (send(socket.descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
            fail("send");
    }

    void read(Socket& socket)
    {
        static std::array<char, readBytes> buffer;
        const ssize_t count = recv(socket.descriptor, buffer.data(), buffer.size(), 0);
        if (count == 0 || (count < 0 && errno != EAGAIN))
            fail("the server closed a socket");
        if (count < 0)
            return;
        m_bytes += count;
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
        if (socket.isOpen)
            follow(socket, bytes);
        else
            readHead(socket, bytes);
    }

    void readHead(Socket& socket, std::string_view bytes)
    {
        socket.head += bytes;
        const std::size_t end = socket.head.find(headEnd);
        if (end == std::string::npos)
            return;
        if (!socket.head.starts_with("HTTP/1.1 101"))
            fail(socket.head.c_str());
        socket.isOpen = true;
        const std::string head = std::exchange(socket.head, {});
        follow(socket, std::string_view(head).substr(end + headEnd.size()));
        if (--m_asked == 0)
            opened();
        openNext();
    }

    void follow(Socket& socket, std::string_view bytes)
    {
        socket.frames.feed(bytes);
        m_texts += std::exchange(socket.frames.texts, 0);
        for (long pings = std::exchange(socket.frames.pings, 0); pings > 0; --pings)
            say(socket, std::string_view("\x8a\x80\0\0\0\0", 6));
    }

    void opened()
    {
        const auto took = SteadyClock::now() - m_since;
        const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
        std::printf("opened %zu %lld\n", m_sockets.size(), static_cast<long long>(micros));
        std::fflush(stdout);
    }

    void report()
    {
        std::printf("frames %ld %ld\n", std::exchange(m_texts, 0), std::exchange(m_bytes, 0));
        std::fflush(stdout);
    }

    const std::uint16_t m_port;
    const int m_epoll;
    std::vector<std::unique_ptr<Socket>> m_sockets;
    std::string m_path;
    SteadyClock::time_point m_since;
    long m_toOpen = 0;
    long m_asked = 0; ///< to be open before that is said
    long m_texts = 0;
    long m_bytes = 0;
    bool m_ended = false;
};

} // namespace

int main(int argc, char** argv)
{
    const bool hasPort = argc == 3 && std::string_view(argv[1]) == "--port";
    const std::uint16_t port = hasPort ? portOf(argv[2]) : 0;
    if (port == 0) {
        std::fputs("held_sockets --port PORT\n", stderr);
        return 2;
    }
    raiseDescriptorLimit();
    // One line at a time: what is read ahead would not wake the loop again.
    std::cin.rdbuf()->pubsetbuf(nullptr, 0);
    Holder(port).run();
}
