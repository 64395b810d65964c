// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls/handshake_pace.h"

#include "core/http/socket/peer_address.h"

#include <iterator>
#include <utility>

namespace footfall {

HandshakePace::HandshakePace(const Clock& clock, Poller& poller)
    : m_clock(clock)
    , m_poller(poller)
    , m_windowEnd(clock.steady() + windowMs)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, [this] { resume(); });
}

bool HandshakePace::hasTime()
{
    const SteadyTime now = m_clock.steady();
    if (now >= m_windowEnd) {
        m_windowEnd = now + windowMs;
        m_spent = 0;
    }
    return m_spent < windowNanoseconds;
}

void HandshakePace::wait(const QHostAddress& peer, std::weak_ptr<PollTarget> who)
{
    const QHostAddress address = countedAddress(peer);
    Queue& queue = m_queues[address];
    if (queue.empty())
        m_turns.push_back(address);
    queue.push_back(std::move(who));
    ++m_waiting;
    if (!m_timer.isActive())
        m_timer.start(int(windowMs));
}

/// Who has left goes first: else whoever comes and leaves again fills the queues with nobody.
void HandshakePace::resume()
{
    for (auto queue = m_queues.begin(); queue != m_queues.end();) {
        m_waiting -= std::erase_if(*queue, [](const auto& who) { return who.expired(); });
        queue = queue->empty() ? m_queues.erase(queue) : std::next(queue);
    }
    std::erase_if(m_turns, [&](const QHostAddress& each) { return !m_queues.contains(each); });
    for (std::size_t i = 0; i < resumedAtOnce && m_waiting > 0; ++i) {
        if (std::shared_ptr<PollTarget> who = next())
            m_poller.again(std::move(who));
    }
    if (m_waiting > 0)
        m_timer.start(int(windowMs));
}

/// The first of the address whose turn it is; null: that has gone meanwhile.
std::shared_ptr<PollTarget> HandshakePace::next()
{
    const QHostAddress address = m_turns.front();
    m_turns.pop_front();
    const auto queue = m_queues.find(address);
    std::shared_ptr<PollTarget> who = queue->front().lock();
    queue->pop_front();
    --m_waiting;
    if (queue->empty())
        m_queues.erase(queue);
    else
        m_turns.push_back(address);
    return who;
}

} // namespace footfall
