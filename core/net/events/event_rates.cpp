// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/event_rates.h"

#include "core/http/message/replies.h"
#include "core/http/socket/peer_address.h"

#include <algorithm>
#include <string>

namespace footfall {

namespace {

constexpr std::int64_t microsPerSecond = 1'000'000;
constexpr std::int64_t microsPerMs = 1'000;
/// No sum overflows below it.
constexpr std::int64_t maxBurst = 1'000'000'000;

std::int64_t microsFor(std::int64_t events, std::int64_t perSecond)
{
    return events * microsPerSecond / perSecond;
}

} // namespace

EventRates::EventRates(const Limits& limits, const Clock& clock, std::size_t most)
    : EventRates(limits.eventsBurst, limits.eventsPerSecond, clock, most)
{
}

EventRates::EventRates(std::int64_t atOnce, std::int64_t perSecond, const Clock& clock,
                       std::size_t most)
    : m_perSecond(perSecond)
    , m_burst(microsFor(std::min(atOnce, maxBurst), perSecond))
    , m_clock(clock)
    , m_maxAddresses(most)
{
}

DurationMs EventRates::waitOf(const QHostAddress& peer) const
{
    if (m_byAddress.isEmpty())
        return 0;
    const auto found = m_byAddress.constFind(countedAddress(peer));
    if (found == m_byAddress.constEnd())
        return 0;
    const Micros debt = (*found)->first - now() - m_burst;
    // With nothing left, though without a debt, nothing is taken either.
    return debt < 0 ? 0 : debt / microsPerMs + 1;
}

void EventRates::took(const QHostAddress& peer, std::size_t events, std::size_t bytes)
{
    const QHostAddress address = countedAddress(peer);
    Micros free = now();
    if (const auto found = m_byAddress.constFind(address); found != m_byAddress.constEnd()) {
        free = std::max(free, (*found)->first);
        m_free.erase(*found);
    }
    const std::size_t cost = std::max(events, 1 + bytes / bytesPerEvent);
    free += microsFor(std::int64_t(cost), m_perSecond);
    m_byAddress.insert(address, m_free.emplace(free, address));
    while (!m_free.empty() && (m_free.size() > m_maxAddresses || m_free.begin()->first <= now()))
        forget(m_free.begin());
}

void EventRates::forget(ByTime::iterator entry)
{
    m_byAddress.remove(entry->second);
    m_free.erase(entry);
}

bool isRated(const Caller& caller, const QHostAddress& peer)
{
    return !caller.mayChange() && !isLoopback(peer);
}

HttpResponse sentTooFast(const char* what, DurationMs wait)
{
    const std::string text =
        std::string("Too many ").append(what).append(" from this address: send them again later");
    return tryLater(text, wait, status::tooManyRequests);
}

} // namespace footfall
