// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/socket/descriptor.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <vector>

namespace footfall {

/// Something with a descriptor that wants to know when it can go on.
class PollTarget
{
public:
    virtual ~PollTarget() = default;
    /// `events` as epoll reports them; 0 when called because of `Poller::again`.
    virtual void ready(std::uint32_t events) = 0;
};

/// One epoll set, watched by the Qt loop of its thread as a single descriptor: Qt's own dispatcher
/// looks at every descriptor in every round, which 20,000 connections would feel.
/// Works in turns of bounded length, so that timers and queued calls come through.
class Poller : public QObject
{
    Q_OBJECT

public:
    explicit Poller(QObject* parent = nullptr);

    /// Watches `fd` until it is closed. The target must live until the turn after that is done.
    bool add(int fd, std::uint32_t events, PollTarget* target);
    void remove(int fd);
    /// Calls `target->ready(0)` once more, at the end of this turn or in one of its own.
    void again(std::shared_ptr<PollTarget> target);

Q_SIGNALS:
    /// Nothing that was called by this turn is on the stack any more.
    void turnDone();

private:
    void turn();
    void dispatch();
    void runAgain();
    void wake();

    Descriptor m_epoll;
    std::vector<std::shared_ptr<PollTarget>> m_again;
    bool m_inTurn = false;
    bool m_wakeIsDue = false;
};

} // namespace footfall
