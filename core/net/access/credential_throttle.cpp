// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/credential_throttle.h"

#include "core/base/time/clock.h"

#include <algorithm>

namespace footfall {

DurationMs CredentialThrottle::waitOf(const Guesser& guesser) const
{
    if (m_byName.isEmpty())
        return 0;
    const auto times = m_byName.constFind(guesser.name);
    if (times == m_byName.constEnd() || times->size() < m_wrongPerAddress)
        return 0;
    // The oldest of as many as are allowed: when that is over, there is room for one more.
    const DurationMs oldest = times->at(times->size() - m_wrongPerAddress);
    return std::max<DurationMs>(0, oldest + windowMs - m_clock.steady());
}

void CredentialThrottle::wrong(const Guesser& guesser)
{
    const DurationMs now = m_clock.steady();
    while (!m_tries.empty() &&
           (m_tries.front().at + windowMs <= now || m_tries.size() >= mostRemembered))
        forgetOldest();
    m_tries.push_back({guesser.name, now});
    m_byName[guesser.name].append(now);
}

void CredentialThrottle::forgetOldest()
{
    const auto times = m_byName.find(m_tries.front().name);
    times->removeFirst();
    if (times->isEmpty())
        m_byName.erase(times);
    m_tries.pop_front();
}

} // namespace footfall
