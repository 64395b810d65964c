// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/refusals.h"
#include "core/http/connection/byte_channel.h"
#include "core/http/message/http_message.h"

#include <QObject>

#include <functional>
#include <memory>

namespace footfall {

class Clock;
class WebSocketPeer;

/// Whoever opens a WebSocket. The front keeps the real socket and passes the bytes on, so that its
/// limits and its view of the client hold for WebSockets too: those of dashboards are QWebSockets
/// of our QWebSocketServer, behind in-process sockets. Server thread.
class WebSocketServer : public QObject
{
    Q_OBJECT

public:
    /// What carries a socket.
    enum class Wiring
    {
        Qt,  ///< a QWebSocket
        Page ///< the front itself: for visitors' pages, of which there are many
    };

    WebSocketServer(const Limits& limits, const Clock& clock, QObject* parent = nullptr);
    ~WebSocketServer() override;

    /// Opens a WebSocket for a checked upgrade request; the 101, or Qt's refusal of a bad
    /// handshake, is written to `output`, which must outlive what is returned. `accept` is called
    /// with the peer when the handshake was good, before any frame is fed. The longest message that
    /// the client may send is of `messageBytes`; 0: Limits::webSocketMessageBytes.
    std::unique_ptr<ByteInput> open(const HttpRequest& upgrade,
                                    const std::function<void(WebSocketPeer*)>& accept,
                                    ByteOutput& output, Wiring wiring, qint64 messageBytes = 0);
    /// Pings the silent and closes those who do not answer. Call about four times a second.
    void tick();
    /// Closes all with 1001, as the server goes.
    void closeAll();
    /// Closes with 1008 those that were opened by this grant (Caller::grant).
    void closeGrant(quint64 grant);
    qint64 openCount() const;

Q_SIGNALS:
    /// What a client sent is refused, be it by being closed, or it did not read.
    void clientRefused(const QHostAddress& peer, footfall::Refused why);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace footfall
