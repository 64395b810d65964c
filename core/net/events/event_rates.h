// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/time/clock.h"
#include "core/http/message/http_message.h"

#include <QHash>

#include <cstdint>
#include <map>

namespace footfall {

/// How many events, and reports of viewers, each address may send (of IPv6, each /64):
/// Limits::eventsBurst at once, Limits::eventsPerSecond from then on. A request is taken whole
/// while anything of that is left, and may leave a debt, which has to pass before the next one.
/// Bounded: beyond so many addresses those that sent the least are forgotten. Server thread.
class EventRates
{
public:
    static constexpr std::size_t maxAddresses = 50'000;
    /// What is sent counts as many events as fit in it by this size, at least.
    static constexpr std::size_t bytesPerEvent = 4 * 1024;

    /// `clock` must outlive it.
    EventRates(const Limits& limits, const Clock& clock, std::size_t most = maxAddresses);
    /// The same of whatever else is counted: so many at once, and a second.
    EventRates(std::int64_t atOnce, std::int64_t perSecond, const Clock& clock,
               std::size_t most = maxAddresses);

    /// How long nothing more is taken from there; 0: it is.
    DurationMs waitOf(const QHostAddress& peer) const;
    void took(const QHostAddress& peer, std::size_t events, std::size_t bytes = 0);
    std::size_t addresses() const { return m_free.size(); }

private:
    using Micros = std::int64_t; ///< steady
    /// When all is repaid, the earliest first.
    using ByTime = std::multimap<Micros, QHostAddress>;

    Micros now() const { return Micros(m_clock.steady().sinceZero()) * 1'000; }
    void forget(ByTime::iterator entry);

    const std::int64_t m_perSecond;
    const Micros m_burst; ///< the time in which so many are regained
    const Clock& m_clock;
    const std::size_t m_maxAddresses;
    ByTime m_free;
    QHash<QHostAddress, ByTime::iterator> m_byAddress;
};

/// Whether they hold for somebody: neither for operators nor on this machine.
bool isRated(const Caller& caller, const QHostAddress& peer);
/// 429: so long no more of `what` ("events") is taken.
HttpResponse sentTooFast(const char* what, DurationMs wait);

} // namespace footfall
