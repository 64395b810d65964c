// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measure for the benchmark: what the kernel allows one thread. Every request gets the same
// answer; of HTTP it knows only where a request ends, and it keeps nothing.
//   bare_epoll --listen 127.0.0.1:PORT
#include "tests/bench/loopback.h"

#include <array>
#include <cstdio>
#include <string>
#include <unordered_map>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace footfall::bench;

namespace {

constexpr std::size_t readBytes = 64 * 1024;
constexpr int eventsAtOnce = 256;
constexpr std::string_view answer = "HTTP/1.1 200 OK\r\n"
                                    "Content-Type: application/json\r\n"
                                    "Content-Length: 16\r\n\r\n"
                                    "{\"success\":true}";

class Server
{
public:
    explicit Server(std::uint16_t port)
        : m_listener(listenOnLoopback(port))
        , m_poll(epoll_create1(EPOLL_CLOEXEC))
    {
        watch(m_listener);
    }

    std::uint16_t port() const { return boundPort(m_listener); }

    void serve()
    {
        std::array<epoll_event, eventsAtOnce> ready;
        while (true) {
            const int count = epoll_wait(m_poll, ready.data(), eventsAtOnce, -1);
            for (int i = 0; i < count; ++i) {
                if (ready[i].data.fd == m_listener)
                    acceptAll();
                else
                    readFrom(ready[i].data.fd);
            }
        }
    }

private:
    void watch(int descriptor)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        if (epoll_ctl(m_poll, EPOLL_CTL_ADD, descriptor, &event) != 0)
            fail("epoll_ctl");
    }

    void acceptAll()
    {
        int client = -1;
        while ((client = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
            watch(client);
    }

    void readFrom(int client)
    {
        const ssize_t count = recv(client, m_buffer.data(), m_buffer.size(), 0);
        if (count <= 0 || !take(client, std::string_view(m_buffer.data(), count))) {
            m_unfinished.erase(client);
            close(client);
        }
    }

    /// False when the client is to be closed.
    bool take(int client, std::string_view bytes)
    {
        const auto kept = m_unfinished.find(client);
        if (kept == m_unfinished.end())
            return answerAll(client, bytes);
        const std::string whole = kept->second.append(bytes);
        m_unfinished.erase(kept);
        return answerAll(client, whole);
    }

    bool answerAll(int client, std::string_view bytes)
    {
        while (const std::size_t size = httpMessageSize(bytes)) {
            const ssize_t sent = send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
            if (sent != static_cast<ssize_t>(answer.size()))
                return false;
            bytes.remove_prefix(size);
        }
        if (!bytes.empty())
            m_unfinished.emplace(client, bytes);
        return bytes.size() < readBytes;
    }

    int m_listener;
    int m_poll;
    std::array<char, readBytes> m_buffer;
    /// The beginnings of requests that are not complete, by descriptor.
    std::unordered_map<int, std::string> m_unfinished;
};

} // namespace

int main(int argc, char** argv)
{
    Server server(argc == 3 ? portOf(argv[2]) : 0);
    std::printf("Listening on http://127.0.0.1:%d\n", server.port());
    std::fflush(stdout);
    server.serve();
}
