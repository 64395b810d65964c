// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/socketio/socketio_packet.h"

#include <QJsonObject>

#include <memory>
#include <string>

namespace footfall {

class SocketIoClient;

/// Who counts the tracked viewers, as seen from Socket.IO (core/protocol/README.md, "Public
/// counters"). Server thread.
class ViewerTracker
{
public:
    virtual ~ViewerTracker() = default;
    /// From now on the client is told of viewers: `client.send(eventMessage("viewers_update", …))`,
    /// with empty `viewers` unless `client.isDashboard()`. A client that has not fetched the last
    /// one (`queuedBytes`) is left out until it has.
    virtual void joined(SocketIoClient& client) = 0;
    /// The client goes: it is told nothing more.
    virtual void left(SocketIoClient& client) = 0;
    /// `track-viewer` and `viewer-heartbeat`, with the same body as over HTTP; empty when the
    /// client sent no object. The result is the answer as JSON: the acknowledgement carries it.
    virtual std::string track(SocketIoClient& client, const QJsonObject& viewer) = 0;
    virtual std::string heartbeat(SocketIoClient& client, const QJsonObject& viewer) = 0;
};

/// What a client is to us while it is in the default namespace: begins as it joins, ends (by
/// destruction) as it leaves. Server thread.
class SocketIoRole
{
public:
    virtual ~SocketIoRole() = default;
    /// An event whose JSON could be read. Gives what an acknowledgement of it carries, as JSON.
    virtual std::string received(const SocketIoPacket& event) = 0;
};

/// Gives clients their roles.
class SocketIoRoleFactory
{
public:
    virtual ~SocketIoRoleFactory() = default;
    /// The client has joined and knows it: frames for it may be sent from now on. It outlives the
    /// role, which is kept until the call that ended it has returned.
    virtual std::unique_ptr<SocketIoRole> join(SocketIoClient& client) = 0;
};

} // namespace footfall
