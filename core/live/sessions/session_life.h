// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/presence/presence.h"
#include "core/live/sessions/ended_visits.h"
#include "core/live/sessions/session_data.h"

#include <deque>
#include <functional>
#include <optional>

namespace footfall {

class SessionObserver;

/// The life of sessions: begin, move from page to page, end, time out, give way to newer ones.
/// Keeps every list and count that goes by sessions in step with them.
class SessionLife
{
public:
    /// The presence is told of every session that begins or ends; `ended` gets those that do.
    SessionLife(SessionData& data, Presence& presence, EndedVisits& ended)
        : m_data(data)
        , m_presence(presence)
        , m_ended(ended)
    {
    }

    struct Taken
    {
        /// None for a session_end of a session that is not active.
        SessionSlot slot = noSession;
        bool began = false;
        /// The session's visit number.
        std::uint64_t visit = 0;
        /// The event named a visitor that the session did not know.
        bool named = false;
    };
    /// `hash` is that of the event's session key; `visit` the number of the session if one begins.
    Taken take(const Event& event, SiteId site, std::uint64_t hash, std::uint64_t visit,
               TimeMs now);
    std::optional<Heartbeat> heartbeat(SiteId site, std::string_view id, TimeMs now);
    /// Whether it is counted as active; one that ran out is until it is looked at.
    bool isActive(SiteId site, std::string_view id) const;
    /// Whether an event of that moment belongs to a visit that is under way.
    bool goesOn(SiteId site, std::string_view id, TimeMs now) const;
    /// Ends what timed out and forgets what ended long enough ago; of very many, a part.
    void expire(TimeMs now);
    /// When `expire` will have something to do; nothing without any session.
    std::optional<TimeMs> nextExpiry() const;
    /// Lets the sessions go that are idle for longest until all bounds hold; how many that were.
    std::int64_t makeRoom(TimeMs now);
    /// Removes the sessions that this says; their keys, sorted.
    std::vector<SessionKey> forget(const std::function<bool(const Session&)>& goes, TimeMs now);
    std::vector<SessionKey> takeExpired();
    /// Is shown each session before it changes or goes; null when none is under way.
    void setObserver(SessionObserver* observer) { m_observer = observer; }
    /// The sessions were read from a checkpoint and take so many bytes.
    void restored(std::size_t bytes) { m_bytes = bytes; }
    /// All sessions are about to go: the visits of the active ones are over.
    void endAll(TimeMs now);

private:
    bool isOver(const Session& session, TimeMs now) const;
    void beforeChange(SessionSlot slot);
    SessionSlot findActive(SiteId site, std::string_view id, std::uint64_t hash, TimeMs now);
    SessionSlot begin(const Event& event, SiteId site, std::uint64_t hash, TimeMs now);
    /// True when it named a visitor that the session did not know.
    bool note(Session& session, const Event& event, TimeMs now);
    void label(SessionSlot slot, const Event& event);
    void changeCountry(SessionSlot slot, std::string_view country);
    void goTo(SessionSlot slot, const Event& event);
    void enter(PageId page);
    void touch(SessionSlot slot, TimeMs now);
    void extend(Session& session, DurationMs duration);
    void timeOut(SessionSlot slot, TimeMs now);
    /// Out of everything that goes by active sessions.
    void leave(SessionSlot slot, TimeMs now);
    void end(SessionSlot slot, TimeMs now);
    void forgetEnded(SessionSlot slot);
    void forgetOldestEnded();
    void remove(SessionSlot slot);
    SessionKey keyOf(const Session& session) const;
    bool isTooMuch() const;

    SessionData& m_data;
    Presence& m_presence;
    EndedVisits& m_ended;
    SessionObserver* m_observer = nullptr;
    std::deque<SessionKey> m_expired;
    std::size_t m_bytes = 0;
};

} // namespace footfall
