// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_table.h"

namespace footfall {

namespace {

constexpr std::size_t lineBytes = 64;

void fetchLines(const Session& session)
{
    const auto* memory = reinterpret_cast<const char*>(&session);
    for (std::size_t line = 0; line < sizeof(Session); line += lineBytes)
        prefetch(memory + line);
}

} // namespace

SessionSlot SessionTable::find(SiteId site, std::string_view id, std::uint64_t hash) const
{
    return m_index.find(hash, [&](SessionSlot slot) {
        const Session& session = (*this)[slot];
        fetchLines(session);
        return session.hash == hash && session.site == site && session.id.view() == id;
    });
}

SessionSlot SessionTable::fetchSession(std::uint64_t hash) const
{
    return m_index.find(hash, [&](SessionSlot slot) {
        fetchLines((*this)[slot]);
        return true;
    });
}

void SessionTable::fetchAround(SessionSlot slot) const
{
    const Session& session = (*this)[slot];
    for (const SessionLinks& links : session.links) {
        for (SessionSlot neighbour : {links.previous, links.next}) {
            if (neighbour != noSession)
                prefetch(&(*this)[neighbour].links);
        }
    }
    session.metadata.fetch();
    session.journey.fetch();
}

SessionSlot SessionTable::add(SiteId site, std::string_view id, std::uint64_t hash)
{
    const SessionSlot slot = m_slab.take();
    Session& session = (*this)[slot];
    session.hash = hash;
    session.site = site;
    session.id = InlineText(id);
    m_index.insert(hash, slot);
    ++m_size;
    return slot;
}

void SessionTable::remove(SessionSlot slot)
{
    m_index.erase((*this)[slot].hash, slot);
    m_slab.giveBack(slot);
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
