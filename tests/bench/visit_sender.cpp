// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends the events of a shop's visits in NDJSON, a thousand a request over kept connections, as
// fast as they are taken, and prints how many seconds that took.
//   visit_sender PORT CONNECTIONS EVENTS IDS FIRST
// IDS is the share of visits in percent whose events carry an eventId, a UUID; FIRST is the number
// of the first visit, so that two runs do not mean the same visits. The first requests are made
// before the clock starts. Exits 1 when an answer was not 200.
#include "tests/bench/loopback.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/socket.h>

using namespace footfall::bench;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr long eventsARequest = 1'000;
constexpr std::size_t preparedRequests = 400;
constexpr std::size_t readBytes = 64 * 1024;
constexpr std::string_view success = "HTTP/1.1 200";

constexpr std::size_t visitsAtOnce = 400;
constexpr unsigned maxSteps = 8;
constexpr unsigned pages = 500;
constexpr unsigned cities = 300;
/// Of so many visits each visitor makes one.
constexpr long visitors = 1'500'000;
constexpr std::array countries{"India", "USA", "Germany", "Brazil", "Japan", "France", "Kenya"};
constexpr std::array devices{"desktop", "mobile", "tablet"};
constexpr std::array referrers{"google.com", "example.org", "news.example", "bing.com", ""};

/// Visits that go on beside each other: two to eight events each, five on average; half of them
/// say when they end.
class Visits
{
public:
    Visits(long first, unsigned idShare)
        : m_next(first)
        , m_idShare(idShare)
        , m_random(static_cast<std::mt19937_64::result_type>(first) + 1)
    {
        for (Visit& visit : m_open)
            visit = begin();
    }

    /// One event in JSON and a line's end.
    void appendEvent(std::string& body)
    {
        Visit& visit = m_open[below(visitsAtOnce)];
        --visit.stepsLeft;
        body += R"({"type":")";
        body += typeOf(visit);
        body += R"(","page":"/products/)";
        append(body, std::min(below(pages), below(pages)));
        body += R"(","sessionId":"session-)";
        append(body, visit.number);
        body += R"(","visitorId":"visitor-)";
        append(body, visit.number * 7 % visitors);
        body += R"(","site":"shop.example","country":")";
        body += countries[visit.place % countries.size()];
        body += R"(","city":"City )";
        append(body, visit.place);
        body += R"(","metadata":{"device":")";
        body += devices[visit.place % devices.size()];
        body += R"(","referrer":")";
        body += referrers[visit.place / 7 % referrers.size()];
        body += R"("})";
        if (visit.hasIds)
            appendId(body);
        body += "}\n";
        if (visit.stepsLeft == 0)
            visit = begin();
    }

private:
    struct Visit
    {
        long number = 0;
        unsigned stepsLeft = 0;
        unsigned place = 0;
        bool hasIds = false;
        bool saysEnd = false;
    };

    Visit begin()
    {
        return {m_next++, 2 + below(maxSteps - 1), below(cities), below(100) < m_idShare,
                below(2) == 0};
    }

    const char* typeOf(const Visit& visit)
    {
        if (visit.stepsLeft == 0 && visit.saysEnd)
            return "session_end";
        return below(5) == 0 ? "click" : "pageview";
    }

    unsigned below(std::size_t bound) { return static_cast<unsigned>(m_random() % bound); }

    template <typename Number>
    static void append(std::string& body, Number number)
    {
        char digits[24];
        body.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    }

    void appendId(std::string& body)
    {
        static constexpr char digits[] = "0123456789abcdef";
        body += R"(,"eventId":")";
        std::uint64_t bits = 0;
        for (const char c : std::string_view("xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx")) {
            bits = bits > 15 ? bits >> 4 : m_random();
            body += c == 'x' ? digits[bits & 15] : c;
        }
        body += '"';
    }

    long m_next;
    const unsigned m_idShare;
    std::mt19937_64 m_random;
    std::array<Visit, visitsAtOnce> m_open;
};

