// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/shared_budget.h"

#include "core/http/socket/peer_address.h"

#include <utility>

namespace footfall {

void SharedBudget::set(Part& part, const QHostAddress& address, qint64 bytes)
{
    if (part.m_bytes == bytes)
        return;
    if (part.m_bytes == 0)
        part.m_address = countedAddress(address);
    const qint64 more = bytes - std::exchange(part.m_bytes, bytes);
    m_held += more;
    const auto held = m_byAddress.find(part.m_address);
    if (held == m_byAddress.end())
        m_byAddress.insert(part.m_address, more);
    else if ((*held += more) == 0)
        m_byAddress.erase(held);
}

bool SharedBudget::fits(const QHostAddress& address, qint64 more) const
{
    if (m_held == 0)
        return more <= m_maxBytes - more;
    return m_byAddress.value(countedAddress(address)) + more <= m_maxBytes - m_held - more;
}

} // namespace footfall
