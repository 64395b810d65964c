// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends events at a steady rate in batches, and says which rate it reached.
//   paced_sender --port PORT [--rate 20000] [--batch 100] [--seconds 10] [--pool 2000]
//                [--connections 4] [--ndjson 1]
// A batch is due at its own moment, whether or not the ones before it were answered; one that is
// late goes as soon as a connection is free, and what it waited for that counts as well. Prints one
// line when done; exits 1 when an answer was not 200.
#include "tests/bench/loopback.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/socket.h>

using namespace footfall::bench;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr int preparedRequests = 256;
constexpr unsigned randomSeed = 1;
constexpr std::size_t readBytes = 64 * 1024;
constexpr std::string_view success = "HTTP/1.1 200";

struct Options
{
    std::map<std::string, long, std::less<>> values{
        {"port", 3000}, {"rate", 20'000},   {"batch", 100}, {"seconds", 10},
        {"pool", 2000}, {"connections", 4}, {"ndjson", 0}};

    long operator[](std::string_view name) const { return values.find(name)->second; }
};

Options readOptions(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view name = argv[i];
        const auto found = options.values.find(name.substr(std::min<std::size_t>(2, name.size())));
        if (found == options.values.end() || i + 1 >= argc) {
            std::fprintf(stderr, "paced_sender: what is \"%s\"?\n", argv[i]);
            std::exit(2);
        }
        found->second = std::atol(argv[i + 1]);
    }
    return options;
}

/// A pool of visitors who wander over the pages of a shop.
class Visitors
{
public:
    explicit Visitors(long pool)
        : m_session(0, pool - 1)
    {
    }

    std::string event()
    {
        static constexpr const char* pages[] = {"/home", "/products", "/about", "/cart", "/help"};
        static constexpr const char* countries[] = {"India", "USA", "Germany", "Brazil"};
        const long session = m_session(m_random);
        return R"({"type":"pageview","page":")" + std::string(pages[m_random() % 5]) +
               R"(","sessionId":"visitor-)" + std::to_string(session) + R"(","country":")" +
               countries[session % 4] +
               R"(","metadata":{"device":"desktop","referrer":"example.org"}})";
    }

private:
    std::mt19937 m_random{randomSeed};
    std::uniform_int_distribution<long> m_session;
};

std::string batchRequest(Visitors& visitors, const Options& options)
{
    const bool lines = options["ndjson"] != 0;
    std::string body = lines ? "" : "[";
    for (long i = 0; i < options["batch"]; ++i)
        body += visitors.event() + (lines ? "\n" : ",");
    if (!lines)
        body.back() = ']';
    return "POST /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " +
           std::string(lines ? "application/x-ndjson" : "application/json") +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// One keep-alive connection with at most one request under way.
struct Connection
{
    int socket = -1;
    std::string_view unsent;
    std::string answer;
    bool busy = false;
    /// When the batch under way was due.
    SteadyClock::time_point since;
};

class PacedSender
{
public:
    explicit PacedSender(const Options& options)
        : m_options(options)
        , m_connections(options["connections"])
    {
        Visitors visitors(options["pool"]);
        for (int i = 0; i < preparedRequests; ++i)
            m_requests.push_back(batchRequest(visitors, options));
        for (Connection& connection : m_connections)
            connection.socket = connectToLoopback(static_cast<std::uint16_t>(options["port"]));
    }

    int run()
    {
        m_start = SteadyClock::now();
        const long total = m_options["rate"] * m_options["seconds"] / m_options["batch"];
        while (m_answered < total) {
            for (Connection& connection : m_connections) {
                if (!connection.busy && m_sent < total && SteadyClock::now() >= due(m_sent))
                    begin(connection);
            }
            waitForWork(m_sent < total);
        }
        return report();
    }

private:
    SteadyClock::time_point due(long batch) const
    {
        const double seconds = static_cast<double>(batch * m_options["batch"]) / m_options["rate"];
        return m_start + std::chrono::duration_cast<SteadyClock::duration>(
                             std::chrono::duration<double>(seconds));
    }

    void begin(Connection& connection)
    {
        connection.since = due(m_sent);
        connection.unsent = m_requests[m_sent++ % m_requests.size()];
        connection.busy = true;
        push(connection);
    }

    void push(Connection& connection)
    {
        const ssize_t count = send(connection.socket, connection.unsent.data(),
                                   connection.unsent.size(), MSG_NOSIGNAL);
        if (count > 0)
            connection.unsent.remove_prefix(count);
        else if (count < 0 && errno != EAGAIN)
            fail("send");
    }

    void waitForWork(bool moreToSend)
    {
        std::vector<pollfd> polled;
        bool allBusy = true;
        for (const Connection& connection : m_connections) {
            const short events = connection.unsent.empty() ? POLLIN : POLLIN | POLLOUT;
            polled.push_back({connection.socket, events, 0});
            allBusy = allBusy && connection.busy;
        }
        const auto left = std::max(due(m_sent) - SteadyClock::now(), SteadyClock::duration::zero());
        const auto nanoseconds = std::chrono::nanoseconds(left).count();
        const timespec wait{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
        ppoll(polled.data(), polled.size(), moreToSend && !allBusy ? &wait : nullptr, nullptr);
        for (std::size_t i = 0; i < polled.size(); ++i)
            serve(m_connections[i], polled[i].revents);
    }

    void serve(Connection& connection, short events)
    {
        if (events & POLLOUT)
            push(connection);
        if (!(events & (POLLIN | POLLHUP | POLLERR)))
            return;
        char buffer[readBytes];
        const ssize_t count = recv(connection.socket, buffer, sizeof buffer, 0);
        if (count == 0 || (count < 0 && errno != EAGAIN))
            fail("the server closed a connection");
        if (count > 0)
            connection.answer.append(buffer, count);
        if (httpMessageSize(connection.answer) > 0)
            answered(connection);
    }

    void answered(Connection& connection)
    {
        if (!connection.answer.starts_with(success))
            ++m_failed;
        m_latencies.push_back(SteadyClock::now() - connection.since);
        connection.answer.clear();
        connection.busy = false;
        ++m_answered;
    }

    double latencyMs(double share)
    {
        const std::size_t at = static_cast<std::size_t>(share * (m_latencies.size() - 1));
        std::nth_element(m_latencies.begin(), m_latencies.begin() + at, m_latencies.end());
        return std::chrono::duration<double, std::milli>(m_latencies[at]).count();
    }

    int report()
    {
        const std::chrono::duration<double> elapsed = SteadyClock::now() - m_start;
        const long events = m_answered * m_options["batch"];
        std::printf("%ld events in %.2f s: %.0f events/s of %ld wanted; a batch of %ld took "
                    "%.2f ms (median), %.2f ms (p99); %ld failed\n",
                    events, elapsed.count(), events / elapsed.count(), m_options["rate"],
                    m_options["batch"], latencyMs(0.5), latencyMs(0.99), m_failed);
        return m_failed == 0 ? 0 : 1;
    }

    const Options m_options;
    std::vector<std::string> m_requests;
    std::vector<Connection> m_connections;
    std::vector<SteadyClock::duration> m_latencies;
    SteadyClock::time_point m_start;
    long m_sent = 0;
    long m_answered = 0;
    long m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    for (const char* name : {"rate", "batch", "seconds", "pool", "connections"}) {
        if (options[name] <= 0) {
            std::fprintf(stderr, "paced_sender: --%s must be above 0\n", name);
            return 2;
        }
    }
    return PacedSender(options).run();
}
