// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/session.h"
#include "core/live/session_index.h"

#include <memory>
#include <string_view>
#include <vector>

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

    Session& operator[](SessionSlot slot) { return m_chunks[slot / chunk][slot % chunk]; }
    const Session& operator[](SessionSlot slot) const
    {
        return m_chunks[slot / chunk][slot % chunk];
    }
    std::size_t size() const { return m_size; }

    void pushFront(SessionList& list, SessionOrder order, SessionSlot slot);
    void unlink(SessionList& list, SessionOrder order, SessionSlot slot);
    void moveToFront(SessionList& list, SessionOrder order, SessionSlot slot);
    SessionSlot next(SessionOrder order, SessionSlot slot) const
    {
        return (*this)[slot].links[static_cast<std::size_t>(order)].next;
    }

private:
    static constexpr SessionSlot chunk = 1024;

    SessionLinks& links(SessionOrder order, SessionSlot slot)
    {
        return (*this)[slot].links[static_cast<std::size_t>(order)];
    }

    std::vector<std::unique_ptr<Session[]>> m_chunks;
    std::vector<SessionSlot> m_free;
    SessionIndex m_index;
    std::size_t m_size = 0;
};

} // namespace footfall
