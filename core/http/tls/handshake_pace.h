// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/http/socket/poller.h"

#include <QHash>
#include <QHostAddress>
#include <QTimer>

#include <cstdint>
#include <deque>
#include <memory>

namespace footfall {

/// Keeps TLS handshakes, of which each costs as much as many events, from taking all of the server
/// thread's time: they get a part of each window, and those beyond wait for the next, address by
/// address in turn (of IPv6, each /64). So who begins many waits behind itself. Server thread.
class HandshakePace
{
public:
    static constexpr DurationMs windowMs = 50;
    /// Of each window: 30 %.
    static constexpr std::int64_t windowNanoseconds = 15'000'000;
    /// Those that go on at the begin of a window; whether there is time for each is seen then.
    static constexpr std::size_t resumedAtOnce = 32;

    /// What is passed must outlive it.
    HandshakePace(const Clock& clock, Poller& poller);

    /// Whether one may go on now.
    bool hasTime();
    /// One went on, for so long.
    void took(std::int64_t nanoseconds) { m_spent += nanoseconds; }
    /// There was no time: the poller will call `who` again.
    void wait(const QHostAddress& peer, std::weak_ptr<PollTarget> who);
    /// Who waits goes on, as if a window had begun.
    void resume();
    std::size_t waiting() const { return m_waiting; }

private:
    using Queue = std::deque<std::weak_ptr<PollTarget>>;

    std::shared_ptr<PollTarget> next();

    const Clock& m_clock;
    Poller& m_poller;
    QTimer m_timer;
    SteadyTime m_windowEnd;
    std::int64_t m_spent = 0;
    QHash<QHostAddress, Queue> m_queues;
    std::deque<QHostAddress> m_turns; ///< of the queues, each once
    std::size_t m_waiting = 0;
};

} // namespace footfall
