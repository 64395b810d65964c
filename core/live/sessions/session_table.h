// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/sessions/session.h"
#include "core/live/sessions/session_index.h"
#include "core/live/sessions/session_slab.h"

#include <string_view>

namespace footfall {

/// Where the sessions are: addresses that never move, found by site and session id, and the links
/// of the lists they hang in.
class SessionTable
{
public:
    /// The hash of a key, as `find` and `add` want it.
    static std::uint64_t hashOf(SiteId site, std::string_view id) { return textHash(id, site); }

    SessionSlot find(SiteId site, std::string_view id, std::uint64_t hash) const;
    /// A new session with this key, in no list. There must be none with it.
    SessionSlot add(SiteId site, std::string_view id, std::uint64_t hash);
    /// It must hang in no list any more.
    void remove(SessionSlot slot);

    /// Has the memory fetched that `find`, and then an event, will need: ask early, work meanwhile.
    void fetchIndex(std::uint64_t hash) const { m_index.fetch(hash); }
    /// The session that most likely has this hash; it is not looked at.
    SessionSlot fetchSession(std::uint64_t hash) const;
    void fetchAround(SessionSlot slot) const;

    Session& operator[](SessionSlot slot) { return m_slab[slot]; }
    const Session& operator[](SessionSlot slot) const { return m_slab[slot]; }
    std::size_t size() const { return m_size; }
    /// Above every slot; a session whose visit is 0 is none.
    SessionSlot end() const { return m_slab.end(); }

    void pushFront(SessionList& list, SessionOrder order, SessionSlot slot);
    void unlink(SessionList& list, SessionOrder order, SessionSlot slot);
    void moveToFront(SessionList& list, SessionOrder order, SessionSlot slot);
    SessionSlot next(SessionOrder order, SessionSlot slot) const
    {
        return (*this)[slot].links[static_cast<std::size_t>(order)].next;
    }
    SessionSlot previous(SessionOrder order, SessionSlot slot) const
    {
        return (*this)[slot].links[static_cast<std::size_t>(order)].previous;
    }

private:
    SessionLinks& links(SessionOrder order, SessionSlot slot)
    {
        return (*this)[slot].links[static_cast<std::size_t>(order)];
    }

    SessionSlab m_slab;
    SessionIndex m_index;
    std::size_t m_size = 0;
};

} // namespace footfall
