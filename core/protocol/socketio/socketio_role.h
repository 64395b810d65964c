// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/socketio/socketio_packet.h"

#include <memory>
#include <string>

namespace footfall {

class SocketIoClient;

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
class SocketIoCasting
{
public:
    virtual ~SocketIoCasting() = default;
    /// The client has joined and knows it: frames for it may be sent from now on. It outlives the
    /// role, which is kept until the call that ended it has returned.
    virtual std::unique_ptr<SocketIoRole> join(SocketIoClient& client) = 0;
};

} // namespace footfall
