// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/login_throttle.h"

#include "core/net/peer_address.h"

#include <algorithm>

namespace footfall {

DurationMs LoginThrottle::waitOf(const QHostAddress& peer) const
{
    const QHostAddress address = countedAddress(peer);
    const DurationMs now = m_clock.steady();
    int wrongTries = 0;
    for (auto one = m_tries.rbegin(); one != m_tries.rend() && one->at + windowMs > now; ++one) {
        // The oldest of as many as are allowed: when that is over, there is room for one more.
        if (one->address == address && ++wrongTries == wrongPerAddress)
            return one->at + windowMs - now;
    }
    return 0;
}

void LoginThrottle::wrong(const QHostAddress& peer)
{
    const DurationMs now = m_clock.steady();
    while (!m_tries.empty() &&
           (m_tries.front().at + windowMs <= now || m_tries.size() >= mostRemembered))
        m_tries.pop_front();
    m_tries.push_back({countedAddress(peer), now});
}

} // namespace footfall
