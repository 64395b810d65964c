// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/credential_throttle.h"

#include "core/net/peer_address.h"

#include <algorithm>

namespace footfall {

DurationMs CredentialThrottle::waitOf(const QHostAddress& peer) const
{
    if (m_byAddress.isEmpty())
        return 0;
    const auto times = m_byAddress.constFind(countedAddress(peer));
    if (times == m_byAddress.constEnd() || times->size() < m_wrongPerAddress)
        return 0;
    // The oldest of as many as are allowed: when that is over, there is room for one more.
    const DurationMs oldest = times->at(times->size() - m_wrongPerAddress);
    return std::max<DurationMs>(0, oldest + windowMs - m_clock.steady());
}

void CredentialThrottle::wrong(const QHostAddress& peer)
{
    const DurationMs now = m_clock.steady();
    while (!m_tries.empty() &&
           (m_tries.front().at + windowMs <= now || m_tries.size() >= mostRemembered))
        forgetOldest();
    const QHostAddress address = countedAddress(peer);
    m_tries.push_back({address, now});
    m_byAddress[address].append(now);
}

void CredentialThrottle::forgetOldest()
{
    const auto times = m_byAddress.find(m_tries.front().address);
    times->removeFirst();
    if (times->isEmpty())
        m_byAddress.erase(times);
    m_tries.pop_front();
}

} // namespace footfall