/// One kept connection with at most one request under way.
struct Connection
{
    int socket = -1;
    std::string request;
    std::size_t sent = 0;
    std::string answer;
    bool busy = false;
};

class VisitSender
{
public:
    VisitSender(std::uint16_t port, long connections, long events, unsigned idShare, long first)
        : m_connections(std::size_t(connections))
        , m_total(events / eventsARequest)
        , m_visits(first, idShare)
    {
        for (Connection& connection : m_connections)
            connection.socket = connectToLoopback(port);
        while (m_made < m_total && m_ready.size() < preparedRequests)
            prepare();
    }

    int run()
    {
        const auto start = SteadyClock::now();
        for (Connection& connection : m_connections)
            begin(connection);
        while (m_answered < m_total) {
            if (m_ready.empty() && m_made < m_total)
                prepare();
            waitForWork();
        }
        const std::chrono::duration<double> elapsed = SteadyClock::now() - start;
        std::printf("%.6f\n", elapsed.count());
        return m_failed == 0 ? 0 : 1;
    }

private:
    void prepare()
    {
        std::string body;
        body.reserve(eventsARequest * 320);
        for (long i = 0; i < eventsARequest; ++i)
            m_visits.appendEvent(body);
        m_ready.push_back("POST /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                          "Content-Type: application/x-ndjson\r\nContent-Length: " +
                          std::to_string(body.size()) + "\r\n\r\n" + body);
        ++m_made;
    }

    void begin(Connection& connection)
    {
        if (m_ready.empty() && m_made < m_total)
            prepare();
        connection.busy = !m_ready.empty();
        if (!connection.busy)
            return;
        connection.request = std::move(m_ready.front());
        connection.sent = 0;
        m_ready.pop_front();
        push(connection);
    }

    void push(Connection& connection)
    {
        const ssize_t count = send(connection.socket, connection.request.data() + connection.sent,
                                   connection.request.size() - connection.sent, MSG_NOSIGNAL);
        if (count > 0)
            connection.sent += static_cast<std::size_t>(count);
        else if (count < 0 && errno != EAGAIN)
            fail("send");
    }

    void waitForWork()
    {
        std::vector<pollfd> polled(m_connections.size());
        for (std::size_t i = 0; i < polled.size(); ++i) {
            const bool isSent = m_connections[i].sent == m_connections[i].request.size();
            polled[i] = {m_connections[i].socket, short(isSent ? POLLIN : POLLIN | POLLOUT), 0};
        }
        poll(polled.data(), polled.size(), -1);
        for (std::size_t i = 0; i < polled.size(); ++i) {
            if (polled[i].revents & POLLOUT)
                push(m_connections[i]);
            if (polled[i].revents & (POLLIN | POLLHUP | POLLERR))
                receive(m_connections[i]);
        }
    }

    void receive(Connection& connection)
    {
        char buffer[readBytes];
        const ssize_t count = recv(connection.socket, buffer, sizeof buffer, 0);
        if (count == 0 || (count < 0 && errno != EAGAIN))
            fail("the server closed a connection");
        if (count > 0)
            connection.answer.append(buffer, static_cast<std::size_t>(count));
        if (httpMessageSize(connection.answer) == 0)
            return;
        if (!connection.answer.starts_with(success) && m_failed++ == 0)
            std::fprintf(stderr, "visit_sender: %s\n", connection.answer.c_str());
        connection.answer.clear();
        ++m_answered;
        begin(connection);
    }

    std::vector<Connection> m_connections;
    const long m_total;
    Visits m_visits;
    std::deque<std::string> m_ready;
    long m_made = 0;
    long m_answered = 0;
    long m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 6) {
        std::fprintf(stderr, "usage: visit_sender PORT CONNECTIONS EVENTS IDS FIRST\n");
        return 2;
    }
    const auto number = [&](int at) { return std::strtol(argv[at], nullptr, 10); };
    return VisitSender(portOf(argv[1]), number(2), number(3), static_cast<unsigned>(number(4)),
                       number(5))
        .run();
}
