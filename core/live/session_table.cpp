// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/session_table.h"

namespace footfall {

SessionSlot SessionTable::find(SiteId site, std::string_view id, std::uint64_t hash) const
{
    return m_index.find(hash, [&](SessionSlot slot) {
        const Session& session = (*this)[slot];
        return session.hash == hash && session.site == site && session.id == id;
    });
}

SessionSlot SessionTable::add(SiteId site, std::string_view id, std::uint64_t hash)
{
    if (m_free.empty()) {
        const auto first = static_cast<SessionSlot>(m_chunks.size() * chunk);
        m_chunks.push_back(std::make_unique<Session[]>(chunk));
        for (SessionSlot slot = first + chunk; slot > first; --slot)
            m_free.push_back(slot - 1);
    }
    const SessionSlot slot = m_free.back();
    m_free.pop_back();
    Session& session = (*this)[slot];
    session.hash = hash;
    session.site = site;
    session.id = id;
    m_index.insert(hash, slot);
    ++m_size;
    return slot;
}

void SessionTable::remove(SessionSlot slot)
{
    m_index.erase((*this)[slot].hash, slot);
    (*this)[slot] = {};
    m_free.push_back(slot);
    --m_size;
}

void SessionTable::pushFront(SessionList& list, SessionOrder order, SessionSlot slot)
{
    links(order, slot) = {noSession, list.first};
    (list.first == noSession ? list.last : links(order, list.first).previous) = slot;
    list.first = slot;
    ++list.size;
}

void SessionTable::unlink(SessionList& list, SessionOrder order, SessionSlot slot)
{
    const SessionLinks old = links(order, slot);
    (old.previous == noSession ? list.first : links(order, old.previous).next) = old.next;
    (old.next == noSession ? list.last : links(order, old.next).previous) = old.previous;
    --list.size;
}

void SessionTable::moveToFront(SessionList& list, SessionOrder order, SessionSlot slot)
{
    if (list.first == slot)
        return;
    unlink(list, order, slot);
    pushFront(list, order, slot);
}

} // namespace footfall
