// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/sessions/session.h"

#include <vector>

namespace footfall {

/// Room for sessions at addresses that never move, in large blocks that the system may back with
/// huge pages: an event touches sessions anywhere in hundreds of megabytes, and with small pages
/// finding out where each is takes as long as reading it.
class SessionSlab
{
public:
    SessionSlab() = default;
    ~SessionSlab();
    SessionSlab(const SessionSlab&) = delete;
    SessionSlab& operator=(const SessionSlab&) = delete;

    /// An empty session.
    SessionSlot take();
    void giveBack(SessionSlot slot);

    /// Slots from here on have never been used; of those before it, some may be empty.
    SessionSlot end() const { return m_used; }

    Session& operator[](SessionSlot slot) { return m_blocks[slot / perBlock][slot % perBlock]; }
    const Session& operator[](SessionSlot slot) const
    {
        return m_blocks[slot / perBlock][slot % perBlock];
    }

private:
    static constexpr SessionSlot perBlock = 65'536;

    static Session* newBlock();

    /// Raw memory: the system gives it only where a session has been.
    std::vector<Session*> m_blocks;
    SessionSlot m_used = 0;
    std::vector<SessionSlot> m_free;
};

} // namespace footfall
