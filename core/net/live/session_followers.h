// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/sink.h"
#include "core/live/live_model.h"

#include <map>
#include <string>

namespace footfall {

/// Who of `/api/live` is told of one session with its whole journey: at once, and whenever it has
/// changed. It is computed and encoded once for all that follow it. Server thread.
class SessionFollowers
{
public:
    /// The model must outlive it.
    SessionFollowers(const LiveModel& model, const Limits& limits)
        : m_model(model)
        , m_softBytes(limits.subscriberSoftBytes)
    {
    }

    /// From now on, and instead of the session before; the first frame carries `id`.
    void follow(Sink& sink, const SessionKey& session, const std::string& id);
    void leave(Sink& sink) { m_followers.erase(&sink); }
    /// Tells of what has changed; those with much to read already are told the next time.
    void look();

private:
    struct Follower
    {
        SessionKey session;
        QByteArray told;
    };

    QByteArray frameOf(const SessionKey& session) const;

    const LiveModel& m_model;
    const qint64 m_softBytes;
    std::map<Sink*, Follower> m_followers;
};

} // namespace footfall
