// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/credential_throttle.h"

#include "core/base/time/clock.h"

#include <algorithm>

namespace footfall {

DurationMs CredentialThrottle::waitOf(const Guesser& guesser) const
{
    DurationMs longest = 0;
    for (const GuesserKey& key : guesser.keys)
        longest = std::max(longest, waitOf(key));
    return longest;
}

DurationMs CredentialThrottle::waitOf(const GuesserKey& key) const
{
    if (m_byKey.isEmpty())
        return 0;
    const auto times = m_byKey.constFind(key);
    if (times == m_byKey.constEnd() || times->size() < m_wrongPerAddress)
        return 0;
    // The oldest of as many as are allowed: when that is over, there is room for one more.
    const SteadyTime oldest = times->at(times->size() - m_wrongPerAddress);
    return std::max<DurationMs>(0, oldest + windowMs - m_clock.steady());
}

void CredentialThrottle::wrong(const Guesser& guesser)
{
    const SteadyTime now = m_clock.steady();
    for (const GuesserKey& key : guesser.keys) {
        while (!m_tries.empty() &&
               (m_tries.front().at + windowMs <= now || m_tries.size() >= maxRemembered))
            forgetOldest();
        m_tries.push_back({key, now});
        m_byKey[key].append(now);
    }
}

void CredentialThrottle::forgetOldest()
{
    const auto times = m_byKey.find(m_tries.front().key);
    times->removeFirst();
    if (times->isEmpty())
        m_byKey.erase(times);
    m_tries.pop_front();
}

} // namespace footfall
