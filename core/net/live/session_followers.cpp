// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/session_followers.h"

#include "core/protocol/live/live_answers.h"

namespace footfall {

void SessionFollowers::follow(Sink& sink, const SessionKey& session, const std::string& id)
{
    const QByteArray frame = frameOf(session);
    m_followers.insert_or_assign(&sink, Follower{session, frame});
    sink.send(withLiveId(frame, id));
}

void SessionFollowers::look()
{
    std::map<SessionKey, QByteArray> frames;
    for (auto& [sink, follower] : m_followers) {
        const auto [frame, isNew] = frames.try_emplace(follower.session);
        if (isNew)
            frame->second = frameOf(follower.session);
        if (follower.told == frame->second || sink->queuedBytes() > m_softBytes)
            continue;
        follower.told = frame->second;
        sink->send(frame->second);
    }
}

QByteArray SessionFollowers::frameOf(const SessionKey& session) const
{
    return liveFollowed(m_model.session(session, SIZE_MAX));
}

} // namespace footfall
