// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backpressure.h"
#include "core/base/limits.h"
#include "core/base/refusals.h"
#include "core/base/time/time_units.h"
#include "core/http/websocket/client_frames.h"
#include "core/http/websocket/server_frames.h"
#include "core/http/websocket/socket_wire.h"
#include "core/http/websocket/web_socket_peer.h"

#include <QHostAddress>

#include <functional>
#include <memory>
#include <unordered_set>

namespace footfall {

class OpenWebSocket;
class Clock;

/// The peers of one server, and what they share.
struct PeerShare
{
    const Limits limits;
    const Clock& clock;
    std::unordered_set<OpenWebSocket*> peers; ///< those that have ended but still exist included
    qint64 open = 0;
    TextFrameCache frames;
    /// Whom something is refused, be it by being closed.
    std::function<void(const QHostAddress& peer, Refused why)> refused;
};

/// A peer over a wire. What the client sends is read by us (ClientFrames). A client that does not
/// read is let go here, too, whatever it is sent and by whom.
///
/// It ends once, whatever the cause: from then on it neither reads nor writes. `closed` and its own
/// deletion follow from the event loop, so nobody who calls it is called back, or left with
/// a dead object. Server thread.
class OpenWebSocket final : public WebSocketPeer
{
public:
    /// A longer message than `messageBytes` closes it. `share` must outlive it.
    OpenWebSocket(std::unique_ptr<SocketWire> wire, const QHostAddress& client, qint64 messageBytes,
                  PeerShare& share);
    ~OpenWebSocket() override;

    /// The login or share link that it was opened by; 0: none.
    void setGrant(quint64 grant) { m_grant = grant; }
    quint64 grant() const { return m_grant; }

    void send(const QByteArray& frame) override;
    qint64 queuedBytes() const override;
    void close(int code, const QByteArray& reason) override;
    void noteRefused(Refused why) override;

    /// Closes, since that grant is no more.
    void revoke();
    /// Bytes of the client.
    void receive(QByteArrayView bytes);
    void bytesSent(qint64 count);
    void clientGone();
    /// Pings when it is time, and closes when the last ping was not answered in time, or when what
    /// is queued was not read for too long.
    void tick(SteadyTime now);
    /// Emits `closed` unless that was done.
    void announce();

private:
    void take(const ClientMessage& message);
    void finish(int code, const QByteArray& reason);
    void end();

    PeerShare& m_share;
    const std::unique_ptr<SocketWire> m_wire;
    const QHostAddress m_client;
    ClientFrames m_frames;
    quint64 m_grant = 0;
    Backpressure m_backpressure;
    SteadyTime m_pingAt;
    std::optional<SteadyTime> m_pongBy; ///< of a ping that is unanswered
    bool m_ended = false;
    bool m_announced = false;
};

} // namespace footfall
