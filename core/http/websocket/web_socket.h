// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backpressure.h"
#include "core/base/limits.h"
#include "core/base/refusals.h"
#include "core/base/time/time_units.h"
#include "core/http/websocket/client_frames.h"
#include "core/http/websocket/memory_socket.h"
#include "core/http/websocket/text_frame.h"
#include "core/http/websocket/web_socket_peer.h"

#include <QHostAddress>

#include <functional>
#include <unordered_set>

class QWebSocket;

namespace footfall {

class BridgedPeer;
class Clock;

/// The peers of one server, and what they share.
struct PeerShare
{
    const Limits limits;
    const Clock& clock;
    std::unordered_set<BridgedPeer*> peers; ///< those that have ended but still exist included
    qint64 open = 0;
    TextFrameCache frames;
    /// Whom something is refused, be it by being closed.
    std::function<void(const QHostAddress& peer, Refused why)> refused;
};

/// A peer over a QWebSocket on a MemorySocket. Qt's part is the handshake, and the pings and the
/// close frame that we send. What the client sends is read by us (ClientFrames), and text goes out
/// encoded by us, through the same socket, so that order holds. A client that does not read is let
/// go here, too, whatever it is sent and by whom.
///
/// It ends once, whatever the cause: from then on it neither reads nor writes. `closed` and its own
/// deletion follow from the event loop, so nobody who calls it is called back, or left with
/// a dead object. Server thread.
class BridgedPeer final : public WebSocketPeer
{
public:
    /// Takes both; `socket` is the one under `webSocket`. A longer message than `messageBytes`
    /// closes it.
    BridgedPeer(QWebSocket* webSocket, MemorySocket* socket, qint64 messageBytes, PeerShare& share);
    ~BridgedPeer() override;

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
    QWebSocket* m_webSocket;
    MemorySocket* m_socket;
    const QHostAddress m_address;
    ClientFrames m_frames;
    quint64 m_grant = 0;
    Backpressure m_backpressure;
    SteadyTime m_pingAt;
    std::optional<SteadyTime> m_pongBy; ///< of a ping that is unanswered
    bool m_ended = false;
    bool m_announced = false;
};

} // namespace footfall
