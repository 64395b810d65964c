// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/socket/poller.h"

#include <QHostAddress>

#include <functional>
#include <memory>

namespace footfall {

/// Accepts the connections to one address.
class Listener final : public PollTarget
{
public:
    using Accept = std::function<void(Descriptor, const QHostAddress& peer)>;

    /// A socket that listens there. Port 0 picks one. An error says what failed and what to do.
    static Result<Descriptor> socketAt(const QHostAddress& address, quint16 port);
    /// On a socket that listens already, whoever made it.
    Listener(Descriptor socket, Poller& poller, Accept accept);

    quint16 port() const;
    /// Goes on after a pause: without descriptors or memory left, accepting stops for a while
    /// instead of failing in every turn.
    void resume();
    bool isPaused() const { return m_paused; }
    void stop() { m_socket.close(); }

    void ready(std::uint32_t events) override;

private:
    bool acceptOne();
    void pause(int reason);

    Descriptor m_socket;
    Poller& m_poller;
    Accept m_accept;
    bool m_paused = true;
};

} // namespace footfall
