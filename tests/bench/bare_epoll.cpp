// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measure for the benchmark: what the kernel allows one thread. Every request gets the same
// answer; of HTTP it knows only where a request ends. It keeps nothing, or writes all that came
// meanwhile to a file and waits for the disk before it answers: nobody who keeps what is sent can
// do less.
//   bare_epoll --listen 127.0.0.1:PORT [--append FILE]
#include "tests/bench/loopback.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace footfall::bench;

namespace {

constexpr std::size_t readBytes = 64 * 1024;
constexpr int eventsAtOnce = 256;
/// The file is written from its beginning again, as SQLite's write-ahead log is: a file that grows
/// costs more to make last.
constexpr off_t fileBytes = 4 * 1024 * 1024;
constexpr std::string_view answer = "HTTP/1.1 200 OK\r\n"
                                    "Content-Type: application/json\r\n"
                                    "Content-Length: 16\r\n\r\n"
                                    "{\"success\":true}";

class Server
{
public:
    /// `path` may be null.
    Server(std::uint16_t port, const char* path)
        : m_listener(listenOnLoopback(port))
        , m_poll(epoll_create1(EPOLL_CLOEXEC))
        , m_file(path ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1)
    {
        if (path && m_file < 0)
            fail("open");
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
            if (!m_waiting.empty())
                keep();
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
            std::erase(m_waiting, client);
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
            if (m_file >= 0)
                enqueue(client, bytes.substr(0, size));
            else if (!sendAnswer(client))
                return false;
            bytes.remove_prefix(size);
        }
        if (!bytes.empty())
            m_unfinished.emplace(client, bytes);
        return bytes.size() < readBytes;
    }

    static bool sendAnswer(int client)
    {
        return send(client, answer.data(), answer.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(answer.size());
    }

    void enqueue(int client, std::string_view message)
    {
        m_unwritten += message;
        m_waiting.push_back(client);
    }

    /// Whoever has gone meanwhile is found by the next look at its socket.
    void keep()
    {
        const auto size = static_cast<off_t>(m_unwritten.size());
        if (m_written + size > fileBytes)
            m_written = 0;
        if (pwrite(m_file, m_unwritten.data(), m_unwritten.size(), m_written) != size ||
            fdatasync(m_file) != 0)
            fail("write");
        m_written += size;
        m_unwritten.clear();
        for (const int client : m_waiting)
            sendAnswer(client);
        m_waiting.clear();
    }

    int m_listener;
    int m_poll;
    /// -1: nothing is kept.
    int m_file;
    off_t m_written = 0;
    std::string m_unwritten;
    /// Those whose requests are in it.
    std::vector<int> m_waiting;
    std::array<char, readBytes> m_buffer;
    /// The beginnings of requests that are not complete, by descriptor.
    std::unordered_map<int, std::string> m_unfinished;
};

} // namespace

int main(int argc, char** argv)
{
    const bool appends = argc == 5 && std::strcmp(argv[3], "--append") == 0;
    Server server(argc >= 3 ? portOf(argv[2]) : 0, appends ? argv[4] : nullptr);
    std::printf("Listening on http://127.0.0.1:%d\n", server.port());
    std::fflush(stdout);
    server.serve();
}
